"""People, conversations, connections."""

import copy
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.local import LocalSlack
from bot.local.seed import GENERAL, GONE, JONAS, MEMBER, MENTOR
from bot.local.workspace import User
from tests.unit.local.conftest import MANIFEST, Clock, Workspace


def error_of(client: WebClient, method: str, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, json=arguments)
    return str(caught.value.response["error"])


@pytest.fixture
def wide(make_slack: Workspace) -> WebClient:
    """A client of an app with every scope for conversations."""
    manifest = copy.deepcopy(MANIFEST)
    more = ["channels:read", "im:read", "im:write", "mpim:read", "mpim:write"]
    manifest["oauth_config"]["scopes"]["bot"] += more
    return WebClient("xoxb-local", base_url=make_slack(manifest).api_url)


def test_auth_test_says_whose_token_it_is(slack: LocalSlack, client: WebClient) -> None:
    answer = client.auth_test()
    assert answer["team_id"] == slack.workspace.team_id
    assert answer["user_id"] == slack.workspace.bot_user_id
    assert answer["bot_id"] == slack.workspace.bot_id
    assert answer["url"] == "https://northlight.slack.com/"


def test_a_person_has_a_zone_and_its_offset_of_today(client: WebClient, clock: Clock) -> None:
    clock.ahead = 1_785_000_000 - clock()  # July 2026
    user = client.users_info(user=MEMBER)["user"]
    assert (user["tz"], user["tz_offset"], user["tz_label"]) == ("Europe/Stockholm", 7200, "CEST")
    assert client.users_info(user=MENTOR)["user"]["tz_offset"] == -4 * 3600
    assert (user["deleted"], user["is_bot"], user["is_restricted"]) == (False, False, False)


def test_guests_bots_and_the_deactivated_are_told_apart(
    slack: LocalSlack, client: WebClient
) -> None:
    slack.workspace.add_user(User("U0GUEST", "guest", "A Guest", is_restricted=True))
    assert client.users_info(user="U0GUEST")["user"]["is_restricted"] is True
    assert client.users_info(user=GONE)["user"]["deleted"] is True
    assert client.users_info(user=slack.workspace.bot_user_id)["user"]["is_bot"] is True
    assert error_of(client, "users.info", user="U0NOBODY") == "user_not_found"


def test_opening_a_conversation_needs_its_scope(client: WebClient) -> None:
    assert error_of(client, "conversations.open", users=MEMBER) == "missing_scope"
    assert error_of(client, "conversations.info", channel=GENERAL) == "missing_scope"


def test_a_conversation_with_one_person_is_always_the_same(wide: WebClient) -> None:
    first = wide.conversations_open(users=MEMBER)["channel"]
    assert first.keys() == {"id"}
    full = wide.conversations_open(users=[MEMBER], return_im=True)["channel"]
    assert (full["id"], full["is_im"], full["user"]) == (first["id"], True, MEMBER)
    assert wide.conversations_open(channel=first["id"])["already_open"] is True


def test_a_conversation_with_several_is_always_the_same(wide: WebClient) -> None:
    first = wide.conversations_open(users=[MEMBER, MENTOR])["channel"]["id"]
    again = wide.conversations_open(users=[MENTOR, MEMBER])["channel"]["id"]
    other = wide.conversations_open(users=[MENTOR, JONAS])["channel"]["id"]
    assert first == again != other
    assert wide.conversations_info(channel=first)["channel"]["is_mpim"] is True


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, "users_list_not_supplied"),
        ({"users": ",".join(["U1"] * 9)}, "too_many_users"),
        ({"users": "U0NOBODY"}, "user_not_found"),
        ({"users": GONE}, "user_disabled"),
        ({"users": "USLACKBOT"}, "invalid_user_combination"),
        ({"channel": GENERAL}, "channel_not_found"),
        ({"channel": "D0NONE"}, "channel_not_found"),
    ],
)
def test_a_conversation_is_not_opened_with(
    wide: WebClient, arguments: dict[str, str], error: str
) -> None:
    assert error_of(wide, "conversations.open", **arguments) == error


def test_a_channel_describes_itself(wide: WebClient) -> None:
    channel = wide.conversations_info(channel=GENERAL)["channel"]
    assert (channel["name"], channel["is_channel"], channel["is_member"]) == (
        "general",
        True,
        False,
    )
    assert error_of(wide, "conversations.info", channel="C0NONE") == "channel_not_found"


def test_socket_mode_is_not_on_offer_unless_connected(slack: LocalSlack) -> None:
    slack.core.app_token = "xapp-local"
    client = WebClient("xapp-local", base_url=slack.api_url)
    assert error_of(client, "apps.connections.open") == "internal_error"
