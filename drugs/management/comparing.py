"""Looks later whether an edition of which pages were taken over is as if all of it were printed."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from pathlib import Path

from drugs.management.plainly import in_a_sentence
from drugs.press.as_whole import not_as_whole
from drugs.press.editions import links_of_old_shapes

AFTER = 20.0  # seconds in which nothing was printed

logger = logging.getLogger(__name__)


class SomebodyWaits(Exception):
    """An edition is wanted while another one is compared."""


class Comparing:
    """When it is time to compare the edition that readers get, and what comes of it."""

    def __init__(self) -> None:
        self._at = math.inf

    def later(self, *, took_over: bool) -> None:
        """An edition was printed: it is compared in a while, unless all of it was made anew."""
        self._at = time.monotonic() + AFTER if took_over else math.inf

    def fault(self, folder: Path, mark: str, *, waits: Callable[[], bool]) -> str:
        """If it is time: in a sentence, where the edition in a folder is not as the whole one. Asks
        now and then whether somebody `waits` for another edition, who goes first; that it could
        not be compared is logged, and keeps nothing from being printed."""
        if time.monotonic() < self._at or waits():
            return ""

        def report(done: int, total: int) -> None:
            if done % 25 == 0 and waits():
                raise SomebodyWaits

        try:
            found = not_as_whole(folder, mark, progress=report, old_links=links_of_old_shapes())
        except SomebodyWaits:
            return ""
        except Exception as error:
            self._at = math.inf
            logger.exception("Edition %s was not compared: %s", folder.name, in_a_sentence(error))
            return ""
        self._at = math.inf
        if not found:
            return ""
        return f"Edition {folder.name} is not as it would be if all of it were printed: {found}."
