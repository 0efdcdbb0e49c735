"""Every place that search can find: each published record and heading, with the address of the page
and the anchor where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from drugs.documents import MedicineDoc, SideEffectDoc, Text
from drugs.pages.compare.pairs import printed_pairs
from drugs.pages.medicine.chapters import chapters, home_of
from drugs.pages.medicine.contents import BOXED_WARNING, SIDE_EFFECTS, TESTS, WARNINGS, WHO
from drugs.pages.medicine.slots import name_of
from drugs.search.plain_pages import PAGES
from drugs.shelf import Shelf
from drugs.wording.lists import and_list
from drugs.wording.rules import rule_words

URGENCY_NAMES = {
    "911": gettext_noop("Call 911"),
    "today": gettext_noop("Call your doctor today"),
    "next-visit": gettext_noop("Mention it at your next visit"),
}


@dataclass(frozen=True)
class Place:
    """Something that can be found. Without an anchor in `href` it is the page itself.

    `also_called` are its other names, told to readers; `names` are words that only find it.
    `texts` is what it says; `note` is told with the title. `least` is how many of the words
    searched for must stand in the place itself, not only in the names of its page. `weight` lets
    what readers come for stand before what they might also want.
    """

    href: str
    title: str
    kind: str = ""
    also_called: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    note: str = ""
    least: int = 1
    weight: float = 1.0

    @property
    def page(self) -> str:
        """The address of the page it stands on."""
        return self.href.partition("#")[0]


def places(shelf: Shelf) -> list[Place]:
    """Every place, pages before what stands on them, in the order in which equals are shown."""
    return [
        *_medicines(shelf),
        *_side_effects(shelf),
        *_substances(shelf),
        *_articles(shelf),
        *(
            Place(href, gettext(title), names=tuple(gettext(names).split(", ")))
            for href, title, names in PAGES
        ),
        *_glossary(shelf),
        *_help_lines(shelf),
        *_rest(shelf),
        *_pairs(shelf),
        *_studies(shelf),
        *_sources(shelf),
        *_chapters(shelf),
    ]


def synonyms(shelf: Shelf) -> list[tuple[str, ...]]:
    """Names for the same thing, as the records hold them: brand and generic, plain and medical."""
    found = [medicine_names(medicine) for medicine in shelf.medicines.values()]
    found += [(effect.name, *_other_names(effect)) for effect in shelf.side_effects.values()]
    found += [(term.term, *term.also_called) for term in shelf.terms.values()]
    return found


def medicine_names(medicine: MedicineDoc) -> tuple[str, ...]:
    """Brand and generic name, the latter with its form and without."""
    return tuple(dict.fromkeys((medicine.brand, medicine.generic, medicine.generic.split()[0])))


def _other_names(effect: SideEffectDoc) -> tuple[str, ...]:
    names = {name.lower(): name for name in (effect.medical_name, *effect.also_called) if name}
    return tuple(names.values())


def _texts(*parts: Text | str) -> tuple[str, ...]:
    """Paragraphs and points of lists, each by itself; empty ones left out."""
    return tuple(
        text
        for part in parts
        for text in (
            [part] if isinstance(part, str) else [t for block in part for t in block.texts]
        )
        if text
    )


def _medicines(shelf: Shelf) -> Iterator[Place]:
    for medicine in shelf.medicines.values():
        page = f"/medicines/{medicine.slug}/"
        yield Place(
            href=page,
            title=f"{medicine.brand} ({medicine.generic})",
            kind=gettext("Medicine"),
            names=(*medicine_names(medicine), medicine.slug, medicine.generic_slug, medicine.maker),
            texts=_texts(
                medicine.summary, medicine.who_for, medicine.remember, medicine.not_approved_notice,
                medicine.box_line, medicine.form, *medicine.strengths,
            ),
            note=gettext("Not FDA-approved for eczema") if medicine.not_approved_in_us else "",
        )  # fmt: skip


def _chapters(shelf: Shelf) -> Iterator[Place]:
    """A hit leads to its chapter; the bare name of a medicine finds its front page."""
    for medicine in shelf.medicines.values():
        rows = _chapter_texts(medicine, shelf)
        for chapter in chapters(medicine):
            page = reverse("chapter", args=[medicine.slug, chapter.slug])
            yield Place(
                href=page,
                title=chapter.title,
                kind=gettext("Medicine"),
                names=(f"{medicine.generic} {chapter.name}",),
                texts=rows.get(chapter.slug, ()),
            )
            for topic in chapter.topics:
                slot = medicine.on(topic)
                unknown = gettext("We could not confirm this for %(brand)s. Ask your doctor.") % {
                    "brand": medicine.brand
                }
                texts = _texts(slot.summary, slot.text) if slot else (unknown,)
                yield Place(f"{page}#topic-{topic}", name_of(topic), texts=texts)
        yield Place(
            f"{reverse('chapter', args=[medicine.slug, SIDE_EFFECTS])}#get-help",
            gettext("When to get help with %(brand)s") % {"brand": medicine.brand},
            texts=_texts(
                *(sign.sign for sign in shelf.urgent_signs if medicine.slug in sign.medicines)
            ),
        )


def _chapter_texts(medicine: MedicineDoc, shelf: Shelf) -> dict[str, tuple[str, ...]]:
    """What stands in the chapters of a medicine beside its topics."""
    effects = dict.fromkeys(row.side_effect for row in medicine.reactions)
    warned = _texts(
        *(
            part
            for row in medicine.warnings
            for part in (shelf.side_effects[row.side_effect].name, row.text)
        )
    )
    found = {
        WHO: _texts(*(
            part
            for row in medicine.indications
            for part in (
                f"{row.region_name}: {row.condition_name}", row.tried_first, row.limits, row.note,
            )
        )),
        BOXED_WARNING: warned,
        WARNINGS: warned,
        SIDE_EFFECTS: _texts(*(shelf.side_effects[slug].name for slug in effects)),
        TESTS: _texts(*(p for row in medicine.monitoring for p in (row.test, row.why))),
    }  # fmt: skip
    for rule in medicine.rules:
        chapter = home_of(rule)
        said = _texts(rule_words(rule, shelf, names=None).whole, rule.text)
        found[chapter] = (*found.get(chapter, ()), *said)
    return found


def _side_effects(shelf: Shelf) -> Iterator[Place]:
    for effect in shelf.side_effects.values():
        if effect.role == "event" and effect.page.strip("/") not in shelf.articles:
            continue  # the article it is told in was taken off the site
        yield Place(
            href=effect.page,
            title=effect.name,
            kind=gettext("Side effect"),
            also_called=_other_names(effect),
            texts=_texts(
                effect.what_it_is, effect.what_to_do, effect.feels_like, effect.on_light_skin,
                effect.on_brown_and_black_skin,
            ),
            note=gettext(URGENCY_NAMES[effect.urgency]),
        )  # fmt: skip
        for medicine in shelf.medicines.values() if effect.role != "event" else ():
            texts = _texts(*(w.text for w in medicine.warnings if w.side_effect == effect.slug))
            if texts or any(row.side_effect == effect.slug for row in medicine.reactions):
                yield Place(
                    f"{effect.page}#{medicine.slug}",
                    gettext("%(effect)s with %(brand)s")
                    % {"effect": effect.name, "brand": medicine.brand},
                    texts=texts,
                )


def _substances(shelf: Shelf) -> Iterator[Place]:
    """What people take besides, by every name it has; our own medicines come first by their own
    pages."""
    brands = {medicine.brand for medicine in shelf.medicines.values()}
    for substance in shelf.substances.values():
        yield Place(
            reverse("substance", args=[substance.slug]),
            substance.best_known,
            gettext("Mixing with JAK medicines"),
            also_called=tuple(
                name
                for name in (substance.name, *substance.brands, *substance.also_called)
                if name.lower() != substance.best_known.lower()
            ),
            names=(substance.professional_name,) if substance.professional_name else (),
            weight=0.6 if brands.intersection(substance.brands) else 1.0,
        )


def _articles(shelf: Shelf) -> Iterator[Place]:
    for article in shelf.articles.values():
        page = f"/{article.slug}/"
        yield Place(
            page, article.title, gettext("Article"), names=(article.slug,), texts=(article.summary,)
        )
        for section in article.sections:
            yield Place(f"{page}#{section.slug}", section.heading, texts=_texts(section.text))


def _glossary(shelf: Shelf) -> Iterator[Place]:
    for term in shelf.terms.values():
        yield Place(
            f"/glossary/#{term.slug}", term.term, gettext("Word"),
            also_called=term.also_called, texts=_texts(term.definition),
        )  # fmt: skip


def _rest(shelf: Shelf) -> Iterator[Place]:
    brands = {slug: medicine_names(medicine) for slug, medicine in shelf.medicines.items()}

    def named(slugs: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for slug in slugs for name in brands.get(slug, ()))

    for option in shelf.options:
        yield Place(
            f"/other-options/#option-{option.slug}", option.name,
            texts=_texts(
                option.what_it_is, option.good_points, option.bad_points, option.living_with,
                option.form, option.ages,
            ),
        )  # fmt: skip
    for question in shelf.questions:
        yield Place(
            f"/questions/#ask-{question.slug}", question.text,
            names=(question.topic,), texts=_texts(question.why),
        )  # fmt: skip
    for message in shelf.mixed_messages:
        # A claim never stands without the word that it is wrong.
        yield Place(
            f"/mixed-messages/#{message.slug}",
            gettext("You may read: “%(claim)s”") % {"claim": message.claim},
            texts=_texts(message.true_now, *named(message.medicines)), note=message.verdict_name,
            weight=0.6,
        )  # fmt: skip
    for sign in shelf.urgent_signs:
        anchor = "call-911" if sign.urgency == "911" else sign.urgency
        yield Place(
            f"/urgent-help/#{anchor}", sign.sign, names=(sign.meaning,),
            note=gettext(URGENCY_NAMES[sign.urgency]),
        )  # fmt: skip


def _help_lines(shelf: Shelf) -> Iterator[Place]:
    """Whom to call; help with paying stands on a page of its own."""
    for line in shelf.help_lines:
        if line.purpose != "paying":
            anchor = "makers" if line.treatments else line.slug
            yield Place(
                f"{reverse('whom_to_call')}#{anchor}", line.situation, names=(line.name,),
                texts=_texts(line.short, line.text),
            )  # fmt: skip


def _pairs(shelf: Shelf) -> Iterator[Place]:
    """Comparisons have no text here, so one is found only by both of its treatments."""
    for one, other in printed_pairs(shelf):
        yield Place(
            f"/compare/{one.slug}-{other.slug}/",
            gettext("Compare %(brands)s") % {"brands": and_list((one.brand, other.brand))},
            least=2,
        )  # fmt: skip


def _studies(shelf: Shelf) -> Iterator[Place]:
    for medicine in shelf.medicines.values():
        yield Place(
            reverse("trials", args=[medicine.slug]),
            gettext("%(brand)s in trials") % {"brand": medicine.brand},
            names=medicine_names(medicine), weight=0.6,
        )  # fmt: skip
        rows = (*medicine.outcomes, *medicine.reactions)
        for study in medicine.studies:
            place = Place(
                f"{reverse('trials', args=[medicine.slug])}#{medicine.slug}-{study.slug}",
                f"{medicine.brand}: {study.name}",
                names=(study.name,), texts=_texts(study.who, study.comparator, study.also_used),
                weight=0.6,
            )  # fmt: skip
            kinds = {row.head_to_head for row in rows if row.study == study.slug}
            if False in kinds:
                yield place
            if True in kinds:
                yield replace(
                    place,
                    href=f"{reverse('head_to_head')}#{medicine.slug}-{study.slug}-against",
                    title=gettext("%(trial)s, head to head") % {"trial": place.title},
                )


def _sources(shelf: Shelf) -> Iterator[Place]:
    for source in shelf.sources.values():
        yield Place(
            f"/sources/#source-{source.slug}", source.title, names=(source.publisher,), weight=0.4
        )
