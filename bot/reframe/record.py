"""A reframing as the command line writes it."""

from bot.domain.outcome import Reading, Reframing, Span


def record(reframing: Reframing) -> dict[str, object]:
    """The fields of one line of `negotiate reframe --jsonl`, all but the id, ready for JSON."""
    reading, notice = reframing.reading, reframing.notice
    return {
        "weak": reframing.diagnosis.weak,
        "labels": _labels(reframing),
        "facts": list(reading.facts),
        "action": reading.head.lemma if reading.head else None,
        "object": _words(reading, reading.object),
        "has_metric": reading.has_metric,
        "has_result": reading.has_result,
        "has_ownership": reading.has_ownership,
        "level": reframing.level,
        "reframed": reframing.reframed,
        "frames": reframing.frames.model_dump(),
        "gaps": [slot.value for slot in reframing.gaps],
        "questions": [
            {"slot": question.slot.value, "text": question.text} for question in reframing.questions
        ],
        "notice": {"code": notice.code, "text": notice.text} if notice else None,
        "rules": reframing.rules,
    }


def _labels(reframing: Reframing) -> list[str]:
    """Each weakness once, in the order found."""
    return list(dict.fromkeys(found.weakness.value for found in reframing.diagnosis.findings))


def _words(reading: Reading, span: Span | None) -> str | None:
    return reading.text[span.start : span.end] if span else None
