"""`LocalSlack`: a whole workspace on one loopback port."""

import contextlib
import secrets
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from http.server import ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from types import TracebackType
from typing import Any, Self

from typing_extensions import override

from bot.local.client_api import ClientApi
from bot.local.core import Call, Core, Setback
from bot.local.events import Events
from bot.local.handler import Handler
from bot.local.interactions import Interactions
from bot.local.manifest import Manifest
from bot.local.payloads import TOKEN
from bot.local.person import Person
from bot.local.seed import seeded
from bot.local.sender import ACK_SECONDS, Delivery, HttpTransport, Sender, Sent, Transport
from bot.local.tickets import ResponseUrls, Triggers
from bot.local.views import Views
from bot.local.web_api import WebApi
from bot.local.workspace import Workspace

PAGE = Path(__file__).with_name("page")
STOP_SECONDS = 0.8
"""How long stopping waits for requests that are being answered."""


class LocalSlack:
    """A double of Slack with one app installed, described by its manifest.

    It listens on 127.0.0.1 from the moment it is made; `start` begins to answer.
    """

    def __init__(
        self,
        *,
        manifest: Mapping[str, Any],
        signing_secret: str,
        bot_token: str = "xoxb-local",  # noqa: S107 (opens nothing but this double)
        port: int = 0,
        clock: Callable[[], float] = time.time,
        page: Path | None = None,
        ack_seconds: float = ACK_SECONDS,
    ) -> None:
        self._signing_secret = signing_secret
        read = Manifest(manifest)
        self.workspace: Workspace = seeded(read, clock)
        sender = Sender(ack_seconds)
        self.core = Core(
            manifest=read,
            workspace=self.workspace,
            views=Views(self.workspace),
            triggers=Triggers(clock),
            response_urls=ResponseUrls(clock),
            sender=sender,
            events=Events(self.workspace, read, sender, clock),
            bot_token=bot_token,
            clock=clock,
        )
        self._interactions = Interactions(self.core)
        parts: dict[str, Any] = {
            "core": self.core,
            "client_api": ClientApi(self.core, self._interactions),
            "web_api": WebApi(self.core),
            "page": page or PAGE,
        }
        self._server = _Server(("127.0.0.1", port), type("BoundHandler", (Handler,), parts))
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"
        self.core.base_url = self.core.response_urls.base_url = self.url
        self._thread: threading.Thread | None = None

    @property
    def api_url(self) -> str:
        """The base URL of the Web API; ends with /api/."""
        return f"{self.url}api/"

    @property
    def calls(self) -> Sequence[Call]:
        """Every call the app made, oldest first: Web API, response URLs and uploads."""
        return tuple(self.core.calls)

    @property
    def requests(self) -> Sequence[Sent]:
        """Every request sent to the app, with its answer, oldest first."""
        return tuple(self.core.sender.sent)

    def connect(self, request_url: str) -> None:
        """Reach the app by signed requests to this URL: commands, interactions, events."""
        self.core.sender.transport = HttpTransport(request_url, self._signing_secret)

    def connect_socket(
        self, transport: Transport, socket_url: Callable[[], str], app_token: str
    ) -> None:
        """Reach the app by Socket Mode; `socket_url` answers apps.connections.open."""
        self.core.sender.transport = transport
        self.core.app_token = app_token
        self.core.socket_url = socket_url

    def verify(self) -> bool:
        """Whether the app answers Slack's check of its request URL."""
        challenge = secrets.token_hex(16)
        payload = {"type": "url_verification", "token": TOKEN, "challenge": challenge}
        return challenge in self.core.sender.send(Delivery("events_api", payload)).body

    def person(self, user_id: str) -> Person:
        """Somebody of the workspace, to act as."""
        return Person(self.core, self._interactions, self.workspace.users[user_id])

    def rate_limit(self, method: str, seconds: int, times: int = 1) -> None:
        """Answer the next calls of this method with 429 and Retry-After."""
        self.core.set_back(method, Setback("ratelimited", times, seconds))

    def fail(self, method: str, error: str, times: int = 1) -> None:
        """Answer the next calls of this method with this error."""
        self.core.set_back(method, Setback(error, times))

    def start(self) -> None:
        """Begin to answer, in threads of its own."""
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), name="local-slack", daemon=True
        )
        self._thread.start()
        self.core.events.start()

    def stop(self) -> None:
        """Stop answering and close everything; takes less than a second."""
        deadline = time.monotonic() + STOP_SECONDS
        self.workspace.close()
        self.core.events.stop(STOP_SECONDS)
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._thread = None
        self._server.disconnect(deadline)
        self._server.server_close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


class _Server(ThreadingHTTPServer):
    """Remembers its connections, so that it can end them."""

    daemon_threads = True
    request_queue_size = 64
    block_on_close = False

    def __init__(self, address: tuple[str, int], handler: type[Handler]) -> None:
        super().__init__(address, handler)
        self._open: dict[socket.socket, threading.Thread] = {}
        self._guard = threading.Lock()

    @override
    def server_bind(self) -> None:
        # Without HTTPServer's look-up of our own name, which can take seconds offline.
        TCPServer.server_bind(self)

    @override
    def process_request(self, request: Any, client_address: Any) -> None:
        thread = threading.Thread(
            target=self.process_request_thread, args=(request, client_address), daemon=True
        )
        with self._guard:
            self._open[request] = thread
        thread.start()

    @override
    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._guard:
                del self._open[request]

    @override
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is nobody's error; anything else is ours and shows."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)

    def disconnect(self, deadline: float) -> None:
        """End every connection and wait for its thread, until then on the monotonic clock."""
        with self._guard:
            threads = list(self._open.values())
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))
