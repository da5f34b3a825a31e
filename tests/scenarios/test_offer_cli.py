"""`negotiate offer` on the command line."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot import cli

CURRENT = {
    "name": "Here",
    "base": "185k",
    "bonus": {"target_percent": "10%"},
    "benefits": {"leave_days": 25},
    "grants": [{"value": 100_000, "vesting": "standard", "vested_months": 24}],
}
ACME = {
    "name": "Acme",
    "base": "$200,000",
    "sign_on": {"by_year": ["50k"], "clawback": {"pro_rata": "months"}},
    "grants": [{"value": "400k", "vesting": "amazon"}],
    "token_budget": {
        "amount": 100,
        "period": "day",
        "personal_use": "open",
        "would_pay": 240,
        "usage": {"spent": 300, "months": 3},
    },
    "benefits": {"leave_days": 20},
}
BETA = {
    "name": "Beta",
    "currency": "EUR",
    "base": "210.000 EUR",
    "grants": [{"kind": "iso", "shares": 20_000, "strike": 2, "fmv": 3}],
    "token_budget": {"amount": 50_000, "period": "year", "replaces_cash": 9_000},
}
SHEET = {
    "current": CURRENT,
    "offers": [ACME, BETA],
    "leaving": {"bonus_months": 6},
    "rates": [
        {"currency": "EUR", "to": "USD", "rate": "1.1", "on": "2026-11-20", "source": "a bank"}
    ],
    "assumptions": {"inflation_percent": 3, "raise_years": 5, "tax_percent": 30},
}


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs the command on what stands on standard input."""

    def run(stated: object, *options: str) -> tuple[int, str, str]:
        text = stated if isinstance(stated, str) else json.dumps(stated)
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        code = cli.main(["offer", *options])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_offers_stand_side_by_side_in_aligned_columns(given: Any) -> None:
    code, out, _ = given(SHEET)
    assert code == 0
    first, columns = out.split("\n\n")[:2]
    assert "Acme is ahead of" in first or "Beta is ahead of" in first
    lines = columns.splitlines()
    assert lines[0].split() == ["Here", "(now)", "Acme", "Beta"]
    assert len({len(line) for line in lines}) == 1
    assert "€210,000" in out
    assert "1 EUR = 1.1 USD on 2026-11-20 (a bank)" in out
    assert "To be made whole: $34,250" in out


def test_the_table_explains_itself(given: Any) -> None:
    _, out, _ = given(SHEET, "--role", "sre")
    assert "Counted on 260 days a year." in out
    assert "Swap for cash: -€9,000" in out
    assert "Years 1 to 5: Base: $200,000 = $200,000 a year" in out
    assert "To ask: Acme" in out
    assert "To ask: Here" not in out
    assert "Band: generous" in out
    assert "Put a price on waiting" in out
    assert "No tax or legal advice." in out
    assert max(map(len, out.splitlines())) <= 110


def test_a_budget_in_a_currency_without_a_rate_is_not_placed(given: Any) -> None:
    _, out, _ = given({"currency": "EUR", "token_budget": {"amount": 9_000, "period": "year"}})
    assert "The bands are in USD" in out
    assert "Band:" not in out


def test_two_grants_have_two_stakes(given: Any) -> None:
    grant = {"kind": "nso", "shares": 900, "strike": 1, "fmv": 2, "fully_diluted": 1_000_000}
    _, out, _ = given({"grants": [grant, {**grant, "shares": 1_800}]})
    rows = [line.split() for line in out.splitlines() if line.startswith("Part of the company ")]
    assert [row[-1] for row in rows] == ["0.09%", "0.18%"]


def test_budgets_stand_beside_the_totals_and_never_in_them(given: Any) -> None:
    _, out, _ = given(SHEET, "--json")
    _, bare, _ = given({**SHEET, "offers": [{**ACME, "token_budget": None}, BETA]}, "--json")
    acme, without = (json.loads(text)["packages"][1] for text in (out, bare))
    assert acme["years"] == without["years"]
    assert acme["figures"] == without["figures"]
    budget = acme["token_budget"]
    assert budget["band"] == "generous"
    assert budget["day_basis"] == 260
    assert [figure["value"] for figure in budget["figures"][:4]] == [
        *("26000.00", "240.00", "0.00", "7800.00")
    ]
    assert len(budget["million_tokens"]) == 20
    assert without["token_budget"] is None
    assert {flag["id"] for flag in acme["flags"]} == {"year_5_cliff", "token_under"}


