"""Methods about views, and blocks.validate."""

from typing import Any

from bot.local import validate
from bot.local.core import Core
from bot.local.refusal import Refusal, invalid_arguments
from bot.local.views import View


def open_view(core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """views.open; from inside a modal it is laid over that one."""
    trigger_id = _trigger_id(arguments)
    trigger = core.triggers.look_up(trigger_id)
    definition = validate.check_view(arguments["view"], "modal")
    show = core.views.open
    if trigger.view_id and any(v.id == trigger.view_id for v in core.views.stack(trigger.user)):
        show = core.views.push
    core.triggers.spend(trigger_id)
    return _shown(core, show(trigger.user, definition))


def push_view(core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """views.push, with a trigger from inside the modal."""
    trigger_id = _trigger_id(arguments)
    trigger = core.triggers.look_up(trigger_id)
    definition = validate.check_view(arguments["view"], "modal")
    if core.views.find(trigger.view_id).type != definition["type"]:
        raise invalid_arguments(
            "must match the `type` of the root view whose stack we're pushing onto"
            " [json-pointer:/view/type]"
        )
    core.triggers.spend(trigger_id)
    return _shown(core, core.views.push(trigger.user, definition))


def update_view(core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """views.update, by view_id or external_id; a stale hash is refused."""
    if not arguments.get("view_id") and not arguments.get("external_id"):
        raise invalid_arguments("must provide `view_id` or `external_id`")
    definition = validate.check_view(arguments["view"], "modal", "home")
    view = core.views.find(arguments.get("view_id"), arguments.get("external_id"))
    return _shown(core, core.views.update(view, definition, arguments.get("hash")))


def publish_view(core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """views.publish: the Home of one person."""
    user = core.workspace.users.get(str(arguments["user_id"]))
    if user is None or user.is_bot:
        raise invalid_arguments("invalid user_id [json-pointer:/user_id]")
    if not core.manifest.home_enabled:
        raise Refusal("not_enabled")
    definition = validate.check_view(arguments["view"], "home")
    return _shown(core, core.views.publish(user.id, definition, arguments.get("hash")))


def validate_blocks(_core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """blocks.validate: exactly one of `blocks`, `message`, `view`."""
    given = [key for key in ("blocks", "message", "view") if key in arguments]
    if len(given) != 1:
        raise invalid_arguments("must provide exactly one of `blocks`, `message`, `view`")
    (key,) = given
    if faults := validate.faults_in(key, arguments[key]):
        errors = [
            {"code": fault.code, "message": fault.message, "pointer": fault.pointer}
            for fault in faults
        ]
        raise Refusal(f"invalid_{key}", errors=errors)
    return {}


def _trigger_id(arguments: dict[str, Any]) -> str:
    trigger_id = arguments.get("trigger_id")
    if not trigger_id:
        raise invalid_arguments("missing required field: trigger_id")
    return str(trigger_id)


def _shown(core: Core, view: View) -> dict[str, Any]:
    return {"view": core.views.payload(view)}
