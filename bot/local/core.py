"""The parts of one workspace, handed to whoever needs several of them."""

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.local.events import Events
from bot.local.manifest import Manifest
from bot.local.refusal import Refusal
from bot.local.sender import Sender
from bot.local.tickets import ResponseUrls, Triggers
from bot.local.views import Views
from bot.local.workspace import Workspace

MOST_CALLS = 1000
"""Remembered; the oldest are forgotten."""


@dataclass(frozen=True)
class Call:
    """One call that the app made: to a Web API method, a response URL or an upload URL."""

    method: str
    """`response_url` and `upload_url` for those two."""
    arguments: Mapping[str, Any]
    answer: Mapping[str, Any]
    at: float


@dataclass
class Setback:
    """What the next calls of a method are answered instead."""

    error: str
    times: int
    seconds: int = 0
    """For Retry-After, when rate limited."""


@dataclass
class Core:
    """One workspace with one app installed."""

    manifest: Manifest
    workspace: Workspace
    views: Views
    triggers: Triggers
    response_urls: ResponseUrls
    sender: Sender
    events: Events
    bot_token: str
    clock: Callable[[], float] = time.time
    app_token: str = ""
    """For Socket Mode."""
    base_url: str = ""
    token_revoked: bool = False
    socket_url: Callable[[], str] | None = None
    """Where Socket Mode connects; None while it is not offered."""
    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=MOST_CALLS))
    setbacks: dict[str, Setback] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def set_back(self, method: str, setback: Setback) -> None:
        """Answer the next calls of this method so."""
        with self.lock:
            self.setbacks[method] = setback

    def require_scope(self, scope: str) -> None:
        """Raises `missing_scope` unless the manifest asks for it."""
        if scope not in self.manifest.scopes:
            provided = ",".join(sorted(self.manifest.scopes))
            raise Refusal("missing_scope", needed=scope, provided=provided)
