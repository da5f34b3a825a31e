"""A plain yardstick for AI budgets."""

from bot.domain.money import Currency
from bot.domain.token_budget import TokenBand
from bot.domain.token_value import TokenRatio, Yardstick

BANDS = (TokenBand(id="none", starts_at=0), TokenBand(id="some", starts_at=1_000))
YARDSTICK = Yardstick(
    use_percent=50,
    share_percent=20,
    multiples=(0, 3),
    bands=BANDS,
    ratios=[
        TokenRatio(id="half", of="base", percent=50),
        TokenRatio(id="tenth", of="package", percent=10),
    ],
    currency=Currency.USD,
)
