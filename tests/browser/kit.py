"""Short ways to write Block Kit, and what several of the canned blocks share."""

from typing import Any

Json = dict[str, Any]
NOON = 1_795_262_400
PIXEL = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 5'%3E"
    "%3Crect width='8' height='5' fill='%231f6f8b'/%3E%3Ccircle cx='6' cy='1.5' r='1'"
    " fill='%23f4e4c8'/%3E%3C/svg%3E"
)


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": True}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(text: str, value: str | None = None, description: str | None = None) -> Json:
    built: Json = {"text": plain(text), "value": value or text.lower().replace(" ", "_")}
    return {**built, "description": plain(description)} if description else built


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "block_id": f"s-{text[:12]}", "text": mrkdwn(text), **more}


def button(text: str, action: str, **more: Any) -> Json:
    return {"type": "button", "text": plain(text), "action_id": action, "value": action, **more}


def field(name: str, label: str, element: Json, **more: Any) -> Json:
    return {
        "type": "input",
        "block_id": name,
        "label": plain(label),
        "element": {"action_id": f"{name}_value", **element},
        **more,
    }


IMAGE: Json = {"type": "image", "image_url": PIXEL, "alt_text": "A lake at noon"}
ROLES = [option("Software engineer"), option("Data analyst"), option("Product manager")]
