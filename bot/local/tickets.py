"""What an interaction gives the app to answer with: trigger ids and response URLs."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from bot.local.refusal import Refusal

TRIGGER_SECONDS = 3
RESPONSE_SECONDS = 30 * 60
RESPONSE_USES = 5
MOST = 1000
"""Tickets remembered; older ones are as good as unknown."""


@dataclass
class Trigger:
    """The right to show one view to one person."""

    user: str
    view_id: str | None
    """The view in which the person acted, if it was one."""
    issued: float
    used: bool = False


class Triggers:
    """Trigger ids: three seconds, once."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.RLock()
        self._issued: OrderedDict[str, Trigger] = OrderedDict()

    def issue(self, user: str, view_id: str | None = None) -> str:
        """A new trigger id for something that this person did."""
        with self._lock:
            trigger_id = f"{len(self._issued)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
            self._issued[trigger_id] = Trigger(user, view_id, self._clock())
            if len(self._issued) > MOST:
                self._issued.popitem(last=False)
            return trigger_id

    def look_up(self, trigger_id: str) -> Trigger:
        """The trigger, still usable; raises the error that Slack names."""
        with self._lock:
            trigger = self._issued.get(trigger_id)
            if trigger is None:
                raise Refusal("invalid_trigger_id")
            if trigger.used:
                raise Refusal("exchanged_trigger_id")
            if self._clock() - trigger.issued > TRIGGER_SECONDS:
                raise Refusal("expired_trigger_id")
            return trigger

    def spend(self, trigger_id: str) -> Trigger:
        """Use the trigger up; of two callers at once, one is refused."""
        with self._lock:
            trigger = self.look_up(trigger_id)
            trigger.used = True
            return trigger


@dataclass
class ResponseUrl:
    """The right to answer where somebody acted."""

    token: str
    user: str
    channel: str
    message_ts: str | None
    """The message acted on; none for a slash command."""
    issued: float
    uses: int = 0


class ResponseUrls:
    """Response URLs: five uses in thirty minutes."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._issued: OrderedDict[str, ResponseUrl] = OrderedDict()
        self.base_url = ""

    def issue(self, user: str, channel: str, message_ts: str | None = None) -> str:
        """A new absolute URL."""
        with self._lock:
            token = secrets.token_urlsafe(24)
            self._issued[token] = ResponseUrl(token, user, channel, message_ts, self._clock())
            if len(self._issued) > MOST:
                self._issued.popitem(last=False)
            return f"{self.base_url}response/{token}"

    def spend(self, token: str) -> ResponseUrl:
        """One use of it; raises `expired_url` or `used_url`, with HTTP status 404."""
        with self._lock:
            found = self._issued.get(token)
            if found is None or self._clock() - found.issued > RESPONSE_SECONDS:
                raise Refusal("expired_url", status=404)
            if found.uses >= RESPONSE_USES:
                raise Refusal("used_url", status=404)
            found.uses += 1
            return found
