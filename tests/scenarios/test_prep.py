"""/negotiate prep, through signed requests and the double of Slack."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.app import Bot
from bot.domain.people import Member
from bot.domain.prep import Prep
from bot.errors import NotFoundError
from bot.local import LocalSlack
from bot.local.person import Person
from bot.local.workspace import Message
from tests.scenarios.test_guard import broken
from tests.support.waiting import until
from tests.support.walk import capture, finish, prepare, shows, start

WEAK = "closed 120 tickets last quarter"


def test_a_weak_statement_is_diagnosed_and_rebuilt(maya: Person) -> None:
    draft = prepare(maya, WEAK)
    said = maya.text_of(draft)
    assert WEAK in said
    assert "0 of 1 say what changed" in said
    assert "Closed 120 tickets last quarter" in said
    assert maya.buttons(draft) == ["Strengthen", "Edit", "Drop", "Add lines", "Change"]


def test_strengthening_improves_the_sentence_at_once(maya: Person) -> None:
    prepare(maya, WEAK)
    before = maya.text_of(maya.modal)
    maya.click("Strengthen")
    asked = shows(maya, "Answer what you can")
    questions = [block for block in asked.blocks if block["type"] == "input"]
    assert 1 <= len(questions) <= 3
    for question, answer in zip(questions, ("reopen rate", "17%", "8%"), strict=True):
        maya.fill(question["block_id"], answer)
    assert maya.submit().ok
    after = maya.text_of(shows(maya, "from 17% to 8%"))
    assert "It says what changed" in after
    assert "A count shows how busy you were" in before
    assert "A count shows how busy you were" not in after


def test_the_draft_is_announced_by_a_message_that_opens_it(maya: Person) -> None:
    prepare(maya, WEAK)
    message = until(maya.messages)[-1]
    assert message.text == "Your draft is ready."
    maya.close(everything=True)
    maya.click("Open my draft")
    shows(maya, WEAK)


def test_each_step_is_kept_and_the_next_prep_offers_to_go_on(maya: Person) -> None:
    start(maya, role="designer")
    capture(maya, "redesigned onboarding")
    maya.close()
    maya.command("/negotiate prep")
    shows(maya, "Go on where you stopped")
    maya.click("Go on")
    shows(maya, "Currency")
    finish(maya)
    assert "redesigned onboarding" in maya.text_of(maya.modal)


def test_a_prep_closed_after_the_first_step_goes_on_at_the_second(maya: Person) -> None:
    start(maya)
    maya.close()
    maya.command("/negotiate prep")
    shows(maya, "Go on where you stopped")
    maya.click("Go on")
    shows(maya, "What have you done")


def test_starting_anew_keeps_what_was_under_way(maya: Person) -> None:
    prepare(maya, WEAK)
    maya.close(everything=True)
    maya.command("/negotiate prep")
    shows(maya, "Go on where you stopped")
    maya.click("Start over")
    shows(maya, "What are you preparing for?")
    maya.close(everything=True)
    maya.command("/negotiate prep")
    shows(maya, "One line in the draft")
    maya.click("Open")
    shows(maya, WEAK)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("\n \n", "Write at least one line"),
        ("\n".join(f"shipped feature {n}" for n in range(13)), "13 lines"),
        ("did this " * 334, ""),
        (":tada: :rocket:", ""),
        ("<!channel>", ""),
        ("J'ai aidé à migrer la base de données et réduit les coûts", "English"),
    ],
    ids=["empty", "13 lines", "too long", "emoji", "broadcast", "french"],
)
def test_bad_statements_are_told_at_the_field_and_stay_typed(
    maya: Person, typed: str, says: str
) -> None:
    start(maya)
    maya.fill("statements", typed)
    answer = maya.submit()
    assert list(answer.errors) == ["statements"]
    assert says in answer.errors["statements"]
    assert maya.modal is not None
    assert maya.modal.values["statements"]["input"]["value"] == typed


def test_a_talk_in_the_past_is_told_at_the_date(maya: Person) -> None:
    maya.command("/negotiate prep")
    shows(maya, "When is the talk?")
    maya.fill("moment", "Promotion")
    maya.fill("role", "support")
    maya.fill("talk_on", (datetime.now(UTC) - timedelta(days=3)).date())
    answer = maya.submit()
    assert "already over" in answer.errors["talk_on"]
    maya.fill("talk_on", (datetime.now(UTC) + timedelta(days=3)).date())
    assert maya.submit().ok
    shows(maya, "What have you done")


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("base", "-85000", "below zero"),
        ("base", "85000000000000", "slip"),
        ("equity", "plenty", "one amount"),
        ("token_budget", "lots", "one amount"),
    ],
)
def test_a_bad_amount_is_told_at_its_field_and_nothing_typed_is_lost(
    maya: Person, field: str, typed: str, says: str
) -> None:
    start(maya)
    capture(maya, WEAK)
    maya.fill("bonus", "10%")
    maya.fill(field, typed)
    answer = maya.submit()
    assert says in " ".join(answer.errors.values())
    assert maya.modal is not None
    assert maya.modal.values["bonus"]["input"]["value"] == "10%"
    assert maya.modal.values[field]["input"]["value"] == typed


def test_an_expired_trigger_is_answered_with_a_button_that_opens(
    maya: Person, slack: LocalSlack
) -> None:
    slack.fail("views.open", "expired_trigger_id")
    maya.command("/negotiate prep")
    offered = until(lambda: maya.ephemeral)
    assert "Nothing is lost" in maya.text_of(offered)
    maya.click("Open")
    shows(maya, "What are you preparing for?")


def test_an_expired_trigger_in_the_draft_is_answered_with_a_message(
    maya: Person, slack: LocalSlack
) -> None:
    prepare(maya, WEAK)
    until(maya.messages)
    slack.fail("views.push", "expired_trigger_id")
    maya.click("Strengthen")
    until(lambda: "Nothing is lost" in maya.text_of(maya.messages()[-1]))
    maya.close(everything=True)
    maya.click("Open", within=maya.messages()[-1])
    shows(maya, WEAK)


def test_two_clicks_on_submit_store_one_draft(maya: Person, slack: LocalSlack, bot: Bot) -> None:
    maya.command("/negotiate prep")
    shows(maya, "What are you preparing for?")
    maya.fill("moment", "Annual review")
    maya.fill("role", "support")
    maya.submit_twice()
    shows(maya, "What have you done")
    maya.fill("statements", WEAK)
    maya.submit_twice()
    shows(maya, "Currency")
    maya.submit_twice()
    shows(maya, "Level")
    stored = preps_of(maya, slack, bot)
    assert [len(prep.outcomes) for prep in stored] == [1]
    until(maya.messages)
    assert len(maya.messages()) == 1


def preps_of(person: Person, slack: LocalSlack, bot: Bot) -> list[Prep]:
    owner = Member(team_id=slack.workspace.team_id, user_id=person.id)
    with bot.database.begin() as stores:
        return stores.preps.recent(owner, limit=10)


def test_two_members_never_see_each_others_drafts(maya: Person, tomas: Person) -> None:
    prepare(maya, WEAK)
    message = until(maya.messages)[-1]
    tomas.command("/negotiate prep")
    shows(tomas, "What are you preparing for?")
    tomas.open_home()
    until(lambda: tomas.home)
    assert "Your drafts" not in tomas.text_of(tomas.home)
    tomas.close()
    prepare(tomas, "trained partners")
    tomas.close(everything=True)
    own = until(tomas.messages)[-1]
    button_of(own)["value"] = button_of(message)["value"]
    tomas.click("Open my draft")
    shows(tomas, "no longer here")
    assert WEAK not in tomas.text_of(tomas.modal)


def button_of(message: Message) -> dict[str, Any]:
    """The only button of a message."""
    rows = [block for block in message.blocks or [] if block["type"] == "actions"]
    button: dict[str, Any] = rows[0]["elements"][0]
    return button


def test_a_result_that_got_worse_gets_a_question_and_no_praise(maya: Person) -> None:
    said = maya.text_of(prepare(maya, "NPS dropped from 41 to 28 after my redesign"))
    assert "Strong as it is" not in said
    assert "learn" in said


def test_questions_without_an_answer_are_told_at_the_first(maya: Person) -> None:
    prepare(maya, WEAK)
    maya.click("Strengthen")
    asked = shows(maya, "Answer what you can")
    first = next(block for block in asked.blocks if block["type"] == "input")
    assert "at least one question" in maya.submit().errors[first["block_id"]]


def test_a_draft_that_is_gone_offers_no_room_for_lines(maya: Person, bot: Bot) -> None:
    prepare(maya, WEAK)
    maya.click("Add lines")
    shows(maya, "What have you done")
    maya.fill("statements", "wrote macros")
    broken(bot, NotFoundError())
    assert "no longer here" in maya.submit().errors["statements"]


def test_a_dropped_outcome_can_be_brought_back(maya: Person) -> None:
    prepare(maya, WEAK, "wrote macros")
    first = maya.buttons(maya.modal)
    maya.click("Drop", value=outcome_of(maya, "wrote macros"))
    shows(maya, "Dropped: wrote macros")
    assert len(maya.buttons(maya.modal)) == len(first) - 2
    maya.click("Undo")
    until(lambda: "Dropped" not in maya.text_of(maya.modal))
    assert maya.buttons(maya.modal) == first


def outcome_of(person: Person, text: str) -> str:
    """The id in the buttons of the outcome that quotes this."""
    assert person.modal is not None
    blocks = person.modal.blocks
    place = next(n for n, block in enumerate(blocks) if text in json.dumps(block))
    row = next(block for block in blocks[place:] if block["type"] == "actions")
    return str(row["elements"][0]["value"])


def test_an_edited_line_is_read_anew(maya: Person) -> None:
    prepare(maya, WEAK)
    maya.click("Edit")
    shows(maya, "The earlier wording is kept")
    maya.fill("statement", " ")
    assert "at least one line" in maya.submit().errors["statement"]
    maya.fill("statement", "Cut reopened tickets from 17% to 8% for free plan users")
    assert maya.submit().ok
    shows(maya, "It says what changed")


def test_lines_can_be_added_to_a_draft(maya: Person) -> None:
    prepare(maya, WEAK)
    maya.click("Add lines")
    shows(maya, "What have you done")
    maya.fill("statements", "wrote macros")
    assert maya.submit().ok
    shows(maya, "0 of 2 say what changed")


def test_more_lines_than_fit_are_refused_with_the_room_that_is_left(maya: Person) -> None:
    prepare(maya, *[f"shipped feature {n}" for n in range(11)])
    maya.click("Add lines")
    shows(maya, "What have you done")
    maya.fill("statements", "one\ntwo")
    assert "room for 1" in maya.submit().errors["statements"]


def test_a_draft_of_twelve_lines_offers_no_more(maya: Person) -> None:
    draft = prepare(maya, *[f"shipped feature {n}" for n in range(12)])
    assert "Add lines" not in maya.buttons(draft)
    assert len(draft.blocks) <= 100


def test_a_step_that_can_not_be_stored_comes_back_with_everything_typed(
    maya: Person, bot: Bot
) -> None:
    start(maya)
    maya.fill("statements", WEAK)
    bot.database.close()
    broken = bot.database.begin

    def refuse() -> object:
        raise OSError("the disk is full")

    object.__setattr__(bot.database, "begin", refuse)
    answer = maya.submit()
    assert "Nothing you typed is lost" in answer.errors["statements"]
    assert maya.modal is not None
    assert maya.modal.values["statements"]["input"]["value"] == WEAK
    object.__setattr__(bot.database, "begin", broken)
    assert maya.submit().ok
    shows(maya, "Currency")


def test_a_call_that_slack_limits_is_made_again(maya: Person, slack: LocalSlack) -> None:
    start(maya)
    capture(maya, WEAK)
    slack.rate_limit("views.update", seconds=0)
    finish(maya)


def test_what_is_on_the_table_is_shown_in_the_draft_and_can_be_changed(maya: Person) -> None:
    start(maya, moment="New offer")
    capture(maya, WEAK)
    finish(maya, {"base": "85k", "bonus": "10%", "token_budget": "$200"})
    said = maya.text_of(maya.modal)
    assert "base $85,000 a year; bonus 10% of base" in said
    assert "AI token budget $200 a month, beside pay and not in it" in said
    maya.click("Change")
    opened = shows(maya, "What does the offer say?")
    assert opened.values["base"]["input"]["value"] == "$85,000"
    maya.fill("base", "90k")
    maya.fill("token_budget", "")
    assert maya.submit().ok
    shows(maya, "base $90,000 a year")
    assert "token" not in maya.text_of(maya.modal)
    maya.click("Change")
    shows(maya, "What does the offer say?")
    maya.fill("base", "")
    maya.fill("bonus", "")
    assert maya.submit().ok
    shows(maya, "Nothing noted about pay")


def test_home_lists_the_drafts_and_opens_one(maya: Person) -> None:
    maya.open_home()
    until(lambda: maya.home)
    assert "Your drafts" not in maya.text_of(maya.home)
    prepare(maya, WEAK)
    until(lambda: "Your drafts" in maya.text_of(maya.home))
    maya.close(everything=True)
    maya.click("Open", within=maya.home)
    shows(maya, WEAK)


def test_what_people_type_pings_nobody(maya: Person, slack: LocalSlack) -> None:
    line = "helped <@U0TOMAS> and <!channel> with <https://example.com|the migration> *now*"
    prepare(maya, line)
    maya.command(f"/negotiate reframe {line}")
    until(lambda: maya.ephemeral)
    assert not slack.workspace.mentions
