"""The page draws everything that an app can send, and text never becomes markup."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.canned import message, workspace
from tests.browser.conftest import Show
from tests.browser.kit import field, mrkdwn, plain, section
from tests.browser.message_blocks import MESSAGE_BLOCKS
from tests.browser.modal_blocks import MODAL_BLOCKS, view
from tests.browser.stub import PAGE

pytestmark = pytest.mark.browser

HOSTILE = "<script>window.pwned = 1</script><img src=x onerror='window.pwned = 1'> &lt;b&gt; *bold*"


def types_in(node: Any) -> set[str]:
    """Every "type" anywhere in a piece of Block Kit."""
    if isinstance(node, list):
        return set[str]().union(*map(types_in, node))
    if not isinstance(node, dict):
        return set()
    return set[str]().union({node.get("type", "")}, *map(types_in, node.values()))


def drawable(module: str) -> set[str]:
    """The types that a registry of the page knows."""
    table = re.search(r"const DRAW = \{(.*?)\};", (PAGE / module).read_text(), re.DOTALL)
    assert table
    return set(re.findall(r"^  (\w+)[,:]", table[1], re.MULTILINE))


@pytest.mark.parametrize("module", ["blocks/index.js", "elements/index.js"])
def test_the_canned_state_holds_all_that_the_page_can_draw(module: str) -> None:
    assert drawable(module) - types_in([MESSAGE_BLOCKS, MODAL_BLOCKS]) == set()


def test_every_block_of_a_message_is_drawn(page: Page, show: Show) -> None:
    show(workspace([message("All of them", blocks=MESSAGE_BLOCKS)]))
    for block in MESSAGE_BLOCKS:
        expect(page.locator(f".message .block-{block['type']}").first).to_be_visible()
    expect(page.locator(".unknown")).to_have_count(0)


def test_every_element_of_a_modal_is_drawn(page: Page, show: Show) -> None:
    show(workspace([], views=[view()]))
    dialog = page.get_by_role("dialog", name="Prepare the talk")
    for block in MODAL_BLOCKS:
        if block["type"] == "input":
            named = dialog.get_by_label(block["label"]["text"], exact=True)
            expect(named.first).to_be_attached()
    expect(page.locator(".unknown")).to_have_count(0)


def test_every_block_is_drawn_on_home(page: Page, show: Show) -> None:
    show(workspace([], home=view("VH", MESSAGE_BLOCKS[:6], type="home", submit=None)))
    page.get_by_role("tab", name="Home").click()
    home = page.get_by_role("tabpanel", name="Home")
    expect(home.get_by_role("heading", name="Your draft is ready")).to_be_visible()
    expect(page.locator(".unknown")).to_have_count(0)


def test_an_unknown_block_or_element_is_loud(
    page: Page, show: Show, console_errors: list[str]
) -> None:
    strange = {"type": "hologram", "block_id": "h"}
    stranger = {"type": "actions", "block_id": "a", "elements": [{"type": "lever"}]}
    broken = {"type": "actions", "block_id": "b", "elements": None}
    show(workspace([message("", blocks=[strange, stranger, broken])]))
    alerts = page.get_by_role("alert")
    expect(alerts.nth(0)).to_have_text("This page can't draw a block of type hologram")
    expect(alerts.nth(1)).to_have_text("This page can't draw an element of type lever")
    expect(alerts.nth(2)).to_contain_text("This page can't draw a block of type actions")
    assert "This page can't draw a block of type hologram" in console_errors
    assert "This page can't draw an element of type lever" in console_errors
    assert len(console_errors) == 3
    console_errors.clear()


def test_user_text_never_becomes_markup(page: Page, show: Show) -> None:
    blocks = [
        section(HOSTILE, fields=[mrkdwn(HOSTILE)]),
        {"type": "header", "block_id": "h", "text": plain(HOSTILE)},
        {"type": "markdown", "text": HOSTILE},
        {
            "type": "rich_text",
            "block_id": "r",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [
                        {"type": "text", "text": HOSTILE},
                        {"type": "link", "url": "javascript:window.pwned=1", "text": "a link"},
                    ],
                }
            ],
        },
    ]
    shown = [
        message(HOSTILE),
        message("<javascript:window.pwned=1|a link>"),
        message("", blocks=blocks),
    ]
    modal = view(
        blocks=[field("f", HOSTILE, {"type": "plain_text_input", "initial_value": HOSTILE})]
    )
    stub = show(workspace([{**one, "ts": f"{n}.1"} for n, one in enumerate(shown, 1_795_262_400)]))
    expect(page.get_by_text("<script>").first).to_be_visible()
    page.get_by_text("a link").first.click()
    stub.change(views=[modal])
    expect(page.get_by_role("textbox", name="<script>")).to_have_value(HOSTILE)
    assert page.evaluate("window.pwned") is None
    assert page.locator("#root script, #root img, #root a[href^='javascript']").count() == 0


MARKS = [
    (
        "*bold* _it_ ~gone~ `code`",
        "<strong>bold</strong> <em>it</em> <s>gone</s> <code>code</code>",
    ),
    ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
    ("*bold _both_*", "<strong>bold <em>both</em></strong>"),
    ("`*not bold*`", "<code>*not bold*</code>"),
    ("&lt;b&gt; &amp;amp;", "&lt;b&gt; &amp;amp;"),
    ("<https://example.com|see *this*>", "<a>see *this*</a>"),
    ("https://example.com/a?b=1&amp;c=2.", "<a>https://example.com/a?b=1&amp;c=2</a>."),
    ("<@UMAYA> <@UNOBODY|sam>", "<span>@Maya Lindqvist</span> <span>@sam</span>"),
    ("<#CGENERAL> <!channel>", "<a>#general</a> <span>@channel</span>"),
    ("<!date^0^{nonsense}|some day>", "<time>some day</time>"),
    ("&gt; one\n&gt; two\nthree", "<blockquote>one\ntwo</blockquote>three"),
    ("a\n```x *y*\nz```\nb", "a<pre>x *y*\nz</pre>b"),
    (":tada: :no_such_emoji: 10:30:45", "<span>🎉</span> :no_such_emoji: 10:30:45"),
    ("• one\n• two", "• one\n• two"),
]


def test_mrkdwn_reads_as_in_slack(page: Page, show: Show) -> None:
    show(workspace([message(text, ts=1_795_262_400 + n) for n, (text, _) in enumerate(MARKS)]))
    bare = "all => all.map(one => one.innerHTML.replace(/<(\\w+) [^>]*>/g, '<$1>'))"
    assert page.locator(".message .text").evaluate_all(bare) == [html for _, html in MARKS]


def test_a_data_table_turns_pages_and_sorts(page: Page, show: Show) -> None:
    show(workspace([message("", blocks=MESSAGE_BLOCKS)]))
    table = page.get_by_role("table", name="Outcomes by level")
    heads = table.locator("tbody").get_by_role("rowheader")
    expect(heads).to_have_text(["Outcome 5", "Outcome 3", "Outcome 1"])
    page.get_by_role("button", name="Next page").click()
    expect(heads).to_have_text(["Outcome 4", "Outcome 2"])
    table.get_by_role("button", name="Level").click()
    expect(heads).to_have_text(["Outcome 1", "Outcome 2", "Outcome 3"])


def test_a_container_folds(page: Page, show: Show) -> None:
    show(workspace([message("", blocks=MESSAGE_BLOCKS)]))
    page.get_by_role("button", name="Details Three reasons").click()
    expect(page.get_by_text("Inside the container")).to_have_count(0)


def test_a_button_sends_its_value_once(page: Page, show: Show) -> None:
    stub = show(workspace([message("", blocks=MESSAGE_BLOCKS)]))
    page.get_by_role("button", name="Edit", exact=True).click()
    sent = stub.posted("action")
    assert sent["element"]["value"] == "edit"
    assert (sent["block_id"], sent["action_id"]) == ("actions", "edit")
    assert sent["container"] == {"type": "message", "channel": "DBOT", "ts": "1795262400.000100"}


def test_a_dangerous_button_asks_first(page: Page, show: Show) -> None:
    stub = show(workspace([message("", blocks=MESSAGE_BLOCKS)]))
    drop = page.get_by_role("button", name="Drop", exact=True)
    drop.click()
    asked = page.get_by_role("alertdialog", name="Drop this statement?")
    expect(asked.get_by_role("button", name="Keep")).to_be_focused()
    page.keyboard.press("Escape")
    expect(asked).to_have_count(0)
    expect(drop).to_be_focused()
    assert stub.bodies("action") == []
    drop.click()
    asked.get_by_role("button", name="Drop").click()
    assert stub.posted("action")["action_id"] == "drop"


def test_an_app_that_does_not_answer_is_told_beside_the_button(page: Page, show: Show) -> None:
    stub = show(workspace([message("", blocks=MESSAGE_BLOCKS)]))
    stub.answers["action"] = lambda _: {"ok": False, "error": "operation_timeout"}
    page.get_by_role("button", name="Edit", exact=True).click()
    expect(page.get_by_role("alert")).to_have_text("Negotiate didn't respond. Try again.")


def test_choices_in_a_message_are_sent_as_slack_names_them(page: Page, show: Show) -> None:
    stub = show(workspace([message("", blocks=MESSAGE_BLOCKS)]))
    page.get_by_role("combobox", name="Choose a frame").click()
    page.get_by_role("option", name="Data analyst").click()
    assert stub.posted("action")["element"]["selected_option"]["value"] == "data_analyst"
    page.get_by_label("Date of the talk").fill("2026-12-03")
    expect(page.get_by_label("Date of the talk")).to_have_value("2026-12-03")
    assert stub.posted("action", times=2)["element"]["selected_date"] == "2026-12-03"
    page.get_by_role("button", name="More options").click()
    page.get_by_role("menuitem", name="Share").press("Enter")
    assert stub.posted("action", times=3)["element"]["selected_option"]["value"] == "share"
