"""What the member typed into follow-up fields, ready to be put into a sentence."""

import re
from collections.abc import Mapping

from bot.domain.outcome import Slot
from bot.reframe.clean import clean
from bot.reframe.wording import Wording, ending, starting

_SHORT = 6
"""Words up to which an answer that begins like noise is noise."""
_SHOUTED = 3
"""Words in capitals from which an answer is shouted rather than abbreviated."""
_LONGEST = 600
"""Characters of one answer that are used."""
_ISH = re.compile(r"(?<![\w.])([~$\u20ac\u00a3]?\d[\d,.]*[%kKmM]?)-?ish\b")
_PLUS = re.compile(r"(?<=[\w)]) [+&] (?=[\w(])")
_MONTH = re.compile(r"\b(?:march|may|august|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b")
_IN_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|last|next|from|of|the|early|late|mid) (?:march|may)\b"
)
SINCE_LONG = re.compile(
    r"\bsince(?= (?:about |over |almost )?"
    r"(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|many)"
    r" (?:years?|months?|weeks?|days?|quarters?)\b(?! ago))"
)
""" "Since two years", which people say whose first language is another."""
_DATED = re.compile(r"\b(?:year|quarter|month|week|day|time) (?:before|earlier)$", re.IGNORECASE)
""""180 the year before": here it belongs to the time."""
_THAT_ONE = re.compile(
    r"that (?:\w+ ){1,2}?(?:now|is|was|has|can|no longer|doesn't|stopped)\b", re.IGNORECASE
)
"""A pointing word rather than "so that": "that team now deploys on its own"."""
_PAIR = re.compile(r"^(?:from\s+)?(\S.{0,60}?)\s+(?:to|\u2192)\s+(\S.{0,60})$", re.IGNORECASE)


def given(answers: Mapping[Slot, str], wording: Wording) -> dict[Slot, str]:
    """The answers that say something, each as plain text without a final dot."""
    found = {slot: _plain(slot, answer, wording) for slot, answer in answers.items()}
    said = {slot: text for slot, text in found.items() if not _is_noise(slot, text, wording)}
    for slot, text in said.items():
        said[slot] = _trimmed(slot, text, wording)
    return _split_pair({slot: text for slot, text in said.items() if text})


def _plain(slot: Slot, answer: str, wording: Wording) -> str:
    text = clean(answer[:_LONGEST]).text.strip(" .;,\u2026")
    if _is_shouted(text):
        text = text.lower()
    text = SINCE_LONG.sub("for", _PLUS.sub(" and ", text))
    text = _ISH.sub(r"about \1", text)
    if slot is Slot.TIMEFRAME:
        text = _MONTH.sub(lambda match: match.group().capitalize(), text)
    text = _IN_MONTH.sub(lambda match: _month_raised(match.group()), text)
    words = [wording.repairs.get(word, word) for word in text.split(" ")]
    return wording.named(" ".join(words))


def _month_raised(text: str) -> str:
    first, _, month = text.rpartition(" ")
    return f"{first} {month.capitalize()}"


def _is_shouted(text: str) -> bool:
    """Several words in capitals; one alone is an abbreviation."""
    words = [word for word in text.split() if word.isalpha()]
    return len(words) >= _SHOUTED and all(map(str.isupper, words))


def _is_noise(slot: Slot, text: str, wording: Wording) -> bool:
    low = text.lower().strip(" .!?-\u2013\u2014_*/\\'\"()")
    if not low:
        return True
    if slot is Slot.OWNERSHIP and low in wording.alone:
        return False
    if low in wording.noise or (slot is Slot.OWNERSHIP and low in wording.nobody):
        return True
    short = len(low.split()) <= _SHORT and not any(map(str.isdigit, low))
    return short and bool(wording.noise_start.match(low))


def _trimmed(slot: Slot, text: str, wording: Wording) -> str:
    """Without the words around a fact: "it was", "now", "so that", "I think"."""
    if match := wording.filler_end.search(text):
        rest = text[: match.start()]
        text = rest if not rest[-1:].isdigit() and rest[-1:] != "%" else f"about {rest}"
    if slot in {Slot.BASELINE, Slot.NEW_VALUE, Slot.TIMEFRAME}:
        text = wording.roughly.sub("about ", text)
    if slot not in {Slot.WHAT_BREAKS, Slot.TIMEFRAME} and not _THAT_ONE.match(text):
        match = wording.filler_start.match(text)
        text = text[match.end() :] if match else text
    if slot is Slot.OWNERSHIP and (match := wording.own_start.match(text)):
        text = text[match.end() :]
    edges = wording.value
    if slot is Slot.BASELINE:
        return _without(text, edges.before_starts, () if _DATED.search(text) else edges.before_ends)
    if slot is Slot.NEW_VALUE:
        return _without(text, edges.after_starts, edges.after_ends)
    if slot is Slot.TIMEFRAME:
        return _without(text, wording.when_starts, ())
    if slot is Slot.BENEFICIARY:
        return _without(text, wording.for_whom, ())
    return text.strip(" ,")


def _without(text: str, starts: tuple[str, ...], ends: tuple[str, ...]) -> str:
    if match := starting(starts).match(text):
        text = text[match.end() :]
    if ends and (match := ending(ends).search(text)):
        text = text[: match.start()]
    return text.strip(" ,")


def _split_pair(said: dict[Slot, str]) -> dict[Slot, str]:
    """Both values where they were typed into one field: "from 40 to 12", "40 -> 12"."""
    for slot, other in (
        (Slot.BASELINE, Slot.NEW_VALUE),
        (Slot.NEW_VALUE, Slot.BASELINE),
    ):
        text = said.get(slot, "")
        match = _PAIR.match(text)
        if match and other not in said and all(map(_has_digit, match.groups())):
            said |= {Slot.BASELINE: match[1], Slot.NEW_VALUE: match[2]}
    return said


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
