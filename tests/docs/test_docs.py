"""What the documents promise."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from slack_bolt.request import BoltRequest
from slack_bolt.response import BoltResponse

from bot.app import Bot
from bot.config import Settings
from bot.running import manifest
from bot.slack.commands import Command

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def environment_name(name: str) -> str:
    alias = Settings.model_fields[name].validation_alias
    return str(alias) if alias else f"NEGOTIATE_{name.upper()}"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_readme(name: str) -> None:
    assert f"| `{environment_name(name)}` |" in README


def test_the_readme_names_no_setting_that_is_gone() -> None:
    known = {environment_name(name) for name in Settings.model_fields}
    named = set(re.findall(r"^\| `([A-Z_]+)` \|", README, flags=re.MULTILINE))
    assert named == known


def test_the_example_of_a_dotenv_names_only_settings() -> None:
    known = {environment_name(name) for name in Settings.model_fields}
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^(?:# )?([A-Z_]+)=", text, flags=re.MULTILINE)) <= known


@pytest.mark.parametrize("command", Command)
def test_every_command_is_in_the_readme_and_the_manifest(command: Command) -> None:
    assert f"`/negotiate {command}" in README
    assert command in manifest()["features"]["slash_commands"][0]["usage_hint"]


def test_every_file_that_the_documents_link_to_exists() -> None:
    for document in ("README.md", "CONTRIBUTING.md", "prompts/README.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
            assert (ROOT / document).parent.joinpath(link).is_file(), (document, link)


def test_every_make_target_in_the_documents_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for document in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for target in re.findall(r"(?:`|^    )make ([a-z]+)", text, flags=re.MULTILINE):
            assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), (document, target)


def test_every_run_time_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for requirement in project["project"]["dependencies"]:
        name = re.split(r"[\[>=<~ ]", requirement)[0]
        assert name in contributing, name


@pytest.fixture
def used(bot: Bot) -> dict[str, set[str]]:
    """What the app listens to, asked of Bolt by requests that it matches or not."""

    def matched(payload: dict[str, Any]) -> bool:
        request = BoltRequest(body=json.dumps(payload), mode="http")
        return any(
            listener.matches(req=request, resp=BoltResponse(status=200))
            for listener in bot.app._listeners  # noqa: SLF001 - Bolt has no public list of them
        )

    events = ("app_home_opened", "message", "app_mention", "app_uninstalled", "tokens_revoked")
    commands = ("/negotiate", "/other")
    return {
        "events": {e for e in events if matched({"type": "event_callback", "event": {"type": e}})},
        "commands": {c for c in commands if matched({"command": c})},
    }


def test_the_manifest_asks_for_what_is_used_and_no_more(used: dict[str, set[str]]) -> None:
    asked = manifest()
    events = asked["settings"]["event_subscriptions"]["bot_events"]
    assert {event.partition(".")[0] for event in events} == used["events"]
    assert {c["command"] for c in asked["features"]["slash_commands"]} == used["commands"]
    assert asked["oauth_config"]["scopes"]["bot"] == ["commands", "chat:write", "im:history"]
