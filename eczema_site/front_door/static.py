"""Static files, gathered and compressed ahead, held in memory: what every printed page asks for."""

import logging
import mimetypes
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from eczema_site.front_door.edition import Answer, Form, make_form
from eczema_site.headers import FILE

AT = "/static/"
LIST = "staticfiles.json"  # written last, when all are gathered
# `site.0123456789ab.css`: another content has another name.
HASHED = re.compile(r"\.[0-9a-f]{12}\.[a-z0-9]+$")
FOR_EVER = "max-age=315360000, public, immutable"
PACKED = {"br": ".br", "gzip": ".gz"}

log = logging.getLogger(__name__)


class Static:
    """The files under `/static/`; taken up again when they were gathered anew."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._answers: Mapping[str, Answer] = {}
        self._seen = 0
        self.look()

    def get(self, path: str) -> Answer | None:
        """The finished answer for a path, or None where there is no such file."""
        return self._answers.get(path)

    def look(self) -> None:
        """Reads all files when they were gathered since the last look."""
        if self.folder is None:
            return
        try:
            seen = (self.folder / LIST).stat().st_mtime_ns
            if seen != self._seen:
                self._answers, self._seen = read(self.folder), seen
        except OSError as error:
            log.debug("No static files yet: %s", error)


def read(folder: Path) -> dict[str, Answer]:
    """The answers for all files of a folder, by path. What is only the packed form of another file
    is no answer of its own."""
    found = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        plain = file.with_name(file.name.removesuffix(".gz").removesuffix(".br"))
        if file.name == LIST or (plain != file and plain.exists()):
            continue
        forms: dict[str, Form] = {}
        packed = {coding: file.with_name(file.name + end) for coding, end in PACKED.items()}
        packed = {coding: path for coding, path in packed.items() if path.exists()}
        for coding, path in {**packed, "identity": file}.items():
            entry = {"headers": _headers(file), "encodings": packed}
            body = path.read_bytes()
            digest = sha256(body).hexdigest()
            forms[coding] = make_form(str(path), entry, coding, digest, len(body), body)
        found[AT + file.relative_to(folder).as_posix()] = Answer(200, forms, takes_query=False)
    return found


def _headers(file: Path) -> dict[str, str]:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind.endswith(("javascript", "json", "xml")):
        kind += "; charset=utf-8"
    lasting = FOR_EVER if HASHED.search(file.name) else "no-cache"
    return {"Content-Type": kind, "Cache-Control": lasting, **FILE}
