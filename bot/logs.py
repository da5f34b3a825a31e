"""Log lines without what people typed."""

import logging

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_QUIET = ("slack_bolt", "slack_sdk", "sqlalchemy", "alembic", "urllib3")
"""Libraries whose INFO and DEBUG lines hold request bodies, views or SQL parameters."""


def configure(level: str = "INFO") -> None:
    """Log to standard error; third-party libraries only from WARNING up."""
    logging.basicConfig(level=level, format=_FORMAT)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
