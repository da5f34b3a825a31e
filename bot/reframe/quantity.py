"""Figures in a text: what they are worth, how they were written, and which two belong together."""

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Kind(StrEnum):
    """What a figure measures."""

    MONEY = "money"
    PERCENT = "percent"
    DURATION = "duration"
    MULTIPLE = "multiple"
    """A factor: "3x", "twice"."""
    NUMBER = "number"
    """A plain number, or one with a unit that is none of the above."""
    NAME = "name"
    """Digits that name and do not count: Q3, v2, 24/7, SOC 2, #42, T+2."""


class Quantity(NamedTuple):
    """One figure, as written."""

    start: int
    end: int
    text: str
    kind: Kind
    number: Decimal | None = None
    """In the unit as written; None for a name. A range has its upper end."""
    unit: str = ""
    """Lower case as written: "ms", "hours", "$"; empty if none."""


ONES = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: number * 10
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
LETTERS = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mm": 1_000_000, "b": 10**9, "bn": 10**9}
SHARES = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal(1) / 3} | {
    "fifth": Decimal("0.2"),
    "tenth": Decimal("0.1"),
}
TIMES = {"once": 1, "twice": 2, "thrice": 3, "double": 2, "triple": 3}
_DURATIONS = (
    "ms|msec|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?"
    "|mos?|months?|mths?|qtrs?|quarters?|yrs?|years?|nights?|evenings?|weekends?|sprints?"
)
_CODES = "USD|EUR|GBP|CHF|SEK|NOK|DKK|PLN|CZK|INR|JPY|CNY|AUD|CAD|NZD|SGD|HKD|BRL|MXN|ZAR|ILS"
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,3}(?:\x20\d{3}){1,4}(?!\d)|\d{1,15})(?:[.,]\d{1,6})?"
_WORD = "|".join(sorted([*TENS, *ONES], key=len, reverse=True))
_SCALE = "|".join(SCALES)

