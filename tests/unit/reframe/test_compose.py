"""Rewriting: the table shows how answers are joined, the golden set that no fact gets lost."""

import re
from typing import Any

import pytest

from tests.support.reframing import cases, engine, reframed

JOINED = [
    # The kind of the result decides how it is joined.
    ("closed 1,800 tickets", {"result": "customers don't have to write twice"},
     "Closed 1,800 tickets, so customers don't have to write twice."),
    ("wrote macros", {"result": "answers in one go"}, "Wrote macros, with answers in one go."),
    ("Rebuilt search", {"result": "reduced churn by 5%"},
     "Rebuilt search, which reduced churn by 5%."),
    ("Ran interviews", {"result": "found out why people leave"},
     "Ran interviews and found out why people leave."),
    ("Rebuilt search", {"result": "saves finance 2 days"},
     "Rebuilt search, which saves finance 2 days."),
    ("Rebuilt search", {"result": "reduce churn"}, "Rebuilt search to reduce churn."),
    ("Rebuilt search", {"result": "saving analysts 10 hours"},
     "Rebuilt search, saving analysts 10 hours."),
    ("Rebuilt search", {"result": "would have cost us the client otherwise"},
     "Rebuilt search, which would have cost us the client otherwise."),
    ("Fixed the cluster", {"result": "back online before lunch", "timeframe": "in 2 h"},
     "Fixed the cluster and got back online before lunch, in 2 h."),
    ("Told customer no", {"result": "they bought standard"},
     "Told the customer no; they bought standard."),
    ("Rebuilt search", {"result": "if it is down we still sell"},
     "Rebuilt search; if it is down we still sell."),
    ("Rebuilt search", {"result": "search traffic went up by 12%"},
     "Rebuilt search, and search traffic went up by 12%."),
    # A change is bound to its measure, its verb to the values.
    ("Rebuilt search", {"metric": "latency", "baseline": "900 ms", "new_value": "1 s"},
     "Rebuilt search, raising latency from 900 ms to 1 s."),
    ("Rebuilt search", {"metric": "reopen rate", "baseline": "it was 17% before",
                        "new_value": "now 8%"},
     "Rebuilt search, cutting the reopen rate from 17% to 8%."),
    ("Rebuilt search", {"metric": "NPS", "baseline": "41", "new_value": "28"},
     "Rebuilt search; NPS fell from 41 to 28."),
    ("Rebuilt search", {"metric": "CSAT", "baseline": "4.1", "new_value": "4.1"},
     "Rebuilt search; CSAT stayed at 4.1."),
    ("Rebuilt search", {"metric": "reports", "baseline": "weekly", "new_value": "daily"},
     "Rebuilt search, taking reports from weekly to daily."),
    ("Rebuilt search", {"metric": "churn from 5% to 3%"},
     "Rebuilt search, cutting churn from 5% to 3%."),
    ("Rebuilt search", {"metric": "conversion went up"}, "Rebuilt search; conversion went up."),
    ("Rebuilt search", {"metric": "CSAT"}, "Rebuilt search, measured by CSAT."),
    ("Rebuilt search", {"metric": "CSAT", "baseline": "4.1"},
     "Rebuilt search; CSAT stood at 4.1 before."),
    ("Rebuilt search", {"metric": "errors", "new_value": "3 a week"},
     "Rebuilt search; errors are now 3 a week."),
    ("Rebuilt search", {"metric": "ARR", "new_value": "$720k"},
     "Rebuilt search, worth $720k in ARR."),
    ("Rebuilt search", {"new_value": "3 a week"}, "Rebuilt search, now at 3 a week."),
    ("Rebuilt search", {"baseline": "30 a week"},
     "Rebuilt search, compared with 30 a week before."),
    ("Automated export", {"baseline": "40 min", "new_value": "5 min"},
     "Automated the export, down from 40 min to 5 min."),
    ("Cut the bundle size", {"baseline": "2.4 MB", "new_value": "900 KB"},
     "Cut the bundle size from 2.4 MB to 900 KB."),
    ("Reduced churn", {"metric": "churn", "baseline": "5%", "new_value": "3%",
                       "timeframe": "2 months"},
     "Reduced churn from 5% to 3% in 2 months."),
    ("Rebuilt login", {"metric": "drop-offs", "baseline": "40 failed", "new_value": "3"},
     "Rebuilt login, cutting drop-offs from 40 failed to 3."),
    ("Rebuilt login", {"baseline": "40 failed", "new_value": "3"},
     "Rebuilt login, cutting the number that failed from 40 to 3."),
    ("We rebuilt search", {"metric": "chargebacks", "baseline": "0.9%", "new_value": "0.5%",
                           "timeframe": "since may"},
     "We rebuilt search; chargebacks have fallen from 0.9% to 0.5% since May."),
    ("We rebuilt search", {"metric": "CSAT", "baseline": "4", "new_value": "4"},
     "We rebuilt search; CSAT stayed at 4."),
    # Whom and when.
    ("wrote eval harness", {"beneficiary": "research team", "timeframe": "last sprint"},
     "Wrote the eval harness for the research team last sprint."),
    ("Wrote the runbook for the ledger", {"beneficiary": "for platform team",
                                         "timeframe": "two weeks"},
     "Wrote the runbook for the ledger in two weeks, helping the platform team."),
    ("Wrote docs for sales", {"beneficiary": "sales"}, "Wrote docs for sales."),
    # The own part becomes the action.
    ("We launched fraud v2", {"ownership": "owned features and threshold"},
     "Owned features and threshold when we launched fraud v2."),
    ("We handle APAC", {"ownership": "i set up the handover sheet"},
     "Set up the handover sheet for APAC."),
    ("We handle APAC", {"ownership": "the handover sheet"},
     "We handle APAC; my part was the handover sheet."),
    ("We launched fraud v2", {"ownership": "just me"}, "Launched fraud v2 on my own."),
    ("We launched fraud v2", {"ownership": "me"}, "Launched fraud v2."),
    ("We launched fraud v2", {"ownership": "tech lead"}, "We launched fraud v2 as tech lead."),
    ("We launched fraud v2", {"ownership": "with <@U012ABC>"},
     "We launched fraud v2, together with a colleague."),
    ("We launched fraud v2", {"ownership": "me and <@U012ABC>, I did the rollout"},
     "Did the rollout, together with a colleague, when we launched fraud v2."),
    ("We launched fraud v2", {"ownership": "my design won"},
     "We launched fraud v2; my design won."),
    ("Helped with GDPR deletes", {"ownership": "built the job"},
     "Built the job for GDPR deletes."),
    ("Helped with GDPR deletes", {"ownership": "built the job for legal"},
     "Built the job for legal as part of GDPR deletes."),
    ("Helped migrate billing", {"ownership": "wrote the cutover plan"},
     "Helped migrate billing and wrote the cutover plan."),
    ("Helped marketing to measure campaigns", {"ownership": "defined the model"},
     "Helped marketing to measure campaigns and defined the model."),
    ("worked nights on the incident", {"ownership": "led containment"},
     "Led containment on the incident."),
    ("hiring", {"ownership": "rewrote the loop from 7 to 4 interviews"},
     "Rewrote the loop from 7 to 4 interviews in hiring."),
    ("100 demos this year", {"ownership": "rebuilt the demo"},
     "Rebuilt the demo while giving 100 demos this year."),
    ("New supplier for boxes", {"ownership": "found it, negotiated it"},
     "New supplier for boxes: found it and negotiated it."),
    ("I maintain 70 DAGs", {"ownership": "added retries"},
     "Added retries while maintaining 70 DAGs."),
    ("I've been labeling data", {"ownership": "wrote the guideline, 3 people use it"},
     "Wrote the guideline (3 people use it) while labeling data."),
    ("Reviewed PRs, wrote docs", {"ownership": "added linting"},
     "Reviewed PRs, wrote docs; added linting."),
    ("The page was redesigned", {"ownership": "I ran the tests"},
     "Ran the tests when the page was redesigned."),
    ("AI generated 1200 test cases for me", {"ownership": "kept 40 of them"},
     "Kept 40 of them; AI generated 1200 test cases for me."),
    ("maintain Vault", {"ownership": "only one who can unseal it"},
     "Maintain Vault as the only one who can unseal it."),
    ("", {"ownership": "led containment"}, ""),
    # What breaks and what a wrong call costs keep their own words.
    ("Rotated keys", {"what_breaks": "all invoices readable by any customer"},
     "Rotated keys. At stake: all invoices readable by any customer."),
    ("Rotated keys", {"what_breaks": "if Vault is down nobody can deploy"},
     "Rotated keys. If Vault is down, nobody can deploy."),
    ("Rotated keys", {"what_breaks": "Customers in Sydney call us at night"},
     "Rotated keys. Without this, customers in Sydney call us at night."),
    ("Rotated keys", {"what_breaks": "nobody else knows the setup"},
     "Rotated keys. Nobody else knows the setup."),
    ("Rotated keys", {"what_breaks": "stops the payroll"},
     "Rotated keys. Getting this wrong stops the payroll."),
    ("Rotated keys", {"bad_decision_cost": "would've opened the customer bucket"},
     "Rotated keys. Getting this wrong would've opened the customer bucket."),
    ("Rotated keys", {"bad_decision_cost": "one trading day = 600k"},
     "Rotated keys. One trading day costs 600k."),
    ("Rotated keys", {"bad_decision_cost": "penalty was 25k per week"},
     "Rotated keys. The penalty was 25k per week."),
    ("Rotated keys", {"bad_decision_cost": "$50k"}, "Rotated keys. Getting this wrong costs $50k."),
    ("Rotated keys", {"bad_decision_cost": "losing the client"},
     "Rotated keys. Getting this wrong means losing the client."),
    ("Rotated keys", {"bad_decision_cost": "lose the client"},
     "Rotated keys. Getting this wrong means we lose the client."),
    ("Rotated keys", {"bad_decision_cost": "two angry customers"},
     "Rotated keys. Getting this wrong means two angry customers."),
    ("Rotated keys", {"bad_decision_cost": "customers leave"},
     "Rotated keys. Getting this wrong means customers leave."),
]  # fmt: skip
EDITED = [
    ("I just fixed a couple of N+1 queries in the invoicing module, nothing big",
     "Fixed a couple of N+1 queries in the invoicing module."),
    ("ingessted 14 TB of data", "Ingested 14 TB of data."),
    ("responsible for maintaining the payments API", "Maintain the payments API."),
    ("was responsible for maintaining the payments API",
     "Was responsible for maintaining the payments API."),
    ("Responsible for IAM", "Own IAM."),
    ("Tasked with hiring 5 devs", "Tasked with hiring 5 devs."),
    ("helped with RFPs", "Helped with RFPs."),
    ("my team shipped the app", "My team shipped the app."),
    ("40 tickets closed", "40 tickets closed."),
    ("documentation", "Wrote documentation."),
    ("Pen test coordination", "Coordinated the pen test."),
    ("Migration of billing to AWS", "Worked on the migration of billing to AWS."),
    ("Updates done", "Updates done."),
    ("I did the Excel files", "Did the Excel files."),
    ("I have been busy with audits", "I have been busy with audits."),
    ("did trainings for new people, slides + exercises",
     "Ran trainings for new people (slides and exercises)."),
    ("KUBERNETES UPGRADE FOR AWS", "Worked on the Kubernetes upgrade for AWS."),
    ("Wrote dbt models for finance. Then I reviewed them",
     "Wrote dbt models for finance. Then I reviewed them."),
    ("For 6 years now responsible for manual regression", "Own manual regression."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "answers", "expected"), JOINED)
