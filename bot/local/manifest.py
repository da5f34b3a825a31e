"""What the workspace reads from an app's manifest."""

from collections.abc import Mapping
from typing import Any


class Manifest:
    """An app manifest as Slack defines it; every part but the name may be missing."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        features = data.get("features", {})
        settings = data.get("settings", {})
        home = features.get("app_home", {})
        self.name: str = data["display_information"]["name"]
        self.bot_name: str = features.get("bot_user", {}).get("display_name", self.name)
        self.commands: list[dict[str, str]] = [
            {key: command.get(key, "") for key in ("command", "description", "usage_hint")}
            for command in features.get("slash_commands", [])
        ]
        self.shortcuts: list[dict[str, str]] = [dict(s) for s in features.get("shortcuts", [])]
        self.home_enabled = bool(home.get("home_tab_enabled"))
        self.messages_enabled = bool(home.get("messages_tab_enabled"))
        self.messages_read_only = bool(home.get("messages_tab_read_only_enabled"))
        scopes = data.get("oauth_config", {}).get("scopes", {})
        self.scopes = frozenset([*scopes.get("bot", []), *scopes.get("bot_optional", [])])
        self.events = frozenset(settings.get("event_subscriptions", {}).get("bot_events", []))

    @property
    def takes_messages(self) -> bool:
        """Whether people may write to the app."""
        return self.messages_enabled and not self.messages_read_only

    def has_command(self, command: str) -> bool:
        """Whether the app registered this slash command, slash included."""
        return any(known["command"] == command for known in self.commands)

    def has_shortcut(self, kind: str, callback_id: str) -> bool:
        """Whether the app registered a shortcut of this kind: `global` or `message`."""
        return any(
            (known["type"], known["callback_id"]) == (kind, callback_id) for known in self.shortcuts
        )
