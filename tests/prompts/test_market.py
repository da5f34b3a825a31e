"""The words about the market agree with each other and with the rest of prompts/."""

import csv
import re
from collections.abc import Iterator
from datetime import date

import pytest

from bot.content.files import Prompts, built_in
from bot.content.reframe import load_roles
from bot.domain.prep import Moment
from tests.support.market import TODAY, content, wages


def sentences(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from sentences(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from sentences(one)


COPY = [
    text
    for part in (
        content().remarks,
        content().ladder,
        content().asking,
        content().budgets,
        content().importing,
    )
    for text in sentences(part.model_dump())
]


@pytest.mark.parametrize("text", COPY)
def test_the_tone_is_calm(text: str) -> None:
    assert "!" not in text
    assert not re.search(r"\b(?:should have|you forgot|obviously|simply|just)\b", text.lower())


def test_every_role_has_its_occupations_in_the_table() -> None:
    assert set(content().wages.roles) == set(load_roles(Prompts()))
    wages().check(load_roles(Prompts()))


def test_every_occupation_of_the_table_stands_for_a_role() -> None:
    lines = (built_in() / content().wages.file).read_text().splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    codes = {row["occupation_code"] for row in rows}
    assert len(codes) == 35
    assert codes == {code for roles in content().wages.roles.values() for code in roles}
    areas = {row["area"] for row in rows}
    assert set(content().wages.places.values()) <= areas
    states = {row["area"] for row in rows if row["area_kind"] == "state"}
    assert set(content().wages.states.values()) == states


def test_every_benchmark_has_a_source_and_a_date_that_is_past() -> None:
    for benchmark in content().budgets.benchmarks:
        assert date(2015, 1, 1) < benchmark.dated < TODAY
        assert str(benchmark.dated.year) in benchmark.source


@pytest.mark.parametrize("moment", Moment)
def test_a_bigger_ask_needs_more(moment: Moment) -> None:
    stories = content().budgets.stories[moment]
    assert len({story.name for story in stories}) == len(stories) == 3


def test_no_word_of_a_file_means_two_things() -> None:
    words = content().importing
    for groups in (words.headings, words.kinds, words.bases, words.permissions):
        said = [word for names in groups.values() for word in names]
        assert len(said) == len(set(said))
        assert said == [word.lower() for word in said]
    assert not set(words.refusals) & {w for names in words.permissions.values() for w in names}