def test_answers_are_joined_by_their_kind(
    text: str, answers: dict[str, str], expected: str
) -> None:
    assert reframed(text, **answers) == expected


@pytest.mark.parametrize(("text", "expected"), EDITED)
def test_a_weak_statement_without_answers_keeps_its_own_words(text: str, expected: str) -> None:
    assert reframed(text) == expected


def test_a_strong_statement_is_left_alone_but_for_markup_and_capital() -> None:
    text = "flaky tests 23% -> 3%, devs stopped hitting rerun (I deleted 61 of them)"
    assert (
        reframed(text) == "Flaky tests 23% → 3%, devs stopped hitting rerun (I deleted 61 of them)."
    )


def test_what_is_left_out_is_listed() -> None:
    found = engine().reframe(
        "I worked a lot on speed, it's half of my job", answers={"result": "pages open at once"}
    )
    assert found.dropped == ("a lot", "it's half of my job")


def test_a_long_result_gets_a_sentence_of_its_own() -> None:
    said = reframed(
        "We migrated billing, invoicing, dunning and reporting to the new ledger",
        ownership="wrote the cutover plan, ran three dry runs and trained the on-call engineers",
        result="finance closes the month two days earlier than in any month before that",
    )
    assert said.endswith(
        ". Finance closes the month two days earlier than in any month before that."
    )


