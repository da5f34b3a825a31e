"""The ids that tie a view, a button or an input to its listener: one member each."""

from enum import StrEnum

from bot.domain.base import Value


class ViewId(StrEnum):
    """callback_id of a modal."""

    BASICS = "prep_basics"
    OUTCOMES = "prep_outcomes"
    PACKAGE = "prep_package"
    RESUME = "prep_resume"
    WORKING = "prep_working"
    RESULT = "prep_result"
    STRENGTHEN = "outcome_strengthen"
    EDIT = "outcome_edit"
    ADD = "outcomes_add"
    REFUSED = "refused"


class ActionId(StrEnum):
    """action_id of a button; its value is a prep's or an outcome's id, or empty."""

    PREP_NEW = "prep_new"
    PREP_OPEN = "prep_open"
    PREP_GO_ON = "prep_go_on"
    PREP_ANEW = "prep_anew"
    STRENGTHEN = "outcome_strengthen"
    EDIT = "outcome_edit"
    DROP = "outcome_drop"
    UNDO = "outcome_undo"
    ADD = "outcomes_add"
    PACKAGE = "package_change"


class BlockId(StrEnum):
    """block_id of an input; the field's name, so that one parser reads every form."""

    MOMENT = "moment"
    ROLE = "role"
    TALK_ON = "talk_on"
    STATEMENTS = "statements"
    CURRENCY = "currency"
    BASE = "base"
    BONUS = "bonus"
    EQUITY = "equity"
    SIGN_ON = "sign_on"
    TOKEN_BUDGET = "token_budget"  # noqa: S105 - an AI allowance, no secret
    TOKEN_PERIOD = "token_period"  # noqa: S105 - an AI allowance, no secret
    STATEMENT = "statement"


INPUT = "input"
"""action_id of the element inside every input block."""


class ViewRef(Value):
    """private_metadata: which row a view is about. Ids only; each is checked against its owner."""

    prep_id: str = ""
    outcome_id: str = ""
    moment: str = ""
    role: str = ""
