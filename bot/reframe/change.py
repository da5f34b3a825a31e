"""A measured change in words: which measure, from what, to what, and which way it went."""

import re
from decimal import Decimal
from enum import StrEnum

from bot.domain.base import Value
from bot.reframe.grammar import Grammar, Kind
from bot.reframe.quantity import ONES, TENS, Quantity, quantities
from bot.reframe.quantity import Kind as Figure
from bot.reframe.wording import Wording

_SECONDS = {
    "ms": Decimal("0.001"),
    "msec": Decimal("0.001"),
    "millisecond": Decimal("0.001"),
    "s": Decimal(1),
    "sec": Decimal(1),
    "second": Decimal(1),
    "m": Decimal(60),
    "min": Decimal(60),
    "minute": Decimal(60),
    "h": Decimal(3600),
    "hr": Decimal(3600),
    "hour": Decimal(3600),
    "d": Decimal(86400),
    "day": Decimal(86400),
    "w": Decimal(604800),
    "wk": Decimal(604800),
    "week": Decimal(604800),
    "mo": Decimal(2629800),
    "month": Decimal(2629800),
    "mth": Decimal(2629800),
    "quarter": Decimal(7889400),
    "qtr": Decimal(7889400),
    "year": Decimal(31557600),
    "yr": Decimal(31557600),
}
_PER = re.compile(r"^\s?(?:/|per\s|an?\s|each\s|every\s)\s?(\w+)", re.IGNORECASE)
_SHARE = re.compile(r"^[^\d]{0,12}(\d[\d,]*)\s+(?:in|of|out of)\s+(\d[\d,]*)\b", re.IGNORECASE)
_NUMBERS = {**ONES, **TENS}
_SPOKEN = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_DONE = re.compile(r"[a-z]+ed(?:$| (?:on|in|at|before|after|within|without|by|first|late|early)\b)")
_IS_SHARE = re.compile(r"%|\d\s+(?:in|of|out of)\s+\d")
_TAILED = re.compile(r"^(\S*\d\S*)\s+([a-z].*)$")


class Direction(StrEnum):
    """Which way a measure went."""

    DOWN = "down"
    UP = "up"
    SAME = "same"
    OTHER = "other"
    """The values can't be compared."""


class Measured(Value):
    """A change with both values known."""

    metric: str
    """As a noun phrase, with its article."""
    baseline: str
    value: str
    direction: Direction
    thing: bool = False
    """The measure is a thing that takes time, such as a job: it went, it did not fall."""
    harmful: bool = False
    """It went the way it should not have gone."""

    @property
    def claimable(self) -> bool:
        """Whether somebody could say that they brought it about."""
        return not self.harmful and self.direction is not Direction.SAME


def direction(baseline: str, value: str) -> Direction:
    """How `value` compares with `baseline`; `OTHER` unless both are figures of one unit."""
    before, after = _comparable(baseline), _comparable(value)
    if before is None or after is None:
        return Direction.OTHER
    unit, low = before
    other_unit, high = after
    if unit != other_unit and high == 0 < low:
        return Direction.DOWN
    if unit != other_unit and "" not in {unit, other_unit}:
        return Direction.OTHER
    if unit != other_unit and {unit, other_unit} & {"%", "s", "of"}:
        # "from 30 to 5 min": a bare figure has the unit of the other, and its scale too.
        bare = _first(baseline), _first(value)
        low, high = bare[0].number or Decimal(0), bare[1].number or Decimal(0)
    if low == high:
        return Direction.SAME
    return Direction.UP if high > low else Direction.DOWN


def _first(text: str) -> Quantity:
    return next(found for found in quantities(text) if found.kind is not Figure.NAME)


def _comparable(text: str) -> tuple[str, Decimal] | None:
    """Unit and amount of the one figure that `text` leads with."""
    text = _SPOKEN.sub(lambda match: str(_NUMBERS[match.group().lower()]), text)
    if share := _SHARE.match(text):
        whole = Decimal(share[2].replace(",", ""))
        return ("of", Decimal(share[1].replace(",", "")) / whole) if whole else None
    figures = [found for found in quantities(text) if found.kind is not Figure.NAME]
    if not figures or text[: figures[0].start].strip().lower() not in LEADS:
        return None
    return _measured(figures[0], text[figures[0].end :])


