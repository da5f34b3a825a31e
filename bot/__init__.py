"""Negotiate: a Slack app that coaches people through preparing a pay conversation."""

__version__ = "0.1.0"
