import pytest

from bot.domain.outcome import Weakness
from tests.unit.reframe.statement import diagnosis, labelled, reading, weaknesses

STATEMENTS = [*labelled("statements.jsonl"), *labelled("statements_own.jsonl")]


def f1(weakness: Weakness) -> float:
    wanted = [weakness in item["labels"] for item in STATEMENTS]
    found = [weakness in weaknesses(item["text"]) for item in STATEMENTS]
    both = sum(w and f for w, f in zip(wanted, found, strict=True))
    return 2 * both / (sum(wanted) + sum(found))


@pytest.mark.parametrize("weakness", list(Weakness))
def test_each_weakness_is_found_where_a_person_sees_it(weakness: Weakness) -> None:
    assert f1(weakness) >= 0.85


@pytest.mark.parametrize("weak", [True, False])
def test_weak_and_strong_are_told_apart(weak: bool) -> None:
    clear = [item for item in STATEMENTS if not item["borderline"] and item["weak"] is weak]
    assert len(clear) > 50
    right = sum(diagnosis(item["text"]).weak is weak for item in clear)
    assert right / len(clear) >= 0.98


@pytest.mark.parametrize("flag", ["has_metric", "has_result", "has_ownership"])
def test_what_is_there_and_what_is_missing_is_told_apart(flag: str) -> None:
    right = sum(getattr(reading(item["text"]), flag) is item[flag] for item in STATEMENTS)
    assert right / len(STATEMENTS) >= 0.96


def test_a_finding_quotes_the_words_it_is_about() -> None:
    text = "I just helped with some tickets"
    for finding in diagnosis(text).findings:
        if finding.span:
            assert text[finding.span.start : finding.span.end] == finding.quote
    quotes = {finding.weakness: finding.quote for finding in diagnosis(text).findings}
    assert quotes[Weakness.HEDGE] == "helped with"
    assert quotes[Weakness.MINIMIZER] == "just"


def test_what_is_missing_has_no_place() -> None:
    (finding,) = diagnosis("Fixed bugs").findings
    assert (finding.weakness, finding.span, finding.quote) == (Weakness.NO_RESULT, None, "")
    assert finding.why


def test_each_weakness_is_told_once() -> None:
    findings = diagnosis("I just just only helped and helped with lots and lots").findings
    assert len(findings) == len({finding.weakness for finding in findings})


def test_a_strong_statement_is_left_alone_and_told_why_it_is_strong() -> None:
    found = diagnosis("Last quarter I cut the close from 9 days to 4 for finance")
    assert not found.weak
    assert found.findings == ()
    assert len(found.strengths) == 4


def test_an_event_is_a_strength_where_there_is_no_figure() -> None:
    found = diagnosis("Saved the Northwind account; they signed the renewal")
    assert not found.weak
    assert len(found.strengths) == 2


def test_a_weak_statement_has_no_strengths() -> None:
    assert diagnosis("Fixed bugs").strengths == ()


@pytest.mark.parametrize(
    "text",
    [
        "Managed 7 engineers",
        "Fixed alerts across 14 screens",
        "Responsible for 3 entities",
        "Consolidated the 3 entities' budgets",
        "Was heavily involved in activities such as planning, two offsites and one review",
        "Built a bot in 2 weeks",
        "Ran a test for half of the team",
        "Prepared a budget of $2M",
        "Fixed bugs",
        "Was woken up eleven times",
        "Presented the roadmap to 200 people",
    ],
)
def test_the_size_of_a_field_is_no_count_of_output(text: str) -> None:
    assert Weakness.OUTPUT_COUNT not in weaknesses(text)


@pytest.mark.parametrize(
    "text",
    [
        "Trained 40 new hires",
        "100 demos this year",
        "lines of code up 70%",
        "I presented 14 times",
        "Wrote 40% more tickets",
    ],
)
def test_a_number_of_things_is_a_count_of_output(text: str) -> None:
    assert Weakness.OUTPUT_COUNT in weaknesses(text)


@pytest.mark.parametrize(
    ("text", "routine"),
    [
        ("I answer calls", True),
        ("Execute test plans", True),
        ("Answering calls every day", True),
        ("Answered calls", False),
        ("helped migrate the CRM", False),
        ("Had Copilot build 40 scenarios", False),
        ("The engineers do the work", False),
        ("I managed to cut the queue", False),
    ],
)
def test_the_present_tense_of_a_task_is_a_duty(text: str, *, routine: bool) -> None:
    assert (Weakness.DUTY in weaknesses(text)) is routine


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("Contracts were reviewed", True),
        ("Contracts got finally reviewed", True),
        ("Contracts were reviewed by me", False),
        ("40 tickets closed", False),
    ],
)
def test_only_a_finite_passive_hides_who_did_it(text: str, *, passive: bool) -> None:
    assert (Weakness.PASSIVE in weaknesses(text)) is passive


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Copilot made me 3x faster", True),
        ("AI generated 1200 test cases", True),
        ("AI helped me", False),
        ("Used AI to port the parser, crashes fell from 12 to 1", False),
    ],
)
def test_volume_from_a_tool_is_no_merit(text: str, *, expected: bool) -> None:
    assert (Weakness.AI_OUTPUT in weaknesses(text)) is expected


def test_only_at_the_start_makes_the_work_smaller() -> None:
    assert Weakness.MINIMIZER in weaknesses("I only did the test data")
    assert Weakness.MINIMIZER not in weaknesses("Wrote the guide that only admins read")
