"""The official wage table: read on the first look-up, so that nothing else waits for it."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from itertools import dropwhile
from typing import Annotated, Final

from bot.content.files import Prompts
from bot.content.places import NATIONAL, Place, Places
from bot.content.texts import Text, takes
from bot.domain.base import Value
from bot.domain.market import months_between
from bot.domain.money import Currency, Money
from bot.domain.remark import Remark, RemarkKind, remark
from bot.domain.wage import Official, Wage
from bot.errors import ContentError

_COLUMNS: Final = (
    "occupation_code", "occupation", "area_kind", "area", "employment", "annual_mean",
    "p10", "p25", "p50", "p75", "p90",
)  # fmt: skip
_SHARES: Final = ("p10", "p25", "p50", "p75", "p90")

_Row = Mapping[str, str]
_Table = Mapping[tuple[str, str], _Row]


class WageWords(Value):
    """prompts/market/wages.yaml."""

    file: str
    """In prompts/."""
    source: Text
    released: date
    """The month that the wages are of."""
    currency: Currency
    about: Annotated[Text, takes("months", "today")]
    roles: dict[str, tuple[str, ...]]
    """Codes of occupations for each role, the nearest first."""
    unsure: tuple[str, ...]
    national_name: Text
    national: tuple[str, ...]
    places: dict[str, str]
    """What people call an area, to its name in the table."""
    states: dict[str, str]
    """The two letters of a state, in lower case, to its name in the table."""

    def described(self, today: date, day: str) -> str:
        """What the table is and how old; `day` is `today` as people read it."""
        return self.about.format(months=months_between(self.released, today), today=day)


class Wages:
    """Look-ups by role and place."""

    def __init__(self, prompts: Prompts, words: WageWords) -> None:
        self._path = prompts.file(words.file)
        self.words = words

    def look_up(self, role: str, place: str) -> Official:
        """The occupations that stand for the role; what is missing or unclear is said.

        An empty place is the whole country. Where nothing was published for an area, its state
        or the country stands in.

        Raises:
            ContentError: When the file is no wage table.
        """
        found = self._places.find(place)
        if role not in self.words.roles:
            return Official(area="", remarks=(remark(RemarkKind.ROLE_UNKNOWN, role=role),))
        if len(found.areas) != 1:
            return Official(area="", remarks=(self._unclear(place, found),))
        area = found.areas[0]
        wages, remarks = [], []
        if found.wider:
            remarks.append(remark(RemarkKind.PLACE_WIDER, place=place, wider=area))
        for code in self.words.roles[role]:
            wage = self._wage(code, area)
            wages.append(wage)
            if wage.area != self._shown(area):
                remarks.append(self._stands_in(wage, area))
        return Official(
            area=self._shown(area),
            wages=tuple(wages),
            near=role not in self.words.unsure,
            remarks=tuple(remarks),
        )

    def same_place(self, place: str) -> Callable[[str], bool]:
        """Whether a name stands for the same area as `place`: "NYC" and "New York"."""
        areas = self._places.find(place).areas
        return lambda name: bool(name) and self._places.find(name).areas == areas != ()

    def check(self, roles: Iterable[str]) -> None:
        """Read the whole table once, and look up every role.

        Raises:
            ContentError: When the file is no wage table, or a role has no occupation in it.
        """
        if missing := set(roles) - set(self.words.roles):
            raise ContentError(f"market/wages.yaml: roles: nothing for {min(missing)}")
        for role in self.words.roles:
            self.look_up(role, "")

    @cached_property
    def _table(self) -> _Table:
        lines = self._path.read_text(encoding="utf-8").splitlines()
        reader = csv.DictReader(dropwhile(lambda line: line.startswith("#"), lines))
        if tuple(reader.fieldnames or ()) != _COLUMNS:
            raise ContentError(f"{self._path}: the columns have to be {', '.join(_COLUMNS)}")
        return {(row["occupation_code"], row["area"]): row for row in reader}

    @cached_property
    def _places(self) -> Places:
        areas = dict.fromkeys(area for _, area in self._table)
        return Places(areas, self.words.states, self.words.places, self.words.national)

    def _wage(self, code: str, area: str) -> Wage:
        for wider in self._wider(area):
            row = self._table.get((code, wider))
            if row and all(row[share] for share in _SHARES):
                return self._read(row)
        raise ContentError(f"{self._path}: no national wages for {code}")

    def _wider(self, area: str) -> Iterator[str]:
        yield area
        if state := self._places.state_of(area):
            yield state
        yield NATIONAL

    def _read(self, row: _Row) -> Wage:
        currency = self.words.currency
        try:
            return Wage(
                occupation_code=row["occupation_code"],
                occupation=row["occupation"],
                area=self._shown(row["area"]),
                employment=int(row["employment"]) if row["employment"] else None,
                **{
                    share: Money(amount=Decimal(row[share]), currency=currency) for share in _SHARES
                },
            )
        except (ValueError, InvalidOperation):
            code, area = row["occupation_code"], row["area"]
            raise ContentError(f"{self._path}: {code}, {area}: not a number") from None

    def _stands_in(self, wage: Wage, area: str) -> Remark:
        return remark(
            RemarkKind.WIDER_PLACE,
            occupation=wage.occupation,
            area=self._shown(area),
            wider=wage.area,
        )

    def _shown(self, area: str) -> str:
        return self.words.national_name if area == NATIONAL else area

    def _unclear(self, place: str, found: Place) -> Remark:
        if found.areas:
            return remark(RemarkKind.PLACE_AMBIGUOUS, place=place, areas="; ".join(found.areas))
        if found.close:
            close = "; ".join(map(self._shown, found.close))
            return remark(RemarkKind.PLACE_CLOSE, place=place, areas=close)
        return remark(RemarkKind.PLACE_UNKNOWN, place=place)
