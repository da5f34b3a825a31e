"""Whatever is typed, a rewriting says nothing that nobody said."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.outcome import Reading, Slot
from bot.reframe.clean import clean
from bot.reframe.guard import Fault
from bot.reframe.parse import read
from tests.support.reframing import engine, guard, lexicon


def _faults(text: str, typed: str, **answers: str) -> tuple[Fault, ...]:
    reading: Reading = read(clean(typed), engine().rulebook, lexicon())
    said = {Slot(slot): answer for slot, answer in answers.items()}
    return guard().faults(text, reading, said)


@pytest.mark.parametrize(
    ("text", "typed", "answers", "faults"),
    [
        ("Closed 120 tickets.", "closed 120 tickets", {}, ()),
        ("Closed 130 tickets.", "closed 120 tickets", {}, (Fault.NUMBER,)),
        ("Closed 120 tickets for Acme.", "closed 120 tickets", {}, (Fault.WORD,)),
        ("Closed 120 tickets, so sales are happy.", "closed 120 tickets", {}, (Fault.WORD,)),
        ("Led the migration.", "helped with the migration", {}, (Fault.WORD, Fault.OWNERSHIP)),
        ("Led the migration.", "helped with the migration", {"ownership": "led it"}, ()),
        ("Own IAM.", "responsible for IAM", {}, ()),
        ("Hired 5 devs.", "tasked with hiring 5 devs", {}, (Fault.COMPLETION,)),
        ("Closed 40 tickets.", "40 tickets closed", {}, (Fault.AGENCY,)),
        ("Shipped the app.", "we shipped the app", {}, (Fault.AGENCY,)),
        ("We shipped the app.", "we shipped the app", {}, ()),
        ("Shipped the app.", "we shipped the app", {"ownership": "me"}, ()),
        (
            "Wrote tests, raising coverage from 61% to 84%.",
            "wrote tests",
            {"metric": "coverage", "baseline": "61%", "new_value": "84%"},
            (),
        ),
        (
            "Wrote tests from 61% to 84% coverage.",
            "wrote tests",
            {"metric": "coverage", "baseline": "61%", "new_value": "84%"},
            (Fault.BINDING,),
        ),
        (
            "Wrote tests, raising coverage from 84% to 61%.",
            "wrote tests",
            {"metric": "coverage", "baseline": "61%", "new_value": "84%"},
            (Fault.BINDING,),
        ),
        (
            "Wrote tests; [which number] went from [from what] to [to what].",
            "wrote tests",
            {"metric": "[which number]", "baseline": "[from what]", "new_value": "[to what]"},
            (),
        ),
    ],
)
def test_what_was_not_said_is_found(
    text: str, typed: str, answers: dict[str, str], faults: tuple[Fault, ...]
) -> None:
    assert _faults(text, typed, **answers) == faults


SUBJECTS = ("I ", "", "we ", "my team ", "just ", "helped to ", "responsible for ", "was ")
VERBS = ("closed", "migrated", "write", "maintaining", "rollout of", "handled", "did", "worked on")
THINGS = ("120 tickets", "the billing service", "Kafka", "onboarding", "dashboards, macros", "")
PARTS = (
    "customers don't call", "unblocked 3 deals", "saving time", "back online", "answers in one go",
    "if it fails we stop", "led it", "the schema", "me", "legal team", "since may", "two quarters",
    "12/week", "1 in 4", "next day", "$58k", "21% clicked", "idk", "-", "n/a", "?", "not sure",
    "<@U012ABC>", "*bold*", "A", "would cost 5k", "one day = 600k", "CSAT", "reopen rate",
)  # fmt: skip
STATEMENTS = st.builds(
    lambda subject, verb, thing, tail: f"{subject}{verb} {thing}{tail}".strip(),
    st.sampled_from(SUBJECTS),
    st.sampled_from(VERBS),
    st.sampled_from(THINGS),
    st.sampled_from(("", ", it never ends", " in Q3", " for sales", ".")),
)
ANSWERS = st.dictionaries(
    st.sampled_from([slot.value for slot in Slot]), st.sampled_from(PARTS) | st.text(max_size=30)
)


@settings(max_examples=300)
@given(text=STATEMENTS, answers=ANSWERS)
def test_no_figure_and_no_name_is_invented(text: str, answers: dict[str, str]) -> None:
    found = engine().reframe(text, answers=answers)
    known = " ".join([text, *answers.values()])
    said = f"{found.reframed} {found.frames.outcome} {found.frames.risk}"
    assert set(re.findall(r"[0-9]+", said)) <= set(re.findall(r"[0-9]+", known))
    names = set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?!\w)", found.reframed))
    own = {"Monday", "May"}
    assert {name.lower() for name in names - own} <= set(re.findall(r"\w+", known.lower()))


@settings(max_examples=200)
@given(text=STATEMENTS, answers=ANSWERS)
def test_the_same_input_gives_the_same_output(text: str, answers: dict[str, str]) -> None:
    assert engine().reframe(text, answers=answers) == engine().reframe(text, answers=answers)


@settings(max_examples=300)
@given(
    text=st.text(max_size=200),
    answers=st.dictionaries(st.sampled_from([slot.value for slot in Slot]), st.text(max_size=80)),
)
def test_nothing_that_can_be_typed_raises(text: str, answers: dict[str, str]) -> None:
    assert engine().reframe(text, answers=answers).text == text


@settings(max_examples=100)
@given(
    text=STATEMENTS,
    slot=st.sampled_from([slot.value for slot in Slot]),
    noise=st.sampled_from(["idk", "tbd", "n/a", "not sure", "dunno", "no idea", "asdf"]),
)
def test_noise_is_never_echoed(text: str, slot: str, noise: str) -> None:
    assert noise not in engine().reframe(text, answers={slot: noise}).reframed.lower()
