"""What the member knows before asking, and our own choices in the formulas."""

from enum import StrEnum

from pydantic import Field, model_validator

from bot.domain.band import Band
from bot.domain.base import Value
from bot.domain.evidence import Basis
from bot.domain.money import Currency, Exact, Money
from bot.domain.prep import Moment


class Case(StrEnum):
    """How the member's outcomes compare with the level; places the target in the market."""

    AT_LEVEL = "at_level"
    STRONG = "strong"
    ABOVE_LEVEL = "above_level"


class Need(StrEnum):
    """How much a side needs this agreement."""

    LOW = "low"
    MID = "mid"
    HIGH = "high"


class Given(StrEnum):
    """A figure that the member gives; names itself in prompts/market/asking.yaml."""

    OFFER = "offer"
    ALTERNATIVE = "alternative"
    SWITCHING_COST = "switching_cost"
    FLOOR = "floor"
    POSTED = "posted"


class Situation(Value):
    """What the member knows about the pay to be settled; a year, before tax, on one basis."""

    moment: Moment
    basis: Basis
    currency: Currency
    offer: Money | None = None
    """What is on the table: the offer, or today's pay before a review."""
    alternative: Money | None = None
    """The member's best alternative (BATNA), on the same basis."""
    switching_cost: Money | None = None
    """What taking the alternative costs, in the first year."""
    floor: Money | None = None
    """The least the member would accept, whatever the alternative."""
    posted: Band | None = None
    """The employer's own range for the role."""
    case: Case = Case.STRONG
    their_need: Need = Need.MID
    own_need: Need = Need.MID
    written_rival: bool = False
    """Whether the member holds another offer in writing."""
    wants_range: bool = False


class Coefficients(Value):
    """prompts/market/asking.yaml: our own choices, labelled ours wherever they are shown."""

    target_share: dict[Case, Exact]
    """Where between p50 (0) and p75 (1) the target lies."""
    markup_percent: Exact = Field(ge=0)
    """The ask lies at least this far above the target, where the evidence reaches that far."""
    counter_percent: Exact = Field(ge=0)
    """The ask lies this far above the offer when both sides need the agreement alike."""
    need_percent: Exact = Field(ge=0)
    """Added for each step that they need it more, taken off for each that the member does."""
    range_percent: Exact = Field(gt=0)
    """Width of a bolstering range, which begins at the ask."""
    far_percent: Exact = Field(gt=0)
    """An ask further above an offer than this needs another offer in writing."""
    accept_share: Exact = Field(gt=0, le=1)
    """From this share of the window on, a counter is accepted."""
    trade_share: Exact = Field(gt=0, le=1)
    """Below this share, what to trade comes before base."""
    step_share: Exact = Field(gt=0, le=1)
    """One step more, as a share of the window."""

    @model_validator(mode="after")
    def _fitting(self) -> "Coefficients":
        if missing := set(Case) - set(self.target_share):
            raise ValueError(f"target_share: nothing for {min(missing)}")
        if not all(0 <= share <= 1 for share in self.target_share.values()):
            raise ValueError("target_share: between 0 and 1")
        if self.trade_share > self.accept_share or 2 * self.need_percent > self.counter_percent:
            raise ValueError("trade_share above accept_share, or need_percent above half")
        return self
