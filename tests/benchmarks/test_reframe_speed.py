"""Every rule, and the whole reading, takes linear time whatever was typed."""

import sys
import time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bot.domain.outcome import Slot
from bot.reframe.clean import clean
from bot.reframe.diagnose import diagnose
from bot.reframe.notices import notice, remainder
from bot.reframe.parse import read
from tests.support.reframing import engine
from tests.unit.reframe.statement import lexicon, rulebook

ADVERSARIAL = [
    (unit * 3_000)[:3_000]
    for unit in (
        "a ",
        "a",
        "1 ",
        "1,",
        "(",
        ", ",
        "- ",
        "a-",
        "x.y ",
        "A1 ",
        "Ab ",
        "so ",
        "my ",
        "not ",
        "the ",
        "I just ",
        "helped ",
        "worked on ",
        "for 4 years ",
        "more than me ",
        "from 1 to 2 ",
        "and I cut 4% ",
        "no longer ",
        "if I don't get ",
        "<@U0> ",
        "*a",
        "_a _",
        "~a ",
        "&lt;",
        "password=",
        "eyJ.",
        "aA1",
        "a:b@",
        "http://",
        "SYSTEM: ",
        ":a",
        "\n ",
        "weekend ",
        "twenty-",
    )
]
SECONDS = 0.05 if sys.gettrace() is None else 0.5
"""Tracing for coverage slows everything down; what is not linear takes many seconds even so."""


def fastest(call: object, *arguments: object) -> float:
    """The best of three runs, so that a busy machine is not mistaken for a slow rule."""
    assert callable(call)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        call(*arguments)
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.mark.parametrize("text", ADVERSARIAL, ids=lambda text: repr(text[:12]))
def test_a_whole_reading_of_3000_hostile_characters_is_quick(text: str) -> None:
    cleaned = clean(text)
    assert fastest(clean, text) < SECONDS
    assert fastest(read, cleaned, rulebook(), lexicon()) < SECONDS
    assert fastest(diagnose, read(cleaned, rulebook(), lexicon()), rulebook()) < SECONDS
    assert fastest(notice, text, cleaned, rulebook()) < SECONDS
    assert fastest(remainder, text, cleaned, rulebook()) < SECONDS


def test_one_ordinary_statement(benchmark: BenchmarkFixture) -> None:
    text = "I helped migrate the billing service, which cut costs from $61k to $38k a month"
    benchmark(lambda: diagnose(read(clean(text), rulebook(), lexicon()), rulebook()))


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"metric": "monthly bill", "baseline": "$58k", "new_value": "$41k", "result": "no alerts"},
    ],
    ids=["plain", "answered"],
)
def test_one_whole_rewriting(benchmark: BenchmarkFixture, answers: dict[str, str]) -> None:
    text = "I helped migrate the billing service to Kafka, it never ends"
    benchmark(engine().reframe, text, answers=answers)


@pytest.mark.parametrize("text", ADVERSARIAL, ids=lambda text: repr(text[:12]))
def test_a_whole_rewriting_of_3000_hostile_characters_is_quick(text: str) -> None:
    answers = {slot.value: text for slot in Slot}
    found = engine().reframe(text, answers=answers)
    assert fastest(lambda: engine().reframe(text, answers=answers)) < 4 * SECONDS
    assert fastest(lambda: engine().tell(found, answers, audience="manager")) < 4 * SECONDS
