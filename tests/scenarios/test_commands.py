"""/negotiate and its words."""

import json

import pytest

from bot.app import Bot
from bot.local import LocalSlack
from bot.local.person import Person
from bot.slack.entry import Entry
from bot.slack.listeners.messages import Seen
from tests.support.signed import deliver, signed
from tests.support.waiting import until
from tests.support.walk import shows


@pytest.mark.parametrize("typed", ["/negotiate", "/negotiate help", "/negotiate HELP  "])
def test_help_lists_every_command(maya: Person, typed: str) -> None:
    assert maya.command(typed).ok
    said = maya.text_of(until(lambda: maya.ephemeral))
    for usage in ("/negotiate prep", "/negotiate reframe TEXT", "/negotiate help"):
        assert usage in said


def test_the_button_of_the_help_starts_a_prep(maya: Person) -> None:
    maya.command("/negotiate")
    until(lambda: maya.ephemeral)
    maya.click("Start preparing")
    shows(maya, "What are you preparing for?")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("perp", "Did you mean `/negotiate prep`?"),
        ("<!channel>", "is not a command"),
        ("xyzzy", "This is what you can type"),
    ],
)
def test_a_wrong_word_gets_the_nearest_command(
    maya: Person, slack: LocalSlack, typed: str, says: str
) -> None:
    maya.command(f"/negotiate {typed}")
    assert says in maya.text_of(until(lambda: maya.ephemeral))
    assert not slack.workspace.mentions


def test_reframe_answers_at_once_and_keeps_nothing(maya: Person) -> None:
    maya.command("/negotiate reframe closed 120 tickets last quarter")
    said = maya.text_of(until(lambda: maya.ephemeral))
    assert "closed 120 tickets last quarter" in said
    assert "What weakens it" in said
    assert "As an outcome" in said
    maya.command("/negotiate prep")
    shows(maya, "What are you preparing for?")


def test_reframe_without_a_line_shows_how_it_is_used(maya: Person) -> None:
    maya.command("/negotiate reframe")
    assert "closed 120 tickets" in maya.text_of(until(lambda: maya.ephemeral))


def test_a_strong_line_is_told_so_and_left_alone(maya: Person) -> None:
    maya.command("/negotiate reframe Cut p99 latency from 1.2s to 300ms by adding a Redis cache")
    said = maya.text_of(until(lambda: maya.ephemeral))
    assert "Strong as it is" in said
    assert "Reads now" not in said


@pytest.mark.parametrize(
    "text",
    ["x" * 3001, ":tada: :rocket:", "<!channel>", "120", "quiero un aumento de sueldo por favor"],
    ids=["too long", "emoji", "broadcast", "a number", "spanish"],
)
def test_what_is_no_statement_gets_a_sentence(maya: Person, slack: LocalSlack, text: str) -> None:
    assert maya.command(f"/negotiate reframe {text}").ok
    said = maya.text_of(until(lambda: maya.ephemeral))
    assert "Reads now" not in said or "one statement at a time" in said
    assert not slack.workspace.mentions


@pytest.mark.parametrize("text", ["I am the only one who knows billing", "I earn 90k", "NPS 62"])
def test_a_line_without_any_weakness_that_has_a_name_is_answered_too(
    maya: Person, text: str
) -> None:
    assert maya.command(f"/negotiate reframe {text}").ok
    assert text in maya.text_of(until(lambda: maya.ephemeral))


def test_a_password_is_not_repeated(maya: Person) -> None:
    maya.command("/negotiate reframe rotated AKIAIOSFODNN7EXAMPLE in production")
    assert "AKIA" not in maya.text_of(until(lambda: maya.ephemeral))


def test_a_line_typed_to_the_app_is_reframed_in_its_thread(maya: Person) -> None:
    maya.say("closed 120 tickets last quarter")
    reply = until(lambda: [m for m in maya.messages() if m.thread_ts])[-1]
    assert "What weakens it" in maya.text_of(reply)


@pytest.mark.parametrize("typed", ["help", "Hi!", "/help?", "thanks!"])
def test_a_greeting_or_a_call_for_help_is_answered(maya: Person, typed: str) -> None:
    maya.say(typed)
    reply = until(lambda: [m for m in maya.messages() if m.thread_ts])[-1]
    assert "/negotiate prep" in maya.text_of(reply)


def test_a_line_that_slack_delivers_twice_is_answered_once(
    maya: Person, slack: LocalSlack, bot: Bot, secret: str
) -> None:
    maya.say("closed 120 tickets last quarter")
    until(lambda: [m for m in maya.messages() if m.thread_ts])
    sent = next(s for s in slack.requests if s.delivery.payload.get("event", {}).get("text"))
    again = json.dumps(sent.delivery.payload)
    entry = Entry(bot.app)
    status, _ = deliver(entry, again, signed(again, secret), content_type="application/json")
    assert status == 200
    maya.say("help")
    until(lambda: "/negotiate prep" in maya.text_of(maya.messages()[-1]))
    assert len([m for m in maya.messages() if m.thread_ts]) == 2


def test_only_the_latest_events_are_remembered() -> None:
    seen = Seen()
    assert all(seen.first(str(n)) for n in range(1001))
    assert not seen.first("1000")
    assert seen.first("0")


def test_a_window_that_slack_refuses_to_open_is_told(maya: Person, slack: LocalSlack) -> None:
    slack.fail("views.open", "internal_error")
    maya.command("/negotiate prep")
    assert "Something went wrong" in maya.text_of(until(lambda: maya.ephemeral))
