"""Reads prompts/reframe: weakness rules, word lists, notices."""

from collections import Counter
from pathlib import Path

from bot.content.files import Prompts, read
from bot.domain.base import Value
from bot.errors import ContentError
from bot.reframe.rules import Names, NoticeData, Rule, Rulebook, Words


class _Strengths(Value):
    strengths: dict[str, str]


def load_rulebook(prompts: Prompts) -> Rulebook:
    """Everything in prompts/reframe but the verbs.

    Raises:
        ContentError: Naming the file, the place and the fix.
    """
    rules: list[Rule] = []
    for path in prompts.folder("reframe/rules").values():
        rules += _numbered(path, [*rules])
    return Rulebook(
        rules=tuple(rules),
        strengths=read(prompts.file("reframe/strengths.yaml"), _Strengths).strengths,
        words=read(prompts.file("reframe/words.yaml"), Words),
        names=read(prompts.file("reframe/names.yaml"), Names),
        notices=read(prompts.file("reframe/notices.yaml"), NoticeData),
    )


def _numbered(path: Path, before: list[Rule]) -> list[Rule]:
    rules = read(path, list[Rule])
    seen = Counter(rule.id for rule in [*before, *rules])
    if twice := [rule_id for rule_id, times in seen.items() if times > 1]:
        raise ContentError(f"{path}: two rules have the id {twice[0]}; give each its own id")
    return rules
