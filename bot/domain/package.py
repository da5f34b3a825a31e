"""What is on the table: current pay before a review or promotion, or a new offer."""

from decimal import Decimal

from pydantic import Field, model_validator

from bot.domain.base import Value
from bot.domain.money import Currency, Exact, Money
from bot.domain.prep import Moment
from bot.domain.token_budget import TokenBudget

__all__ = ["Package", "TokenBudget"]


class Package(Value):
    """The third step of a prep; every figure is optional, and none is guessed."""

    moment: Moment
    """NEW_OFFER: the figures are the offer's. Otherwise they are the member's current pay."""
    currency: Currency
    base: Money | None = None
    """A year, before tax."""
    bonus_percent: Exact | None = Field(default=None, ge=0, repr=False)
    """Target bonus a year in percent of base: 15 means 15 %."""
    bonus: Money | None = None
    """Target bonus a year as an amount; excludes `bonus_percent`."""
    equity: Money | None = None
    """Value vesting a year, as the member was told it."""
    sign_on: Money | None = None
    """Once, in the first year."""
    token_budget: TokenBudget | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no figure is noted."""
        pay = (self.base, self.bonus_percent, self.bonus, self.equity, self.sign_on)
        return all(figure is None for figure in (*pay, self.token_budget))

    @model_validator(mode="after")
    def _consistent(self) -> "Package":
        pay = [money for money in (self.base, self.bonus, self.equity, self.sign_on) if money]
        if any(money.currency is not self.currency for money in pay):
            raise ValueError("every amount of pay is in the package's currency")
        budget = [self.token_budget.amount] if self.token_budget else []
        if any(money.amount < Decimal(0) for money in (*pay, *budget)):
            raise ValueError("amounts are not negative")
        if self.bonus is not None and self.bonus_percent is not None:
            raise ValueError("a bonus is a percentage or an amount, not both")
        return self
