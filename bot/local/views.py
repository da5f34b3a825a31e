"""Modals and Home: the stack of views of each person."""

import secrets
from dataclasses import dataclass
from typing import Any

from bot.local.blocks import elements_in, text_in, with_ids
from bot.local.inputs import Values, entered, initial_values
from bot.local.refusal import Refusal, invalid_arguments
from bot.local.workspace import Workspace

DEEPEST = 3


@dataclass
class View:
    """One view that is open, or a Home."""

    id: str
    user: str
    definition: dict[str, Any]
    """What the app sent, with an id on every block and element."""
    hash: str
    values: Values
    root_id: str
    previous_id: str | None = None

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """Its blocks."""
        blocks: list[dict[str, Any]] = self.definition["blocks"]
        return blocks

    @property
    def type(self) -> str:
        """`modal` or `home`."""
        return str(self.definition["type"])

    @property
    def callback_id(self) -> str:
        """Empty when the app gave none."""
        return str(self.definition.get("callback_id", ""))

    @property
    def title(self) -> str:
        """What stands at the top; empty on a Home."""
        return str(self.definition.get("title", {}).get("text", ""))

    @property
    def text(self) -> str:
        """All that a person reads in it, what they entered included."""
        return "\n".join([text_in(self.definition), *entered(self.values)])


class Views:
    """Who has which views open."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def stack(self, user: str) -> list[View]:
        """This person's open modals, root first."""
        with self._workspace.lock:
            return list(self._stacks.get(user, ()))

    def top(self, user: str) -> View | None:
        """The modal that this person looks at."""
        stack = self.stack(user)
        return stack[-1] if stack else None

    def home(self, user: str) -> View | None:
        """What the app published for this person."""
        return self._homes.get(user)

    def find(self, view_id: str | None, external_id: str | None = None) -> View:
        """An open modal or a Home, by either id; raises `not_found`."""
        with self._workspace.lock:
            for view in self._everything():
                if view_id and view.id == view_id:
                    return view
                if external_id and view.definition.get("external_id") == external_id:
                    return view
        raise Refusal("not_found")

    def open(self, user: str, definition: dict[str, Any]) -> View:
        """Show a root view in place of whatever was open."""
        with self._workspace.lock:
            self._check_external_id(definition)
            view = self._new(user, definition, None)
            self._stacks[user] = [view]
            self._workspace.touch()
            return view

    def push(self, user: str, definition: dict[str, Any]) -> View:
        """Show a view over the open ones; raises `not_found` when there are none."""
        with self._workspace.lock:
            stack = self._stacks.get(user)
            if not stack:
                raise Refusal("not_found")
            if len(stack) >= DEEPEST:
                raise Refusal("push_limit_reached")
            self._check_external_id(definition)
            view = self._new(user, definition, stack[-1])
            stack.append(view)
            self._workspace.touch()
            return view

    def update(self, view: View, definition: dict[str, Any], hash_: str | None = None) -> View:
        """Change a view in place; what was typed stays where the input is still the same."""
        with self._workspace.lock:
            if hash_ and hash_ != view.hash:
                raise Refusal("hash_conflict")
            if definition["type"] != view.type:
                raise invalid_arguments(
                    "must match the `type` of the view being updated [json-pointer:/view/type]"
                )
            self._check_external_id(definition, view)
            view.definition = self._named(definition)
            view.values = initial_values(view.blocks, view.values)
            view.hash = self._new_hash()
            self._workspace.touch()
            return view

    def publish(self, user: str, definition: dict[str, Any], hash_: str | None = None) -> View:
        """Show a Home to this person."""
        with self._workspace.lock:
            published = self._homes.get(user)
            if published is not None:
                return self.update(published, definition, hash_)
            view = self._new(user, definition, None)
            self._homes[user] = view
            self._workspace.touch()
            return view

    def pop(self, view: View) -> None:
        """Close a view, and whatever lies on it."""
        with self._workspace.lock:
            stack = self._stacks.get(view.user, [])
            if view in stack:
                del stack[stack.index(view) :]
                self._workspace.touch()

    def clear(self, user: str) -> None:
        """Close all modals of this person."""
        with self._workspace.lock:
            self._stacks.pop(user, None)
            self._workspace.touch()

    def payload(self, view: View) -> dict[str, Any]:
        """The view as Slack sends it; the state is a copy."""
        given = view.definition
        workspace = self._workspace
        with workspace.lock:
            return {
                "id": view.id,
                "team_id": workspace.team_id,
                "type": view.type,
                "blocks": view.blocks,
                "private_metadata": given.get("private_metadata", ""),
                "callback_id": view.callback_id,
                "state": {"values": {b: dict(a) for b, a in view.values.items()}},
                "hash": view.hash,
                "title": given.get("title"),
                "submit": given.get("submit"),
                "close": given.get("close"),
                "clear_on_close": given.get("clear_on_close", False),
                "notify_on_close": given.get("notify_on_close", False),
                "submit_disabled": given.get("submit_disabled", False),
                "previous_view_id": view.previous_id,
                "root_view_id": view.root_id,
                "app_id": workspace.app_id,
                "external_id": given.get("external_id", ""),
                "app_installed_team_id": workspace.team_id,
                "bot_id": workspace.bot_id,
            }

    def _everything(self) -> list[View]:
        return [*self._homes.values(), *(view for stack in self._stacks.values() for view in stack)]

    def _check_external_id(self, definition: dict[str, Any], own: View | None = None) -> None:
        wanted = definition.get("external_id")
        for view in self._everything():
            if wanted and view is not own and view.definition.get("external_id") == wanted:
                raise Refusal("duplicate_external_id")

    def _new(self, user: str, definition: dict[str, Any], previous: View | None) -> View:
        view_id = self._workspace.new_id("V")
        named = self._named(definition)
        return View(
            id=view_id,
            user=user,
            definition=named,
            hash=self._new_hash(),
            values=initial_values(named["blocks"]),
            root_id=previous.root_id if previous else view_id,
            previous_id=previous.id if previous else None,
        )

    def _named(self, definition: dict[str, Any]) -> dict[str, Any]:
        return {**definition, "blocks": with_ids(definition["blocks"], self._workspace.new_id)}

    def _new_hash(self) -> str:
        return f"{int(self._workspace.clock())}.{secrets.token_hex(4)}"


def element_at(
    blocks: list[dict[str, Any]] | None, block_id: str, action_id: str
) -> dict[str, Any] | None:
    """The element with these ids."""
    for block, element in elements_in(blocks):
        if (block["block_id"], element["action_id"]) == (block_id, action_id):
            return element
    return None
