"""What every listener reads from a request."""

from typing import Any

from slack_bolt import BoltContext

from bot.domain.people import Member
from bot.slack.ids import ViewRef


def owner(context: BoltContext) -> Member:
    """Who is asking, as the signed request says; never taken from metadata or a button."""
    return Member(team_id=context.team_id or "", user_id=context.user_id or "")


def ref(view: dict[str, Any]) -> ViewRef:
    """Which row a view is about; a claim that the service checks against its owner."""
    return ViewRef.model_validate_json(view["private_metadata"])


def submission_key(view: dict[str, Any]) -> str:
    """The same for both clicks of a double click, and for nothing else."""
    return f"{view['id']}:{view['hash']}"


def value(body: dict[str, Any]) -> str:
    """The value of the button that was pressed; empty where it has none."""
    return str(body["actions"][0].get("value") or "")
