"""Modals keep what was typed, say what is wrong where it is wrong, and work by keyboard alone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.canned import workspace
from tests.browser.conftest import Show
from tests.browser.kit import ROLES, field, section
from tests.browser.modal_blocks import view
from tests.browser.stub import Stub

pytestmark = pytest.mark.browser

Json = dict[str, Any]
LINE = field("line", "Statement", {"type": "plain_text_input", "focus_on_load": True})
LINES = field("lines", "Outcomes", {"type": "plain_text_input", "multiline": True}, optional=True)
ROLE = field("role", "Role", {"type": "static_select", "options": ROLES})


def opening(stub: Stub, *blocks: Json, **more: Any) -> None:
    """Let the workspace answer a command by a modal, and closing by taking it away."""

    def opened(_: Json) -> Json:
        stub.change(views=[view(blocks=list(blocks), **more)])
        return {"ok": True}

    def closed(_: Json) -> Json:
        stub.change(views=stub.state["views"][:-1])
        return {"ok": True}

    stub.answers = {"command": opened, "view_close": closed}


def command(page: Page, text: str = "/negotiate prep") -> None:
    page.get_by_role("textbox", name="Message Negotiate").fill(text)
    page.keyboard.press("Enter")


def test_typed_text_and_caret_survive_a_new_version_of_the_view(page: Page, show: Show) -> None:
    stub = show(workspace([], views=[view(blocks=[LINE, LINES])]))
    statement = page.get_by_role("textbox", name="Statement")
    statement.fill("closed 120 tickets")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    blocks = [section("You said more"), LINE, {**LINES, "hint": None}]
    stub.change(views=[view(blocks=blocks, hash="2.b")])
    expect(page.get_by_text("You said more")).to_be_visible()
    expect(statement).to_be_focused()
    page.keyboard.type("X")
    expect(statement).to_have_value("cXlosed 120 tickets")


def test_a_new_step_is_entered_at_its_top(page: Page, show: Show) -> None:
    long = [section(f"Line {n}", block_id=f"one-{n}") for n in range(40)]
    stub = show(workspace([], views=[view(blocks=long)]))
    body = page.locator(".modal-body")
    body.evaluate("el => { el.scrollTop = 300 }")
    page.get_by_role("button", name="Continue").focus()
    step = [section(f"Line {n}", block_id=f"two-{n}") for n in range(40)]
    stub.change(views=[view(blocks=[LINE, *step], hash="2.b")])
    expect(page.get_by_role("textbox", name="Statement")).to_be_focused()
    assert body.evaluate("el => el.scrollTop") == 0


def test_a_value_goes_when_its_ids_change(page: Page, show: Show) -> None:
    stub = show(workspace([], views=[view(blocks=[LINE])]))
    page.get_by_role("textbox", name="Statement").fill("typed")
    other = field("line_2", "Statement", {"type": "plain_text_input", "initial_value": "new"})
    stub.change(views=[view(blocks=[other], hash="2.b")])
    expect(page.get_by_role("textbox", name="Statement")).to_have_value("new")


def test_a_modal_works_by_keyboard_alone(page: Page, show: Show) -> None:
    stub = show(workspace([]))
    opening(stub, LINE, LINES, ROLE)
    command(page)
    dialog = page.get_by_role("dialog", name="Prepare the talk")
    order = [
        dialog.get_by_role("textbox", name="Statement"),
        dialog.get_by_role("textbox", name="Outcomes"),
        dialog.get_by_role("combobox", name="Role"),
        dialog.get_by_role("button", name="Cancel"),
        dialog.get_by_role("button", name="Continue"),
        dialog.get_by_role("button", name="Close"),
    ]
    for place in [*order, order[0]]:
        expect(place).to_be_focused()
        page.keyboard.press("Tab")
    for place in [order[1], order[0], order[-1]]:
        expect(place).to_be_focused()
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert stub.posted("view_close") == {"user": "UMAYA", "view_id": "V1", "all": True}
    expect(page.get_by_role("textbox", name="Message Negotiate")).to_be_focused()


def test_enter_in_a_line_submits_and_in_a_text_area_does_not(page: Page, show: Show) -> None:
    stub = show(workspace([]))
    opening(stub, LINE, LINES)
    command(page)
    statement = page.get_by_role("textbox", name="Statement")
    expect(statement).to_be_focused()
    page.keyboard.type("cut latency")
    page.get_by_role("textbox", name="Outcomes").press("Enter")
    page.keyboard.type("second")
    assert stub.bodies("view_submit") == []
    page.keyboard.press("Control+Enter")
    values = stub.posted("view_submit")["values"]
    assert values["line"]["line_value"] == {"type": "plain_text_input", "value": "cut latency"}
    assert values["lines"]["lines_value"] == {"type": "plain_text_input", "value": "\nsecond"}
    submit = page.get_by_role("button", name="Continue")
    expect(submit).not_to_have_attribute("aria-busy", "true")
    statement.press("Enter")
    stub.posted("view_submit", times=2)


def test_an_empty_required_field_never_reaches_the_app(page: Page, show: Show) -> None:
    stub = show(workspace([], views=[view(blocks=[LINES, LINE, ROLE])]))
    page.get_by_role("button", name="Continue").click()
    statement = page.get_by_role("textbox", name="Statement")
    expect(statement).to_be_focused()
    expect(statement).to_have_accessible_description("Please complete this required field.")
    expect(page.get_by_text("Please complete this required field.")).to_have_count(2)
    assert stub.bodies("view_submit") == []
    statement.fill("now it is there")
    expect(page.get_by_text("Please complete this required field.")).to_have_count(1)


def test_errors_of_the_app_stand_at_their_fields(page: Page, show: Show) -> None:
    stub = show(workspace([], views=[view(blocks=[LINE])]))
    stub.answers["view_submit"] = lambda _: {"ok": False, "errors": {"line": "Say what changed."}}
    statement = page.get_by_role("textbox", name="Statement")
    statement.fill("tickets")
    page.get_by_role("button", name="Continue").click()
    expect(statement).to_have_accessible_description("Say what changed.")
    expect(statement).to_have_attribute("aria-invalid", "true")
    expect(statement).to_have_value("tickets")


@pytest.mark.parametrize("error", ["operation_timeout", "dispatch_failed"])
def test_an_app_that_does_not_answer_leaves_the_modal_open(
    page: Page, show: Show, error: str
) -> None:
    stub = show(workspace([], views=[view(blocks=[LINE])]))
    stub.answers["view_submit"] = lambda _: {"ok": False, "error": error}
    page.get_by_role("textbox", name="Statement").fill("tickets")
    page.get_by_role("button", name="Continue").click()
    trouble = page.get_by_text("We had some trouble connecting. Try again?")
    expect(trouble).to_be_visible()
    expect(page.get_by_role("textbox", name="Statement")).to_have_value("tickets")


def test_a_second_click_while_the_app_thinks_sends_nothing(page: Page, show: Show) -> None:
    stub = show(workspace([], views=[view(blocks=[LINE])]))
    gate = stub.hold("view_submit")
    page.get_by_role("textbox", name="Statement").fill("tickets")
    submit = page.get_by_role("button", name="Continue")
    submit.click()
    expect(submit).to_have_attribute("aria-busy", "true")
    submit.click()
    gate.set()
    expect(submit).not_to_have_attribute("aria-busy", "true")
    assert len(stub.bodies("view_submit")) == 1


def test_going_back_finds_everything_as_it_was(page: Page, show: Show) -> None:
    first = view(blocks=[LINE, LINES])
    stub = show(workspace([], views=[first]))
    page.get_by_role("textbox", name="Outcomes").fill("kept")
    deeper = view(
        "V2", [section("Deeper")], title={"type": "plain_text", "text": "Step two"}, submit=None
    )
    stub.change(views=[first, deeper])
    expect(page.get_by_role("dialog", name="Step two")).to_be_visible()
    opening(stub)
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("textbox", name="Outcomes")).to_be_focused()
    expect(page.get_by_role("textbox", name="Outcomes")).to_have_value("kept")
    assert stub.posted("view_close") == {"user": "UMAYA", "view_id": "V2", "all": False}


def test_a_select_is_searched_and_chosen_by_keyboard(page: Page, show: Show) -> None:
    show(workspace([], views=[view(blocks=[ROLE, LINES])]))
    role = page.get_by_role("combobox", name="Role")
    role.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_count(3)
    page.keyboard.type("an")
    expect(page.get_by_role("option")).to_have_text(["Data analyst", "Product manager"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(role).to_have_value("Product manager")
    role.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_be_visible()


def test_several_choices_become_chips(page: Page, show: Show) -> None:
    many = field("many", "Roles", {"type": "multi_static_select", "options": ROLES})
    stub = show(workspace([], views=[view(blocks=[many])]))
    roles = page.get_by_role("combobox", name="Roles")
    roles.click()
    page.get_by_role("option", name="Data analyst").click()
    page.get_by_role("option", name="Product manager").click()
    page.get_by_role("button", name="Remove Data analyst").click()
    page.get_by_role("button", name="Continue").click()
    chosen = stub.posted("view_submit")["values"]["many"]["many_value"]["selected_options"]
    assert [one["value"] for one in chosen] == ["product_manager"]


def test_every_kind_of_value_is_sent_as_slack_names_it(page: Page, show: Show) -> None:
    stub = show(workspace([], views=[view()]))
    page.get_by_role("textbox", name="One thing you did").fill("cut latency")
    page.get_by_role("textbox", name="Outcomes, one a line").fill("one\ntwo")
    page.get_by_role("textbox", name="Notes").press_sequentially("in bold")
    page.get_by_role("textbox", name="Base pay").fill("88000.50")
    page.get_by_role("combobox", name="Role", exact=True).fill("data")
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="Mentor").click()
    page.get_by_role("option", name="Priya Raman").click()
    page.get_by_role("radio", name="New offer").check()
    page.get_by_role("checkbox", name="Data analyst").check()
    page.get_by_label("Hour").fill("14:00")
    page.get_by_label("Files").set_input_files(
        {"name": "proof.txt", "mimeType": "text/plain", "buffer": b"fact"}
    )
    page.get_by_role("button", name="Continue").click()
    values = stub.posted("view_submit")["values"]
    sent = {name: next(iter(held.values())) for name, held in values.items() if held}
    assert sent["outcomes"]["value"] == "one\ntwo"
    assert sent["rich_value"]["rich_text_value"]["elements"] == [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "in bold"}]}
    ]
    assert sent["amount"]["value"] == "88000.50"
    assert sent["mail"]["value"] is None
    assert sent["role"]["selected_option"]["value"] == "data_analyst"
    assert sent["skills"]["selected_options"] == [ROLES[1]]
    assert sent["mentor"]["selected_user"] == "UPRIYA"
    assert sent["readers"]["selected_users"] == ["UTOMAS"]
    assert sent["moment"]["selected_option"]["value"] == "new_offer"
    assert [one["value"] for one in sent["parts"]["selected_options"]] == ["data_analyst"]
    assert sent["date"]["selected_date"] == "2026-12-03"
    assert sent["time"]["selected_time"] == "14:00"
    assert sent["both"]["selected_date_time"] == 1_795_262_400
    assert [one["name"] for one in sent["proof"]["files"]] == ["proof.txt"]


def test_formatted_text_is_read_from_and_written_as_rich_text(page: Page, show: Show) -> None:
    said = {"type": "text", "text": "kept", "style": {"italic": True}}
    start = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [said]}]}
    notes = field("n", "Notes", {"type": "rich_text_input", "initial_value": start})
    stub = show(workspace([], views=[view(blocks=[notes])]))
    page.get_by_role("textbox", name="Notes").press("Control+End")
    for step in ("Enter", "Control+i", "Control+b"):
        page.keyboard.press(step)
    page.keyboard.type("bold")
    page.keyboard.press("Control+b")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Bulleted list").click()
    page.keyboard.type("a point")
    page.get_by_role("button", name="Continue").click()
    value = stub.posted("view_submit")["values"]["n"]["n_value"]["rich_text_value"]
    prose, points = value["elements"]
    assert prose["elements"] == [
        said,
        {"type": "text", "text": "\n"},
        {"type": "text", "text": "bold", "style": {"bold": True}},
    ]
    assert (points["type"], points["style"]) == ("rich_text_list", "bullet")
    assert points["elements"][0]["elements"][0]["text"] == "a point"


def test_the_counter_shows_near_the_limit_and_stops_what_is_too_long(
    page: Page, show: Show
) -> None:
    short = field("s", "Short", {"type": "plain_text_input", "max_length": 20})
    show(workspace([], views=[view(blocks=[short])]))
    page.get_by_role("textbox", name="Short").fill("a" * 12)
    expect(page.get_by_text("8 characters left")).to_be_attached()
    page.get_by_role("textbox", name="Short").fill("a" * 21)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Must be at most 20 characters.")).to_be_visible()


def test_typing_tells_the_app_where_it_asked_to_be_told(page: Page, show: Show) -> None:
    eager = field(
        "e",
        "Eager",
        {
            "type": "plain_text_input",
            "dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]},
        },
        dispatch_action=True,
    )
    on_enter = field("n", "On enter", {"type": "plain_text_input"}, dispatch_action=True)
    stub = show(workspace([], views=[view(blocks=[eager, on_enter])]))
    page.get_by_role("textbox", name="Eager").press_sequentially("ab")
    sent = stub.posted("action")
    assert sent["element"] == {"type": "plain_text_input", "value": "ab"}
    assert sent["container"] == {"type": "view", "view_id": "V1"}
    page.get_by_role("textbox", name="On enter").fill("c")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert len(stub.bodies("view_submit")) == 0
