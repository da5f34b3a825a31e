"""Messages: where they go, who may change them, what is refused."""

import copy
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.local import LocalSlack
from bot.local.mentions import Mention
from bot.local.person import Person
from bot.local.seed import GENERAL, GONE, MEMBER, TEAM_PLATFORM
from bot.local.workspace import MOST_MESSAGES
from tests.unit.local.conftest import MANIFEST, Workspace, mrkdwn, plain, section


def error_of(client: WebClient, method: str, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, json=arguments)
    return str(caught.value.response["error"])


def invite_bot(slack: LocalSlack) -> None:
    slack.workspace.conversations[GENERAL].members.add(slack.workspace.bot_user_id)


def test_a_message_to_a_person_lands_in_the_conversation_with_the_app(
    maya: Person, tomas: Person, client: WebClient
) -> None:
    answer = client.chat_postMessage(channel=MEMBER, text="For you")
    assert answer["channel"] == maya.app_channel
    assert answer["message"]["text"] == "For you"
    assert maya.messages()[-1].ts == answer["ts"]
    assert tomas.messages() == []


@pytest.mark.parametrize(
    ("channel", "error"),
    [
        ("C0NOWHERE", "channel_not_found"),
        (GONE, "channel_not_found"),
        ("USLACKBOT", "cannot_dm_bot"),
        (GENERAL, "not_in_channel"),
        ("#general", "not_in_channel"),
    ],
)
def test_a_message_cannot_go_everywhere(client: WebClient, channel: str, error: str) -> None:
    assert error_of(client, "chat.postMessage", channel=channel, text="t") == error


def test_a_message_goes_to_a_channel_that_the_bot_is_in(
    slack: LocalSlack, maya: Person, client: WebClient
) -> None:
    invite_bot(slack)
    client.chat_postMessage(channel="#general", text="Hello all")
    assert maya.messages(GENERAL)[-1].text == "Hello all"


def test_a_scope_opens_channels_that_the_bot_is_not_in(make_slack: Workspace) -> None:
    manifest = copy.deepcopy(MANIFEST)
    manifest["oauth_config"]["scopes"]["bot"].append("chat:write.public")
    slack = make_slack(manifest)
    client = WebClient("xoxb-local", base_url=slack.api_url)
    assert client.chat_postMessage(channel=TEAM_PLATFORM, text="t")["channel"] == TEAM_PLATFORM


def test_without_a_messages_tab_nobody_can_be_written_to(make_slack: Workspace) -> None:
    manifest = copy.deepcopy(MANIFEST)
    manifest["features"]["app_home"]["messages_tab_enabled"] = False
    slack = make_slack(manifest)
    client = WebClient("xoxb-local", base_url=slack.api_url)
    for channel in (MEMBER, slack.person(MEMBER).app_channel):
        error = error_of(client, "chat.postMessage", channel=channel, text="t")
        assert error == "messages_tab_disabled"
    with pytest.raises(SlackApiError, match="messages_tab_disabled"):
        client.chat_postEphemeral(channel=MEMBER, user=MEMBER, text="t")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, "no_text"),
        ({"text": ""}, "no_text"),
        ({"blocks": []}, "no_text"),
        ({"blocks": {"type": "section"}}, "invalid_blocks_format"),
        ({"blocks": [{"type": "alert", "text": plain("a")}]}, "invalid_blocks"),
        ({"blocks": [section("x" * 2999)] * 5}, "msg_blocks_too_long"),
        ({"text": "t", "markdown_text": "m"}, "markdown_text_conflict"),
        ({"markdown_text": "m" * 12_001}, "msg_blocks_too_long"),
    ],
)
def test_a_message_must_say_something_that_slack_can_show(
    client: WebClient, arguments: dict[str, Any], error: str
) -> None:
    assert error_of(client, "chat.postMessage", channel=MEMBER, **arguments) == error


