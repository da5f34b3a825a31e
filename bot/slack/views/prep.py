"""The steps of `/negotiate prep`."""

from collections.abc import Sequence

from blockkit.core import (
    DatePicker,
    Divider,
    Modal,
    Option,
    PlainTextInput,
    RadioButtons,
    StaticSelect,
    Text,
)

from bot.content.catalog import Catalog
from bot.domain.money import Period
from bot.domain.package import Package
from bot.domain.prep import MOST_OUTCOMES, Moment, Prep, Step
from bot.slack.ids import ActionId, BlockId, ViewId, ViewRef
from bot.slack.rich import cut, mrkdwn
from bot.slack.views.parts import button, buttons, field, modal, small, words


def option(text: str, value: str) -> Option:
    """One choice."""
    return Option(Text(text, type=Text.PLAIN), value)


def basics(catalog: Catalog) -> Modal:
    """The first step: moment, role, date. Needs nothing from the database."""
    texts = catalog.prep.basics
    moments = [option(catalog.moments[moment].name, moment) for moment in Moment]
    roles = [option(role.name, name) for name, role in catalog.roles.items()]
    view = modal(
        ViewId.BASICS, catalog.prep.title, catalog.prep.close, ViewRef(), catalog.prep.next
    )
    view.add_block(words(texts.intro))
    view.add_block(field(BlockId.MOMENT, texts.moment, RadioButtons(options=moments)))
    view.add_block(
        field(
            BlockId.ROLE,
            texts.role,
            StaticSelect(placeholder=texts.role_placeholder, options=roles),
        )
    )
    view.add_block(
        field(BlockId.TALK_ON, texts.talk_on, DatePicker(), hint=texts.talk_on_hint, optional=True)
    )
    return view.add_block(small(catalog.prep.back_later))


def _statements(catalog: Catalog, role: str) -> PlainTextInput:
    chosen = catalog.roles.get(role, catalog.roles["other"])
    placeholder = catalog.prep.outcomes.placeholder.format(examples="\n".join(chosen.example))
    return PlainTextInput(multiline=True, placeholder=placeholder[:150], focus_on_load=True)


def outcomes(prep: Prep, catalog: Catalog) -> Modal:
    """The second step: what the member has done, one a line, with an example of the role."""
    texts = catalog.prep.outcomes
    ref = ViewRef(prep_id=prep.id, moment=prep.basics.moment, role=prep.basics.role)
    view = modal(ViewId.OUTCOMES, catalog.prep.title, catalog.prep.close, ref, catalog.prep.next)
    view.add_block(words(texts.intro))
    view.add_block(
        field(
            BlockId.STATEMENTS,
            catalog.moments[prep.basics.moment].asks,
            _statements(catalog, prep.basics.role),
            hint=texts.statements_hint,
        )
    )
    return view.add_block(small(catalog.prep.back_later))


def add(prep: Prep, catalog: Catalog) -> Modal:
    """More lines for a draft that exists."""
    texts = catalog.prep.add
    ref = ViewRef(prep_id=prep.id, role=prep.basics.role)
    view = modal(ViewId.ADD, texts.title, catalog.prep.close, ref, texts.submit)
    return view.add_block(
        field(
            BlockId.STATEMENTS,
            catalog.moments[prep.basics.moment].asks,
            _statements(catalog, prep.basics.role),
            hint=texts.hint.format(room=MOST_OUTCOMES - len(prep.kept)),
        )
    )


