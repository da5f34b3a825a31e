"""Live mentions: the markup that makes Slack notify people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

_MARKUP = re.compile(r"<(?:!(channel|here|everyone)(?:\|[^>]*)?|@([UW]\w+)(?:\|[^>]*)?)>")


@dataclass(frozen=True)
class Mention:
    """Somebody whom a message of the app's would have notified."""

    kind: Literal["broadcast", "user"]
    target: str
    """`channel`, `here`, `everyone`, or a user id."""
    channel: str


def mentions_in(text: str, blocks: list[dict[str, Any]] | None, channel: str) -> list[Mention]:
    """What fires in a message: its text, mrkdwn, markdown and rich text; never plain text."""
    return [Mention(kind, target, channel) for kind, target in _found(text, blocks)]


def _found(text: str, blocks: Any) -> Iterator[tuple[Literal["broadcast", "user"], str]]:
    for live in (text, *_live(blocks)):
        for broadcast, user in _MARKUP.findall(live):
            yield ("broadcast", broadcast) if broadcast else ("user", user)


def _live(node: Any) -> Iterator[str]:
    """Every string that Slack parses; rich text elements as the markup they stand for."""
    if isinstance(node, list):
        for item in node:
            yield from _live(item)
    elif isinstance(node, dict):
        match node.get("type"):
            case "mrkdwn" | "markdown":
                yield str(node.get("text", ""))
            case "broadcast":
                yield f"<!{node.get('range')}>"
            case "user":
                yield f"<@{node.get('user_id')}>"
            case _:
                for value in node.values():
                    yield from _live(value)
