"""What a person reads while a command works: a line for each step, and one when it must stop."""

import sys
import threading
import time
from types import TracebackType
from typing import Self

TICK = 0.2  # seconds between two updates of the running step


class Stop(Exception):
    """The command cannot go on. Its text is the one line the person reads."""


class Step:
    """A titled step with its elapsed seconds: live on a terminal, one finished line elsewhere.

    Used as `with Step("Installing") as step:`; `step.detail` shows what it is at just now,
    and in the end what came of it.
    """

    def __init__(self, title: str) -> None:
        self.title = title
        self.detail = ""
        self._live = sys.stdout.isatty()
        self._done = threading.Event()
        self._ticker = threading.Thread(target=self._tick, daemon=True)

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        if self._live:
            self._ticker.start()
        else:
            # A log shows what is being waited for, not only what is over.
            print(f"{self.title} …", end="", flush=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        took = f"{time.monotonic() - self._began:.1f} s"
        took += ", stopped" if kind else f"  {self.detail}".rstrip()
        if self._live:
            self._done.set()
            self._ticker.join()
            print(f"\r\033[K{self.title} … {took}", flush=True)
        else:
            print(f" {took}", flush=True)

    def _tick(self) -> None:
        while not self._done.wait(TICK):
            line = f"{self.title} … {time.monotonic() - self._began:.0f} s  {self.detail}"
            print(f"\r\033[K{line[:78]}", end="", flush=True)
