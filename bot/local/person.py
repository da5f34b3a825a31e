"""Somebody who uses Slack: acts as the page does, and reads what it shows."""

from collections.abc import Iterator
from typing import Any

from bot.local.blocks import elements_in, text_in
from bot.local.choices import Given, chosen
from bot.local.core import Core
from bot.local.inputs import STATE, options_of
from bot.local.interactions import Answer, Interactions
from bot.local.seed import GENERAL
from bot.local.views import View
from bot.local.workspace import Message, User

Surface = View | Message


class Person:
    """One user of the workspace.

    A surface (`within`) is the open modal, the Home or a message; where none is named, the modal
    counts if one is open, else the newest message that fits, else the Home. What can't be found,
    or is there twice, raises LookupError.
    """

    def __init__(self, core: Core, interactions: Interactions, user: User) -> None:
        self._core = core
        self._act = interactions
        self.user = user
        self.id = user.id

    def command(self, text: str, channel: str | None = None) -> Answer:
        """Type a slash command, in #general unless told otherwise."""
        return self._act.command(self.id, channel or GENERAL, text)

    def say(self, text: str, channel: str | None = None, *, thread_ts: str | None = None) -> Answer:
        """Write a message, to the app unless told otherwise."""
        return self._act.say(self.id, channel or self.app_channel, text, thread_ts)

    def shortcut(self, callback_id: str) -> Answer:
        """Use a global shortcut."""
        return self._act.shortcut(self.id, callback_id)

    def message_shortcut(self, callback_id: str, message: Message) -> Answer:
        """Use a shortcut of a message's menu."""
        return self._act.message_shortcut(self.id, callback_id, message.channel, message.ts)

    def open_home(self) -> Answer:
        """Look at the app's Home."""
        return self._act.open_tab(self.id, "home")

    def open_messages(self) -> Answer:
        """Look at the app's Messages tab, and read what is there."""
        self._core.workspace.mark_read(self.id, self.app_channel)
        return self._act.open_tab(self.id, "messages")

    def click(
        self,
        target: str,
        *,
        within: Surface | None = None,
        block_id: str | None = None,
        value: str | None = None,
    ) -> Answer:
        """Press a button, or an entry of an overflow menu: by its action_id or what it says."""
        surface, block, action = self._pressed(target, within, block_id, value)
        action = {**action, "block_id": block["block_id"]}
        return self._dispatch(surface, action)

    def fill(
        self, field: str, given: Given, *, within: Surface | None = None, enter: bool = False
    ) -> Answer:
        """Type or pick: by block_id, action_id or label; `enter` ends with the Enter key.

        An element outside an input block, or one that dispatches, tells the app at once.
        """
        surface, block, element = self._field(field, within)
        state = chosen(element, given)
        if isinstance(surface, View):
            with self._core.workspace.lock:
                held = surface.values[block["block_id"]]
                held[element["action_id"]] = state
                self._core.workspace.touch()
        if not _dispatches(block, element, enter=enter):
            return Answer(ok=True, sent=False)
        ids = {"block_id": block["block_id"], "action_id": element["action_id"]}
        return self._dispatch(surface, {**state, **ids})

    def submit(self) -> Answer:
        """Send the open modal."""
        return self._act.submit(self.id, self._open_modal().id, {})

    def submit_twice(self) -> tuple[Answer, Answer]:
        """Send the open modal by two clicks, the second before the first is answered."""
        return self._act.submit_twice(self.id, self._open_modal().id)

    def close(self, *, everything: bool = False) -> Answer:
        """Close the open modal; `everything` is the cross, which closes the ones below too."""
        return self._act.close(self.id, self._open_modal().id, everything=everything)

    @property
    def modal(self) -> View | None:
        """The modal on top."""
        return self._core.views.top(self.id)

    @property
    def home(self) -> View | None:
        """What the app published."""
        return self._core.views.home(self.id)

    @property
    def app_channel(self) -> str:
        """The id of the direct conversation with the app."""
        return self._core.workspace.app_conversation(self.id).id

    def messages(self, conversation: str | None = None) -> list[Message]:
        """What stands in a conversation for everybody in it, oldest first; the app's by default."""
        return [m for m in self._seen(conversation or self.app_channel) if m.to is None]

    def ephemerals(self, conversation: str | None = None) -> list[Message]:
        """What only this person sees there, oldest first; everywhere by default."""
        mine = self._core.workspace.conversations_of(self.id)
        places = [conversation] if conversation else [place.id for place in mine]
        found = [m for place in places for m in self._seen(place) if m.to == self.id]
        return sorted(found, key=lambda message: message.ts)

    @property
    def ephemeral(self) -> Message | None:
        """The latest message that only this person sees, anywhere."""
        return next(reversed(self.ephemerals()), None)

    def text_of(self, surface: Surface | None) -> str:
        """All that a person reads there; empty for nothing."""
        if isinstance(surface, Message):
            return text_in(surface.blocks) if surface.blocks else surface.text
        return surface.text if surface else ""

    def buttons(self, surface: Surface | None) -> list[str]:
        """What the buttons there say, in reading order."""
        return [
            element["text"]["text"]
            for _, element in elements_in(surface.blocks if surface else None)
            if element["type"] == "button"
        ]

    def _seen(self, conversation: str) -> list[Message]:
        with self._core.workspace.lock:
            return self._core.workspace.conversations[conversation].seen_by(self.id)

    def _open_modal(self) -> View:
        if self.modal is None:
            raise LookupError(f"{self.user.real_name} has no modal open")
        return self.modal

    def _surfaces(self, within: Surface | None) -> Iterator[Surface]:
        if within is not None:
            yield within
        elif self.modal is not None:
            yield self.modal
        else:
            mine = self._core.workspace.conversations_of(self.id)
            every = [message for place in mine for message in self._seen(place.id)]
            yield from sorted(every, key=lambda message: message.ts, reverse=True)
            if self.home is not None:
                yield self.home

    def _pressed(
        self, target: str, within: Surface | None, block_id: str | None, value: str | None
    ) -> tuple[Surface, dict[str, Any], dict[str, Any]]:
        for surface in self._surfaces(within):
            found = [
                (block, action)
                for block, element in elements_in(surface.blocks)
                for action in _presses(element, target)
                if block_id in (None, block["block_id"]) and value in (None, action.get("value"))
            ]
            if len(found) > 1:
                where = [block["block_id"] for block, _ in found]
                raise LookupError(f"{target!r} is there {len(found)} times, in {where}")
            if found:
                return surface, *found[0]
        raise LookupError(f"nothing to press says {target!r}")

    def _field(
        self, field: str, within: Surface | None
    ) -> tuple[Surface, dict[str, Any], dict[str, Any]]:
        for surface in self._surfaces(within):
            for block, element in elements_in(surface.blocks):
                label = block.get("label", {}).get("text")
                names = (block["block_id"], element["action_id"], label)
                if field in names and element["type"] in STATE:
                    return surface, block, element
        raise LookupError(f"nothing to fill in is called {field!r}")

    def _dispatch(self, surface: Surface, action: dict[str, Any]) -> Answer:
        if isinstance(surface, View):
            return self._act.act_in_view(self.id, surface.id, action, {})
        return self._act.act_in_message(self.id, surface.channel, surface.ts, action)


def _presses(element: dict[str, Any], target: str) -> Iterator[dict[str, Any]]:
    """What pressing `target` on this element would send; nothing when it isn't there."""
    action = {"type": element["type"], "action_id": element["action_id"]}
    match element["type"]:
        case "button" | "icon_button":
            if target in (element["action_id"], element["text"]["text"]):
                yield {**action, "value": element["value"]} if "value" in element else action
        case "feedback_buttons":
            for side in ("positive_button", "negative_button"):
                if target in (side, element[side]["text"]["text"]):
                    yield {**action, "value": element[side]["value"]}
        case "overflow":
            for option in options_of(element):
                if target in (option["value"], option["text"]["text"]):
                    yield {**action, "selected_option": option}


def _dispatches(block: dict[str, Any], element: dict[str, Any], *, enter: bool) -> bool:
    """Whether Slack tells the app of this input before the modal is sent."""
    if block["type"] != "input":
        return True
    if not block.get("dispatch_action"):
        return False
    if not element["type"].endswith("_input"):
        return True
    config = element.get("dispatch_action_config", {})
    on = config.get("trigger_actions_on", ["on_enter_pressed"])
    return "on_character_entered" in on or (enter and "on_enter_pressed" in on)
