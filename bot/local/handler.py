"""One HTTP request to the workspace: who may ask, and where it goes."""

import json
import urllib.parse
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, ClassVar

from typing_extensions import override

from bot.local import chat_api, files_api
from bot.local.client_api import ClientApi
from bot.local.core import Call, Core
from bot.local.refusal import Refusal
from bot.local.web_api import WebApi, read_arguments

LARGEST_BODY = 25_000_000
ALIVE_SECONDS = 15.0
"""Between two signs of life on an event stream."""
# Written out: the system's own table calls JavaScript what it likes.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:;"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Handler(BaseHTTPRequestHandler):
    """Answers the page, the Web API, response URLs and uploads."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    """Seconds that an idle connection is kept."""
    server_version = "LocalSlack"
    sys_version = ""
    core: ClassVar[Core]
    client_api: ClassVar[ClientApi]
    web_api: ClassVar[WebApi]
    page: ClassVar[Path]
    alive_seconds: ClassVar[float] = ALIVE_SECONDS

    def do_GET(self) -> None:
        """The page's files, its state, its events."""
        path, query = self._target()
        if not self._allowed():
            return
        if path == "/":
            self._static("index.html")
        elif path.startswith("/page/"):
            self._static(path.removeprefix("/page/"))
        elif path == "/client/state":
            self._state(query)
        elif path == "/client/events":
            self._events(query)
        elif path.startswith("/client/file/"):
            self._file(path.removeprefix("/client/file/"), query.get("user", ""))
        elif path.startswith("/api/"):
            self._web_api(path, b"")
        else:
            self._json({"ok": False, "error": "not_found"}, 404)

    def do_POST(self) -> None:
        """What the page does, and what the app calls."""
        path, _ = self._target()
        body = self._body()
        if body is None or not self._allowed():
            return
        if path.startswith("/api/"):
            self._web_api(path, body)
        elif path.startswith("/response/"):
            self._respond(path.removeprefix("/response/"), body)
        elif path.startswith("/upload/"):
            self._upload(path.removeprefix("/upload/"), body)
        else:
            self._client(path.removeprefix("/client/"), body)

    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: what people type would end up in a terminal."""

    def _target(self) -> tuple[str, dict[str, str]]:
        parts = urllib.parse.urlsplit(self.path)
        return urllib.parse.unquote(parts.path), dict(urllib.parse.parse_qsl(parts.query))

    def _allowed(self) -> bool:
        """Refuse other hosts (DNS rebinding) and posts from other pages (forgery)."""
        port = urllib.parse.urlsplit(self.core.base_url).port
        hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        origin = self.headers.get("Origin")
        ours = origin is None or origin in {f"http://{host}" for host in hosts}
        if self.headers.get("Host") in hosts and (ours or self.command == "GET"):
            return True
        self.close_connection = True
        self._json({"ok": False, "error": "forbidden"}, 403)
        return False

    def _body(self) -> bytes | None:
        try:
            length = int(self.headers.get("Content-Length") or 0)
        except ValueError:
            length = -1
        if "Transfer-Encoding" in self.headers:
            # Read as a plain body, its chunks would pass for the next request.
            length = -1
        if not 0 <= length <= LARGEST_BODY:
            self.close_connection = True
            self._json({"ok": False, "error": "request_too_large"}, 413)
            return None
        return self.rfile.read(length)

    def _web_api(self, path: str, body: bytes) -> None:
        query = urllib.parse.urlsplit(self.path).query
        headers = dict(self.headers.items())
        answer = self.web_api.answer(path.removeprefix("/api/"), body, headers, query)
        self._json(answer.body, answer.status, answer.headers)

    def _respond(self, token: str, body: bytes) -> None:
        arguments: dict[str, Any] = {}
        try:
            arguments = read_arguments(body, "application/json")
            chat_api.respond(self.core, self.core.response_urls.spend(token), arguments)
            answer, status = {"ok": True}, HTTPStatus.OK
        except Refusal as refusal:
            gone = refusal.status == HTTPStatus.NOT_FOUND
            answer = refusal.answer()
            status = HTTPStatus.NOT_FOUND if gone else HTTPStatus.BAD_REQUEST
        self.core.calls.append(Call("response_url", arguments, answer, self.core.clock()))
        if status == HTTPStatus.OK:
            self._send(b"ok", "text/plain")
        else:
            self._json(answer, status)

    def _upload(self, file_id: str, body: bytes) -> None:
        if files_api.receive(self.core, file_id, body):
            self._send(f"OK - {len(body)}".encode(), "text/plain")
        else:
            self._send(b"upload refused", "text/plain", 400)

    def _client(self, endpoint: str, body: bytes) -> None:
        if not self.client_api.knows(endpoint):
            self._json({"ok": False, "error": "not_found"}, 404)
            return
        try:
            given = json.loads(body)
        except ValueError:
            given = None
        if isinstance(given, dict):
            self._json(self.client_api.post(endpoint, given))
        else:
            self._json({"ok": False, "error": "invalid_json"})

    def _state(self, query: Mapping[str, str]) -> None:
        try:
            self._json(self.client_api.state(query.get("user")))
        except Refusal as refusal:
            self._json(refusal.answer())

    def _events(self, query: Mapping[str, str]) -> None:
        """Stream the number of the latest change, whenever it grows."""
        after = query.get("after", "")
        seen = int(after) if after.isdigit() else 0
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        workspace = self.core.workspace
        while not workspace.closed:
            latest = workspace.wait_beyond(seen, self.alive_seconds)
            line = f'data: {{"seq": {latest}}}\n\n' if latest > seen else ": alive\n\n"
            seen = latest
            try:
                self.wfile.write(line.encode())
                self.wfile.flush()
            except OSError:
                return

    def _static(self, name: str) -> None:
        """A file of the page; never one outside its folder."""
        root = self.page.resolve()
        path = (root / name.replace("\0", "")).resolve()
        if not path.is_relative_to(root) or not path.is_file():
            self._json({"ok": False, "error": "not_found"}, 404)
            return
        kind = _TYPES.get(path.suffix, "application/octet-stream")
        self._send(path.read_bytes(), kind)

    def _file(self, file_id: str, user: str) -> None:
        file = self.client_api.file(file_id, user)
        if file is None:
            self._json({"ok": False, "error": "file_not_found"}, 404)
            return
        # Always a download: an uploaded page must not run with our origin.
        name = urllib.parse.quote(file.name)
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        self._send(file.data, file.mimetype, 200, headers)

    def _json(
        self,
        body: Mapping[str, Any],
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self._send(json.dumps(body).encode(), "application/json; charset=utf-8", status, headers)

    def _send(
        self,
        body: bytes,
        content_type: str,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", _POLICY)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
