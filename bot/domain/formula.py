"""Which figures there are, and the inputs that each formula names."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class FigureName(StrEnum):
    """A figure; its label and its formula in words are in prompts/offers/formulas.yaml."""

    BASE = "base"
    BASE_RAISED = "base_raised"
    BONUS = "bonus"
    BONUS_FIXED = "bonus_fixed"
    SIGN_ON = "sign_on"
    RELOCATION = "relocation"
    GRANT = "grant"
    GRANT_EXITS = "grant_exits"
    REFRESHERS = "refreshers"
    MATCH = "match"
    HEALTH = "health"
    LEAVE = "leave"
    ESPP = "espp"
    OTHER_BENEFITS = "other_benefits"
    YEAR_TOTAL = "year_total"
    YEAR_CASH = "year_cash"
    FOUR_YEARS = "four_years"
    FOUR_YEAR_MEAN = "four_year_mean"
    CASH_MEAN = "cash_mean"
    EQUITY_AT = "equity_at"
    PRICE_AT = "price_at"
    DROP = "drop"
    YEAR_5_CLIFF = "year_5_cliff"
    CLAWBACK = "clawback"
    COMPA_RATIO = "compa_ratio"
    PENETRATION = "penetration"
    PRESENT_VALUE = "present_value"
    GROSS_UP = "gross_up"
    AT_LOCATION = "at_location"
    OWNERSHIP = "ownership"
    EXERCISE_COST = "exercise_cost"
    COMMON_PRICE = "common_price"
    MEAN_GAP = "mean_gap"
    NOMINAL_RAISE = "nominal_raise"
    REAL_RAISE = "real_raise"
    RAISE_VALUE = "raise_value"
    MAKE_WHOLE = "make_whole"
    EMPLOYER_BUDGET = "employer_budget"
    CASH_EQUIVALENT = "cash_equivalent"
    CASH_WORK_ONLY = "cash_work_only"
    CASH_STIPEND = "cash_stipend"
    PRODUCTIVITY_LOW = "productivity_low"
    PRODUCTIVITY_HIGH = "productivity_high"
    SHARE_OF_BASE = "share_of_base"
    SHARE_OF_PACKAGE = "share_of_package"
    BREAK_EVEN_HOURS = "break_even_hours"
    BREAK_EVEN_UPLIFT = "break_even_uplift"
    UTILISATION = "utilisation"
    SWAP = "swap"


_NAMES: Final = {
    FigureName.BASE: "base",
    FigureName.BASE_RAISED: "base raises yearly",
    FigureName.BONUS: "base target payout counted",
    FigureName.BONUS_FIXED: "amount payout counted",
    FigureName.SIGN_ON: "amount",
    FigureName.RELOCATION: "amount",
    FigureName.GRANT: "face counted vested",
    FigureName.GRANT_EXITS: "expected vested",
    FigureName.REFRESHERS: "amount performance vested",
    FigureName.MATCH: "salary matched rate",
    FigureName.HEALTH: "premium",
    FigureName.LEAVE: "base days",
    FigureName.ESPP: "contribution discount",
    FigureName.OTHER_BENEFITS: "amount",
    FigureName.YEAR_TOTAL: "cash equity benefits",
    FigureName.YEAR_CASH: "base bonus once",
    FigureName.FOUR_YEARS: "year_1 year_2 year_3 year_4",
    FigureName.FOUR_YEAR_MEAN: "total",
    FigureName.CASH_MEAN: "total",
    FigureName.EQUITY_AT: "without share equity",
    FigureName.PRICE_AT: "without change equity",
    FigureName.DROP: "year_1 lower",
    FigureName.YEAR_5_CLIFF: "year_4 year_5",
    FigureName.CLAWBACK: "paid term month",
    FigureName.COMPA_RATIO: "base midpoint",
    FigureName.PENETRATION: "base low high",
    FigureName.PRESENT_VALUE: "total rate",
    FigureName.GROSS_UP: "amount rate simple",
    FigureName.AT_LOCATION: "base index reference",
    FigureName.OWNERSHIP: "shares all diluted",
    FigureName.EXERCISE_COST: "shares strike",
    FigureName.COMMON_PRICE: "fmv preferred",
    FigureName.MEAN_GAP: "mean other",
    FigureName.NOMINAL_RAISE: "base other",
    FigureName.REAL_RAISE: "raise inflation",
    FigureName.RAISE_VALUE: "gap rate years",
    FigureName.MAKE_WHOLE: "bonus months equity owed",
    FigureName.EMPLOYER_BUDGET: "amount times people",
    FigureName.CASH_EQUIVALENT: "budget would_pay",
    FigureName.CASH_WORK_ONLY: "budget",
    FigureName.CASH_STIPEND: "budget tax",
    FigureName.PRODUCTIVITY_LOW: "budget use multiple share",
    FigureName.PRODUCTIVITY_HIGH: "budget use multiple share",
    FigureName.SHARE_OF_BASE: "budget base",
    FigureName.SHARE_OF_PACKAGE: "budget pay",
    FigureName.BREAK_EVEN_HOURS: "budget cost",
    FigureName.BREAK_EVEN_UPLIFT: "budget cost",
    FigureName.UTILISATION: "spent budget months",
    FigureName.SWAP: "equivalent replaced",
}
INPUTS: Final[Mapping[FigureName, frozenset[str]]] = MappingProxyType(
    {name: frozenset(inputs.split()) for name, inputs in _NAMES.items()}
)
"""What the words of a formula may name, besides the result."""
