"""What inputs hold, and what Slack checks before it sends a modal."""

from datetime import date, time
from typing import Any

import pytest

from bot.local.choices import chosen
from bot.local.inputs import REQUIRED, Values, initial_values, merged, problems
from tests.unit.local.conftest import actions, button, field, select, text_field

TEXT = {"type": "plain_text_input"}
NUMBER = {"type": "number_input", "is_decimal_allowed": False, "min_value": "0", "max_value": "10"}
BOXES = {**select("a", "b"), "type": "checkboxes"}


@pytest.mark.parametrize(
    ("element", "given", "problem"),
    [
        (TEXT, "", REQUIRED),
        (TEXT, "words", None),
        ({**TEXT, "min_length": 3}, "ab", "Must be at least 3 characters."),
        ({**TEXT, "max_length": 3}, "abcd", "Must be at most 3 characters."),
        (TEXT, "x" * 3001, "Must be at most 3000 characters."),
        (NUMBER, "7", None),
        (NUMBER, "x", "Please enter a number."),
        (NUMBER, "NaN", "Please enter a number."),
        (NUMBER, "7.5", "Please enter a whole number."),
        (NUMBER, "-1", "Must be at least 0."),
        (NUMBER, "11", "Must be at most 10."),
        ({"type": "number_input", "is_decimal_allowed": True}, "-7.25", None),
        ({"type": "email_text_input"}, "maya", "Please enter a valid email address."),
        ({"type": "email_text_input"}, "maya@example.com", None),
        ({"type": "url_text_input"}, "example.com", "Please enter a valid URL."),
        ({"type": "url_text_input"}, "https://example.com/a", None),
        (select("a", "b"), None, REQUIRED),
        (select("a", "b"), "b", None),
        (BOXES, None, REQUIRED),
        (BOXES, ["a"], None),
        (
            {"type": "multi_users_select", "max_selected_items": 1},
            ["U1", "U2"],
            "You can select up to 1 items.",
        ),
        ({"type": "multi_users_select"}, ["U1", "U2"], None),
        ({"type": "datepicker"}, None, REQUIRED),
    ],
)
def test_an_input_is_checked_before_it_is_sent(
    element: dict[str, Any], given: Any, problem: str | None
) -> None:
    blocks = [field("a", element)]
    values = {"a": {"value": chosen(element, given)}}
    assert problems(blocks, values) == ({"a": problem} if problem else {})


def test_an_optional_input_may_stay_empty_but_not_be_wrong() -> None:
    blocks = [field("a", NUMBER, optional=True)]
    assert problems(blocks, initial_values(blocks)) == {}
    wrong = {"a": {"value": chosen(NUMBER, "x")}}
    assert problems(blocks, wrong) == {"a": "Please enter a number."}


def test_what_is_no_input_block_is_never_required() -> None:
    blocks = [actions("a", {**select("x"), "action_id": "pick"}, button("Go", "go"))]
    values = initial_values(blocks)
    assert values == {"a": {"pick": {"type": "static_select", "selected_option": None}}}
    assert problems(blocks, values) == {}


def test_values_survive_where_ids_and_type_are_the_same() -> None:
    kept: Values = {
        "same": {"value": {"type": "plain_text_input", "value": "typed"}},
        "other": {"value": {"type": "number_input", "value": "5"}},
        "gone": {"value": {"type": "plain_text_input", "value": "lost"}},
        "many": {"value": {"type": "checkboxes", "selected_options": [{"value": "old"}]}},
    }
    blocks = [text_field("same", initial_value="first"), text_field("other"), field("many", BOXES)]
    values = initial_values(blocks, kept)
    assert values["same"]["value"]["value"] == "typed"
    assert values["other"]["value"]["value"] is None
    assert values["many"]["value"]["selected_options"] == []
    assert "gone" not in values


def test_only_inputs_that_exist_take_values() -> None:
    blocks = [text_field("a"), actions("b", button("Go", "go"))]
    given = {
        "a": {"value": {"type": "number_input", "value": "words", "extra": 1}, "x": {}},
        "b": {"go": {"type": "button", "value": "1"}},
        "c": {"value": {"value": "1"}},
    }
    values = merged(blocks, initial_values(blocks), given)
    assert values == {"a": {"value": {"type": "plain_text_input", "value": "words"}}}
    assert merged(blocks, values, {"a": {"value": {"value": ""}}})["a"]["value"]["value"] is None
    assert merged(blocks, values, {"a": {"value": "words"}, "b": None}) == values


@pytest.mark.parametrize(
    ("element", "given", "state"),
    [
        (select("a"), "A", {"selected_option": select("a")["options"][0]}),
        (BOXES, "b", {"selected_options": [BOXES["options"][1]]}),
        (BOXES, [], {"selected_options": []}),
        ({"type": "datepicker"}, date(2026, 11, 21), {"selected_date": "2026-11-21"}),
        ({"type": "timepicker"}, time(9, 30), {"selected_time": "09:30"}),
        ({"type": "timepicker"}, "09:30", {"selected_time": "09:30"}),
        ({"type": "datetimepicker"}, 1_800_000_000, {"selected_date_time": 1_800_000_000}),
        ({"type": "users_select"}, "U1", {"selected_user": "U1"}),
        ({"type": "conversations_select"}, "C1", {"selected_conversation": "C1"}),
        ({"type": "number_input"}, 5, {"value": "5"}),
        ({"type": "file_input"}, "F1", {"files": ["F1"]}),
    ],
)
def test_what_a_person_gives_becomes_the_state_of_the_element(
    element: dict[str, Any], given: Any, state: dict[str, Any]
) -> None:
    assert chosen(element, given) == {"type": element["type"], **state}


def test_rich_text_is_one_section() -> None:
    state = chosen({"type": "rich_text_input"}, "words")["rich_text_value"]
    assert state["elements"][0]["elements"] == [{"type": "text", "text": "words"}]


def test_an_option_that_is_not_offered_cannot_be_chosen() -> None:
    with pytest.raises(LookupError, match="no option 'z' among"):
        chosen(select("a", "b"), "z")