def test_every_figure_of_the_json_carries_its_formula(given: Any) -> None:
    code, out, _ = given(SHEET, "--json")
    assert code == 0
    data = json.loads(out)
    assert data["verdict"]["sentence"].startswith(data["verdict"]["best"])
    assert data["make_whole"]["value"] == "34250.00"
    for package in data["packages"]:
        figures = [
            *package["figures"],
            *(part for year in package["years"] for part in year["parts"]),
        ]
        assert all(figure["formula"] and figure["label"] for figure in figures)
    assert data["packages"][1]["figures"][0]["formula"].count("$") == 4


def test_one_offer_is_enough(
    given: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "offer.json"
    path.write_text(json.dumps({"base": 100_000, "location": {"name": "Austin"}}), encoding="utf-8")
    assert cli.main(["offer", str(path)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Offer comes to $100,000 a year over four years.")
    assert "AI budget" not in out.split("To ask")[0]


@pytest.mark.parametrize(
    ("bases", "criteria", "said"),
    [
        ((100, 99), [], "a tie"),
        ((100, 95), [], "Add criteria with weights"),
        (
            (100, 95),
            [{"name": "Team", "weight": 1, "scores": {"A": 1, "B": 2}}],
            "By your weighted criteria it is B.",
        ),
    ],
)
def test_close_offers_are_left_to_criteria(
    given: Any, bases: tuple[int, int], criteria: list[Any], said: str
) -> None:
    offers = [{"name": name, "base": base} for name, base in zip("AB", bases, strict=True)]
    _, out, _ = given({"offers": offers, "criteria": criteria})
    assert said in " ".join(out.split())


def test_nothing_unknown_is_said_to_be_nothing(given: Any) -> None:
    _, out, _ = given({"current": {"name": "Here", "base": 1}, "offers": [{"name": "A"}]})
    assert "things about A" in out
    assert "things about Here" not in out


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("{", "This is no JSON"),
        ("[" * 100_000, "This is no JSON"),
        ("[]", "This is no JSON"),
        ({"salary": 77_123}, "salary: There is no such field."),
        ({"base": "77.123k"}, "base: This can be read in two ways."),
        ({"base": -77_123}, "base: This is too small."),
        ({"base": "77123 EUR"}, "base: That names another currency"),
        ({"bonus": {"target_percent": 0.15}}, "bonus.target_percent: This can be read in two ways"),
        ({"grants": [{"value": 5, "vesting": "acme"}]}, "grants[0].vesting: There is no vesting"),
        ({"grants": [{"kind": "rsu"}]}, "grants[0]: A grant needs a value"),
        ({"offers": [{}, {"base": "x"}]}, "offers[1].base: Write one amount"),
        ({"offers": [{}, {}]}, "offer: Give each package its own name."),
        ({"currency": "BTC"}, "currency: This is none of the words"),
        ({"start": "soon"}, "start: This can't be read"),
        ('{"base": NaN}', "base: Write one amount"),
        ({"base": True}, "base: This can't be read"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_without_its_figures(
    given: Any, stated: object, said: str
) -> None:
    code, out, err = given(stated)
    assert (code, out) == (1, "")
    assert said in err
    assert "77" not in err


def test_all_that_is_wrong_is_said_at_once(given: Any) -> None:
    _, _, err = given({"base": "x", "deadline": "y"})
    assert len(err.splitlines()) == 2


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["offer", "nowhere.json"]) == 1
    assert "nowhere.json" in capsys.readouterr().err


def test_the_schema_is_json_schema_for_one_offer_or_several(given: Any) -> None:
    code, out, _ = given("", "--schema")
    assert code == 0
    schema = json.loads(out)
    assert {"Sheet", "Offer", "Grant", "TokenBudget"} <= set(schema["$defs"])
    assert len(schema["anyOf"]) == 2
    base = schema["$defs"]["Offer"]["properties"]["base"]
    assert base["description"] == "A year."


def test_absurd_sums_are_shown_all_the_same(given: Any) -> None:
    raises = [{"on": "2026-02-01", "percent": 500}] * 20
    offer = {"base": 10**13, "start": "2026-01-01", "raises": raises}
    code, out, _ = given(offer, "--json")
    assert code == 0
    assert json.loads(out)["verdict"]["sentence"]