_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_NAMES = re.compile(
    rf"""
      \b24\s?[/x]\s?7(?:/365)?\b | \b\d{{1,3}}:\d{{1,2}}s?\b
    | \b(?:SOC|ISO|PCI|WCAG|RFC|CIS|IFRS|ASC|NIS|TLS|HTTP|OAuth|IPv|Angular|React|Vue|Python|Java
        |Node|Next|Rails|Spring|Postgres|PostgreSQL|MySQL|Magento|Windows|iOS|Android|Industry
        |Dock|Hall|Ward|Bay|Zone|Room|Building|Site|Store|Route|Terminal|Unit|Season|Chapter
        |Grade|Year|Module|Tier|Level|Phase|Week|Day|Sprint|Series|Gen|Release|Version|Ticket|Issue|Gate|Line|Plant)
        [ -]?\d{{1,6}}(?:[.:-]\d{{1,5}}){{0,3}}[a-z]?\b
    | \b[QHqh][1-4](?:[ '/-]{{0,2}}(?:FY)?\d{{2,4}})?\b | \bFY[ '-]?\d{{2,4}}\b
    | \bv\d{{1,3}}(?:\.\d{{1,4}}){{0,3}}\b | \bP[0-5](?:/P[0-5])?s?\b | \bSEV[- ]?\d\b
    | \b[pP]99\.9\b | \#\d{{1,9}}\b | \b[Nn]\+1\b | \b[TDtd][+-]\d{{1,3}}\b
    | \b(?!{_CODES})[a-zA-Z]{{1,6}}\d{{1,6}}[a-z]{{0,4}}\b | \b[A-Z]{{2,6}}-\d{{1,6}}\b
    | \b[123]D\b
    | \b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTHS})\b
    | \b(?:{_MONTHS})\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s?%)
    | (?i:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\bof\s)|(?<=\buntil\s)|(?<=\bfor\s))
        (?:19|20)\d\d\b(?!\s?[%a-z])
    | (?<=[A-Za-z]\s)20[0-3]\d(?=[:,.;)]|\s?$)
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(
    rf"""
      (?:[~\u2248]\s?)?(?:(?<!\w)[+\u00b1](?=[\d$\u20ac\u00a3]))?
      (?P<money>(?:\b(?:{_CODES}|Rs\.?|US|CA|AU)\s?)?[$\u20ac\u00a3\u00a5\u20b9]\s?|\b(?:{_CODES})\s?)?
      (?<![\w.])(?P<digits>{_DIGITS})
      (?:[-\u2013](?P<upper>[$\u20ac\u00a3]?{_DIGITS})(?![\d-]))?
    | \b(?P<spoken>
        (?:half\sa|a|two|three|four|five|six)\sdozen|two[- ]thirds|three[- ]quarters
        |(?:{_WORD})(?:[- ](?:{_WORD}|{_SCALE})\b){{0,4}}(?:\sand\sa\s(?:half|quarter)\b)?
        |dozen|none|(?:half\s)?an?\s(?:{_SCALE}|third|fifth|tenth)|half(?=\s(?:of|the|as|a|an|its|our|their)\b)|(?<=\bby\s)half|(?<=\bin\s)half|twice|thrice
      )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONG_UNITS = r"[KMGTP]i?[Bb](?:ps)?|bytes?|rps|qps|tps|rpm|fps|pts|kWh|kg|km|m2|sqm|px|FTEs?"
_SUFFIXES = (
    (
        None,
        re.compile(
            r"\s?(?P<letter>mn|mm|bn|[kKMB])(?!\w)\+?"
            r"|\s(?P<scale>hundred|thousand|million|billion)\b"
        ),
    ),
    (
        None,
        re.compile(r"(?<=\d)(?P<letter>m)(?=\s(?:a|per|in|of)\b|\s?[A-Z$\u20ac\u00a3])|\+"),
    ),
    (
        Kind.PERCENT,
        re.compile(
            r"\s?(?:%|per\s?cent\b|pct\b)(?:[- ]?(?:points?|pts|pp)\b)?|\s?(?:pp|bps|bips)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.MULTIPLE,
        re.compile(r"\s?[xX\u00d7](?!\w)|\stimes\b(?!\s(?:a|per|in|at)\b)|[- ]?fold\b"),
    ),
    (Kind.NAME, re.compile(r"\s?[ap]m\b|\s?o'clock\b", re.IGNORECASE)),
    (
        Kind.MONEY,
        re.compile(
            rf"\s?(?:[$\u20ac\u00a3]|(?:{_CODES}|ARR|MRR|ACV|TCV|euros?|dollars?|pounds?|bucks"
            r"|francs|cents)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.DURATION,
        re.compile(
            rf"[ -]?(?P<unit>{_DURATIONS})(?:\s?\d{{1,2}}\s?(?:{_DURATIONS})?)?(?![\w'])",
            re.IGNORECASE,
        ),
    ),
    (Kind.NUMBER, re.compile(rf"[ -]?(?P<unit>{_LONG_UNITS})(?!\w)")),
    (Kind.NUMBER, re.compile(r"-[a-z]{2,20}\b")),
)
"""What may follow a number and tells its kind; the first two only scale it."""


@lru_cache(maxsize=64)
def quantities(text: str) -> tuple[Quantity, ...]:
    """All figures in reading order, none overlapping; names such as "Q3" come as `Kind.NAME`.

    Number words count ("two", "five and a half"); "one" does too, whatever it stands for. Kept for
    the last texts, since every stage asks for the same ones.
    """
    found: list[Quantity] = []
    at = 0
    names = [match for match in _NAMES.finditer(text) if any(map(str.isdigit, match.group()))]
    for name in names:
        found += _figures(text, at, name.start())
        found.append(
            Quantity(start=name.start(), end=name.end(), text=name.group(), kind=Kind.NAME)
        )
        at = name.end()
    return (*found, *_figures(text, at, len(text)))


def _figures(text: str, at: int, end: int) -> list[Quantity]:
    found: list[Quantity] = []
    while match := _NUMBER.search(text, at, end):
        found.append(_quantity(text, match, end))
        at = found[-1].end
    return found


def _quantity(text: str, match: re.Match[str], limit: int) -> Quantity:
    kind = Kind.MONEY if match["money"] else Kind.NUMBER
    number, unit, end = _value(match), (match["money"] or "").strip().lower(), match.end()
    for suffix_kind, pattern in _SUFFIXES:
        suffix = pattern.match(text, end, limit)
        if not suffix:
            continue
        end = suffix.end()
        if suffix_kind is None:
            number *= _scale(suffix)
            continue
        kind = suffix_kind
        unit = (suffix.groupdict().get("unit") or suffix.group()).strip(" -").lower()
        break
    if kind is Kind.NUMBER and match["spoken"] and match["spoken"].lower() in TIMES:
        kind = Kind.MULTIPLE
    return Quantity(
        start=match.start(),
        end=end,
        text=text[match.start() : end],
        kind=kind,
        number=number,
        unit=unit,
    )


def _scale(suffix: re.Match[str]) -> int:
    groups = suffix.groupdict()
    if groups.get("letter"):
        return LETTERS[groups["letter"].lower()]
    return SCALES[groups["scale"].lower()] if groups.get("scale") else 1


def _value(match: re.Match[str]) -> Decimal:
    if match["spoken"]:
        return spoken(match["spoken"])
    digits = (match["upper"] or match["digits"]).lstrip("$\u20ac\u00a3").replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    return Decimal(digits.replace(",", "."))


def spoken(words: str) -> Decimal:
    """The value of a number in words: "twenty-two" is 22, "five and a half" 5.5, "none" 0."""
    total, part = Decimal(0), Decimal(0)
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in SCALES or word == "dozen":
            part = (part or Decimal(1)) * SCALES.get(word, 12)
        elif word in SHARES or word.rstrip("s") in SHARES:
            share = SHARES[word.rstrip("s")]
            part = part * share if part and "and a" not in words.lower() else part + share
        else:
            part += Decimal(ONES.get(word, TENS.get(word, TIMES.get(word, 0))))
    return total + part
