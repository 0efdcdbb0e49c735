"""Which edition is read: follows the link `current`, and keeps the one before where it cannot."""

import logging
import threading
import time
from pathlib import Path

from eczema_site.front_door.edition import Edition, read_edition

RETRY_BROKEN_EVERY = 10.0  # seconds before an edition that could not be read is tried again
MEMORY = 64 * 1024 * 1024  # bytes of bodies held; the rest are read from the edition's own folder

log = logging.getLogger(__name__)


class Current:
    """The edition that `editions/current` points to, read again when it has moved."""

    def __init__(self, editions: Path, *, memory_limit: int = MEMORY) -> None:
        self.link = editions / "current"
        self.memory_limit = memory_limit
        self.edition: Edition | None = None
        self.trouble = ""  # why what is read is not what should be; for those who watch the site
        self._target = ""  # where the link pointed when `edition` was read
        self._broken = ""  # where it pointed when an edition could not be read
        self._try_broken_at = 0.0
        self._lock = threading.Lock()
        self.look()

    def look(self) -> None:
        """Reads the edition the link points to, if it has moved. One thread at a time looks."""
        with self._lock:
            try:
                target = str(self.link.readlink())
            except OSError:
                target = ""
            if target and target == self._target:
                self.trouble = ""
            elif target != self._broken or time.monotonic() >= self._try_broken_at:
                self._take(target)

    def _take(self, target: str) -> None:
        try:
            if not target:
                raise FileNotFoundError(f"{self.link} is no link to an edition")
            edition = read_edition(self.link.parent / target, self.memory_limit)
        except Exception as error:  # whatever is wrong, the edition in memory is still right
            if target or self.edition or self._others():
                self.trouble = f"The edition {target or 'current'} cannot be read: {error}"
                if target != self._broken or not self._try_broken_at:
                    log.exception(
                        "The edition in %s cannot be read; keeping the one before", target
                    )
            self._broken, self._try_broken_at = target, time.monotonic() + RETRY_BROKEN_EVERY
            if self.edition is None:
                self._take_the_newest_good_one(target)
        else:
            self.edition, self._target, self._broken = edition, target, ""
            self._try_broken_at, self.trouble = 0.0, ""

    def _others(self) -> list[Path]:
        """The folders of editions, the newest first."""
        try:
            found = [path for path in self.link.parent.iterdir() if path.name[:4].isdigit()]
        except OSError:
            return []
        return sorted(found, key=lambda path: (_number(path), path.name), reverse=True)

    def _take_the_newest_good_one(self, broken: str) -> None:
        for folder in self._others():
            if folder.name == broken:
                continue
            try:
                self.edition = read_edition(folder, self.memory_limit)
            except Exception:
                log.warning("The edition in %s cannot be read either", folder.name)
            else:
                log.warning("Edition %s is read until another is printed", folder.name)
                return


def _number(folder: Path) -> int:
    digits = folder.name.partition("-")[0]
    return int(digits) if digits.isdigit() else 0
