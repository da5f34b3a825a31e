"""Views by the Web API: stack, hashes, ids, Home."""

import copy
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.local import LocalSlack
from bot.local.person import Person
from bot.local.seed import MEMBER
from tests.unit.local.conftest import (
    MANIFEST,
    Workspace,
    actions,
    button,
    field,
    modal,
    plain,
    section,
    select,
    text_field,
)
from tests.unit.local.fake_app import FakeApp


def home(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "home", "blocks": [*blocks], **more}


def refusal(client: WebClient, method: str, **arguments: Any) -> Any:
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, json=arguments)
    return caught.value.response


def shown(maya: Person, app: FakeApp, client: WebClient, view: dict[str, Any]) -> Any:
    maya.shortcut("try")
    return client.views_open(trigger_id=app.last.payload["trigger_id"], view=view)["view"]


def pressed(maya: Person, app: FakeApp) -> str:
    """The trigger of a press on the button of the open modal."""
    maya.click("go")
    return str(app.last.payload["trigger_id"])


GO = actions("acts", button("Go", "go"))


def test_an_opened_view_comes_back_complete(maya: Person, app: FakeApp, client: WebClient) -> None:
    view = shown(maya, app, client, modal(text_field("outcome", initial_value="first")))
    assert view["root_view_id"] == view["id"]
    assert view["previous_view_id"] is None
    assert view["hash"]
    assert view["team_id"] == view["app_installed_team_id"]
    assert (view["clear_on_close"], view["notify_on_close"], view["external_id"]) == (
        False,
        False,
        "",
    )
    assert view["state"]["values"]["outcome"]["value"]["value"] == "first"


