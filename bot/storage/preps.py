"""`ports.Preps` over the tables."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import Select, and_, func, insert
from sqlalchemy.orm import Session
from typing_extensions import override

from bot.domain.outcome import Slot
from bot.domain.package import Package
from bot.domain.people import Member
from bot.domain.prep import MOST_OUTCOMES, Basics, Outcome, Prep, Step
from bot.errors import FullError, NotFoundError
from bot.services.ports import Preps
from bot.storage.rows import insert_once, owned, storable
from bot.storage.tables import OutcomeRow, PackageRow, PrepRow, StatementVersionRow
from bot.storage.vault import Vault

Row = TypeVar("Row")


class PrepRepository(Preps):
    """A member's preps in one transaction.

    Whatever changes a prep locks its row first, so that two submissions take turns: the second
    sees the first one's rows, and position and version numbers have no gaps.
    """

    def __init__(self, session: Session, vault: Vault) -> None:
        self._session = session
        self._vault = vault

    @override
    def start(self, owner: Member, basics: Basics, *, key: str, now: datetime) -> Prep:
        insert_once(
            self._session,
            PrepRow,
            ("team_id", "user_id", "key"),
            id=_new_id(),
            **owner.model_dump(),
            key=key,
            **basics.model_dump(),
            step=Step.OUTCOMES,
            created_at=now,
            updated_at=now,
        )
        return self._loaded(self._one(owned(PrepRow, owner).where(PrepRow.key == key)))

    @override
    def revise(self, owner: Member, prep_id: str, basics: Basics, *, now: datetime) -> Prep:
        row = self._locked(owner, prep_id)
        row.moment, row.role, row.talk_on = basics.moment, basics.role, basics.talk_on
        row.updated_at = now
        return self._loaded(row)

    @override
    def get(self, owner: Member, prep_id: str) -> Prep:
        return self._loaded(self._one(owned(PrepRow, owner).where(PrepRow.id == prep_id)))

    @override
    def recent(self, owner: Member, *, limit: int) -> list[Prep]:
        rows = self._session.scalars(
            owned(PrepRow, owner)
            .order_by(PrepRow.updated_at.desc(), PrepRow.created_at.desc(), PrepRow.id)
            .limit(limit)
        ).all()
        outcomes = self._outcomes(owner, rows)
        return [_prep(row, outcomes[row.id]) for row in rows]

    @override
    def capture(
        self, owner: Member, prep_id: str, statements: Sequence[str], *, key: str, now: datetime
    ) -> Prep:
        row = self._locked(owner, prep_id)
        if statements and not self._captured(owner, prep_id, key):
            self._require_room(owner, row, len(statements))
            self._append(row, statements, key, now)
            if row.step == Step.OUTCOMES:
                row.step = Step.PACKAGE
            row.updated_at = now
        return self._loaded(row)

    @override
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
        prep, row = self._locked_with(owner, outcome_id)
        versions = owned(StatementVersionRow, owner).where(
            StatementVersionRow.outcome_id == outcome_id
        )
        written = self._session.scalar(versions.where(StatementVersionRow.key == key))
        if written is None:
            row.version += 1
            written = StatementVersionRow(
                id=_new_id(),
                **owner.model_dump(),
                outcome_id=outcome_id,
                version=row.version,
                key=key,
                text=storable(text),
                answers={slot.value: storable(answer) for slot, answer in answers.items()},
                created_at=now,
            )
            self._session.add(written)
            prep.updated_at = now
        return _outcome(row, written)

    @override
    def set_dropped(
        self, owner: Member, outcome_id: str, *, dropped: bool, now: datetime
    ) -> Outcome:
        prep, row = self._locked_with(owner, outcome_id)
        if row.dropped != dropped:
            if not dropped:
                self._require_room(owner, prep, 1)
            row.dropped = dropped
            prep.updated_at = now
        return next(
            outcome
            for outcome in self._outcomes(owner, [prep])[prep.id]
            if outcome.id == outcome_id
        )

    @override
    def prep_of(self, owner: Member, outcome_id: str) -> Prep:
        return self._loaded(self._one(_prep_with(owner, outcome_id)))

    @override
    def put_package(self, owner: Member, prep_id: str, package: Package, *, now: datetime) -> None:
        prep = self._locked(owner, prep_id)
        sealed = self._vault.seal(owner, prep_id, package.model_dump_json().encode(), now)
        row = self._session.scalar(_package(owner, prep_id))
        if row is None:
            row = PackageRow(**owner.model_dump(), prep_id=prep_id)
            self._session.add(row)
        row.sealed = sealed
        row.updated_at = prep.updated_at = now

    @override
    def package(self, owner: Member, prep_id: str) -> Package | None:
        self._one(owned(PrepRow, owner).where(PrepRow.id == prep_id))
        row = self._session.scalar(_package(owner, prep_id))
        plain = row and self._vault.open(owner, prep_id, row.sealed)
        return Package.model_validate_json(plain) if plain else None

    @override
    def finish(self, owner: Member, prep_id: str, *, now: datetime) -> bool:
        row = self._locked(owner, prep_id)
        if row.step == Step.DONE:
            return False
        row.step, row.updated_at = Step.DONE, now
        return True

    def _one(self, query: Select[Row]) -> Row:
        row = self._session.scalar(query)
        if row is None:
            raise NotFoundError
        return row

    def _locked(self, owner: Member, prep_id: str) -> PrepRow:
        return self._one(_locking(owned(PrepRow, owner).where(PrepRow.id == prep_id)))

    def _locked_with(self, owner: Member, outcome_id: str) -> tuple[PrepRow, OutcomeRow]:
        prep = self._one(_locking(_prep_with(owner, outcome_id)))
        query = owned(OutcomeRow, owner).where(OutcomeRow.id == outcome_id)
        return prep, self._one(query.execution_options(populate_existing=True))

    def _captured(self, owner: Member, prep_id: str, key: str) -> bool:
        lines = owned(OutcomeRow, owner).where(OutcomeRow.prep_id == prep_id, OutcomeRow.key == key)
        return self._session.scalars(lines.limit(1)).first() is not None

    def _require_room(self, owner: Member, prep: PrepRow, more: int) -> None:
        kept = owned(OutcomeRow, owner).where(
            OutcomeRow.prep_id == prep.id, OutcomeRow.dropped.is_(False)
        )
        count = self._session.scalar(kept.with_only_columns(func.count()))
        if (count or 0) + more > MOST_OUTCOMES:
            raise FullError

    def _append(self, prep: PrepRow, statements: Sequence[str], key: str, now: datetime) -> None:
        owner = _owner(prep)
        positions = owned(OutcomeRow, owner).where(OutcomeRow.prep_id == prep.id)
        last = self._session.scalar(positions.with_only_columns(func.max(OutcomeRow.position)))
        shared: dict[str, Any] = {**owner.model_dump(), "key": key, "version": 1, "created_at": now}
        outcomes: list[dict[str, Any]] = []
        versions: list[dict[str, Any]] = []
        for line, text in enumerate(statements, 1):
            outcome = {"id": _new_id(), "prep_id": prep.id, "line": line, "dropped": False}
            version = {"id": _new_id(), "outcome_id": outcome["id"], "answers": {}}
            outcomes.append({**shared, **outcome, "position": (last or 0) + line})
            versions.append({**shared, **version, "text": storable(text)})
        self._session.execute(insert(OutcomeRow), outcomes)
        self._session.execute(insert(StatementVersionRow), versions)

    def _loaded(self, row: PrepRow) -> Prep:
        return _prep(row, self._outcomes(_owner(row), [row])[row.id])

    def _outcomes(self, owner: Member, preps: Sequence[PrepRow]) -> dict[str, list[Outcome]]:
        """The outcomes of each prep by its id, in order of position."""
        found: dict[str, list[Outcome]] = {prep.id: [] for prep in preps}
        newest = and_(
            StatementVersionRow.outcome_id == OutcomeRow.id,
            StatementVersionRow.version == OutcomeRow.version,
        )
        rows = self._session.execute(
            owned(OutcomeRow, owner)
            .add_columns(StatementVersionRow)
            .join(StatementVersionRow, newest)
            .where(OutcomeRow.prep_id.in_(found))
            .order_by(OutcomeRow.position)
        )
        for row, version in rows:
            found[row.prep_id].append(_outcome(row, version))
        return found


def _new_id() -> str:
    return uuid4().hex


def _locking(query: Select[Row]) -> Select[Row]:
    """SQLite ignores the lock: its transaction holds the only one from the start."""
    return query.with_for_update(of=PrepRow).execution_options(populate_existing=True)


def _prep_with(owner: Member, outcome_id: str) -> Select[PrepRow]:
    return (
        owned(PrepRow, owner)
        .join(OutcomeRow, OutcomeRow.prep_id == PrepRow.id)
        .where(OutcomeRow.id == outcome_id)
    )


def _package(owner: Member, prep_id: str) -> Select[PackageRow]:
    return owned(PackageRow, owner).where(PackageRow.prep_id == prep_id)


def _owner(row: PrepRow) -> Member:
    return Member(team_id=row.team_id, user_id=row.user_id)


def _outcome(row: OutcomeRow, written: StatementVersionRow) -> Outcome:
    return Outcome(
        id=row.id,
        position=row.position,
        text=written.text,
        answers={Slot(slot): answer for slot, answer in written.answers.items()},
        version=written.version,
        dropped=row.dropped,
    )


def _prep(row: PrepRow, outcomes: Sequence[Outcome]) -> Prep:
    return Prep(
        id=row.id,
        owner=_owner(row),
        basics=Basics.model_validate(
            {"moment": row.moment, "role": row.role, "talk_on": row.talk_on}
        ),
        step=Step(row.step),
        outcomes=tuple(outcomes),
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
