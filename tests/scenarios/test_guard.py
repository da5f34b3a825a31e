"""What a person reads when something fails, wherever they are."""

import logging

import pytest
from slack_bolt import Ack

from bot.app import Bot
from bot.content.texts import ErrorTexts
from bot.errors import NotFoundError
from bot.local import LocalSlack
from bot.local.person import Person
from bot.slack.guard import Guard
from tests.support.waiting import until
from tests.support.walk import prepare, shows

STATEMENT = "closed 120 tickets last quarter"


def broken(bot: Bot, error: Exception) -> None:
    """From now on every use of the database fails."""

    def refuse() -> object:
        raise error

    object.__setattr__(bot.database, "begin", refuse)


def test_a_button_of_a_window_that_fails_says_so_on_top_of_it(maya: Person, bot: Bot) -> None:
    prepare(maya, STATEMENT)
    broken(bot, OSError("disk"))
    maya.click("Drop")
    shows(maya, "Something went wrong on our side")
    maya.close()
    shows(maya, STATEMENT)


def test_a_window_that_can_not_be_filled_says_so_itself(maya: Person, bot: Bot) -> None:
    prepare(maya, STATEMENT)
    broken(bot, NotFoundError())
    maya.click("Edit")
    shows(maya, "no longer here")


def test_a_failure_leaves_its_place_and_a_reference_in_the_log_but_no_words(
    maya: Person, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    prepare(maya, STATEMENT)
    broken(bot, OSError(f"could not write {STATEMENT!r}"))
    maya.click("Drop")
    said = maya.text_of(shows(maya, "mention"))
    reference = said.split("mention ")[1].split(" ")[0]
    assert reference in caplog.text
    assert "OSError" in caplog.text
    assert "120 tickets" not in caplog.text


def test_a_window_closed_in_the_meantime_is_answered_by_message(
    maya: Person, bot: Bot, slack: LocalSlack
) -> None:
    prepare(maya, STATEMENT)
    until(maya.messages)
    broken(bot, OSError("disk"))
    slack.fail("views.push", "expired_trigger_id")
    maya.click("Drop")
    until(lambda: "Something went wrong" in maya.messages()[-1].text)


def test_a_command_that_fails_before_its_ack_is_answered_by_the_ack(
    maya: Person, bot: Bot, errors: ErrorTexts, slack: LocalSlack
) -> None:
    def listener(ack: Ack) -> None:
        raise RuntimeError

    bot.app._listeners.clear()  # noqa: SLF001 - Bolt has no public way to take one off
    bot.app.command("/negotiate")(Guard(errors)(listener))
    assert maya.command("/negotiate").ok
    assert "Something went wrong" in maya.text_of(until(lambda: maya.ephemeral))


def test_a_command_that_fails_after_its_ack_is_answered_beside_it(
    maya: Person, bot: Bot, errors: ErrorTexts
) -> None:
    def listener(ack: Ack) -> None:
        ack()
        raise NotFoundError

    bot.app._listeners.clear()  # noqa: SLF001 - Bolt has no public way to take one off
    bot.app.command("/negotiate")(Guard(errors)(listener))
    assert maya.command("/negotiate").ok
    assert "no longer here" in maya.text_of(until(lambda: maya.ephemeral))


def test_an_event_that_fails_disturbs_nobody(
    maya: Person, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    broken(bot, OSError("disk"))
    maya.open_home()
    until(lambda: "unexpected OSError" in caplog.text)
    assert maya.messages() == []


def test_a_member_who_can_not_be_told_is_noted_in_the_log(
    maya: Person, bot: Bot, slack: LocalSlack, caplog: pytest.LogCaptureFixture
) -> None:
    prepare(maya, STATEMENT)
    until(maya.messages)
    broken(bot, OSError("disk"))
    slack.fail("views.push", "internal_error")
    slack.fail("chat.postMessage", "messages_tab_disabled")
    maya.click("Drop")
    until(lambda: "could not tell the member: messages_tab_disabled" in caplog.text)


def test_a_window_closed_while_it_is_filled_is_no_error(
    maya: Person, slack: LocalSlack, caplog: pytest.LogCaptureFixture
) -> None:
    prepare(maya, STATEMENT)
    until(lambda: slack.calls[-1].method == "views.publish")
    for method in ("views.update", "views.publish"):
        slack.fail(method, "not_found")
    maya.click("Drop")
    until(lambda: "home not published: not_found" in caplog.text)
    assert len(maya.messages()) == 1
    assert "unexpected" not in caplog.text


def test_a_choice_that_comes_after_the_person_moved_on_changes_nothing(
    maya: Person, slack: LocalSlack, caplog: pytest.LogCaptureFixture
) -> None:
    prepare(maya, STATEMENT)
    until(lambda: slack.calls[-1].method == "views.publish")
    maya.close(everything=True)
    slack.fail("views.update", "hash_conflict")
    maya.command("/negotiate prep")
    until(lambda: slack.calls[-1].answer.get("error") == "hash_conflict")
    assert "What are you preparing for?" in maya.text_of(maya.modal)
    assert "unexpected" not in caplog.text
