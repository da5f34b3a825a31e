"""`negotiate run`, from a start to Ctrl+C."""

import os
import re
import signal
import socket
import sys
import threading
import urllib.request
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot import cli
from bot.local import LocalSlack
from tests.support.socket_mode import SocketMode
from tests.support.waiting import until
from tests.support.walk import prepare


@pytest.fixture(autouse=True)
def empty_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEGOTIATE_LOCAL_PORT", "0")
    for token in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"):
        monkeypatch.delenv(token, raising=False)


def run_while(act: Callable[[], None]) -> int:
    """`negotiate run` until `act`, in a thread of its own, is done and presses Ctrl+C."""
    failures: list[BaseException] = []
    over = threading.Event()

    def whole() -> None:
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - told by the main thread
            failures.append(error)
        finally:
            if not over.is_set():
                os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=whole)
    thread.start()
    code = cli.main(["run"])
    over.set()
    thread.join()
    assert not failures
    return code


def test_without_tokens_it_opens_the_local_workspace(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    def address() -> str:
        said.append(capsys.readouterr().out)
        found = re.search(r"http://127\.0\.0\.1:\d+/", "".join(said))
        return found.group() if found else ""

    def visit() -> None:
        url = until(address)
        with urllib.request.urlopen(url, timeout=5) as page:  # noqa: S310 - our own loopback page
            assert b"<html" in page.read().lower()
        until(lambda: opened == [url])

    assert run_while(visit) == 0
    assert Path("negotiate.db").exists()


def test_a_port_that_is_taken_is_told_with_what_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("NEGOTIATE_LOCAL_PORT", str(taken.getsockname()[1]))
        assert cli.main(["run"]) == 1
    assert "NEGOTIATE_LOCAL_PORT" in capsys.readouterr().err


def test_with_a_signing_secret_gunicorn_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[str, list[str]]] = []
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "secret")
    monkeypatch.setenv("PORT", "4321")
    monkeypatch.setattr(os, "execv", lambda path, args: started.append((path, args)))
    cli.main(["run"])
    ((path, arguments),) = started
    assert Path(path).is_file()
    assert "bot.app:wsgi()" in arguments
    assert "0.0.0.0:4321" in arguments


def test_half_of_the_tokens_stops_it_with_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    assert cli.main(["run"]) == 1
    said = capsys.readouterr().err
    assert "SLACK_APP_TOKEN" in said
    assert "xoxb-secret" not in said


@pytest.fixture
def tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-local")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-local")


@pytest.fixture
def socket_slack(slack: LocalSlack, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalSlack]:
    """A workspace that is reached by Socket Mode only."""
    monkeypatch.setenv("NEGOTIATE_SLACK_API_URL", slack.api_url)
    with SocketMode() as server:
        slack.connect_socket(server, server.url, "xapp-local")
        yield slack


def test_with_slacks_tokens_it_connects_to_slack_and_serves_a_prep(
    tokens: None,
    socket_slack: LocalSlack,
    capsys: pytest.CaptureFixture[str],
) -> None:
    maya = socket_slack.person("U0MAYA")

    def walk() -> None:
        until(lambda: "connected to Northlight" in capsys.readouterr().out)
        until(lambda: maya.command("/negotiate help").ok)
        prepare(maya, "closed 120 tickets last quarter")
        until(maya.messages)

    assert run_while(walk) == 0


@pytest.mark.parametrize(
    ("method", "setting"),
    [("auth.test", "SLACK_BOT_TOKEN"), ("apps.connections.open", "SLACK_APP_TOKEN")],
)
def test_a_token_that_slack_refuses_is_named(
    tokens: None,
    socket_slack: LocalSlack,
    capsys: pytest.CaptureFixture[str],
    method: str,
    setting: str,
) -> None:
    socket_slack.fail(method, "invalid_auth", times=5)
    assert cli.main(["run"]) == 1
    assert f"Slack refused {setting} (invalid_auth)" in capsys.readouterr().err


def test_a_slack_that_can_not_be_reached_is_told(
    tokens: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEGOTIATE_SLACK_API_URL", "http://127.0.0.1:9/api/")
    assert cli.main(["run"]) == 1
    assert "can't be reached" in capsys.readouterr().err
