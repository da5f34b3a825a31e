"""Files: an upload URL, the bytes, the message that shares them."""

import urllib.error
import urllib.request
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.local import LocalSlack, files_api
from bot.local.person import Person
from bot.local.seed import GENERAL, MEMBER, MENTOR
from tests.unit.local.fake_app import FakeApp


def error_of(client: WebClient, method: str, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, params=arguments)
    return str(caught.value.response["error"])


def fetch(url: str, body: bytes | None = None) -> tuple[int, bytes, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, body)) as answer:  # noqa: S310
            return answer.status, answer.read(), answer.headers["Content-Disposition"]
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), ""


def test_the_sdk_uploads_a_file_that_its_reader_can_fetch(
    slack: LocalSlack, maya: Person, client: WebClient, app: FakeApp
) -> None:
    client.files_upload_v2(
        channel=maya.app_channel,
        filename="brief.md",
        title="Brief",
        content="# Brief",
        initial_comment="Here it is",
    )
    message = maya.messages()[-1]
    (file,) = message.files
    assert (message.text, file.title, file.mimetype) == ("Here it is", "Brief", "text/markdown")
    address = f"{slack.url}client/file/{file.id}?user="
    status, body, disposition = fetch(address + MEMBER)
    assert (status, body) == (200, b"# Brief")
    assert disposition == "attachment; filename*=UTF-8''brief.md"
    assert fetch(address + MENTOR)[0] == 404
    maya.message_shortcut("keep", message)
    assert app.last.payload["message"]["files"] == [
        {"id": file.id, "name": "brief.md", "title": "Brief"}
    ]
    uploads = [call for call in slack.calls if call.method == "upload_url"]
    assert [call.arguments for call in uploads] == [{"file": file.id, "length": 7}]


def begun(client: WebClient, length: int = 4) -> tuple[str, str]:
    answer = client.files_getUploadURLExternal(filename="a.bin", length=length)
    return answer["upload_url"], answer["file_id"]


def test_an_upload_must_have_the_length_it_announced_and_happens_once(client: WebClient) -> None:
    url, _ = begun(client)
    assert fetch(url, b"three")[0] == 400
    assert fetch(url, b"four")[:2] == (200, b"OK - 4")
    assert fetch(url, b"four")[0] == 400
    assert fetch(url + "x", b"four")[0] == 400


@pytest.mark.parametrize(
    ("length", "error"),
    [
        ("0", "file_upload_size_restricted"),
        ("20000001", "file_upload_size_restricted"),
        ("many", "invalid_arguments"),
    ],
)
def test_a_length_must_be_sensible(client: WebClient, length: str, error: str) -> None:
    arguments = {"filename": "a.bin", "length": length}
    assert error_of(client, "files.getUploadURLExternal", **arguments) == error


@pytest.mark.parametrize(("limit", "most"), [("MOST_FILES", 1), ("MOST_BYTES", 7)])
def test_only_so_much_is_kept(
    client: WebClient, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(files_api, limit, most)
    begun(client)
    arguments = {"filename": "a.bin", "length": "4"}
    assert error_of(client, "files.getUploadURLExternal", **arguments) == "storage_limit_reached"


def test_completing_needs_an_uploaded_file_and_a_place(maya: Person, client: WebClient) -> None:
    url, file_id = begun(client)
    method, files = "files.completeUploadExternal", f'[{{"id": "{file_id}"}}]'
    assert error_of(client, method, files=files) == "file_not_found"
    fetch(url, b"four")
    assert error_of(client, method, files='["x"]') == "invalid_arguments"
    assert error_of(client, method, files=files, channel_id=MEMBER) == "channel_not_found"
    assert error_of(client, method, files=files, channel_id=GENERAL) == "not_in_channel"
    private = client.api_call(method, params={"files": files})
    assert private["files"] == [{"id": file_id, "title": "a.bin"}]
    assert maya.messages() == []
    client.api_call(method, params={"files": files, "channel_id": maya.app_channel})
    assert error_of(client, method, files=files) == "file_not_found"
