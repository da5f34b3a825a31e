"""The closed classes of English: words that no company and no trade adds to."""

import re


def word_set(words: str) -> frozenset[str]:
    """The words of a text, in lower case as written."""
    return frozenset(words.split())


def any_of(*choices: str, ends: str = "") -> re.Pattern[str]:
    """A pattern for whole words of any of the fragments, any case; `ends` must follow."""
    return re.compile(rf"\b(?:{'|'.join(choices)})\b{ends}", re.IGNORECASE)


SPEAKER = frozenset({"i", "i've", "ive", "i'd", "i'm", "im", "i'll"})
PRONOUNS = word_set(
    """
    he she it they that this these those who everyone everybody nobody somebody one all both
    none you there
    """
)
DETERMINERS = word_set(
    """
    the a an my our their his her its your this that these those all both each every any no
    another other such same own only entire whole
    """
)
PREPOSITIONS = word_set(
    """
    about above across after against along alongside among around as at before behind below
    between beyond by despite down during except for from in inside into like near of off on
    onto out outside over past per regarding round since than through throughout to toward
    towards under until till up upon using via vs versus with within without worth including
    plus
    """
)
BEFORE_NOUNS = DETERMINERS | PREPOSITIONS
"""After one of these a word is a noun or describes one."""
JOINERS = word_set(
    """
    and & or but so because which who when while where once if that then nor although though
    whose whereas
    """
)
BE = word_set(
    """
    am is are was were be been being isn't aren't wasn't weren't it's that's wasnt isnt
    """
)
AUXILIARIES = BE | word_set(
    """
    have has had do does did will would can could may might shall should must don't doesn't
    didn't can't couldn't won't haven't hasn't hadn't cannot not
    """
)
ADVERBS = word_set(
    """
    also always again already almost basically even ever finally first further just later mainly
    merely mostly never next now often once only quite rather really recently simply
    single-handedly solely sometimes soon still then therefore thus together too usually very
    well yet lately previously currently initially eventually personally largely actually like
    pretty so however additionally furthermore not today yesterday somehow more less kinda
    """
)
WHEN = word_set(
    """
    today yesterday monthly weekly daily quarterly yearly annually last next ago again everyday
    nightly now early late twice once together back there here instead too well
    """
)
