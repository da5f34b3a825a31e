from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

import pytest

from bot.content.files import Prompts
from bot.content.reframe import load_engine, load_roles, version
from bot.domain.outcome import Reframing, Slot, Weakness
from bot.errors import ContentError
from bot.reframe.record import record
from tests.support.reframing import engine


def test_a_weak_statement_is_diagnosed_rebuilt_and_asked_about() -> None:
    found = engine().reframe("closed 120 tickets", role="support")
    assert found.diagnosis.weak
    assert {item.weakness for item in found.diagnosis.findings} >= {Weakness.OUTPUT_COUNT}
    assert found.reframed == "Closed 120 tickets."
    assert found.frames.outcome == (
        "Closed 120 tickets for [who benefits], "
        "taking [which number] from [from what] to [to what]."
    )
    assert [question.slot for question in found.questions] == list(found.gaps[:3])


def test_a_strong_statement_is_told_so_and_left_alone() -> None:
    found = engine().reframe("Cut p99 from 1.2s to 300ms by adding a Redis cache")
    assert not found.diagnosis.weak
    assert found.reframed == "Cut p99 from 1.2s to 300ms by adding a Redis cache."
    assert found.questions == ()


@pytest.mark.parametrize(
    ("text", "answers", "reframed"),
    [
        (
            "I am the only one who knows the billing system",
            {Slot.OWNERSHIP: "I fix the invoices", Slot.WHAT_BREAKS: "nobody gets paid"},
            (
                "I am the only one who knows the billing system. I fix the invoices. "
                "Without this, nobody gets paid."
            ),
        ),
        (
            "speeded up the search",
            {Slot.METRIC: "p95 of search", Slot.BASELINE: "1 s", Slot.NEW_VALUE: "200 ms"},
            "Speeded up the search. The p95 of search fell from 1 s to 200 ms.",
        ),
    ],
)
def test_what_can_not_be_joined_is_told_in_sentences_of_its_own(
    text: str, answers: dict[Slot, str], reframed: str
) -> None:
    found = engine().reframe(text, answers=answers)
    assert found.reframed == reframed
    assert " for I am" not in found.frames.outcome


def test_answers_fill_gaps_and_raise_the_level() -> None:
    before = engine().reframe("wrote macros")
    answers = {
        Slot.METRIC: "first response",
        Slot.BASELINE: "6 h",
        Slot.NEW_VALUE: "50 min",
        Slot.BENEFICIARY: "free plan users",
    }
    after = engine().reframe("wrote macros", answers=answers)
    assert (before.level, after.level) == (2, 5)
    assert not {*answers} & {*after.gaps}


def test_a_reason_about_the_person_has_no_rewriting_but_a_question() -> None:
    found = engine().reframe("Daycare is 1,100 a month now, I can't make it work on this salary")
    assert found.reframed == ""
    assert "1,100" not in found.frames.outcome
    assert found.questions[0].slot is Slot.ACTION


def test_a_statement_without_a_verb_of_work_is_kept_as_it_is() -> None:
    text = "Cyber guru with proactive mindset"
    assert engine().reframe(text).reframed == f"{text}."


def test_a_notice_that_blocks_stands_instead_of_a_rewriting() -> None:
    found = engine().reframe(":tada: :tada:")
    assert found.notice is not None
    assert (found.reframed, found.questions, found.gaps) == ("", (), ())


def test_a_secret_in_an_answer_is_not_repeated() -> None:
    token = "xox" + "b-" + "1234567890-abcdef"
    found = engine().reframe("rotated keys", answers={"result": f"{token} is dead"})
    assert token not in str(record(found))


def test_an_unknown_slot_and_an_unknown_role_do_no_harm() -> None:
    plain = engine().reframe("wrote macros", role="other")
    assert engine().reframe("wrote macros", role="astronaut", answers={"mood": "good"}) == plain


def test_where_the_guard_objects_the_statement_stands_alone() -> None:
    answers = {"metric": "coverage", "baseline": "61%", "new_value": "x" * 90}
    found = engine().reframe("wrote macros", answers={**answers, "result": "[we won]"})
    assert found.reframed.startswith("Wrote macros")


def test_the_record_has_the_fields_of_the_contract() -> None:
    made = record(engine().reframe("helped migrate billing to AWS", role="backend"))
    assert list(made) == [
        "weak", "labels", "facts", "action", "object", "has_metric", "has_result", "has_ownership",
        "level", "reframed", "frames", "gaps", "questions", "notice", "rules",
    ]  # fmt: skip
    assert (made["action"], made["object"]) == ("migrate", "billing")
    assert made["notice"] is None
    assert made["rules"] == engine().version


def test_the_record_of_a_blocked_text_says_why() -> None:
    made = record(engine().reframe("..."))
    assert made["action"] is None
    assert isinstance(made["notice"], dict)
    assert set(made["notice"]) == {"code", "text"}


def test_threads_share_one_engine() -> None:
    texts = [f"closed {number} tickets" for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        found: list[Reframing] = list(pool.map(engine().reframe, texts))
    assert [item.reframed for item in found] == [f"C{text[1:]}." for text in texts]


@pytest.mark.parametrize("unit", ["closed tickets and ", "I ", "a, ", "from 1 to 2 ", "(", "it's "])
def test_long_text_takes_no_longer_than_its_length(unit: str) -> None:
    text = (unit * 3000)[:3000]
    start = perf_counter()
    engine().reframe(text, answers={slot.value: text for slot in Slot})
    assert perf_counter() - start < 2


def test_the_version_follows_the_files(tmp_path: Path) -> None:
    roles = tmp_path / "roles"
    roles.mkdir()
    other = Prompts().file("roles/other.yaml").read_text(encoding="utf-8")
    (roles / "gardener.yaml").write_text(
        other.replace("Another role", "Gardener"), encoding="utf-8"
    )
    prompts = Prompts(tmp_path)
    assert version(prompts) != engine().version
    assert list(load_roles(prompts))[-1] == "other"
    assert "gardener" in load_roles(prompts)


def test_a_slot_without_a_question_stops_start_up(tmp_path: Path) -> None:
    folder = tmp_path / "reframe"
    folder.mkdir()
    (folder / "questions.yaml").write_text(
        'action: {text: "What did you do?", example: wrote it}', encoding="utf-8"
    )
    with pytest.raises(ContentError, match="no question for"):
        load_engine(Prompts(tmp_path))
