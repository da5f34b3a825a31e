from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from bot.content.catalog import Catalog
from bot.domain.money import Currency, Money, Period
from bot.domain.outcome import Notice, Slot
from bot.domain.prep import Moment
from bot.slack import forms
from bot.slack.ids import INPUT

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)


def typed(**fields: str | None) -> dict[str, Any]:
    """What Slack sends for inputs of plain text: an empty one is null."""
    return {
        block: {INPUT: {"type": "plain_text_input", "value": value}}
        for block, value in fields.items()
    }


def chosen(value: str | None) -> dict[str, Any]:
    option = value and {"text": {"type": "plain_text", "text": value}, "value": value}
    return {INPUT: {"type": "static_select", "selected_option": option}}


def basics(talk_on: str | None) -> dict[str, Any]:
    day = {INPUT: {"type": "datepicker", "selected_date": talk_on}}
    return {"moment": chosen("promotion"), "role": chosen("sre"), "talk_on": day}


def nothing_wrong(lines: list[str]) -> list[Notice | None]:
    return [None for _ in lines]


def error_of(call: Any, *args: Any, **keywords: Any) -> dict[str, str]:
    with pytest.raises(forms.FormError) as caught:
        call(*args, **keywords)
    return caught.value.by_block


def test_the_first_step_is_read_from_its_inputs(catalog: Catalog) -> None:
    read = forms.parse_basics(basics("2026-12-04"), catalog.prep.basics, NOW)
    assert (read.moment, read.role, read.talk_on) == (Moment.PROMOTION, "sre", date(2026, 12, 4))


def test_a_talk_without_a_date_is_fine(catalog: Catalog) -> None:
    assert forms.parse_basics(basics(None), catalog.prep.basics, NOW).talk_on is None


@pytest.mark.parametrize(
    ("day", "sentence"),
    [("2026-11-20", "in_past"), ("2019-01-01", "in_past"), ("2029-01-01", "too_far")],
)
def test_a_date_that_can_not_be_meant_is_told_at_the_date(
    day: str, sentence: str, catalog: Catalog
) -> None:
    texts = catalog.prep.basics
    assert error_of(forms.parse_basics, basics(day), texts, NOW) == {
        "talk_on": getattr(texts, sentence)
    }


def test_today_is_not_past_while_it_lasts_anywhere(catalog: Catalog) -> None:
    early = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)  # still the 21st in Honolulu
    read = forms.parse_basics(basics("2026-11-21"), catalog.prep.basics, early)
    assert read.talk_on == date(2026, 11, 21)


def test_statements_are_one_a_line_without_list_marks() -> None:
    text = "- closed 40 tickets\n\n* wrote docs\n  \u2022 ran the audit\n2. hired 3\n3 incidents\n"
    assert forms.statements_in(text) == [
        "closed 40 tickets",
        "wrote docs",
        "ran the audit",
        "hired 3",
        "3 incidents",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "at least one line"),
        ("\n - \n", "at least one line"),
        ("\n".join(f"did {n}" for n in range(13)), "13 lines"),
        ("x" * 3001, "3,001 characters"),
    ],
)
def test_a_list_that_can_not_be_used_is_told_at_the_list(
    text: str | None, says: str, catalog: Catalog
) -> None:
    wrong = error_of(
        forms.parse_statements, typed(statements=text), catalog.prep.outcomes, nothing_wrong
    )
    assert says in wrong["statements"]


def test_the_line_that_is_no_statement_is_named(catalog: Catalog) -> None:
    def notices(lines: list[str]) -> list[Notice | None]:
        return [
            Notice(code="emoji_only", text="Add words.") if line == ":tada:" else None
            for line in lines
        ]

    texts = catalog.prep.outcomes
    many = error_of(forms.parse_statements, typed(statements="hired 3\n:tada:"), texts, notices)
    assert many == {"statements": "Line 2: Add words."}
    one = error_of(forms.parse_statements, typed(statements=":tada:"), texts, notices)
    assert one == {"statements": "Add words."}


def test_a_notice_that_comes_with_a_rewriting_refuses_nothing(catalog: Catalog) -> None:
    def notices(lines: list[str]) -> list[Notice | None]:
        return [Notice(code="negative", text="What did you learn?") for _ in lines]

    lines = forms.parse_statements(typed(statements="NPS fell"), catalog.prep.outcomes, notices)
    assert lines == ["NPS fell"]


@pytest.mark.parametrize("text", [None, "  ", "y" * 3001])
def test_an_edited_line_is_checked_as_a_new_one_is(text: str | None, catalog: Catalog) -> None:
    wrong = error_of(
        forms.parse_statement, typed(statement=text), catalog.prep.outcomes, nothing_wrong
    )
    assert list(wrong) == ["statement"]


def test_an_edited_line_becomes_one_line(catalog: Catalog) -> None:
    read = forms.parse_statement(
        typed(statement="cut costs\n  by half"), catalog.prep.outcomes, nothing_wrong
    )
    assert read == "cut costs by half"


