"""A whole bot, the double of Slack, and a person who uses them."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import Bot, build
from bot.config import Settings
from bot.content.files import Prompts, read
from bot.content.texts import ErrorTexts
from bot.local import LocalSlack
from bot.local.person import Person
from bot.running import BotServer, local_settings, manifest

MAYA = "U0MAYA"
TOMAS = "U0TOMAS"


@pytest.fixture
def secret() -> str:
    return secrets.token_hex(8)


@pytest.fixture
def slack(secret: str) -> Iterator[LocalSlack]:
    with LocalSlack(manifest=manifest(), signing_secret=secret) as slack:
        yield slack


@pytest.fixture
def settings(slack: LocalSlack, secret: str, tmp_path: Path) -> Settings:
    own = Settings(
        _env_file=None,
        database_url=f"sqlite:///{tmp_path / 'negotiate.db'}",
    )
    return local_settings(own, slack, secret)


@pytest.fixture
def bot(settings: Settings, slack: LocalSlack) -> Iterator[Bot]:
    bot = build(settings)
    server = BotServer(bot)
    slack.connect(server.request_url)
    yield bot
    server.close()


@pytest.fixture
def maya(bot: Bot, slack: LocalSlack) -> Person:
    return slack.person(MAYA)


@pytest.fixture
def tomas(bot: Bot, slack: LocalSlack) -> Person:
    return slack.person(TOMAS)


@pytest.fixture(scope="session")
def errors() -> ErrorTexts:
    return read(Prompts().file("copy/errors.yaml"), ErrorTexts)
