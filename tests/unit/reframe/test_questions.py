import pytest

from bot.domain.outcome import Question, Slot
from bot.reframe.questions import Questions, QuestionText, Topic
from tests.support.reframing import engine


def _ask(text: str, role: str = "other", **answers: str) -> tuple[Question, ...]:
    return engine().reframe(text, role=role, answers=answers).questions


@pytest.mark.parametrize(
    ("text", "role", "slot", "words"),
    [
        ("closed 120 tickets", "support", Slot.METRIC, "behind the tickets"),
        ("wrote macros", "support", Slot.BASELINE, "What was it before?"),
        ("we moved to Postgres", "backend", Slot.OWNERSHIP, "Which part"),
        ("helped with hiring", "eng_manager", Slot.OWNERSHIP, "how you hire"),
        ("painted the fence", "security", Slot.METRIC, "Which number got smaller"),
        ("painted the fence", "astronaut", Slot.METRIC, "show the difference"),
    ],
)
def test_a_question_is_worded_by_topic_else_by_role(
    text: str, role: str, slot: Slot, words: str
) -> None:
    asked = {question.slot: question.text for question in _ask(text, role)}
    assert words in asked[slot]


def test_at_most_three_questions_the_own_part_first_if_it_is_blurred() -> None:
    slots = [question.slot for question in _ask("we migrated billing")]
    assert slots == [Slot.OWNERSHIP, Slot.METRIC, Slot.BASELINE]


def test_each_question_has_an_example_answer() -> None:
    assert all(question.example for question in _ask("closed tickets", "support"))


def test_what_was_answered_is_not_asked_again() -> None:
    said = {"metric": "churn", "baseline": "5%", "new_value": "3%"}
    slots = [question.slot for question in _ask("closed tickets", **said)]
    assert slots == [Slot.RESULT, Slot.BENEFICIARY, Slot.TIMEFRAME]


def test_two_values_need_no_name_for_their_measure() -> None:
    gaps = engine().reframe("wrote macros", answers={"baseline": "6 h", "new_value": "1 h"}).gaps
    assert Slot.METRIC not in gaps


def test_a_strong_statement_lacks_only_what_is_at_stake() -> None:
    gaps = engine().reframe("Automated the report, saving analysts about 10 hours").gaps
    assert gaps == (Slot.WHAT_BREAKS, Slot.BAD_DECISION_COST)


def test_without_any_role_the_plain_question_is_asked() -> None:
    plain = {Slot.METRIC: QuestionText(text="Which number?", example="churn")}
    topic = Topic(id="tickets", words=("ticket",), questions={})
    found = Questions([topic], {}, plain).ask("a ticket", "backend", [Slot.METRIC])
    assert found == (Question(slot=Slot.METRIC, text="Which number?", example="churn"),)


@pytest.mark.parametrize(
    ("text", "role", "baseline", "new_value"),
    [
        ("closed 120 tickets", "backend", "17%", "8%"),
        ("built dashboards", "other", "18%", "23%"),
        ("painted the fence", "sre", "31 a week", "6 a week"),
        ("we moved to Postgres", "backend", "1.2 s", "300 ms"),
    ],
)
def test_example_values_fit_the_measure_that_is_asked_for(
    text: str, role: str, baseline: str, new_value: str
) -> None:
    known = {"ownership": "wrote the plan", "metric": "it"}
    examples = {found.slot: found.example for found in _ask(text, role, **known)}
    assert (examples[Slot.BASELINE], examples[Slot.NEW_VALUE]) == (baseline, new_value)
