from pathlib import Path

import pytest

from bot.content import files
from bot.content.catalog import load_catalog
from bot.content.files import Prompts, built_in, read
from bot.content.texts import ErrorTexts, PrepTexts
from bot.domain.base import Value
from bot.errors import ContentError, NegotiateError


class Shape(Value):
    name: str


def test_a_file_of_the_overlay_replaces_ours(tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    own = tmp_path / "copy" / "errors.yaml"
    own.write_text("ours")
    prompts = Prompts(tmp_path)
    assert prompts.file("copy/errors.yaml") == own
    assert prompts.file("copy/prep.yaml") == built_in() / "copy/prep.yaml"


def test_a_folder_is_the_union_of_its_layers(tmp_path: Path) -> None:
    (tmp_path / "moments").mkdir()
    own = tmp_path / "moments" / "promotion.yaml"
    own.write_text("name: Step up\npackage: current\n")
    (tmp_path / "moments" / "zzz.yaml").write_text("name: Z\npackage: offer\n")
    found = Prompts(tmp_path).folder("moments")
    assert list(found) == ["annual_review", "new_offer", "promotion", "zzz"]
    assert found["promotion"] == own


def test_a_wheel_carries_its_own_prompts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bot" / "content").mkdir(parents=True)
    monkeypatch.setattr(files, "__file__", str(tmp_path / "bot" / "content" / "files.py"))
    assert built_in() == tmp_path / "prompts"
    (tmp_path / "bot" / "_prompts").mkdir()
    assert built_in() == tmp_path / "bot" / "_prompts"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name: [", "expected"),
        ("name: 1", "at name: Input should be a valid string"),
        ("nam: x", "at nam: Extra inputs are not permitted"),
        ("- a", "at the top"),
    ],
)
def test_a_bad_file_names_itself_and_the_place(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text)
    with pytest.raises(ContentError, match=r"bad\.yaml") as caught:
        read(path, Shape)
    assert says in str(caught.value)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ContentError, match=r"copy/none\.yaml"):
        Prompts().file("copy/none.yaml")


def test_a_missing_overlay_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no such folder"):
        Prompts(tmp_path / "nowhere")


def test_a_missing_moment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    prompts = Prompts()
    folder = prompts.folder
    monkeypatch.setattr(
        prompts,
        "folder",
        lambda name: dict(list(folder(name).items())[:1]) if name == "moments" else folder(name),
    )
    with pytest.raises(ContentError, match=r"moments/new_offer\.yaml"):
        load_catalog(prompts)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("title: Your draft", "title: Your draft as it stands today", "at most 24 characters"),
        ("{results} of {count} say", "{result} of {count} say", "takes the placeholders"),
        ("strengthen: Strengthen", "", "Field required"),
        ("  USD: US dollar", "  XXX: Nothing", "Input should be"),
    ],
)
def test_a_slip_in_the_copy_stops_start_up(
    tmp_path: Path, before: str, after: str, says: str
) -> None:
    text = Prompts().file("copy/prep.yaml").read_text()
    assert before in text
    path = tmp_path / "prep.yaml"
    path.write_text(text.replace(before, after, 1))
    with pytest.raises(ContentError) as caught:
        read(path, PrepTexts)
    assert says in str(caught.value)


def test_every_refusal_has_a_sentence() -> None:

    texts = read(Prompts().file("copy/errors.yaml"), ErrorTexts)
    refusals: list[type[NegotiateError]] = [NegotiateError, *NegotiateError.__subclasses__()]
    for refusal in refusals:
        assert texts.sentence(refusal.copy_key)