def package(prep: Prep, catalog: Catalog, kept: Package | None = None) -> Modal:
    """The third step, optional: today's pay or the offer, with what is kept filled in."""
    texts = catalog.prep.package
    is_offer = catalog.moments[prep.basics.moment].package == "offer"
    ref = ViewRef(prep_id=prep.id, moment=prep.basics.moment, role=prep.basics.role)
    view = modal(ViewId.PACKAGE, catalog.prep.title, catalog.prep.close, ref, texts.submit)
    view.add_block(words(texts.intro_offer if is_offer else texts.intro_current))
    currencies = {
        code: option(f"{code} \u00b7 {name}", code) for code, name in texts.currencies.items()
    }
    chosen = currencies.get(kept.currency) if kept else None
    view.add_block(
        field(
            BlockId.CURRENCY,
            texts.currency,
            StaticSelect(
                options=[*currencies.values()],
                initial_option=chosen or next(iter(currencies.values())),
            ),
        )
    )
    amounts = [
        (BlockId.BASE, texts.base, texts.base_hint),
        (BlockId.BONUS, texts.bonus, texts.bonus_hint),
        (BlockId.EQUITY, texts.equity, texts.equity_hint),
        (BlockId.SIGN_ON, texts.sign_on, None),
        (BlockId.TOKEN_BUDGET, texts.token_budget, texts.token_budget_hint),
    ]
    typed = _typed(kept) if kept else {}
    for block, label, hint in amounts:
        if block is BlockId.SIGN_ON and not is_offer:
            continue
        element = PlainTextInput(max_length=40, initial_value=typed.get(block))
        view.add_block(field(block, label, element, hint=hint, optional=True))
    periods = {period: option(name, period) for period, name in texts.periods.items()}
    period = kept.token_budget.period if kept and kept.token_budget else Period.MONTH
    choice = RadioButtons(options=[*periods.values()], initial_option=periods[period])
    return view.add_block(field(BlockId.TOKEN_PERIOD, texts.token_period, choice, optional=True))


def _typed(kept: Package) -> dict[BlockId, str]:
    """What is kept, as a person would type it again."""
    budget = kept.token_budget.amount if kept.token_budget else None
    bonus = f"{kept.bonus_percent:f}%" if kept.bonus_percent is not None else None
    money = {
        BlockId.BASE: kept.base,
        BlockId.BONUS: kept.bonus,
        BlockId.EQUITY: kept.equity,
        BlockId.SIGN_ON: kept.sign_on,
        BlockId.TOKEN_BUDGET: budget,
    }
    shown = {block: amount.text for block, amount in money.items() if amount is not None}
    return {**shown, BlockId.BONUS: bonus} if bonus else shown


def working(catalog: Catalog) -> Modal:
    """What is seen while something is read from the database."""
    view = modal(ViewId.WORKING, catalog.prep.title, catalog.prep.close, ViewRef())
    return view.add_block(words(catalog.prep.working.text))


def progress(prep: Prep, catalog: Catalog) -> str:
    """Where a prep stands, in mrkdwn; the date is shown in the reader's own time zone."""
    texts = catalog.prep.resume
    stamp, day = int(prep.updated_at.timestamp()), f"{prep.updated_at:%Y-%m-%d}"
    changed = f"<!date^{stamp}^{{date_short_pretty}} {{time}}|{day}>"
    count = catalog.prep.lines(len(prep.kept))
    match prep.step:
        case Step.OUTCOMES:
            return texts.progress_outcomes.format(changed=changed)
        case Step.PACKAGE:
            return texts.progress_package.format(lines=count, changed=changed)
        case Step.DONE:
            return texts.progress_done.format(lines=count, changed=changed)


def entry(prep: Prep, catalog: Catalog, template: str) -> str:
    """One prep in a list, in mrkdwn."""
    return template.format(
        moment=mrkdwn(catalog.moments[prep.basics.moment].name),
        role=mrkdwn(catalog.role_name(prep.basics.role)),
        progress=progress(prep, catalog) + _first_line(prep),
    )


def _first_line(prep: Prep) -> str:
    """What tells two drafts apart, in mrkdwn."""
    return f"\n> {mrkdwn(cut(prep.kept[0].text, 80))}" if prep.kept else ""


def resume(preps: Sequence[Prep], catalog: Catalog) -> Modal:
    """Go on with something, or start anew."""
    texts = catalog.prep.resume
    view = modal(ViewId.RESUME, catalog.prep.title, catalog.prep.close, ViewRef())
    view.add_block(words(texts.intro))
    for place, prep in enumerate(preps):
        says = texts.open if prep.step is Step.DONE else texts.go_on
        view.add_block(words(entry(prep, catalog, texts.entry)))
        view.add_block(buttons(button(says, ActionId.PREP_GO_ON, prep.id, primary=place == 0)))
    view.add_block(Divider())
    return view.add_block(buttons(button(texts.start_anew, ActionId.PREP_ANEW)))
