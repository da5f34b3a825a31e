import subprocess
import sys
from pathlib import Path

from sqlalchemy import URL

from bot.domain.prep import MOST_OUTCOMES, Prep
from bot.errors import FullError
from bot.storage.database import Database
from bot.storage.keys import Keyring
from tests.conftest import KEY
from tests.storage.given import ANA, BASICS, LATER, NOW, PACKAGE, a_prep, read, together

THREADS = 16


def test_one_start_sent_by_many_threads_is_stored_once(database: Database) -> None:
    def start(_: int) -> Prep:
        with database.begin() as stores:
            return stores.preps.start(ANA, BASICS, key="K", now=NOW)

    preps = together(THREADS, start)
    assert preps == [preps[0]] * THREADS
    with database.begin() as stores:
        assert stores.preps.recent(ANA, limit=9) == [preps[0]]


def test_many_starts_at_once_are_all_stored(database: Database) -> None:
    preps = together(THREADS, lambda number: a_prep(database, ANA, "x", key=f"K{number}"))
    with database.begin() as stores:
        stored = {prep.id for prep in stores.preps.recent(ANA, limit=99)}
    assert stored == {prep.id for prep in preps}
    assert len(stored) == THREADS


def test_one_capture_sent_by_many_threads_is_stored_once(database: Database) -> None:
    prep = a_prep(database)

    def capture(_: int) -> Prep:
        with database.begin() as stores:
            return stores.preps.capture(ANA, prep.id, ["a", "b"], key="K", now=LATER)

    preps = together(THREADS, capture)
    assert preps == [preps[0]] * THREADS
    assert [outcome.text for outcome in read(database, prep).outcomes] == ["a", "b"]


def test_captures_at_once_fill_a_prep_and_no_further(database: Database) -> None:
    prep = a_prep(database)

    def capture(number: int) -> bool:
        try:
            with database.begin() as stores:
                stores.preps.capture(ANA, prep.id, [str(number)], key=f"K{number}", now=NOW)
        except FullError:
            return False
        return True

    assert sum(together(THREADS, capture)) == MOST_OUTCOMES
    outcomes = read(database, prep).outcomes
    assert [outcome.position for outcome in outcomes] == list(range(1, MOST_OUTCOMES + 1))
    assert len({outcome.text for outcome in outcomes}) == MOST_OUTCOMES


def test_one_rewriting_sent_by_many_threads_is_one_version(database: Database) -> None:
    prep = a_prep(database, ANA, "first")
    outcome_id = prep.outcomes[0].id

    def rewrite(_: int) -> tuple[int, str]:
        with database.begin() as stores:
            written = stores.preps.rewrite(
                ANA, outcome_id, text="second", answers={}, key="K", now=LATER
            )
        return written.version, written.text

    assert together(THREADS, rewrite) == [(2, "second")] * THREADS
    assert read(database, prep).outcomes[0].version == 2


def test_rewritings_at_once_have_versions_of_their_own(database: Database, url: URL) -> None:
    """Over four pools of connections, as four processes would."""
    prep = a_prep(database, ANA, "first")
    outcome_id = prep.outcomes[0].id
    databases = [Database(url, Keyring(KEY)) for _ in range(4)]

    def rewrite(number: int) -> int:
        with databases[number % 4].begin() as stores:
            stores.preps.get(ANA, prep.id)  # reading first must not spoil the writing
            return stores.preps.rewrite(
                ANA, outcome_id, text=str(number), answers={}, key=f"R{number}", now=LATER
            ).version

    versions = together(THREADS, rewrite)
    for each in databases:
        each.close()
    assert sorted(versions) == list(range(2, THREADS + 2))
    newest = read(database, prep).outcomes[0]
    assert newest.text == str(versions.index(newest.version))


def test_finishing_is_true_for_one_thread(database: Database) -> None:
    prep = a_prep(database)

    def finish(_: int) -> bool:
        with database.begin() as stores:
            return stores.preps.finish(ANA, prep.id, now=LATER)

    assert sorted(together(THREADS, finish)) == [False] * (THREADS - 1) + [True]


def test_first_packages_at_once_share_one_member_key(database: Database) -> None:
    preps = [a_prep(database, key=f"K{number}") for number in range(THREADS)]

    def put(number: int) -> None:
        with database.begin() as stores:
            stores.preps.put_package(ANA, preps[number].id, PACKAGE, now=LATER)

    together(THREADS, put)
    with database.begin() as stores:
        assert [stores.preps.package(ANA, prep.id) for prep in preps] == [PACKAGE] * THREADS


def test_processes_that_start_at_once_share_database_and_key(
    empty_url: URL, tmp_path: Path
) -> None:
    program = (
        "import sys; from pydantic import SecretStr;"
        "from bot.storage.database import open_database;"
        "database = open_database(sys.argv[1], *map(SecretStr, sys.argv[2:]));"
        "database.migrate(); database.check(); database.close()"
    )
    on_sqlite = empty_url.get_backend_name() == "sqlite"
    arguments = [empty_url.render_as_string(hide_password=False), *([] if on_sqlite else [KEY])]
    started = [
        subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", program, *arguments], stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    assert [process.communicate(timeout=60)[1] for process in started] == [""] * 3
    assert [process.returncode for process in started] == [0] * 3
    files = {"negotiate.db", "negotiate.key"} if on_sqlite else set()
    assert {path.name for path in tmp_path.iterdir()} == files
