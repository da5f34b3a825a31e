"""The Socket Mode side of Slack, for a local workspace: hello, envelopes, acknowledgements."""

import contextlib
import itertools
import json
import secrets
import threading
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NoAnswer
from types import TracebackType
from typing import Any, Self

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import Server, ServerConnection, serve

from bot.local.sender import Delivery, Reply


class SocketMode:
    """A WebSocket server on 127.0.0.1 that a workspace delivers through.

    `slack.connect_socket(socket_mode, socket_mode.url, app_token)` makes the workspace use it.
    """

    def __init__(self) -> None:
        self._connections: list[ServerConnection] = []
        self._waiting: dict[str, Future[Any]] = {}
        self._changed = threading.Condition()
        self._numbers = itertools.count(1)
        self._tickets: set[str] = set()
        self._server: Server = serve(self._serve, "127.0.0.1", 0)
        self._thread = threading.Thread(target=self._server.serve_forever)

    def url(self) -> str:
        """An address for one connection, as apps.connections.open hands it out."""
        ticket = secrets.token_hex(8)
        self._tickets.add(ticket)
        port = self._server.socket.getsockname()[1]
        return f"ws://127.0.0.1:{port}/link/?ticket={ticket}"

    def deliver(self, delivery: Delivery, timeout: float) -> Reply:
        """Send an envelope over one of the connections and wait for its acknowledgement."""
        connected = self._connected()
        if not connected:
            return Reply(0, problem="connection_failed")
        envelope_id = f"envelope-{next(self._numbers)}"
        answer: Future[Any] = Future()
        self._waiting[envelope_id] = answer
        try:
            connected[0].send(json.dumps(_envelope(envelope_id, delivery)))
            payload = answer.result(timeout)
        except NoAnswer:
            return Reply(0, problem="http_timeout")
        except ConnectionClosed:
            return Reply(0, problem="connection_failed")
        finally:
            del self._waiting[envelope_id]
        return Reply(200, "" if payload is None else json.dumps(payload))

    def wait_for_connection(self, count: int = 1, seconds: float = 5) -> None:
        """Return when so many clients are connected."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self._connections) == count, seconds)

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Tell every client to connect anew, as Slack does every few hours, and hang up."""
        for connection in self._connected():
            connection.send(json.dumps({"type": "disconnect", "reason": reason}))
        self.hang_up()

    def hang_up(self) -> None:
        """Close every connection without a word."""
        for connection in self._connected():
            connection.close()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.hang_up()
        self._server.shutdown()
        self._thread.join()
        self.wait_for_connection(0)

    def _connected(self) -> list[ServerConnection]:
        with self._changed:
            return list(self._connections)

    def _serve(self, connection: ServerConnection) -> None:
        path = connection.request.path if connection.request else ""
        ticket = path.rpartition("=")[2]
        if ticket not in self._tickets:
            return
        self._tickets.discard(ticket)
        connection.send(json.dumps({"type": "hello", "num_connections": 1}))
        with self._changed:
            self._connections.append(connection)
            self._changed.notify_all()
        try:
            with contextlib.suppress(ConnectionClosed):
                for frame in connection:
                    self._acknowledged(json.loads(frame))
        finally:
            with self._changed:
                self._connections.remove(connection)
                self._changed.notify_all()

    def _acknowledged(self, frame: dict[str, Any]) -> None:
        answer = self._waiting.get(frame["envelope_id"])
        if answer is not None and not answer.done():
            answer.set_result(frame.get("payload"))


def _envelope(envelope_id: str, delivery: Delivery) -> dict[str, Any]:
    envelope = {
        "envelope_id": envelope_id,
        "type": delivery.kind,
        "payload": delivery.payload,
        "accepts_response_payload": delivery.kind != "events_api",
    }
    if delivery.kind == "events_api":
        envelope |= {
            "retry_attempt": delivery.retry,
            "retry_reason": delivery.retry_reason,
        }
    return envelope
