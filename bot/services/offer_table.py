"""A comparison as plain text: a column for each package, then what the figures rest on."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap
from typing import Final

from bot.content.offers import Anchor
from bot.domain.comparison import Contender
from bot.domain.quantity import Figure, money
from bot.domain.token_value import TokenValue
from bot.services.offer_report import OfferReport, shown, trimmed

_WIDTH: Final = 100
_EMPTY: Final = "-"


def table(report: OfferReport) -> str:
    """The verdict, the packages side by side, AI budgets, formulas, warnings and questions."""
    comparison = report.comparison
    blocks = [[report.verdict()], list(_columns(report))]
    if comparison.make_whole is not None:
        whole = comparison.make_whole
        blocks.append([_line(report, whole), f"  = {report.formula(whole)}"])
    for one in comparison.packages:
        blocks += [list(block) for block in _package(report, one)]
    if any(one.token is not None for one in comparison.packages):
        blocks.append(list(_evidence(report)))
    blocks += [list(_formulas(report, one)) for one in comparison.packages]
    rates = report.content.report.rates
    blocks.append(
        [
            rates.format(
                currency=rate.currency,
                rate=f"{rate.rate:f}",
                to=rate.to,
                on=rate.on,
                source=rate.source,
            )
            for rate in comparison.rates
        ]
    )
    blocks.append([report.content.report.note])
    wrapped = ("\n".join(_wrapped(block)) for block in blocks if block)
    return "\n\n".join(wrapped)


def _wrapped(lines: list[str]) -> Iterator[str]:
    for line in lines:
        # Columns are made to fit; only sentences are broken.
        indent = len(line) - len(line.lstrip())
        broken = wrap(line, _WIDTH, subsequent_indent=" " * (indent + 2))
        yield from [line] if "   " in line.strip() else broken


def _columns(report: OfferReport) -> Iterator[str]:
    packages = report.comparison.packages
    texts = report.content.report
    titles = [
        texts.now.format(name=one.offer.name)
        if one.offer is report.sheet.current
        else one.offer.name
        for one in packages
    ]
    columns = [dict(_cells(report, one)) for one in packages]
    labels = list(dict.fromkeys(label for column in columns for label in column))
    rows = [["", *titles]]
    rows += [[label, *(column.get(label, _EMPTY) for column in columns)] for label in labels]
    widths = [max(len(row[place]) for row in rows) for place in range(len(titles) + 1)]
    for row in rows:
        figures = zip(row[1:], widths[1:], strict=True)
        cells = "   ".join(cell.rjust(width) for cell, width in figures)
        yield f"{row[0].ljust(widths[0])}   {cells}".rstrip()


def _cells(report: OfferReport, one: Contender) -> Iterator[tuple[str, str]]:
    texts, currency = report.content.report, one.offer.currency
    for year in one.evaluation.years:
        name = texts.year.format(year=year.number)
        yield f"{name}: {texts.rows.total}", shown(year.total.value)
        yield f"{name}: {texts.rows.cash}", shown(year.cash.value)
        yield f"{name}: {texts.rows.equity}", shown(money(year.equity, currency))
        yield f"{name}: {texts.rows.benefits}", shown(money(year.benefits, currency))
    labels: Counter[str] = Counter()
    for figure in report.summary(one):
        label = report.label(figure)
        labels[label] += 1
        # Two grants have two stakes.
        again = f" ({labels[label]})" if labels[label] > 1 else ""
        yield f"{label}{again}", shown(figure.value)


def _package(report: OfferReport, one: Contender) -> Iterator[Iterator[str]]:
    texts = report.content.report
    if one.token is not None:
        yield _token(report, one, one.token)
    yield _listed(texts.flags_title.format(name=one.offer.name), report.flags(one))
    if one.offer is not report.sheet.current:
        yield _listed(texts.questions.format(name=one.offer.name), report.questions(one))


def _listed(title: str, entries: list[tuple[str, str]]) -> Iterator[str]:
    if entries:
        yield title
        yield from (f"  - {text}" for _, text in entries)


def _line(report: OfferReport, figure: Figure) -> str:
    return f"{report.label(figure)}: {shown(figure.value)}"


def _formulas(report: OfferReport, one: Contender) -> Iterator[str]:
    texts = report.content.report
    yield texts.formulas.format(name=one.offer.name)
    lines: dict[str, list[int]] = {}
    for year in one.evaluation.years:
        for figure in (*year.parts, year.cash, year.total):
            line = f"{_line(report, figure)} = {report.formula(figure)}"
            lines.setdefault(line, []).append(year.number)
    for line, years in lines.items():
        for first, last in _runs(years):
            several = texts.years.format(first=first, last=last)
            named = texts.year.format(year=first) if first == last else several
            yield f"  {named}: {line}"
    for figure in report.summary(one):
        yield f"  {_line(report, figure)} = {report.formula(figure)}"


def _runs(years: list[int]) -> Iterator[tuple[int, int]]:
    """Years in a row, by their first and last."""
    for _, run in groupby(enumerate(years), key=lambda at: at[1] - at[0]):
        numbers = [year for _, year in run]
        yield numbers[0], numbers[-1]


def _token(report: OfferReport, one: Contender, value: TokenValue) -> Iterator[str]:
    texts, tokens = report.content.report, report.content.tokens
    yield texts.tokens.format(name=one.offer.name)
    yield f"  {tokens.three_figures} {tokens.basis.format(days=value.day_basis)}"
    for figure in report.tokens(value):
        yield f"  {_line(report, figure)} = {report.formula(figure)}"
    if value.band is None:
        yield f"  {tokens.no_band.format(currency=report.content.bands.currency)}"
    for name, anchor in report.anchors(value):
        yield f"  {texts.band.format(name=name)}. {_sourced(anchor)}"
    for name, anchor in report.beside(value):
        yield f"  {texts.beside.format(name=name)}. {_sourced(anchor)}"
    yield from _prices(report, one)


def _sourced(anchor: Anchor) -> str:
    return f"{anchor.text} ({anchor.source}, {anchor.date}, {anchor.kind})"


def _prices(report: OfferReport, one: Contender) -> Iterator[str]:
    stated = one.offer.token_budget
    bought = [] if stated is None else report.tokens_bought(stated)
    if stated is None or not bought:
        return
    texts, prices = report.content.report, report.content.prices
    amount = shown(money(stated.yearly, stated.amount.currency))
    yield "  " + texts.prices.format(amount=amount, as_of=prices.as_of, source=prices.source)
    for mix in prices.mixes:
        amounts = sorted((millions, model) for model, name, millions in bought if name == mix.name)
        (least, dearest), (most, cheapest) = amounts[0], amounts[-1]
        yield "  - " + texts.price.format(
            mix=mix.name,
            least=trimmed(least),
            dearest=dearest,
            most=trimmed(most),
            cheapest=cheapest,
        )
    yield f"  {prices.caveat}"


def _evidence(report: OfferReport) -> Iterator[str]:
    texts, content = report.content.report, report.content
    yield texts.evidence
    yield f"  {content.gain.assumptions}"
    for entry in (*content.gain.evidence, content.bands.argument):
        yield f"  - {_sourced(entry)}"
    yield texts.arguments
    yield from (f"  - {argument}" for argument in report.arguments)
