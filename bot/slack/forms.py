"""Reads what a modal was submitted with; one sentence for each field that is wrong."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.content.texts import BasicsTexts, OutcomesTexts, PackageTexts, StrengthenTexts
from bot.domain.money import Currency, Money, MoneyError, Period, parse_amount, parse_percent
from bot.domain.outcome import Notice, Slot
from bot.domain.package import Package, TokenBudget
from bot.domain.prep import LONGEST_STATEMENT, MOST_OUTCOMES, Basics, Moment
from bot.slack.ids import BlockId

Values = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""view.state.values: block_id to action_id to the element's state."""
Notices = Callable[[list[str]], list[Notice | None]]

LONGEST_ANSWER = 300
_FURTHEST = timedelta(days=731)
_BULLET = re.compile(r"^\s*(?:[-*\u2022\u25e6\u2023]|\d{1,2}[.)])(?:\s+|$)")


class FormError(Exception):
    """Something typed can't be used; a sentence for each block_id, never the text itself."""

    def __init__(self, by_block: Mapping[str, str]) -> None:
        super().__init__(", ".join(by_block))
        self.by_block = dict(by_block)


def answers(values: Values) -> dict[str, str]:
    """What each input holds, by block_id; an empty one is the empty string."""
    return {block: _answer(next(iter(state.values()))) for block, state in values.items()}


def _answer(state: Mapping[str, Any]) -> str:
    chosen = state.get("selected_option") or {}
    answer = state.get("value") or state.get("selected_date") or chosen.get("value") or ""
    return str(answer).strip()


def statements_in(text: str) -> list[str]:
    """The statements of a multi-line field: one a line, list marks and empty lines left out."""
    lines = (_BULLET.sub("", line).strip() for line in text.splitlines())
    return [line for line in lines if line]


def parse_basics(values: Values, texts: BasicsTexts, now: datetime) -> Basics:
    """The first step.

    A day counts as past once it is over everywhere on Earth: the member's own zone would take a
    call to Slack before the ack.

    Raises:
        FormError: At the date.
    """
    typed = answers(values)
    talk_on = date.fromisoformat(typed[BlockId.TALK_ON]) if typed[BlockId.TALK_ON] else None
    today = (now - timedelta(hours=12)).date()
    if talk_on is not None and talk_on < today:
        raise FormError({BlockId.TALK_ON: texts.in_past})
    if talk_on is not None and talk_on - today > _FURTHEST:
        raise FormError({BlockId.TALK_ON: texts.too_far})
    return Basics(moment=Moment(typed[BlockId.MOMENT]), role=typed[BlockId.ROLE], talk_on=talk_on)


def parse_statements(
    values: Values, texts: OutcomesTexts, notices: Notices, *, room: int = MOST_OUTCOMES
) -> list[str]:
    """The second step, or lines added to a draft that has room for `room` more.

    Raises:
        FormError: At the statements, naming the line where one line is at fault.
    """
    typed = answers(values)[BlockId.STATEMENTS]
    lines = statements_in(typed)
    if len(typed) > LONGEST_STATEMENT:
        wrong = texts.too_long.format(count=f"{len(typed):,}")
    elif not lines:
        wrong = texts.none
    elif len(lines) > room:
        wrong = texts.too_many.format(count=len(lines), most=room)
    else:
        wrong = _refused(lines, texts, notices)
    if wrong:
        raise FormError({BlockId.STATEMENTS: wrong})
    return lines


def _refused(lines: list[str], texts: OutcomesTexts, notices: Notices) -> str:
    for place, notice in enumerate(notices(lines), start=1):
        if notice is not None and notice.code in texts.refused_notices:
            if len(lines) == 1:
                return notice.text
            return texts.line_refused.format(line=place, reason=notice.text)
    return ""


def parse_statement(values: Values, texts: OutcomesTexts, notices: Notices) -> str:
    """An edited line.

    Raises:
        FormError: At the statement.
    """
    typed = " ".join(answers(values)[BlockId.STATEMENT].split())
    wrong = texts.none if not typed else ""
    if len(typed) > LONGEST_STATEMENT:
        wrong = texts.too_long.format(count=f"{len(typed):,}")
    wrong = wrong or _refused([typed], texts, notices)
    if wrong:
        raise FormError({BlockId.STATEMENT: wrong})
    return typed


