"""The port: who may ask, what the page gets, how it stops."""

import json
import socket
import struct
import threading
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.local import LocalSlack
from bot.local.handler import Handler
from bot.local.person import Person
from bot.local.seed import GENERAL, MEMBER
from tests.support.waiting import until
from tests.unit.local.conftest import MANIFEST, Workspace
from tests.unit.local.fake_app import SECRET, FakeApp


class Browser:
    """Asks over one connection and closes it."""

    def __init__(self, slack: LocalSlack) -> None:
        self.port = int(slack.url.rstrip("/").rpartition(":")[2])
        self.origin = slack.url.rstrip("/")

    def ask(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None
    ) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        sent = body if isinstance(body, str | None) else json.dumps(body)
        connection.request(method, path, sent, dict(headers or {}))
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, content

    def get(self, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        return self.ask("GET", path, None, headers)

    def post(self, endpoint: str, body: Any, **headers: str) -> tuple[int, Any]:
        answer, content = self.ask("POST", f"/client/{endpoint}", body, headers)
        return answer.status, json.loads(content)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    folder = tmp_path / "page"
    (folder / "css").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html>")
    (folder / "app.js").write_text("export {};")
    (folder / "css" / "base.css").write_text("body {}")
    (folder / "odd.bin").write_bytes(b"\0")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


@pytest.fixture
def slack(make_slack: Workspace, page: Path) -> LocalSlack:
    return make_slack(page=page)


@pytest.fixture
def browser(slack: LocalSlack) -> Browser:
    return Browser(slack)


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/page/app.js", "text/javascript; charset=utf-8"),
        ("/page/css/base.css", "text/css; charset=utf-8"),
        ("/page/odd.bin", "application/octet-stream"),
    ],
)
def test_the_page_is_served_uncached(browser: Browser, path: str, content_type: str) -> None:
    answer, content = browser.get(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, content_type)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert content


@pytest.mark.parametrize(
    "path",
    [
        "/page/../secret.txt",
        "/page/%2e%2e/secret.txt",
        "/page/..%2fsecret.txt",
        "/page//etc/passwd",
        "/page/",
        "/page/css",
        "/page/none.js",
        "/page/a%00b",
        "/secret.txt",
        "/client/nothing",
        "/client/file/F1",
    ],
)
def test_nothing_outside_the_page_is_served(browser: Browser, path: str) -> None:
    assert browser.get(path)[0].status == 404


def test_the_page_that_ships_is_served_by_default(make_slack: Workspace) -> None:
    assert Browser(make_slack()).get("/")[0].status == 200


@pytest.mark.parametrize("host", ["example.com", "127.0.0.1", "127.0.0.1:1", "localhost"])
def test_another_host_is_refused(browser: Browser, host: str) -> None:
    answer, _ = browser.get("/client/state", Host=host)
    assert answer.status == 403


def test_localhost_is_as_good_as_its_address(browser: Browser) -> None:
    answer, _ = browser.get("/client/state", Host=f"localhost:{browser.port}")
    assert answer.status == 200


@pytest.mark.parametrize("origin", ["https://example.com", "null", "http://127.0.0.1:1"])
def test_a_post_from_another_page_is_refused(browser: Browser, maya: Person, origin: str) -> None:
    said = {"user": MEMBER, "channel": maya.app_channel, "text": "forged"}
    assert browser.post("message", said, Origin=origin)[0] == 403
    assert maya.messages() == []
    assert browser.post("message", said, Origin=browser.origin) == (200, {"ok": True})
    assert [message.text for message in maya.messages()] == ["forged"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Length": "-1"},
        {"Content-Length": "many"},
        {"Content-Length": "99999999999"},
        {"Transfer-Encoding": "chunked"},
    ],
)
def test_a_body_of_no_sensible_length_is_refused(browser: Browser, headers: dict[str, str]) -> None:
    answer, _ = browser.ask("POST", "/client/message", None, headers)
    assert answer.status == 413


def test_the_port_is_not_open_to_other_machines(browser: Browser) -> None:
    with socket.socket() as elsewhere:
        elsewhere.settimeout(1)
        assert elsewhere.connect_ex(("127.0.0.2", browser.port)) != 0


def test_stopping_ends_streams_and_threads_at_once(page: Path) -> None:
    before = set(threading.enumerate())
    slack = LocalSlack(manifest=MANIFEST, signing_secret=SECRET, page=page)
    slack.start()
    port = Browser(slack).port
    streams = [HTTPConnection("127.0.0.1", port, timeout=5) for _ in range(3)]
    for stream in streams:
        stream.request("GET", f"/client/events?user={MEMBER}&after=999999")
        assert stream.getresponse().status == 200
    idle = HTTPConnection("127.0.0.1", port, timeout=5)
    idle.request("GET", "/client/state")
    idle.getresponse().read()
    started = time.monotonic()
    slack.stop()
    assert time.monotonic() - started < 1
    assert set(threading.enumerate()) == before
    slack.stop()
    for stream in (*streams, idle):
        stream.close()