def test_only_answered_questions_are_kept(catalog: Catalog) -> None:
    given = forms.parse_answers(
        typed(metric="reopen rate", baseline=None, new_value=" 8% "), catalog.prep.strengthen
    )
    assert given == {Slot.METRIC: "reopen rate", Slot.NEW_VALUE: "8%"}


@pytest.mark.parametrize(
    ("slot", "typed_in", "sentence"),
    [
        ("metric", "they ship alone now", "not_a_name"),
        ("metric", "the number of customers who wrote to us again in a week", "not_a_name"),
        ("baseline", "it took like 6 hours before", "not_a_figure"),
        ("new_value", "they needed 3 weeks, now a few days", "not_a_figure"),
    ],
)
def test_a_sentence_where_a_number_belongs_is_told_at_the_question(
    slot: str, typed_in: str, sentence: str, catalog: Catalog
) -> None:
    texts = catalog.prep.strengthen
    wrong = error_of(forms.parse_answers, typed(**{slot: typed_in}), texts)
    assert wrong == {slot: getattr(texts, sentence)}


@pytest.mark.parametrize("answer", ["nobody", "17% of tickets", "2 of 11 people", "next day"])
def test_a_figure_may_be_words(answer: str, catalog: Catalog) -> None:
    assert forms.parse_answers(typed(baseline=answer), catalog.prep.strengthen)


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"metric": None, "result": "  "}, "metric"),
        ({"metric": "ok", "result": "z" * 301}, "result"),
    ],
)
def test_answers_that_can_not_be_used_are_told_at_the_question(
    fields: dict[str, str | None], at: str, catalog: Catalog
) -> None:
    assert list(error_of(forms.parse_answers, typed(**fields), catalog.prep.strengthen)) == [at]


def package(currency: str = "USD", period: str | None = None, **amounts: str) -> dict[str, Any]:
    fields = dict.fromkeys(("base", "bonus", "equity", "sign_on", "token_budget"))
    return {
        **typed(**{**fields, **amounts}),
        "currency": chosen(currency),
        "token_period": chosen(period),
    }


def test_an_empty_third_step_is_no_package(catalog: Catalog) -> None:
    texts = catalog.prep.package
    assert forms.parse_package(package(), texts, Moment.NEW_OFFER).is_empty


def test_the_third_step_is_read_as_money(catalog: Catalog) -> None:
    read = forms.parse_package(
        package(
            "EUR",
            "day",
            base="85k",
            bonus="12.5%",
            equity="20,000",
            sign_on="5000",
            token_budget="$100",
        ),
        catalog.prep.package,
        Moment.NEW_OFFER,
    )
    assert not read.is_empty
    assert read.base == Money(amount=Decimal(85000), currency=Currency.EUR)
    assert read.bonus_percent == Decimal("12.5")
    assert read.sign_on == Money(amount=Decimal(5000), currency=Currency.EUR)
    assert read.token_budget is not None
    assert read.token_budget.amount == Money(amount=Decimal(100), currency=Currency.USD)
    assert read.token_budget.period is Period.DAY


def test_a_bonus_may_be_an_amount(catalog: Catalog) -> None:
    read = forms.parse_package(package(bonus="9,000"), catalog.prep.package, Moment.PROMOTION)
    assert read.bonus == Money(amount=Decimal(9000), currency=Currency.USD)


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("base", "-5", "negative"),
        ("base", "a lot", "not_a_number"),
        ("base", "900000000000", "absurd"),
        ("base", "80-90k", "range"),
        ("equity", "20000 EUR", "other_currency"),
        ("base", "9k a month", "other_period"),
        ("bonus", "-5%", "negative"),
        ("bonus", "lots%", "not_a_number"),
    ],
)
def test_an_amount_that_can_not_be_used_is_told_at_its_field(
    field: str, text: str, sentence: str, catalog: Catalog
) -> None:
    texts = catalog.prep.package
    wrong = error_of(forms.parse_package, package(**{field: text}), texts, Moment.NEW_OFFER)
    assert wrong == {field: getattr(texts.wrong, sentence)}


def test_a_token_budget_needs_its_period(catalog: Catalog) -> None:
    texts = catalog.prep.package
    wrong = error_of(forms.parse_package, package(token_budget="200"), texts, Moment.NEW_OFFER)
    assert wrong == {"token_period": texts.wrong.no_period}


def test_a_token_budget_that_can_not_be_read_is_told(catalog: Catalog) -> None:
    texts = catalog.prep.package
    wrong = error_of(
        forms.parse_package, package(period="day", token_budget="many"), texts, Moment.NEW_OFFER
    )
    assert wrong == {"token_budget": texts.wrong.not_a_number}


def test_the_error_of_a_form_never_holds_what_was_typed(catalog: Catalog) -> None:
    with pytest.raises(forms.FormError) as caught:
        forms.parse_package(package(base="my 185k secret"), catalog.prep.package, Moment.NEW_OFFER)
    assert "185" not in str(caught.value)
