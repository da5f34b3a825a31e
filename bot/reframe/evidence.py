"""Proof of an effect that holds no figure of its own: swaps of units, lasting absence, sequels."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from bot.reframe.clauses import Clause
from bot.reframe.lexicon import Form, Lexicon
from bot.reframe.quantity import Kind, Quantity
from bot.reframe.tokens import Token
from bot.reframe.vocabulary import BE, SPEAKER, word_set

_TIME = (
    r"(?:(?:an?|the|one|two|three|half|several|few|single|same|next|whole|many|every|each|once"
    r"|twice|under|over|about|almost|nearly|early|late|on|in|by|at) ){0,3}"
    r"(?:(?:second|minute|hour|day|week|month|quarter|night|morning|afternoon|evening|fortnight"
    r"|semester|shift|weekend|sprint|year)s?|overnight|noon|midnight|lunch|(?:mon|tues|wednes"
    r"|thurs|fri|satur|sun)day|daily|weekly|monthly|quarterly|yearly|instantly|at once"
    r"|\d{1,2}(?::\d\d|\s?[ap]m))\b"
)
_SWAPPED = re.compile(
    rf"\b{_TIME}[^.;]{{0,40}}?[ ,(](?:instead of|rather than|not|vs\.?|versus|as opposed to"
    rf"|where it (?:was|used to be)|before it was|used to be|was) {_TIME}"
    rf"|\bfrom {_TIME}[^.;\d]{{0,24}} (?:down |up )?to {_TIME}",
    re.IGNORECASE,
)
_AMOUNTS = re.compile(
    r"\bfrom (?:dozens|hundreds|thousands|scores|most|all|every|almost all|several|daily|weekly"
    r"|monthly|constant)\b[^.;]{0,40} to (?:a couple|a few|none|zero|nothing|hardly|almost"
    r"|once|twice|one|two|three|under|just)\b",
    re.IGNORECASE,
)
_SWAPS = word_set("instead rather not vs versus opposed was used from")
"""Words without which nothing is swapped: looked for first, since they are cheap to find."""
USED_TO = re.compile(
    r"\b(?:used to|previously|before that|until then|in the past)\b", re.IGNORECASE
)
_NOW = re.compile(r"\b(?:now|today|these days|nowadays|since then|nothing|none)\b", re.IGNORECASE)
_PERFECT = word_set("has have had")
_NEGATED = word_set("haven't hasn't hadn't havent hasnt never")
_ABSENT = word_set("nobody none no-one nothing neither no not")
_LASTING = word_set("since again ever once yet anymore longer")
_PERIODS = word_set("year quarter month season half then summer winter spring autumn")
_ZERO = word_set("no zero 0 without none")
_HARMED = word_set(
    "stolen lost affected charged leaked hit harmed damaged late missed delayed cancelled canceled"
    " dropped exposed hurt injured broken escalated interrupted disallowed rejected returned paged"
    " woken left churned complained fell failed broke"
)
_RUNNING = word_set("running row")
_PRIVATE_LACK = word_set(
    "weekend weekends free raise promotion holiday holidays vacation break breaks lunch time day"
    " days sleep level bonus feedback credit reward recognition overtime extra support help one"
)
"""What a person goes without: a complaint, no success."""
_ELSEWHERE = re.compile(
    r"\b(?:last (?:year|quarter|month|week|half|season|time|summer|winter|spring|autumn|one)"
    r"|before(?: that)?|previously|formerly|the (?:year|quarter|month|week) before|a year ago"
    r"|until (?:last|this|then)\b|years? earlier|it was|was|were|had been|used to|until then"
    r"|usual(?:ly)?|normally|typically"
    r"|on average|averages?|benchmark|elsewhere|(?:the|all|every|any|its|their) others?"
    r"|the rest|still|competitors?|industry|planned|budgeted|expected|estimate[ds]?|forecast"
    r"|old|former|original(?:ly)?|predecessor|control group|without it|without that)\b",
    re.IGNORECASE,
)
"""Words for the value that another is compared with."""
_SPOKEN_TIME = re.compile(
    r"\b(?:in|within|takes?|took|for|needs?|needed|lasts?|lasted|is|was|to|under|over|than|still"
    r"|them|us) ((?:an?|half an?|the same) (?:hour|day|week|month|quarter|year|morning|afternoon"
    r"|evening|night|minute|fortnight|weekend|session|semester)|overnight)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:20[0-3]\d|Q[1-4]|H[12]|FY\s?\d\d)\b")
_FAR = 80
"""Characters between two figures beyond which they are about different things."""
_IGNORED = word_set(
    "noticed noticing cared cares care thanked thank thanks helped asked see seen said say wanted"
    " offered promoted recognized recognised gotten received appreciated understood paid"
)
"""What nobody did that is sad and no proof: "nobody noticed"."""


def swapped(clause: Clause, text: str) -> bool:
    """As in "within minutes rather than weeks", "at 7:30, not 11:00", "from days to hours"."""
    if not {token.low for token in clause.tokens} & _SWAPS:
        return False
    return bool(_SWAPPED.search(text) or _AMOUNTS.search(text))


def then_and_now(text: str) -> bool:
    """As in "they used to lose an afternoon a week, now nothing"."""
    old = USED_TO.search(text)
    return bool(old and _NOW.search(text))


def lasting(clause: Clause, *, since: bool) -> bool:
    """Whether something bad has not come back: "has not paged us since", "nobody has left".

    `since` says that the next clause begins with that word.
    """
    found = clause.tokens
    if any(token.low in _IGNORED for token in found):
        return False
    for at, token in enumerate(found):
        after = found[at + 1 : at + 4]
        perfect = token.low in _PERFECT and any(t.low in {"not", "never"} for t in after[:2])
        absent = token.low in _ABSENT and any(t.low in _PERFECT | BE for t in found[at + 1 :])
        if perfect or absent or token.low in _NEGATED:
            return since or any(_tells_how_long(later) for later in found[at + 1 :])
    return False


def _tells_how_long(token: Token) -> bool:
    if token.low in _LASTING | _PERIODS:
        return True
    return token.figure is not None and token.figure.kind is Kind.DURATION


def sequel(clause: Clause, lexicon: Lexicon, settled: frozenset[str]) -> bool:
    """What others did, without naming them: "- signed on the Friday", "approved in May"."""
    first = clause.tokens[0]
    if first.low in SPEAKER or clause.link not in {"-", "\u2013", "\u2014", ";", ",", ".", ":"}:
        return False
    return any(
        form in {Form.PAST, Form.PARTICIPLE} and lemma in settled
        for lemma, form in lexicon.lemma(first.text)
    )


def ran_free(clause: Clause) -> bool:
    """As in "no accident in 212 days", "zero resubmissions three quarters running"."""
    found = clause.tokens
    for at, token in enumerate(found[:-1]):
        zero = token.low in _ZERO or (token.low == "not" and found[at + 1].low in {"one", "a"})
        if zero and "of" in {found[at + 1].low, *(t.low for t in found[at + 2 : at + 3])}:
            return any(t.figure is not None for t in found[at + 2 :])
        if zero and any(token.low in _HARMED for token in found[at + 2 :]):
            return True
        if zero and found[at + 1].low not in _PRIVATE_LACK:
            return any(_tells_how_long(t) or t.low in _RUNNING for t in found[at + 1 :])
    return False


def contrasted(
    clauses: Sequence[Clause], figures: Sequence[Quantity], text: str
) -> tuple[int, int] | None:
    """Two figures of one kind in different clauses, one of them of another time or place.

    As in "Failover drill: 4 min. Last year's real one: 3 h". Returns the place of the two.
    """
    counted = sorted(
        [*(figure for figure in figures if figure.text.lower() != "one"), *spans_of_time(text)]
    )
    for one, other in pairwise(counted):
        alike = one.kind is other.kind and (one.unit == other.unit or one.kind is Kind.DURATION)
        lead = _clause_start(clauses, other.start)
        between = text[one.end : max(lead, one.end)]
        if not alike or lead <= one.start or len(between) > _FAR:
            continue
        after = text[other.end : other.end + 24]
        first = text[_clause_start(clauses, one.start) : one.start]
        said = f"{text[lead : other.start]} {after}"
        if _ELSEWHERE.search(said) or _ELSEWHERE.search(first) or _years(first, said):
            return one.start, other.end
    return None


def spans_of_time(text: str) -> list[Quantity]:
    """Times told in words, as figures: "in an afternoon", "takes a day"."""
    return [
        Quantity(match.start(1), match.end(1), match[1], Kind.DURATION, Decimal(1), "word")
        for match in _SPOKEN_TIME.finditer(text)
    ]


def _years(first: str, second: str) -> bool:
    one, other = _YEAR.search(first), _YEAR.search(second)
    return bool(one and other and one.group() != other.group())


def _clause_start(clauses: Sequence[Clause], place: int) -> int:
    """The start of what is said at `place`, a label before a colon included."""
    start = 0
    for before, clause in pairwise((None, *clauses)):
        if clause is None or clause.start > place:
            break
        start = before.start if before and clause.link == ":" else clause.start
    return start
