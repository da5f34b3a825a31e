"""Reads a statement, says what weakens it, and rebuilds it from what is known."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.domain.outcome import Derived, Diagnosis, Question, Reading, Reframing, Slot, Weakness
from bot.reframe.answers import given
from bot.reframe.clean import Cleaned, clean
from bot.reframe.compose import Composer, Draft
from bot.reframe.derived import derive
from bot.reframe.diagnose import diagnose
from bot.reframe.frames import Framer
from bot.reframe.guard import Guard, GuardWords, misjoins
from bot.reframe.level import level
from bot.reframe.lexicon import Lexicon
from bot.reframe.losses import Losses
from bot.reframe.notices import notice as find_notice
from bot.reframe.notices import remainder
from bot.reframe.parse import read
from bot.reframe.questions import Questions
from bot.reframe.rules import Rulebook
from bot.reframe.slots import gaps, names_work
from bot.reframe.telling import AudienceTexts, Form, Part, Teller
from bot.reframe.wording import FrameTexts, Wording

_PERSONAL = frozenset(
    {
        Weakness.NEED,
        Weakness.COMPARISON,
        Weakness.ENTITLEMENT,
        Weakness.THREAT,
        Weakness.TENURE,
        Weakness.EFFORT_HOURS,
    }
)
"""Reasons that are about the person; a statement that has nothing else has no rewriting."""


class Texts(NamedTuple):
    """The data that rewritings and questions are made of."""

    wording: Wording
    frames: FrameTexts
    audiences: AudienceTexts
    guard: GuardWords
    questions: Questions


class Engine:
    """The whole pipeline: pure, deterministic, and safe to share between threads."""

    def __init__(self, rulebook: Rulebook, lexicon: Lexicon, texts: Texts, version: str) -> None:
        self.rulebook = rulebook
        self._lexicon = lexicon
        self._wording = texts.wording
        self._composer = Composer(lexicon, texts.wording, rulebook.names.systems)
        self._losses = Losses(lexicon, texts.wording)
        self._derived = texts.audiences.derived
        self._teller = Teller(self._composer, texts.audiences)
        self.audiences = {key: found.name for key, found in texts.audiences.audiences.items()}
        """Id and name of everybody that `tell` knows."""
        self._framer = Framer(self._composer, texts.frames)
        self._guard = Guard(lexicon, texts.wording, texts.guard)
        self._questions = texts.questions
        self.version = version
        """Digest of the data that this engine was built from."""

    def reframe(
        self,
        text: str,
        *,
        role: str = "other",
        answers: Mapping[Slot, str] | Mapping[str, str] = {},
    ) -> Reframing:
        """The statement diagnosed and rebuilt; never raises, whatever was typed.

        Keys of `answers` that name no slot are left out, as are answers that say nothing.
        """
        cleaned = clean(text)
        notice = find_notice(text, cleaned, self.rulebook)
        reading = read(self._safe(text, cleaned), self.rulebook, self._lexicon)
        diagnosis = diagnose(reading, self.rulebook)
        if notice and notice.blocks:
            return Reframing(
                text=text,
                reading=reading,
                diagnosis=diagnosis,
                level=1,
                notice=notice,
                rules=self.version,
            )
        said = self._given(answers)
        missing = gaps(reading, said, weak=diagnosis.weak)
        draft = self._draft(reading, diagnosis, said)
        frames = self._framer.frames(reading, said, missing, draft.text)
        if misjoins(frames.outcome):
            frames = frames.model_copy(update={"outcome": draft.text})
        return Reframing(
            text=text,
            reading=reading,
            diagnosis=diagnosis,
            level=level(reading, said),
            reframed=draft.text,
            frames=frames,
            gaps=missing,
            questions=self._ask(reading, role, missing, weak=diagnosis.weak),
            dropped=self._losses.found(reading.text, draft.text, draft.dropped)
            if draft.text
            else (),
            derived=self._derive(reading, said),
            notice=notice,
            rules=self.version,
        )

    def tell(
        self,
        told: Reframing,
        answers: Mapping[Slot, str] | Mapping[str, str],
        *,
        audience: str,
        form: Form = Form.LONG,
    ) -> str:
        """The rewriting `told`, which was made with `answers`, for one audience.

        What the guard objects to is told as the rewriting was.

        Raises:
            KeyError: For an audience that is not in `audiences`.
        """
        said = self._given(answers)
        plain = {Part.TOLD: told.reframed, Part.DID: told.reframed}
        parts = self._teller.parts(told.reading, said) if said and told.reframed else plain
        text = self._teller.told(parts, audience, form)
        checked = dict(said)
        if said.get(Slot.BASELINE, "") not in text:
            # The guard looks for both values only where the change is told.
            del checked[Slot.BASELINE]
        if not text or self._guard.faults(text, told.reading, checked):
            parts = plain
        if told.derived:
            parts = {**parts, Part.FIGURE: " ".join(found.text for found in told.derived)}
        return self._teller.told(parts, audience, form)

    def _derive(self, reading: Reading, said: Mapping[Slot, str]) -> tuple[Derived, ...]:
        change = self._composer.measured(said)
        metric, baseline, value = (
            (change.metric, change.baseline, change.value)
            if change
            else (reading.change.metric, reading.change.baseline, reading.change.new_value)
        )
        counted = self._composer.is_counted(metric)
        found = (
            derive(baseline, value, self._derived, counted=counted) if baseline and value else None
        )
        return (found,) if found else ()

    def _safe(self, text: str, cleaned: Cleaned) -> Cleaned:
        """What may be read and repeated: no secret, no instruction to us."""
        return remainder(text, cleaned, self.rulebook).cleaned

    def _given(self, answers: Mapping[Slot, str] | Mapping[str, str]) -> dict[Slot, str]:
        known = {slot.value: slot for slot in Slot}
        safe = {
            known[key]: self._safe(str(answer), clean(str(answer))).text
            for key, answer in answers.items()
            if key in known
        }
        return given(safe, self._wording)

    def _draft(self, reading: Reading, diagnosis: Diagnosis, said: Mapping[Slot, str]) -> Draft:
        """The fullest rewriting that the guard lets through; none where nothing is work."""
        personal = any(found.weakness in _PERSONAL for found in diagnosis.findings)
        if said:
            draft = self._composer.composed(reading, said)
            if draft.text and self._guard.faults(draft.text, reading, said):
                draft = self._composer.apart(reading, said)
            if draft.text and not self._guard.faults(draft.text, reading, said):
                return draft
        if diagnosis.weak and personal and not names_work(reading):
            return Draft()
        edited = self._composer.edited(reading)
        told = diagnosis.weak and not self._guard.faults(edited.text, reading, {})
        return edited if told else self._composer.untouched(reading)

    def _ask(
        self, reading: Reading, role: str, missing: tuple[Slot, ...], *, weak: bool
    ) -> tuple[Question, ...]:
        return self._questions.ask(reading.text, role, missing) if weak else ()
