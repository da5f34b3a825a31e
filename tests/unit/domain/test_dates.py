from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import DateError, DateFault, parse_date

THIRD = date(2026, 11, 3)
FIRST = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026-11-03", THIRD),
        ("2026/11/3", THIRD),
        ("2026.11.03", THIRD),
        ("2026-11-03T10:00:00Z", THIRD),
        ("2026-11-03 10:00", THIRD),
        ("3.11.2026", THIRD),
        ("3. 11. 2026", THIRD),
        ("11/14/2026", date(2026, 11, 14)),
        ("14/11/2026", date(2026, 11, 14)),
        ("14-11-2026", date(2026, 11, 14)),
        ("11/11/2026", date(2026, 11, 11)),
        ("3 Nov 2026", THIRD),
        ("3-Nov-2026", THIRD),
        ("3rd November 2026", THIRD),
        ("3. Nov. 2026", THIRD),
        ("Nov 3, 2026", THIRD),
        ("  november   3rd 2026 ", THIRD),
        ("Nov 2026", FIRST),
        ("2026-11", FIRST),
        ("11/2026", FIRST),
        ("11.2026", FIRST),
        ("Sept 2026", date(2026, 9, 1)),
        ("29 Feb 2024", date(2024, 2, 29)),
    ],
)
def test_common_forms_are_read(typed: str, read: date) -> None:
    assert parse_date(typed) == read


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("03/04/2026", DateFault.AMBIGUOUS),
        ("3-4-2026", DateFault.AMBIGUOUS),
        ("14/15/2026", DateFault.NOT_A_DATE),
        ("2026-13-01", DateFault.NOT_A_DATE),
        ("29 Feb 2026", DateFault.NOT_A_DATE),
        ("2026", DateFault.NOT_A_DATE),
        ("last spring", DateFault.NOT_A_DATE),
        ("0000-01-01", DateFault.NOT_A_DATE),
        ("", DateFault.NOT_A_DATE),
        ("2026-11-03 " + "0" * 60, DateFault.NOT_A_DATE),
    ],
)
def test_others_are_refused_without_repeating_them(typed: str, fault: DateFault) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(typed)
    assert caught.value.kind is fault
    assert str(caught.value) == fault.value


@given(st.dates(date(1000, 1, 1)))
def test_what_is_written_is_read(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day:%d.%m.%Y}") == day
