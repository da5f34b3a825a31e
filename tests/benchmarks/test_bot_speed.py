"""How long a start takes, and reading a full draft; `make bench` runs it."""

from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from bot.app import build
from bot.config import Settings
from bot.content.files import Prompts
from bot.content.reframe import load_engine
from bot.domain.people import Member
from bot.domain.prep import Basics, Moment
from bot.services.prep import PrepService

LINES = [f"closed {n} tickets for the billing team last quarter" for n in range(100, 112)]


def test_start_up(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """From settings to a bot that is ready, the libraries being imported."""
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path / 'n.db'}")

    def start_and_stop() -> None:
        build(settings).close()

    benchmark(start_and_stop)


def test_a_draft_of_twelve_lines(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """What stands between the last ack and the draft: the database and the engine."""
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path / 'n.db'}")
    bot = build(settings)
    owner = Member(team_id="T1", user_id="U1")
    service = PrepService(bot.database, load_engine(Prompts()))
    prep = service.start(owner, Basics(moment=Moment.PROMOTION, role="support"), key="1")
    service.capture(owner, prep.id, LINES, key="2")
    draft = benchmark(service.draft, owner, prep.id)
    bot.close()
    assert len(draft.kept) == 12
