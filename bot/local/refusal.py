"""How Slack says no."""

from typing import Any


class Refusal(Exception):  # noqa: N818 (an answer of Slack's, not a fault of ours)
    """`{"ok": false, "error": ...}`, with whatever Slack adds to it.

    `status` and `headers` are those of the HTTP answer: 200 except when rate limited.
    """

    def __init__(
        self,
        error: str,
        *,
        status: int = 200,
        headers: dict[str, str] | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(error)
        self.error = error
        self.status = status
        self.headers = headers or {}
        self.extra = extra

    def answer(self) -> dict[str, Any]:
        """The body of the answer."""
        return {"ok": False, "error": self.error, **self.extra}


def invalid_arguments(*messages: str) -> Refusal:
    """The refusal of a call whose arguments don't match the method; messages without prefix."""
    return Refusal(
        "invalid_arguments",
        response_metadata={"messages": [f"[ERROR] {message}" for message in messages]},
    )
