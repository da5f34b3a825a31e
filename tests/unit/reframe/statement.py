"""What the tests of the reading share: the built-in rules, and one call for both stages."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from bot.content.files import Prompts
from bot.content.lexicon import load_lexicon
from bot.content.rulebook import load_rulebook
from bot.domain.outcome import Diagnosis, Reading, Weakness
from bot.reframe.clean import clean
from bot.reframe.diagnose import diagnose
from bot.reframe.lexicon import Lexicon
from bot.reframe.parse import read
from bot.reframe.rules import Rulebook

DATA = Path(__file__).parents[2] / "data"


@cache
def rulebook() -> Rulebook:
    return load_rulebook(Prompts())


@cache
def lexicon() -> Lexicon:
    return load_lexicon(Prompts())


def reading(text: str) -> Reading:
    return read(clean(text), rulebook(), lexicon())


def diagnosis(text: str) -> Diagnosis:
    return diagnose(reading(text), rulebook())


def weaknesses(text: str) -> set[Weakness]:
    return {finding.weakness for finding in diagnosis(text).findings}


def action(text: str) -> str | None:
    head = reading(text).head
    return head.lemma if head else None


def thing(text: str) -> str | None:
    found = reading(text)
    return found.text[found.object.start : found.object.end] if found.object else None


def labelled(name: str) -> list[dict[str, Any]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
