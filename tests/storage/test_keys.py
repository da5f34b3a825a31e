import logging
import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import URL, delete, select, update

from bot.domain.people import Member
from bot.errors import ConfigError
from bot.storage.database import Database
from bot.storage.keys import Keyring, UnreadableError, key_beside
from bot.storage.tables import MemberKeyRow, PackageRow
from tests.storage.given import ANA, BEN, LATER, NAMESAKE, PACKAGE, a_prep, opened, together

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def test_only_the_same_key_and_context_open_what_was_sealed() -> None:
    ring = Keyring(OLD)
    wrapped, other = ring.new_member_key(), ring.new_member_key()
    sealed = ring.seal(wrapped, b"figures", b"context")
    assert ring.open(wrapped, sealed, b"context") == b"figures"
    damaged = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for attempt in (
        (other, sealed, b"context"),
        (wrapped, sealed, b"elsewhere"),
        (wrapped, damaged, b"context"),
        (wrapped, b"", b"context"),
    ):
        with pytest.raises(UnreadableError):
            ring.open(*attempt)


def test_the_same_figures_never_look_the_same() -> None:
    ring = Keyring(OLD)
    wrapped = ring.new_member_key()
    assert ring.seal(wrapped, b"figures", b"") != ring.seal(wrapped, b"figures", b"")


@pytest.mark.parametrize("key", ["", "too short", OLD[:-4], OLD + ",", "ключ"])
def test_a_key_that_cannot_be_used_is_refused_without_repeating_it(key: str) -> None:
    with pytest.raises(ConfigError, match="URL-safe base64") as caught:
        Keyring(*key.split(","))
    assert not key or key not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_deployment_key_is_rotated_step_by_step(url: URL) -> None:
    def database(*keys: str) -> Database:
        return Database(url, Keyring(*keys))

    written = database(OLD)
    preps = [a_prep(written, owner) for owner in (ANA, BEN)]
    with written.begin() as stores:
        for prep in preps:
            stores.preps.put_package(prep.owner, prep.id, PACKAGE, now=LATER)
    between = database(NEW, OLD)
    assert between.rotate_keys() == 2
    rotated = database(NEW)
    for reader in (between, rotated):
        with reader.begin() as stores:
            assert [stores.preps.package(p.owner, p.id) for p in preps] == [PACKAGE] * 2
    with pytest.raises(UnreadableError), written.begin() as stores:
        stores.preps.package(ANA, preps[0].id)
    with pytest.raises(ConfigError, match="not the one"):
        written.check()
    with pytest.raises(UnreadableError):
        written.rotate_keys()
    for each in (written, between, rotated):
        each.close()


@pytest.mark.parametrize("thief", [BEN, NAMESAKE, ANA], ids=["same team", "same user id", "self"])
@pytest.mark.parametrize("with_key", [False, True], ids=["row", "row and key"])
def test_a_package_copied_to_another_row_does_not_open(
    database: Database, url: URL, thief: Member, *, with_key: bool
) -> None:
    source, target = a_prep(database, ANA, key="K1"), a_prep(database, thief, key="K2")
    with database.begin() as stores:
        stores.preps.put_package(ANA, source.id, PACKAGE, now=LATER)
        stores.preps.put_package(thief, target.id, PACKAGE, now=LATER)
    with opened(url) as connection:
        sealed = select(PackageRow.sealed).where(PackageRow.prep_id == source.id)
        copied = connection.scalars(sealed).one()
        connection.execute(
            update(PackageRow).where(PackageRow.prep_id == target.id).values(sealed=copied)
        )
        if with_key:
            own = MemberKeyRow.team_id == ANA.team_id, MemberKeyRow.user_id == ANA.user_id
            wrapped = connection.scalars(select(MemberKeyRow.wrapped).where(*own)).one()
            connection.execute(update(MemberKeyRow).values(wrapped=wrapped))
    with database.begin() as stores:
        assert stores.preps.package(ANA, source.id) == PACKAGE
    with pytest.raises(UnreadableError), database.begin() as stores:
        stores.preps.package(thief, target.id)


def test_without_the_members_key_a_package_is_gone(database: Database, url: URL) -> None:
    prep = a_prep(database)
    with database.begin() as stores:
        stores.preps.put_package(ANA, prep.id, PACKAGE, now=LATER)
    with opened(url) as connection:
        connection.execute(delete(MemberKeyRow))
    with database.begin() as stores:
        assert stores.preps.package(ANA, prep.id) is None


def test_a_key_file_is_made_once_for_its_owner_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    made = together(8, lambda _: key_beside(tmp_path / "negotiate.db"))
    assert made == [made[0]] * 8
    path = tmp_path / "negotiate.key"
    assert [path] == list(tmp_path.iterdir())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [str(path) in record.getMessage() for record in caplog.records] == [True]
    assert made[0] not in caplog.text
    Keyring(made[0])
