"""Events: the envelope, who is told, and the retries."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.local.manifest import Manifest
from bot.local.sender import Delivery, Reply, Sender
from bot.local.workspace import Conversation, Message, Workspace

RETRY_AFTER = (0.0, 60.0, 300.0)
"""Seconds until the first, second and third retry."""
_POLL_SECONDS = 0.05
MOST_WAITING = 1000

_EVENT = {"channel": "message.channels", "app": "message.im", "im": "message.mpim"}
_CHANNEL_TYPE = {"channel": "channel", "app": "im", "im": "mpim"}


@dataclass
class _Waiting:
    delivery: Delivery
    due: float


class Events:
    """Tells the app what happened, if its manifest subscribes to it."""

    def __init__(
        self,
        workspace: Workspace,
        manifest: Manifest,
        sender: Sender,
        clock: Callable[[], float],
    ) -> None:
        self._workspace = workspace
        self._manifest = manifest
        self._sender = sender
        self._clock = clock
        self._waiting: list[_Waiting] = []
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._stopped = False

    def start(self) -> None:
        """Begin to deliver what waits."""
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="local-slack-events", daemon=True)
        self._thread.start()

    def stop(self, timeout: float) -> None:
        """Forget what waits."""
        with self._wake:
            self._stopped = True
            self._waiting.clear()
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join(timeout)

    def tell(self, name: str, event: dict[str, Any]) -> Reply | None:
        """Deliver now and wait for the first answer; None when the app didn't subscribe."""
        if name not in self._manifest.events:
            return None
        return self._attempt(Delivery("events_api", self._envelope(event)))

    def tell_later(self, name: str, event: dict[str, Any]) -> None:
        """Deliver soon, from another thread: for what the app itself caused."""
        if name in self._manifest.events:
            self._wait(Delivery("events_api", self._envelope(event)), self._clock())

    def tell_message(self, message: Message, *, later: bool = False) -> Reply | None:
        """A message event, if the app can see the conversation."""
        conversation = self._workspace.conversations[message.channel]
        if self._workspace.bot_user_id not in conversation.members:
            return None
        event = self._message_event(message, conversation)
        if later:
            self.tell_later(_EVENT[conversation.kind], event)
            return None
        if f"<@{self._workspace.bot_user_id}>" in message.text:
            self.tell("app_mention", {**event, "type": "app_mention"})
        return self.tell(_EVENT[conversation.kind], event)

    def tell_change(self, subtype: str, channel: str, **details: Any) -> None:
        """`message_changed` or `message_deleted`, soon; the app hears of its own changes too."""
        conversation = self._workspace.conversations[channel]
        event = {
            "type": "message",
            "subtype": subtype,
            "hidden": True,
            "channel": channel,
            "channel_type": _CHANNEL_TYPE[conversation.kind],
            "ts": self._workspace.new_ts(),
            **details,
        }
        self.tell_later(_EVENT[conversation.kind], event)

    def _message_event(self, message: Message, conversation: Conversation) -> dict[str, Any]:
        event: dict[str, Any] = {
            "type": "message",
            "user": message.user,
            "ts": message.ts,
            "text": message.text,
            "team": self._workspace.team_id,
            "channel": message.channel,
            "event_ts": message.ts,
            "channel_type": _CHANNEL_TYPE[conversation.kind],
        }
        if message.bot:
            event |= {"bot_id": self._workspace.bot_id, "app_id": self._workspace.app_id}
        if message.thread_ts:
            event["thread_ts"] = message.thread_ts
        if message.blocks:
            event["blocks"] = message.blocks
        return event

    def _envelope(self, event: dict[str, Any]) -> dict[str, Any]:
        workspace = self._workspace
        event_id = workspace.new_id("Ev")
        return {
            "token": "local-verification-token",
            "team_id": workspace.team_id,
            "context_team_id": workspace.team_id,
            "context_enterprise_id": None,
            "api_app_id": workspace.app_id,
            "event": {**event, "event_ts": event.get("event_ts") or workspace.new_ts()},
            "type": "event_callback",
            "event_id": event_id,
            "event_time": int(self._clock()),
            "event_context": f"4-{event_id}",
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": workspace.team_id,
                    "user_id": workspace.bot_user_id,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
        }

    def _attempt(self, delivery: Delivery) -> Reply:
        begun = self._clock()
        reply = self._sender.send(delivery)
        refused = reply.headers.get("x-slack-no-retry") == "1"
        if not reply.ok and not refused and delivery.retry < len(RETRY_AFTER):
            again = Delivery(
                delivery.kind,
                delivery.payload,
                delivery.retry + 1,
                reply.problem,
            )
            self._wait(again, begun + RETRY_AFTER[delivery.retry])
        return reply

    def _wait(self, delivery: Delivery, due: float) -> None:
        with self._wake:
            if not self._stopped and len(self._waiting) < MOST_WAITING:
                self._waiting.append(_Waiting(delivery, due))
                self._wake.notify_all()

    def _run(self) -> None:
        while (delivery := self._next()) is not None:
            self._attempt(delivery)

    def _next(self) -> Delivery | None:
        with self._wake:
            while not self._stopped:
                for waiting in self._waiting:
                    if waiting.due <= self._clock():
                        self._waiting.remove(waiting)
                        return waiting.delivery
                # The clock may be a test's, which nobody announces: look again soon.
                self._wake.wait(_POLL_SECONDS if self._waiting else None)
            return None
