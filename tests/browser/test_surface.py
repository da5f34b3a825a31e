"""The page around the blocks: lists, threads, commands, people, light and dark, wide and narrow."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.canned import message, workspace
from tests.browser.conftest import Show
from tests.browser.kit import NOON
from tests.browser.message_blocks import MESSAGE_BLOCKS
from tests.browser.modal_blocks import MODAL_BLOCKS, view
from tests.browser.stub import Stub

pytestmark = pytest.mark.browser

Json = dict[str, Any]

MANY = [message(f"Message {n}", ts=NOON + 600 * n) for n in range(40)]
TALK = [
    message("Hello from the app", ts=NOON),
    message("closed 120 tickets", user="UMAYA", ts=NOON + 60),
    message("What changed?", ts=NOON + 120, thread_ts=f"{NOON + 60}.000100"),
    message("Only you", ts=NOON + 180, ephemeral=True, edited=True),
    message("/negotiate failed with the error", ts=NOON + 240, kind="problem", ephemeral=True),
    message(
        "A file",
        ts=NOON + 300,
        files=[
            {
                "id": "F1",
                "name": "brief.pdf",
                "mimetype": "application/pdf",
                "size": 48_213,
                "url": "/client/file/F1",
            }
        ],
    ),
]

# The contrast of an element's text with what is painted behind it (WCAG 2.2, 1.4.3).
CONTRAST = """el => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const paint = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => rgb.map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const grounds = [];
  for (let at = el; at; at = at.parentElement) {
    grounds.unshift(getComputedStyle(at).backgroundColor);
  }
  const text = light(paint([...grounds, getComputedStyle(el).color]));
  const ground = light(paint(grounds));
  return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
}"""
TEXTS = (
    ".author",
    ".message .text",
    ".message .time",
    ".message .text a[href^=https]",
    ".mention",
    ".mention.broadcast",
    ".code",
    ".context-text",
    ".only-you",
    ".edited",
    ".message .button",
    ".button.primary",
    ".button.danger",
    ".message .app-badge",
    ".day span",
    ".tab[aria-selected=true]",
    ".tab[aria-selected=false]",
    ".channel.unread",
    ".channel[aria-current]",
    ".channels h2",
    ".badge",
    ".you-lead",
    ".rail-item",
    ".avatar",
    ".banner-text",
    ".thread-count",
    ".legend",
    ".label",
    ".hint",
    ".optional",
    ".field-error",
    ".alert .text",
    ".chip",
    ".modal .button.primary",
)


def textbox(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Message Negotiate")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_is_readable(browser: Browser, page: Page, show: Show, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    blocks = message("", ts=NOON + 400, blocks=MESSAGE_BLOCKS)
    show(workspace([*TALK, blocks], views=[view(blocks=MODAL_BLOCKS)]))
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".field-error").first).to_be_visible()
    measured = {one: page.locator(one).first.evaluate(CONTRAST) for one in TEXTS}
    assert {one: round(ratio, 2) for one, ratio in measured.items() if ratio < 4.5} == {}
    assert page.locator("body").evaluate("el => getComputedStyle(el).colorScheme") == "light dark"


def test_the_theme_can_be_chosen_and_is_kept(page: Page, show: Show) -> None:
    show(workspace(TALK))
    ground = "getComputedStyle(document.querySelector('.panes')).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page.get_by_role("button", name="Switch to dark mode").click()
    page.reload()
    page.get_by_role("button", name="Switch to light mode").wait_for()
    assert page.evaluate(ground) == "rgb(26, 29, 33)"


def test_the_first_visitor_is_told_what_to_type(page: Page, show: Show) -> None:
    show(workspace([]))
    expect(page.get_by_role("complementary", name="About this page")).to_contain_text("stand-in")
    page.get_by_role("button", name="Type it for me").click()
    expect(textbox(page)).to_be_focused()
    expect(textbox(page)).to_have_value("/negotiate prep")


def test_messages_say_who_when_and_for_whom(page: Page, show: Show) -> None:
    show(workspace(TALK))
    items = page.get_by_role("log", name="Messages in Negotiate").get_by_role("listitem")
    expect(items).to_have_count(5)
    expect(items.nth(0)).to_contain_text("APP")
    expect(items.nth(2)).to_contain_text("Only visible to you")
    expect(items.nth(2)).to_contain_text("(edited)")
    expect(items.nth(3)).to_contain_text("Slackbot")
    expect(page.get_by_role("separator")).to_have_text(re.compile("November 21st|Today"))
    link = page.get_by_role("link", name="Download brief.pdf")
    expect(link).to_have_attribute("href", "/client/file/F1")


def test_a_thread_opens_beside_and_is_answered_there(page: Page, show: Show) -> None:
    stub = show(workspace(TALK))
    page.get_by_role("button", name="1 reply").click()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.get_by_text("What changed?")).to_be_visible()
    expect(thread.get_by_role("textbox", name="Reply")).to_be_focused()
    page.keyboard.type("fewer calls")
    page.keyboard.press("Enter")
    sent = stub.posted("message")
    assert (sent["text"], sent["thread_ts"]) == ("fewer calls", f"{NOON + 60}.000100")
    page.keyboard.press("Escape")
    expect(thread).to_have_count(0)


def test_commands_complete_and_are_sent(page: Page, show: Show) -> None:
    stub = show(workspace([]))
    textbox(page).press_sequentially("/neg")
    expect(page.get_by_role("option")).to_have_count(4)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(textbox(page)).to_have_value("/negotiate prep")
    expect(page.get_by_role("listbox")).to_have_count(0)
    page.keyboard.press("Enter")
    assert stub.posted("command")["text"] == "/negotiate prep"
    expect(textbox(page)).to_have_value("")


def test_a_bare_command_is_sent_though_it_could_be_completed(page: Page, show: Show) -> None:
    stub = show(workspace([]))
    textbox(page).fill("/negotiate")
    page.keyboard.press("Enter")
    assert stub.posted("command")["text"] == "/negotiate"


def test_an_unknown_command_is_given_back(page: Page, show: Show) -> None:
    stub = show(workspace([]))
    stub.answers["command"] = lambda _: {"ok": False, "error": "unknown_command"}
    textbox(page).fill("/negotate prep")
    page.keyboard.press("Enter")
    stub.posted("command")
    expect(textbox(page)).to_have_value("/negotate prep")


def test_shift_enter_is_a_new_line(page: Page, show: Show) -> None:
    stub = show(workspace([]))
    textbox(page).press_sequentially("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    page.keyboard.press("Enter")
    assert stub.posted("message")["text"] == "one\ntwo"


def test_shortcuts_run_from_the_composer_and_from_a_message(page: Page, show: Show) -> None:
    stub = show(workspace(TALK))
    page.get_by_role("button", name="Shortcuts", exact=True).press("Enter")
    page.get_by_role("menuitem", name="Log a win").press("Enter")
    assert stub.posted("shortcut")["callback_id"] == "log_win"
    page.get_by_role("button", name="More actions for the message by Maya Lindqvist").press("Enter")
    page.get_by_role("menuitem", name="Save as outcome").press("Enter")
    assert stub.posted("message_shortcut")["ts"] == f"{NOON + 60}.000100"


def test_an_unread_conversation_is_marked_as_read_when_opened(page: Page, show: Show) -> None:
    stub = show(workspace([]))
    page.get_by_role("button", name="Tomás Ferreira, 1 unread").click()
    expect(page.get_by_role("heading", name="Tomás Ferreira")).to_be_visible()
    assert stub.posted("read") == {"user": "UMAYA", "channel": "DTOMAS"}


def test_the_list_follows_new_messages_only_from_its_end(page: Page, show: Show) -> None:
    stub = show(workspace(MANY))
    scroller = page.get_by_role("log", name="Messages in Negotiate")
    state = workspace([*MANY, message("Newest", ts=NOON + 90_000)])
    stub.change(conversations=state["conversations"])
    expect(page.get_by_text("Newest", exact=True)).to_be_in_viewport()
    scroller.evaluate("el => { el.scrollTop = 100 }")
    state = workspace([*MANY, message("Even newer", ts=NOON + 90_600)])
    stub.change(conversations=state["conversations"])
    expect(page.get_by_text("Even newer", exact=True)).to_be_attached()
    expect(page.get_by_text("Even newer", exact=True)).not_to_be_in_viewport()


def test_half_typed_text_survives_what_arrives(page: Page, show: Show) -> None:
    stub = show(workspace(TALK))
    textbox(page).press_sequentially("half a th")
    page.keyboard.press("ArrowLeft")
    stub.change(conversations=workspace([*TALK, message("Ping", ts=NOON + 900)])["conversations"])
    expect(page.get_by_text("Ping", exact=True)).to_be_visible()
    page.keyboard.type("X")
    expect(textbox(page)).to_have_value("half a tXh")


def test_a_lost_server_is_told_and_found_again(
    page: Page, show: Show, console_errors: list[str]
) -> None:
    stub = show(workspace(TALK))
    stub.stop()
    expect(page.get_by_role("status").filter(has_text="Reconnecting")).to_be_visible()
    back = Stub(workspace([message("Back again")]), port=int(stub.url.rsplit(":", 1)[1].strip("/")))
    expect(page.get_by_text("Back again", exact=True)).to_be_visible()
    expect(page.get_by_text("Reconnecting")).to_have_count(0)
    page.goto("about:blank")
    back.stop()
    console_errors.clear()  # the browser's own, about connections


def test_one_can_become_the_mentor(page: Page, show: Show) -> None:
    show(workspace([]))
    page.get_by_role("button", name="You are Maya Lindqvist").click()
    page.get_by_role("menuitemradio", name="Tomás Ferreira").click()
    page.wait_for_url("**/?as=UTOMAS")


def test_about_answers_429_on_demand(page: Page, show: Show) -> None:
    stub = show(workspace([]))
    page.get_by_role("tab", name="Messages").press("ArrowRight")
    page.get_by_role("combobox", name="Method").select_option("views.open")
    page.get_by_role("button", name="Answer 429 next").click()
    expect(page.get_by_role("status")).to_contain_text("views.open will be answered with 429")
    sent = stub.posted("rate_limit")
    assert (sent["method"], sent["seconds"]) == ("views.open", 30)


def test_another_conversation_is_found_by_name(page: Page, show: Show) -> None:
    show(workspace([]))
    page.keyboard.press("Control+k")
    page.keyboard.type("plat")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="team-platform")).to_be_visible()


def test_a_narrow_window_holds_everything(page: Page, show: Show) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    show(workspace([*TALK, message("", ts=NOON + 400, blocks=MESSAGE_BLOCKS)]))
    fits = "document.documentElement.scrollWidth <= innerWidth"
    assert page.evaluate(fits)
    assert page.locator(".messages-scroll").evaluate("el => el.scrollWidth <= el.clientWidth")
    expect(page.get_by_role("navigation")).not_to_be_visible()
    page.get_by_role("button", name="Open the channel list").click()
    page.get_by_role("button", name="general, 2 unread").click()
    expect(page.get_by_role("heading", name="general", exact=True)).to_be_visible()
    expect(page.get_by_role("navigation")).not_to_be_visible()
    assert page.evaluate(fits)


def test_an_address_that_names_nobody_falls_back(page: Page, show: Show) -> None:
    stub = show(workspace(TALK))
    stub.unknown.add("UGONE")
    page.goto(f"{stub.url}?as=UGONE")
    expect(page.get_by_role("button", name="You are Maya Lindqvist")).to_be_visible()
