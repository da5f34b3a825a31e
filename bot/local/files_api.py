"""Methods about files: ask for a URL, send the bytes, say where the file goes."""

import mimetypes
from typing import Any

from bot.local.core import Call, Core
from bot.local.refusal import Refusal, invalid_arguments
from bot.local.workspace import File, Message

LARGEST = 20_000_000
"""Bytes of one file; Slack takes more, memory doesn't have to."""
MOST_FILES = 100
MOST_BYTES = 100_000_000
"""Of all files together."""


def upload_url(core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """files.getUploadURLExternal."""
    try:
        length = int(arguments["length"])
    except (TypeError, ValueError):
        raise invalid_arguments("must be an integer [json-pointer:/length]") from None
    if not 0 < length <= LARGEST:
        raise Refusal("file_upload_size_restricted")
    name = str(arguments["filename"])
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    workspace = core.workspace
    with workspace.lock:
        kept = sum(file.length for file in workspace.files.values())
        if len(workspace.files) >= MOST_FILES or kept + length > MOST_BYTES:
            raise Refusal("storage_limit_reached")
        file = File(workspace.new_id("F"), name, name, kind, length=length)
        workspace.files[file.id] = file
    return {"upload_url": f"{core.base_url}upload/{file.id}", "file_id": file.id}


def receive(core: Core, file_id: str, data: bytes) -> bool:
    """The bytes of a file; False when the URL is unknown, used, or the length is not as told."""
    file = core.workspace.files.get(file_id)
    accepted = file is not None and not file.data and len(data) == file.length
    if file is not None and accepted:
        file.data = data
    told = {"file": file_id, "length": len(data)}
    core.calls.append(Call("upload_url", told, {"ok": accepted}, core.clock()))
    return accepted


def complete(core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """files.completeUploadExternal; without a channel the file stays private to the app."""
    files = [_uploaded(core, given) for given in _listed(arguments["files"])]
    channel = arguments.get("channel_id")
    if channel:
        _share(core, str(channel), files, arguments)
    return {"files": [{"id": file.id, "title": file.title} for file in files]}


def _listed(files: Any) -> list[dict[str, Any]]:
    if not isinstance(files, list) or not all(isinstance(file, dict) for file in files):
        raise invalid_arguments("must provide an array of objects [json-pointer:/files]")
    return files


def _uploaded(core: Core, given: dict[str, Any]) -> File:
    file = core.workspace.files.get(str(given.get("id")))
    if file is None or not file.data or file.shared:
        raise Refusal("file_not_found")
    file.title = given.get("title") or file.name
    return file


def _share(core: Core, channel: str, files: list[File], arguments: dict[str, Any]) -> None:
    workspace = core.workspace
    conversation = workspace.conversations.get(channel)
    if conversation is None:
        raise Refusal("channel_not_found")
    if workspace.bot_user_id not in conversation.members:
        raise Refusal("not_in_channel")
    text, thread_ts = arguments.get("initial_comment") or "", arguments.get("thread_ts")
    ts, bot = workspace.new_ts(), workspace.bot_user_id
    for file in files:
        file.shared = True
        file.seen_by.add(channel)
    message = Message(ts, channel, bot, text, bot=True, thread_ts=thread_ts, files=files)
    core.events.tell_message(workspace.post(message), later=True)
