import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reframe.clean import clean


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("&gt; Caught a *tracking* bug", "Caught a tracking bug"),
        (
            "reduced refunds &lt;in two markets&gt; &amp; more",
            "reduced refunds <in two markets> & more",
        ),
        ("got <@U07QK2M1X> to fix it", "got a colleague to fix it"),
        ("asked <@U07QK2M1X|anna> in <#C012AB3|support>", "asked anna in support"),
        ("posted in <#C012AB3>", "posted in a channel"),
        ("<!channel> shipped it @here", "shipped it"),
        ("<https://example.com/x|the guide> helped", "the guide helped"),
        ("see <https://example.com/x> or https://example.com/y now", "see or now"),
        ("closed tickets :white_check_mark: :+1::skin-tone-3:", "closed tickets"),
        ("shipped 👍🏽 search 🙃", "shipped search"),
        ("• first\n• second", "first; second"),
        ("done.\nnext", "done. next"),
        ("1. Cut costs", "Cut costs"),
        ("flaky 23% -> 3%", "flaky 23% → 3%"),
        ("wins w/ Amir w/o me", "wins with Amir without me"),
        ("~struck~ but ~90 modules", "struck but ~90 modules"),
        ("_really_ `parse_date` snake_case_name", "really parse_date snake_case_name"),
        ("\u201cquoted\u201d and it\u2019s fine", '"quoted" and it\'s fine'),
        ('"Fixed the build"', "Fixed the build"),
        ("Hi all, fixed the build", "fixed the build"),
        ("   ", ""),
        ("'", "'"),
    ],
)
def test_markup_becomes_what_a_person_would_say(typed: str, said: str) -> None:
    assert clean(typed).text == said


def test_capitals_are_kept_and_noticed() -> None:
    assert clean("KUBERNETES UPGRADE DONE").shouting
    assert clean("KUBERNETES UPGRADE DONE").text == "KUBERNETES UPGRADE DONE"
    assert not clean("SQL").shouting
    assert not clean("Kubernetes upgrade done").shouting


def test_a_place_leads_back_to_what_was_typed() -> None:
    typed = "&gt; cut *costs* &amp; risk"
    cleaned = clean(typed)
    start = cleaned.text.index("costs")
    low, high = cleaned.origin(start, start + len("costs"))
    assert typed[low:high] == "costs"
    low, high = cleaned.origin(cleaned.text.index("&"), cleaned.text.index("&") + 1)
    assert typed[low] == "&"
    assert cleaned.origin(3, 3) == (0, 0)


@given(st.text())
def test_any_text_is_cleaned_and_every_character_has_an_origin(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.offsets) == len(cleaned.text)
    assert all(0 <= offset < len(text) for offset in cleaned.offsets)
    assert list(cleaned.offsets) == sorted(cleaned.offsets)
