"""Pay figures and statements stay where they were typed."""

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.local import LocalSlack
from bot.local.person import Person
from tests.support.waiting import until
from tests.support.walk import capture, finish, shows, start

FIGURES = {
    "base": "187,431",
    "bonus": "23,917",
    "equity": "61.553",
    "sign_on": "19 871",
    "token_budget": "$7,393",
}
TRACES = re.compile(r"187[,.]?431|23[,.]?917|61[,.]?553|19[ ,.]?871|7[,.]?393")
STATEMENT = "migrated the quokka ledger to Postgres"


def strings(value: Any) -> Iterator[str]:
    """Every string in a JSON value."""
    if isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    else:
        yield str(value)


def under(value: Any, key: str) -> Iterator[str]:
    """Every string that stands under this key, at any depth."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name == key:
                yield from strings(one)
            yield from under(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from under(one, key)


@pytest.fixture
def walked(
    maya: Person, slack: LocalSlack, caplog: pytest.LogCaptureFixture
) -> tuple[LocalSlack, str]:
    """Every flow, with figures and one refused figure on the way; and the log of it."""
    caplog.set_level(logging.DEBUG)
    start(maya, moment="New offer")
    capture(maya, STATEMENT)
    maya.fill("base", "-187431")
    maya.fill("token_period", "Year")
    assert maya.submit().errors
    finish(maya, FIGURES)
    until(maya.messages)
    maya.click("Strengthen")
    asked = shows(maya, "Answer what you can")
    field = next(block for block in asked.blocks if block["type"] == "input")
    maya.fill(field["block_id"], "quokka accounts")
    maya.submit()
    until(lambda: maya.modal and maya.modal.title == "Your draft")
    maya.click("Change")
    shows(maya, "What does the offer say?")
    maya.fill("base", "19,871")
    assert maya.submit().ok
    shows(maya, "base $19,871 a year")
    maya.click("Drop")
    shows(maya, "Dropped:")
    maya.click("Undo")
    until(lambda: "Dropped" not in maya.text_of(maya.modal))
    maya.close(everything=True)
    maya.open_home()
    maya.command("/negotiate prep")
    shows(maya, "Go on where you stopped")
    maya.click("Open")
    shows(maya, STATEMENT)
    return slack, caplog.text


def test_no_figure_is_in_any_message_or_reply(walked: tuple[LocalSlack, str]) -> None:
    slack, _ = walked
    sent = [call for call in slack.calls if not call.method.startswith("views.")]
    assert any(call.method == "chat.postMessage" for call in sent)
    assert not [call.method for call in sent if TRACES.search(json.dumps(dict(call.arguments)))]


@pytest.mark.parametrize("key", ["private_metadata", "value", "callback_id", "block_id"])
def test_no_figure_or_statement_is_in_metadata_or_a_button(
    walked: tuple[LocalSlack, str], key: str
) -> None:
    slack, _ = walked
    held = [text for call in slack.calls for text in under(dict(call.arguments), key)]
    answers = [sent.reply.body for sent in slack.requests if sent.reply.body.startswith("{")]
    held += [text for answer in answers for text in under(json.loads(answer), key)]
    assert held
    assert not [text for text in held if TRACES.search(text) or "quokka" in text]


def test_no_statement_is_in_a_notification(walked: tuple[LocalSlack, str]) -> None:
    slack, _ = walked
    posts = [call for call in slack.calls if call.method == "chat.postMessage"]
    assert not [call for call in posts if "quokka" in json.dumps(dict(call.arguments))]


def test_no_figure_or_statement_is_logged(walked: tuple[LocalSlack, str]) -> None:
    _, log = walked
    assert not TRACES.search(log)
    assert "quokka" not in log


def test_no_figure_is_readable_in_the_database_file(
    walked: tuple[LocalSlack, str], tmp_path: Path
) -> None:
    held = b"".join(path.read_bytes() for path in tmp_path.glob("negotiate.db*"))
    assert b"quokka" in held
    assert not re.search(TRACES.pattern.encode(), held)
