"""Rich text: the one place where what people typed enters Block Kit.

Rich text has no markup, so `<!channel>`, `*` and links arrive as the plain words that they are.
"""

import re
from collections.abc import Iterator, Sequence

from blockkit.core import (
    RichStyle,
    RichText,
    RichTextEl,
    RichTextList,
    RichTextQuote,
    RichTextSection,
)

_GAP = re.compile(r"(\[[^\[\]]{1,60}\])")


def mrkdwn(text: str) -> str:
    """Text made inert for mrkdwn: Slack's three control characters escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, most: int) -> str:
    """The text in one line, with an ellipsis where it is longer than `most` characters."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= most else f"{one_line[: most - 1].rstrip()}\u2026"


def plain(text: str) -> RichTextEl:
    """Words as they are."""
    return RichTextEl(text)


def bold(text: str) -> RichTextEl:
    """Words that stand out."""
    return RichTextEl(text, style=RichStyle(bold=True))


def with_gaps(text: str) -> list[RichTextEl]:
    """A frame with its blanks set as code, so that they are seen as blanks."""
    return [
        RichTextEl(part, style=RichStyle(code=True)) if _GAP.fullmatch(part) else RichTextEl(part)
        for part in _GAP.split(text)
        if part
    ]


def line(*parts: RichTextEl) -> RichTextSection:
    """One paragraph."""
    return RichTextSection(list(parts))


def quote(text: str) -> RichTextQuote:
    """What the member wrote, set apart."""
    return RichTextQuote([plain(text)])


def listed(entries: Sequence[str]) -> Iterator[RichTextList]:
    """A list, one entry a line; nothing for no entries, since Slack refuses an empty list."""
    if entries:
        yield RichTextList("bullet", [line(plain(entry)) for entry in entries])


def rich(*elements: RichTextSection | RichTextQuote | RichTextList) -> RichText:
    """One block of rich text."""
    return RichText(list(elements))
