"""Slack text to plain text, with the way back to what was typed."""

import re
from collections.abc import Callable
from typing import NamedTuple

from bot.domain.base import Value

_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&nbsp;": " ", "&quot;": '"', "&#39;": "'"}
_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2011": "-",
        "\u2212": "-",
    }
)


class Cleaned(Value):
    """A statement as a person would say it, and where each of its characters was typed."""

    original: str
    text: str
    offsets: tuple[int, ...]
    """For each character of `text`, the offset in `original` it came from."""
    shouting: bool = False
    """Written in capitals throughout; `text` keeps them."""

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The range of `original` behind `text[start:end]`; an empty range stays empty."""
        if start >= end:
            return (0, 0)
        return self.offsets[start], self.offsets[end - 1] + 1


class _Tape(NamedTuple):
    text: str
    offsets: tuple[int, ...]

    def sub(self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str | int]) -> "_Tape":
        """Each match replaced by a string, or by the group whose number is returned."""
        if not pattern.search(self.text):
            return self
        parts: list[str] = []
        offsets: list[int] = []
        at = 0
        for match in pattern.finditer(self.text):
            parts.append(self.text[at : match.start()])
            offsets.extend(self.offsets[at : match.start()])
            put = new(match)
            if isinstance(put, int):
                parts.append(match.group(put))
                offsets.extend(self.offsets[match.start(put) : match.end(put)])
            else:
                parts.append(put)
                offsets.extend([self.offsets[match.start()]] * len(put))
            at = match.end()
        parts.append(self.text[at:])
        offsets.extend(self.offsets[at:])
        return _Tape("".join(parts), tuple(offsets))


_EMOJI = (
    "\U0001f000-\U0001faff\U00002600-\U000027bf\U00002b00-\U00002bff\U0000fe00-\U0000fe0f"
    "\U0001f1e6-\U0001f1ff\U0000200d\U000020e3\U000e0020-\U000e007f"
)
_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | int]], ...] = (
    (re.compile(r"```|`"), lambda _: " "),
    (re.compile(r"<![^<>\n]{0,80}>"), lambda _: " "),
    # A mention stays a person, so that "got <@U1> to fix it" stays a sentence.
    (re.compile(r"<@[A-Z0-9]{2,20}\|([^<>|\n]{1,80})>"), lambda _: 1),
    (re.compile(r"<@[A-Z0-9]{2,20}>"), lambda _: "a colleague"),
    (re.compile(r"<#[A-Z0-9]{2,20}\|([^<>|\n]{1,80})>"), lambda _: 1),
    (re.compile(r"<#[A-Z0-9]{2,20}>"), lambda _: "a channel"),
    (re.compile(r"<(?:https?|mailto|tel):[^<>|\s]{1,2000}\|([^<>|\n]{1,300})>"), lambda _: 1),
    (re.compile(r"<(?:https?|mailto|tel):[^<>|\s]{1,2000}>"), lambda _: " "),
    (re.compile(r"\bhttps?://[^\s<>|]{1,2000}"), lambda _: " "),
    (re.compile("&(?:lt|gt|amp|nbsp|quot|#39);"), lambda match: _ENTITIES[match.group()]),
    (re.compile(r"@(?:channel|here|everyone)\b"), lambda _: " "),
    (
        re.compile(r"(?:->|=>|-->|==>|\u279c|\u27a1\ufe0f?|\u21d2|\u2794|\u2192)"),
        lambda _: " \u2192 ",
    ),
    (
        re.compile(r"(?<!\w):(?=[a-z+\-])[a-z0-9_+\-]{1,60}:(?::skin-tone-[2-6]:)?"),
        lambda _: " ",
    ),
    (re.compile(f"[{_EMOJI}]"), lambda _: " "),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,500})(?<=\S)\*(?![\w*])"), lambda _: 1),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]{1,500})(?<=\S)_(?![\w_])"), lambda _: 1),
    (re.compile(r"(?<![\w~])~(?=[^\s\d])([^~\n]{1,500})(?<=\S)~(?![\w~])"), lambda _: 1),
    (re.compile(r"(?<!\S)w/o(?!\w)"), lambda _: "without"),
    (re.compile(r"(?<!\S)w/ ?(?=\S)"), lambda _: "with "),
    (re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff]"), lambda _: " "),
    (
        re.compile(
            r"(?:(?<=\n)|^)[ \t]*(?:>"
            r"|[-*\u2022\u2023\u25e6\u2043\u00b7\u25aa\u25cf\u2013\u2014](?=\s)"
            r"|\d{1,2}[.)](?=\s))[ \t]*"
        ),
        lambda _: " ",
    ),
    (re.compile(r"[^\S\n]+"), lambda _: " "),
    (re.compile(r"\n[ \n]*"), lambda _: "\n"),
    (re.compile(r" (?=\n)"), lambda _: ""),
    (re.compile(r"(?<=[,;:.!?])\n|\n(?=$)"), lambda _: " "),
    (re.compile(r"\n"), lambda _: "; "),
    (re.compile(r" {2,}"), lambda _: " "),
    (re.compile(r" (?=[,;.!?)](?:\s|$))"), lambda _: ""),
    (
        re.compile(
            r"^ ?(?:hi|hey|hello|fyi|morning)(?: (?:all|team|there|folks|everyone|both))?[,!:] ",
            re.IGNORECASE,
        ),
        lambda _: "",
    ),
)
_LETTERS_TO_SHOUT = 8


def clean(text: str) -> Cleaned:
    """`text` without Slack markup, emoji, bullets, greetings and quotes around the whole.

    Never raises; linear in the length of the text.
    """
    tape = _Tape(text.translate(_PLAIN), tuple(range(len(text))))
    for pattern, new in _STEPS:
        tape = tape.sub(pattern, new)
    start, end = _trimmed(tape.text)
    plain = tape.text[start:end]
    shouting = plain.isupper() and sum(map(str.isalpha, plain)) >= _LETTERS_TO_SHOUT
    return Cleaned(original=text, text=plain, offsets=tape.offsets[start:end], shouting=shouting)


def _trimmed(text: str) -> tuple[int, int]:
    start, end = 0, len(text)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if end - start > 1 and text[start] == text[end - 1] and text[start] in "\"'":
        start, end = start + 1, end - 1
    return start, end
