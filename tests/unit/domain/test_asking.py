"""The three numbers, the story of an ask, and the ladder."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.domain.asking import Derived, ThreeNumbers, precise, three_numbers
from bot.domain.band import Band
from bot.domain.evidence import Basis, SourceKind
from bot.domain.ladder import Ladder, Lever, Reply, answer, ladder, ladder_of, trades
from bot.domain.market import Market
from bot.domain.money import Currency, Money, MoneyError
from bot.domain.prep import Moment
from bot.domain.remark import RemarkKind, remark
from bot.domain.situation import Case, Coefficients, Need, Situation
from bot.domain.story import Opener, story_for, who_opens
from tests.support.market import USD, base_market, content, point, usd

OURS = content().ours
MARKET = base_market(*(point(amount) for amount in (150_000, 160_000, 170_000, 180_000, 200_000)))
"""p25 160,000; p50 170,000; p75 180,000; p90 200,000."""
EUR = Money(amount=Decimal(100), currency=Currency.EUR)


def situation(**known: object) -> Situation:
    return Situation.model_validate(
        {"moment": Moment.NEW_OFFER, "basis": Basis.BASE, "currency": USD, **known}
    )


def numbers(market: Market | None = MARKET, /, **known: object) -> ThreeNumbers:
    return three_numbers(situation(**known), market, OURS)


def amount(figure: Derived | None) -> int | None:
    return int(figure.amount.amount) if figure else None


def said(found: ThreeNumbers) -> list[RemarkKind]:
    return [one.kind for one in found.remarks]


def band(low: int, high: int) -> Band:
    return Band(minimum=usd(low), maximum=usd(high))


@pytest.mark.parametrize(
    ("known", "walk_away"),
    [
        ({"alternative": usd(150_000)}, 150_000),
        ({"alternative": usd(150_000), "switching_cost": usd(8_000)}, 142_000),
        ({"alternative": usd(150_000), "floor": usd(155_000)}, 155_000),
        ({"alternative": usd(160_000), "floor": usd(155_000)}, 160_000),
        ({"floor": usd(155_000), "switching_cost": usd(9_000)}, 155_000),
        ({"alternative": usd(5_000), "switching_cost": usd(8_000)}, 0),
        ({"alternative": usd(0)}, 0),
        ({}, None),
    ],
)
def test_the_walk_away_is_the_better_of_alternative_and_floor(
    known: dict[str, object], walk_away: int | None
) -> None:
    found = numbers(**known)
    assert amount(found.walk_away) == walk_away
    assert (RemarkKind.NO_WALK_AWAY in said(found)) is (walk_away is None)


@pytest.mark.parametrize(
    ("case", "target"),
    [(Case.AT_LEVEL, 170_000), (Case.STRONG, 175_000), (Case.ABOVE_LEVEL, 180_000)],
)
def test_the_target_lies_between_p50_and_p75(case: Case, target: int) -> None:
    assert amount(numbers(case=case).target) == target


@pytest.mark.parametrize(
    ("known", "ask"),
    [
        ({}, 183_800),  # 175,000 and 5 %
        ({"offer": usd(150_000)}, 183_800),  # 172,500 is less
        ({"offer": usd(165_000)}, 189_800),  # and 15 %
        ({"offer": usd(165_000), "their_need": Need.HIGH}, 193_900),  # 17.5 %
        ({"offer": usd(165_000), "their_need": Need.HIGH, "own_need": Need.LOW}, 198_100),  # 20 %
        ({"offer": usd(165_000), "their_need": Need.LOW, "own_need": Need.HIGH}, 183_800),  # 10 %
        ({"offer": usd(190_000)}, 199_900),  # p90 is the cap
        ({"offer": usd(190_000), "posted": band(150_000, 195_300)}, 195_300),
        ({"posted": band(190_000, 220_000)}, 190_100),
        ({"posted": band(150_000, 160_000)}, 160_000),
    ],
)
def test_the_ask_is_precise_and_inside_what_carries_it(known: dict[str, object], ask: int) -> None:
    assert amount(numbers(**known).ask) == ask


def test_each_figure_shows_its_inputs_and_which_are_ours() -> None:
    found = numbers(
        offer=usd(165_000),
        alternative=usd(150_000),
        switching_cost=usd(5_000),
        floor=usd(140_000),
        posted=band(150_000, 210_000),
        wants_range=True,
    )
    inputs = {
        figure.kind.value: [(one.name, one.ours) for one in figure.inputs]
        for figure in (found.walk_away, found.target, found.ask, found.bolstering)
        if figure
    }
    assert inputs == {
        "walk_away": [("alternative", False), ("switching_cost", False), ("floor", False)],
        "target": [("p50", False), ("p75", False), ("target_share", True)],
        "ask": [
            *[("target", False), ("markup", True), ("offer", False), ("counter", True)],
            *[("p90", False), ("posted_minimum", False), ("posted_maximum", False)],
        ],
        "range": [("ask", False), ("width", True)],
    }
    assert found.remarks == ()
    assert found.rise_percent == Decimal("15.0")


@pytest.mark.parametrize(
    ("known", "up_to"), [({}, 192_900), ({"posted": band(150_000, 190_000)}, 189_900)]
)
def test_a_bolstering_range_begins_at_the_ask(known: dict[str, object], up_to: int) -> None:
    found = numbers(**known, wants_range=True)
    assert found.bolstering
    assert found.ask
    assert found.bolstering.amount == found.ask.amount
    assert found.bolstering.up_to == usd(up_to)


def test_an_input_that_did_not_count_is_not_shown() -> None:
    found = numbers(floor=usd(100), switching_cost=usd(9)).walk_away
    assert found
    assert [one.name for one in found.inputs] == ["floor"]


def test_without_a_wish_there_is_no_range() -> None:
    assert numbers().bolstering is None


NO_FLOOR = RemarkKind.NO_WALK_AWAY


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"alternative": usd(300_000)}, [RemarkKind.WALK_AWAY_ABOVE_ASK]),
        ({"alternative": usd(178_000)}, [RemarkKind.WALK_AWAY_ABOVE_TARGET]),
        ({"alternative": usd(175_000)}, []),
        ({"offer": usd(250_000), "floor": usd(1)}, [RemarkKind.OFFER_ABOVE_ASK]),
        ({"floor": usd(1), "posted": band(1, 160_000)}, [RemarkKind.TARGET_ABOVE_POSTED]),
        ({"floor": usd(1), "posted": band(200_000, 210_000)}, [RemarkKind.TARGET_BELOW_POSTED]),
        ({"floor": usd(1), "offer": usd(150_000)}, [RemarkKind.FAR_ABOVE_OFFER]),
        ({"floor": usd(1), "offer": usd(150_000), "written_rival": True}, []),
        ({"floor": usd(1), "offer": usd(150_000), "moment": Moment.PROMOTION}, []),
        (
            {"floor": usd(1), "posted": band(1, 160_000), "wants_range": True},
            [RemarkKind.TARGET_ABOVE_POSTED, RemarkKind.NO_RANGE],
        ),
        ({"offer": usd(0), "floor": usd(1)}, [RemarkKind.NO_PAY]),
        ({"basis": Basis.TOTAL, "floor": usd(1)}, [RemarkKind.OTHER_MARKET]),
    ],
)
def test_what_cannot_be_or_does_not_fit_is_said(
    known: dict[str, object], expected: list[RemarkKind]
) -> None:
    assert said(numbers(**known)) == expected


@pytest.mark.parametrize("field", ["offer", "alternative", "switching_cost", "floor"])
def test_a_negative_or_foreign_figure_is_left_out_and_named(field: str) -> None:
    negative = numbers(**{field: usd(-1)})
    assert remark(RemarkKind.NEGATIVE, field=field) in negative.remarks
    foreign = numbers(**{field: EUR})
    assert remark(RemarkKind.FIELD_CURRENCY, field=field, currency="USD") in foreign.remarks
    assert amount(negative.ask) == amount(foreign.ask) == 183_800


def test_a_foreign_posted_range_is_left_out_and_named() -> None:
    found = numbers(posted=Band(minimum=EUR, maximum=EUR))
    assert remark(RemarkKind.FIELD_CURRENCY, field="posted", currency="USD") in found.remarks


@pytest.mark.parametrize("market", [None, base_market()])
def test_without_evidence_there_is_only_a_walk_away(market: Market | None) -> None:
    found = numbers(market, floor=usd(100), offer=usd(90), wants_range=True)
    assert (found.target, found.ask, found.bolstering, found.rise_percent) == (None,) * 4
    assert amount(found.walk_away) == 100
    assert said(found) == [RemarkKind.NO_EVIDENCE]


def test_thin_evidence_is_said_beside_the_ask() -> None:
    found = numbers(base_market(point(150_000)), floor=usd(1))
    assert said(found) == [RemarkKind.FEW]
    assert amount(found.ask) == 150_100


monies = st.integers(-10, 400_000).map(usd)
bands = st.tuples(st.integers(1, 400_000), st.integers(0, 100_000)).map(
    lambda ends: band(ends[0], ends[0] + ends[1])
)


@given(
    st.lists(st.integers(1, 400_000), min_size=0, max_size=6),
    st.fixed_dictionaries(
        {},
        optional={
            "offer": monies,
            "alternative": monies,
            "switching_cost": monies,
            "floor": monies,
            "posted": bands,
            "case": st.sampled_from(Case),
            "their_need": st.sampled_from(Need),
            "own_need": st.sampled_from(Need),
            "wants_range": st.booleans(),
        },
    ),
)
def test_the_three_are_in_order_or_it_is_said_why_not(
    amounts: list[int], known: dict[str, object]
) -> None:
    found = numbers(base_market(*map(point, amounts)), **known)
    kinds = set(said(found))
    if found.target is None or found.ask is None:
        assert kinds & {RemarkKind.NO_EVIDENCE, RemarkKind.OTHER_MARKET}
        return
    target, ask = found.target.amount.amount, found.ask.amount.amount
    assert target <= ask or RemarkKind.TARGET_ABOVE_POSTED in kinds
    above = {RemarkKind.WALK_AWAY_ABOVE_TARGET, RemarkKind.WALK_AWAY_ABOVE_ASK}
    if found.walk_away:
        assert found.walk_away.amount.amount <= min(target, ask) or kinds & (
            above | {RemarkKind.TARGET_ABOVE_POSTED}
        )
    else:
        assert RemarkKind.NO_WALK_AWAY in kinds
    posted = known.get("posted")
    if isinstance(posted, Band):
        assert posted.minimum.amount <= ask <= posted.maximum.amount
    if found.bolstering and found.bolstering.up_to:
        assert found.bolstering.amount.amount < found.bolstering.up_to.amount


@given(st.integers(1, 10**9), st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_precise_figure_stays_inside_its_bounds(amount: int, under: int, over: int) -> None:
    low, high = usd(max(amount - under, 1)), usd(amount + over)
    found = precise(usd(amount), low, high)
    assert low.amount <= found.amount <= high.amount
    assert abs(found.amount - amount) * 500 <= amount or found.amount - amount in {-2, -1, 0, 1, 2}


@pytest.mark.parametrize(
    ("amount", "shown"),
    [(190_000, 190_100), (185_250, 185_300), (187_431, 187_600), (7_000_000, 7_001_000), (90, 91)],
)
def test_a_round_figure_becomes_precise(amount: int, shown: int) -> None:
    assert precise(usd(amount), usd(1), usd(10**8)) == usd(shown)


def test_small_units_are_made_precise_alike() -> None:
    yen = Money(amount=Decimal(9_000_000), currency=Currency.JPY)
    assert precise(yen, yen, yen * 2).amount == 9_001_000


OFFER, ASK = usd(50_000), usd(56_000)


def rungs(prepared: Ladder | None) -> list[tuple[str, str, str]]:
    assert prepared
    return [
        (
            rung.reply.value,
            rung.at_least.text if rung.at_least else "",
            rung.below.text if rung.below else "",
        )
        for rung in prepared.rungs
    ]


def test_the_window_is_cut_at_two_fifths_and_four_fifths() -> None:
    assert rungs(ladder(OFFER, ASK, None, OURS)) == [
        ("accept", "$54,800", ""),
        ("step", "$52,400", "$54,800"),
        ("trade", "", "$52,400"),
    ]


@pytest.mark.parametrize(
    ("walk_away", "expected"),
    [
        (
            49_000,
            [
                ("accept", "$54,800", ""),
                ("step", "$52,400", "$54,800"),
                ("trade", "$49,000.01", "$52,400"),
                ("walk_away", "", "$49,000.01"),
            ],
        ),
        (
            53_000,
            [
                ("accept", "$54,800", ""),
                ("step", "$53,000.01", "$54,800"),
                ("walk_away", "", "$53,000.01"),
            ],
        ),
        (60_000, [("accept", "$60,000.01", ""), ("walk_away", "", "$60,000.01")]),
    ],
)
def test_a_walk_away_takes_what_lies_at_or_under_it(
    walk_away: int, expected: list[tuple[str, str, str]]
) -> None:
    assert rungs(ladder(OFFER, ASK, usd(walk_away), OURS)) == expected


@pytest.mark.parametrize(
    ("counter", "reply", "asks_for"),
    [
        (60_000, Reply.ACCEPT, None),
        (54_800, Reply.ACCEPT, None),
        (54_799, Reply.STEP, 55_999),
        (53_000, Reply.STEP, 54_200),
        (52_000, Reply.TRADE, None),
        (51_000, Reply.WALK_AWAY, None),
        (0, Reply.WALK_AWAY, None),
    ],
)
def test_every_counter_has_its_reply(counter: int, reply: Reply, asks_for: int | None) -> None:
    prepared = ladder(OFFER, ASK, usd(51_000), OURS)
    assert prepared
    found = answer(prepared, usd(counter))
    assert (found.reply, found.asks_for) == (reply, usd(asks_for) if asks_for else None)


def test_one_step_more_never_asks_above_the_ask() -> None:
    wide = OURS.model_copy(update={"step_share": Decimal("0.5")})
    prepared = ladder(OFFER, ASK, None, wide)
    assert prepared
    assert answer(prepared, usd(54_000)).asks_for == ASK


@given(
    st.integers(0, 300_000),
    st.integers(1, 100_000),
    st.none() | st.integers(0, 400_000),
    st.integers(-1000, 500_000),
)
def test_every_counter_is_on_one_rung_and_none_under_the_walk_away_is_accepted(
    offer: int, window: int, walk_away: int | None, counter: int
) -> None:
    floor = None if walk_away is None else usd(walk_away)
    prepared = ladder(usd(offer), usd(offer + window), floor, OURS)
    assert prepared
    assert sum(rung.holds(usd(counter)) for rung in prepared.rungs) == 1
    reply = answer(prepared, usd(counter)).reply
    if walk_away is not None:
        assert (reply is Reply.WALK_AWAY) is (counter <= walk_away)


@pytest.mark.parametrize("ask", [OFFER, usd(40_000)])
def test_there_is_no_ladder_without_a_window(ask: Money) -> None:
    assert ladder(OFFER, ask, None, OURS) is None


@pytest.mark.parametrize(
    ("known", "replies"),
    [
        ({"offer": usd(165_000)}, "accept step trade"),
        ({"offer": usd(165_000), "floor": usd(166_000)}, "accept step trade walk_away"),
        ({"offer": usd(-1)}, ""),
        ({"offer": usd(400_000)}, ""),
        ({}, ""),
    ],
)
def test_the_ladder_follows_from_the_three_numbers(known: dict[str, object], replies: str) -> None:
    found = ladder_of(numbers(**known), OURS)
    assert [rung.reply.value for rung in (found.rungs if found else ())] == replies.split()


def test_there_is_no_ladder_without_evidence() -> None:
    assert ladder_of(numbers(None, offer=usd(1)), OURS) is None


def test_a_counter_in_another_currency_is_refused() -> None:
    prepared = ladder(OFFER, ASK, None, OURS)
    assert prepared
    with pytest.raises(MoneyError):
        answer(prepared, EUR)


def test_wishes_are_traded_first() -> None:
    found = trades([Lever.LEAVE, Lever.LEVEL], tuple(Lever))
    assert found[:3] == (Lever.LEAVE, Lever.LEVEL, Lever.SIGN_ON)
    assert sorted(found) == sorted(Lever)


@pytest.mark.parametrize(
    ("moment", "rise", "name"),
    [
        (Moment.ANNUAL_REVIEW, "3.2", "Merit"),
        (Moment.ANNUAL_REVIEW, "4", "Merit"),
        (Moment.PROMOTION, "4.1", "Strong merit or adjustment"),
        (Moment.PROMOTION, "8.7", "Market adjustment or promotion"),
        (Moment.NEW_OFFER, "10", "An ordinary counter"),
        (Moment.NEW_OFFER, "15", "A strong counter"),
        (Moment.NEW_OFFER, "40", "A different offer"),
    ],
)
def test_the_size_of_an_ask_decides_its_story(moment: Moment, rise: str, name: str) -> None:
    assert story_for(Decimal(rise), content().budgets.stories[moment]).name == name


@pytest.mark.parametrize(
    ("market", "posted", "opener"),
    [
        (None, None, Opener.THEM),
        (base_market(point(1)), None, Opener.THEM),
        (MARKET, None, Opener.YOU),
        (
            base_market(*(point(one, kind=SourceKind.SURVEY) for one in (1, 2, 3))),
            None,
            Opener.THEM,
        ),
        (None, band(1, 2), Opener.YOU),
    ],
)
def test_who_knows_more_may_open(
    market: Market | None, posted: Band | None, opener: Opener
) -> None:
    assert who_opens(market, posted) is opener


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"target_share": {"strong": "0.5"}}, "nothing for above_level"),
        (
            {"target_share": {"at_level": "0", "strong": "0.5", "above_level": "1.5"}},
            "between 0 and 1",
        ),
        ({"trade_share": "0.9"}, "trade_share above"),
        ({"need_percent": "8"}, "need_percent above half"),
        ({"markup_percent": 0.5}, "decimal"),
    ],
)
def test_coefficients_that_cannot_be_are_refused(change: dict[str, object], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        Coefficients.model_validate({**dict(OURS), **change})
