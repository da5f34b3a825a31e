"""A comparison as data and as text: every figure with its label and its formula in words."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any, Final

from bot.content.offers import Anchor, OfferContent
from bot.domain.comparison import Closeness, Comparison, Contender, Sheet
from bot.domain.money import Currency, Money
from bot.domain.quantity import Figure, Quantity, Unit, money, percent
from bot.domain.token_budget import TokenBudget, blended_price, tokens_for
from bot.domain.token_value import TokenValue

_MILLION: Final = 10**6
_WHOLE_FROM: Final = 1000
"""Amounts from here on are shown without cents."""
_LONGEST: Final = 200
TENTH: Final = Decimal("0.1")
_FINE: Final = Decimal("0.0001")


def shown(quantity: Quantity) -> str:
    """As people read it: "$185,000", "21.1%", "3.5 h", "0.625"."""
    match quantity.unit:
        case Unit.MONEY if quantity.currency is not None:
            return _money(quantity.number, quantity.currency)
        case Unit.PERCENT:
            return f"{trimmed(quantity.number, TENTH)}%"
        case Unit.SHARE:
            return f"{trimmed(quantity.number, _FINE)}%"
        case Unit.HOURS:
            return f"{trimmed(quantity.number, TENTH)} h"
        case _:
            return trimmed(quantity.number, _FINE)


def rounded(quantity: Quantity) -> str:
    """As data: money to its minor unit, anything else to four places, half-even."""
    places = _FINE
    if quantity.currency is not None:
        places = Decimal(1).scaleb(-quantity.currency.minor_units)
    return f"{_cut(quantity.number, places):f}"


def _money(number: Decimal, currency: Currency) -> str:
    places = 0 if abs(number) >= _WHOLE_FROM else -currency.minor_units
    amount = _cut(number, Decimal(1).scaleb(places))
    # Sums of absurd inputs may be longer than Money allows; they are shown all the same.
    return Money.model_construct(amount=amount, currency=currency).text


def trimmed(number: Decimal, places: Decimal = TENTH) -> str:
    """Without trailing zeros."""
    text = f"{_cut(number, places):,f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _cut(number: Decimal, places: Decimal) -> Decimal:
    return number.quantize(places, ROUND_HALF_EVEN, Context(prec=_LONGEST))


class OfferReport:
    """Words for one comparison."""

    def __init__(
        self, sheet: Sheet, comparison: Comparison, content: OfferContent, *, role: str = "other"
    ) -> None:
        self.sheet = sheet
        self.comparison = comparison
        self.content = content
        self.arguments = content.tokens.arguments_for(role)

    def label(self, figure: Figure) -> str:
        """What the figure is called."""
        return self.content.formulas[figure.name].label.format(**_inputs(figure))

    def formula(self, figure: Figure) -> str:
        """How it came about, with its inputs."""
        return self.content.formulas[figure.name].formula.format(**_inputs(figure))

    def verdict(self) -> str:
        """Which is better, by how much, why, and what is still unknown."""
        texts, verdict = self.content.report.verdict, self.comparison.verdict
        currency = self.comparison.currency
        inputs = {"best": verdict.best, "second": verdict.second or ""}
        if verdict.why is not None:
            inputs["why"] = self.content.report.why[verdict.why]
        best = next(one for one in self.comparison.packages if one.offer.name == verdict.best)
        sentences = [
            texts.sentence(
                verdict.closeness,
                mean=_money(best.mean, currency),
                gap=_money(verdict.gap, currency),
                percent=shown(percent(verdict.gap_percent)),
                **inputs,
            )
        ]
        if verdict.closeness in {Closeness.TIE, Closeness.CLOSE}:
            preferred = verdict.by_criteria
            chosen = texts.preferred.format(name=preferred) if preferred else texts.undecided
            sentences.append(chosen)
        asked = [
            texts.unknown_one.format(count=len(one.evaluation.questions), name=one.offer.name)
            for one in self.offers
        ]
        # Some things are asked of every employer, so this is never empty.
        sentences.append(texts.unknown.format(counts=", ".join(asked)))
        return " ".join(sentences)

    @property
    def offers(self) -> Iterable[Contender]:
        """Without the current job: nobody is asked about that."""
        return [one for one in self.comparison.packages if one.offer is not self.sheet.current]

    def flags(self, one: Contender) -> list[tuple[str, str]]:
        """Id and words of each warning sign; the advice on use last."""
        report, tokens = self.content.report, self.content.tokens
        found = [(flag.value, report.flags[flag]) for flag in one.evaluation.flags]
        found += [(f"token_{flag}", tokens.flags[flag]) for flag in one.token_flags]
        if one.token is not None and one.token.advice is not None:
            found.append((f"token_{one.token.advice}", tokens.advice[one.token.advice]))
        return found

    def questions(self, one: Contender) -> list[tuple[str, str]]:
        """Id and words of what to ask."""
        return [(asked.value, self.content.questions[asked]) for asked in one.evaluation.questions]

    def summary(self, one: Contender) -> list[Figure]:
        """The figures over all years, in the order of reading."""
        result = one.evaluation
        return [
            result.four_years,
            result.mean,
            result.cash_mean,
            *result.equity_at,
            *result.price_at,
            result.drop,
            result.year_5_cliff,
            *result.clawback,
            *result.others,
            *one.beside_current,
        ]

    def tokens(self, value: TokenValue) -> list[Figure]:
        """The figures about an AI budget; the first three kinds are never summed."""
        rest = [figure for figure in (value.utilisation, value.swap) if figure is not None]
        three = [value.employer_budget, value.cash_equivalent, *value.productivity]
        return [*three, *value.shares, *value.break_even, *rest]

    def anchors(self, value: TokenValue) -> list[tuple[str, Anchor]]:
        """Public figures that the budget stands beside, each with the name of its band."""
        bands = self.content.bands
        found = [
            (band.name, anchor)
            for band in bands.bands
            if band.id == value.band
            for anchor in band.anchors
        ]
        return found + [
            (ratio.name, ratio.anchor) for ratio in bands.ratios if ratio.id in value.ratios
        ]

    def beside(self, value: TokenValue) -> list[tuple[str, Anchor]]:
        """Public shares of pay that the budget does not reach."""
        ratios = self.content.bands.ratios
        return [(ratio.name, ratio.anchor) for ratio in ratios if ratio.id not in value.ratios]

    def tokens_bought(self, budget: TokenBudget) -> list[tuple[str, str, Decimal]]:
        """Model, mix and millions of tokens that a year's budget buys at list prices."""
        prices = self.content.prices
        if budget.amount.currency is not prices.currency:
            return []
        return [
            (
                model.name,
                mix.name,
                tokens_for(budget.yearly, blended_price(model.price, mix.mix)) / _MILLION,
            )
            for mix in prices.mixes
            for model in prices.models
        ]

    def data(self) -> dict[str, Any]:
        """Everything, for `--json`; figures are strings, so that they stay exact."""
        comparison = self.comparison
        whole = comparison.make_whole
        return {
            "currency": comparison.currency,
            "verdict": {
                **comparison.verdict.model_dump(mode="json", exclude={"gap", "gap_percent"}),
                "gap": rounded(money(comparison.verdict.gap, comparison.currency)),
                "gap_percent": rounded(percent(comparison.verdict.gap_percent)),
                "sentence": self.verdict(),
            },
            "packages": [self._package(one) for one in comparison.packages],
            "make_whole": None if whole is None else self._figure(whole),
            "rates": [rate.model_dump(mode="json") for rate in comparison.rates],
            "note": self.content.report.note,
        }

    def _package(self, one: Contender) -> dict[str, Any]:
        result, token = one.evaluation, one.token
        return {
            "name": one.offer.name,
            "current": one.offer is self.sheet.current,
            "currency": one.offer.currency,
            "years": [
                {
                    "year": year.number,
                    "cash": rounded(year.cash.value),
                    "equity": rounded(money(year.equity, one.offer.currency)),
                    "benefits": rounded(money(year.benefits, one.offer.currency)),
                    "total": rounded(year.total.value),
                    "parts": [self._figure(part) for part in year.parts],
                }
                for year in result.years
            ],
            "figures": [self._figure(figure) for figure in self.summary(one)],
            "token_budget": None if token is None else self._token(one, token),
            "flags": [{"id": flag, "text": text} for flag, text in self.flags(one)],
            "questions": [{"id": asked, "text": text} for asked, text in self.questions(one)],
        }

    def _token(self, one: Contender, value: TokenValue) -> dict[str, Any]:
        stated = one.offer.token_budget
        bought = [] if stated is None else self.tokens_bought(stated)
        prices = self.content.prices
        return {
            "day_basis": value.day_basis,
            "band": value.band,
            "figures": [self._figure(figure) for figure in self.tokens(value)],
            "anchors": [
                {"band": name, **anchor.model_dump(mode="json")}
                for name, anchor in self.anchors(value)
            ],
            "beside": [
                {"band": name, **anchor.model_dump(mode="json")}
                for name, anchor in self.beside(value)
            ],
            "evidence": [
                entry.model_dump(mode="json", exclude={"id"})
                for entry in self.content.gain.evidence
            ],
            "assumptions": self.content.gain.assumptions,
            "argument": self.content.bands.argument.model_dump(mode="json"),
            "arguments": self.arguments,
            "million_tokens": [
                {"model": model, "mix": mix, "millions": trimmed(millions)}
                for model, mix, millions in bought
            ],
            "prices": {"as_of": prices.as_of, "source": prices.source, "caveat": prices.caveat},
        }

    def _figure(self, figure: Figure) -> Mapping[str, Any]:
        return {
            "name": figure.name,
            "label": self.label(figure),
            "value": rounded(figure.value),
            "unit": figure.value.unit,
            "currency": figure.value.currency,
            "formula": self.formula(figure),
        }


def _inputs(figure: Figure) -> dict[str, str]:
    return {name: shown(quantity) for name, quantity in figure.inputs.items()}
