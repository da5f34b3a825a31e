"""What the services need from storage; bot/storage implements it.

Every method takes the owner and sees only that owner's rows: another member's id, or the same
id in another workspace, raises `NotFoundError` exactly as a missing one does. Times are aware
UTC. `key` identifies one submission (a view and its hash): the second call with the same key
changes nothing and returns what the first one stored.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from bot.domain.outcome import Slot
from bot.domain.package import Package
from bot.domain.people import Member
from bot.domain.prep import Basics, Outcome, Prep


class Preps(Protocol):
    """The preps of a member, with their outcomes and what is on the table."""

    def start(self, owner: Member, basics: Basics, *, key: str, now: datetime) -> Prep: ...

    def revise(self, owner: Member, prep_id: str, basics: Basics, *, now: datetime) -> Prep: ...

    def get(self, owner: Member, prep_id: str) -> Prep: ...

    def recent(self, owner: Member, *, limit: int) -> list[Prep]:
        """Newest first, by when they were last changed."""
        ...

    def capture(
        self, owner: Member, prep_id: str, statements: Sequence[str], *, key: str, now: datetime
    ) -> Prep:
        """Append statements, each an outcome of its own; raises FullError beyond MOST_OUTCOMES."""
        ...

    def rewrite(
        self,
        owner: Member,
        outcome_id: str,
        *,
        text: str,
        answers: Mapping[Slot, str],
        key: str,
        now: datetime,
    ) -> Outcome:
        """Append a version; the earlier ones stay."""
        ...

    def set_dropped(
        self, owner: Member, outcome_id: str, *, dropped: bool, now: datetime
    ) -> Outcome: ...

    def prep_of(self, owner: Member, outcome_id: str) -> Prep: ...

    def put_package(self, owner: Member, prep_id: str, package: Package, *, now: datetime) -> None:
        """Keep what is on the table, encrypted with the member's own key; replaces."""
        ...

    def package(self, owner: Member, prep_id: str) -> Package | None: ...

    def finish(self, owner: Member, prep_id: str, *, now: datetime) -> bool:
        """Mark every step done; True for the one caller that did it, False ever after."""
        ...


class Stores(Protocol):
    """All stores of one transaction."""

    @property
    def preps(self) -> Preps: ...


class Database(Protocol):
    """Opens transactions; safe to share between threads."""

    def begin(self) -> AbstractContextManager[Stores]:
        """One transaction: commits on leaving the block, rolls back on any exception."""
        ...
