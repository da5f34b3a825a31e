"""`negotiate market` on the command line."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot import cli

FILE = """source,kind,amount,basis,place,date
Acme,offer,190k,base,Austin,2026-10-01
Job ad,posted,170k-210k,,Austin,2026-09-15
Recruiter,,185k,base,Austin,2026-08-01
Recruiter,,987654 a month,base,Austin,2026-08-01
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "evidence.csv"
    path.write_text(FILE)
    return str(path)


def test_a_file_becomes_a_table(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["market", file, "--role", "backend", "--place", "austin, tx"]) == 0
    said = capsys.readouterr().out
    assert "p50" in said
    assert "Official wages, Austin-Round Rock-San Marcos, TX" in said
    assert "Line 5: The amount is for another period." in said
    assert "987" not in said


def test_json_comes_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(FILE))
    assert cli.main(["market", "-", "--json", "--currency", "eur"]) == 0
    written = json.loads(capsys.readouterr().out)
    assert written["markets"][0]["currency"] == "EUR"
    assert written["official"] is None
    assert [error["line"] for error in written["errors"]] == [5]


@pytest.mark.parametrize(
    ("words", "says"),
    [(["--currency", "XXX"], "three letters"), (["--prompts", "nowhere"], "no such folder")],
)
def test_wrong_words_are_said(
    file: str, words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["market", file, *words]) == 1
    assert says in capsys.readouterr().err


def test_a_file_that_is_missing_or_no_text_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sheet.xlsx").write_bytes(b"\xff\xfe\x00")
    for name in ("none.csv", "sheet.xlsx"):
        assert cli.main(["market", str(tmp_path / name)]) == 1
        assert "CSV file in UTF-8" in capsys.readouterr().err


def test_nothing_usable_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.csv").write_text("")
    assert cli.main(["market", str(tmp_path / "empty.csv")]) == 1
    assert "There is nothing to show yet." in capsys.readouterr().out


def test_reframing_does_not_load_the_market() -> None:
    script = (
        "import sys; from bot import cli; cli.main(['reframe', 'closed 120 tickets']);"
        "print([name for name in sys.modules if 'market' in name or 'wages' in name])"
    )
    ran = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(cli.__file__).parents[1],
    )
    assert ran.stdout.splitlines()[-1] == "[]"
