"""Where the phrase rules find their words."""

from typing import NamedTuple

from bot.reframe.rules import PhraseRule, Rulebook

LOOKED_AT = 1_000
"""Characters that are searched for phrases: twice the longest sensible statement."""


class Hit(NamedTuple):
    """Words that a phrase rule found."""

    rule: PhraseRule
    start: int
    end: int


def hits(text: str, rulebook: Rulebook) -> tuple[Hit, ...]:
    """What the phrase rules find in the first `LOOKED_AT` characters, by rule, then by place."""
    text = text[:LOOKED_AT]
    return tuple(
        Hit(rule, start, end)
        for rule in rulebook.phrase_rules
        for start, end in rulebook.found(rule.id, text)
    )
