"""A measured change in words: which measure, from what, to what, and which way it went."""

import re

from bot.domain.base import Value
from bot.reframe.comparison import Direction, comparable, direction, is_share
from bot.reframe.grammar import Grammar, Kind
from bot.reframe.phrase import raised, tokens
from bot.reframe.wording import Wording

_WITHIN = re.compile(r" (?:in|on|at|per|of|for|with|by) ")
_TOLD = re.compile(r"^\d[\d,]* (?:in|of|out of) \d[\d,]* (?P<what>[a-z]+ed)$")
"""A share and what it did: "1 in 5 stayed"."""
_DONE = re.compile(r"[a-z]+ed(?:$| (?:on|in|at|before|after|within|without|by|first|late|early)\b)")
_IS_SHARE = re.compile(r"%|\d\s+(?:in|of|out of)\s+\d")
_MOVED = re.compile(
    r"^(?P<sign>\+|-|\u2212|up|down|plus|minus)\s?(?:by )?(?P<by>[~$\u20ac\u00a3]?\d.*)$",
    re.IGNORECASE,
)
"""A new value told as the difference: "+7%"."""
_TAILED = re.compile(r"^(\S*\d\S*)\s+([a-z].*)$")


_TIMED = re.compile(
    r"^(?P<what>(?:average |median )?(?:time|hours|days|weeks|minutes) )"
    r"(?=(?:until|till|it takes|spent|between|from|they|we|I)\b)",
    re.IGNORECASE,
)
"""A time told by what passes in it, said with "the": "the time until they take calls"."""
_STEPS = re.compile(r"^([a-z]{3,}) to ([a-z]{3,})$", re.IGNORECASE)
"""A rate named by its two steps: "trial to paid"."""
_DATED = frozenset({"before", "last", "ago", "year", "month", "previously", "earlier", "in"})


class Measured(Value):
    """A change with both values known."""

    metric: str
    """As a noun phrase, with its article."""
    baseline: str
    value: str
    direction: Direction
    neutral: bool = False
    """It went, it did not fall: a job that takes time, or a measure with no better way."""
    harmful: bool = False
    """It went the way it should not have gone."""

    @property
    def claimable(self) -> bool:
        """Whether somebody could say that they brought it about."""
        return not self.harmful and self.direction is not Direction.SAME


