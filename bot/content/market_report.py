"""A file of evidence looked at whole: the market, the official check and what was left out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from bot.content.market import MarketContent, shown
from bot.content.wages import Wages
from bot.domain.base import Value
from bot.domain.evidence_file import LineError, read_evidence
from bot.domain.market import Market, Sought, kinds_of_market, market
from bot.domain.money import Currency, Money
from bot.domain.remark import Remark
from bot.domain.wage import Official, Wage, sanity_check


class Request(Value):
    """What is looked for in a file."""

    role: str = ""
    """Id of a role; empty leaves out the official table."""
    place: str = ""
    company: str = ""
    level: str = ""
    currency: Currency = Currency.USD
    """Of lines that name none."""


class Checked(Value):
    """A market with what the official table says about it."""

    market: Market
    checks: tuple[Remark, ...]


class Report(Value):
    """A file, looked at on one day."""

    today: date
    markets: tuple[Checked, ...]
    """One for each basis and currency, that with most points first."""
    official: Official | None
    errors: tuple[LineError, ...]


def evaluate(
    text: str, request: Request, content: MarketContent, wages: Wages, today: date
) -> Report:
    """The report on a file of evidence.

    Raises:
        ContentError: When the official table is asked for and cannot be read.
    """
    imported = read_evidence(text, content.importing, request.currency, today)
    official = wages.look_up(request.role, request.place) if request.role else None
    places = {point.place for point in imported.evidence} if request.place else set()
    same_places = tuple(sorted(filter(wages.same_place(request.place), places)))
    markets = []
    for basis, currency in kinds_of_market(imported.evidence):
        same = [
            point
            for point in imported.evidence
            if point.basis is basis and point.amount.currency is currency
        ]
        sought = Sought(
            basis=basis,
            currency=currency,
            company=request.company,
            level=request.level,
            place=request.place,
            same_places=same_places,
        )
        found = market(same, sought, today, content.weighing)
        checks = tuple(sanity_check(found, official)) if official else ()
        markets.append(Checked(market=found, checks=checks))
    return Report(today=today, markets=tuple(markets), official=official, errors=imported.errors)


def record(report: Report, content: MarketContent) -> dict[str, Any]:
    """The report as JSON holds it; amounts are exact, as strings."""
    return {
        "today": report.today.isoformat(),
        "markets": [_market_record(checked, content) for checked in report.markets],
        "official": _official_record(report.official, content) if report.official else None,
        "errors": [
            {"line": error.line, "fault": error.fault, "text": content.importing.say(error)}
            for error in report.errors
        ],
        "note": content.asking.note,
    }


def table(report: Report, content: MarketContent) -> str:
    """The report as people read it, in aligned columns."""
    texts = content.remarks.report
    blocks = [_market_lines(checked, report.today, content) for checked in report.markets]
    blocks = blocks or [[texts.nothing]]
    if report.official:
        blocks.append(_official_lines(report.official, report.today, content))
    if report.errors:
        left_out = [content.importing.say(error) for error in report.errors]
        blocks.append([texts.left_out.format(count=len(left_out)), *_indented(left_out)])
    if report.markets:
        blocks.append([texts.weights])
    blocks.append([content.asking.note])
    return "\n\n".join("\n".join(block) for block in blocks)


def _market_record(checked: Checked, content: MarketContent) -> dict[str, Any]:
    found = checked.market
    return {
        "basis": found.sought.basis,
        "currency": found.sought.currency,
        "n": len(found.points),
        **{share: shown(amount.amount) for share, amount in _quartiles(found)},
        "confidence": found.confidence,
        "points": [
            {
                "source": point.evidence.source,
                "kind": point.evidence.kind,
                "amount": shown(point.value.amount),
                "dated": point.evidence.dated.isoformat(),
                "weight": shown(point.weight),
            }
            for point in found.points
        ],
        "remarks": _said((*found.remarks, *checked.checks), content),
    }


def _official_record(official: Official, content: MarketContent) -> dict[str, Any]:
    return {
        "area": official.area,
        "source": content.wages.source,
        "released": content.wages.released.isoformat(),
        "wages": [
            {
                "occupation_code": wage.occupation_code,
                "occupation": wage.occupation,
                "area": wage.area,
                **{share: shown(amount.amount) for share, amount in _shares(wage)},
            }
            for wage in official.wages
        ],
        "remarks": _said(official.remarks, content),
    }


def _said(remarks: Iterable[Remark], content: MarketContent) -> list[dict[str, str]]:
    return [{"kind": said.kind, "text": content.remarks.say(said)} for said in remarks]


def _quartiles(found: Market) -> Iterator[tuple[str, Money]]:
    if found.quartiles:
        yield "p25", found.quartiles.p25
        yield "p50", found.quartiles.p50
        yield "p75", found.quartiles.p75


def _shares(wage: Wage) -> Iterator[tuple[str, Money]]:
    for share in ("p10", "p25", "p50", "p75", "p90"):
        yield share, getattr(wage, share)


def _market_lines(checked: Checked, today: date, content: MarketContent) -> list[str]:
    found, texts = checked.market, content.remarks.report
    sought = found.sought
    heading = texts.heading.format(
        basis=content.remarks.names[sought.basis],
        currency=sought.currency.value,
        today=shown(today),
    )
    amounts = [amount.text for _, amount in _quartiles(found)]
    lines = [heading, *_indented(_aligned([texts.quartiles, amounts] if amounts else [], words=0))]
    if found.lowest and found.highest and found.oldest and found.newest:
        counts = texts.counts.format(
            count=len(found.points),
            oldest=shown(found.oldest),
            newest=shown(found.newest),
            lowest=found.lowest.text,
            highest=found.highest.text,
            confidence=content.remarks.confidence[found.confidence],
        )
        lines.append(f"  {counts}")
    said = (*found.remarks, *checked.checks)
    return [*lines, *_indented(map(content.remarks.say, said))]


def _official_lines(official: Official, today: date, content: MarketContent) -> list[str]:
    texts = content.remarks.report
    said = list(_indented(map(content.remarks.say, official.remarks)))
    if not official.wages:
        return said
    rows = [
        [wage.occupation, *(amount.text for _, amount in _shares(wage))] for wage in official.wages
    ]
    return [
        texts.official.format(area=official.area),
        *_indented(_aligned([texts.columns, *rows], words=1)),
        *said,
        f"  {content.wages.described(today, shown(today))}",
        f"  {content.wages.source}",
    ]


def _aligned(rows: Sequence[Sequence[str]], *, words: int) -> Iterator[str]:
    """Rows of equal length as lines: columns of words to the left, then figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        cells[:words] = [
            cell.ljust(width) for cell, width in zip(row[:words], widths, strict=False)
        ]
        yield "  ".join(cells)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
