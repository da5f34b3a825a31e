"""The pieces that several views are made of."""

from blockkit.core import Actions, Button, Context, Input, Modal, Section, Text

from bot.slack.ids import INPUT, ActionId, BlockId, ViewId, ViewRef
from bot.slack.rich import mrkdwn


def words(text: str) -> Section:
    """A paragraph of our own copy, in mrkdwn."""
    return Section(Text(text, type=Text.MD))


def small(text: str) -> Context:
    """A remark in small type."""
    return Context([Text(text, type=Text.MD)])


def button(
    text: str, action: ActionId, value: str = "", *, primary: bool = False, name: str = ""
) -> Button:
    """A button; `value` is an id and never a figure, `name` says it whole to a screen reader."""
    return Button(
        Text(text, type=Text.PLAIN),
        action_id=action,
        value=value or None,
        style=Button.PRIMARY if primary else None,
        accessibility_label=name[:75] or None,
    )


def buttons(*elements: Button) -> Actions:
    """A row of buttons."""
    return Actions(list(elements))


def field(
    block: BlockId | str,
    label: str,
    element: object,
    *,
    hint: str | None = None,
    optional: bool = False,
) -> Input:
    """An input block; its block_id is the field's name."""
    return Input(
        Text(label, type=Text.PLAIN),
        element.action_id(INPUT),  # type: ignore[attr-defined]
        hint=Text(hint, type=Text.PLAIN) if hint else None,
        optional=optional or None,
        block_id=str(block),
    )


def modal(view: ViewId, title: str, close: str, ref: ViewRef, submit: str | None = None) -> Modal:
    """An empty modal; `ref` says which row it is about."""
    return Modal(
        Text(title, type=Text.PLAIN),
        submit=Text(submit, type=Text.PLAIN) if submit else None,
        close=Text(close, type=Text.PLAIN),
        callback_id=view,
        private_metadata=ref.model_dump_json(exclude_defaults=True),
    )


def refused(title: str, close: str, sentence: str) -> Modal:
    """A window that says why something can't be done."""
    return modal(ViewId.REFUSED, title, close, ViewRef()).add_block(words(mrkdwn(sentence)))
