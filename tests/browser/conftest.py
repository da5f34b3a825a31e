"""A real browser for the tests that need one."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.stub import Stub

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# It runs offline and alone: no sandbox (CI is often root), no calls home.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DEADLINE_MS = 10_000


def chromium() -> str | None:
    """The path of an installed Chromium or Chrome."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None and os.environ.get("CI") == "true":
        pytest.fail("CI must have a Chromium on its PATH")
    if path is None:
        pytest.skip("no Chromium or Chrome on the PATH")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.fixture
def console_errors() -> list[str]:
    """What the page complained of; a test that provokes a complaint empties it."""
    return []


@pytest.fixture
def page(browser: Browser, console_errors: list[str]) -> Iterator[Page]:
    """A fresh window of 1280 by 800; fails the test when the page reports an error."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(DEADLINE_MS)
    opened = context.new_page()
    opened.on("pageerror", lambda error: console_errors.append(str(error)))
    opened.on(
        "console",
        lambda said: console_errors.append(said.text) if said.type == "error" else None,
    )
    yield opened
    context.close()
    assert console_errors == []


Show = Callable[[dict[str, Any]], Stub]


@pytest.fixture
def show(page: Page) -> Iterator[Show]:
    """Opens the page on a canned state."""
    stubs: list[Stub] = []

    def opened(state: dict[str, Any]) -> Stub:
        stubs.append(Stub(state))
        page.goto(stubs[-1].url)
        page.get_by_role("main").wait_for()
        return stubs[-1]

    yield opened
    page.goto("about:blank")  # lets go of the event stream
    for stub in stubs:
        stub.stop()
