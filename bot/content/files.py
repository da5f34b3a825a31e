"""Finds and reads the files of prompts/, each into a typed model."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from bot.errors import ContentError

Model = TypeVar("Model")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def built_in() -> Path:
    """The prompts/ that came with this installation: in the wheel, or beside bot/ in a checkout."""
    package = Path(__file__).parents[1]
    packed = package / "_prompts"
    return packed if packed.is_dir() else package.parent / "prompts"


class Prompts:
    """prompts/ with a company's own files laid over ours: a file of the same name replaces ours."""

    def __init__(self, *overlays: Path) -> None:
        for overlay in overlays:
            if not overlay.is_dir():
                raise ContentError(f"{overlay}: no such folder; give a folder laid out as prompts/")
        self._roots = (built_in(), *overlays)

    def file(self, name: str) -> Path:
        """The file `name`, such as "copy/prep.yaml", from the last layer that has it."""
        for root in reversed(self._roots):
            if (root / name).is_file():
                return root / name
        raise ContentError(f"{name}: missing from {', '.join(map(str, self._roots))}")

    def folder(self, name: str) -> dict[str, Path]:
        """The files of one folder by stem, in order of name."""
        found = {path.stem: path for root in self._roots for path in (root / name).glob("*.yaml")}
        return dict(sorted(found.items()))


def read(path: Path, shape: type[Model]) -> Model:
    """One file as `shape`, which may be a model or any annotation such as `list[Rule]`.

    Raises:
        ContentError: Naming the file, the place and what is wrong with it.
    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
        return TypeAdapter(shape).validate_python(data)
    except yaml.YAMLError as error:
        raise ContentError(f"{path}: {error}") from error
    except ValidationError as error:
        raise ContentError(f"{path}: {_places(error)}") from error


def _places(error: ValidationError) -> str:
    places: Iterable[str] = (
        f"at {'.'.join(map(str, found['loc'])) or 'the top'}: {found['msg']}"
        for found in error.errors(include_url=False)
    )
    return "; ".join(places)
