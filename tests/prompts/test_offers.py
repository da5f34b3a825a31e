"""What is known and said about offers: typed, dated, sourced, kind."""

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from string import Formatter

import pytest

from bot.content.files import Prompts, built_in
from bot.content.offers import Anchor, Kind, load_offers
from bot.content.reframe import load_roles
from bot.domain.comparison import Part
from bot.domain.compensation import PackageFlag
from bot.domain.formula import FigureName
from bot.domain.quantity import OfferFault
from bot.domain.question import Question
from bot.domain.token_budget import (
    TokenFlag,
    TokenMix,
    UseAdvice,
    blended_price,
    tokens_for,
)

OFFERS = load_offers(Prompts())
BANDS = OFFERS.bands
ANCHORS: list[Anchor] = [
    *(anchor for band in BANDS.bands for anchor in band.anchors),
    *(ratio.anchor for ratio in BANDS.ratios),
    *OFFERS.gain.evidence,
    BANDS.argument,
]
SENTENCES = [
    *OFFERS.questions.values(),
    *OFFERS.tokens.flags.values(),
    *OFFERS.tokens.advice.values(),
    *OFFERS.report.flags.values(),
    *OFFERS.report.errors.values(),
    *OFFERS.report.refused.values(),
    *(text for entry in OFFERS.tokens.arguments for text in entry.arguments),
]


def test_everything_that_can_be_said_has_its_words() -> None:
    assert set(OFFERS.questions) == set(Question)
    assert set(OFFERS.formulas) == set(FigureName)
    assert set(OFFERS.tokens.flags) == set(TokenFlag)
    assert set(OFFERS.tokens.advice) == set(UseAdvice)
    assert set(OFFERS.report.flags) == set(PackageFlag)
    assert set(OFFERS.report.errors) == set(OfferFault)
    assert set(OFFERS.report.why) == set(Part)
    assert "other" in OFFERS.report.refused


@pytest.mark.parametrize("anchor", ANCHORS, ids=lambda anchor: anchor.text[:40])
def test_a_public_figure_has_a_source_a_past_date_and_its_kind(anchor: Anchor) -> None:
    assert date(int(anchor.date[:4]), int(anchor.date[5:7] or 1), 1) < date(2027, 1, 1)
    assert len(anchor.source) > 5
    assert anchor.kind in Kind


def test_all_kinds_of_evidence_stand_side_by_side() -> None:
    assert {anchor.kind for anchor in ANCHORS} == set(Kind)


def test_the_gain_runs_from_nothing_measured_to_the_boldest_claim() -> None:
    low, high = OFFERS.gain.multiples
    assert (str(low), str(high)) == ("0", "3")


def test_presets_are_distinct_and_found_by_their_id() -> None:
    ids = [preset.id for preset in OFFERS.presets]
    assert len(set(ids)) == len(ids) >= 8
    assert OFFERS.reading["presets"]["amazon"].preset == "amazon"
    assert [*OFFERS.reading["presets"]["amazon"].percents] == [5, 15, 40, 40]


def test_bands_ascend_from_nothing() -> None:
    starts = [band.starts_at for band in OFFERS.yardstick.bands]
    assert starts[0] == 0
    assert all(one < later for one, later in pairwise(starts))


@pytest.mark.parametrize(
    ("model", "agent", "plain"),
    [
        ("Claude Sonnet 5.5", 343, 25),
        ("GPT-6.1 Sol", 343, 25),
        ("Claude Opus 5.5", 171, "12.5"),
        ("Claude Fable 5.2", 102, "6.3"),
        ("GPT-6 Astra", 52, 5),
        ("GPT-6.1 Terra", 686, 50),
        ("Gemini 4 Argon", 198, "12.5"),
        ("Gemini 3.8 Flash", 387, 33),
        ("Grok 4.7", 161, 33),
        ("DeepSeek V4.1 Flash at peak", 3388, 190),
    ],
)
def test_a_hundred_dollars_buy_what_a_real_log_bought(
    model: str, agent: int, plain: int | str
) -> None:
    price = next(one.price for one in OFFERS.prices.models if one.name == model)
    mixes: dict[str, TokenMix] = {one.id: one.mix for one in OFFERS.prices.mixes}

    def millions(mix: str) -> Decimal:
        return tokens_for(Decimal(100), blended_price(price, mixes[mix])) / 10**6

    assert abs(millions("agent") - agent) < Decimal(agent) / 100
    assert abs(millions("plain") - Decimal(plain)) < Decimal(plain) / 50


def test_every_role_finds_arguments_and_all_others_find_some() -> None:
    known = set(load_roles(Prompts()))
    listed = [role for entry in OFFERS.tokens.arguments for role in entry.roles]
    assert sorted(listed) == sorted(known)
    assert {entry.id for entry in OFFERS.tokens.arguments} == {
        *("engineering", "finance", "operations", "other")
    }
    assert OFFERS.tokens.arguments_for("gone") == OFFERS.tokens.arguments_for("other")
    assert OFFERS.tokens.arguments_for("sre") != OFFERS.tokens.arguments_for("other")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_copy_neither_shouts_nor_blames(sentence: str) -> None:
    assert "!" not in sentence
    assert not re.search(r"\b(?:you failed|you forgot|your fault|should have)\b", sentence)
    assert sentence.endswith((".", "?"))


@pytest.mark.parametrize("question", OFFERS.questions.values())
def test_a_question_to_an_employer_is_one_question(question: str) -> None:
    assert question.count("?") == 1


def test_a_text_without_placeholders_has_none_by_accident() -> None:
    for sentence in SENTENCES:
        assert not [name for _, name, _, _ in Formatter().parse(sentence) if name is not None]


def test_no_file_of_the_folder_is_left_unread() -> None:
    files = {path.stem for path in (built_in() / "offers").glob("*")}
    assert files == {
        *("vesting", "token_bands", "token_value", "token_budget", "model_prices"),
        *("questions", "formulas", "report"),
    }
