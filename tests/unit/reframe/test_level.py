import pytest

from tests.support.reframing import engine


@pytest.mark.parametrize(
    ("text", "answers", "level"),
    [
        ("we closed the books", {}, 1),
        ("documentation", {}, 1),
        ("helped with RFPs", {}, 1),
        ("wrote macros", {}, 2),
        ("we closed the books", {"ownership": "wrote the checklist"}, 2),
        ("closed 120 tickets last quarter", {}, 2),
        ("closed 120 tickets in Q3", {}, 2),
        ("managed a team of 9", {}, 3),
        ("ran payroll for 230 employees", {}, 3),
        ("wrote macros for Zendesk", {}, 3),
        ("wrote macros", {"ownership": "trained 40 users"}, 3),
        ("wrote macros", {"beneficiary": "sales"}, 3),
        ("We reduced the error rate from 2.3% to 0.4%", {}, 3),
        ("wrote macros", {"result": "customers don't call"}, 4),
        ("wrote macros", {"baseline": "6 h", "new_value": "1 h"}, 4),
        ("wrote macros", {"baseline": "6 h", "new_value": "1 h", "beneficiary": "sales"}, 5),
    ],
)
def test_a_level_says_how_far_a_statement_has_come(
    text: str, answers: dict[str, str], level: int
) -> None:
    assert engine().reframe(text, answers=answers).level == level
