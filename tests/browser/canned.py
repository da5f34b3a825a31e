"""A small workspace around canned messages and views."""

from typing import Any

from tests.browser.kit import NOON, Json


def message(text: str, *, user: str = "UBOT", ts: int = NOON, **more: Any) -> Json:
    return {
        "ts": f"{ts}.000100",
        "user": user,
        "bot": user == "UBOT",
        "text": text,
        "blocks": None,
        "ephemeral": False,
        "edited": False,
        "thread_ts": None,
        "files": [],
        "kind": "message",
        **more,
    }


def person(user: str, name: str, title: str, **more: Any) -> Json:
    return {
        "id": user,
        "name": name.partition(" ")[0].lower(),
        "real_name": name,
        "title": title,
        "tz": "Europe/Stockholm",
        "is_bot": False,
        **more,
    }


MAYA = person("UMAYA", "Maya Lindqvist", "Senior engineer", switchable=True, color="2b6cb0")
TOMAS = person("UTOMAS", "Tomás Ferreira", "Staff engineer", switchable=True, color="9c4221")
PRIYA = person("UPRIYA", "Priya Raman", "Product manager", color="276749")
BOT = person("UBOT", "Negotiate", "", is_bot=True)

APP: Json = {
    "id": "A1",
    "name": "Negotiate",
    "bot_user_id": "UBOT",
    "commands": [
        {
            "command": "/negotiate",
            "description": "Prepare a pay conversation",
            "usage_hint": "[prep | reframe TEXT | help]",
        }
    ],
    "shortcuts": [
        {
            "type": "global",
            "callback_id": "log_win",
            "name": "Log a win",
            "description": "In ten seconds",
        },
        {
            "type": "message",
            "callback_id": "save",
            "name": "Save as outcome",
            "description": "Keep it",
        },
    ],
    "home_enabled": True,
    "messages_enabled": True,
    "messages_read_only": False,
}


def workspace(messages: list[Json], **more: Any) -> Json:
    """The state in which these messages stand in the app's direct messages."""
    return {
        "team": {"id": "T1", "name": "Northlight", "domain": "northlight"},
        "me": MAYA,
        "people": [MAYA, TOMAS, PRIYA, BOT],
        "app": APP,
        "conversations": [
            {"id": "CGENERAL", "kind": "channel", "name": "general", "unread": 2, "messages": []},
            {
                "id": "CPLATFORM",
                "kind": "channel",
                "name": "team-platform",
                "unread": 0,
                "messages": [],
            },
            {"id": "DTOMAS", "kind": "im", "name": "Tomás Ferreira", "unread": 1, "messages": []},
            {"id": "DBOT", "kind": "app", "name": "Negotiate", "unread": 0, "messages": messages},
        ],
        "home": None,
        "views": [],
        **more,
    }
