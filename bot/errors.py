"""Errors that a person can be told about."""

from typing import ClassVar


class NegotiateError(Exception):
    """Something a member can be told; `copy_key` names the sentence in prompts/copy/errors.yaml."""

    copy_key: ClassVar[str] = "unexpected"


class NotFoundError(NegotiateError):
    """Missing, or somebody else's: the two are never told apart."""

    copy_key = "not_found"


class FullError(NegotiateError):
    """A prep already holds as many outcomes as it may."""

    copy_key = "full"


class ContentError(Exception):
    """A file in prompts/ that cannot be used; the message names file, place and fix."""


class ConfigError(Exception):
    """Settings that cannot work; the message says which and what to set, never a value."""
