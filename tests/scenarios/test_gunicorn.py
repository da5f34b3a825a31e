"""The line of the Procfile: gunicorn threads over our WSGI door, in a process of its own."""

import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.local import LocalSlack
from bot.slack.entry import HEALTH, PATH
from tests.support.waiting import until
from tests.support.walk import prepare

ROOT = Path(__file__).parents[2]


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture
def web(slack: LocalSlack, secret: str, port: int, tmp_path: Path) -> Iterator[str]:
    """What `web:` in the Procfile starts, and its address."""
    procfile = (ROOT / "Procfile").read_text(encoding="utf-8")
    command = re.search(r"^web: gunicorn (.*)$", procfile, flags=re.MULTILINE)
    assert command is not None
    bind = command[1].replace("0.0.0.0:$PORT", f"127.0.0.1:{port}")
    environment = {
        **os.environ,
        "SLACK_BOT_TOKEN": slack.core.bot_token,
        "SLACK_SIGNING_SECRET": secret,
        "NEGOTIATE_SLACK_API_URL": slack.api_url,
        "PYTHONPATH": str(ROOT),
    }
    gunicorn = str(Path(sys.executable).with_name("gunicorn"))
    process = subprocess.Popen(  # noqa: S603 - the project's own command line
        [gunicorn, *shlex.split(bind)], cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}"

    def serves() -> bool:
        try:
            with urllib.request.urlopen(f"{url}{HEALTH}", timeout=1) as answer:  # noqa: S310 - loopback
                return bool(answer.status == 200)
        except OSError:
            return False

    until(serves, seconds=20)
    yield url
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0


def test_a_prep_goes_through_gunicorn(web: str, slack: LocalSlack) -> None:
    slack.connect(f"{web}{PATH}")
    assert slack.verify()
    maya = slack.person("U0MAYA")
    prepare(maya, "closed 120 tickets last quarter")
    until(maya.messages)
