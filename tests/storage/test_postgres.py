import pytest
from sqlalchemy import text

from tests.storage.given import opened
from tests.storage.postgres import Cluster, cluster, or_skip


def test_a_server_that_is_given_is_used(postgres: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    with postgres.database() as url:
        monkeypatch.setenv("NEGOTIATE_TEST_POSTGRES_URL", url.render_as_string(hide_password=False))
        with cluster() as given, given.database() as copied, opened(copied) as connection:
            assert connection.scalar(text("SELECT current_database()")) == copied.database


def broken() -> Cluster:
    raise FileNotFoundError("initdb")


def test_without_a_server_the_reason_is_told() -> None:
    with pytest.raises(pytest.skip.Exception, match="no PostgreSQL: FileNotFoundError: initdb"):
        or_skip(broken, ci=False)


def test_without_a_server_ci_fails() -> None:
    with pytest.raises(FileNotFoundError):
        or_skip(broken, ci=True)
