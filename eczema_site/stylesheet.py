"""One style sheet for all that pages share: `css/site.css`, joined from files of one subject each.

A reader's first paint waits for one sheet instead of ten. Nobody builds it: `collectstatic` and the
development server find it like any static file, and it is joined anew whenever it is looked for.
A new shared file is named in `SHARED`; what one page alone needs stays a file that the page links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

NAME = "css/site.css"
# In the order of their layers; tokens.css sets that order and comes first.
SHARED = (
    "tokens", "base", "layout",
    "pictures", "components", "forms",
    "numbers", "rules", "parts", "picks", "drawings", "opened", "print",
)  # fmt: skip


_COMMENT = re.compile(r"\s*/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s+")


def joined(folder: Path, names: Iterable[str] = SHARED) -> str:
    """The text of these style sheets of a folder, without what is there for their writers: a tenth
    of their weight on a phone."""
    texts = ((folder / f"{name}.css").read_text() for name in names)
    return "\n".join(_INDENT.sub("\n", _COMMENT.sub("", text)).strip() for text in texts)


class SharedStyles(BaseFinder):
    """Finds `css/site.css` for Django's static files."""

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(  # type: ignore[override]
        self, path: str, find_all: bool = False, **kwargs: Any
    ) -> str | list[str]:
        """The file of that name, or what Django calls nothing: an empty list."""
        if path != NAME:
            return []
        made = _made()
        return [made] if find_all else made

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        """What `collectstatic` copies."""
        made = Path(_made())
        yield NAME, FileSystemStorage(location=made.parents[1])


def _made() -> str:
    target: Path = settings.VAR_DIR / "joined" / NAME
    text = joined(settings.ROOT / "static" / "css")
    if not target.exists() or target.read_text() != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return str(target)
