"""The reply to one statement: what weakens it, how it reads, what to ask oneself."""

from collections.abc import Iterable

from blockkit.core import Component, RichTextList, RichTextQuote, RichTextSection

from bot.content.catalog import Catalog
from bot.domain.outcome import Reframing
from bot.slack.ids import ActionId
from bot.slack.rich import bold, cut, line, listed, plain, quote, rich, with_gaps
from bot.slack.views.parts import button, buttons, small

_SHOWN = 1200
"""Characters of a text that are shown: Slack refuses messages of some 13,000 in all."""


def reply(reframing: Reframing, catalog: Catalog) -> list[Component]:
    """The blocks of the reply. What is no statement, such as a password, is not repeated."""
    texts = catalog.reframe
    blocks: list[Component] = [rich(*_lines(reframing, catalog))]
    if reframing.is_statement:
        blocks.append(small(texts.keep))
    return [*blocks, buttons(button(texts.start, ActionId.PREP_NEW))]


def _lines(
    reframing: Reframing, catalog: Catalog
) -> Iterable[RichTextSection | RichTextQuote | RichTextList]:
    texts = catalog.reframe
    if reframing.is_statement:
        yield quote(cut(reframing.quotable, _SHOWN))
    if reframing.notice is not None:
        yield line(plain(reframing.notice.text))
    if not reframing.is_statement:
        return
    yield line(bold(texts.level.format(level=reframing.level)))
    if not reframing.diagnosis.weak:
        yield line(bold(texts.strong))
        yield from listed(reframing.diagnosis.strengths)
        return
    findings = _findings(reframing)
    if findings:
        yield line(bold(texts.weakens))
    yield from listed(findings)
    if reframing.says_more:
        yield line(bold(texts.reads), plain(f" {cut(reframing.reframed, _SHOWN)}"))
    frames = reframing.frames
    for label, text in (
        (texts.outcome, frames.outcome),
        (texts.differentiation, frames.differentiation),
        (texts.risk, frames.risk),
    ):
        if text:
            yield line(bold(label), plain(" "), *with_gaps(cut(text, _SHOWN)))
    if reframing.questions:
        yield line(bold(texts.ask))
        yield from listed([question.text for question in reframing.questions])


def _findings(reframing: Reframing) -> list[str]:
    return [
        f"\u201c{finding.quote}\u201d: {finding.why}" if finding.quote else finding.why
        for finding in reframing.diagnosis.findings
    ]
