from datetime import timedelta, timezone

import pytest

from bot.domain.outcome import Slot
from bot.domain.prep import MOST_OUTCOMES, Basics, Moment, Step
from bot.errors import FullError
from bot.services import ports
from bot.storage.database import Database
from tests.storage.given import ANA, BASICS, BEN, LATER, NAMESAKE, NOW, PACKAGE, a_prep, read


def test_a_prep_is_read_as_it_was_started(database: Database) -> None:
    stored: ports.Database = database
    with stored.begin() as stores:
        started = stores.preps.start(ANA, BASICS, key="K", now=NOW)
    assert read(database, started) == started
    assert (started.owner, started.basics, started.step) == (ANA, BASICS, Step.OUTCOMES)
    assert (started.created_at, started.updated_at, started.outcomes) == (NOW, NOW, ())


def test_times_come_back_in_utc_whatever_zone_they_were_given_in(database: Database) -> None:
    tokyo = NOW.astimezone(timezone(timedelta(hours=9)))
    with database.begin() as stores:
        prep = stores.preps.start(ANA, BASICS, key="K", now=tokyo)
    assert read(database, prep).created_at.isoformat() == "2026-11-21T09:30:00+00:00"


def test_revising_changes_the_basics_and_nothing_else(database: Database) -> None:
    prep = a_prep(database, ANA, "Closed tickets")
    other = Basics(moment=Moment.NEW_OFFER, role="other")
    with database.begin() as stores:
        revised = stores.preps.revise(ANA, prep.id, other, now=LATER)
    assert revised == prep.model_copy(update={"basics": other, "updated_at": LATER})
    assert read(database, prep) == revised


def test_each_statement_becomes_an_outcome_in_order(database: Database) -> None:
    prep = a_prep(database, ANA, "first", "second")
    with database.begin() as stores:
        prep = stores.preps.capture(ANA, prep.id, ["third"], key="K1", now=LATER)
    assert [(o.position, o.text, o.version) for o in prep.outcomes] == [
        (1, "first", 1),
        (2, "second", 1),
        (3, "third", 1),
    ]
    assert prep.updated_at == LATER
    assert read(database, prep) == prep


def test_capturing_moves_on_to_the_package_but_never_back(database: Database) -> None:
    prep = a_prep(database)
    assert prep.step is Step.OUTCOMES  # nothing was captured yet
    with database.begin() as stores:
        assert stores.preps.capture(ANA, prep.id, ["a"], key="K1", now=NOW).step is Step.PACKAGE
        stores.preps.finish(ANA, prep.id, now=NOW)
        assert stores.preps.capture(ANA, prep.id, ["b"], key="K2", now=NOW).step is Step.DONE


def test_a_prep_holds_twelve_outcomes_and_dropped_ones_do_not_count(database: Database) -> None:
    prep = a_prep(database, ANA, *"abcdefghijkl")
    assert len(prep.outcomes) == MOST_OUTCOMES
    with database.begin() as stores, pytest.raises(FullError):
        stores.preps.capture(ANA, prep.id, ["m"], key="K1", now=LATER)
    assert read(database, prep) == prep
    dropped = prep.outcomes[0].id
    with database.begin() as stores:
        stores.preps.set_dropped(ANA, dropped, dropped=True, now=LATER)
        assert len(stores.preps.capture(ANA, prep.id, ["m"], key="K1", now=LATER).kept) == 12
    with database.begin() as stores, pytest.raises(FullError):
        stores.preps.set_dropped(ANA, dropped, dropped=False, now=LATER)


def test_dropping_can_be_undone_and_says_what_it_left(database: Database) -> None:
    prep = a_prep(database, ANA, "first", "second")
    first = prep.outcomes[0]
    with database.begin() as stores:
        dropped = stores.preps.set_dropped(ANA, first.id, dropped=True, now=LATER)
    assert dropped == first.model_copy(update={"dropped": True})
    now = read(database, prep)
    assert (now.outcomes[0], now.kept, now.updated_at) == (dropped, prep.outcomes[1:], LATER)
    with database.begin() as stores:
        assert stores.preps.set_dropped(ANA, first.id, dropped=False, now=LATER) == first


def test_dropping_twice_changes_nothing_the_second_time(database: Database) -> None:
    prep = a_prep(database, ANA, "first")
    for now in (NOW, LATER):
        with database.begin() as stores:
            stores.preps.set_dropped(ANA, prep.outcomes[0].id, dropped=True, now=now)
    assert read(database, prep).updated_at == NOW


def test_a_rewriting_is_a_new_version_with_its_answers(database: Database) -> None:
    prep = a_prep(database, ANA, "Closed tickets")
    outcome = prep.outcomes[0]
    answers = {Slot.METRIC: "median wait", Slot.BASELINE: "3 days"}
    with database.begin() as stores:
        written = stores.preps.rewrite(
            ANA, outcome.id, text="Cut the wait", answers=answers, key="K1", now=LATER
        )
    assert (written.id, written.position, written.version) == (outcome.id, 1, 2)
    assert (written.text, written.answers) == ("Cut the wait", answers)
    now = read(database, prep)
    assert (now.outcomes, now.updated_at) == ((written,), LATER)


