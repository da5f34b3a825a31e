from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from bot.domain.people import Member
from bot.domain.prep import Basics, Moment, Outcome, Prep

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def test_the_kept_outcomes_are_those_not_dropped_in_order() -> None:
    outcomes = [Outcome(id=text, position=n, text=text) for n, text in enumerate("abc", 1)]
    outcomes[1] = outcomes[1].model_copy(update={"dropped": True})
    prep = Prep(
        id="P",
        owner=Member(team_id="T", user_id="U"),
        basics=Basics(moment=Moment.PROMOTION, role="other"),
        outcomes=tuple(outcomes),
        created_at=NOW,
        updated_at=NOW,
    )
    assert [outcome.id for outcome in prep.kept] == ["a", "c"]


def test_an_error_about_a_value_does_not_repeat_what_was_typed() -> None:
    with pytest.raises(ValidationError) as caught:
        Outcome.model_validate({"id": "P", "position": "my salary", "text": "my raise", "x": "my"})
    assert "my" not in str(caught.value)


def test_a_value_does_not_change() -> None:
    member = Member(team_id="T", user_id="U")
    with pytest.raises(ValidationError):
        member.user_id = "V"  # type: ignore[misc]
