import pytest

from bot.reframe.comparison import Direction, direction


@pytest.mark.parametrize(
    ("baseline", "value", "expected"),
    [
        ("20 a day", "only 9", Direction.DOWN),
        ("$40k/month", "28k", Direction.DOWN),
        ("$40k a month", "$28k", Direction.DOWN),
        ("12/week", "1/week", Direction.DOWN),
        ("3 a day", "40 a week", Direction.UP),
        ("30", "5 min", Direction.DOWN),
        ("17%", "8", Direction.DOWN),
        ("9", "9 a day", Direction.SAME),
        ("$40k/month", "€28k", Direction.OTHER),
        ("$40k", "28k/month", Direction.OTHER),
        ("4 h", "20 a day", Direction.OTHER),
        ("5 per day", "3 per customer", Direction.OTHER),
    ],
)
def test_a_direction_is_told_only_where_both_are_of_one_unit(
    baseline: str, value: str, expected: Direction
) -> None:
    assert direction(baseline, value) is expected
