import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reframe.notation import PhraseIndex, openings, pattern

PHRASES = (
    "(help|helped) with",
    "[my |main ](duties|tasks)",
    "for # years",
    "# hours",
    "* days late",
    "fy# plan",
    "lend[ing] a hand",
    "/s",
    "(no|never) [* ]*again",
    "$# a month",
)
WORDS = "help helped with my main duties for six 3 years hours late days fy26 plan lending a hand"


@pytest.mark.parametrize(
    ("phrase", "first"),
    [
        ("(help|helped)[ out] with", {"help", "helped"}),
        ("[my |main ](duties|tasks)", {"my", "main", "duties", "tasks"}),
        ("lend[ing] a", {"lend", "lending"}),
        ("contribut(ed|es)", {"contributed", "contributes"}),
        ("i['d] say", {"i"}),
        ("# years", {"#"}),
        ("* late", {"*"}),
        ("fy# plan", {"*"}),
        ("... late", {"*"}),
        ("/s", {"/"}),
    ],
)
def test_a_phrase_tells_the_words_that_it_may_begin_with(phrase: str, first: set[str]) -> None:
    assert openings(phrase) == first


@given(st.lists(st.sampled_from([*WORDS.split(), "$5", "/s", "no", "again", "x.", "(y)"])))
def test_the_index_finds_what_each_pattern_finds(words: list[str]) -> None:
    text = " ".join(words)
    found = PhraseIndex({phrase: (phrase,) for phrase in PHRASES}).scan(text)
    for phrase in PHRASES:
        wanted = tuple(match.span() for match in pattern([phrase]).finditer(text))
        assert found.get(phrase, ()) == wanted


def test_lists_without_a_hit_are_left_out() -> None:
    assert PhraseIndex({"a": ("help",), "b": ("late",)}).scan("I help") == {"a": ((2, 6),)}
