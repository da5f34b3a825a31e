from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.files import Prompts, read
from bot.domain.outcome import Derived
from bot.reframe.derived import derive
from bot.reframe.telling import AudienceTexts
from tests.support.reframing import engine

TEXTS = read(Prompts().file("reframe/audiences.yaml"), AudienceTexts).derived


def _derived(baseline: str, value: str, *, counted: bool = True) -> Derived | None:
    return derive(baseline, value, TEXTS, counted=counted)


@pytest.mark.parametrize(
    ("baseline", "value", "text"),
    [
        ("7", "2", "That is a drop of about 71%."),
        ("20", "15", "That is a drop of 25%."),
        ("200", "299", "That is a rise of about 50%."),
        ("2", "11", "That is 5.5 times as much."),
        ("3", "20", "That is about 6.7 times as much."),
        ("18%", "23%", "That is a rise of 5 percentage points."),
        ("0.9%", "0.5%", "That is a drop of 0.4 percentage points."),
        ("61%", "122%", "That is a rise of 61 percentage points."),
        ("$58k", "$41k", "That is a drop of about 29%."),
        ("1.2s", "300 ms", "That is a drop of 75%."),
        ("40 to 45 min", "5 min", None),
        ("about 40 min", "10 min", "That is a drop of about 75%."),
        ("30", "5 min", "That is a drop of about 83%."),
        ("25/week", "5 per week", "That is a drop of 80%."),
        ("over 40", "10", None),
        ("1 month", "3 days", None),
        ("3 months", "2 months", "That is a drop of about 33%."),
        ("2 of 11", "9 of 11", None),
        ("$40", "30 min", None),
        ("10", "0", None),
        ("0", "10", None),
        ("5", "5", None),
        ("next day", "same day", None),
    ],
)
def test_a_figure_is_derived_only_where_it_follows(
    baseline: str, value: str, text: str | None
) -> None:
    found = _derived(baseline, value)
    assert (found.text if found else None) == text


def test_the_formula_holds_the_figures_as_given() -> None:
    found = _derived("7", "2")
    assert found is not None
    assert found.formula == "|2 - 7| / 7"


def test_a_score_has_no_percentage() -> None:
    assert _derived("4.1", "4.6", counted=False) is None
    answers = {"metric": "CSAT", "baseline": "4.1", "new_value": "4.6"}
    assert engine().reframe("wrote macros", answers=answers).derived == ()


def test_a_change_in_the_statement_itself_is_computed_too() -> None:
    found = engine().reframe("Cut p99 from 1.2s to 300ms by adding a Redis cache")
    assert [item.text for item in found.derived] == ["That is a drop of 75%."]


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_stated_percentage_is_never_off_by_more_than_half_a_point(
    before: int, after: int
) -> None:
    found = _derived(str(before), str(after))
    if found is not None and "%" in found.text:
        said = Decimal(found.text.split(" ")[-1].rstrip(".%"))
        exact = Decimal(abs(after - before) * 100) / before
        assert abs(said - exact) <= Decimal("0.5")
