"""Passwords, keys and tokens in a text: never kept, never repeated."""

import re

_MASK = "[removed]"
_ISSUED = re.compile(
    r"""
      \b(?:xox[abeoprs]|xapp)-[\w-]{6,300} | \b(?:AKIA|ASIA)[A-Z0-9]{12,20}\b
    | \bgh[oprsu]_[A-Za-z0-9]{16,255} | \bgithub_pat_\w{16,255} | \bglpat-[\w-]{12,64}
    | \b[sprw]k[_-](?:live|test|proj|ant|or)?[_-]?[\w-]{12,200} | \bAIza[\w-]{20,60}
    | \bya29\.[\w-]{10,300} | \beyJ[\w-]{6,2000}(?:\.[\w-]{2,2000}){0,2} | \bnpm_\w{16,64}
    | \bSG\.[\w-]{8,64}(?:\.[\w-]{8,64})? | \bBearer\s[\w.=-]{12,300}
    | -----BEGIN[ A-Z]{0,40}-----[^-]{0,4000}(?:-----END[ A-Z]{0,40}-----)?
    | \b[a-z][a-z+]{1,20}://[^\s:/@]{1,80}:[^\s@]{1,120}@[^\s]{1,200}
    | \b[0-9a-f]{32,128}\b | \b\d{3}-\d{2}-\d{4}\b | \b(?:\d{4}[ -]){3}\d{4}\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Values that can be told by their shape."""
_MIXED = re.compile(
    r"\b(?=[A-Za-z+/_-]{0,40}\d)(?=[a-z\d+/_-]{0,40}[A-Z])(?=[A-Z\d+/_-]{0,40}[a-z])"
    r"[A-Za-z\d+/_-]{32,200}\b"
)
_TOLD = re.compile(
    r"""
      \b(?:password|passwd|pwd|passcode|passphrase)\s?(?:[:=]|\sis)\s?["']?[^\s"',;]{3,200}["']?
    | \b(?:pass|pwd|secret|token|api[ _-]?key|access[ _-]?key|private[ _-]?key|client[ _-]?secret
        |auth|credentials?|pin|password)\b
      (?:\s(?:is|was|to|=)\s|\s?[:=]\s?|\s(?=["']))["']?
      (?=[^\s"']{0,200}[\d!@$%^&*_-])[^\s"',;]{4,200}["']?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Values that can be told by the word before them."""


_LONG = re.compile(r"[\w+/-]{32}")
"""Cheap to look for, and without it there is nothing for `_MIXED` to find."""


def masked(text: str) -> str:
    """`text` with "[removed]" in the place of anything that opens a door."""
    for pattern in _patterns(text):
        text = pattern.sub(_MASK, text)
    return text


def exposes(text: str) -> bool:
    """Whether there is a secret in `text`."""
    return any(pattern.search(text) for pattern in _patterns(text))


def _patterns(text: str) -> tuple[re.Pattern[str], ...]:
    return (_ISSUED, _MIXED, _TOLD) if _LONG.search(text) else (_ISSUED, _TOLD)
