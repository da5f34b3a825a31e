import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.outcome import Actor, HeadForm, Wrapper
from bot.reframe.clean import clean
from bot.reframe.parse import read
from tests.unit.reframe.statement import action, labelled, lexicon, reading, rulebook, thing

WORK = [
    ("Fixed bugs", "fix", "bugs"),
    ("I rolled out hardware keys to all 640 employees", "roll out", "hardware keys"),
    ("Brought the backlog down from 900 to 60", "bring down", "backlog"),
    ("Been maintaining the warehouse for years", "maintain", "warehouse"),
    ("ingessted 14 TB of data", "ingest", "data"),
    ("redrew the seat map icons", "redraw", "seat map icons"),
    ("Geofenced the delivery zones", "geofence", "delivery zones"),
    ("I have renegotiate the audit fee", "renegotiate", "audit fee"),
    ("Execute test plans, log defects", "execute", "test plans"),
    ("I merely answer calls, chats and emails", "answer", "calls"),
    ("Implementing dark mode", "implement", "dark mode"),
    ("Tasked with hiring 5 engineers", "hire", "engineers"),
    ("helped migrate the CRM", "migrate", "CRM"),
    ("helped clients troubleshoot the import", "troubleshoot", "import"),
    ("helped AEs with RFPs", "help", "AEs"),
    ("had a hand in setting up the drills", "set up", "drills"),
    ("gave the search team a hand with embeddings", "give", "search team"),
    ("Was part of the team that built the FY25 plan", "build", "FY25 plan"),
    ("Responsible for maintaining the payments API", "maintain", "payments API"),
    ("My job is to review the contracts", "review", "contracts"),
    ("was responsible for helping with testing the app", "test", "app"),
    ("In charge of the warehouse in Leipzig", None, "warehouse"),
    ("Looking after firewalls", "look after", "firewalls"),
    ("Took care of everything around the office move", "take care", "office move"),
    ("took part in the warehouse move", "take part", "warehouse move"),
    ("worked on various microservices", "work", "microservices"),
    ("worked on upgrading the portal", "upgrade", "portal"),
    ("I did some analysis on churn", "do", "analysis"),
    ("Migration of billing to AWS", "migrate", "billing"),
    ("KUBERNETES UPGRADE DONE.", "upgrade", "KUBERNETES"),
    ("KUBERNETES SHARD DONE.", "shard", "KUBERNETES"),
    ("40 tickets closed", "close", "tickets"),
    ("40 reports delivered monthly", "deliver", "reports"),
    ("Contracts were reviewed and sent", "review", "Contracts"),
    ("Legacy endpoints got deprecated", "deprecate", "Legacy endpoints"),
    ("Churn model was retrained by me", "retrain", "Churn model"),
    ("AI generated 1200 test cases", "generate", "test cases"),
    ("My Gemini prompts produce 30 answers a day", "produce", "answers"),
    ("Had Copilot in Excel build 40 scenarios", "build", "scenarios"),
    ("Used Copilot to write new tests", "write", "new tests"),
    ("the alerts I added ended the noise", "add", "alerts"),
    ("Uptime rose to 99.9% after I rebuilt the pager setup", "rebuild", "pager setup"),
    ("Win rate 48% → 66% after I made prospects sign criteria", "make", "prospects"),
    ("I managed to cut the queue", "cut", "queue"),
    ("I think I kind of improved search latency", "improve", "search latency"),
    ("I proposed to remove the shipping test", "propose", "shipping test"),
    ("Backfilled and reconciled billing events", "backfill", "billing events"),
    ("Just a script to dedupe customer rows", "dedupe", "customer rows"),
    ("I stayed until 9pm to clear the queue", "clear", "queue"),
    ("For 6 years now responsible for manual regression", None, "manual regression"),
    ("This year I rewrote the parser", "rewrite", "parser"),
    ("flaky tests 23% -> 3% (I quarantined, then fixed them)", "quarantine", "flaky tests"),
    ("assistance with onboarding", None, "onboarding"),
    ("Had AI in mind for the plan", "have", "AI"),
    ("Grokked the codebase", "grok", "codebase"),
    ("Fixed bugs and then", "fix", "bugs"),
    ("I worked overtime next to the pager to clear the queue", "clear", "queue"),
    ("Had Copilot quickly build 40 scenarios", "build", "scenarios"),
    ("everything done", None, "done"),
    ("Used to the max", "use", "max"),
    ("responsible for helping with taking care of helping with testing it", "help", "testing"),
    ("Stopped loading metadata that nobody read", "stop", "metadata"),
    ("I got it from 240 accounts down to 11", "get", None),
    ("I made the form usable", "make", "form"),
    ("The alert was late; I retrained it on our labs", "retrain", "alert"),
    ("They asked 300 times a month, on a flow that I specified", "specify", "flow"),
    ("Lobbies got stuck before my queue fix", "fix", "queue"),
    ("Drivers tap twice - my redesign of the screen", "redesign", "screen"),
    ("In between I ran the hardening programme", "run", "hardening programme"),
    ("cheaters banned within minutes thanks to the pipeline I built", "build", "pipeline"),
    ("Quantised the speech model", "quantise", "speech model"),
    ("organizing, planning, coordinating", "organize", "planning"),
    ("hiring", None, "hiring"),
    ("documentation", None, "documentation"),
    ("Forecast error fell from 11% to 3%", None, "Forecast error"),
    ("I deserve a senior title", None, None),
    ("My rent went up by 300 euros", None, None),
    ("I come in at 5 every morning", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("text", "verb", "noun"), WORK)
def test_work_and_its_object_are_found_in_every_wording(
    text: str, verb: str | None, noun: str | None
) -> None:
    assert (action(text), thing(text)) == (verb, noun)


def test_a_participle_before_a_noun_describes_it() -> None:
    assert action("release notes written code") is None


@pytest.mark.parametrize(
    ("text", "form", "actor", "done"),
    [
        ("Fixed bugs", HeadForm.PAST, Actor.SPEAKER, True),
        ("Implementing dark mode", HeadForm.GERUND, Actor.SPEAKER, False),
        ("Execute test plans", HeadForm.BASE, Actor.SPEAKER, False),
        ("Migration of billing", HeadForm.NOUN, Actor.HIDDEN, False),
        ("Contracts were reviewed", HeadForm.PARTICIPLE, Actor.HIDDEN, True),
        ("Contracts were reviewed by me", HeadForm.PARTICIPLE, Actor.SPEAKER, True),
        ("Contracts were reviewed by legal", HeadForm.PARTICIPLE, Actor.HIDDEN, True),
        ("Our team shipped search", HeadForm.PAST, Actor.TEAM, True),
        ("AI wrote the tests", HeadForm.PAST, Actor.OTHER, True),
        ("I will ship search", HeadForm.BASE, Actor.SPEAKER, False),
        ("tasked with hiring 5 engineers", HeadForm.GERUND, Actor.SPEAKER, False),
    ],
)
def test_form_actor_and_completion_are_told_apart(
    text: str, form: HeadForm, actor: Actor, *, done: bool
) -> None:
    found = reading(text)
    assert found.head is not None
    assert (found.head.form, found.actor, found.done) == (form, actor, done)


@pytest.mark.parametrize(
    ("text", "wrapper", "words"),
    [
        ("helped with the migration", Wrapper.HELP, "helped with"),
        ("I was responsible for payroll", Wrapper.DUTY, "responsible for"),
        ("worked on the portal", Wrapper.EFFORT, "worked on"),
    ],
)
def test_a_wrapper_is_kept_with_its_place(text: str, wrapper: Wrapper, words: str) -> None:
    found = reading(text)
    assert found.wrapper is wrapper
    assert found.wrapper_span is not None
    assert text[found.wrapper_span.start : found.wrapper_span.end] == words


def test_words_that_weaken_may_be_dropped() -> None:
    found = reading("I just kind of fixed the login")
    dropped = [found.text[span.start : span.end] for span in found.strip]
    assert dropped == ["just", "kind of"]
    assert reading("Cut the close from 9 days to just 4").strip == ()


def test_words_that_weaken_are_dropped_once_where_rules_overlap() -> None:
    found = reading("I simply just fixed it, nothing big")
    assert reading("Was basically just admin of the wiki").strip
    ends = [span.end for span in found.strip]
    assert ends == sorted(ends)
    assert len(ends) == len(set(ends))


@pytest.mark.parametrize(
    ("text", "metric", "baseline", "new"),
    [
        (
            "Cut label noise in the dataset from 11% to 3%",
            "label noise in the dataset",
            "11%",
            "3%",
        ),
        (
            "Forecast error fell from 11% to 3.5% after I rebuilt it",
            "Forecast error",
            "11%",
            "3.5%",
        ),
        ("Closed the books in 4 days vs 9 before", "books", "9", "4 days"),
        ("Moved jobs: 48% → 66%", "", "48%", "66%"),
    ],
)
def test_a_change_is_read_with_its_measure(text: str, metric: str, baseline: str, new: str) -> None:
    change = reading(text).change
    assert (change.metric, change.baseline, change.new_value) == (metric, baseline, new)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Designed 80+ screens in Figma", ("80+", "Figma")),
        ("Sarah in BI makes 9% more for the same SQL", ("Sarah", "9%", "SQL")),
        ("KUBERNETES UPGRADE AND NGINX UPGRADE DONE", ("KUBERNETES", "NGINX")),
        ("EIGHT YEARS IN THIS COMPANY AND STILL QA II", ("EIGHT YEARS", "QA II")),
        ("used in the App Store since May", ("App Store", "May")),
        ("Saved the Northwind account", ("Northwind",)),
        ("the feature store (Feast)", ("Feast",)),
        ("Generated modules with Claude Code", ("Claude Code",)),
        ("caught iOS purchases, 142k CHF in total", ("iOS", "142k CHF")),
        ("paid in CHF, then GPUs and the API went down", ("CHF",)),
        ("I may go on, said New York", ("New York",)),
        ("Reviewed PRs and wrote RFCs with SLAs", ()),
        ("May was busy", ()),
        ("moved to IBMs old Q3 plan", ("IBMs", "Q3")),
    ],
)
def test_facts_are_figures_and_names_but_no_common_abbreviations(
    text: str, facts: tuple[str, ...]
) -> None:
    assert reading(text).facts == facts


