"""What a document must be before it is published. Each problem is a sentence for the editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import resolve

from drugs import documents as doc
from drugs.numbers.sides import share
from drugs.shelf import facts
from drugs.wording import grade, words

# Texts a reader reads as sentences; names, doses and titles of sources are not prose.
PROSE = {
    "summary", "who_for", "remember", "not_approved_notice", "box_line", "jaks_note", "sign",
    "meaning", "claim", "who", "caution", "title", "heading", "text",
}  # fmt: skip

# Documents that are a page of their own; the others stand on a page with many like them.
PAGES = (doc.MedicineDoc, doc.SideEffectDoc, doc.ArticleDoc)

Documents = Mapping[tuple[str, str], doc.Document]


@dataclass(frozen=True)
class Problem:
    """What is wrong with a document, and in which part of it."""

    kind: str
    slug: str
    part: str
    message: str

    def __str__(self) -> str:
        place = f", {self.part}" if self.part else ""
        return f"{self.kind} {self.slug}{place}: {self.message}"


def check(document: doc.Document, documents: Documents) -> list[Problem]:
    """All problems of one document among `documents`, the ones it will be published with."""
    found = [
        *_address(document),
        *_sources(document, documents),
        *_figures(document),
        *_references(document, documents),
        *_wording(document, medicine_names(documents)),
    ]
    return [Problem(document.kind, document.slug, part, message) for part, message in found]


def broken_references(documents: Documents) -> list[Problem]:
    """What documents name that is not among them: their page could not be printed."""
    return [
        Problem(document.kind, document.slug, part, message)
        for document in documents.values()
        for part, message in (*_sources(document, documents), *_references(document, documents))
    ]


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


def _address(document: doc.Document) -> Iterator[tuple[str, str]]:
    """An article stands at the root, beside the site's own pages."""
    if isinstance(document, doc.ArticleDoc):
        path = f"/{document.slug}/"
        if resolve(path).url_name != "article" or path == settings.STATIC_URL:
            yield "", f"The site has another page at {path}. Give the article another slug."


def _sources(document: doc.Document, documents: Documents) -> Iterator[tuple[str, str]]:
    if isinstance(document, doc.SourceDoc):
        if not document.title or not document.publisher:
            yield "", "A source needs its title and its publisher."
        return
    for fact in facts(document):
        if not fact.sources:
            yield part_name(fact), "There is no source. Every fact names what it rests on."
        for slug in fact.sources:
            if ("source", slug) not in documents:
                yield part_name(fact), f"The source {slug!r} is not published. Publish it too."


def _figures(document: doc.Document) -> Iterator[tuple[str, str]]:
    """A figure goes with its comparator, dose, group, time and source (the last: _sources)."""
    if not isinstance(document, doc.MedicineDoc | doc.ArticleDoc):
        return
    studies = {study.slug: study for study in document.studies}
    for figure in (fact for fact in facts(document) if isinstance(fact, doc.FigureDoc)):
        study = studies.get(figure.study)
        for side, name in ((figure.medicine, "medicine"), (figure.comparator, "comparator")):
            if not side.percent and (side.count is None or side.size is None):
                yield part_name(figure), f"The figure of the {name} is missing."
            elif share(side) > 1:
                yield part_name(figure), f"The figure of the {name} is more than 100 out of 100."
        if not figure.dose:
            yield part_name(figure), "The dose is missing."
        if study is None:
            yield part_name(figure), f"The study {figure.study!r} is unchecked or missing."
        elif not study.who:
            yield part_name(figure), f"Nothing says who was in {study.name}."
        elif (
            not study.size
            and not (figure.medicine.size and figure.comparator.size)
            and "how many" not in study.caution
        ):
            yield (
                part_name(figure),
                f"Nothing says how many people were in {study.name}. Give the number, or say in "
                "the study's caution that the source does not say how many.",
            )
        elif isinstance(figure, doc.ReactionDoc) and not (study.weeks or study.weeks_note):
            yield part_name(figure), f"Nothing says how long {study.name} took."


def _references(document: doc.Document, documents: Documents) -> Iterator[tuple[str, str]]:
    for name, kind in (("side_effect", "side-effect"), ("medicines", "medicine")):
        for shape in facts(document):
            value = getattr(shape, name, ())
            for slug in (value,) if isinstance(value, str) else value:
                if slug and (kind, slug) not in documents:
                    yield part_name(shape), f"The {kind} {slug!r} is not published."
    label = document.label if isinstance(document, doc.MedicineDoc) else ""
    if label and ("source", label) not in documents:
        yield "label", f"The source {label!r} is not published. Publish it too."
    person = document.review.reviewed_by if isinstance(document, PAGES) else ""
    if person and ("person", person) not in documents:
        yield "review", f"The person {person!r} is not published. Publish them too."
    for part, run in texts(document):
        for inline in run:
            if inline.kind == "term" and ("term", inline.slug) not in documents:
                yield part, f"The glossary has no term {inline.slug!r}."


def _wording(document: doc.Document, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    # Titles of sources, and what people say of themselves, are not our words.
    ours = not isinstance(document, doc.SourceDoc | doc.PersonDoc)
    blocks = list(prose(document) if ours else _paragraphs(document))
    for part, text in blocks:
        for word in words.frequency_words(text):
            yield part, f"{word!r} stands for a number. Say how many out of 100 instead."
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


def prose(document: Any, part: str = "") -> Iterator[tuple[str, str]]:
    """(part, text) of every block a reader reads as sentences."""
    yield from _paragraphs(document, part)
    for shape in _shapes(document):
        for name in type(shape).model_fields:
            value = getattr(shape, name)
            if name in PROSE and isinstance(value, str) and value:
                yield part_name(shape) or name, value


def _paragraphs(document: Any, part: str = "") -> Iterator[tuple[str, str]]:
    for place, run in texts(document, part):
        yield place, "".join(inline.text for inline in run)


def texts(document: Any, part: str = "") -> Iterator[tuple[str, tuple[doc.Inline, ...]]]:
    """(part, inlines) of every paragraph and list item in a document."""
    if isinstance(document, doc.Block):
        for run in document.items if document.kind == "list" else (document.inlines,):
            yield part, run
    elif isinstance(document, doc.Shape):
        for name in type(document).model_fields:
            yield from texts(getattr(document, name), part_name(document) or part)
    elif isinstance(document, tuple):
        for item in document:
            yield from texts(item, part)


def _shapes(document: Any) -> Iterator[doc.Shape]:
    if isinstance(document, doc.Shape) and not isinstance(document, doc.Block | doc.Inline):
        yield document
        for name in type(document).model_fields:
            yield from _shapes(getattr(document, name))
    elif isinstance(document, tuple):
        for item in document:
            yield from _shapes(item)


def part_name(shape: Any) -> str:
    """What a part is called: its topic, side effect, measure, test or slug."""
    for name in ("topic", "side_effect", "measure", "test", "other", "what", "region", "slug"):
        value = getattr(shape, name, None)
        if value:
            return f"{type(shape).__name__.removesuffix('Doc').lower()} {value}"
    return ""