def test_refused_blocks_say_why_in_both_places(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=MEMBER, text="t", blocks=[section("x" * 3001)])
    answer = caught.value.response
    assert answer["errors"] == [
        "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ]
    assert answer["response_metadata"]["messages"] == [
        f"[ERROR] {message}" for message in answer["errors"]
    ]


def test_two_tables_are_one_too_many(slack: LocalSlack, client: WebClient) -> None:
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}
    assert client.chat_postMessage(channel=MEMBER, text="t", blocks=[table])["ok"]
    client.chat_postMessage(channel=MEMBER, text="t")
    message = slack.person(MEMBER).messages()[-1]
    arguments = {"channel": message.channel, "ts": message.ts, "blocks": [table, table]}
    assert error_of(client, "chat.update", **arguments) == "invalid_attachments"


def test_markdown_text_becomes_a_markdown_block(maya: Person, client: WebClient) -> None:
    client.api_call("chat.postMessage", json={"channel": MEMBER, "markdown_text": "**bold**"})
    assert maya.text_of(maya.messages()[-1]) == "**bold**"


def test_very_long_text_is_cut_with_a_warning(maya: Person, client: WebClient) -> None:
    answer = client.chat_postMessage(channel=MEMBER, text="x" * 40_001)
    assert answer["warning"] == "message_truncated"
    assert len(maya.messages()[-1].text) == 40_000


def test_attachments_alone_are_a_message(maya: Person, client: WebClient) -> None:
    arguments = {"channel": MEMBER, "attachments": [{"text": "old style"}]}
    client.api_call("chat.postMessage", json=arguments)
    assert maya.messages()[-1].attachments == [{"text": "old style"}]


def test_blocks_without_ids_are_given_some(maya: Person, client: WebClient) -> None:
    button = {"type": "button", "text": plain("Go")}
    blocks = [section("a", accessory=button), {"type": "actions", "elements": [button]}]
    client.chat_postMessage(channel=MEMBER, text="t", blocks=blocks)
    shown = maya.messages()[-1].blocks
    assert shown is not None
    assert shown[0]["block_id"] != shown[1]["block_id"]
    assert shown[0]["accessory"]["action_id"] != shown[1]["elements"][0]["action_id"]


def test_an_update_changes_text_and_keeps_blocks_unless_told(
    maya: Person, client: WebClient
) -> None:
    sent = client.chat_postMessage(channel=MEMBER, text="one", blocks=[section("Block")])
    place = {"channel": sent["channel"], "ts": sent["ts"]}
    client.chat_update(**place, text="two")
    message = maya.messages()[-1]
    assert (message.text, maya.text_of(message), message.edited) == ("two", "Block", True)
    client.chat_update(**place, text="three", blocks=[])
    assert maya.text_of(maya.messages()[-1]) == "three"
    answer = client.api_call("chat.update", json={**place, "blocks": [section("New")]})
    assert answer["text"] == "three"
    assert answer["message"]["edited"]["ts"] == sent["ts"]


def test_an_update_has_its_own_limit(client: WebClient) -> None:
    sent = client.chat_postMessage(channel=MEMBER, text="one")
    place = {"channel": sent["channel"], "ts": sent["ts"]}
    assert error_of(client, "chat.update", **place, text="x" * 4001) == "msg_too_long"


@pytest.mark.parametrize(
    ("method", "error"),
    [("chat.update", "cant_update_message"), ("chat.delete", "cant_delete_message")],
)
def test_only_the_apps_own_messages_can_be_changed(
    maya: Person, client: WebClient, method: str, error: str
) -> None:
    maya.say("mine")
    theirs = maya.messages()[-1]
    place = {"channel": theirs.channel, "ts": theirs.ts}
    assert error_of(client, method, **place) == error
    assert error_of(client, method, channel=theirs.channel, ts="1.2") == "message_not_found"
    assert error_of(client, method, channel=MEMBER, ts=theirs.ts) == "channel_not_found"


def test_a_deleted_message_is_gone(maya: Person, client: WebClient) -> None:
    sent = client.chat_postMessage(channel=MEMBER, text="one")
    client.chat_delete(channel=sent["channel"], ts=sent["ts"])
    assert maya.messages() == []


