"""Calls of the Web API as a whole: tokens, scopes, encodings, limits on demand."""

import copy
import json
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPConnection
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.local import LocalSlack
from bot.local.seed import MEMBER
from tests.unit.local.conftest import MANIFEST, Workspace, section

BOT_TOKEN = "xoxb-local"


def call(
    slack: LocalSlack,
    path: str,
    body: bytes = b"",
    *,
    token: str | None = BOT_TOKEN,
    content_type: str = "application/json",
) -> dict[str, Any]:
    headers = {"Content-Type": content_type}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(slack.api_url + path, body, headers)  # noqa: S310
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        loaded: dict[str, Any] = json.load(answer)
        return loaded


def refusal(client: WebClient, method: str, **arguments: Any) -> Any:
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, json=arguments)
    return caught.value.response


def test_a_call_without_a_token_is_not_authed(slack: LocalSlack) -> None:
    assert call(slack, "auth.test", token=None) == {"ok": False, "error": "not_authed"}


def test_another_token_is_invalid(slack: LocalSlack) -> None:
    assert call(slack, "auth.test", token="xoxb-other")["error"] == "invalid_auth"
    assert call(slack, "apps.connections.open")["error"] == "invalid_auth"


def test_a_token_may_come_in_the_body_and_is_not_recorded(slack: LocalSlack) -> None:
    form = urllib.parse.urlencode({"token": "xoxb-local"}).encode()
    kind = "application/x-www-form-urlencoded"
    assert call(slack, "auth.test", form, token=None, content_type=kind)["ok"]
    assert slack.calls[-1].arguments == {}


def test_a_revoked_token_stays_revoked(client: WebClient) -> None:
    assert client.auth_revoke(test=True)["revoked"] is False
    assert client.auth_test()["ok"]
    assert client.auth_revoke()["revoked"] is True
    assert refusal(client, "auth.test")["error"] == "token_revoked"


def test_a_missing_scope_is_named(make_slack: Workspace) -> None:
    manifest = copy.deepcopy(MANIFEST)
    manifest["oauth_config"]["scopes"]["bot"] = ["commands"]
    slack = make_slack(manifest)
    answer = refusal(WebClient("xoxb-local", base_url=slack.api_url), "users.info", user=MEMBER)
    assert answer["error"] == "missing_scope"
    assert (answer["needed"], answer["provided"]) == ("users:read", "commands")


def test_the_scopes_are_in_the_headers(client: WebClient) -> None:
    scopes = client.auth_test().headers["x-oauth-scopes"]
    assert scopes == "chat:write,commands,files:write,users:read"


def test_an_unknown_method_is_named(client: WebClient) -> None:
    answer = refusal(client, "chat.shout")
    assert (answer["error"], answer["req_method"]) == ("unknown_method", "chat.shout")


def test_required_arguments_are_listed(client: WebClient) -> None:
    answer = refusal(client, "chat.update", text="x", channel="")
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] missing required field: channel",
        "[ERROR] missing required field: ts",
    ]


def test_json_and_forms_say_the_same(slack: LocalSlack) -> None:
    blocks = [section("Hello")]
    as_json = json.dumps({"channel": MEMBER, "text": "t", "blocks": blocks}).encode()
    fields = {"channel": MEMBER, "text": "t", "blocks": json.dumps(blocks)}
    as_form = urllib.parse.urlencode(fields).encode()
    kind = "application/x-www-form-urlencoded"
    first = call(slack, "chat.postMessage", as_json)
    second = call(slack, "chat.postMessage", as_form, content_type=kind)
    assert first["ok"]
    assert second["ok"]
    first_call, second_call = slack.calls
    assert first_call.arguments == second_call.arguments


def test_arguments_may_stand_in_the_query(slack: LocalSlack) -> None:
    connection = HTTPConnection("127.0.0.1", int(slack.url.rstrip("/").rpartition(":")[2]))
    headers = {"Authorization": "Bearer xoxb-local"}
    connection.request("GET", f"/api/users.info?user={MEMBER}", headers=headers)
    assert json.loads(connection.getresponse().read())["user"]["id"] == MEMBER
    connection.close()


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"not json", "invalid_json"),
        (b"[1]", "json_not_object"),
        (b'{"channel": "U0MAYA", "blocks": "[oops"}', "invalid_blocks_format"),
        (b'{"channel": "U0MAYA", "metadata": "{oops"}', "invalid_arguments"),
        (b'{"channel": "U0MAYA", "blocks": ""}', "no_text"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(slack: LocalSlack, body: bytes, error: str) -> None:
    assert call(slack, "chat.postMessage", body)["error"] == error
    assert slack.calls[-1].answer["error"] == error


def test_a_method_is_rate_limited_on_demand(slack: LocalSlack, client: WebClient) -> None:
    slack.rate_limit("auth.test", seconds=7, times=2)
    for _ in range(2):
        answer = refusal(client, "auth.test")
        assert answer.status_code == 429
        assert answer["error"] == "ratelimited"
        assert answer.headers["Retry-After"] == "7"
    assert client.auth_test()["ok"]


def test_a_method_fails_on_demand(slack: LocalSlack, client: WebClient) -> None:
    slack.fail("auth.test", "internal_error")
    assert refusal(client, "auth.test")["error"] == "internal_error"
    assert client.auth_test()["ok"]


def test_every_call_is_remembered_with_its_answer(slack: LocalSlack, client: WebClient) -> None:
    client.chat_postMessage(channel=MEMBER, text="hello")
    (remembered,) = slack.calls
    assert remembered.method == "chat.postMessage"
    assert remembered.arguments == {"channel": MEMBER, "text": "hello"}
    assert remembered.answer["ok"] is True
    assert remembered.at > 0


def test_api_test_says_back_what_it_was_told(client: WebClient) -> None:
    assert client.api_test(foo="bar")["args"] == {"foo": "bar"}
    assert refusal(client, "api.test", error="my_error")["error"] == "my_error"


VALID = [section("Hello")]
BROKEN = [{"type": "section", "text": {"text": "no type"}}]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"blocks": VALID}, None),
        ({"message": {"blocks": VALID}}, None),
        ({"message": {"text": "only"}}, None),
        ({"view": {"type": "home", "blocks": VALID}}, None),
        ({"blocks": BROKEN}, "invalid_blocks"),
        ({"message": {"blocks": BROKEN}}, "invalid_message"),
        ({"message": ["text"]}, "invalid_message"),
        ({"view": {"type": "home", "blocks": BROKEN}}, "invalid_view"),
        ({"blocks": VALID, "view": {}}, "invalid_arguments"),
        ({}, "invalid_arguments"),
    ],
)
def test_blocks_validate_needs_no_token(
    slack: LocalSlack, arguments: dict[str, Any], error: str | None
) -> None:
    answer = call(slack, "blocks.validate", json.dumps(arguments).encode(), token=None)
    assert answer.get("error") == error
    if error == "invalid_blocks":
        assert answer["errors"][-1] == {
            "code": "missing_field",
            "message": "missing required field: type",
            "pointer": "/0/text",
        }
