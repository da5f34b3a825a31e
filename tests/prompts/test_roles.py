import re

import pytest

from bot.content.files import Prompts, read
from bot.content.reframe import load_roles
from bot.domain.outcome import Slot
from bot.reframe.questions import QuestionText, Role, Topic
from tests.support.reframing import engine

ROLES = load_roles(Prompts())
TOPICS = read(Prompts().file("reframe/topics.yaml"), list[Topic])
PLAIN = read(Prompts().file("reframe/questions.yaml"), dict[Slot, QuestionText])
IDS = {
    "backend", "frontend", "sre", "data_engineer", "data_analyst", "ml_engineer", "eng_manager",
    "product_manager", "designer", "qa", "security", "support", "finance_planning", "operations",
    "sales_engineer", "other",
}  # fmt: skip
WORDINGS = [
    *(text for role in ROLES.values() for text in role.questions.values()),
    *(text for topic in TOPICS for text in topic.questions.values()),
    *PLAIN.values(),
]


def test_there_is_a_file_for_each_role_and_everybody_else_comes_last() -> None:
    assert set(ROLES) == IDS
    assert list(ROLES)[-1] == "other"


@pytest.mark.parametrize("role", ROLES.values(), ids=list(ROLES))
def test_a_role_asks_for_what_it_is_judged_by(role: Role) -> None:
    assert {Slot.METRIC, Slot.RESULT, Slot.WHAT_BREAKS, Slot.BAD_DECISION_COST} <= set(
        role.questions
    )


@pytest.mark.parametrize(
    "line", [line for role in ROLES.values() for line in role.example], ids=lambda line: line
)
def test_the_lines_shown_as_a_hint_are_read_as_weak(line: str) -> None:
    assert engine().reframe(line).diagnosis.weak


def test_topics_are_many_distinct_and_found_by_their_own_words() -> None:
    assert len({topic.id for topic in TOPICS}) == len(TOPICS) >= 20
    assert all(topic.matcher.fullmatch(word.upper()) for topic in TOPICS for word in topic.words)


def test_there_is_a_question_for_every_slot() -> None:
    assert set(PLAIN) == set(Slot)


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.text)
def test_a_question_is_one_short_sentence_without_blame(wording: QuestionText) -> None:
    assert wording.text.count("?") == 1
    assert "!" not in wording.text
    assert not re.search(r"\b(?:failed to|why didn.t|should have|you forgot)\b", wording.text)
    assert len(wording.text.split()) <= 16
