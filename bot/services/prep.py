"""Preparing a pay conversation: the steps, the draft, and what makes an outcome stronger."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from bot.domain.base import Value
from bot.domain.outcome import Diagnosis, Notice, Reframing, Slot
from bot.domain.package import Package
from bot.domain.people import Member
from bot.domain.prep import Basics, Outcome, Prep
from bot.reframe.engine import Engine
from bot.services.ports import Database

RECENT = 5
"""How many preps are offered to go on with."""

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The clock of production: aware UTC."""
    return datetime.now(UTC)


class Item(Value):
    """One outcome and how it reads now."""

    outcome: Outcome
    reframing: Reframing
    diagnosis: Diagnosis
    """Of the sentence as it reads now, answers included."""

    @property
    def has_result(self) -> bool:
        """Level 4 and up: it says what changed."""
        return self.reframing.is_statement and self.reframing.level >= LEVEL_WITH_RESULT


LEVEL_WITH_RESULT = 4


class Draft(Value):
    """A prep with every outcome read."""

    prep: Prep
    items: tuple[Item, ...]
    """In order of position, dropped ones included."""
    package: Package | None = None
    """What is on the table; for windows only, never for messages."""

    @property
    def kept(self) -> tuple[Item, ...]:
        """The items that are not dropped."""
        return tuple(item for item in self.items if not item.outcome.dropped)


class PrepService:
    """The use cases of `/negotiate prep`; safe to share between threads."""

    def __init__(self, database: Database, engine: Engine, clock: Clock = utc_now) -> None:
        self._database = database
        self._engine = engine
        self._clock = clock

    def now(self) -> datetime:
        """The time that every change is stamped with."""
        return self._clock()

    def recent(self, owner: Member) -> list[Prep]:
        """What the member can go on with, newest first."""
        with self._database.begin() as stores:
            return stores.preps.recent(owner, limit=RECENT)

    def get(self, owner: Member, prep_id: str) -> Prep:
        """One prep; NotFoundError unless it is the owner's."""
        with self._database.begin() as stores:
            return stores.preps.get(owner, prep_id)

    def start(self, owner: Member, basics: Basics, *, key: str) -> Prep:
        """Keep the first step."""
        with self._database.begin() as stores:
            return stores.preps.start(owner, basics, key=key, now=self._clock())

    def capture(self, owner: Member, prep_id: str, statements: Sequence[str], *, key: str) -> Prep:
        """Keep statements as outcomes, in their order."""
        with self._database.begin() as stores:
            return stores.preps.capture(owner, prep_id, statements, key=key, now=self._clock())

    def finish(self, owner: Member, prep_id: str, package: Package) -> bool:
        """Keep what is on the table, or that it was emptied; True the first time only."""
        now = self._clock()
        with self._database.begin() as stores:
            if not package.is_empty or stores.preps.package(owner, prep_id) is not None:
                stores.preps.put_package(owner, prep_id, package, now=now)
            return stores.preps.finish(owner, prep_id, now=now)

    def draft(self, owner: Member, prep_id: str) -> Draft:
        """The prep with every outcome read."""
        with self._database.begin() as stores:
            prep = stores.preps.get(owner, prep_id)
            package = stores.preps.package(owner, prep_id)
        return self._read(prep, package)

    def package(self, owner: Member, prep_id: str) -> Package | None:
        """What is on the table."""
        with self._database.begin() as stores:
            return stores.preps.package(owner, prep_id)

    def item(self, owner: Member, outcome_id: str) -> Item:
        """One outcome, read."""
        with self._database.begin() as stores:
            prep = stores.preps.prep_of(owner, outcome_id)
        return self._item(prep, next(o for o in prep.outcomes if o.id == outcome_id))

    def rewrite(
        self,
        owner: Member,
        outcome_id: str,
        *,
        key: str,
        text: str | None = None,
        answers: Mapping[Slot, str] | None = None,
    ) -> str:
        """Keep a new wording, or further answers, as a version; gives the id of its prep.

        Whatever isn't given stays as it was, and so does every earlier version.
        """
        with self._database.begin() as stores:
            prep = stores.preps.prep_of(owner, outcome_id)
            before = next(o for o in prep.outcomes if o.id == outcome_id)
            stores.preps.rewrite(
                owner,
                outcome_id,
                text=before.text if text is None else text,
                answers={**before.answers, **(answers or {})},
                key=key,
                now=self._clock(),
            )
        return prep.id

    def set_dropped(self, owner: Member, outcome_id: str, *, dropped: bool) -> Draft:
        """Drop an outcome, or bring it back."""
        with self._database.begin() as stores:
            stores.preps.set_dropped(owner, outcome_id, dropped=dropped, now=self._clock())
            prep = stores.preps.prep_of(owner, outcome_id)
        return self.draft(owner, prep.id)

    def reframe(self, text: str, *, role: str = "other") -> Reframing:
        """One statement, read and rebuilt; nothing is kept."""
        return self._engine.reframe(text, role=role)

    def notices(self, statements: Sequence[str]) -> list[Notice | None]:
        """For each statement, what keeps it from being one."""
        return [self._engine.reframe(statement).notice for statement in statements]

    def _read(self, prep: Prep, package: Package | None) -> Draft:
        items = tuple(self._item(prep, outcome) for outcome in prep.outcomes)
        return Draft(prep=prep, items=items, package=package)

    def _item(self, prep: Prep, outcome: Outcome) -> Item:
        reframing = self._engine.reframe(
            outcome.text, role=prep.basics.role, answers=outcome.answers
        )
        diagnosis = reframing.diagnosis
        if outcome.answers and reframing.reframed:
            diagnosis = self._engine.reframe(reframing.reframed, role=prep.basics.role).diagnosis
        return Item(outcome=outcome, reframing=reframing, diagnosis=diagnosis)
