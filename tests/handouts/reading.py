"""Reading a PDF back as a person would."""

import io
import itertools
import re
from dataclasses import dataclass

from pypdf import PdfReader

from drugs.pages.handouts import Handout
from drugs.pages.urgent_help import signs
from drugs.wording.rules import rule_words

FOOT = re.compile(r"Edition\d+,[A-Z][a-z]+\d+,\d{4}\.[\w.:/#-]*Page\d+of\d+")


def squeezed(text):
    """Text without its spaces and line ends: paper breaks lines where it likes."""
    return re.sub(r"\s+", "", text)


@dataclass(frozen=True)
class ReadSheet:
    """One PDF as read back. `pages` hold the text of each page, `text` all of it, squeezed."""

    handout: Handout
    data: bytes
    reader: PdfReader
    pages: tuple[str, ...]
    text: str

    def says(self, words):
        """Whether it says this as one run of words, be it over the end of a page: there, the other
        cells of a row and the head of a table stand between."""
        words = squeezed(words)
        if words in self.text:
            return True
        parted = [FOOT.sub("", squeezed(page)) for page in self.pages]
        return any(
            words[:at] in page and words[at:] in following
            for page, following in itertools.pairwise(parted)
            for at in range(1, len(words))
        )


def read_back(data, handout):
    reader = PdfReader(io.BytesIO(data))
    pages = tuple(page.extract_text() for page in reader.pages)
    # The foot of a page would part the words that run over its end.
    whole = "".join(FOOT.sub("", squeezed(page)) for page in pages)
    return ReadSheet(handout, data, reader, pages, whole)


def sizes(sheet):
    """Every run of text with its size in points, page by page."""
    for page in sheet.reader.pages:
        found = []

        def note(text, matrix, text_matrix, font, size, found=found):
            if text.strip():
                found.append((text, round(size * abs(text_matrix[3]) * abs(matrix[3]), 1)))

        page.extract_text(visitor_text=note)
        yield from found


def says_smaller_than(sheet, least):
    """What stands in smaller type, squeezed."""
    return squeezed("".join(text for text, size in sizes(sheet) if size < least))


def medicine_of(sheet, shelf):
    return shelf.medicines[sheet.handout.medicines[0]]


def urgent(medicine, shelf):
    return [s for g in signs(medicine, shelf) if g.urgency != "next-visit" for s in g.signs]


def in_order(sheet, *words):
    places = [sheet.text.find(squeezed(word)) for word in words]
    return -1 not in places and places == sorted(places)


def whole(sheet, rule, shelf):
    """Whether a rule stands whole, with all its names or with three and where the others are."""
    if sheet.says(rule_words(rule, shelf, names=None).whole):
        return True
    return sheet.says(rule_words(rule, shelf).whole) and sheet.says("/medicines/")
