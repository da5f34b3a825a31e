"""Faults of slack-bolt 1.30 that lose what a person did, each with our remedy.

Every test here fails when its remedy is taken out: the guard, the executor, the cache, exact ids,
the checked timestamp, the level of Bolt's loggers, the mended body.
"""

import json
import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from slack_bolt import Ack
from slack_bolt.request import BoltRequest
from slack_bolt.response import BoltResponse

from bot.app import Bot
from bot.content.texts import ErrorTexts
from bot.local import LocalSlack
from bot.slack.entry import HEALTH, LONGEST_BODY, Entry, bolt_request
from bot.slack.guard import Guard
from bot.slack.ids import ActionId, ViewId
from tests.support.signed import command_form, deliver, send_command, send_payload, signed
from tests.support.waiting import until


@pytest.fixture
def entry(bot: Bot) -> Entry:
    return Entry(bot.app)


@pytest.fixture
def guard(errors: ErrorTexts) -> Guard:
    return Guard(errors)


def test_a_an_ack_survives_an_error_right_after_it(
    bot: Bot, entry: Entry, secret: str, guard: Guard
) -> None:
    def listener(ack: Ack) -> None:
        ack("kept")
        raise RuntimeError

    bot.app.command("/raises")(guard(listener))
    status, body = send_command(entry, secret, "", command="/raises")
    assert (status, body) == (200, "kept")


def test_a_an_action_that_fails_before_its_ack_is_acked_all_the_same(
    bot: Bot, entry: Entry, secret: str, guard: Guard, slack: LocalSlack
) -> None:
    def listener(ack: Ack) -> None:
        raise RuntimeError

    bot.app.action("raises")(guard(listener))
    user = {"id": "U0MAYA"}
    press = {"type": "block_actions", "user": user, "actions": [{"action_id": "raises"}]}
    status, _ = send_payload(entry, secret, press)
    assert status == 200
    told = until(slack.person("U0MAYA").messages)
    assert "Something went wrong" in told[-1].text


def test_b_a_sixth_request_is_answered_while_five_are_at_work(
    bot: Bot, entry: Entry, secret: str, guard: Guard
) -> None:
    at_work, release = threading.Semaphore(0), threading.Event()

    def listener(ack: Ack) -> None:
        ack("late")
        at_work.release()
        release.wait(10)

    bot.app.command("/slow")(guard(listener))
    with ThreadPoolExecutor(6) as callers:
        for _ in range(6):
            callers.submit(send_command, entry, secret, "", command="/slow")
        assert all(at_work.acquire(timeout=5) for _ in range(6))
        status, body = send_command(entry, secret, "help")
        release.set()
    assert status == 200
    assert "/negotiate prep" in body


def test_f_auth_test_is_asked_once_for_many_requests(
    entry: Entry, secret: str, slack: LocalSlack
) -> None:
    for _ in range(5):
        assert send_command(entry, secret, "help")[0] == 200
    assert [call.method for call in slack.calls] == ["auth.test"]


@pytest.mark.parametrize(
    "payload",
    [
        *({"type": "block_actions", "actions": [{"action_id": a}]} for a in ActionId),
        *({"type": "view_submission", "view": {"type": "modal", "callback_id": v}} for v in ViewId),
        {"type": "event_callback", "event": {"type": "app_home_opened"}},
        {"type": "event_callback", "event": {"type": "message", "channel_type": "im"}},
        command_form("help"),
    ],
    ids=lambda payload: json.dumps(payload)[:60],
)
def test_g_no_second_listener_waits_for_the_same_request(
    bot: Bot, payload: dict[str, object]
) -> None:
    request = BoltRequest(body=json.dumps(payload), mode="http")
    matching = [
        listener
        for listener in bot.app._listeners  # noqa: SLF001 - Bolt has no public list of them
        if listener.matches(req=request, resp=BoltResponse(status=200))
    ]
    assert len(matching) <= 1


@pytest.mark.parametrize("timestamp", ["soon", "", "1e9", "\u0661\u0662\u0663"])
def test_i_a_timestamp_that_is_no_number_is_refused(
    entry: Entry, secret: str, timestamp: str
) -> None:
    headers = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": "v0=0"}
    assert deliver(entry, "command=%2Fnegotiate", headers)[0] == 401


def test_j_a_refused_signature_logs_nothing_of_the_body(
    entry: Entry, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    headers = signed("text=my+base+is+185000", "another secret")
    assert deliver(entry, "text=my+base+is+185000", headers)[0] == 401
    assert "185000" not in caplog.text


@pytest.mark.parametrize(
    "text",
    [
        "reframe led the payload team",
        "reframe payload",
        "reframe sent payload={broken to the &payload=service",
    ],
)
def test_q_a_command_about_payloads_arrives(entry: Entry, secret: str, text: str) -> None:
    status, body = send_command(entry, secret, text)
    assert status == 200
    assert "payload" in body


def test_q_an_interaction_is_still_read_as_one(entry: Entry, secret: str) -> None:
    status, _ = send_payload(entry, secret, {"type": "view_closed", "view": {"type": "modal"}})
    assert status == 404  # read, and nobody waits for it


def test_a_forged_signature_is_refused(entry: Entry) -> None:
    body = "command=%2Fnegotiate&text=help"
    assert deliver(entry, body, signed(body, "another secret"))[0] == 401


def test_an_old_request_is_refused(entry: Entry, secret: str) -> None:
    body = "command=%2Fnegotiate&text=help"
    assert deliver(entry, body, signed(body, secret, timestamp="1700000000"))[0] == 401


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", HEALTH, 200), ("GET", "/", 404), ("POST", "/elsewhere", 404)],
)
def test_other_paths_are_answered_plainly(
    entry: Entry, method: str, path: str, status: int
) -> None:
    assert deliver(entry, "", {}, method=method, path=path)[0] == status


def test_a_body_larger_than_any_of_slacks_is_refused_unread(entry: Entry, secret: str) -> None:
    body = "x" * (LONGEST_BODY + 1)
    assert deliver(entry, body, signed(body, secret))[0] == 413


def test_a_body_that_is_no_request_at_all_is_no_crash() -> None:
    assert bolt_request("payload={", {}).body == {}


def test_an_argument_that_bolt_does_not_know_stops_start_up(guard: Guard) -> None:
    def listener(ack: Ack, cleint: object) -> None: ...

    with pytest.raises(TypeError, match="cleint"):
        guard(listener)