@pytest.mark.parametrize(
    ("text", "result", "metric", "checkable"),
    [
        ("Improved collaboration between backend and mobile", True, False, False),
        ("Cut p99 from 1.2s to 300ms", True, True, True),
        ("Rebuilt the page; bounce rate fell from 52% to 38%", True, True, True),
        ("Found payments worth $212,480", True, True, True),
        ("Managed a budget of $2M", False, False, False),
        ("Kept CSAT at 96%", True, True, True),
        ("Set pricing for the add-on; attach rate is 34%", True, True, True),
        ("Zero critical bugs in production", True, True, True),
        ("99.9% uptime this quarter", True, True, True),
        ("activation +11% with the new tour", True, True, True),
        ("average fare is 13% lower now", True, True, True),
        ("Led the rebrand, which doubled demo requests", True, True, True),
        ("Saved the account; they signed the renewal", True, False, True),
        ("Built the sandbox, so the deal was signed", True, False, True),
        ("Wrote the guide so merchants get paid the same day instead of T+2", True, True, True),
        ("Changed a table until load was 30% lower", True, True, True),
        ("Trained two juniors; they now handle all tickets", True, False, False),
        ("Fixed refunds; 87 customers got their money", True, True, True),
        ("Blocked a wave; none of the people clicked", True, True, True),
        ("Rewrote the roadmap; nobody noticed", False, False, False),
        ("Rewrote the model; finance could release budget", True, False, False),
        ("Split the job; it now fails less", True, False, False),
        ("nobody was paged since I fixed the retry loop", True, False, True),
        ("we had 5 outages, none since I fixed the retry loop", True, True, True),
        ("Made deploys faster", True, False, False),
        ("Helped finance reduce DSO by 12 days", True, True, True),
        ("Raised 40 bugs", False, False, False),
        ("Had Copilot build 40 scenarios instead of the usual 5", False, False, False),
        ("Copilot made me 3x faster", False, False, False),
        ("The AI assistant drafts replies, 40% more messages", False, False, False),
        ("Used Claude to port tests, failures dropped from 8% to 1%", True, True, True),
        ("Daycare went up from 900 to 1,100 a month", False, False, False),
        ("My colleague manages less and got 9% more", False, False, False),
        ("Built the API, finance did the invoices", False, False, False),
        ("prepared figures and slides", False, False, False),
        ("Added alerts because pages rose 40%", False, False, False),
        ("Shipped it two days early", True, True, True),
        ("Closed 30% more tickets than last quarter", False, False, False),
        ("review of reduced hours", False, False, False),
        ("Automated payroll, saves them 25 min a day", True, True, True),
        ("Wrote code 3 days faster than planned", True, True, True),
        ("Grew the newsletter in 3 weeks", True, False, False),
        ("cheaters are banned within minutes rather than weeks", True, True, True),
        ("I moved the report, it is out at 7:30 and not 11:00", True, True, True),
        ("I redid the palette, complaints went from dozens to a couple", True, True, True),
        ("They used to lose an afternoon a week, now nothing. I added autosave", True, True, True),
        ("I moved the printers and nurses have not called us since", True, False, True),
        ("Cut scope at alpha. Nobody has crunched this year", True, False, True),
        ("Zero resubmissions three quarters running; I rebuilt the checks", True, True, True),
        ("not one of 1,100 lines was disallowed; I wrote the tables", True, True, True),
        ("found a way in and reported it, no parcel was stolen", True, False, True),
        ("No weekend free since summer", False, False, False),
        ("Drill: 4 min. Last year's real one: 3 h. I scripted the steps", True, True, True),
        ("Ran the hardening. Test 2024: 2 mediums. Test 2022: 5 mediums", True, True, True),
        ("It learns a part in an afternoon; until last year it took 3 days", True, True, True),
        ("Persuaded the board to fund backups", True, False, True),
        ("Convinced my team to use tabs", False, False, False),
        ("Mediated the dispute, strike vote withdrawn after two evenings", True, False, True),
        ("Ported the sample for them - signed on Friday", True, False, True),
        ("Wrote the spec; the vendor built it", False, False, False),
        ("Wrote 30 tests this sprint, last sprint it was 20", False, False, False),
        ("Kubernetes cluster upgraded, 40 tickets closed", False, False, False),
        ("Led the project; it lasted 14 months", False, False, False),
        ("Presented the API, they had 14 questions", False, False, False),
        ("Security awareness. Posters, a quiz, 3 talks", False, False, False),
        ("I wrote the playbook and we do it in 20 min", True, True, True),
        ("Improved onboarding for 30 customers", True, False, False),
    ],
)
def test_an_effect_is_told_from_activity(
    text: str, *, result: bool, metric: bool, checkable: bool
) -> None:
    found = reading(text)
    assert (found.has_result, found.has_metric, found.checkable) == (result, metric, checkable)


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("Fixed bugs", True),
        ("In charge of the warehouse", True),
        ("helped with the migration", False),
        ("worked on the portal", False),
        ("We closed the books", False),
        ("We closed the books with my script", True),
        ("new empty-state flow (mine) lifted signups by 21%", True),
        ("my caching change cut the load time", True),
        ("Contracts were reviewed", False),
        ("documentation", False),
        ("AI wrote the tests", False),
    ],
)
def test_the_own_part_is_told_from_the_part_of_others(text: str, *, owned: bool) -> None:
    assert reading(text).has_ownership is owned


