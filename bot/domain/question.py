"""What is still unknown about an offer: blank fields become questions to the employer."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from bot.domain.equity import Grant
from bot.domain.offer import Offer
from bot.domain.pay import OneOff
from bot.domain.token_budget import TokenBudget


class Question(StrEnum):
    """Something to ask; the words are in prompts/offers/questions.yaml, in that order."""

    BASE = "base"
    START = "start"
    LEVEL = "level"
    BAND = "band"
    DEADLINE = "deadline"
    BONUS = "bonus"
    SIGN_ON = "sign_on"
    RELOCATION = "relocation"
    CLAWBACK = "clawback"
    CLAWBACK_GROSS = "clawback_gross"
    CLAWBACK_LAYOFF = "clawback_layoff"
    EQUITY = "equity"
    VESTING = "vesting"
    REFRESHERS = "refreshers"
    FULLY_DILUTED = "fully_diluted"
    FMV = "fmv"
    PREFERRED = "preferred"
    EXITS = "exits"
    EARLY_EXERCISE = "early_exercise"
    EXERCISE_WINDOW = "exercise_window"
    ACCELERATION = "acceleration"
    REPURCHASE = "repurchase"
    MATCH = "match"
    HEALTH = "health"
    LEAVE = "leave"
    TOKEN_BUDGET = "token_budget"  # noqa: S105 - an AI allowance, no secret
    TOKEN_CERTAINTY = "token_certainty"  # noqa: S105 - as above
    TOKEN_PERSONAL_USE = "token_personal_use"  # noqa: S105 - as above
    TOKEN_AT_CAP = "token_at_cap"  # noqa: S105 - as above
    TOKEN_ROLLS_OVER = "token_rolls_over"  # noqa: S105 - as above
    TOKEN_MODELS = "token_models"  # noqa: S105 - as above
    TOKEN_REPLACES = "token_replaces"  # noqa: S105 - as above
    TOKEN_RANKED = "token_ranked"  # noqa: S105 - as above
    TOKEN_CHANGES = "token_changes"  # noqa: S105 - as above
    TOKEN_DATA = "token_data"  # noqa: S105 - as above


_OFFER: Final[dict[Question, Callable[[Offer], bool]]] = {
    Question.BASE: lambda offer: offer.base is None,
    Question.START: lambda offer: offer.start is None,
    Question.LEVEL: lambda offer: offer.level is None,
    Question.BAND: lambda offer: offer.band is None,
    Question.DEADLINE: lambda offer: offer.deadline is None,
    Question.BONUS: lambda offer: offer.bonus is None,
    Question.SIGN_ON: lambda offer: offer.sign_on is None,
    Question.RELOCATION: lambda offer: offer.relocation is None,
    Question.EQUITY: lambda offer: not offer.grants and not offer.no_equity,
    Question.REFRESHERS: lambda offer: offer.refreshers is None and not offer.no_equity,
    Question.MATCH: lambda offer: offer.benefits.match is None,
    Question.HEALTH: lambda offer: offer.benefits.health_a_month is None,
    Question.LEAVE: lambda offer: offer.benefits.leave_days is None,
    Question.TOKEN_BUDGET: lambda offer: offer.token_budget is None,
}
_ONE_OFF: Final[dict[Question, Callable[[OneOff], bool]]] = {
    Question.CLAWBACK: lambda paid: paid.clawback is None,
    Question.CLAWBACK_GROSS: lambda paid: paid.clawback is not None and paid.clawback.gross is None,
    Question.CLAWBACK_LAYOFF: lambda paid: (
        paid.clawback is not None and paid.clawback.waived_if_laid_off is None
    ),
}
_ANY_GRANT: Final[dict[Question, Callable[[Grant], bool]]] = {
    Question.VESTING: lambda grant: grant.vesting is None,
    Question.ACCELERATION: lambda grant: grant.acceleration is None,
}
_PRIVATE_GRANT: Final[dict[Question, Callable[[Grant], bool]]] = {
    Question.FULLY_DILUTED: lambda grant: grant.fully_diluted is None,
    Question.FMV: lambda grant: grant.fmv is None,
    Question.PREFERRED: lambda grant: grant.preferred_price is None,
    Question.EXITS: lambda grant: not grant.exits,
    Question.REPURCHASE: lambda grant: grant.repurchase is None,
}
_OPTIONS: Final[dict[Question, Callable[[Grant], bool]]] = {
    Question.EARLY_EXERCISE: lambda grant: grant.early_exercise is None,
    Question.EXERCISE_WINDOW: lambda grant: grant.exercise_window_days is None,
}
_TOKENS: Final[dict[Question, Callable[[TokenBudget], bool]]] = {
    Question.TOKEN_CERTAINTY: lambda budget: budget.certainty is None,
    Question.TOKEN_PERSONAL_USE: lambda budget: budget.personal_use is None,
    Question.TOKEN_AT_CAP: lambda budget: budget.at_cap is None,
    Question.TOKEN_ROLLS_OVER: lambda budget: budget.rolls_over is None,
    Question.TOKEN_MODELS: lambda budget: budget.models is None,
    Question.TOKEN_REPLACES: lambda budget: budget.replaces_cash is None,
    Question.TOKEN_RANKED: lambda budget: budget.ranked is None,
    # No field holds the answers to these two: they are always worth asking.
    Question.TOKEN_CHANGES: lambda _: True,
    Question.TOKEN_DATA: lambda _: True,
}


def questions(offer: Offer) -> tuple[Question, ...]:
    """What to ask the employer, in the order of `Question`, each once."""
    asked = {question for question, blank in _OFFER.items() if blank(offer)}
    for paid in filter(None, (offer.sign_on, offer.relocation)):
        asked |= {question for question, blank in _ONE_OFF.items() if blank(paid)}
    for grant in offer.grants:
        asked |= _of_grant(grant)
    if offer.token_budget is not None:
        asked |= {question for question, blank in _TOKENS.items() if blank(offer.token_budget)}
    return tuple(question for question in Question if question in asked)


def _of_grant(grant: Grant) -> set[Question]:
    checks = dict(_ANY_GRANT)
    if grant.is_options or not grant.public:
        checks |= _PRIVATE_GRANT
    if grant.is_options:
        checks |= _OPTIONS
    return {question for question, blank in checks.items() if blank(grant)}
