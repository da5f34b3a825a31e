"""The state of one workspace: people, conversations, messages, files."""

import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.local.blocks import with_ids
from bot.local.mentions import Mention, mentions_in
from bot.local.refusal import Refusal

SLACKBOT = "USLACKBOT"
MOST_MESSAGES = 500
"""Kept per conversation; the oldest are forgotten."""
MOST_MENTIONS = 500


@dataclass(frozen=True)
class User:
    """Somebody in the workspace."""

    id: str
    name: str
    real_name: str
    tz: str = "Etc/UTC"
    title: str = ""
    color: str = "4a154b"
    is_bot: bool = False
    deleted: bool = False
    is_restricted: bool = False
    switchable: bool = False
    """Whether the page lets one act as this person."""


@dataclass
class File:
    """A file that the app uploaded; kept in memory only."""

    id: str
    name: str
    title: str
    mimetype: str
    data: bytes = b""
    length: int = 0
    """Announced before the upload."""
    shared: bool = False
    seen_by: set[str] = field(default_factory=set)
    """Conversations in which it was shared."""


@dataclass
class Message:
    """One message, as everyone who may see it sees it."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[dict[str, Any]] | None = None
    bot: bool = False
    to: str | None = None
    """The one person who sees it, when it is ephemeral."""
    thread_ts: str | None = None
    edited: bool = False
    files: list[File] = field(default_factory=list)
    kind: Literal["message", "problem"] = "message"
    attachments: list[dict[str, Any]] | None = None
    metadata: dict[str, Any] | None = None

    def visible_to(self, user: str) -> bool:
        """Whether this person sees it, given that they are in the conversation."""
        return self.to in (None, user)


@dataclass
class Conversation:
    """A channel, or a direct conversation."""

    id: str
    kind: Literal["channel", "im", "app"]
    name: str
    members: set[str]
    messages: deque[Message] = field(default_factory=lambda: deque(maxlen=MOST_MESSAGES))
    read: dict[str, str] = field(default_factory=dict)
    """The newest ts that each person has read."""

    def seen_by(self, user: str) -> list[Message]:
        """What this person sees here, oldest first."""
        return [message for message in self.messages if message.visible_to(user)]

    def unread(self, user: str) -> int:
        """How many messages of others this person has not read."""
        last = self.read.get(user, "")
        return sum(m.ts > last and m.user != user for m in self.seen_by(user))


class Workspace:
    """Everything that Slack would remember. Hold `lock` while reading more than one thing."""

    team_id = "T0LOCAL01"
    app_id = "A0LOCAL01"
    bot_id = "B0LOCAL01"
    bot_user_id = "U0LOCALBOT"

    def __init__(self, *, name: str, domain: str, clock: Callable[[], float]) -> None:
        self.name = name
        self.domain = domain
        self.clock = clock
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.seq = 0
        self.closed = False
        self.users: dict[str, User] = {}
        self.conversations: dict[str, Conversation] = {}
        self.files: dict[str, File] = {}
        self.mentions: deque[Mention] = deque(maxlen=MOST_MENTIONS)
        """Every live mention in a message of the app's, newest last."""
        self._counter = 0
        self._last_ts = 0

    def touch(self) -> None:
        """Tell everyone who looks that something changed."""
        with self.changed:
            self.seq += 1
            self.changed.notify_all()

    def wait_beyond(self, seq: int, seconds: float) -> int:
        """The number of the latest change: as soon as it is beyond `seq`, or after a while."""
        with self.changed:
            self.changed.wait_for(lambda: self.closed or self.seq > seq, seconds)
            return self.seq

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def new_id(self, prefix: str) -> str:
        """An id that no other thing has, in Slack's shape: `V00000001A`."""
        with self.lock:
            self._counter += 1
            return f"{prefix}{self._counter:09X}"

    def new_ts(self) -> str:
        """A message timestamp: Unix seconds with six decimals, never the same twice."""
        with self.lock:
            self._last_ts = max(int(self.clock() * 1_000_000), self._last_ts + 1)
            return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def add_user(self, user: User) -> None:
        """Let somebody join."""
        self.users[user.id] = user
        self.touch()

    def add_channel(self, channel_id: str, name: str, members: Iterable[str]) -> Conversation:
        """Create a channel."""
        channel = Conversation(channel_id, "channel", name, set(members))
        self.conversations[channel_id] = channel
        self.touch()
        return channel

    def app_conversation(self, user: str) -> Conversation:
        """This person's direct conversation with the app, opened on first use."""
        with self.lock:
            for found in self.conversations.values():
                if found.kind == "app" and user in found.members:
                    return found
            name = self.users[self.bot_user_id].real_name
            opened = Conversation(f"D{user[1:]}APP", "app", name, {user, self.bot_user_id})
            self.conversations[opened.id] = opened
            self.touch()
            return opened

    def group(self, members: Iterable[str]) -> Conversation:
        """The direct conversation of the app with several people, opened on first use."""
        with self.lock:
            everyone = {*members, self.bot_user_id}
            for found in self.conversations.values():
                if found.kind == "im" and found.members == everyone:
                    return found
            opened = Conversation(self.new_id("G"), "im", "group", everyone)
            self.conversations[opened.id] = opened
            self.touch()
            return opened

    def conversation(self, channel: str, user: str) -> Conversation:
        """A conversation that this person is in; raises `channel_not_found`."""
        found = self.conversations.get(channel)
        if found is None or user not in found.members:
            raise Refusal("channel_not_found")
        return found

    def conversations_of(self, user: str) -> list[Conversation]:
        """Those that this person is in."""
        with self.lock:
            return [c for c in self.conversations.values() if user in c.members]

    def post(self, message: Message) -> Message:
        """Add a message; blocks without ids are given some, as Slack does."""
        with self.lock:
            message.blocks = with_ids(message.blocks, self.new_id) if message.blocks else None
            self.conversations[message.channel].messages.append(message)
            self._notice(message)
            self.touch()
        return message

    def find(self, channel: str, ts: str) -> Message:
        """The message at this place; raises `message_not_found`."""
        with self.lock:
            conversation = self.conversations.get(channel)
            for message in conversation.messages if conversation else ():
                if message.ts == ts:
                    return message
        raise Refusal("message_not_found")

    def edit(self, message: Message, **changes: Any) -> None:
        """Change a message in place."""
        with self.lock:
            for name, value in changes.items():
                setattr(message, name, value)
            message.blocks = with_ids(message.blocks, self.new_id) if message.blocks else None
            self._notice(message)
            self.touch()

    def delete(self, message: Message) -> None:
        """Remove a message."""
        with self.lock:
            self.conversations[message.channel].messages.remove(message)
            self.touch()

    def mark_read(self, user: str, channel: str) -> None:
        """This person has seen everything here."""
        with self.lock:
            conversation = self.conversations[channel]
            seen = conversation.seen_by(user)
            if seen and conversation.read.get(user) != seen[-1].ts:
                conversation.read[user] = seen[-1].ts
                self.touch()

    def _notice(self, message: Message) -> None:
        if message.bot:
            self.mentions.extend(mentions_in(message.text, message.blocks, message.channel))
