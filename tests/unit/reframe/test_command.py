import io
import json

import pytest

from bot.cli import main


def _lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_statement_is_told_for_the_audience_that_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["reframe", "closed", "120", "tickets", "--audience", "finance", "--form", "short"]
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["told"] == "Closed 120 tickets."


def test_without_an_audience_there_is_only_the_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reframe", "closed 120 tickets"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["reframed"] == "Closed 120 tickets."
    assert "told" not in made


def test_lines_are_told_with_their_answers(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    item = {"id": 1, "text": "wrote macros", "answers": {"result": "customers don't call"}}
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(item) + "\n\n"))
    assert main(["reframe", "--jsonl", "--audience", "skip_level"]) == 0
    assert [line["told"] for line in _lines(capsys)] == ["Customers don't call. I wrote macros."]


def test_an_unknown_audience_is_answered_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["reframe", "closed tickets", "--audience", "neighbour"]) == 1
    assert "manager, skip_level, finance, recruiter" in capsys.readouterr().err