def _measured(figure: Quantity, rest: str) -> tuple[str, Decimal] | None:
    """Unit and amount of a figure, what it is "per" taken from the text after it."""
    number = figure.number
    unit = {Figure.DURATION: "s", Figure.PERCENT: "%"}.get(figure.kind, figure.unit)
    size = _SECONDS.get(_unit(figure.unit)) if figure.kind is Figure.DURATION else Decimal(1)
    if number is None or size is None or figure.kind is Figure.MULTIPLE:
        return None
    match = _PER.match(rest)
    per = _unit(match[1].lower()) if match else ""
    if per in _SECONDS:
        return f"{unit}/time", number * size / _SECONDS[per]
    return f"{unit}/{per}" if per else unit, number * size


_DATED = frozenset({"before", "last", "ago", "year", "month", "previously", "earlier", "in"})
LEADS = frozenset(
    {
        "",
        "about",
        "around",
        "over",
        "under",
        "below",
        "above",
        "almost",
        "nearly",
        "less than",
        "more than",
        "up to",
        "at most",
        "at least",
        "only",
        "just",
        "roughly",
        "~",
    }
)


def _unit(word: str) -> str:
    return word if word in _SECONDS else word.rstrip("s")


class Changes:
    """Says changes; holds no state of its own."""

    def __init__(self, grammar: Grammar, wording: Wording) -> None:
        self._grammar = grammar
        self._words = wording

    def measure(self, metric: str) -> str:
        """A measure as a noun phrase: "the reopen rate", "CSAT", "time to fill"."""
        metric = self._grammar.lowered(metric)
        last = metric.split(" ")[-1]
        if last in self._words.the_measures and not self._grammar.is_determined(metric):
            return f"the {metric}"
        return self._grammar.with_the(metric, self._words.the_measures | self._words.countable)

    def _thing(self, metric: str) -> str:
        """A job or an occasion, with the article that it needs as it can be counted."""
        metric = self.measure(metric)
        head = self._grammar.head(metric)
        bare = head.endswith("ing") or self._grammar.is_determined(metric)
        return metric if bare else f"the {metric}"

    def measured(self, metric: str, baseline: str, value: str) -> Measured:
        """Both values, the measure's own words found in the baseline if it was not named."""
        if not metric and (tail := _TAILED.match(baseline)):
            metric, baseline = self._counted(baseline, tail[1], tail[2])
        baseline, value = _beside(baseline, metric), _beside(value, metric)
        if (
            _DONE.match(metric)
            and self._grammar.kind(metric) is Kind.PAST
            and _IS_SHARE.search(value)
        ):
            metric = self._words.joins.share_done.format(clause=self._grammar.lowered(metric))
        way = direction(baseline, value)
        thing = self._is_thing(metric, baseline)
        return Measured(
            metric=self._thing(metric) if thing else self.measure(metric),
            baseline=self._value(baseline),
            value=self._value(value),
            direction=way,
            thing=thing,
            harmful=self._is_harmful(metric, way),
        )

    def _value(self, value: str) -> str:
        value = self._grammar.lowered(value)
        return f"the {value}" if value.startswith("next ") else value

    def _counted(self, whole: str, figure: str, tail: str) -> tuple[str, str]:
        """Measure and figure of "21% clicked"; "40 min" stays what it is."""
        if self._grammar.kind(tail) is not Kind.PAST or _SHARE.match(whole):
            return "", whole
        joins = self._words.joins
        pattern = joins.share if "%" in figure else joins.number
        return pattern.format(clause=tail), figure

    def _is_harmful(self, metric: str, way: Direction) -> bool:
        low = metric.lower()
        head = self._grammar.head(low)
        bad = any(low.endswith(name) or name in low for name in self._words.bad_measures)
        good = not bad and (
            head in self._words.good_measures or low.endswith(tuple(self._words.good_measures))
        )
        return (good and way is Direction.DOWN) or (bad and way is Direction.UP)

    def finite(self, change: Measured, time: str = "") -> str:
        """A clause: "the reopen rate fell from 17% to 8% in May"."""
        joins = self._words.joins
        if change.direction is Direction.SAME:
            said = joins.same.format(metric=change.metric, value=change.value)
        elif time.lower().startswith("since "):
            have = "have" if self._grammar.plural(change.metric) else "has"
            said = joins.since.format(have=have, verb=self._verbs(change)[2], **_parts(change))
        else:
            said = joins.finite.format(verb=self._verbs(change)[0], **_parts(change))
        return f"{said} {time}".strip()

    def participle(self, change: Measured, time: str = "") -> str:
        """What follows an action of the speaker's: ", cutting the reopen rate from 17% to 8%"."""
        verb = self._verbs(change)[1]
        said = self._words.joins.participle.format(verb=verb, **_parts(change))
        return f"{said} {time}".rstrip()

    def caused(self, change: Measured, time: str = "") -> str:
        """What follows a routine of the speaker's: " and cut the reopen rate from 17% to 8%"."""
        verb = self._verbs(change)[3]
        return f"{self._words.joins.caused.format(verb=verb, **_parts(change))} {time}".rstrip()

    def bare(self, change: Measured, *, beside: bool, within: str) -> str:
        """A change whose measure has no name: ", up from 2 of 11 people to 9 of 11".

        `beside`: it stands beside a clause that says what changed; `within`: that clause, which
        may hold the new value already.
        """
        joins = self._words.joins
        if beside and change.value.lower() in within.lower():
            return joins.instead_of.format(baseline=change.baseline)
        if change.direction is Direction.OTHER and beside:
            return joins.instead.format(baseline=change.baseline, value=change.value)
        verb = {Direction.UP: "up", Direction.DOWN: "down"}.get(change.direction, "going")
        return joins.from_to.format(verb=verb, baseline=change.baseline, value=change.value)

    def _is_thing(self, metric: str, baseline: str) -> bool:
        found = _comparable(baseline)
        head = self._grammar.head(metric)
        last = metric.rsplit(" ", maxsplit=1)[-1].lower()
        return (
            bool(metric)
            and found is not None
            and found[0].startswith("s")
            and head.islower()
            and not self._grammar.plural(metric)
            and not {head.lower(), last} & self._words.measures
        )

    def _verbs(self, change: Measured) -> tuple[str, str, str, str]:
        verbs = self._words.change
        if change.thing:
            return verbs.other
        return {Direction.DOWN: verbs.down, Direction.UP: verbs.up}.get(
            change.direction, verbs.other
        )

    def before(self, metric: str, baseline: str) -> str:
        """Only the old value is known."""
        joins = self._words.joins
        baseline = self._grammar.lowered(_beside(baseline, metric))
        if not metric:
            dated = {word.lower() for word in baseline.split(" ")} & _DATED
            return joins.before_alone.format(baseline=baseline if dated else f"{baseline} before")
        return "; " + joins.before.format(metric=self.measure(metric), baseline=baseline)

    def after(self, metric: str, value: str, result: str) -> str:
        """Only the new value is known; `result` is what it may measure: deals worth $720k."""
        joins = self._words.joins
        value = self._grammar.lowered(_beside(value, metric))
        if not metric:
            figure = value[:1].isdigit() or not value[:1].isalpha()
            return (joins.after_alone if figure else joins.after_state).format(value=value)
        if metric.lower() in self._words.money_measures and any(map(str.isdigit, value)):
            sold = bool(result) and self._grammar.plural_word(result.rsplit(" ", maxsplit=1)[-1])
            join = joins.worth if sold else joins.worth_alone
            return join.format(value=value, metric=metric)
        if self._grammar.head(metric).lower() == "value":
            return joins.valued.format(metric=metric, value=value)
        be = "are" if self._grammar.plural(metric) else "is"
        return "; " + joins.after.format(metric=self.measure(metric), be=be, value=value)


def _parts(change: Measured) -> dict[str, str]:
    return {"metric": change.metric, "baseline": change.baseline, "value": change.value}


def _beside(value: str, metric: str) -> str:
    """`value` without the name of its own measure: "CSAT 4.1" beside CSAT is 4.1."""
    for name in (f"{metric} ", f" {metric}"):
        if metric and name.strip() and value.lower().startswith(name.lower()):
            return value[len(name) :]
        if metric and value.lower().endswith(name.lower()) and name.startswith(" "):
            return value[: -len(name)]
    return value
