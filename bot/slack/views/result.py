"""The draft: each statement with what weakens it and how it reads rebuilt."""

from collections.abc import Iterable
from datetime import date

from blockkit.core import (
    Actions,
    Context,
    Divider,
    Modal,
    PlainTextInput,
    RichText,
    RichTextQuote,
    RichTextSection,
    Text,
)

from bot.content.catalog import Catalog
from bot.domain.outcome import Slot, Weakness
from bot.domain.package import Package
from bot.domain.prep import MOST_OUTCOMES, Prep
from bot.services.prep import Draft, Item
from bot.slack.ids import ActionId, BlockId, ViewId, ViewRef
from bot.slack.rich import bold, cut, line, mrkdwn, plain, quote, rich, with_gaps
from bot.slack.views.parts import button, buttons, field, modal, small, words

_FINDINGS_SHOWN = 3
_DROPPED_SHOWN = 8
_LEVELS = 5
_NAME = 60
"""Characters of a statement that name it in a button or a list."""
_SHOWN = 700
"""Characters of a text that are shown: twelve of the longest stay far below Slack's 250 kB."""


def result(draft: Draft, catalog: Catalog, today: date) -> Modal:
    """The whole draft; at most 90 blocks, so that Slack's 100 are never reached."""
    texts = catalog.prep.result
    view = modal(ViewId.RESULT, texts.title, texts.done, ViewRef(prep_id=draft.prep.id))
    view.add_block(small(_talk(draft.prep, catalog, today)))
    view.add_block(words(f"*{summary(draft, catalog)}*"))
    position = 0
    dropped = [item for item in draft.items if item.outcome.dropped][-_DROPPED_SHOWN:]
    for item in draft.items:
        position += not item.outcome.dropped
        if not item.outcome.dropped:
            for block in _item(position, item, catalog):
                view.add_block(block)
        elif item in dropped:
            for block in _dropped(item, catalog):
                view.add_block(block)
    view.add_block(Divider())
    if len(draft.kept) < MOST_OUTCOMES:
        view.add_block(buttons(button(texts.add, ActionId.ADD, draft.prep.id)))
    view.add_block(rich(line(bold(f"{texts.table} "), plain(_table(draft.package, catalog)))))
    return view.add_block(buttons(button(texts.table_change, ActionId.PACKAGE, draft.prep.id)))


def _dropped(item: Item, catalog: Catalog) -> tuple[Divider, RichText, Actions]:
    """Where the line was, so that a slip is undone where it was made."""
    texts = catalog.prep.result
    said = texts.dropped.format(text=cut(item.outcome.text, _NAME))
    undo = button(texts.undo, ActionId.UNDO, item.outcome.id)
    return Divider(), rich(line(plain(said))), buttons(undo)


def _table(package: Package | None, catalog: Catalog) -> str:
    """What is on the table, in one line."""
    texts = catalog.prep.result
    if package is None or package.is_empty:
        return texts.table_none
    amounts = [
        (texts.table_base, package.base),
        (texts.table_bonus, package.bonus),
        (texts.table_equity, package.equity),
        (texts.table_sign_on, package.sign_on),
    ]
    parts = [text.format(amount=money.text) for text, money in amounts if money is not None]
    if package.bonus_percent is not None:
        parts.insert(1, texts.table_bonus_share.format(percent=f"{package.bonus_percent:f}"))
    if package.token_budget is not None:
        budget = package.token_budget
        parts.append(texts.table_token.format(amount=budget.amount.text, period=budget.period))
    return "; ".join(parts)


def summary(draft: Draft, catalog: Catalog) -> str:
    """How many say what changed, and where to begin."""
    texts = catalog.prep.result
    kept = draft.kept
    if not kept:
        return texts.summary_none
    lacking = [place for place, item in enumerate(kept, start=1) if not item.has_result]
    if not lacking and len(kept) == 1:
        return texts.summary_strong_one
    if not lacking:
        return texts.summary_strong.format(count=len(kept))
    return texts.summary_weak.format(
        results=len(kept) - len(lacking), count=len(kept), first=lacking[0]
    )


def _talk(prep: Prep, catalog: Catalog, today: date) -> str:
    return catalog.prep.result.talk.format(
        moment=mrkdwn(catalog.moments[prep.basics.moment].name),
        role=mrkdwn(catalog.role_name(prep.basics.role)),
        when=_when(prep.basics.talk_on, catalog, today),
    )


def _when(talk_on: date | None, catalog: Catalog, today: date) -> str:
    texts = catalog.prep.result
    if talk_on is None:
        return texts.no_date
    day = f"{talk_on.day} {talk_on:%B %Y}"
    match (talk_on - today).days:
        case 0:
            return texts.today
        case 1:
            return texts.tomorrow
        case days if days > 0:
            return texts.days_left.format(days=days, date=day)
        case _:
            return texts.past.format(date=day)


