"""Making much that stays, without Python looking through it for garbage again and again.

Python looks for things that hold only each other, the more often the more is made, and each time
among all there is. While a thousand medicines are read, or search is made ready, nothing is to be
found: it was half of the work.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_going = 0  # blocks that go on, in whatever thread


@contextmanager
def in_one_go() -> Iterator[None]:
    """While the block goes on, garbage waits."""
    _count(1)
    try:
        yield
    finally:
        _count(-1)


def _count(more: int) -> None:
    global _going
    with _lock:
        _going += more
        if _going:
            gc.disable()
        else:
            gc.enable()
