from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.domain.currency import Currency
from bot.domain.evidence import Basis, Permission, SourceKind
from bot.domain.evidence_file import (
    MOST_LINES,
    Import,
    ImportWords,
    LineFault,
    read_evidence,
)
from tests.support.market import TODAY, content

WORDS = content().importing
HEAD = "source,kind,amount,basis,date\n"
USD, EUR, GBP, CAD = Currency.USD, Currency.EUR, Currency.GBP, Currency.CAD


def read(text: str, default: Currency = USD) -> Import:
    return read_evidence(text, WORDS, default, TODAY)


def faults(text: str) -> list[tuple[int, LineFault]]:
    return [(error.line, error.fault) for error in read(text).errors]


def test_a_whole_line_is_read() -> None:
    (point,) = read(
        "\ufeffWhere from;Type;Salary;Base or total;Employer;Grade;Location;As of;Consent;Notes\n"
        "Levels.fyi;;185k;Total comp; Acme  Inc ;L5;Austin, TX;3 Nov 2026;;kept out\n"
    ).evidence
    assert point.model_dump() == {
        "source": "Levels.fyi",
        "kind": SourceKind.LEVEL_DATA,
        "amount": {"amount": Decimal(185_000), "currency": USD},
        "up_to": None,
        "basis": Basis.TOTAL,
        "company": "Acme Inc",
        "level": "L5",
        "place": "Austin, TX",
        "dated": date(2026, 11, 3),
        "permission": Permission.PUBLIC,
    }


@pytest.mark.parametrize(
    ("cell", "amounts"),
    [
        ("185k", ("$185,000", "")),
        ('"$185,000"', ("$185,000", "")),
        ("180-200k", ("$180,000", "$200,000")),
        ("180k - 200k", ("$180,000", "$200,000")),
        ("180k to 200k", ("$180,000", "$200,000")),
        ("180\N{EN DASH}200k EUR", ("€180,000", "€200,000")),
        ("€180k-200k", ("€180,000", "€200,000")),
        ('"$180,000-$200,000"', ("$180,000", "$200,000")),
        ('"4.800,-"', ("$4,800", "")),
        ('"185,000 CAD"', ("CAD 185,000", "")),
    ],
)
def test_amounts_and_ranges_are_read(cell: str, amounts: tuple[str, str]) -> None:
    found = read(f"{HEAD}Recruiter,,{cell},base,2026-10-01")
    assert found.errors == ()
    (point,) = found.evidence
    assert (point.amount.text, point.up_to.text if point.up_to else "") == amounts


def test_two_columns_make_a_range() -> None:
    (point,) = read("source,low,high,basis,date\nad posted,150k,180k,,2026-10").evidence
    assert (point.amount.text, point.top.text) == ("$150,000", "$180,000")
    assert (point.kind, point.basis) == (SourceKind.POSTED_RANGE, Basis.BASE)


@pytest.mark.parametrize(
    ("heading", "cell", "default", "currency"),
    [
        ("amount,currency", "90k,EUR", USD, EUR),
        ("amount,currency", "90k,$", CAD, CAD),
        ("amount,currency", "90k,$", EUR, USD),
        ("amount,currency", "90k,", GBP, GBP),
        ("amount,currency", "€90k,", GBP, EUR),
        ("amount,currency", "€90k,eur", GBP, EUR),
        ("Amount (EUR),notes", "90k,", USD, EUR),
        ("Salary £,notes", "90k,", USD, GBP),
    ],
)
def test_the_currency_is_the_nearest_named(
    heading: str, cell: str, default: Currency, currency: Currency
) -> None:
    found = read(f"source,{heading},basis,date\nrecruiter,{cell},base,2026-10-01", default)
    assert found.evidence[0].amount.currency is currency


@pytest.mark.parametrize(
    ("cells", "kind", "permission"),
    [
        ("offer,Acme", SourceKind.RIVAL_OFFER, Permission.OWN),
        ("Job posting,Acme", SourceKind.POSTED_RANGE, Permission.PUBLIC),
        (",Glassdoor", SourceKind.SURVEY, Permission.PUBLIC),
        ("odd,LinkedIn", SourceKind.SURVEY, Permission.PUBLIC),
        (",BLS OEWS", SourceKind.OFFICIAL, Permission.PUBLIC),
        ("headhunter,", SourceKind.RECRUITER, Permission.OWN),
    ],
)
def test_the_kind_is_known_by_its_words(
    cells: str, kind: SourceKind, permission: Permission
) -> None:
    (point,) = read(f"kind,source,amount,basis,date\n{cells},1k,base,2026-10").evidence
    assert (point.kind, point.permission) == (kind, permission)
    assert point.source