def test_a_view_is_pushed_by_a_trigger_from_inside_it(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    root = shown(maya, app, client, modal(GO))
    second = client.views_push(trigger_id=pressed(maya, app), view=modal(GO))["view"]
    assert (second["root_view_id"], second["previous_view_id"]) == (root["id"], root["id"])
    third = client.views_push(trigger_id=pressed(maya, app), view=modal(GO))["view"]
    assert third["previous_view_id"] == second["id"]
    answer = refusal(client, "views.push", trigger_id=pressed(maya, app), view=modal())
    assert answer["error"] == "push_limit_reached"


def test_opening_from_inside_a_modal_lies_on_it(
    slack: LocalSlack, maya: Person, app: FakeApp, client: WebClient
) -> None:
    root = shown(maya, app, client, modal(GO))
    second = client.views_open(trigger_id=pressed(maya, app), view=modal())["view"]
    assert second["previous_view_id"] == root["id"]
    assert len(slack.core.views.stack(MEMBER)) == 2


def test_opening_from_outside_replaces_the_stack(
    slack: LocalSlack, maya: Person, app: FakeApp, client: WebClient
) -> None:
    shown(maya, app, client, modal())
    second = shown(maya, app, client, modal(title=plain("Other")))
    assert [view.id for view in slack.core.views.stack(MEMBER)] == [second["id"]]


def test_a_push_needs_a_modal_below(maya: Person, app: FakeApp, client: WebClient) -> None:
    maya.shortcut("try")
    trigger_id = app.last.payload["trigger_id"]
    answer = refusal(client, "views.push", trigger_id=trigger_id, view=modal())
    assert answer["error"] == "not_found"
    client.views_publish(user_id=MEMBER, view=home(GO))
    maya.click("go", within=maya.home)
    trigger_id = app.last.payload["trigger_id"]
    answer = refusal(client, "views.push", trigger_id=trigger_id, view=modal())
    (message,) = answer["response_metadata"]["messages"]
    assert message.startswith("[ERROR] must match the `type` of the root view")
    assert message.endswith("[json-pointer:/view/type]")


def test_a_push_after_the_modal_is_closed_finds_nothing(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    shown(maya, app, client, modal(GO))
    trigger_id = pressed(maya, app)
    maya.close()
    answer = refusal(client, "views.push", trigger_id=trigger_id, view=modal())
    assert answer["error"] == "not_found"


def test_a_modal_opens_from_home(maya: Person, app: FakeApp, client: WebClient) -> None:
    client.views_publish(user_id=MEMBER, view=home(GO))
    maya.click("go")
    client.views_open(trigger_id=app.last.payload["trigger_id"], view=modal())
    assert maya.modal is not None


def test_an_update_needs_the_latest_hash(maya: Person, app: FakeApp, client: WebClient) -> None:
    view = shown(maya, app, client, modal())
    changed = modal(title=plain("Two"))
    place = {"view_id": view["id"], "hash": view["hash"]}
    newer = client.views_update(**place, view=changed)["view"]
    assert newer["hash"] != view["hash"]
    assert refusal(client, "views.update", **place, view=changed)["error"] == "hash_conflict"
    assert client.views_update(view_id=view["id"], view=modal())["ok"]


def test_an_update_keeps_what_was_typed(maya: Person, app: FakeApp, client: WebClient) -> None:
    roles = field("role", select("engineer", "manager"))
    view = shown(maya, app, client, modal(text_field("outcome"), roles))
    maya.fill("outcome", "typed")
    maya.fill("role", "manager")
    fewer = field("role", select("engineer"))
    updated = client.views_update(view_id=view["id"], view=modal(text_field("outcome"), fewer))
    values = updated["view"]["state"]["values"]
    assert values["outcome"]["value"]["value"] == "typed"
    assert values["role"]["value"]["selected_option"] is None


def test_a_view_is_found_by_its_external_id(maya: Person, app: FakeApp, client: WebClient) -> None:
    shown(maya, app, client, modal(external_id="mine"))
    changed = modal(title=plain("Two"), external_id="mine")
    client.views_update(external_id="mine", view=changed)
    assert maya.modal is not None
    assert maya.modal.title == "Two"
    maya.shortcut("try")
    trigger_id = app.last.payload["trigger_id"]
    answer = refusal(client, "views.open", trigger_id=trigger_id, view=modal(external_id="mine"))
    assert answer["error"] == "duplicate_external_id"


def test_an_update_of_nothing_is_refused(client: WebClient) -> None:
    assert refusal(client, "views.update", view=modal())["error"] == "invalid_arguments"
    answer = refusal(client, "views.update", view=modal(), view_id="V1")
    assert answer["error"] == "not_found"


def test_a_closed_view_cannot_be_updated(maya: Person, app: FakeApp, client: WebClient) -> None:
    view = shown(maya, app, client, modal())
    maya.close()
    answer = refusal(client, "views.update", view=modal(), view_id=view["id"])
    assert answer["error"] == "not_found"


def test_a_modal_does_not_become_a_home(maya: Person, app: FakeApp, client: WebClient) -> None:
    view = shown(maya, app, client, modal())
    answer = refusal(client, "views.update", view=home(), view_id=view["id"])
    assert answer["error"] == "invalid_arguments"


@pytest.mark.parametrize("method", ["views.open", "views.push"])
def test_a_trigger_is_required(client: WebClient, method: str) -> None:
    answer = refusal(client, method, view=modal())
    assert answer["response_metadata"]["messages"] == ["[ERROR] missing required field: trigger_id"]


def test_a_home_is_published_and_changed(maya: Person, tomas: Person, client: WebClient) -> None:
    first = client.views_publish(user_id=MEMBER, view=home(section("Hello")))["view"]
    assert maya.home is not None
    assert maya.home.text == "Hello"
    assert maya.home.title == ""
    assert tomas.home is None
    second = client.views_publish(user_id=MEMBER, view=home(section("Bye")), hash=first["hash"])
    assert second["view"]["id"] == first["id"]
    stale = {"user_id": MEMBER, "view": home(), "hash": first["hash"]}
    assert refusal(client, "views.publish", **stale)["error"] == "hash_conflict"


def test_a_home_needs_a_person_and_the_tab(make_slack: Workspace, client: WebClient) -> None:
    for user in ("U0NOBODY", "USLACKBOT"):
        answer = refusal(client, "views.publish", user_id=user, view=home())
        assert answer["error"] == "invalid_arguments"
    manifest = copy.deepcopy(MANIFEST)
    manifest["features"]["app_home"]["home_tab_enabled"] = False
    other = WebClient("xoxb-local", base_url=make_slack(manifest).api_url)
    answer = refusal(other, "views.publish", user_id=MEMBER, view=home())
    assert answer["error"] == "not_enabled"


def test_an_action_on_home_carries_its_state(maya: Person, app: FakeApp, client: WebClient) -> None:
    pick = {**select("weekly", "never"), "action_id": "often"}
    client.views_publish(user_id=MEMBER, view=home(section("Nudge", block_id="n", accessory=pick)))
    assert maya.fill("often", "never").ok
    payload = app.last.payload
    assert payload["container"]["type"] == "view"
    assert payload["view"]["type"] == "home"
    assert payload["view"]["state"]["values"]["n"]["often"]["selected_option"]["value"] == "never"


def test_a_view_beyond_250_kb_is_too_large(maya: Person, app: FakeApp, client: WebClient) -> None:
    maya.shortcut("try")
    trigger_id = app.last.payload["trigger_id"]
    large = modal(*(section("x" * 2990) for _ in range(90)))
    answer = refusal(client, "views.open", trigger_id=trigger_id, view=large)
    assert answer["error"] == "view_too_large"


def test_views_may_come_as_json_text(maya: Person, app: FakeApp, client: WebClient) -> None:
    maya.shortcut("try")
    trigger_id = app.last.payload["trigger_id"]
    answer = refusal(client, "views.open", trigger_id=trigger_id, view="{oops")
    assert answer["error"] == "invalid_arguments"
    text = '{"type": "modal", "title": {"type": "plain_text", "text": "T"}, "blocks": []}'
    assert client.api_call("views.open", json={"trigger_id": trigger_id, "view": text})["ok"]
