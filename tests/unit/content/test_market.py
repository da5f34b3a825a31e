"""What prompts/market says, and the report on a file."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.content.files import Prompts, built_in
from bot.content.market import load_market, shown
from bot.content.market_report import Request, evaluate, record, table
from bot.domain.asking import Input
from bot.domain.evidence_file import LineError, LineFault
from bot.domain.ladder import Answer, Ladder, Lever, Reply, answer, ladder
from bot.domain.money import Currency
from bot.domain.prep import Moment
from bot.domain.remark import RemarkKind, remark
from bot.errors import ContentError
from tests.support.market import TODAY, content, usd, wages


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (usd(185_000), "$185,000"),
        (date(2026, 11, 3), "3 Nov 2026"),
        (Decimal("20.0"), "20"),
        (Decimal("8.7"), "8.7"),
        (3, "3"),
        ("Texas", "Texas"),
    ],
)
def test_facts_are_shown_as_people_write_them(fact: object, text: str) -> None:
    assert shown(fact) == text  # type: ignore[arg-type]  # the table holds every kind


def test_a_remark_is_a_sentence_with_a_capital_and_names() -> None:
    said = remark(
        RemarkKind.CONFLICT,
        low_kind="peer",
        low=usd(150_000),
        high_kind="posted_range",
        high=usd(210_000),
    )
    text = content().remarks.say(said)
    assert text.startswith("The sources disagree: peers say about $150,000, posted ranges")
    place = remark(RemarkKind.PLACE_AMBIGUOUS, place="arlington {x}", areas="A; B")
    assert content().remarks.say(place).startswith("Arlington {x} could be")


def test_a_fault_names_its_line() -> None:
    error = LineError(line=7, fault=LineFault.NO_DATE)
    assert content().importing.say(error).startswith("Line 7: There is no date.")


def test_our_own_choices_are_labelled() -> None:
    texts = content().asking
    ours = Input(name="markup", value=Decimal(5), ours=True)
    assert texts.shown_input(ours) == "markup on the target: 5 % (our own choice)"
    theirs = Input(name="offer", value=usd(150_000))
    assert texts.shown_input(theirs) == "what is on the table: $150,000"


def test_benchmarks_fit_the_moment() -> None:
    beside = content().budgets.beside(Moment.ANNUAL_REVIEW)
    assert [(one.id, one.percent) for one in beside] == [
        ("merit", Decimal("3.2")),
        ("total", Decimal("3.5")),
        ("promotion", Decimal("8.7")),
    ]


def prepared(walk_away: int | None) -> Ladder:
    found = ladder(usd(50_000), usd(56_000), usd(walk_away) if walk_away else None, content().ours)
    assert found
    return found


@pytest.mark.parametrize(
    ("walk_away", "ends"),
    [
        (None, ["$54,800 or more", "$52,400 to under $54,800", "under $52,400"]),
        (
            49_000,
            [
                "$54,800 or more",
                "$52,400 to under $54,800",
                "more than $49,000, under $52,400",
                "$49,000 or less",
            ],
        ),
        (60_000, ["more than $60,000", "$60,000 or less"]),
    ],
)
def test_a_rung_says_which_counters_it_holds(walk_away: int | None, ends: list[str]) -> None:
    rungs = prepared(walk_away)
    assert [content().ladder.when(rung, rungs) for rung in rungs.rungs] == ends


def test_replies_ask_for_the_wishes_in_order() -> None:
    texts = content().ladder
    leave, level = texts.levers[Lever.LEAVE].ask, texts.levers[Lever.LEVEL].ask
    rungs = prepared(49_000)
    step = texts.say(answer(rungs, usd(53_000)), [Lever.LEAVE])
    assert "If you can reach $54,200, I will sign" in step
    assert leave in step
    trade = texts.say(answer(rungs, usd(51_000)), [Lever.LEAVE])
    assert trade.index(leave) < trade.index(level)
    assert "can't say yes" in texts.say(answer(rungs, usd(49_000)), [])
    assert texts.say(Answer(reply=Reply.ACCEPT), []).startswith("Thank you, that works")


def without(key: str) -> Callable[[str], str]:
    """The file without the lines that begin with the key."""
    return lambda text: "\n".join(
        line for line in text.splitlines() if not line.strip().startswith(f"{key}:")
    )


def swap(before: str, after: str) -> Callable[[str], str]:
    return lambda text: text.replace(before, after, 1)


@pytest.mark.parametrize(
    ("file", "change", "says"),
    [
        ("remarks", without("stale"), "stale takes the placeholders"),
        ("remarks", swap("{months} months, left", "{month} months, left"), "too_old takes"),
        ("remarks", without("peer"), "names: nothing for peer"),
        ("remarks", without("fair"), "confidence: nothing for fair"),
        ("import", without("no_date"), "faults: nothing for no_date"),
        ("import", swap("{says}", ""), "takes the placeholders"),
        ("budgets", swap("  new_offer: [counter]\n", ""), "one entry for every moment"),
        ("budgets", swap("[counter]", "[bonus]"), "shown: no benchmark bonus"),
        ("budgets", swap('up_to_percent: "8"', 'up_to_percent: "3"'), "rising limits"),
        ("budgets", swap('- up_to_percent: "8"\n      name', "- name"), "rising limits"),
        ("ladder", swap("{asks_for}", "more"), "takes the placeholders"),
        ("ladder", swap("  walk_away:", "  walk:"), "walk"),
        ("asking", swap("  range: Range to name\n", ""), "one for every figure"),
        ("asking", swap("  them: You", "  us: You"), "them"),
        ("asking", without("width"), "inputs: exactly"),
        ("weights", without("peer"), "no weight for peer"),
        ("wages", swap("{today}", "today"), "takes the placeholders"),
    ],
)
def test_a_slip_in_a_file_is_named(
    tmp_path: Path, file: str, change: Callable[[str], str], says: str
) -> None:
    (tmp_path / "market").mkdir()
    text = (built_in() / "market" / f"{file}.yaml").read_text()
    assert change(text) != text
    (tmp_path / "market" / f"{file}.yaml").write_text(change(text))
    with pytest.raises(ContentError, match=rf"{file}\.yaml") as caught:
        load_market(Prompts(tmp_path))
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("file", "start", "end", "says"),
    [
        ("ladder", "  walk_away:\n", "ends:", "replies: nothing for walk_away"),
        ("ladder", "  tokens:\n", "", "levers: nothing for tokens"),
        ("asking", "  them:", "views:", "opens: one for you and one for them"),
    ],
)
def test_a_missing_part_is_named(
    tmp_path: Path, file: str, start: str, end: str, says: str
) -> None:
    (tmp_path / "market").mkdir()
    text = (built_in() / "market" / f"{file}.yaml").read_text()
    before, _, rest = text.partition(start)
    after = end + rest.partition(end)[2] if end else ""
    (tmp_path / "market" / f"{file}.yaml").write_text(before + after)
    with pytest.raises(ContentError, match=says):
        load_market(Prompts(tmp_path))


FILE = """source,kind,amount,basis,level,place,date,consent
Acme,offer,190k,base,L5,NYC,2026-10-01,
Job ad,posted,170k-210k,,L5,New York,2026-09-15,
A friend,peer,182k,base,L6,Boston,2026-05-12,yes
Recruiter,,90k EUR,base,,,2026-10-10,
Old survey,,120k,total,,,2023-01-10,
A friend,peer,182k,base,L6,,2026-05-12,
"""


def test_a_report_holds_a_market_for_each_basis_and_currency() -> None:
    request = Request(role="backend", place="nyc", level="L5")
    report = evaluate(FILE, request, content(), wages(), TODAY)
    written = record(report, content())
    assert [(one["currency"], one["basis"], one["n"]) for one in written["markets"]] == [
        ("USD", "base", 3),
        ("EUR", "base", 1),
        ("USD", "total", 0),
    ]
    base = written["markets"][0]
    assert (base["p25"], base["p50"], base["p75"]) == ("190000", "190000", "190000")
    assert [one["kind"] for one in base["remarks"]] == [
        "other_level",
        "other_place",
        "official_above",
    ]
    assert "Points for another place than nyc: 1." in base["remarks"][1]["text"]
    assert base["points"][0] == {
        "source": "A friend",
        "kind": "peer",
        "amount": "182000",
        "dated": "2026-05-12",
        "weight": "0.212132",
    }
    assert "p50" not in written["markets"][2]
    assert written["official"]["wages"][0]["p50"] == "166830"
    assert [(one["line"], one["fault"]) for one in written["errors"]] == [(7, "no_permission")]


def test_without_a_role_there_is_no_official_part() -> None:
    clean = "\n".join(FILE.splitlines()[:4])
    report = evaluate(clean, Request(), content(), wages(), TODAY)
    assert record(report, content())["official"] is None
    assert "Official wages" not in table(report, content())
    assert "Lines left out" not in table(report, content())


def test_the_table_is_aligned() -> None:
    request = Request(role="data_engineer", place="Austin")
    lines = table(evaluate(FILE, request, content(), wages(), TODAY), content()).splitlines()
    assert lines[0] == "Market, base pay in USD, 21 Nov 2026"
    assert lines[1].endswith("p75")
    assert len(lines[1]) == len(lines[2])
    start = lines.index("Official wages, Austin-Round Rock-San Marcos, TX")
    assert len({len(line) for line in lines[start + 1 : start + 5]}) == 1
    assert "18 months old on 21 Nov 2026" in "\n".join(lines)
    assert "May 2025" in "\n".join(lines)
    assert lines[-1] == content().asking.note


def test_an_unknown_place_and_an_empty_file_are_said() -> None:
    report = evaluate("", Request(role="backend", place="Berlin"), content(), wages(), TODAY)
    text = table(report, content())
    assert text.startswith("There is nothing to show yet.")
    assert "It has nothing for Berlin." in text
    assert "Line 1: The file is empty." in text
    assert content().remarks.report.weights not in text


def test_faults_never_repeat_amounts() -> None:
    bad = FILE + "recruiter,,987654 a month,base,,,2026-10-10,\n"
    report = evaluate(bad, Request(currency=Currency.USD), content(), wages(), TODAY)
    assert len(report.errors) == 2
    assert "987" not in table(report, content())
