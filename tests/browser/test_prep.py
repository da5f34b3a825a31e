"""/negotiate prep as a person meets it: the page, a real browser, the real app."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.app import Bot
from bot.local import LocalSlack
from tests.support.walk import prepare

pytestmark = pytest.mark.browser

WEAK = "closed 120 tickets last quarter"


@pytest.fixture
def workspace(page: Page, bot: Bot, slack: LocalSlack) -> Iterator[Page]:
    page.goto(slack.url)
    page.get_by_role("main").wait_for()
    yield page
    page.goto("about:blank")  # lets go of the event stream


def composer(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Message Negotiate")


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


def test_a_weak_statement_is_made_strong_and_is_still_there_after_a_reload(
    workspace: Page,
) -> None:
    page = workspace
    composer(page).press_sequentially("/negotiate prep")
    composer(page).press("Enter")
    expect(dialog(page)).to_contain_text("What are you preparing for?")
    dialog(page).get_by_label("Annual review").check()
    dialog(page).get_by_label("Your role").click()
    page.get_by_role("option", name="Support specialist").click()

    dialog(page).get_by_label("When is the talk?").fill("2020-01-31")
    dialog(page).get_by_role("button", name="Next").click()
    expect(dialog(page)).to_contain_text("That day is already over")
    expect(dialog(page).get_by_label("When is the talk?")).to_have_value("2020-01-31")
    dialog(page).get_by_label("When is the talk?").fill("")
    dialog(page).get_by_role("button", name="Next").click()

    dialog(page).get_by_label("What have you done").fill(WEAK)
    dialog(page).get_by_role("button", name="Next").click()
    dialog(page).get_by_label("Base pay a year").fill("85k")
    dialog(page).get_by_role("button", name="Show my draft").click()

    expect(dialog(page)).to_contain_text("0 of 1 say what changed because of you")
    strengthen(page, ["reopen rate", "17%", "8%"])
    expect(dialog(page)).to_contain_text("reopen rate")
    expect(dialog(page)).to_contain_text("from 17% to 8%")
    expect(dialog(page)).to_contain_text("It says what changed")

    page.reload()
    page.get_by_role("main").wait_for()
    if dialog(page).count():
        dialog(page).get_by_role("button", name="Done").click()
    page.get_by_role("button", name="Open my draft").click()
    expect(dialog(page)).to_contain_text("from 17% to 8%")
    expect(dialog(page)).to_contain_text(WEAK)


def strengthen(page: Page, answers: list[str]) -> None:
    dialog(page).get_by_role("button", name="Strengthen").first.click()
    expect(dialog(page).last).to_contain_text("Answer what you can")
    fields = dialog(page).last.get_by_role("textbox")
    for place, answer in enumerate(answers):
        fields.nth(place).fill(answer)
    dialog(page).last.get_by_role("button", name="Improve it").click()


def test_the_whole_way_can_be_gone_in_the_dark_and_by_keyboard_alone(
    browser: Browser, bot: Bot, slack: LocalSlack
) -> None:
    context = browser.new_context(color_scheme="dark", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(slack.url)
    page.get_by_role("main").wait_for()
    background = page.evaluate("getComputedStyle(document.querySelector('main')).backgroundColor")
    assert max(int(part) for part in background.strip("rgba()").split(",")[:3]) < 90

    composer(page).focus()
    page.keyboard.type("/neg")
    page.keyboard.press("Tab")
    page.keyboard.type("prep")
    page.keyboard.press("Enter")
    expect(dialog(page)).to_contain_text("What are you preparing for?")
    expect(dialog(page).get_by_label("Annual review")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("support")
    page.keyboard.press("Enter")
    expect(dialog(page).get_by_label("Your role")).to_have_value("Support specialist")
    to_button(page, "Next")
    page.keyboard.press("Enter")
    expect(dialog(page).get_by_label("What have you done")).to_be_focused()
    page.keyboard.type(WEAK)
    page.keyboard.press("Control+Enter")
    expect(dialog(page)).to_contain_text("What are you paid today?")
    to_button(page, "Show my draft")
    page.keyboard.press("Enter")
    expect(dialog(page)).to_contain_text("Level")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    expect(page.get_by_role("button", name="Open my draft")).to_be_visible()
    page.goto("about:blank")
    context.close()
    assert errors == []


def to_button(page: Page, name: str) -> None:
    """Tab until the button has the focus, as somebody without a mouse would."""
    button = dialog(page).get_by_role("button", name=name)
    for _ in range(40):
        if button.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} can't be reached with Tab")


def test_two_people_see_their_own_app(workspace: Page, slack: LocalSlack) -> None:
    page = workspace
    composer(page).press_sequentially("/negotiate help")
    composer(page).press("Enter")
    expect(page.get_by_text("Only visible to you")).to_be_visible()
    page.goto(f"{slack.url}?as=U0TOMAS")
    page.get_by_role("main").wait_for()
    expect(page.get_by_text("Tomás Ferreira").first).to_be_visible()
    expect(page.get_by_text("Only visible to you")).to_have_count(0)


def test_a_draft_shows_what_is_strong_and_what_is_still_weak(
    workspace: Page, slack: LocalSlack, tmp_path: Path
) -> None:
    page = workspace
    prepare(slack.person("U0MAYA"), WEAK, "I just helped with the Zendesk migration")
    strengthen(page, ["reopen rate", "17%", "8%"])
    expect(dialog(page)).to_contain_text("1 of 2 say what changed")
    expect(dialog(page)).to_contain_text("from 17% to 8%")
    expect(dialog(page)).to_contain_text("which part was yours")
    expect(dialog(page).get_by_role("button", name="Strengthen")).to_have_count(2)
    expect(page.get_by_role("button", name="Open my draft")).to_be_visible()
    page.set_viewport_size({"width": 1180, "height": 900})
    # NEGOTIATE_PICTURE=tests/docs/draft.png makes the README's picture anew.
    page.screenshot(path=os.environ.get("NEGOTIATE_PICTURE") or tmp_path / "draft.png")