def test_a_peer_counts_with_consent() -> None:
    head = "source,amount,basis,date,consent\n"
    found = read(f"{head}peer,150k,base,2026-10,yes\npeer,150k,base,2026-10,public")
    assert [one.permission for one in found.evidence] == [Permission.CONSENTED, Permission.PUBLIC]
    assert faults(
        f"{head}peer,150k,base,2026-10,\npeer,150k,base,2026-10,no\npeer,150k,base,2026-10,hm"
    ) == [(2, LineFault.NO_PERMISSION), (3, LineFault.REFUSED), (4, LineFault.PERMISSION)]


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ("recruiter,,,base,2026-10", LineFault.NO_AMOUNT),
        ("recruiter,,plenty,base,2026-10", LineFault.NOT_A_NUMBER),
        ("recruiter,,-5000,base,2026-10", LineFault.NEGATIVE),
        ("recruiter,,0,base,2026-10", LineFault.ZERO),
        ("recruiter,,900000m,base,2026-10", LineFault.ABSURD),
        ("recruiter,,1.250k,base,2026-10", LineFault.AMBIGUOUS),
        ("recruiter,,1-2-3,base,2026-10", LineFault.RANGE),
        ("recruiter,,200k-180k,base,2026-10", LineFault.REVERSED),
        ("recruiter,,$100k-€120k,base,2026-10", LineFault.OTHER_CURRENCY),
        ("recruiter,,9k a month,base,2026-10", LineFault.OTHER_PERIOD),
        ("recruiter,,185k,base,", LineFault.NO_DATE),
        ("recruiter,,185k,base,soon", LineFault.NOT_A_DATE),
        ("recruiter,,185k,base,3/4/2026", LineFault.AMBIGUOUS_DATE),
        ("recruiter,,185k,base,2026-11-22", LineFault.FUTURE_DATE),
        ("Acme,,185k,base,2026-10", LineFault.KIND),
        (",,185k,base,2026-10", LineFault.KIND),
        ("recruiter,,185k,,2026-10", LineFault.BASIS),
        ("recruiter,,185k,some,2026-10", LineFault.BASIS),
        ("posted,,185k,some,2026-10", LineFault.BASIS),
        ("recruiter,,$185,000,base,2026-10", LineFault.TOO_MANY_CELLS),
        (f"recruiter {'x' * 120},,185k,base,2026-10", LineFault.LONG_CELL),
        ("recruiter", LineFault.NO_AMOUNT),
    ],
)
def test_a_bad_line_has_its_fault_and_the_next_is_read(cells: str, fault: LineFault) -> None:
    found = read(f"{HEAD}\n{cells}\nrecruiter,,185k,base,2026-10\n")
    assert [(error.line, error.fault) for error in found.errors] == [(3, fault)]
    assert len(found.evidence) == 1


@pytest.mark.parametrize("named", ["XXX", "kr"])
def test_a_currency_that_is_not_known_is_a_fault(named: str) -> None:
    text = f"source,amount,currency,basis,date\nrecruiter,1k,{named},base,2026-10"
    assert faults(text) == [(2, LineFault.CURRENCY)]


def test_an_amount_against_its_currency_column_is_a_fault() -> None:
    text = "source,amount,currency,basis,date\nrecruiter,$1k,EUR,base,2026-10"
    assert faults(text) == [(2, LineFault.OTHER_CURRENCY)]


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("", 1, LineFault.EMPTY),
        ("\n \n", 1, LineFault.EMPTY),
        (HEAD, 1, LineFault.EMPTY),
        ("\nsource,date\nrecruiter,2026-10", 2, LineFault.HEADINGS),
        ("source,amount\nrecruiter,1k", 1, LineFault.HEADINGS),
        ("amount,date\n1k,2026-10", 1, LineFault.HEADINGS),
        ("source,amount (kr),date\nrecruiter,1k,2026-10", 1, LineFault.CURRENCY),
        ("source," + "x" * 200_000, 1, LineFault.UNREADABLE),
    ],
)
def test_a_file_that_is_no_table_is_said_once(text: str, line: int, fault: LineFault) -> None:
    assert faults(text) == [(line, fault)]


def test_what_comes_before_an_unreadable_line_is_kept() -> None:
    found = read(f"{HEAD}recruiter,,185k,base,2026-10\nx,{'x' * 200_000}")
    assert len(found.evidence) == 1
    assert found.errors[0].fault is LineFault.UNREADABLE


def test_there_is_room_for_so_many_lines() -> None:
    line = "recruiter,,185k,base,2026-10\n"
    assert faults(HEAD + line * MOST_LINES) == []
    found = read(HEAD + line * (MOST_LINES + 2))
    assert len(found.evidence) == MOST_LINES
    assert faults(HEAD + line * (MOST_LINES + 2)) == [(MOST_LINES + 2, LineFault.TOO_MANY_LINES)]


def test_the_first_of_two_equal_headings_counts() -> None:
    (point,) = read("source,amount,pay,basis,date\nrecruiter,1k,2k,base,2026-10").evidence
    assert point.amount.text == "$1,000"


@given(st.text(alphabet='source,amount;date\t"\n\r 0123456789k€$-/x\x00'))
def test_any_text_is_read_or_said(text: str) -> None:
    found = read(f"{HEAD}{text}")
    assert all(error.line >= 1 for error in found.errors)
    read(text)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("headings", {"source": ("source",)}, "headings: nothing for amount"),
        ("kinds", {"peer": ("peer",)}, "kinds: nothing for level_data"),
        ("usual", {"survey": "public"}, "usual: every kind but peer"),
    ],
)
def test_words_that_are_missing_are_named(field: str, value: object, says: str) -> None:
    known = {name: getattr(WORDS, name) for name in ImportWords.model_fields}
    with pytest.raises(ValidationError, match=says):
        ImportWords.model_validate({**known, field: value})