def test_the_prep_of_an_outcome(database: Database) -> None:
    a_prep(database, ANA, "other", key="K1")
    prep = a_prep(database, ANA, "Closed tickets")
    with database.begin() as stores:
        assert stores.preps.prep_of(ANA, prep.outcomes[0].id) == prep


def test_recent_preps_are_the_owners_alone_last_changed_first(database: Database) -> None:
    first, second, third = (a_prep(database, ANA, key, key=key) for key in "abc")
    a_prep(database, BEN, key="b")
    a_prep(database, NAMESAKE, key="c")
    with database.begin() as stores:
        changed = stores.preps.revise(ANA, second.id, BASICS, now=LATER)
        assert stores.preps.recent(ANA, limit=1) == [changed]
        found = stores.preps.recent(ANA, limit=9)
        assert stores.preps.recent(ANA.model_copy(update={"user_id": "U9"}), limit=9) == []
    assert found[0] == changed
    assert {prep.id for prep in found} == {first.id, second.id, third.id}
    assert {prep.outcomes[0].text for prep in found} == set("abc")


def test_a_package_is_kept_and_replaced(database: Database) -> None:
    prep = a_prep(database)
    with database.begin() as stores:
        assert stores.preps.package(ANA, prep.id) is None
        stores.preps.put_package(ANA, prep.id, PACKAGE, now=LATER)
    with database.begin() as stores:
        assert stores.preps.package(ANA, prep.id) == PACKAGE
        without_budget = PACKAGE.model_copy(update={"token_budget": None})
        stores.preps.put_package(ANA, prep.id, without_budget, now=LATER)
    with database.begin() as stores:
        assert stores.preps.package(ANA, prep.id) == without_budget
    assert read(database, prep).updated_at == LATER


def test_a_prep_is_finished_once(database: Database) -> None:
    prep = a_prep(database)
    for now, first in ((LATER, True), (LATER + timedelta(1), False)):
        with database.begin() as stores:
            assert stores.preps.finish(ANA, prep.id, now=now) is first
    finished = read(database, prep)
    assert (finished.step, finished.updated_at) == (Step.DONE, LATER)


def test_a_submission_that_comes_again_returns_what_the_first_one_stored(
    database: Database,
) -> None:
    prep = a_prep(database, ANA, "first", key="K")
    outcome = prep.outcomes[0].id
    other = Basics(moment=Moment.PROMOTION, role="other")
    with database.begin() as stores:
        assert stores.preps.start(ANA, other, key="K", now=LATER) == prep
        assert stores.preps.capture(ANA, prep.id, ["again"], key="K", now=LATER) == prep
        for key, text in (("K1", "second"), ("K2", "third")):
            stores.preps.rewrite(ANA, outcome, text=text, answers={}, key=key, now=NOW)
    with database.begin() as stores:
        again = stores.preps.rewrite(ANA, outcome, text="again", answers={}, key="K1", now=LATER)
    assert (again.version, again.text) == (2, "second")
    now = read(database, prep)
    assert (now.outcomes[0].version, now.outcomes[0].text, now.updated_at) == (3, "third", NOW)


def test_the_same_key_of_another_member_is_another_submission(database: Database) -> None:
    preps = [a_prep(database, owner, key="K") for owner in (ANA, BEN, NAMESAKE)]
    assert len({prep.id for prep in preps}) == 3


def test_an_exception_undoes_the_whole_transaction(database: Database) -> None:
    class Interrupted(Exception):  # noqa: N818 - not an error of ours
        pass

    with pytest.raises(Interrupted), database.begin() as stores:
        prep = stores.preps.start(ANA, BASICS, key="K", now=NOW)
        stores.preps.capture(ANA, prep.id, ["a"], key="K", now=NOW)
        raise Interrupted
    with database.begin() as stores:
        assert stores.preps.recent(ANA, limit=9) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Señal 🚀 → 40 %", "Señal 🚀 → 40 %"),
        ("a\0b", "ab"),
        ("half \ud83d of it", "half ? of it"),
        ("'; DROP TABLE preps; --", "'; DROP TABLE preps; --"),
        ("x" * 3000, "x" * 3000),
    ],
    ids=["unicode", "nul", "surrogate", "sql", "longest"],
)
def test_every_text_can_be_kept(database: Database, typed: str, kept: str) -> None:
    prep = a_prep(database, ANA, typed)
    with database.begin() as stores:
        stores.preps.rewrite(
            ANA, prep.outcomes[0].id, text=typed, answers={Slot.RESULT: typed}, key="K", now=NOW
        )
    outcome = read(database, prep).outcomes[0]
    assert (outcome.text, outcome.answers) == (kept, {Slot.RESULT: kept})