@pytest.mark.parametrize(
    "noise",
    ["-", "n/a", "idk", "?", "no", "None", "not sure", "tbd", "me i guess", "idk yet", " . "],
)
def test_noise_is_no_answer(noise: str) -> None:
    assert reframed("wrote macros", result=noise, ownership=noise) == "Wrote macros."


GOLDEN = [*cases("compose"), *cases("compose_own")]
RETENTION = 0.98
WHOLE = 0.95
_WORDS = {"zero": "0", "one": "1", "two": "2", "three": "3"}


def _said(fact: str, text: str) -> bool:
    """Whether `text` states the fact, as words or as figures; units may differ in form."""
    low = text.lower()
    figures = re.findall(r"\d[\d,.]*", fact)
    if figures:
        return all(re.search(rf"(?<![\d.]){re.escape(figure)}(?![\d])", low) for figure in figures)
    return fact.lower() in low or _WORDS.get(fact.lower(), "\0") in low


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["id"])
def test_every_fact_survives_and_no_figure_is_added(case: dict[str, Any]) -> None:
    text = engine().reframe(case["text"], role=case["role"], answers=case["answers"]).reframed
    assert [fact for fact in case["must_keep"] if not _said(fact, text)] == []
    known = " ".join([case["text"], *case["answers"].values()])
    assert set(re.findall(r"\d+", text)) <= set(re.findall(r"\d+", known))


