"""Evidence from a file of comma-separated values: what fits, and a fault for each other line."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from pydantic import model_validator

from bot.domain.base import Value
from bot.domain.currency import CROWNS, MARKS
from bot.domain.dates import DateError, parse_date
from bot.domain.evidence import Basis, Evidence, Permission, SourceKind
from bot.domain.money import Currency, Money, MoneyError, parse_amount

MOST_LINES: Final = 500
"""Points in one file."""
_LONGEST_CELL: Final = 120
_BETWEEN: Final = re.compile(r"\s*(?:-|\N{EN DASH}|\N{EM DASH}|\bto\b)\s*", re.IGNORECASE)
_ENDS: Final = 2


class Column(StrEnum):
    """What a column holds; its headings are in prompts/market/import.yaml."""

    SOURCE = "source"
    KIND = "kind"
    AMOUNT = "amount"
    """One amount, or a range such as "180-200k"."""
    UP_TO = "up_to"
    BASIS = "basis"
    COMPANY = "company"
    LEVEL = "level"
    PLACE = "place"
    CURRENCY = "currency"
    DATE = "date"
    PERMISSION = "permission"


class LineFault(StrEnum):
    """Why a line is left out; names the sentence in prompts/market/import.yaml."""

    EMPTY = "empty"
    HEADINGS = "headings"
    UNREADABLE = "unreadable"
    TOO_MANY_LINES = "too_many_lines"
    TOO_MANY_CELLS = "too_many_cells"
    LONG_CELL = "long_cell"
    NO_AMOUNT = "no_amount"
    NOT_A_NUMBER = "not_a_number"
    NEGATIVE = "negative"
    ZERO = "zero"
    ABSURD = "absurd"
    AMBIGUOUS = "ambiguous"
    RANGE = "range"
    REVERSED = "reversed"
    OTHER_CURRENCY = "other_currency"
    OTHER_PERIOD = "other_period"
    CURRENCY = "currency"
    NO_DATE = "no_date"
    NOT_A_DATE = "not_a_date"
    AMBIGUOUS_DATE = "ambiguous_date"
    FUTURE_DATE = "future_date"
    KIND = "kind"
    BASIS = "basis"
    NO_PERMISSION = "no_permission"
    REFUSED = "refused"
    """A peer who did not agree."""
    PERMISSION = "permission"


class LineError(Value):
    """A line that is left out; never holds what the line says."""

    line: int
    """As an editor counts it, from 1."""
    fault: LineFault


class Import(Value):
    """What a file holds."""

    evidence: tuple[Evidence, ...]
    errors: tuple[LineError, ...]
    """In order of line."""


class ImportWords(Value):
    """prompts/market/import.yaml: how people head and fill the columns; all in lower case."""

    headings: dict[Column, tuple[str, ...]]
    kinds: dict[SourceKind, tuple[str, ...]]
    """Looked for in the kind, else in the source; the first that occurs decides."""
    bases: dict[Basis, tuple[str, ...]]
    base_only: tuple[SourceKind, ...]
    """Kinds that state base unless the line says otherwise."""
    permissions: dict[Permission, tuple[str, ...]]
    refusals: tuple[str, ...]
    """What says that a peer did not agree."""
    usual: dict[SourceKind, Permission]
    """What holds for a kind when the line says nothing; a peer has to be asked."""

    @model_validator(mode="after")
    def _complete(self) -> "ImportWords":
        if missing := set(Column) - set(self.headings):
            raise ValueError(f"headings: nothing for {min(missing)}")
        if unknown := set(SourceKind) - set(self.kinds):
            raise ValueError(f"kinds: nothing for {min(unknown)}")
        if set(self.usual) != set(SourceKind) - {SourceKind.PEER}:
            raise ValueError("usual: every kind but peer")
        return self


class _LineFaultError(Exception):
    def __init__(self, fault: LineFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def read_evidence(text: str, words: ImportWords, default: Currency, today: date) -> Import:
    """The points of a file with one line of headings; each bad line is an error of its own.

    Commas, semicolons or tabs part the cells. `default` is the currency where a line names none.
    """
    rows, errors = _rows(text.removeprefix("\ufeff"))
    if len(rows) <= 1 and not errors:
        return Import(evidence=(), errors=(_error(1, LineFault.EMPTY),))
    if not rows:
        return Import(evidence=(), errors=tuple(errors))
    try:
        layout = _layout(rows[0][1], default, words)
    except _LineFaultError as problem:
        return Import(evidence=(), errors=(_error(rows[0][0], problem.fault),))
    evidence, faults = [], []
    for line, row in rows[1 : MOST_LINES + 1]:
        try:
            evidence.append(_point(_cells(row, layout.columns), words, layout.currency, today))
        except _LineFaultError as problem:
            faults.append(_error(line, problem.fault))
    if len(rows) > MOST_LINES + 1:
        errors = [_error(rows[MOST_LINES + 1][0], LineFault.TOO_MANY_LINES)]
    return Import(evidence=tuple(evidence), errors=(*faults, *errors))


class _Layout(Value):
    columns: tuple[Column | None, ...]
    currency: Currency


def _error(line: int, fault: LineFault) -> LineError:
    return LineError(line=line, fault=fault)


def _rows(text: str) -> tuple[list[tuple[int, list[str]]], list[LineError]]:
    """The lines that are not blank, with their numbers; as far as they can be read."""
    headings = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=headings.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend((reader.line_num, row) for row in reader if any(map(str.strip, row)))
    except csv.Error:
        return rows, [_error(reader.line_num, LineFault.UNREADABLE)]
    return rows, []


def _layout(row: Sequence[str], default: Currency, words: ImportWords) -> _Layout:
    """Which column is which; there has to be an amount, a date, and a source or a kind."""
    known = {heading: column for column, all_ in words.headings.items() for heading in all_}
    columns: list[Column | None] = []
    for cell in row:
        heading = re.findall(r"[^\W_]+|[$€£¥₹]", cell.casefold())
        marks = [mark for mark in heading if mark in MARKS and mark not in known]
        column = known.get(" ".join(word for word in heading if word not in marks))
        columns.append(None if column in columns else column)
        if column is Column.AMOUNT and marks:
            default = _currency(marks[0], default)
    found = set(columns)
    if not {Column.AMOUNT, Column.DATE} <= found or not {Column.SOURCE, Column.KIND} & found:
        raise _LineFaultError(LineFault.HEADINGS)
    return _Layout(columns=tuple(columns), currency=default)


def _cells(row: Sequence[str], columns: Sequence[Column | None]) -> Mapping[Column, str]:
    if any(cell.strip() for cell in row[len(columns) :]):
        raise _LineFaultError(LineFault.TOO_MANY_CELLS)
    named = {
        column: " ".join(cell.split())
        for column, cell in zip(columns, row, strict=False)
        if column is not None
    }
    if any(len(cell) > _LONGEST_CELL for cell in named.values()):
        raise _LineFaultError(LineFault.LONG_CELL)
    return {column: named.get(column, "") for column in Column}


def _point(
    cells: Mapping[Column, str], words: ImportWords, default: Currency, today: date
) -> Evidence:
    kind = _kind(cells, words)
    amount, up_to = _amounts(cells, default)
    return Evidence(
        source=cells[Column.SOURCE] or cells[Column.KIND],
        kind=kind,
        amount=amount,
        up_to=up_to,
        basis=_basis(cells[Column.BASIS], kind, words),
        company=cells[Column.COMPANY],
        level=cells[Column.LEVEL],
        place=cells[Column.PLACE],
        dated=_date(cells[Column.DATE], today),
        permission=_permission(cells[Column.PERMISSION], kind, words),
    )


def _kind(cells: Mapping[Column, str], words: ImportWords) -> SourceKind:
    for cell in (cells[Column.KIND], cells[Column.SOURCE]):
        for kind, names in words.kinds.items():
            if any(re.search(rf"\b{re.escape(name)}", cell.casefold()) for name in names):
                return kind
    raise _LineFaultError(LineFault.KIND)


def _amounts(cells: Mapping[Column, str], default: Currency) -> tuple[Money, Money | None]:
    """The amount and, of a range, its upper end."""
    named = cells[Column.CURRENCY]
    currency = _currency(named, default) if named else default
    low, high = _ends(cells[Column.AMOUNT], cells[Column.UP_TO])
    try:
        amount = parse_amount(low, currency, foreign=not named)
        up_to = parse_amount(high, amount.currency, foreign=False) if high else None
    except MoneyError as error:
        raise _LineFaultError(LineFault(error.kind.value)) from None
    if not amount.amount:
        raise _LineFaultError(LineFault.ZERO)
    if up_to and up_to.amount < amount.amount:
        raise _LineFaultError(LineFault.REVERSED)
    return amount, up_to


def _ends(amount: str, up_to: str) -> tuple[str, str]:
    """Both ends of a range; what follows "180-200k EUR" holds for both."""
    if not amount:
        raise _LineFaultError(LineFault.NO_AMOUNT)
    parts = [part for part in _BETWEEN.split(amount) if re.search("[0-9]", part)]
    if up_to or len(parts) != _ENDS or _BETWEEN.match(amount):
        return amount, up_to
    low, high = parts
    tail = re.split("[0-9]", high)[-1]
    return (f"{low}{tail}" if low[-1].isdigit() else low), high


def _currency(mark: str, default: Currency) -> Currency:
    allowed = MARKS.get(mark.casefold(), ())
    if default in allowed:
        return default
    if not allowed or allowed is CROWNS:
        raise _LineFaultError(LineFault.CURRENCY)
    return allowed[0]


def _date(cell: str, today: date) -> date:
    if not cell:
        raise _LineFaultError(LineFault.NO_DATE)
    try:
        dated = parse_date(cell)
    except DateError as error:
        raise _LineFaultError(LineFault(error.kind.value)) from None
    if dated > today:
        raise _LineFaultError(LineFault.FUTURE_DATE)
    return dated


def _basis(cell: str, kind: SourceKind, words: ImportWords) -> Basis:
    for basis, names in words.bases.items():
        if cell.casefold() in names:
            return basis
    if not cell and kind in words.base_only:
        return Basis.BASE
    raise _LineFaultError(LineFault.BASIS)


def _permission(cell: str, kind: SourceKind, words: ImportWords) -> Permission:
    said = cell.casefold()
    if said in words.refusals:
        raise _LineFaultError(LineFault.REFUSED)
    for permission, names in words.permissions.items():
        if said in names:
            return permission
    if said:
        raise _LineFaultError(LineFault.PERMISSION)
    if kind not in words.usual:
        raise _LineFaultError(LineFault.NO_PERMISSION)
    return words.usual[kind]
