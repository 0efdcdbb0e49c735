"""A progress display for long work in a terminal."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Any, Self


class Progress:
    """Shows "Printing the edition  120 of 300" on one line of a terminal, or a line at the end
    where the output is a file. Call it with what is done and the total.

    `stream` is a management command's wrapped stdout or stderr.
    """

    def __init__(self, stream: Any, title: str) -> None:
        self.stream, self.title = stream, title
        self.shown_at = 0.0
        self.done = self.total = 0
        self.terminal = stream.isatty()

    def __call__(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        now = time.monotonic()
        if self.terminal and (now - self.shown_at > 0.1 or done == total):
            self.shown_at = now
            self.stream.write(f"\r{self.title}  {done} of {total}", ending="")
            self.stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.terminal:
            self.stream.write("")
        elif kind is None:
            self.stream.write(f"{self.title}: {self.done} of {self.total} done.")