class Changes:
    """Says changes; holds no state of its own."""

    def __init__(self, grammar: Grammar, wording: Wording) -> None:
        self._grammar = grammar
        self._words = wording

    def measure(self, metric: str) -> str:
        """A measure as a noun phrase: "the reopen rate", "CSAT", "time to fill"."""
        metric = self._grammar.lowered(metric)
        if _TIMED.match(metric):
            return f"the {metric}"
        head, of, _ = metric.partition(" of ")
        led = head.lower() in self._words.prepositions
        single = bool(of) and head.islower() and not (led or self._grammar.plural(head))
        last = metric.split(" ")[-1] in self._words.the_measures and not _WITHIN.search(metric)
        named = single or last
        if named and not self._grammar.is_determined(metric):
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
        joins = self._words.joins
        if not metric and (tail := _TAILED.match(baseline)):
            metric, baseline = self._counted(baseline, tail[1], tail[2])
        baseline, value = _beside(baseline, metric), _beside(value, metric)
        if (
            _DONE.match(metric)
            and self._grammar.kind(metric) is Kind.PAST
            and _IS_SHARE.search(value)
        ):
            metric = joins.share_done.format(clause=self._grammar.lowered(metric))
        second = tokens(metric)[1:2]
        if (
            self._grammar.kind(metric) is Kind.PAST
            and second
            and second[0].lower() in self._words.determiners | self._words.objects
        ):
            share = joins.share if _IS_SHARE.search(value) else joins.number
            metric = share.format(clause=self._grammar.lowered(metric))
        if match := _TOLD.match(baseline) or _TOLD.match(value):
            baseline, value = (
                part.removesuffix(match["what"]).strip() for part in (baseline, value)
            )
            metric = metric or joins.share.format(clause=match["what"])
        metric = self._steps(self._people(metric, value), value)
        way = direction(baseline, value)
        thing = self._is_thing(metric, baseline)
        return Measured(
            metric=self._thing(metric) if thing else self.measure(metric),
            baseline=self._value(baseline),
            value=self._value(value),
            direction=way,
            neutral=thing or self._is_neutral(metric),
            harmful=self._is_harmful(metric, way),
        )

    def _steps(self, metric: str, value: str) -> str:
        """A rate between two steps: "the trial-to-paid rate"."""
        match = _STEPS.match(metric) if "%" in value else None
        if match is None or match[1].lower() in self._words.measures:
            return metric
        return self._words.joins.steps.format(start=match[1].lower(), end=match[2].lower())

    def _people(self, metric: str, value: str) -> str:
        """Those who do something, counted: "the share of users who come back"."""
        joins = self._words.joins
        if " who " not in metric or metric.startswith(("the ", "share", "number")):
            return metric
        return (joins.share_of if "%" in value else joins.number_of).format(
            metric=self._grammar.lowered(metric)
        )

    def _value(self, value: str) -> str:
        value = self._grammar.lowered(value)
        return f"the {value}" if value.startswith(("next ", "same ")) else value

    def _counted(self, whole: str, figure: str, tail: str) -> tuple[str, str]:
        """Measure and figure of "21% clicked"; "40 min" stays what it is."""
        if self._grammar.kind(tail) is not Kind.PAST or is_share(whole):
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

    def _is_neutral(self, metric: str) -> bool:
        """Whether it depends on the case which way of a measure is better: "click rate"."""
        names = self._words.neutral_measures
        low, judged = metric.lower(), self._words.bad_measures | self._words.good_measures
        if any(low.endswith(name) for name in judged if " " in name):
            return False
        return self._grammar.head(low) in names or any(
            low.endswith(f" {name}") or low == name for name in names
        )

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

    def bare(self, change: Measured, *, beside: bool, within: str) -> str:
        """A change whose measure has no name: ", up from 2 of 11 people to 9 of 11".

        `beside`: it stands beside a clause that says what changed; `within`: that clause, which
        may hold the new value already.
        """
        joins = self._words.joins
        if beside and _has(change.value, within):
            return joins.instead_of.format(baseline=change.baseline)
        if change.direction is Direction.OTHER and beside:
            return joins.instead.format(baseline=change.baseline, value=change.value)
        verb = {Direction.UP: "up", Direction.DOWN: "down"}.get(change.direction, "going")
        if not beside and _has(change.value, within):
            return joins.from_only.format(verb=verb, baseline=change.baseline)
        return joins.from_to.format(verb=verb, baseline=change.baseline, value=change.value)

    def _tells(self, metric: str) -> bool:
        """Whether a measure is told as something done: "restore test passed"."""
        return self._grammar.kind(metric) is not Kind.NOUN or metric.endswith(("ed", "n't"))

    def _is_thing(self, metric: str, baseline: str) -> bool:
        found = comparable(baseline)
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

    def _verbs(self, change: Measured) -> tuple[str, str, str]:
        verbs = self._words.change
        if change.neutral:
            return verbs.other
        return {Direction.DOWN: verbs.down, Direction.UP: verbs.up}.get(
            change.direction, verbs.other
        )

    def before(self, metric: str, baseline: str, *, apart: bool = False) -> str:
        """Only the old value is known; `apart`: it needs a sentence of its own."""
        joins = self._words.joins
        baseline = self._grammar.lowered(_beside(baseline, metric))
        if not metric:
            dated = {word.lower() for word in baseline.split(" ")} & _DATED
            if apart or self._grammar.kind(baseline) is Kind.CLAUSE:
                clause = self._grammar.kind(baseline) is Kind.CLAUSE
                join = joins.was_apart if dated else joins.before_apart
                join = joins.before_clause if clause else join
                if self._grammar.kind(baseline) is Kind.PAST:
                    join = joins.before_titled
                return join.format(baseline=baseline)
            return joins.before_alone.format(baseline=baseline if dated else f"{baseline} before")
        return "; " + joins.before.format(metric=self.measure(metric), baseline=baseline)

    def after(self, metric: str, value: str, result: str) -> str:
        """Only the new value is known; `result` is what it may measure: deals worth $720k."""
        value = self._grammar.lowered(_beside(value, metric))
        if match := _MOVED.match(value):
            up, by = match["sign"] in {"+", "up", "plus"}, match["by"]
            verbs = self._words.change.up if up else self._words.change.down
            moved = self._words.joins.moved
            way = moved.format(metric=self.measure(metric), verb=verbs[0], value=by)
            return f"; {way}" if metric else f", {'up' if up else 'down'} by {by}"
        return self._reached(metric, value, result) if metric else self._stands(value)

    def _stands(self, value: str) -> str:
        """A new value of nothing in particular."""
        joins = self._words.joins
        figure = value[:1].isdigit() or not value[:1].isalpha()
        return (joins.after_alone if figure else joins.after_state).format(value=value)

    def _reached(self, metric: str, value: str, result: str) -> str:
        joins, kind = self._words.joins, self._grammar.kind(value)
        if kind is Kind.THIRD and value.startswith("save"):
            return joins.which_in.format(value=value, metric=metric)
        if kind in {Kind.PAST, Kind.THIRD, Kind.CLAUSE}:
            return f"; {value}" if kind is Kind.CLAUSE else f"; {self.measure(metric)} {value}"
        if metric.lower() in self._words.money_measures and any(map(str.isdigit, value)):
            sold = result.rsplit(" ", maxsplit=1)[-1].lower() in self._words.money_measures
            join = joins.worth if sold else joins.worth_alone
            return join.format(value=value, metric=metric)
        if self._grammar.head(metric).lower() == "value":
            return joins.valued.format(metric=metric, value=value)
        be = "are" if self._grammar.plural(metric) else "is"
        if self._tells(metric):
            return joins.titled.format(metric=raised(metric), value=value)
        return "; " + joins.after.format(metric=self.measure(metric), be=be, value=value)


def _has(value: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text, re.IGNORECASE) is not None


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