def test_the_clause_that_states_the_effect_is_the_result() -> None:
    found = reading("Improved the page; bounce rate fell from 52% to 38%")
    assert found.result is not None
    assert found.text[found.result.start : found.result.end] == "bounce rate fell from 52% to 38%"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("built dashboards for sales team", "sales team"),
        ("Automated the report, saving analysts 10 hours", "analysts"),
        ("Split the deploy, so merchants get paid earlier", "merchants"),
        ("built dashboards for fun", None),
        ("built dashboards for", None),
    ],
)
def test_who_is_better_off_is_found(text: str, who: str | None) -> None:
    found = reading(text)
    span = found.beneficiary
    assert (found.text[span.start : span.end] if span else None) == who


def test_when_it_happened_is_found() -> None:
    found = reading("closed 120 tickets last quarter")
    assert found.timeframe is not None
    assert found.text[found.timeframe.start : found.timeframe.end] == "last quarter"


def test_a_reading_is_less_sure_of_a_typo_and_not_at_all_of_nothing() -> None:
    assert reading("Fixed bugs").confidence > reading("handeled escalations").confidence
    assert reading("Fixed bugs").confidence > reading("documentation").confidence > 0
    assert reading("").confidence == 0


@given(st.text(max_size=400))
def test_any_text_is_read_and_all_places_lie_inside_it(text: str) -> None:
    found = read(clean(text), rulebook(), lexicon())
    spans = [found.object, found.result, found.timeframe, found.beneficiary, *found.strip]
    if found.head:
        spans.append(found.head.span)
    assert all(0 <= s.start < s.end <= len(found.text) for s in spans if s)
    assert all(fact in found.text for fact in found.facts)


@given(st.lists(st.sampled_from([w for text, _, _ in WORK for w in text.split()]), max_size=40))
def test_any_order_of_ordinary_words_is_read(words: list[str]) -> None:
    assert read(clean(" ".join(words)), rulebook(), lexicon()).text is not None


LABELLED = [*labelled("statements.jsonl"), *labelled("statements_own.jsonl")]


def overlap(wanted: str | None, found: str | None) -> float:
    one, other = set((wanted or "").lower().split()), set((found or "").lower().split())
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def test_the_work_is_read_as_a_person_reads_it() -> None:
    verbs = [action(item["text"]) == item["action"] for item in LABELLED]
    nouns = [overlap(item["object"], thing(item["text"])) for item in LABELLED]
    assert sum(verbs) / len(verbs) >= 0.93
    assert sum(nouns) / len(nouns) >= 0.87


def test_hardly_a_fact_is_missed() -> None:
    kept = [
        any(fact.lower() in found.lower() for found in reading(item["text"]).facts)
        for item in LABELLED
        for fact in item["facts"]
    ]
    assert sum(kept) / len(kept) >= 0.98
