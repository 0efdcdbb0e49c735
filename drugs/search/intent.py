"""What a reader wants who names a medicine and a topic, two treatments, or uses words of their own.

It tells which places come first, and by how much; what the words themselves find comes after.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from drugs.documents import MedicineDoc, PhraseDoc
from drugs.pages.medicine.chapters import chapter_of, chapters
from drugs.pages.medicine.contents import OTHER_MEDICINES, SIDE_EFFECTS
from drugs.search.index import Index
from drugs.search.place import Place
from drugs.search.reading import QueryReading
from drugs.shelf import Shelf

# What a place gets that is what the reader wants, and more the more of the words it answers.
WANTED, WORDS = 50.0, 40.0
BESIDE = 25.0  # what belongs to it
LEAST = 0.2  # of the words, that one word of a phrase must be


@dataclass(frozen=True)
class Intent:
    """What is named, by slug; `phrase` is what else is asked. `share` and `names_share` are how
    much of the words the phrase and the names take, medicines left out; `bare`: there are none."""

    medicines: tuple[str, ...]
    options: tuple[str, ...]
    substances: tuple[str, ...]
    effects: tuple[str, ...]
    phrase: PhraseDoc | None
    share: float
    names_share: float
    bare: bool

    @property
    def topic(self) -> str:
        return self.phrase.topic if self.phrase else ""


def intent(reading: QueryReading, index: Index, shelf: Shelf) -> Intent:
    """What is wanted, as far as names and phrases tell it."""
    named: dict[str, dict[str, None]] = {}
    about: set[str] = set()
    taken: set[str] = set()
    for squeezed, stems_ in reading.named:
        for kind, slug in index.known.get(squeezed, ()):
            named.setdefault(kind, {})[slug] = None
            taken.update(stems_)
        if any(kind == "medicine" for kind, _ in index.known.get(squeezed, ())):
            about.update(stems_)
    content = set(reading.mended) - about - index.little
    phrase, share = _phrase(content, {*reading.line, *reading.mended}, index)
    medicines = tuple(named.get("medicine", {}))
    ours = {name.lower() for slug in medicines for name in index.brands[slug]}
    return Intent(
        medicines=medicines,
        options=tuple(named.get("option", {})),
        substances=tuple(
            slug for slug in named.get("substance", {})
            if not ours & {name.lower() for name in (*shelf.substances[slug].brands,)}
        ),
        effects=tuple(named.get("side-effect", {})),
        phrase=phrase,
        share=share,
        bare=not content,
        names_share=len(taken & content) / len(content) if content else 0.0,
    )  # fmt: skip


def _phrase(content: set[str], typed: set[str], index: Index) -> tuple[PhraseDoc | None, float]:
    """The phrase that says the most of what is asked, and how much of it. Little words decide among
    equals; a phrase of nothing else must be there whole."""
    best: tuple[tuple[int, float], float, PhraseDoc | None] = ((0, 0.0), 0.0, None)
    for words, whole, phrase in index.phrases:
        if not words <= content or not (words or whole <= typed):
            continue
        share = len(words) / len(content) if content else 1.0
        if len(words) == 1 and share < LEAST:
            continue
        rank = (len(words), len(whole & typed) / len(whole) if words else len(whole))
        if rank > best[0]:
            best = (rank, share, phrase)
    return best[2], best[1]


def wanted(found: Intent, index: Index, shelf: Shelf) -> dict[str, float]:
    """What is added to places, by their address."""
    added: dict[str, float] = {}
    for href, more in _wanted(found, index, shelf):
        if href in index.by_href:
            added[href] = max(more, added.get(href, 0.0))
    return added


def _wanted(found: Intent, index: Index, shelf: Shelf) -> Iterator[tuple[str, float]]:
    mixing = found.phrase and found.phrase.chapter == OTHER_MEDICINES
    treatments = [*found.medicines, *found.options]
    if len(treatments) > 1 and not mixing:
        for one in treatments:
            for other in treatments:
                yield reverse("compare_pair", args=[f"{one}-{other}"]), 2 * WANTED + WORDS
    medicines = [shelf.medicines[slug] for slug in found.medicines]
    named = not found.phrase or found.names_share == 1 or found.names_share > found.share
    strong = WANTED + WORDS * found.names_share if named else BESIDE
    for slug in found.substances:
        yield reverse("substance", args=[slug]), strong
        for medicine in medicines:
            yield _chapter(medicine, OTHER_MEDICINES), BESIDE
    for slug in found.effects:
        page = shelf.side_effects[slug].page
        yield page, strong
        for medicine in medicines:
            yield f"{page}#{medicine.slug}", BESIDE
            yield _chapter(medicine, SIDE_EFFECTS), BESIDE
    if found.phrase:
        more = BESIDE if named and found.names_share > found.share else WANTED + WORDS * found.share
        for medicine in medicines:
            yield from ((href, more) for href in _answers(found.phrase, medicine))
        if found.phrase.address and not medicines:
            yield found.phrase.address, more
        elif not medicines:
            for medicine in shelf.medicines.values():
                yield from ((href, more) for href in _answers(found.phrase, medicine))
        elif found.phrase.address:
            yield found.phrase.address, BESIDE
    if len(medicines) == 1 and found.bare:
        page = reverse("medicine", args=[medicines[0].slug])
        yield page, WANTED


def under(found: Intent, page: str, index: Index, shelf: Shelf) -> list[Place]:
    """The chapters of the one medicine that was asked for by its bare name."""
    if len(found.medicines) != 1 or not found.bare:
        return []
    medicine = shelf.medicines[found.medicines[0]]
    if page != reverse("medicine", args=[medicine.slug]):
        return []
    hrefs = (_chapter(medicine, chapter.slug) for chapter in chapters(medicine))
    return [index.places[index.by_href[href]] for href in hrefs]


def _answers(phrase: PhraseDoc, medicine: MedicineDoc) -> Iterator[str]:
    """The place of a topic in the guide of a medicine, and the chapter where it stands."""
    if phrase.topic:
        for chapter in chapters(medicine):
            if phrase.topic in chapter.topics:
                yield f"{_chapter(medicine, chapter.slug)}#topic-{phrase.topic}"
    elif phrase.chapter and (of := chapter_of(medicine, phrase.chapter)):
        yield _chapter(medicine, of.slug)


def _chapter(medicine: MedicineDoc, slug: str) -> str:
    return reverse("chapter", args=[medicine.slug, slug])
