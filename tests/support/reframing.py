"""The engine over the built-in prompts, built once for all tests."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from bot.content.files import Prompts, read
from bot.content.lexicon import load_lexicon
from bot.content.reframe import load_engine
from bot.reframe.engine import Engine
from bot.reframe.grammar import Grammar
from bot.reframe.guard import Guard, GuardWords
from bot.reframe.lexicon import Lexicon
from bot.reframe.wording import Wording

DATA = Path(__file__).parents[1] / "data"


@cache
def engine() -> Engine:
    return load_engine(Prompts())


@cache
def lexicon() -> Lexicon:
    return load_lexicon(Prompts())


@cache
def wording() -> Wording:
    return read(Prompts().file("reframe/wording.yaml"), Wording)


@cache
def grammar() -> Grammar:
    return Grammar(lexicon(), wording())


@cache
def guard() -> Guard:
    words = read(Prompts().file("reframe/guard.yaml"), GuardWords)
    return Guard(lexicon(), wording(), words)


def cases(name: str) -> list[dict[str, Any]]:
    """The rows of tests/data/NAME.jsonl."""
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def reframed(text: str, **answers: str) -> str:
    """The rewriting of `text` with these answers."""
    return engine().reframe(text, answers=answers).reframed
