"""Builds the reframing engine from prompts/."""

import hashlib

from bot.content.files import Prompts, read
from bot.content.lexicon import load_lexicon
from bot.content.rulebook import load_rulebook
from bot.domain.outcome import Slot
from bot.errors import ContentError
from bot.reframe.engine import Engine, Texts
from bot.reframe.guard import GuardWords
from bot.reframe.questions import Questions, QuestionText, Role, Topic
from bot.reframe.telling import AudienceTexts
from bot.reframe.wording import FrameTexts, Wording

_FILES = (
    "audiences", "frames", "guard", "names", "notices", "questions", "strengths", "topics", "verbs",
    "wording", "words",
)  # fmt: skip
_VERSION_LENGTH = 12


def load_engine(prompts: Prompts) -> Engine:
    """The engine over prompts/reframe and prompts/roles.

    Raises:
        ContentError: Naming the file, the place and the fix.
    """
    texts = Texts(
        wording=read(prompts.file("reframe/wording.yaml"), Wording),
        frames=read(prompts.file("reframe/frames.yaml"), FrameTexts),
        audiences=read(prompts.file("reframe/audiences.yaml"), AudienceTexts),
        guard=read(prompts.file("reframe/guard.yaml"), GuardWords),
        questions=_questions(prompts),
    )
    return Engine(load_rulebook(prompts), load_lexicon(prompts), texts, version(prompts))


def load_roles(prompts: Prompts) -> dict[str, Role]:
    """Every role by id, "other" last."""
    roles = {name: read(path, Role) for name, path in prompts.folder("roles").items()}
    other = roles.pop("other")
    return {**roles, "other": other}


def version(prompts: Prompts) -> str:
    """A digest of every file that a reframing depends on."""
    digest = hashlib.sha256()
    paths = [
        *prompts.folder("reframe/rules").values(),
        *(prompts.file(f"reframe/{name}.yaml") for name in _FILES),
        prompts.file("reframe/verbs.tsv"),
        *prompts.folder("roles").values(),
    ]
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:_VERSION_LENGTH]


def _questions(prompts: Prompts) -> Questions:
    path = prompts.file("reframe/questions.yaml")
    plain = read(path, dict[Slot, QuestionText])
    if missing := set(Slot) - set(plain):
        raise ContentError(
            f"{path}: no question for {', '.join(sorted(missing))}; every slot needs one"
        )
    topics = read(prompts.file("reframe/topics.yaml"), list[Topic])
    return Questions(topics, load_roles(prompts), plain)
