"""Members' keys, and what is sealed with them."""

import json
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.people import Member
from bot.storage.keys import Keyring
from bot.storage.rows import insert_once, owned
from bot.storage.tables import MemberKeyRow


class Vault:
    """Seals and opens with the member's own key, in one transaction."""

    def __init__(self, session: Session, keyring: Keyring) -> None:
        self._session = session
        self._keyring = keyring

    def seal(self, owner: Member, prep_id: str, plain: bytes, now: datetime) -> bytes:
        """Encrypt for this owner and prep alone; the member's first call makes their key."""
        insert_once(
            self._session,
            MemberKeyRow,
            ("team_id", "user_id"),
            **owner.model_dump(),
            wrapped=self._keyring.new_member_key(),
            created_at=now,
        )
        key = self._session.scalars(owned(MemberKeyRow, owner)).one()
        return self._keyring.seal(key.wrapped, plain, _context(owner, prep_id))

    def open(self, owner: Member, prep_id: str, sealed: bytes) -> bytes | None:
        """What was sealed; None once the member's key is gone.

        Raises:
            UnreadableError: For bytes of another member or prep, or a lost deployment key.
        """
        key = self._session.scalar(owned(MemberKeyRow, owner))
        if key is None:
            return None
        return self._keyring.open(key.wrapped, sealed, _context(owner, prep_id))


def _context(owner: Member, prep_id: str) -> bytes:
    return json.dumps(["package", owner.team_id, owner.user_id, prep_id]).encode()
