"""Methods about messages, and the response URL."""

from collections.abc import Mapping
from typing import Any

from bot.local.core import Core
from bot.local.payloads import message_payload
from bot.local.refusal import Refusal
from bot.local.tickets import ResponseUrl
from bot.local.validate import check_message
from bot.local.workspace import Conversation, Message

LONGEST_TEXT = 40_000
"""Longer ones are cut, with a warning."""
LONGEST_UPDATE = 4_000
LONGEST_MARKDOWN = 12_000


def post_message(core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """chat.postMessage; a user id stands for the direct conversation with the app."""
    conversation = _destination(core, str(arguments["channel"]))
    text, blocks = _content(arguments)
    message = core.workspace.post(
        Message(
            core.workspace.new_ts(),
            conversation.id,
            core.workspace.bot_user_id,
            text[:LONGEST_TEXT],
            blocks,
            bot=True,
            thread_ts=arguments.get("thread_ts"),
            attachments=arguments.get("attachments"),
            metadata=arguments.get("metadata"),
        )
    )
    core.events.tell_message(message, later=True)
    answer = {
        "channel": conversation.id,
        "ts": message.ts,
        "message": message_payload(core, message),
    }
    if len(text) > LONGEST_TEXT:
        answer["warning"] = "message_truncated"
        answer["response_metadata"] = {"warnings": ["message_truncated"]}
    return answer


def post_ephemeral(core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """chat.postEphemeral: one person sees it, nobody can edit it."""
    conversation = _destination(core, str(arguments["channel"]))
    user = str(arguments["user"])
    if user not in conversation.members:
        raise Refusal("user_not_in_channel")
    text, blocks = _content(arguments)
    ts, bot = core.workspace.new_ts(), core.workspace.bot_user_id
    thread_ts = arguments.get("thread_ts")
    core.workspace.post(
        Message(ts, conversation.id, bot, text, blocks, bot=True, to=user, thread_ts=thread_ts)
    )
    return {"message_ts": ts}


def update(core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """chat.update; without `blocks` the message keeps those it has."""
    message = _own(core, arguments, "cant_update_message")
    if len(arguments.get("text") or "") > LONGEST_UPDATE:
        raise Refusal("msg_too_long")
    if "blocks" not in arguments:
        arguments = {**arguments, "blocks": message.blocks}
    text, blocks = _content(arguments)
    before = message_payload(core, message)
    core.workspace.edit(message, text=text or message.text, blocks=blocks, edited=True)
    after = message_payload(core, message)
    details = {"message": after, "previous_message": before}
    core.events.tell_change("message_changed", message.channel, **details)
    return {
        "channel": message.channel,
        "ts": message.ts,
        "text": message.text,
        "message": {key: after[key] for key in after.keys() - {"ts", "thread_ts"}},
    }


def delete(core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """chat.delete."""
    message = _own(core, arguments, "cant_delete_message")
    core.workspace.delete(message)
    details = {"deleted_ts": message.ts, "previous_message": message_payload(core, message)}
    core.events.tell_change("message_deleted", message.channel, **details)
    return {"channel": message.channel, "ts": message.ts}


def permalink(core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """chat.getPermalink."""
    channel = _conversation(core, arguments["channel"]).id
    ts = core.workspace.find(channel, str(arguments["message_ts"])).ts
    domain = core.workspace.domain
    link = f"https://{domain}.slack.com/archives/{channel}/p{ts.replace('.', '')}"
    return {"channel": channel, "permalink": link}


def respond(core: Core, ticket: ResponseUrl, arguments: Mapping[str, Any]) -> None:
    """A post to a response URL: a new message, or a change of the one acted on."""
    original = _original(core, ticket)
    if arguments.get("delete_original"):
        if original is not None:
            core.workspace.delete(original)
        return
    text, blocks = _content(arguments)
    if arguments.get("replace_original") and original is not None:
        core.workspace.edit(original, text=text, blocks=blocks)
        return
    to = None if arguments.get("response_type") == "in_channel" else ticket.user
    ts, bot = core.workspace.new_ts(), core.workspace.bot_user_id
    thread_ts = arguments.get("thread_ts")
    core.workspace.post(
        Message(ts, ticket.channel, bot, text, blocks, bot=True, to=to, thread_ts=thread_ts)
    )


def _original(core: Core, ticket: ResponseUrl) -> Message | None:
    """The message acted on, if it is the app's own and still there."""
    if ticket.message_ts is None:
        return None
    try:
        message = core.workspace.find(ticket.channel, ticket.message_ts)
    except Refusal:
        return None
    return message if message.bot else None


def _content(arguments: Mapping[str, Any]) -> tuple[str, list[dict[str, Any]] | None]:
    text, blocks = arguments.get("text") or "", arguments.get("blocks") or None
    if markdown := arguments.get("markdown_text"):
        if text or blocks:
            raise Refusal("markdown_text_conflict")
        if len(markdown) > LONGEST_MARKDOWN:
            raise Refusal("msg_blocks_too_long")
        blocks = [{"type": "markdown", "text": markdown}]
    if not text and not blocks and not arguments.get("attachments"):
        raise Refusal("no_text")
    check_message(blocks)
    return text, blocks


def _own(core: Core, arguments: dict[str, Any], error: str) -> Message:
    """The app's own message, that everyone there can see."""
    channel = _conversation(core, arguments["channel"]).id
    message = core.workspace.find(channel, str(arguments["ts"]))
    if message.to is not None:
        raise Refusal("message_not_found")
    if not message.bot:
        raise Refusal(error)
    return message


def _conversation(core: Core, channel: Any) -> Conversation:
    found = core.workspace.conversations.get(str(channel))
    if found is None:
        raise Refusal("channel_not_found")
    return found


def _destination(core: Core, channel: str) -> Conversation:
    """Where a message may go: an id, `#name`, or the id of a person."""
    workspace = core.workspace
    if channel in workspace.users:
        user = workspace.users[channel]
        if user.is_bot:
            raise Refusal("cannot_dm_bot")
        if user.deleted:
            raise Refusal("channel_not_found")
        return _if_enabled(core, workspace.app_conversation(channel))
    for conversation in workspace.conversations.values():
        if channel.removeprefix("#") in (conversation.id, conversation.name):
            if workspace.bot_user_id in conversation.members:
                return _if_enabled(core, conversation)
            if conversation.kind == "channel" and "chat:write.public" in core.manifest.scopes:
                return conversation
            raise Refusal("not_in_channel")
    raise Refusal("channel_not_found")


def _if_enabled(core: Core, conversation: Conversation) -> Conversation:
    if conversation.kind == "app" and not core.manifest.messages_enabled:
        raise Refusal("messages_tab_disabled")
    return conversation
