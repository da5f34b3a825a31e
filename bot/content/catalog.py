"""Everything that people read, loaded once; a bad file stops start-up."""

from typing import Literal

from bot.content.files import Prompts, read
from bot.content.reframe import load_roles
from bot.content.texts import (
    CommandTexts,
    ErrorTexts,
    HomeTexts,
    Label,
    PrepTexts,
    ReframeTexts,
)
from bot.domain.base import Value
from bot.domain.prep import Moment
from bot.errors import ContentError
from bot.reframe.questions import Role


class MomentText(Value):
    """prompts/moments/<id>.yaml."""

    name: Label
    asks: Label
    """The question of the second step; begins with "What have you done"."""
    package: Literal["current", "offer"]
    """Whether the third step asks for today's pay or for the offer."""


class Catalog(Value):
    """The words of every surface."""

    commands: CommandTexts
    errors: ErrorTexts
    prep: PrepTexts
    reframe: ReframeTexts
    home: HomeTexts
    moments: dict[Moment, MomentText]
    roles: dict[str, Role]

    def role_name(self, role: str) -> str:
        """The role as people call it; an id whose file is gone is shown as "other"."""
        return self.roles.get(role, self.roles["other"]).name


def load_catalog(prompts: Prompts) -> Catalog:
    """Read prompts/copy, prompts/moments and prompts/roles.

    Raises:
        ContentError: Naming the file, the place and what is wrong with it.
    """
    moments = {
        Moment(stem): read(path, MomentText)
        for stem, path in prompts.folder("moments").items()
        if stem in set(Moment)
    }
    missing = set(Moment) - set(moments)
    if missing:
        raise ContentError(f"moments/{min(missing)}.yaml: missing; every moment needs its file")
    return Catalog(
        commands=read(prompts.file("copy/commands.yaml"), CommandTexts),
        errors=read(prompts.file("copy/errors.yaml"), ErrorTexts),
        prep=read(prompts.file("copy/prep.yaml"), PrepTexts),
        reframe=read(prompts.file("copy/reframe.yaml"), ReframeTexts),
        home=read(prompts.file("copy/home.yaml"), HomeTexts),
        moments=moments,
        roles=load_roles(prompts),
    )
