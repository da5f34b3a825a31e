"""`negotiate` on the command line."""

import io
import json
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot import __version__, app, cli
from bot.config import load_settings
from bot.content.files import built_in
from tests.support.signed import deliver


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for token in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"):
        monkeypatch.delenv(token, raising=False)


def test_lines_of_json_come_back_in_order_with_every_field_of_the_contract(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    items = [
        {"id": 2, "text": "closed 120 tickets", "role": "support", "answers": {}},
        {"id": 1, "text": "Cut p99 from 1.2s to 300ms"},
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n\n".join(map(json.dumps, items))))
    assert cli.main(["reframe", "--jsonl"]) == 0
    written = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in written] == [2, 1]
    assert [line["weak"] for line in written] == [True, False]
    assert set(written[0]) == {
        *("id", "weak", "labels", "facts", "action", "object", "has_metric", "has_result"),
        *("has_ownership", "level", "reframed", "frames", "gaps", "questions", "notice", "rules"),
    }


def test_one_statement_may_be_given_as_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["reframe", "closed", "120", "tickets"]) == 0
    assert json.loads(capsys.readouterr().out)["weak"] is True


def test_the_prompts_are_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["prompts", "check"]) == 0
    assert "16 roles" in capsys.readouterr().out


def test_a_slip_in_an_own_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own" / "copy"
    own.mkdir(parents=True)
    text = (built_in() / "copy" / "home.yaml").read_text()
    (own / "home.yaml").write_text(text.replace("start:", "strat:"))
    assert cli.main(["prompts", "check", "--prompts", str(own.parent)]) == 1
    said = capsys.readouterr().err
    assert "home.yaml" in said
    assert "strat" in said


def test_the_database_can_be_made_and_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor"]) == 1
    assert "negotiate db migrate" in capsys.readouterr().err
    assert cli.main(["db", "migrate"]) == 0
    assert cli.main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "transport: local" in said
    assert "16 roles" in said


def test_the_key_of_the_deployment_can_be_changed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    monkeypatch.setenv("NEGOTIATE_ENCRYPTION_KEY", old)
    assert cli.main(["db", "migrate"]) == 0
    monkeypatch.setenv("NEGOTIATE_ENCRYPTION_KEY", f"{new},{old}")
    assert cli.main(["db", "rotate-keys"]) == 0
    assert "wrapped anew with the first key: 0" in capsys.readouterr().out


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.strip() == __version__


def test_gunicorn_gets_a_door_that_serves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "secret")
    made = app.build(load_settings())
    monkeypatch.setattr(app, "build", lambda _: made)
    with closing(made):
        assert deliver(app.wsgi(), "", {}, path="/health", method="GET") == (200, "ok")