@pytest.mark.parametrize("name", ["compose", "compose_own"])
def test_the_golden_sets_keep_their_score(name: str) -> None:
    """Rewritings of these were read one by one; a general rule may cost a fact, not several."""
    kept = whole = 0
    rows = cases(name)
    for case in rows:
        text = engine().reframe(case["text"], role=case["role"], answers=case["answers"]).reframed
        said = [_said(fact, text) for fact in case["must_keep"]]
        assert text
        kept += sum(said)
        whole += all(said)
    assert kept / sum(len(case["must_keep"]) for case in rows) >= RETENTION
    assert whole / len(rows) >= WHOLE


MORE = [
    ("Ran reviews", {"result": "zero appeals", "baseline": "4", "new_value": "zero"},
     "Ran reviews, with zero appeals, down from 4."),
    ("Ran reviews", {"timeframe": "jan to april"}, "Ran reviews from Jan to April."),
    ("runs the bug bounty", {"metric": "valid reports", "baseline": "3", "new_value": "11"},
     "Run the bug bounty, raising valid reports from 3 to 11."),
    ("Rebuilt search", {"baseline": "someone restarted it by hand", "new_value": "nobody has to"},
     "Rebuilt search. Before, someone restarted it by hand; now nobody has to."),
    ("Cleaned up the wiki, 300 articles", {"result": "people find the answer"},
     "Cleaned up the wiki (300 articles), so people find the answer."),
    ("worked with the data team on the merge", {"ownership": "wrote the rules"},
     "Worked with the data team on the merge and wrote the rules."),
    ("Rotated keys", {"bad_decision_cost": "would have been fixed after the release"},
     "Rotated keys. Otherwise it would have been fixed after the release."),
    ("Maintain Vault", {"metric": "outages", "baseline": "9", "new_value": "1"},
     "Maintain Vault, cutting outages from 9 to 1."),
    ("Redid the newsletter", {"metric": "click rate", "baseline": "2%", "new_value": "3%"},
     "Redid the newsletter, taking the click rate from 2% to 3%."),
    ("we reviewed a lot of PRs", {}, "We reviewed a lot of PRs."),
    ("pixel pushing and bug fixes", {}, "Worked on pixel pushing and bug fixes."),
    ("docs and runbooks", {}, "Wrote docs and runbooks."),
    ("lead engineer", {}, "Worked as lead engineer."),
    ("Made the icons better a bit", {}, "Made the icons better."),
    ("was responsible for access reviews", {}, "Owned access reviews."),
    ("Daycare is 1,100 a month", {"metric": "CSAT", "baseline": "4", "new_value": "5"},
     "CSAT rose from 4 to 5."),
    ("Daycare is 1,100 a month", {"result": "deals unblocked", "metric": "CSAT", "baseline": "4",
                                  "new_value": "5"},
     "Deals unblocked; CSAT rose from 4 to 5."),
    ("Daycare is 1,100 a month", {"timeframe": "last year"}, ""),
    ("We moved to the new data center", {"ownership": "the network", "metric": "outages",
                                         "baseline": "4", "new_value": "1"},
     "We moved to the new data center; my part was the network. Outages fell from 4 to 1."),
    ("Mentored new agents", {"beneficiary": "6 new agents"}, "Mentored 6 new agents."),
    ("Launched referrals", {"metric": "signups", "new_value": "1,400", "timeframe": "since launch"},
     "Launched referrals; signups are now 1,400 since launch."),
    ("Reduced the error rate", {"metric": "error rate", "baseline": "2%", "new_value": "1%",
                                "ownership": "found the race condition"},
     "Found the race condition and reduced the error rate from 2% to 1%."),
    ("The new search was designed", {"ownership": "me"}, "Designed the new search."),
    ("The new search, by now, was designed", {"ownership": "me"},
     "The new search, by now, was designed."),
    ("Took over a team", {"metric": "delivered on time", "baseline": "1 in 5",
                          "new_value": "4 in 5"},
     "Took over a team, raising the share delivered on time from 1 in 5 to 4 in 5."),
    ("Moved reporting to Looker", {"result": "CFO sees the numbers on day 3", "baseline": "day 9",
                                   "new_value": "day 3"},
     "Moved reporting to Looker, so the CFO sees the numbers on day 3 instead of day 9."),
    ("Ran reviews", {"result": "two promotions, one exit"},
     "Ran reviews, with two promotions and one exit."),
    ("User research", {"ownership": "8 interviews, synthesis"},
     "Did user research (8 interviews, synthesis)."),
    ("Wrote tests", {"metric": "CSAT", "baseline": "CSAT 4.1", "new_value": "4.6 CSAT"},
     "Wrote tests, raising CSAT from 4.1 to 4.6."),
    ("Cut cost", {"bad_decision_cost": "half a year of a team"},
     "Cut cost. Getting this wrong costs half a year of a team."),
    ("Cut cost", {"what_breaks": "vendors only talk to me"}, "Cut cost. Vendors only talk to me."),
    ("Cut cost", {"what_breaks": "no one owns the schedule"},
     "Cut cost. Without this, no one owns the schedule."),
    ("Handled fees", {"metric": "late fees", "baseline": "\u20ac40 per week",
                      "new_value": "\u20ac0"},
     "Handled fees, cutting late fees from \u20ac40 per week to \u20ac0."),
    ("I organize the roadmap meeting", {"ownership": "I decide what gets in"},
     "Organize the roadmap meeting and decide what gets in."),
    ("We ran 2 teams", {"ownership": "alone, after my peer left"},
     "We ran 2 teams alone (after my peer left)."),
    ("We built the checkout", {"ownership": "React part"},
     "We built the checkout; my part was the React part."),
    ("Interviewed 22 CFOs", {"bad_decision_cost": "would have built the wrong product"},
     "Interviewed 22 CFOs. Otherwise we would have built the wrong product."),
    ("cash forecast", {}, "Built the cash forecast."),
    ("The search was quickly designed", {"ownership": "me"}, "The search was quickly designed."),
    ("I plan shifts since 3 years", {"beneficiary": "line 2"},
     "Plan shifts for 3 years, helping line 2."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "answers", "expected"), MORE)
def test_odd_pairs_of_statement_and_answers_still_read_well(
    text: str, answers: dict[str, str], expected: str
) -> None:
    assert reframed(text, **answers) == expected