def _item(
    position: int, item: Item, catalog: Catalog
) -> Iterable[Divider | RichText | Context | Actions]:
    texts = catalog.prep.result
    yield Divider()
    yield rich(*_reading(position, item, catalog))
    remarks = "\n".join(_remarks(item, catalog))
    if remarks:
        yield Context([Text(remarks[:_SHOWN], type=Text.PLAIN)])
    name = cut(item.outcome.text, _NAME)
    row = [
        button(texts.edit, ActionId.EDIT, item.outcome.id, name=f"{texts.edit}: {name}"),
        button(texts.drop, ActionId.DROP, item.outcome.id, name=f"{texts.drop}: {name}"),
    ]
    if item.reframing.questions:
        strengthening = button(
            texts.strengthen,
            ActionId.STRENGTHEN,
            item.outcome.id,
            primary=not item.has_result,
            name=f"{texts.strengthen}: {name}",
        )
        row.insert(0, strengthening)
    yield buttons(*row)


def _reading(
    position: int, item: Item, catalog: Catalog
) -> Iterable[RichTextSection | RichTextQuote]:
    texts, reframing = catalog.prep.result, item.reframing
    level = reframing.level
    if reframing.is_statement:
        reached = texts.level.format(level=level, bar=bar(level))
        yield line(bold(f"{position}. {reached} "), plain(texts.meanings[level]))
    else:
        yield line(bold(f"{position}."))
    yield quote(cut(reframing.quotable, _SHOWN))
    if reframing.notice is not None:
        yield line(plain(reframing.notice.text))
    if not reframing.is_statement:
        return
    if reframing.diagnosis.weak and reframing.says_more:
        yield line(bold(f"{texts.reads} "), plain(cut(reframing.reframed, _SHOWN)))
    is_open = item.diagnosis.weak and reframing.gaps
    frames = [(texts.gaps, reframing.frames.outcome)] if is_open else []
    if Slot.WHAT_BREAKS in item.outcome.answers:
        frames.append((texts.breaks, reframing.frames.differentiation))
    if Slot.BAD_DECISION_COST in item.outcome.answers:
        frames.append((texts.risk, reframing.frames.risk))
    for label, text in frames:
        if text and text != reframing.reframed:
            yield line(bold(f"{label} "), *with_gaps(cut(text, _SHOWN)))


def bar(level: int) -> str:
    """The level as five boxes."""
    return "\u25a0" * level + "\u25a1" * (_LEVELS - level)


def _remarks(item: Item, catalog: Catalog) -> list[str]:
    texts, dropped = catalog.prep.result, item.reframing.dropped
    if not item.reframing.is_statement:
        return []
    if not item.diagnosis.weak:
        return [texts.strong, *item.diagnosis.strengths[:1]]
    found = [
        f"\u201c{finding.quote}\u201d: {finding.why}" if finding.quote else finding.why
        for finding in item.diagnosis.findings
        if not (item.has_result and finding.weakness is Weakness.NO_RESULT)
    ]
    remarks = found[:_FINDINGS_SHOWN]
    if len(found) > _FINDINGS_SHOWN:
        remarks.append(texts.more_findings.format(count=len(found) - _FINDINGS_SHOWN))
    if dropped:
        remarks.append(texts.left_out.format(words=", ".join(dropped)))
    return remarks


def strengthen(item: Item, catalog: Catalog) -> Modal:
    """At most three questions, the most valuable first."""
    texts = catalog.prep.strengthen
    ref = ViewRef(outcome_id=item.outcome.id)
    questions = item.reframing.questions
    view = modal(
        ViewId.STRENGTHEN, texts.title, catalog.prep.close, ref, texts.submit if questions else None
    )
    view.add_block(rich(quote(cut(item.outcome.text, _SHOWN))))
    view.add_block(words(texts.intro if questions else texts.none_left))
    for place, question in enumerate(questions):
        view.add_block(
            field(
                question.slot,
                question.text,
                PlainTextInput(max_length=300, focus_on_load=True if place == 0 else None),
                hint=texts.example.format(example=question.example),
                optional=True,
            )
        )
    return view


def edit(item: Item, catalog: Catalog) -> Modal:
    """The wording of one outcome."""
    texts = catalog.prep.edit
    ref = ViewRef(outcome_id=item.outcome.id)
    view = modal(ViewId.EDIT, texts.title, catalog.prep.close, ref, texts.submit)
    return view.add_block(
        field(
            BlockId.STATEMENT,
            texts.statement,
            PlainTextInput(initial_value=item.outcome.text, multiline=True, focus_on_load=True),
            hint=texts.hint,
        )
    )
