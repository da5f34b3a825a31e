from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reframe.pairs import pairs
from bot.reframe.quantity import Kind, quantities, spoken


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("closed 2,140 tickets", [("2,140", Kind.NUMBER, "2140")]),
        ("14 TB from nine sources", [("14 TB", Kind.NUMBER, "14"), ("nine", Kind.NUMBER, "9")]),
        ("~90 modules, 25k lines", [("~90", Kind.NUMBER, "90"), ("25k", Kind.NUMBER, "25000")]),
        (
            "$212,480 and €1.2M",
            [("$212,480", Kind.MONEY, "212480"), ("€1.2M", Kind.MONEY, "1200000")],
        ),
        ("185k → 142k CHF", [("185k", Kind.NUMBER, "185000"), ("142k CHF", Kind.MONEY, "142000")]),
        ("EUR 30k a year", [("EUR 30k", Kind.MONEY, "30000")]),
        ("$10m a year", [("$10m", Kind.MONEY, "10000000")]),
        ("$200-300k", [("$200-300k", Kind.MONEY, "300000")]),
        (
            "62% or 1.8 pp or 5 percent",
            [
                ("62%", Kind.PERCENT, "62"),
                ("1.8 pp", Kind.PERCENT, "1.8"),
                ("5 percent", Kind.PERCENT, "5"),
            ],
        ),
        (
            "3x, 3 times more, twice",
            [
                ("3x", Kind.MULTIPLE, "3"),
                ("3 times", Kind.MULTIPLE, "3"),
                ("twice", Kind.MULTIPLE, "2"),
            ],
        ),
        (
            "2-3 days, 1.2s, 45 min, 2h10",
            [
                ("2-3 days", Kind.DURATION, "3"),
                ("1.2s", Kind.DURATION, "1.2"),
                ("45 min", Kind.DURATION, "45"),
                ("2h10", Kind.DURATION, "2"),
            ],
        ),
        ("five and a half years", [("five and a half years", Kind.DURATION, "5.5")]),
        (
            "two dozen, twenty-two thousand",
            [("two dozen", Kind.NUMBER, "24"), ("twenty-two thousand", Kind.NUMBER, "22000")],
        ),
        (
            "half a million, three quarters",
            [("half a million", Kind.NUMBER, "500000"), ("three quarters", Kind.NUMBER, "0.75")],
        ),
        (
            "a third of it, fell by half",
            [("a third", Kind.NUMBER, str(Decimal(1) / 3)), ("half", Kind.NUMBER, "0.5")],
        ),
        ("15 000 users", [("15 000", Kind.NUMBER, "15000")]),
        ("80+ screens", [("80+", Kind.NUMBER, "80")]),
        ("2 million rows", [("2 million", Kind.NUMBER, "2000000")]),
        (
            "360-degree, a five-person team",
            [("360-degree", Kind.NUMBER, "360"), ("five-person", Kind.NUMBER, "5")],
        ),
        ("fell to none", [("none", Kind.NUMBER, "0")]),
        ("1,5 days", [("1,5 days", Kind.DURATION, "1.5")]),
    ],
)
def test_figures_keep_their_surface_and_get_a_value(
    text: str, found: list[tuple[str, Kind, str]]
) -> None:
    read = [(q.text, q.kind, q.number) for q in quantities(text)]
    assert read == [(surface, kind, Decimal(number)) for surface, kind, number in found]


@pytest.mark.parametrize(
    "name",
    [
        "24/7",
        "Q3",
        "v2",
        "S3",
        "P0",
        "SOC 2",
        "#42",
        "p99",
        "N+1",
        "T+2",
        "1:1s",
        "k8s",
        "Python 3.11",
    ],
)
def test_digits_that_only_name_are_no_figures(name: str) -> None:
    (found,) = quantities(f"about {name} coverage")
    assert (found.text, found.kind, found.number) == (name, Kind.NAME, None)


def test_a_year_after_a_preposition_is_a_name() -> None:
    assert [q.kind for q in quantities("in 2024, and 2000 tickets")] == [Kind.NAME, Kind.NUMBER]


def test_times_of_day_are_names() -> None:
    assert quantities("cleared by 6am")[0].kind is Kind.NAME


@pytest.mark.parametrize(
    ("text", "baseline", "new"),
    [
        ("from 12 hours to less than 2 hours", "12 hours", "2 hours"),
        ("down from 17% to 4%", "17%", "4%"),
        ("down to 3 days from two weeks", "two weeks", "3 days"),
        ("down to 15 a week from 120", "120", "15"),
        ("in 4 days vs 9 before", "9", "4 days"),
        ("62% of the time vs 47% before", "47%", "62%"),
        ("backlog is 30 instead of 400", "400", "30"),
        ("99.2% on time, up from 86%", "86%", "99.2%"),
        ("was 9 days, now 2", "9 days", "2"),
        ("48% → 66%", "48%", "66%"),
        ("coverage 61% to 84%", "61%", "84%"),
        ("from 30 mins to under 5", "30 mins", "5"),
        ("takeovers stopped: 9 last year, 0 since", "9", "0"),
        ("this half: 1. Last half: 11", "11", "1"),
        ("2 days before the change, now 1 day", "2 days", "1 day"),
    ],
)
def test_two_figures_of_one_measure_are_a_change(text: str, baseline: str, new: str) -> None:
    (pair,) = pairs(text, quantities(text))
    assert (pair.baseline.text, pair.new.text) == (baseline, new)


@pytest.mark.parametrize(
    "text",
    ["14 TB from nine sources", "6 tests and 14 talks", "4 hires in 11 weeks", "5% of 40 days"],
)
def test_unrelated_figures_are_no_change(text: str) -> None:
    assert pairs(text, quantities(text)) == ()


def test_a_figure_belongs_to_one_change_only() -> None:
    text = "from 9 to 4, instead of 8 to 3"
    assert len(pairs(text, quantities(text))) == 1


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty-two", 22),
        ("none", 0),
        ("half a dozen", 6),
        ("three quarters", Decimal("0.75")),
        ("a thousand", 1000),
    ],
)
def test_spoken_numbers_have_their_value(words: str, value: int | Decimal) -> None:
    assert spoken(words) == value


@given(st.text())
def test_figures_never_overlap_and_stand_where_they_say(text: str) -> None:
    end = 0
    for figure in quantities(text):
        assert figure.start >= end
        assert text[figure.start : figure.end] == figure.text
        end = figure.end
