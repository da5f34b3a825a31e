"""Runs a bot: in the local workspace, over Socket Mode, or behind gunicorn."""

import json
import logging
import os
import secrets
import signal
import sys
import threading
import webbrowser
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from pydantic import SecretStr
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError
from typing_extensions import override

from bot.app import Bot, build
from bot.config import Settings
from bot.errors import ConfigError
from bot.local import LocalSlack
from bot.slack.entry import PATH, Entry

logger = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"


def manifest() -> dict[str, Any]:
    """The app's manifest, from the wheel or the checkout."""
    package = Path(__file__).parent
    packed = package / "_manifest.json"
    path = packed if packed.is_file() else package.parent / "manifest.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


class _QuietHandler(WSGIRequestHandler):
    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a line for each request is no news."""


class _ThreadingServer(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


class BotServer:
    """A bot's HTTP door on a free loopback port, for the local workspace and the tests."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._server = make_server(
            LOOPBACK, 0, Entry(bot.app), server_class=_ThreadingServer, handler_class=_QuietHandler
        )
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), daemon=True
        )
        self._thread.start()
        self.request_url = f"http://{LOOPBACK}:{self._server.server_port}{PATH}"

    def close(self) -> None:
        """Stop taking requests, then let the bot finish."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self._bot.close()


def local_settings(settings: Settings, slack: LocalSlack, secret: str) -> Settings:
    """The settings of a bot that talks to the local workspace; it knows it by its URL alone."""
    return settings.model_copy(
        update={
            "slack_bot_token": SecretStr(slack.core.bot_token),
            "slack_signing_secret": SecretStr(secret),
            "slack_api_url": slack.api_url,
        }
    )


def run(settings: Settings) -> None:
    """Run until interrupted or terminated.

    Raises:
        ConfigError: For settings that can't work, in a sentence for whoever set them.
    """
    match settings.transport:
        case "local":
            _run_local(settings)
        case "socket":
            _run_socket(settings)
        case "http":
            _run_http(settings)


def _run_local(settings: Settings) -> None:
    secret = secrets.token_hex(16)
    try:
        slack = LocalSlack(manifest=manifest(), signing_secret=secret, port=settings.local_port)
    except OSError as error:
        raise ConfigError(
            f"Port {settings.local_port} is taken, perhaps by Negotiate itself. Stop the other "
            "program, or set NEGOTIATE_LOCAL_PORT to another port."
        ) from error
    with slack:
        server = BotServer(build(local_settings(settings, slack, secret)))
        slack.connect(server.request_url)
        print(
            f"\n  Negotiate is at {slack.url}\n  Type /negotiate prep there. Ctrl+C stops it.\n",
            flush=True,
        )
        if sys.stdout.isatty():
            webbrowser.open(slack.url)
        _wait()
        server.close()


def _run_socket(settings: Settings) -> None:
    token = settings.slack_app_token
    with closing(build(settings)) as bot:
        team = _asked("SLACK_BOT_TOKEN", lambda: bot.authorization.team)
        handler = SocketModeHandler(bot.app, token.get_secret_value() if token else "")
        with closing(handler):
            _asked("SLACK_APP_TOKEN", handler.connect)
            print(
                f"\n  Negotiate is connected to {team}.\n  Type /negotiate prep in Slack. "
                "Ctrl+C stops it.\n",
                flush=True,
            )
            _wait()


def _asked(setting: str, question: Callable[[], str | None]) -> str | None:
    try:
        return question()
    except SlackApiError as error:
        code = error.response.get("error")
        raise ConfigError(
            f"Slack refused {setting} ({code}). Copy it anew from your app's settings page."
        ) from None
    except OSError:
        raise ConfigError("Slack can't be reached from this machine.") from None


def _run_http(settings: Settings) -> None:
    # The pages of the Procfile in one command: gunicorn takes over this process.
    arguments = ("gunicorn", "--threads", str(settings.threads), "bot.app:wsgi()")
    gunicorn = str(Path(sys.executable).with_name("gunicorn"))
    os.execv(gunicorn, [*arguments, "--bind", f"0.0.0.0:{settings.port}"])  # noqa: S606 - our own interpreter's gunicorn


def _wait() -> None:
    """Until SIGINT or SIGTERM; the handlers before are put back."""
    stopped = threading.Event()
    signs = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(sign, lambda *_: stopped.set()) for sign in signs]
    stopped.wait()
    for sign, handler in zip(signs, before, strict=True):
        signal.signal(sign, handler)
