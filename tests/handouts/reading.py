"""Reading a PDF back as a person would."""

import io
import itertools
import re
from dataclasses import dataclass
from functools import cached_property

from pypdf import PdfReader

from drugs.numbers.figures import amount
from drugs.numbers.sides import number
from drugs.pages.handouts import Handout
from drugs.pages.urgent_help import signs
from drugs.wording.rules import rule_words

# What the foot of each page says, squeezed.
FOOT = re.compile(
    r"(Thissheetinforms\.Itdoesnotreplaceyourdoctor\..{0,90}?)?"
    r"Eczema&JAKmedicines\.(Lastchanged[A-Z][a-z]+\d+,\d{4}\.)?[\w.:/-]{5,90}?Page\d+of\d+"
)


def squeezed(text):
    """Text without its spaces and line ends: paper breaks lines where it likes."""
    return re.sub(r"\s+", "", text)


@dataclass(frozen=True)
class ReadSheet:
    """One PDF as read back. `pages` hold the text of each page, `text` all of it, squeezed;
    `placed` for each page every run of text, its size, and how high its line stands: in points."""

    handout: Handout
    data: bytes
    pages: tuple[str, ...]
    text: str
    placed: tuple[tuple[tuple[str, float, float], ...], ...]

    @cached_property
    def reader(self):
        return PdfReader(io.BytesIO(self.data))

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
    """Each page is gone through once: that is most of the time of whoever reads paper."""
    reader = PdfReader(io.BytesIO(data))
    pages, placed = [], []
    for page in reader.pages:
        found = []

        def note(text, matrix, text_matrix, font, size, found=found):
            if text.strip():
                height = matrix[5] + matrix[3] * text_matrix[5]
                found.append((text, round(size * abs(text_matrix[3]) * abs(matrix[3]), 1), height))

        pages.append(page.extract_text(visitor_text=note))
        placed.append(tuple(found))
    # The foot of a page would part the words that run over its end.
    whole = "".join(FOOT.sub("", squeezed(page)) for page in pages)
    return ReadSheet(handout, data, tuple(pages), whole, tuple(placed))


def sizes(sheet):
    """Every run of text with its size in points, page by page."""
    for page in sheet.placed:
        yield from ((text, size) for text, size, _ in page)


def says_smaller_than(sheet, least):
    """What stands in smaller type, squeezed."""
    return squeezed("".join(text for text, size in sizes(sheet) if size < least))


def medicine_of(sheet, shelf):
    return shelf.medicines[sheet.handout.medicines[0]]


def urgent(medicine, shelf):
    return [s for g in signs(medicine, shelf) if g.urgency != "next-visit" for s in g.signs]


def in_order(sheet, *words):
    """Whether it says these one behind the other."""
    at = 0
    for word in map(squeezed, words):
        at = sheet.text.find(word, at) + len(word)
        if at < len(word):
            return False
    return True


def whole(sheet, rule, shelf):
    """Whether a rule stands whole, with all its names or with three and where the others are."""
    if sheet.says(rule_words(rule, shelf, names=None).whole):
        return True
    return sheet.says(rule_words(rule, shelf).whole) and sheet.says("/medicines/")


def tile_of(rows):
    """How the groups of a picture stand in its tile, squeezed: each number with its dose, and the
    comparator behind them; then how many did not."""
    sides = [number(row.medicine) for row in rows] + [number(row.comparator) for row in rows[:1]]
    names = [f"on {amount(row) or row.dose}" for row in rows]
    names += [row.comparator_name for row in rows[:1]]
    told = [f"{side.short} {name}" for side, name in zip(sides, names, strict=True)]
    return squeezed("".join(told))
