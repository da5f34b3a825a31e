"""Encryption at rest of pay figures.

Each member has a data key of their own. It is wrapped with the deployment's key by Fernet, whose
`MultiFernet` brings rotation; it seals with AES-256-GCM, because Fernet has no associated data,
and that is what ties a sealed figure to its member and prep: copied to another row it won't open.
Deleting a member's key makes all they sealed unreadable, in backups of the packages too.
"""

import logging
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import ConfigError

logger = logging.getLogger(__name__)

_NONCE_BYTES = 12


class UnreadableError(Exception):
    """Sealed with a key that is not ours, moved to another row, or damaged."""


class Keyring:
    """The deployment's keys, newest first: the first wraps, all unwrap."""

    def __init__(self, *deployment_keys: str) -> None:
        try:
            self._fernet = MultiFernet([Fernet(key.strip()) for key in deployment_keys])
        except ValueError:
            # Not chained: what was configured must not reach a log.
            raise ConfigError(
                "the encryption key cannot be used; it is 32 bytes in URL-safe base64, "
                "several are separated by commas, newest first"
            ) from None

    def new_member_key(self) -> bytes:
        """A fresh data key, wrapped."""
        return self._fernet.encrypt(AESGCM.generate_key(256))

    def rewrap(self, wrapped: bytes) -> bytes:
        """The same data key, wrapped with the newest deployment key."""
        with _as_unreadable():
            return self._fernet.rotate(wrapped)

    def seal(self, wrapped: bytes, plain: bytes, context: bytes) -> bytes:
        """Encrypt with a wrapped data key; only the same `context` opens it again."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher(wrapped).encrypt(nonce, plain, context)

    def open(self, wrapped: bytes, sealed: bytes, context: bytes) -> bytes:
        """What was sealed.

        Raises:
            UnreadableError: For another key, another context or changed bytes.
        """
        nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        with _as_unreadable():
            return self._cipher(wrapped).decrypt(nonce, rest, context)

    def _cipher(self, wrapped: bytes) -> AESGCM:
        with _as_unreadable():
            return AESGCM(self._fernet.decrypt(wrapped))


@contextmanager
def _as_unreadable() -> Iterator[None]:
    try:
        yield
    except (InvalidTag, InvalidToken, ValueError):
        raise UnreadableError("a sealed figure does not open") from None


def key_beside(database: Path) -> str:
    """The deployment key in the file beside a SQLite database, made at the first start.

    Two processes that start at once get the same key; only the owner of the file reads it.
    """
    path = database.with_suffix(".key")
    if not path.exists():
        _make_key(path)
    return path.read_text(encoding="ascii")


def _make_key(path: Path) -> None:
    """Written in full under another name, then linked, which only one process can do."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(Fernet.generate_key())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            path.hardlink_to(draft)
            logger.info(
                "made the encryption key %s: keep a copy, apart from the data", path.absolute()
            )
    finally:
        draft.unlink(missing_ok=True)
