"""How things are said: no word in place of a number, short sentences, easy to read."""

from __future__ import annotations

from collections.abc import Iterable

from drugs import documents as doc
from drugs.press.rules.references import PAGES
from drugs.press.rules.walk import Documents, Found, our_words, paragraphs, prose
from drugs.wording import grade, words

THEIR_WORDS = doc.SourceDoc | doc.PersonDoc | doc.PhraseDoc | doc.TriedSearchDoc


def medicine_names(documents: Documents) -> list[str]:
    """Names that do not count in the reading grade: a reader has to know them anyway.

    Those of our treatments, of their comparators, and of what people take besides.
    """
    names: set[str] = set()
    for document in documents.values():
        if isinstance(document, doc.TreatmentDoc):
            names |= {document.brand, document.generic, *document.generic.split()[:1]}
        if isinstance(document, doc.SubstanceDoc) and document.of == "one":
            names |= {document.name, *document.brands}
    return sorted(names - {""})


def wording(document: doc.Document, names: Iterable[str]) -> Found:
    """What a reader would stumble over. `names` of medicines do not count as hard."""
    # Titles of sources, what people say of themselves, and what they search for, are not our words.
    ours = not isinstance(document, THEIR_WORDS)
    for part, text in our_words(document) if ours else paragraphs(document):
        for word in words.frequency_words(text):
            yield part, f"{word!r} stands for a number. Say how many out of 100 instead."
    blocks = list(prose(document) if ours else paragraphs(document))
    for part, text in blocks:
        for sentence in grade.long_sentences(text):
            yield part, f"A sentence has more than {grade.LONGEST_SENTENCE} words: {sentence[:60]}…"
        reading = grade.reading([text], names)
        if reading.words >= grade.SHORTEST_BLOCK and reading.grade > grade.HARDEST_BLOCK:
            yield part, f"A block is too hard to read (grade {reading.grade:.1f}): {text[:60]}…"
    if not isinstance(document, PAGES):
        return
    whole = grade.reading((text for _, text in blocks), names)
    if whole.words >= grade.SHORTEST_BLOCK and whole.grade > grade.HARDEST_PAGE:
        yield (
            "",
            f"The page is too hard: grade {whole.grade:.1f}, not over {grade.HARDEST_PAGE}.",
        )
