"""The wheel that a stranger installs."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)  # noqa: S603 - our own build
    return next(folder.glob("*.whl"))


def test_it_carries_the_words_the_page_and_the_migrations(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    checkout = {
        f"bot/_prompts/{path.relative_to(ROOT / 'prompts').as_posix()}"
        for path in (ROOT / "prompts").rglob("*.*")
    }
    assert checkout <= names
    assert {"bot/_manifest.json", "bot/local/page/index.html"} <= names
    assert any(name.startswith("bot/storage/migrations/versions/") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "prompts/"))]


def test_it_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    keep = ("PATH", "HOME", "LANG")
    environment = {name: os.environ[name] for name in keep if name in os.environ}

    def negotiate(*words: str) -> str:
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", f"import bot.cli; bot.cli.main({list(words)!r})"],
            cwd=tmp_path,
            env={**environment, "PYTHONPATH": str(tmp_path / "site")},
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    assert json.loads(negotiate("reframe", "closed 120 tickets"))["weak"] is True
    assert "newest schema" in negotiate("db", "migrate")
    assert "16 roles" in negotiate("doctor")
