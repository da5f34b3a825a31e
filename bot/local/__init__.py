"""The local workspace: a double of Slack on one loopback port, with a page."""

from bot.local.server import LocalSlack

__all__ = ["LocalSlack"]
