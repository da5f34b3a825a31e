"""Who owns what."""

from bot.domain.base import Value


class Member(Value):
    """A Slack user in one workspace; every row belongs to one."""

    team_id: str
    user_id: str
