from collections.abc import Callable

import pytest

from bot.reframe.lexicon import Form
from tests.support.reframing import DATA, lexicon

ROWS = [line.split("\t") for line in (DATA / "inflections.tsv").read_text().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_verb_has_its_four_forms(row: list[str]) -> None:
    verb, *forms = row
    ways: list[Callable[[str], str]] = [
        lexicon().past,
        lexicon().participle,
        lexicon().gerund,
        lexicon().third,
    ]
    assert [way(verb) for way in ways] == forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("kubify", ["kubified", "kubifying", "kubifies"]),
        ("zonk", ["zonked", "zonking", "zonks"]),
        ("blixe", ["blixed", "blixing", "blixes"]),
        ("flex-fee", ["flex-feed", "flex-feeing", "flex-fees"]),
        ("grozz", ["grozzed", "grozzing", "grozzes"]),
        ("splay", ["splayed", "splaying", "splays"]),
        ("pre-launch", ["pre-launched", "pre-launching", "pre-launches"]),
    ],
)
def test_an_unlisted_verb_follows_the_rules_of_spelling(verb: str, forms: list[str]) -> None:
    words = lexicon()
    assert [words.past(verb), words.gerund(verb), words.third(verb)] == forms


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("Led", "lead", Form.PAST),
        ("found", "find", Form.PAST),
        ("wrote", "write", Form.PAST),
        ("written", "write", Form.PARTICIPLE),
        ("migrating", "migrate", Form.GERUND),
        ("runs", "run", Form.THIRD),
        ("maintain", "maintain", Form.BASE),
        ("A/B tested", "A/B test", Form.PAST),
        ("SSHed", "SSH", Form.PAST),
        ("modelled", "model", Form.PAST),
        ("modeled", "model", Form.PAST),
        ("co-worked", "co-work", Form.PAST),
    ],
)
def test_a_verb_is_recognised_in_any_form(word: str, lemma: str, form: Form) -> None:
    assert lexicon().lemma(word)[0] == (lemma, form)


@pytest.mark.parametrize("word", ["Kafka", "data", "and", "AWS", "month-end", "x"])
def test_other_words_are_no_verbs(word: str) -> None:
    assert lexicon().lemma(word) == ()


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("ingessted", "ingested"),
        ("analized", "analyzed"),
        ("handeled", "handled"),
        ("migratd", "migrated"),
        ("mantained", "maintained"),
        ("reveiwed", "reviewed"),
        ("developped", "developed"),
        ("coordianted", "coordinated"),
        ("mantain", "maintain"),
    ],
)
def test_a_typo_in_a_first_verb_is_understood(typo: str, meant: str) -> None:
    assert lexicon().correct(typo) == meant


@pytest.mark.parametrize(
    "word",
    [
        "Product",
        "Designer",
        "figma",
        "meetings",
        "manual",
        "built",
        "migration",
        "lead",
        "p99",
        "be",
    ],
)
def test_a_word_that_is_no_typo_stays(word: str) -> None:
    assert lexicon().correct(word) is None


def test_action_nouns_give_their_verb_and_nouns_are_known_as_such() -> None:
    assert lexicon().nominal("Migration") == "migrate"
    assert lexicon().nominal("rollout") == "roll out"
    assert lexicon().nominal("server") is None
    assert lexicon().noun_like("Lead")
    assert not lexicon().noun_like("migrate")
