"""A small app that answers what a test tells it to."""

import json
import threading
import urllib.parse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from slack_sdk.signature import SignatureVerifier
from typing_extensions import override

SECRET = "local-signing-secret"


@dataclass(frozen=True)
class Received:
    headers: Mapping[str, str]
    body: bytes

    @property
    def signed(self) -> bool:
        return SignatureVerifier(SECRET).is_valid_request(self.body, dict(self.headers))

    @property
    def form(self) -> dict[str, str]:
        return dict(urllib.parse.parse_qsl(self.body.decode(), keep_blank_values=True))

    @property
    def payload(self) -> dict[str, Any]:
        """What it is about, however it was encoded."""
        if self.headers["Content-Type"] == "application/json":
            loaded: dict[str, Any] = json.loads(self.body)
            return loaded
        form: dict[str, Any] = self.form
        return json.loads(form["payload"]) if "payload" in form else form


@dataclass(frozen=True)
class Back:
    body: str | Mapping[str, Any] = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def _is_echo(payload: dict[str, Any]) -> bool:
    event = payload.get("event", {})
    return "bot_id" in event or "subtype" in event


class FakeApp:
    """Acknowledges everything; `on` may answer otherwise, `hold` makes it wait for `release`."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.on: Callable[[Received], Back | str | Mapping[str, Any] | None] = lambda _: None
        self.released = threading.Event()
        self.released.set()
        app = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                request = Received(dict(self.headers.items()), self.rfile.read(length))
                app.received.append(request)
                back = app.on(request)
                app.released.wait(10)
                back = back if isinstance(back, Back) else Back(back or "")
                text = back.body if isinstance(back.body, str) else json.dumps(back.body)
                try:
                    self.send_response(back.status)
                    for name, value in back.headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(text.encode())))
                    self.end_headers()
                    self.wfile.write(text.encode())
                except OSError:
                    # Slack did not wait.
                    self.close_connection = True

            @override
            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/slack/events"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def last(self) -> Received:
        """The latest request, but for what merely echoes the app's own messages."""
        return next(r for r in reversed(self.received) if not _is_echo(r.payload))

    def hold(self) -> None:
        """Answer nothing from now on."""
        self.released.clear()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
