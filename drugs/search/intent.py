"""What a reader wants who names a medicine and a topic, two treatments, or uses words of their own.

It tells which places come first, and by how much; what the words themselves find comes after.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from drugs.documents import PhraseDoc
from drugs.pages.medicine.contents import HOW_IT_WORKED, OTHER_MEDICINES, SIDE_EFFECTS
from drugs.search.guides import Guide
from drugs.search.index import Index
from drugs.search.phrases import said
from drugs.search.place import Place
from drugs.search.reading import PLAIN, QueryReading
from drugs.wording import languages

# What a place gets that is what the reader wants, and more the more of the words it answers.
WANTED, WORDS = 50.0, 40.0
BESIDE = 25.0  # what belongs to it
NAMED = 10.0  # the front page of a medicine that is named, whatever else is asked
CLEAR = 0.5  # of the words, that a phrase must be where an age is told as well
BOUND = ("substance", "side-effect")  # names of which no phrase takes a part
OF_MEDICINES = {"medicine", "substance", "term"}  # what a medicine's name is a name of
MOST_NAMED = 4  # of a kind: more are a list, and no question


@dataclass(frozen=True)
class Intent:
    """What is named, by slug; `phrase` is what else is asked. `share` and `names_share` are how
    much of the words the phrase and the names take, medicines left out; `bare`: there are none.
    `medicine_stems` are the words that name medicines; `things`: whether a medicine without a name
    is asked about. `together`: whether two treatments are asked about as taken together; `against`:
    as compared. `unheard`: a word is no English and no name that we know, so it may be a
    medicine. `terms` are words whose meaning is asked. `down` are the notices of what is named and
    was taken down."""

    medicines: tuple[str, ...]
    medicine_stems: frozenset[str]
    options: tuple[str, ...]
    substances: tuple[str, ...]
    effects: tuple[str, ...]
    phrase: PhraseDoc | None
    share: float
    names_share: float
    bare: bool
    things: bool
    together: bool
    against: bool
    unheard: bool
    terms: tuple[str, ...]
    down: tuple[str, ...] = ()

    @property
    def topic(self) -> str:
        return self.phrase.topic if self.phrase else ""

    @property
    def named(self) -> bool:
        """Whether the names tell more of what is asked than the phrase. How many had a side effect
        is a question about the side effect."""
        if not self.phrase or (self.effects and self.phrase.chapter == HOW_IT_WORKED):
            return True
        if self.substances and self.phrase.chapter == OTHER_MEDICINES:
            return True  # the page of what is taken tells more than the chapter on all
        # What ails somebody is why they take it: "ibuprofen for cramps".
        first = bool(self.substances) and not (self.medicines and self.phrase.topic)
        return self.names_share > self.share or (first and self.names_share == self.share)

    @property
    def across(self) -> bool:
        """Whether the answers of all medicines are wanted: no medicine is named, and no page has
        them all."""
        return bool(
            self.phrase
            and not (self.phrase.address or self.medicines or self.named or self.down)
            and not (self.substances and self.names_share == 1)
        )


def intent(reading: QueryReading, index: Index) -> Intent:
    """What is wanted, as far as names and phrases tell it."""
    named: dict[str, dict[str, None]] = {}
    about: set[str] = set(reading.aged)
    taken: dict[str, set[str]] = {}
    stems_of: set[str] = set()
    for squeezed, stems_ in reading.named:
        for kind, slug in index.known.get(squeezed, ()):
            found = named.setdefault(kind, {})
            if len(found) < MOST_NAMED:
                found[slug] = None
                taken.setdefault(slug, set()).update(stems_)
        if any(kind == "medicine" for kind, _ in index.known.get(squeezed, ())):
            about.update(stems_)
            stems_of.update(stems_)
    known = index.phrases
    asked = set(reading.mended) - about - known.little
    substances = named.get("substance", {})
    typed = set(reading.line)
    for slug in index.subject & substances.keys():
        # All of the site is about it: it is no answer where anything else is asked.
        rest = asked - taken[slug]
        means = reading.of_meaning and "term" in named
        if means or rest - known.things or said(rest, {*typed, *reading.mended}, known)[0]:
            asked = rest
            del substances[slug]
    medicines = tuple(named.get("medicine", {}))
    ours = {name.lower() for slug in medicines for name in index.brands[slug]}
    found_ = {kind: tuple(slugs) for kind, slugs in named.items()}
    classes = {one for slug in substances for one in index.classes[slug]}
    substances_ = tuple(
        slug for slug in substances if not (ours & index.substance_brands[slug] or slug in classes)
    )
    effects = found_.get("side-effect", ())
    # "Nausea side effect" is about nausea, and no question about all of them.
    if told := tuple(slug for slug in effects if taken[slug] - index.effect_words):
        effects = told
        asked -= index.effect_words.difference(*(taken[slug] for slug in told))
    asked |= known.joined(reading.line)
    content = known.content(asked)
    by_names = known.folded(
        word for slug in (*substances_, *effects, *named.get("option", {})) for word in taken[slug]
    )
    whole = {*typed, *reading.mended, *(known.named if stems_of else ())}
    bound = [
        set(name) - known.little
        for squeezed, name in reading.named
        if len(name) > 1 and any(kind in BOUND for kind, _ in index.known.get(squeezed, ()))
    ]
    phrase, share = said(asked, whole, known, bound)
    alone = bool(medicines) and not (substances_ or reading.ages) and named.keys() <= OF_MEDICINES
    if not phrase and alone:
        # Only a medicine is named, so one plain word is what is asked of it.
        phrase, share = said(asked, whole, known, bound, plain=True)
    clear = share >= CLEAR and bool(known.folded(asked) - known.things)
    if reading.ages and (not phrase or phrase.gives_way or not clear):
        phrase, share = index.of_age(min(reading.ages)) or phrase, 1.0
    return Intent(
        medicines=medicines,
        medicine_stems=frozenset(stems_of),
        options=found_.get("option", ()),
        down=found_.get("taken-down", ()),
        substances=substances_,
        effects=effects,
        phrase=phrase,
        share=share,
        names_share=len(by_names & content) / len(content) if content else 0.0,
        bare=not asked and not reading.ages,
        things=bool(known.folded(typed) & index.medicine_words),
        together=bool(typed & index.together) and not typed & index.against,
        against=bool(typed & index.against),
        terms=found_.get("term", ()) if reading.of_meaning else (),
        unheard=any(languages.current().used(word) < PLAIN for word in reading.unknown),
    )


def wanted(found: Intent, index: Index) -> dict[str, float]:
    """What is added to places, by their address."""
    added: dict[str, float] = {}
    for href, more in _wanted(found, index):
        if href in index.by_href:
            added[href] = max(more, added.get(href, 0.0))
    return added


def _wanted(found: Intent, index: Index) -> Iterator[tuple[str, float]]:
    yield from ((href, 2 * WANTED + WORDS) for href in found.down)
    treatments = [*found.medicines, *found.options][:MOST_NAMED]
    mixing = found.together or (found.phrase and found.phrase.chapter == OTHER_MEDICINES)
    if len(treatments) > 1 and not (mixing and found.substances):
        pairs = [
            reverse("compare_pair", args=[f"{one}-{other}"])
            for one in treatments
            for other in treatments
            if one != other
        ]
        yield from ((href, 2 * WANTED + WORDS) for href in pairs)
        if found.against and not any(href in index.by_href for href in pairs):
            where = "compare" if found.medicines else "other_options"
            yield reverse(where), 2 * WANTED + WORDS
    medicines = [index.guides[slug] for slug in found.medicines]
    strong = WANTED + WORDS * found.names_share if found.named or found.names_share == 1 else BESIDE
    # Who names a medicine and what else they take asks about the two, whatever ails them.
    both = bool(medicines and found.substances)
    for slug in found.substances:
        yield reverse("substance", args=[slug]), WANTED + WORDS + NAMED if both else strong
        yield from ((guide.chapters[OTHER_MEDICINES], BESIDE) for guide in medicines)
    for slug in found.effects:
        page = index.effect_pages[slug]
        yield page, BESIDE if both else strong
        for guide in medicines:
            yield f"{page}#{guide.medicine.slug}", BESIDE
            yield guide.chapters[SIDE_EFFECTS], BESIDE
    if found.phrase:
        more = BESIDE if found.named else WANTED + WORDS * found.share
        answers = [href for guide in medicines for href in _answers(found.phrase, guide)]
        boxed = NAMED if found.effects and found.phrase.chapter != SIDE_EFFECTS else 0.0
        yield from ((href, more + boxed) for href in answers)
        if found.phrase.address:
            yield found.phrase.address, BESIDE if answers else more
    about = found.phrase and (found.named or found.phrase.chapter)
    if found.options and about and not (medicines or mixing):
        # All that is told of another treatment stands in one place.
        options = reverse("other_options")
        yield from ((f"{options}#option-{slug}", WANTED + WORDS + NAMED) for slug in found.options)
    if found.together and found.things and not found.substances:
        yield from ((guide.chapters[OTHER_MEDICINES], WANTED) for guide in medicines)
    if not (found.medicines or found.substances or found.effects):
        yield from ((f"{reverse('glossary')}#{slug}", WANTED) for slug in found.terms)
    if found.unheard and not (found.phrase or found.substances or found.effects):
        yield from ((guide.chapters[OTHER_MEDICINES], WANTED) for guide in medicines)
    for guide in medicines:
        yield guide.page, WANTED if found.bare and len(medicines) == 1 else NAMED


def under(found: Intent, page: str, index: Index) -> list[Place]:
    """The chapters of the one medicine that was asked for by its bare name."""
    if len(found.medicines) != 1 or not found.bare:
        return []
    guide = index.guides[found.medicines[0]]
    if page != guide.page:
        return []
    return [index.places[index.by_href[href]] for href in guide.titles]


def _answers(phrase: PhraseDoc, guide: Guide) -> Iterator[str]:
    """The place of a topic in the guide of a medicine, or the chapter that answers it."""
    if href := guide.topics.get(phrase.topic) or guide.chapters.get(phrase.chapter):
        yield href
