"""Reading the days that people type."""

import re
from datetime import date
from enum import StrEnum
from typing import Final


class DateFault(StrEnum):
    """Why a day is refused; names the sentence that is shown."""

    NOT_A_DATE = "not_a_date"
    AMBIGUOUS = "ambiguous_date"
    """3/4/2026 is in March or in April."""


class DateError(ValueError):
    """A day that cannot be used; its text never holds what was typed."""

    def __init__(self, kind: DateFault) -> None:
        super().__init__(kind.value)
        self.kind = kind


_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_NAME: Final = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2})(?:[t ].*)?)?",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})",
        r"(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<year>\d{4})",
        r"(?P<month>\d{1,2})[/.](?P<year>\d{4})",
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[ -]+)?{_NAME}[ -]+(?P<year>\d{{4}})",
        rf"{_NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
    )
)
_MOST_MONTHS: Final = 12
_LONGEST: Final = 40


def parse_date(text: str) -> date:
    """The day somebody typed: "2026-11-03", "3.11.2026", "3 Nov 2026", "Nov 3, 2026", "11/2026".

    A month without a day is its first day, so that it never looks newer than it is.

    Raises:
        DateError: With the kind of fault; "3/4/2026" is refused, "3/14/2026" is not.
    """
    tidy = " ".join(text.split()).lower()
    found = next((match for form in _FORMS if (match := form.fullmatch(tidy))), None)
    if found is None or len(tidy) > _LONGEST:
        raise DateError(DateFault.NOT_A_DATE)
    parts = found.groupdict()
    month, day = parts.get("month"), parts.get("day")
    if "first" in parts:
        month, day = _in_order(parts["first"], parts["second"])
    elif "name" in parts:
        month = str(_MONTHS.index(parts["name"][:3]) + 1)
    try:
        return date(int(parts["year"]), int(month or 1), int(day or 1))
    except ValueError:
        raise DateError(DateFault.NOT_A_DATE) from None


def _in_order(first: str, second: str) -> tuple[str, str]:
    if int(second) > _MOST_MONTHS or first == second:
        return first, second
    if int(first) > _MOST_MONTHS:
        return second, first
    raise DateError(DateFault.AMBIGUOUS)
