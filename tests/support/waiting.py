"""Waiting for what happens in another thread: a condition and a deadline, never a pause."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


def until(condition: Callable[[], Found], seconds: float = 10.0) -> Found:
    """What `condition` gives as soon as it is true; AssertionError after the deadline."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while not (found := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds:g} s: {condition.__qualname__}")
        pause.wait(0.005)
    return found
