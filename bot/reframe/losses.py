"""What a rewriting leaves out of a statement, so that nothing is lost unseen."""

import re

from bot.reframe.lexicon import Lexicon
from bot.reframe.wording import Wording

_WORD = re.compile(r"[~$\u20ac\u00a3]?\w(?:[\w'/.,&-]*[\w%])?[%+]?")
_GAP = re.compile(r"[^.;]{0,3}$")
"""What may stand between two words of one loss: a space or a comma."""


class Losses:
    """Compares statement and rewriting; holds no state of its own."""

    def __init__(self, lexicon: Lexicon, wording: Wording) -> None:
        self._lexicon = lexicon
        self._light = (
            wording.determiners
            | wording.prepositions
            | wording.pronouns
            | wording.auxiliaries
            | wording.adverbs
            | frozenset(word for duty in wording.duties for word in duty.split())
            | frozenset(word for phrase in wording.about for word in phrase.split())
        )

    def found(self, statement: str, rewriting: str, known: tuple[str, ...]) -> tuple[str, ...]:
        """Runs of words that are missing from the rewriting, in order, `known` ones first.

        Words that carry nothing, and those that are there in another form, are no loss.
        """
        kept = {form for word in _WORD.findall(rewriting) for form in self._forms(word)}
        listed = " ".join(known).lower()
        runs: list[tuple[int, int]] = []
        for match in _WORD.finditer(statement):
            if self._forms(match.group()) & kept or match.group().lower() in listed:
                continue
            if runs and _GAP.fullmatch(statement[runs[-1][1] : match.start()]):
                runs[-1] = (runs[-1][0], match.end())
            else:
                runs.append(match.span())
        lost = (statement[start:end] for start, end in runs)
        return (*known, *(words for words in lost if not self._is_light(words)))

    def _forms(self, word: str) -> set[str]:
        low = word.lower()
        meant = self._lexicon.correct(low) or low
        verb = self._lexicon.nominal(low)
        lemmas = {lemma.split(" ")[0] for lemma, _ in self._lexicon.lemma(meant)}
        return {low, low.rstrip("s"), *lemmas, *([verb.split(" ")[0]] if verb else [])}

    def _is_light(self, words: str) -> bool:
        return all(word.lower() in self._light for word in _WORD.findall(words))