def test_stopping_does_not_wait_for_an_app_that_hangs(app: FakeApp, page: Path) -> None:
    slack = LocalSlack(manifest=MANIFEST, signing_secret=SECRET, page=page, ack_seconds=2)
    slack.connect(app.url)
    slack.start()
    app.hold()
    command = {"user": MEMBER, "channel": GENERAL, "text": "/trial"}
    asked = HTTPConnection("127.0.0.1", Browser(slack).port, timeout=5)
    asked.request("POST", "/client/command", json.dumps(command))
    until(lambda: bool(app.received))
    WebClient("xoxb-local", base_url=slack.api_url).chat_postMessage(channel=MEMBER, text="t")
    until(lambda: len(app.received) == 2)
    started = time.monotonic()
    slack.stop()
    assert time.monotonic() - started < 1
    app.released.set()
    until(lambda: not any("process_request" in t.name for t in threading.enumerate()))
    asked.close()


def test_a_workspace_is_a_context_and_its_port_is_free_afterwards(page: Path) -> None:
    with LocalSlack(manifest=MANIFEST, signing_secret=SECRET, page=page) as slack:
        port = Browser(slack).port
    with LocalSlack(manifest=MANIFEST, signing_secret=SECRET, page=page, port=port) as again:
        assert again.url == f"http://127.0.0.1:{port}/"


def test_a_workspace_that_never_started_stops_too() -> None:
    LocalSlack(manifest=MANIFEST, signing_secret=SECRET).stop()


def read_event(answer: HTTPResponse) -> bytes:
    line = answer.readline()
    assert answer.readline() == b"\n"
    return line


def test_the_page_hears_of_every_change(slack: LocalSlack, browser: Browser, maya: Person) -> None:
    seq = slack.workspace.seq
    stream = HTTPConnection("127.0.0.1", browser.port, timeout=5)
    stream.request("GET", f"/client/events?user={MEMBER}&after={seq}")
    answer = stream.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream"
    maya.say("one")
    first = json.loads(read_event(answer).removeprefix(b"data: "))
    assert first["seq"] > seq
    maya.say("two")
    assert json.loads(read_event(answer).removeprefix(b"data: "))["seq"] > first["seq"]
    stream.close()


def test_a_page_that_is_behind_hears_at_once(slack: LocalSlack, browser: Browser) -> None:
    stream = HTTPConnection("127.0.0.1", browser.port, timeout=5)
    stream.request("GET", f"/client/events?user={MEMBER}&after=nonsense")
    event = json.loads(read_event(stream.getresponse()).removeprefix(b"data: "))
    assert event == {"seq": slack.workspace.seq}
    stream.close()


def test_a_quiet_stream_is_kept_alive(
    make_slack: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Handler, "alive_seconds", 0.01)
    slack = make_slack()
    stream = HTTPConnection("127.0.0.1", Browser(slack).port, timeout=5)
    stream.request("GET", f"/client/events?user={MEMBER}&after=999999")
    answer = stream.getresponse()
    assert read_event(answer) == b": alive\n"
    assert answer.fp is not None
    stream.close()


def test_a_reader_who_leaves_is_forgotten(
    make_slack: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Handler, "alive_seconds", 0.01)
    slack = make_slack()
    before = threading.active_count()
    stream = HTTPConnection("127.0.0.1", Browser(slack).port, timeout=5)
    stream.request("GET", f"/client/events?user={MEMBER}&after=999999")
    stream.getresponse().close()
    stream.close()
    until(lambda: threading.active_count() == before)


def test_a_client_that_vanishes_makes_no_noise(
    browser: Browser, capfd: pytest.CaptureFixture[str]
) -> None:
    before = threading.active_count()
    with socket.create_connection(("127.0.0.1", browser.port)) as client:
        client.sendall(b"POST /client/message HTTP/1.1\r\nContent-Length: 100\r\n\r\nhalf")
        # Closing with no linger resets the connection.
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    until(lambda: threading.active_count() == before)
    assert capfd.readouterr().err == ""


def test_a_fault_of_ours_is_not_hidden(
    slack: LocalSlack,
    browser: Browser,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(slack.workspace, "conversations_of", broken)
    with pytest.raises(ConnectionError):
        browser.get("/client/state")
    assert "ZeroDivisionError" in capfd.readouterr().err
