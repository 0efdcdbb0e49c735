"""Whether an edition of which pages were taken over says what printing all of it says.

Which facts a page was made from is noted while it is made (`documents/reads.py`); something kept
between two pages without being noted would leave an old page before readers. Nothing known does.
This is how it would be found: the documents of the edition are printed again, whole, where nobody
waits for it, and compared.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection
from pathlib import Path

from django.conf import settings

from drugs.documents.upgrade import read_edition_json
from drugs.press.printing import UNFINISHED, Progress, write
from drugs.wording import kept


def not_as_whole(
    folder: Path, mark: str, *, progress: Progress, old_links: Collection[str] = ()
) -> list[str]:
    """The addresses at which a printed edition answers otherwise than its documents do when all of
    them are printed. `progress` may end it by an exception of its own."""
    documents = read_edition_json((folder / "edition.json").read_bytes())
    with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=folder.parent) as work:
        with kept.keeping(Path(settings.TYPESET_DIR)):
            write(
                documents, mark, Path(work), progress=progress, old_links=old_links, before=folder
            )
        whole, printed = _answers(Path(work)), _answers(folder)
    return sorted(path for path in whole | printed if whole.get(path) != printed.get(path))


def _answers(folder: Path) -> dict[str, tuple[str, dict[str, str]]]:
    """What each address answers, by its hash and headers."""
    files = json.loads((folder / "manifest.json").read_bytes())["files"]
    return {path: (entry["sha256"], entry["headers"]) for path, entry in files.items()}
