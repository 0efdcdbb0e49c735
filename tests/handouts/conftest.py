"""Every printed PDF, read back."""

import io
import re
from dataclasses import dataclass

import pytest
from pypdf import PdfReader

from drugs.pages.handouts import Handout, handouts
from tests.real_edition import *  # noqa: F403

FOOT = re.compile(r"Edition\d+,[A-Z][a-z]+\d+,\d{4}\.[\w.:/#-]*Page\d+of\d+")


def squeezed(text):
    """Text without its spaces and line ends: paper breaks lines where it likes."""
    return re.sub(r"\s+", "", text)


@dataclass(frozen=True)
class Sheet:
    """One PDF as read back. `pages` hold the text of each page, `text` all of it, squeezed."""

    handout: Handout
    data: bytes
    reader: PdfReader
    pages: tuple[str, ...]
    text: str

    def says(self, words):
        return squeezed(words) in self.text


@pytest.fixture(scope="session")
def names(shelf):
    return handouts(shelf)


@pytest.fixture(scope="session")
def sheets(printed, manifest, names):
    """Every handout of the printed edition by name."""
    found = {}
    for name, handout in names.items():
        data = (printed / manifest["files"][handout.path]["file"]).read_bytes()
        reader = PdfReader(io.BytesIO(data))
        pages = tuple(page.extract_text() for page in reader.pages)
        # The foot of a page would part the words that run over its end.
        whole = "".join(FOOT.sub("", squeezed(page)) for page in pages)
        found[name] = Sheet(handout, data, reader, pages, whole)
    return found


@pytest.fixture(scope="session")
def of_kind(sheets):
    def found(kind, *, large=None):
        return [
            sheet
            for sheet in sheets.values()
            if sheet.handout.kind == kind and large in (None, sheet.handout.large)
        ]

    return found
