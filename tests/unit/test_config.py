from pathlib import Path

import pytest

from bot.config import Settings, load_settings
from bot.errors import ConfigError

TOKENS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for token in TOKENS:
        monkeypatch.delenv(token, raising=False)


@pytest.mark.parametrize(
    ("set_tokens", "transport"),
    [
        ((), "local"),
        (("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"), "socket"),
        (("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"), "http"),
        (TOKENS, "socket"),
    ],
)
def test_the_tokens_that_are_set_decide_how_slack_is_reached(
    set_tokens: tuple[str, ...], transport: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for token in set_tokens:
        monkeypatch.setenv(token, "x")
    assert load_settings().transport == transport


@pytest.mark.parametrize("token", TOKENS)
def test_half_of_the_tokens_is_told(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(token, "x")
    with pytest.raises(ConfigError, match="SLACK_BOT_TOKEN"):
        _ = load_settings().transport


def test_empty_values_of_the_example_file_count_as_not_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = Path(__file__).parents[2] / ".env.example"
    (tmp_path / ".env").write_text(example.read_text())
    assert load_settings().transport == "local"


def test_dotenv_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-1\nSLACK_APP_TOKEN=xapp-1\n")
    assert load_settings().transport == "socket"


def test_a_setting_that_can_not_be_read_is_named_without_its_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEGOTIATE_THREADS", "sk-secret")
    with pytest.raises(ConfigError, match=r"(?i)threads") as caught:
        load_settings()
    assert "sk-secret" not in str(caught.value)


def test_tokens_are_not_printed() -> None:
    settings = Settings(_env_file=None, slack_bot_token="xoxb-secret")
    assert "xoxb-secret" not in repr(settings)
