"""Every place that search can find in the guides, trials and comparisons of medicines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext

from drugs.documents import MedicineDoc
from drugs.models import Slot
from drugs.pages.compare.pairs import printed_pairs
from drugs.pages.medicine.chapters import chapters, home_of
from drugs.pages.medicine.contents import BOXED_WARNING, SIDE_EFFECTS, TESTS, WARNINGS, WHO
from drugs.pages.medicine.slots import name_of
from drugs.search.known_names import medicine_names
from drugs.search.place import Place, texts_of
from drugs.shelf import Shelf
from drugs.wording.lists import and_list
from drugs.wording.rules import rule_words


def fronts(shelf: Shelf) -> Iterator[Place]:
    for medicine in shelf.medicines.values():
        page = f"/medicines/{medicine.slug}/"
        yield Place(
            href=page,
            title=f"{medicine.brand} ({medicine.generic})",
            kind=gettext("Medicine"),
            names=(
                *medicine_names(medicine), medicine.slug, medicine.generic_slug, medicine.maker,
                *medicine.strengths,
            ),
            texts=texts_of(
                medicine.summary, medicine.who_for, medicine.remember, medicine.not_approved_notice,
                medicine.box_line, medicine.form, *medicine.strengths,
            ),
            note=gettext("Not FDA-approved for eczema") if medicine.not_approved_in_us else "",
        )  # fmt: skip


def in_chapters(shelf: Shelf) -> Iterator[Place]:
    """A hit leads to its chapter; the bare name of a medicine finds its front page."""
    not_found = gettext("We found nothing on this for %(brand)s. Ask your doctor.")
    get_help = gettext("When to get help with %(brand)s")
    names = {topic: name_of(topic) for topic in Slot.Topic.values}
    signs: dict[str, list[str]] = {}
    for sign in shelf.urgent_signs:
        for slug in sign.medicines:
            signs.setdefault(slug, []).append(sign.sign)
    for medicine in shelf.medicines.values():
        rows = _chapter_texts(medicine, shelf)
        unknown = not_found % {"brand": medicine.brand}
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
                texts = texts_of(slot.summary, slot.text) if slot else (unknown,)
                yield Place(f"{page}#topic-{topic}", names[topic], texts=texts, shared=True)
        yield Place(
            f"{reverse('chapter', args=[medicine.slug, SIDE_EFFECTS])}#get-help",
            get_help % {"brand": medicine.brand},
            texts=texts_of(*signs.get(medicine.slug, ())),
        )


def _chapter_texts(medicine: MedicineDoc, shelf: Shelf) -> dict[str, tuple[str, ...]]:
    """What stands in the chapters of a medicine beside its topics."""
    effects = dict.fromkeys(row.side_effect for row in medicine.reactions)
    warned = texts_of(
        *(
            part
            for row in medicine.warnings
            for part in (shelf.side_effects[row.side_effect].name, row.text)
        )
    )
    found = {
        WHO: texts_of(*(
            part
            for row in medicine.indications
            for part in (
                f"{row.region_name}: {row.condition_name}", row.tried_first, row.limits, row.note,
            )
        )),
        BOXED_WARNING: warned,
        WARNINGS: warned,
        SIDE_EFFECTS: texts_of(*(shelf.side_effects[slug].name for slug in effects)),
        TESTS: texts_of(*(p for row in medicine.monitoring for p in (row.test, row.why))),
    }  # fmt: skip
    for rule in medicine.rules:
        chapter = home_of(rule)
        said = texts_of(rule_words(rule, shelf, names=None).whole, rule.text)
        found[chapter] = (*found.get(chapter, ()), *said)
    return found


def pairs(shelf: Shelf) -> Iterator[Place]:
    """Comparisons have no text here, so one is found only by both of its treatments."""
    # There may be very many, so the sentence is looked up once.
    title = gettext("Compare %(brands)s") % {"brands": and_list(("{one}", "{other}"))}
    for one, other in printed_pairs(shelf):
        yield Place(
            f"/compare/{one.slug}-{other.slug}/",
            title.format(one=one.brand, other=other.brand),
            least=2,
        )  # fmt: skip


def studies(shelf: Shelf) -> Iterator[Place]:
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
                names=(study.name,), texts=texts_of(study.who, study.comparator, study.also_used),
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