def test_an_ephemeral_message_is_seen_by_one_and_changed_by_nobody(
    slack: LocalSlack, maya: Person, tomas: Person, client: WebClient
) -> None:
    invite_bot(slack)
    answer = client.chat_postEphemeral(channel=GENERAL, user=MEMBER, text="psst")
    assert maya.ephemeral is not None
    assert (maya.ephemeral.text, maya.ephemeral.ts) == ("psst", answer["message_ts"])
    assert tomas.ephemerals(GENERAL) == []
    place = {"channel": GENERAL, "ts": answer["message_ts"]}
    assert error_of(client, "chat.update", **place, text="x") == "message_not_found"


def test_an_ephemeral_message_needs_its_reader_there(client: WebClient, tomas: Person) -> None:
    arguments = {"channel": tomas.app_channel, "user": MEMBER, "text": "x"}
    assert error_of(client, "chat.postEphemeral", **arguments) == "user_not_in_channel"


def test_a_permalink_names_workspace_channel_and_time(maya: Person, client: WebClient) -> None:
    sent = client.chat_postMessage(channel=MEMBER, text="one")
    link = client.chat_getPermalink(channel=sent["channel"], message_ts=sent["ts"])["permalink"]
    stamp = sent["ts"].replace(".", "")
    assert link == f"https://northlight.slack.com/archives/{maya.app_channel}/p{stamp}"
    missing = {"channel": sent["channel"], "message_ts": "1.2"}
    assert error_of(client, "chat.getPermalink", **missing) == "message_not_found"


def test_timestamps_are_never_the_same_twice(client: WebClient, slack: LocalSlack) -> None:
    slack.workspace.clock = lambda: 1_800_000_000.0
    sent = [client.chat_postMessage(channel=MEMBER, text="t")["ts"] for _ in range(3)]
    assert sent == ["1800000000.000000", "1800000000.000001", "1800000000.000002"]


def test_only_so_many_messages_are_kept(slack: LocalSlack, maya: Person) -> None:
    for number in range(MOST_MESSAGES + 1):
        maya.say(str(number))
    texts = [message.text for message in maya.messages()]
    assert (len(texts), texts[0]) == (MOST_MESSAGES, "1")


RICH = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "<!here> stays text"},
                {"type": "broadcast", "range": "channel"},
                {"type": "user", "user_id": "U1"},
            ],
        }
    ],
}


@pytest.mark.parametrize(
    ("text", "blocks", "found"),
    [
        ("nothing", None, []),
        ("&lt;!channel&gt; escaped", None, []),
        ("<!channel> now", None, [("broadcast", "channel")]),
        ("<!here|here> and <@U0MAYA|maya>", None, [("broadcast", "here"), ("user", "U0MAYA")]),
        ("t", [section("<!everyone>")], [("broadcast", "everyone")]),
        ("t", [{"type": "header", "text": plain("<!channel>")}], []),
        ("t", [{"type": "context", "elements": [mrkdwn("<@U1>")]}], [("user", "U1")]),
        ("t", [{"type": "markdown", "text": "<!here>"}], [("broadcast", "here")]),
        ("t", [RICH], [("broadcast", "channel"), ("user", "U1")]),
    ],
)
def test_live_mentions_are_noticed(
    slack: LocalSlack,
    maya: Person,
    client: WebClient,
    text: str,
    blocks: list[dict[str, Any]] | None,
    found: list[tuple[Any, str]],
) -> None:
    client.chat_postMessage(channel=MEMBER, text=text, blocks=blocks)
    expected = [Mention(kind, target, maya.app_channel) for kind, target in found]
    assert list(slack.workspace.mentions) == expected


def test_what_people_write_is_escaped_and_mentions_nobody(slack: LocalSlack, maya: Person) -> None:
    maya.say("R&D <!channel>")
    assert maya.messages()[-1].text == "R&amp;D &lt;!channel&gt;"
    assert not slack.workspace.mentions
