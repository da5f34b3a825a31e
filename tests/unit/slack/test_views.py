"""Every view with the longest that people can put into it, against the double's validator."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from blockkit.core import Component

from bot.content.catalog import Catalog
from bot.domain.outcome import Slot
from bot.domain.people import Member
from bot.domain.prep import MOST_OUTCOMES, Basics, Moment, Outcome, Prep, Step
from bot.local.validate import check_message, check_view
from bot.reframe.engine import Engine
from bot.services.prep import Draft, Item
from bot.slack.rich import cut
from bot.slack.views import help as help_views
from bot.slack.views import home, prep, ready, reframe, result

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
TODAY = NOW.date()
LONG = ("maintained <!channel> the *payments* service & wrote \u201cdocs\u201d \u00e9 " * 60)[:3000]
WEAK = "closed 120 tickets last quarter"
STRONG = "Cut p99 latency from 1.2s to 300ms by adding a Redis cache"


def a_prep(
    *texts: str,
    talk_on: date | None = None,
    moment: Moment = Moment.NEW_OFFER,
    role: str = "support",
    step: Step = Step.DONE,
    dropped: int = 0,
    answers: Mapping[Slot, str] | None = None,
) -> Prep:
    outcomes = tuple(
        Outcome(id=f"{n:032x}", position=n, text=text, dropped=n <= dropped, answers=answers or {})
        for n, text in enumerate(texts, start=1)
    )
    return Prep(
        id="f" * 32,
        owner=Member(team_id="T1", user_id="U1"),
        basics=Basics(moment=moment, role=role, talk_on=talk_on),
        step=step,
        outcomes=outcomes,
        created_at=NOW,
        updated_at=NOW,
    )


@pytest.fixture(scope="session")
def draft(engine: Engine) -> Callable[[Prep], Draft]:
    def read(prep: Prep) -> Draft:
        def item(outcome: Outcome) -> Item:
            reframing = engine.reframe(outcome.text, role=prep.basics.role, answers=outcome.answers)
            return Item(outcome=outcome, reframing=reframing, diagnosis=reframing.diagnosis)

        return Draft(prep=prep, items=tuple(item(outcome) for outcome in prep.outcomes))

    return read


def built(view: Component) -> dict[str, Any]:
    """The view as it is sent; refused here where Slack would refuse it."""
    made: dict[str, Any] = view.build()
    check_view(made, made["type"])
    return made


def test_a_draft_as_full_and_long_as_can_be_is_one_that_slack_takes(
    catalog: Catalog, draft: Callable[[Prep], Draft]
) -> None:
    texts = [LONG] * (MOST_OUTCOMES + 6)
    full = result.result(draft(a_prep(*texts, dropped=6)), catalog, TODAY)
    made = built(full)
    assert len(made["blocks"]) <= 80
    assert len(json.dumps(made)) < 200_000


@pytest.mark.parametrize("text", [WEAK, STRONG, LONG, "documentation", "x" * 3000])
def test_one_outcome_is_shown_edited_and_strengthened(
    text: str, catalog: Catalog, draft: Callable[[Prep], Draft]
) -> None:
    whole = draft(a_prep(text))
    built(result.result(whole, catalog, TODAY))
    assert text in json.dumps(built(result.edit(whole.items[0], catalog)), ensure_ascii=False)
    built(result.strengthen(whole.items[0], catalog))


@pytest.mark.parametrize("text", [WEAK, STRONG, LONG, "documentation", ":tada:", "y" * 5000])
def test_the_reply_to_one_statement_is_a_message_that_slack_takes(
    text: str, catalog: Catalog, engine: Engine
) -> None:
    check_message([block.build() for block in reframe.reply(engine.reframe(text), catalog)])


@pytest.mark.parametrize("role", ["support", "backend", "other", "gone"])
@pytest.mark.parametrize("moment", Moment)
def test_every_step_is_a_view_that_slack_takes(role: str, moment: Moment, catalog: Catalog) -> None:
    about = a_prep(role=role, moment=moment)
    for view in (
        prep.basics(catalog),
        prep.outcomes(about, catalog),
        prep.package(about, catalog),
        prep.add(about, catalog),
        prep.working(catalog),
    ):
        built(view)


def test_only_an_offer_has_a_sign_on(catalog: Catalog) -> None:
    def fields(moment: Moment) -> set[str]:
        made = built(prep.package(a_prep(moment=moment), catalog))
        return {block["block_id"] for block in made["blocks"] if block["type"] == "input"}

    assert "sign_on" in fields(Moment.NEW_OFFER)
    assert "sign_on" not in fields(Moment.PROMOTION)


def test_the_example_is_of_the_chosen_role(catalog: Catalog) -> None:
    made = json.dumps(built(prep.outcomes(a_prep(role="designer"), catalog)))
    assert catalog.roles["designer"].example[0] in made


@pytest.mark.parametrize("step", Step)
def test_going_on_and_home_say_where_each_prep_stands(step: Step, catalog: Catalog) -> None:
    preps = [a_prep(WEAK, step=step), a_prep(step=step)]
    for view in (prep.resume(preps, catalog), home.home(preps, catalog)):
        assert "<!date^" in json.dumps(built(view))


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (None, "no date yet"),
        (0, "today"),
        (1, "tomorrow"),
        (21, "21 days to the talk on 12 December 2026"),
        (-2, "the talk was on 19 November 2026"),
    ],
)
def test_the_draft_counts_the_days_to_the_talk(
    days: int | None, says: str, catalog: Catalog, draft: Callable[[Prep], Draft]
) -> None:
    talk_on = None if days is None else TODAY + timedelta(days=days)
    made = built(result.result(draft(a_prep(WEAK, talk_on=talk_on)), catalog, TODAY))
    assert says in json.dumps(made)


@pytest.mark.parametrize(
    ("texts", "dropped", "says"),
    [
        ([WEAK, STRONG], 0, "1 of 2 say what changed because of you. Start with number 1"),
        ([STRONG, WEAK], 0, "Start with number 2"),
        ([STRONG], 0, "It says what changed because of you"),
        ([STRONG, STRONG], 0, "All 2 say what changed because of you"),
        ([WEAK], 1, "Nothing in this draft"),
    ],
)
def test_the_draft_says_where_to_begin(
    texts: list[str],
    dropped: int,
    says: str,
    catalog: Catalog,
    draft: Callable[[Prep], Draft],
) -> None:
    assert says in result.summary(draft(a_prep(*texts, dropped=dropped)), catalog)


def test_what_breaks_and_what_it_costs_are_shown_once_they_are_known(
    catalog: Catalog, draft: Callable[[Prep], Draft]
) -> None:
    def shown(answers: Mapping[Slot, str]) -> str:
        whole = draft(a_prep("maintained Vault", answers=answers))
        return json.dumps(built(result.result(whole, catalog, TODAY)), ensure_ascii=False)

    texts = catalog.prep.result
    assert texts.breaks not in shown({})
    assert texts.breaks in shown({Slot.WHAT_BREAKS: "nobody can deploy"})
    assert texts.risk in shown({Slot.BAD_DECISION_COST: "one trading day"})


def test_the_message_about_a_draft_holds_no_statement(
    catalog: Catalog, draft: Callable[[Prep], Draft]
) -> None:
    blocks = [block.build() for block in ready.ready(draft(a_prep(WEAK, STRONG)), catalog)]
    check_message(blocks)
    said = json.dumps(blocks)
    assert "2 lines, 1 with a result" in said
    assert "tickets" not in said


@pytest.mark.parametrize("word", ["perp", "<!channel>", "`x`", "z" * 500])
def test_the_help_is_a_message_that_slack_takes(word: str, catalog: Catalog) -> None:
    blocks = [block.build() for block in help_views.unknown(word, catalog)]
    check_message(blocks)
    assert "<!channel>" not in json.dumps(blocks)


def test_a_text_is_cut_at_its_end() -> None:
    assert cut("one\ntwo", 10) == "one two"
    assert cut("one two three", 8) == "one two\u2026"
