"""A stand-in for the workspace's server: the page's files, a state to show, posts to look at."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from typing_extensions import override

PAGE = Path(__file__).parents[2] / "bot" / "local" / "page"
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
DEADLINE = 5.0
Answer = Callable[[dict[str, Any]], dict[str, Any]]


class Stub:
    """Serves `state`; `change` tells the page that it has a new one."""

    def __init__(self, state: dict[str, Any], port: int = 0) -> None:
        self.state = {"ok": True, "seq": 1, **state}
        self.posts: list[tuple[str, dict[str, Any]]] = []
        self.answers: dict[str, Answer] = {}
        self.unknown: set[str] = set()
        self._news = threading.Condition()
        self._stopped = False
        stub = self

        class _Handler(Handler):
            owner = stub

        self._server = ThreadingHTTPServer(("127.0.0.1", port), _Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def stop(self) -> None:
        with self._news:
            self._stopped = True
            self._news.notify_all()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def change(self, **parts: Any) -> None:
        """Replace parts of the state and send the event."""
        with self._news:
            self.state = {**self.state, **parts, "seq": self.state["seq"] + 1}
            self._news.notify_all()

    def posted(self, endpoint: str, times: int = 1) -> dict[str, Any]:
        """The latest body posted to an endpoint, once there are so many."""
        with self._news:
            arrived = self._news.wait_for(lambda: len(self.bodies(endpoint)) >= times, DEADLINE)
        assert arrived, f"{len(self.bodies(endpoint))} posts to {endpoint}, not {times}"
        return self.bodies(endpoint)[-1]

    def bodies(self, endpoint: str) -> list[dict[str, Any]]:
        return [body for name, body in self.posts if name == endpoint]

    def hold(self, endpoint: str) -> threading.Event:
        """Answers of this endpoint wait until the event is set."""
        gate = threading.Event()

        def held(_: dict[str, Any]) -> dict[str, Any]:
            return {"ok": gate.wait(DEADLINE)}

        self.answers[endpoint] = held
        return gate

    def receive(self, endpoint: str, body: dict[str, Any]) -> dict[str, Any]:
        with self._news:
            self.posts.append((endpoint, body))
            self._news.notify_all()
        answer = self.answers.get(endpoint)
        return answer(body) if answer else {"ok": True}

    def wait_beyond(self, seq: int) -> int | None:
        """The number of the next state; None when there won't be one."""
        with self._news:
            while self.state["seq"] <= seq and not self._stopped:
                self._news.wait()
            return None if self._stopped else int(self.state["seq"])


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    owner: Stub

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/client/state":
            user = dict(parse_qsl(urlsplit(self.path).query)).get("user")
            missing = {"ok": False, "error": "user_not_found"}
            state = missing if user in self.owner.unknown else self.owner.state
            self._send(json.dumps(state).encode(), "application/json")
        elif path == "/client/events":
            self._events()
        elif path == "/":
            self._send((PAGE / "index.html").read_bytes(), TYPES[".html"])
        else:
            file = PAGE / path.removeprefix("/page/")
            self._send(file.read_bytes(), TYPES[file.suffix])

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answer = self.owner.receive(self.path.removeprefix("/client/"), body)
        self._send(json.dumps(answer).encode(), "application/json")

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        seq: int | None = self.owner.state["seq"]
        while (seq := self.owner.wait_beyond(seq or 0)) is not None:
            try:
                self.wfile.write(f'data: {{"seq": {seq}}}\n\n'.encode())
                self.wfile.flush()
            except OSError:
                return

    def _send(self, body: bytes, content_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{content_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    @override
    def log_message(self, format: str, *args: Any) -> None:
        pass
