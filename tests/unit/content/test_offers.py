from pathlib import Path

import pytest

from bot.content.files import Prompts, built_in
from bot.content.offers import load_offers
from bot.errors import ContentError


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("formulas.yaml", "swap: {", "swop: {", "swop"),
        ("formulas.yaml", "worth in cash {equivalent}", "worth", "at swap: takes"),
        ("formulas.yaml", "in month {month}", "in month {day}", "at clawback: its label takes"),
        ("formulas.yaml", "grant_exits: {label", "#", "at grant_exits: missing"),
        ("vesting.yaml", "[5, 15, 40, 40]", "[5, 15, 40, 41]", "not_a_hundred"),
        ("token_bands.yaml", "kind: policy", "kind: rumour", "kind"),
        ("token_value.yaml", 'date: "2026-03"', 'date: "lately"', "date"),
    ],
)
def test_a_slip_in_an_own_file_stops_with_its_place(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    folder = tmp_path / "offers"
    folder.mkdir()
    text = (built_in() / "offers" / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=said) as refused:
        load_offers(Prompts(tmp_path))
    assert name in str(refused.value)