def parse_answers(values: Values, texts: StrengthenTexts) -> dict[Slot, str]:
    """The answers to the questions; empty ones are left out.

    Raises:
        FormError: At the first question when none is answered, and at any that is too long.
    """
    typed = answers(values)
    given = {Slot(block): " ".join(answer.split()) for block, answer in typed.items() if answer}
    if not given:
        raise FormError({next(iter(typed)): texts.nothing})
    long = {
        str(slot): texts.too_long for slot, answer in given.items() if len(answer) > LONGEST_ANSWER
    }
    wrong = long or _misplaced(given, texts)
    if wrong:
        raise FormError(wrong)
    return given


def _misplaced(given: Mapping[Slot, str], texts: StrengthenTexts) -> dict[str, str]:
    """Sentences typed where a number or its name is asked for: they would be joined to nonsense."""
    wrong = {}
    for slot, most in texts.most_words.items():
        words = given.get(slot, "").lower().split()
        if len(words) > most or (words and words[0] in texts.subjects and len(words) > 1):
            wrong[str(slot)] = texts.not_a_name if slot is Slot.METRIC else texts.not_a_figure
    return wrong


def parse_package(values: Values, texts: PackageTexts, moment: Moment) -> Package:
    """The third step; an empty package when every amount was left empty.

    Raises:
        FormError: At each amount that can't be used.
    """
    typed = answers(values)
    reader = _AmountReader(typed, texts, Currency(typed[BlockId.CURRENCY]))
    base = reader.amount(BlockId.BASE)
    bonus_percent, bonus = reader.bonus()
    equity = reader.amount(BlockId.EQUITY)
    sign_on = reader.amount(BlockId.SIGN_ON)
    budget = reader.token_budget()
    if reader.wrong:
        raise FormError(reader.wrong)
    return Package(
        moment=moment,
        currency=reader.currency,
        base=base,
        bonus=bonus,
        bonus_percent=bonus_percent,
        equity=equity,
        sign_on=sign_on,
        token_budget=budget,
    )


class _AmountReader:
    """Reads the amounts of one form, collecting a sentence for each that can't be used."""

    def __init__(self, typed: Mapping[str, str], texts: PackageTexts, currency: Currency) -> None:
        self._typed = typed
        self._texts = texts
        self.currency = currency
        self.wrong: dict[str, str] = {}

    def amount(self, block: BlockId, period: Period = Period.YEAR) -> Money | None:
        """The amount in one field; None where it is empty, left out or wrong."""
        typed = self._typed.get(block, "")
        if not typed:
            return None
        try:
            # A token budget is often in dollars wherever the pay is not.
            foreign = block is BlockId.TOKEN_BUDGET
            return parse_amount(typed, self.currency, period=period, foreign=foreign)
        except MoneyError as error:
            self.wrong[block] = self._texts.wrong.sentence(error.kind)
            return None

    def bonus(self) -> tuple[Decimal | None, Money | None]:
        """The bonus as a percentage or as an amount, whichever was typed."""
        typed = self._typed[BlockId.BONUS]
        if not typed.rstrip().endswith(("%", "percent", "pct")):
            return None, self.amount(BlockId.BONUS)
        try:
            return parse_percent(typed), None
        except MoneyError as error:
            self.wrong[BlockId.BONUS] = self._texts.wrong.sentence(error.kind)
            return None, None

    def token_budget(self) -> TokenBudget | None:
        """The AI allowance; an amount needs its period."""
        if not self._typed[BlockId.TOKEN_BUDGET]:
            return None
        if not self._typed[BlockId.TOKEN_PERIOD]:
            self.wrong[BlockId.TOKEN_PERIOD] = self._texts.wrong.no_period
            return None
        period = Period(self._typed[BlockId.TOKEN_PERIOD])
        money = self.amount(BlockId.TOKEN_BUDGET, period)
        return None if money is None else TokenBudget(amount=money, period=period)
