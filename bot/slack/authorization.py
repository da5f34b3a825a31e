"""Who a request comes from, asked of Slack once and remembered.

Bolt's own authorization calls auth.test on every request (slack-bolt 1.30), out of the three
seconds that an ack may take.
"""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Any

from slack_bolt import BoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_sdk import WebClient
from typing_extensions import override

REMEMBERED_SECONDS = 600.0
"""How long an answer of auth.test holds; a revoked token is refused by the next call anyway."""


class CachedAuthorization(Authorize):
    """Bolt's `authorize` for one bot token; safe to share between threads."""

    def __init__(self, client: WebClient, now: Callable[[], float] = monotonic) -> None:
        self._client = client
        self._now = now
        self._lock = Lock()
        self._known: dict[str, Any] | None = None
        self._until = 0.0

    @override
    def __call__(
        self,
        *,
        context: BoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        **_: Any,
    ) -> AuthorizeResult:
        """What Bolt needs to know about the bot.

        Raises:
            SlackApiError: Where Slack refuses the token.
        """
        known = self._auth_test()
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            user_id=user_id,
            bot_id=known.get("bot_id"),
            bot_user_id=known.get("user_id"),
            bot_token=self._client.token,
            team=known.get("team"),
            url=known.get("url"),
        )

    @property
    def team(self) -> str:
        """The workspace's name; SlackApiError where Slack refuses the token."""
        return str(self._auth_test().get("team"))

    def _auth_test(self) -> dict[str, Any]:
        with self._lock:
            if self._known is None or self._now() >= self._until:
                answer = self._client.auth_test()
                self._known = dict(answer.data) if isinstance(answer.data, dict) else {}
                self._until = self._now() + REMEMBERED_SECONDS
            return self._known
