"""What people call the areas of the official wage table."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from bot.domain.base import Value

NATIONAL: Final = "National"
"""The whole country, as the table calls it."""
_AROUND: Final = re.compile(r"^(?:greater|the) | (?:(?:metro(?:politan)?)(?: area)?|area)$")
_CLOSE: Final = 0.75
_MOST_CLOSE: Final = 3


class Place(Value):
    """The areas that a name may stand for; none, one or several."""

    areas: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    """Areas of a similar name, where none fits."""
    wider: bool = False
    """Whether the area is only the state that the place lies in."""


class Places:
    """An index of the areas by the names that people use."""

    def __init__(
        self,
        areas: Iterable[str],
        states: Mapping[str, str],
        names: Mapping[str, str],
        national: Iterable[str],
    ) -> None:
        self._states = dict(states)
        self._by_name = {
            **{_plain(name): name for name in states.values()},
            **{f"{_plain(name)} state": name for name in states.values()},
            **states,
            **{_plain(word): NATIONAL for word in national},
            **{_plain(word): area for word, area in names.items()},
        }
        self._cities: dict[str, set[str]] = {}
        for area in areas:
            if "," in area:
                self._add(area)

    def find(self, name: str) -> Place:
        """The areas called `name`; the whole country for no name at all."""
        plain = _plain(name)
        if not name.strip():
            return Place(areas=(NATIONAL,))
        for said in (plain, _AROUND.sub("", plain)):
            # "Washington" is the state, "Washington metro" the city.
            if said in self._by_name and (said == plain or said not in self._cities):
                return Place(areas=(self._by_name[said],))
            if said in self._cities:
                return Place(areas=tuple(sorted(self._cities[said])))
        for city, state in self._cut(plain):
            area = self._by_name.get(city, "")
            if self.state_of(area) == state:
                return Place(areas=(area,))
            return Place(areas=(state,), wider=True)
        known = [*self._by_name, *self._cities]
        found = get_close_matches(plain, known, n=_MOST_CLOSE, cutoff=_CLOSE)
        areas = (area for one in found for area in self._areas(one))
        return Place(close=tuple(dict.fromkeys(areas)))

    def state_of(self, area: str) -> str | None:
        """The state that a metropolitan area lies in, the first of several; None for others."""
        code = re.search(r", ([A-Z]{2})", area)
        return self._states.get(code[1].lower()) if code else None

    def _add(self, area: str) -> None:
        cities, _, codes = area.rpartition(", ")
        states = [(code, self._states[code]) for code in codes.lower().split("-")]
        self._cities.setdefault(_plain(area), set()).add(area)
        for city in (cities, *re.split(r"--?|/", cities)):
            endings = ("", *(f" {name}" for state in states for name in state))
            for ending in endings:
                self._cities.setdefault(_plain(city + ending), set()).add(area)

    def _cut(self, plain: str) -> Iterator[tuple[str, str]]:
        """A city and the state that it is said to lie in, for each state that the name ends in."""
        states = {**self._states, **{_plain(name): name for name in self._states.values()}}
        words = plain.split()
        for at in range(1, len(words)):
            if (ending := " ".join(words[at:])) in states:
                yield " ".join(words[:at]), states[ending]

    def _areas(self, known: str) -> list[str]:
        return sorted(self._cities.get(known, ())) or [self._by_name[known]]


def _plain(name: str) -> str:
    """Lower case, no accents, words parted by single spaces."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.findall(r"[a-z0-9]+", bare))
