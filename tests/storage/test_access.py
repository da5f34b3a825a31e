from collections.abc import Callable

import pytest

from bot.domain.people import Member
from bot.domain.prep import Prep
from bot.errors import NotFoundError
from bot.services.ports import Preps
from bot.storage.database import Database
from tests.storage.given import ANA, BASICS, BEN, LATER, NAMESAKE, PACKAGE, a_prep, read

Call = Callable[[Preps, Member, str, str], object]

BY_ID: dict[str, Call] = {
    "revise": lambda preps, who, prep, _: preps.revise(who, prep, BASICS, now=LATER),
    "get": lambda preps, who, prep, _: preps.get(who, prep),
    "capture": lambda preps, who, prep, _: preps.capture(who, prep, ["x"], key="X", now=LATER),
    "rewrite": lambda preps, who, _, outcome: preps.rewrite(
        who, outcome, text="x", answers={}, key="X", now=LATER
    ),
    "set_dropped": lambda preps, who, _, outcome: preps.set_dropped(
        who, outcome, dropped=True, now=LATER
    ),
    "prep_of": lambda preps, who, _, outcome: preps.prep_of(who, outcome),
    "put_package": lambda preps, who, prep, _: preps.put_package(who, prep, PACKAGE, now=LATER),
    "package": lambda preps, who, prep, _: preps.package(who, prep),
    "finish": lambda preps, who, prep, _: preps.finish(who, prep, now=LATER),
}
"""Every method that takes an id."""
OWN_ROWS_ALONE = {"start", "recent"}
"""Methods without an id; test_preps shows what they return."""


def test_every_method_has_its_case() -> None:
    methods = {name for name in vars(Preps) if not name.startswith("_")}
    assert methods == BY_ID.keys() | OWN_ROWS_ALONE


@pytest.mark.parametrize("call", BY_ID.values(), ids=BY_ID)
def test_an_owner_gets_through(database: Database, call: Call) -> None:
    prep = a_prep(database, ANA, "Closed tickets")
    with database.begin() as stores:
        call(stores.preps, ANA, prep.id, prep.outcomes[0].id)


@pytest.mark.parametrize("stranger", [BEN, NAMESAKE], ids=["same team", "same user id"])
@pytest.mark.parametrize("call", BY_ID.values(), ids=BY_ID)
def test_a_strangers_prep_is_as_missing_as_one_that_never_was(
    database: Database, call: Call, stranger: Member
) -> None:
    theirs = a_prep(database, stranger, "Their own")
    prep = a_prep(database, ANA, "Closed tickets")
    foreign = _refusal(database, call, stranger, prep.id, prep.outcomes[0].id)
    missing = _refusal(database, call, stranger, "0" * 32, "0" * 32)
    assert (type(foreign), foreign.args) == (type(missing), missing.args)
    assert _unchanged(database, prep)
    assert _unchanged(database, theirs)


def _refusal(
    database: Database, call: Call, who: Member, prep_id: str, outcome_id: str
) -> NotFoundError:
    with pytest.raises(NotFoundError) as caught, database.begin() as stores:
        call(stores.preps, who, prep_id, outcome_id)
    return caught.value


def _unchanged(database: Database, prep: Prep) -> bool:
    with database.begin() as stores:
        assert stores.preps.package(prep.owner, prep.id) is None
    return read(database, prep) == prep
