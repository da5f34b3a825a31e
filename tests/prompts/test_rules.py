from collections import Counter
from pathlib import Path

import pytest

from bot.content.files import Prompts, built_in
from bot.content.rulebook import load_rulebook
from bot.domain.outcome import Weakness
from bot.errors import ContentError
from bot.reframe.clean import clean
from bot.reframe.notation import pattern
from bot.reframe.notices import notice
from bot.reframe.rules import NoticeRule, Rule
from tests.unit.reframe.statement import rulebook, weaknesses

RULES = rulebook().rules
NOTICES = rulebook().notices.notices


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_examples_and_passes_the_others(rule: Rule) -> None:
    for text in rule.fires:
        assert rule.weakness in weaknesses(text), text
    for text in rule.passes:
        assert rule.weakness not in weaknesses(text), text


@pytest.mark.parametrize("rule", NOTICES, ids=lambda rule: rule.code)
def test_a_notice_is_given_where_its_examples_say(rule: NoticeRule) -> None:
    for text in rule.fires:
        found = notice(text, clean(text), rulebook())
        assert found is not None, text
        assert found.code == rule.code, text
    for text in rule.passes:
        found = notice(text, clean(text), rulebook())
        assert found is None or found.code != rule.code, text


def test_every_weakness_has_a_rule() -> None:
    assert {rule.weakness for rule in RULES} == set(Weakness)


def test_sentences_that_people_read_are_plain() -> None:
    said = [rule.why for rule in RULES] + [rule.text for rule in NOTICES]
    said += rulebook().strengths.values()
    for sentence in said:
        assert sentence.endswith((".", "?")), sentence
        assert "!" not in sentence, sentence
    assert max(Counter(said).values()) <= 2


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("(help|helped) with", "I Helped with it", "Helped with"),
        ("was [so ]happy", "was happy", "was happy"),
        ("was [so |very ]*happy", "was so very happy", "was so very happy"),
        ("for # years", "for six years", "for six years"),
        ("a * day", "a long day", "a long day"),
        ("gave ... a hand", "gave the search team a hand", "gave the search team a hand"),
        ("just", "adjust", None),
    ],
)
def test_a_phrase_matches_as_its_notation_says(phrase: str, text: str, found: str | None) -> None:
    match = pattern([phrase]).search(text)
    assert (match.group() if match else None) == found


RULE = """
- id: hedge.ours
  weakness: hedge
  kind: phrase
  phrases: ["sort of"]
  why: It hides which part was yours.
  fires: [I sort of did it]
  passes: [I did it]
"""


def overlay(tmp_path: Path, rules: str) -> Prompts:
    folder = tmp_path / "reframe" / "rules"
    folder.mkdir(parents=True)
    (folder / "90-ours.yaml").write_text(rules, encoding="utf-8")
    return Prompts(tmp_path)


def test_a_company_adds_a_rule_with_a_file(tmp_path: Path) -> None:
    assert load_rulebook(overlay(tmp_path, RULE)).rules[-1].id == "hedge.ours"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("kind: phrase", "kind: phrases", "'phrase', 'signal'"),
        ("fires: [I sort of did it]", "fires: []", "fires"),
        ("  passes: [I did it]\n", "", "passes"),
        ("id: hedge.ours", "id: hedge.helped", "give each its own id"),
        ("id: hedge.ours", "id: duty.ours", "the id must start with hedge."),
        ("sort of", "sort (of", "unmatched bracket"),
        ("sort of", "sort) of", "unmatched bracket"),
        ("sort of", "sort  of", "two spaces"),
    ],
)
def test_a_broken_rule_stops_with_file_and_fix(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    prompts = overlay(tmp_path, RULE.replace(before, after))
    with pytest.raises(ContentError, match=r"90-ours\.yaml") as refused:
        load_rulebook(prompts)
    assert said in str(refused.value)


def test_rule_files_are_where_people_look_for_them() -> None:
    assert sorted(path.name for path in (built_in() / "reframe" / "rules").iterdir()) == [
        "10-own-part.yaml",
        "20-empty.yaml",
        "30-reasons.yaml",
    ]
