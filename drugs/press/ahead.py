"""A second process sets sheets of paper while the first prints pages: both cores are used.

It begins with the last sheet, the first process with the first page, and what it sets it puts where
sheets are kept; so where they meet the first finds the rest set, and nothing has to be told. It can
fail or be killed at any moment: what it did not set is set in its turn.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import django
from django.conf import settings

LOWER = 10  # how far readers and editors go before it


@contextmanager
def setting(edition: bytes, folder: Path) -> Iterator[None]:
    """While the block goes on, the sheets of an edition (its documents, as `dump` gives them) are
    set into `folder`, the last one first. The end of the block ends it too."""
    process: subprocess.Popen[bytes] | None = None
    # A file: a pipe would hold the first process up until the second reads.
    with suppress(OSError), tempfile.TemporaryFile() as told:  # no room, no more processes
        told.write(edition)
        told.seek(0)
        process = subprocess.Popen(  # noqa: S603 - this Python, and a folder of ours
            [sys.executable, "-m", "drugs.press.ahead", str(folder)],
            cwd=settings.ROOT, stdin=told,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    try:
        yield
    finally:
        if process:
            process.kill()
            process.wait()


def main(folder: Path) -> None:
    """Sets the sheets of the edition that stands on standard input, until its starter is gone."""
    starter = os.getppid()
    os.nice(LOWER)
    django.setup()
    from django.core.handlers.wsgi import WSGIHandler

    from drugs.documents.upgrade import read_edition_json
    from drugs.pages.handouts import handouts
    from drugs.press.answers import answer
    from drugs.shelf import Shelf
    from drugs.wording import kept

    shelf, handler = Shelf(read_edition_json(sys.stdin.buffer.read())), WSGIHandler()
    with kept.keeping(folder):
        for handout in reversed([*handouts(shelf).values()]):
            if os.getppid() != starter:
                return
            with suppress(Exception):  # the first process meets it too, and tells of it
                answer(handler, shelf, handout.path)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eczema_site.settings")
    main(Path(sys.argv[1]))
