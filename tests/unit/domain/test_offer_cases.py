"""Worked arithmetic from public sources, each kind through the public models."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.domain.benefits import Benefits, Match
from bot.domain.compensation import evaluate
from bot.domain.equity import Grant, amt_adjustment, exit_payout, remaining_percent, spread
from bot.domain.money import Currency
from bot.domain.offer import Offer
from bot.domain.pay import Bonus, Clawback, base_paid
from bot.domain.quantity import percent_of
from bot.domain.token_budget import TokenBudget, advice, budget_of_share, cost_of
from bot.domain.vesting import Refreshers
from bot.domain.worth import at_location, raise_value

Case = dict[str, Any]
CASES: list[Case] = [
    json.loads(line, parse_float=Decimal)
    for line in (Path(__file__).parents[2] / "data" / "offer_cases.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def percent(fraction: Decimal | int) -> str:
    return f"{Decimal(fraction) * 100:f}%"


def even(years: int) -> dict[str, Any]:
    return {"percents": [percent(Decimal(1) / years)] * years, "intervals": "quarterly"}


def bonus(given: Case) -> Case:
    stated = Bonus(
        target_percent=percent(given["target_pct"]),
        individual_multiplier=given["individual_multiplier"],
        company_multiplier=given["company_multiplier"],
        first_year_percent=percent(given["period_fraction"]),
    )
    return {"bonus": stated.paid(Decimal(given["base_annual"]), 1)}


def base_raise(given: Case) -> Case:
    raises = [
        {"on": one["on"], "percent": percent(one["pct"])}
        if "pct" in one
        else {"on": one["on"], "amount": one["abs"]}
        for one in given["raises"]
    ]
    offer = Offer.model_validate(
        {"base": given["base_annual"], "start": given["start"], "raises": raises}
    )
    assert offer.start is not None
    return {
        f"year{year}_base": base_paid(offer.base or Decimal(0), offer.raises, offer.start, year)
        for year in range(1, given["horizon_years"] + 1)
    }


def value_target(given: Case) -> Case:
    def grant(sizing: str) -> Grant:
        return Grant.model_validate(
            {
                "value": given["grant_value"],
                "price": given["price_at_grant"],
                "sizing": sizing,
                "whole_shares": given["whole_shares"],
                "vesting": even(len(given["price_when_sold_by_year"])),
            }
        )

    sold = [Decimal(price) for price in given["price_when_sold_by_year"]]
    sized = [Decimal(price) for price in given["price_used_to_size_value_target_tranche"]]
    return {
        "share_count_grant_total": grant("shares").proceeds(sold, sized),
        "value_target_grant_total": grant("value").proceeds(sold, sized),
        "value_target_shares": list(grant("value").tranche_shares(sized)),
    }


def vesting(given: Case) -> Case:
    if "price_when_sold_by_year" in given:
        return value_target(given)
    if "vested_fraction" in given:
        part = given["vested_fraction"]
        schedule = {"percents": [percent(part), percent(1 - part)]}
        grant = Grant.model_validate(
            {"value": given["grant_value"], "price": given["price_at_grant"], "vesting": schedule}
        )
        standing = grant.standing(Decimal(given["price_now"]), 12)
        return {"vested_value": standing.vested, "unvested_value": standing.unvested}
    stacked = Refreshers(
        amount=given["salary"] * given["annual_grant_pct_of_salary"],
        promised=True,
        first_year=1,
        vesting=even(given["vest_years"]),
    )
    return {"vest_income_by_year": [stacked.vests(year) for year in range(1, 6)]}


def offer_of(given: Case) -> Offer:
    stated: Case = {"base": given["base"]}
    if "bonus" in given:
        stated["bonus"] = {"amount": given["bonus"]}
    if "bonus_pct" in given:
        payout = percent(given.get("bonus_multiplier", 1))
        stated["bonus"] = {"target_percent": percent(given["bonus_pct"]), "payout_percent": payout}
    if sign_on := given.get("sign_on") or given.get("sign_on_total"):
        years = given.get("sign_on_paid_over_years", 1)
        stated["sign_on"] = {"by_year": [sign_on // years] * years}
    schedule = even(given.get("vest_years") or given.get("rsu_years") or 4)
    if "schedule_pct" in given:
        schedule = {"percents": given["schedule_pct"], "intervals": "yearly"}
    if "rsu_grant" in given:
        stated["grants"] = [{"value": given["rsu_grant"], "vesting": schedule}]
    if "rsu_units" in given:
        shares = {"shares": given["rsu_units"], "price": given["unit_price"]}
        stated["grants"] = [{**shares, "vesting": schedule}]
    if "equity_per_year" in given:
        stated["grants"] = [{"value": given["equity_per_year"] * 4, "vesting": schedule}]
    if "annual_refresher" in given:
        first = given.get("refresher_first_vest_year", given.get("first_refresher_vests_in_year"))
        stated["refreshers"] = {
            "amount": given["annual_refresher"],
            "promised": True,
            "performance_percent": percent(given.get("refresher_performance_multiplier", 1)),
            "first_year": first,
            "vesting": even(given["refresher_years"]),
        }
    stated["benefits"] = benefits_of(given)
    return Offer.model_validate(stated)


def benefits_of(given: Case) -> Case:
    stated: Case = {}
    if "match_pct" in given:
        contribution = percent(given["match_pct"])
        stated["match"] = {
            "contribution_percent": contribution,
            "cap_amount": given.get("match_cap"),
        }
    if "espp_contribution" in given:
        discount = percent(given["espp_discount"])
        stated["espp"] = {"contribution": given["espp_contribution"], "discount_percent": discount}
    if "hsa_employer" in given:
        stated["other"] = [{"name": "HSA", "amount": given["hsa_employer"]}]
    return stated


def total_comp(given: Case) -> Case:
    offer = offer_of(given)
    result = evaluate(offer)
    found: Case = {
        "year1_tc": result.year_1.number,
        "tc": result.year_1.number,
        "annualised_tc": result.mean.number,
        "annualised": result.mean.number,
        "year_totals": [year.total.number for year in result.years[:4]],
        "four_year_total": result.four_years.number,
    }
    if offer.grants:
        found["grant_value"] = offer.grants[0].face()
    if offer.refreshers is not None:
        vests = [offer.refreshers.vests(year) for year in range(1, 5)]
        found["refresher_4yr_average"] = sum(vests, Decimal(0)) / 4
    return found


def options(given: Case) -> Case:
    if "sale" in given:
        payout = exit_payout(
            sale=given["sale"],
            owned=given["your_pct"] * 100,
            strike=Decimal(given["aggregate_strike"]),
            preferences=given["preferences"],
            investors=given["investor_pct"] * 100,
        )
        return {"investors_convert": payout.converts, "net_pre_tax": payout.net}
    if "rounds_dilution" in given:
        rounds = [part * 100 for part in given["rounds_dilution"]]
        return {"remaining_fraction": remaining_percent(rounds) / 100}
    if "fmv" in given:
        price, strike = Decimal(given["fmv"]), Decimal(given["strike"])
        return {"spread_per_share": spread(price, strike)}
    fmv = Decimal(given["fmv_at_exercise"])
    grant = Grant(kind="iso", shares=given["shares"], strike=given["strike"], fmv=fmv)
    return {
        "exercise_cost": grant.exercise_cost,
        "amt_adjustment": amt_adjustment(grant.share_count, fmv, grant.strike),
    }


def benefits(given: Case) -> Case:
    if "salary_now" in given:
        match = Match(
            contribution_percent=percent(given["contribution_pct"]),
            rate_percent=percent(given["match_rate"]),
        )
        lost = match.paid(Decimal(given["salary_now"]))
        gained = Decimal(given["salary_new"] - given["salary_now"])
        new = match.model_copy(update={"rate_percent": Decimal(given["match_new"])})
        after = gained - lost + new.paid(Decimal(given["salary_new"]))
        return {"match_lost": lost, "nominal_raise": gained, "raise_after_match": after}
    stated = Benefits(
        match=Match(
            contribution_percent=percent(given["contribution_pct"]),
            rate_percent=percent(given["match_rate"]),
            cap_percent=percent(given["match_cap_pct_salary"]),
        ),
        other=[
            *({"name": "on", "amount": amount} for amount in given["benefits_enabled"]),
            *(
                {"name": "off", "amount": amount, "counted": False}
                for amount in given["benefits_disabled"]
            ),
            *({"name": "misc", "amount": amount} for amount in given["misc"]),
        ],
    )
    result = evaluate(Offer(base=given["salary"], benefits=stated))
    assert stated.match is not None
    return {
        "match": stated.match.paid(Decimal(given["salary"])),
        "other_total": result.years[0].benefits,
    }


def clawback(given: Case) -> Case:
    terms = Clawback(pro_rata="days", months=given["basis"] * 12 // 365)
    paid, days = Decimal(given["bonus_gross"]), Decimal(given["days_worked"])
    return {"owed": terms.owed_after_days(paid, days)}


def location(given: Case) -> Case:
    pay = Decimal(given["pay"])
    required = at_location(pay, Decimal(1), given["multiplier"])
    return {"required": required, "gap": required - pay}


def compounding(given: Case) -> Case:
    value = raise_value(Decimal(given["bump"]), given["raise_pct"] * 100, given["years"])
    match = Match(contribution_percent=percent(given["match_pct"]))
    return {
        **{f"gap_year{year}": gap for year, gap in enumerate(value.gaps, 1)},
        "sum": value.total,
        "extra_match": match.paid(value.total),
    }


def ai_budget(given: Case) -> Case:
    if "usd_per_day" in given:
        budgets = {
            str(days): TokenBudget(amount=given["usd_per_day"], period="day", day_basis=days)
            for days in given["day_bases"]
        }
        return {
            "per_year": {days: budget.yearly for days, budget in budgets.items()},
            "per_month": {days: budget.monthly for days, budget in budgets.items()},
        }
    if "tokens" in given:
        return {"cost": cost_of(given["tokens"], given["price_per_million"])}
    base = Decimal(given["base"])
    target = budget_of_share(base, given["target_share_of_base"] * 100)
    used = {"spent": given["actual_spend"]}
    budget = TokenBudget(
        amount={"amount": target, "currency": Currency.USD}, period="year", usage=used
    )
    return {
        "target_budget": budget.yearly,
        "utilisation_pct": budget.utilisation,
        "spend_share_of_base_pct": percent_of(Decimal(given["actual_spend"]), base),
        "under_use_flag": advice(budget, base) == "under",
    }


KINDS: dict[str, Callable[[Case], Case]] = {
    "bonus": bonus,
    "base_raise": base_raise,
    "vesting": vesting,
    "total_comp": total_comp,
    "options": options,
    "benefits": benefits,
    "clawback": clawback,
    "location": location,
    "compounding": compounding,
    "ai_budget": ai_budget,
}


def near(found: Any, expected: Any, tolerance: Decimal) -> bool:
    if isinstance(expected, dict):
        return all(near(found[key], value, tolerance) for key, value in expected.items())
    if isinstance(expected, list):
        pairs = zip(found, expected, strict=True)
        return all(near(one, other, tolerance) for one, other in pairs)
    if isinstance(expected, bool):
        return found is expected
    return bool(abs(found - Decimal(expected)) <= tolerance)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_comes_to_what_its_source_says(case: Case) -> None:
    found = KINDS[case["area"]](case["inputs"])
    for name, expected in case["expected"].items():
        assert near(found[name], expected, case["expected_tolerance_abs"]), name
    for name, printed in case["source_says"].items():
        if name in case["expected"] and isinstance(printed, int | Decimal):
            assert near(found[name], printed, Decimal(case["source_tolerance_abs"])), name
