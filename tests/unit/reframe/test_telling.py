import re

import pytest
from hypothesis import given, settings

from bot.reframe.telling import Form
from tests.support.reframing import cases, engine
from tests.unit.reframe.test_guard import ANSWERS, STATEMENTS

ANSWERED = {
    "result": "customers don't have to write twice",
    "metric": "reopen rate",
    "baseline": "17%",
    "new_value": "8%",
    "timeframe": "Q3",
    "what_breaks": "refunds wait for a week",
    "bad_decision_cost": "$50k",
}


def told(text: str, audience: str, form: Form = Form.LONG, **answers: str) -> str:
    found = engine().reframe(text, answers=answers)
    return engine().tell(found, answers, audience=audience, form=form)


TOLD = {
    "manager": """Closed 1,800 tickets, cutting the reopen rate from 17% to 8% in Q3, so customers
        don't have to write twice. That is a drop of 9 percentage points. Without this, refunds
        wait for a week. Getting this wrong costs $50k.""",
    "skip_level": """Customers don't have to write twice. The reopen rate fell from 17% to 8% in
        Q3. That is a drop of 9 percentage points. I closed 1,800 tickets. Without this, refunds
        wait for a week.""",
    "finance": """The reopen rate fell from 17% to 8% in Q3. That is a drop of 9 percentage points.
        Customers don't have to write twice. Getting this wrong costs $50k. I closed 1,800
        tickets.""",
    "recruiter": """I closed 1,800 tickets. The reopen rate fell from 17% to 8% in Q3. That is a
        drop of 9 percentage points. Customers don't have to write twice.""",
}
SHORT = {
    "manager": """Closed 1,800 tickets, cutting the reopen rate from 17% to 8% in Q3, so customers
        don't have to write twice.""",
    "skip_level": "Customers don't have to write twice. I closed 1,800 tickets.",
    "finance": """The reopen rate fell from 17% to 8% in Q3. That is a drop of 9 percentage points.
        I closed 1,800 tickets.""",
    "recruiter": "I closed 1,800 tickets. The reopen rate fell from 17% to 8% in Q3.",
}


@pytest.mark.parametrize("audience", list(TOLD))
def test_each_audience_hears_its_own_order(audience: str) -> None:
    for form, texts in ((Form.LONG, TOLD), (Form.SHORT, SHORT)):
        said = told("closed 1,800 tickets", audience, form, **ANSWERED)
        assert said == " ".join(texts[audience].split())


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ("Rebuilt search", {"result": "unblocked deals"},
         "This unblocked deals. I rebuilt search."),
        ("Told customer no", {"result": "they bought standard"},
         "I told the customer no. They bought standard."),
        ("Rebuilt search", {"metric": "latency", "baseline": "2 s", "new_value": "1 s"},
         "Latency fell from 2 s to 1 s. I rebuilt search."),
        ("Automated export", {"baseline": "40 min", "new_value": "5 min"},
         "I automated the export, down from 40 min to 5 min."),
        ("We rebuilt search", {"beneficiary": "sales"}, "We rebuilt search for sales."),
        ("Rebuilt search", {}, "Rebuilt search."),
        ("Daycare is 1,100 a month", {}, ""),
        ("Daycare is 1,100 a month", {"metric": "CSAT", "baseline": "4", "new_value": "5"},
         "CSAT rose from 4 to 5."),
    ],
)  # fmt: skip
def test_what_is_missing_is_left_out(text: str, answers: dict[str, str], expected: str) -> None:
    assert told(text, "skip_level", Form.SHORT, **answers) == expected


def test_a_derived_figure_follows_a_change_that_stands_in_the_action() -> None:
    said = told("Automated export", "finance", baseline="40 min", new_value="5 min")
    assert said == "I automated the export, down from 40 min to 5 min. That is a drop of about 88%."


def test_an_unknown_audience_is_an_error() -> None:
    with pytest.raises(KeyError):
        told("Rebuilt search", "neighbour")


def test_the_audiences_have_names_to_choose_from() -> None:
    assert engine().audiences["manager"] == "My manager"


@settings(max_examples=150)
@given(text=STATEMENTS, answers=ANSWERS)
def test_every_version_carries_only_what_was_said(text: str, answers: dict[str, str]) -> None:
    found = engine().reframe(text, answers=answers)
    known = " ".join([text, *answers.values(), *(item.text for item in found.derived)])
    for audience in engine().audiences:
        for form in Form:
            said = engine().tell(found, answers, audience=audience, form=form)
            assert set(re.findall(r"[0-9]+", said)) <= set(re.findall(r"[0-9]+", known))


def test_a_long_version_for_the_manager_loses_no_figure_of_the_rewriting() -> None:
    for case in [*cases("compose"), *cases("compose_own")]:
        found = engine().reframe(case["text"], answers=case["answers"])
        said = engine().tell(found, case["answers"], audience="manager")
        assert set(re.findall(r"\d+", found.reframed)) <= set(re.findall(r"\d+", said)), case["id"]
