"""Every place that search can find: each published record and heading, with the address of the page
and the anchor where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from drugs.documents import Block, Text
from drugs.kinds import KINDS
from drugs.pages.sources import place_of
from drugs.search.known_names import medicine_names, names_of_notices, other_names
from drugs.search.place import Place, texts_of
from drugs.search.places_of_medicines import fronts, in_chapters, pairs, studies
from drugs.search.plain_pages import PAGES
from drugs.shelf import Shelf

URGENCY_NAMES = {
    "911": gettext_noop("Call 911"),
    "today": gettext_noop("Call your doctor today"),
    "next-visit": gettext_noop("Mention it at your next visit"),
}


def places(shelf: Shelf) -> list[Place]:
    """Every place, pages before what stands on them, in the order in which equals are shown."""
    return [
        *fronts(shelf),
        *_taken_down(shelf),
        *_side_effects(shelf),
        *_substances(shelf),
        *_articles(shelf),
        *(
            Place(
                href,
                gettext(title),
                names=tuple(gettext(names).split(", ")),
                sort="words" if href == reverse("glossary") else "pages",
            )
            for href, title, names in PAGES
        ),
        *_glossary(shelf),
        *_help_lines(shelf),
        *_rest(shelf),
        *_other_kinds(shelf),
        *pairs(shelf),
        *studies(shelf),
        *_sources(shelf),
        *in_chapters(shelf),
    ]


def _taken_down(shelf: Shelf) -> Iterator[Place]:
    """Whoever looks for what was taken down is told so, and is led to nothing that sounds alike."""
    for href, names in names_of_notices(shelf):
        yield Place(href, names[0], gettext("Taken down"), names=names[1:])


def _side_effects(shelf: Shelf) -> Iterator[Place]:
    counted = {
        slug: {row.side_effect for row in medicine.reactions}
        for slug, medicine in shelf.medicines.items()
    }
    warned: dict[tuple[str, str], list[Text]] = {}
    for medicine in shelf.medicines.values():
        for row in medicine.warnings:
            warned.setdefault((medicine.slug, row.side_effect), []).append(row.text)
    with_medicine = gettext("%(effect)s with %(brand)s")
    for effect in shelf.side_effects.values():
        if effect.role == "event" and effect.page.strip("/") not in shelf.articles:
            continue  # the article it is told in was taken off the site
        yield Place(
            href=effect.page,
            title=effect.name,
            kind=gettext("Side effect"),
            sort="effects",
            also_called=other_names(effect),
            texts=texts_of(
                effect.what_it_is, effect.what_to_do, effect.feels_like, effect.on_light_skin,
                effect.on_brown_and_black_skin,
            ),
            note=gettext(URGENCY_NAMES[effect.urgency]),
        )  # fmt: skip
        for medicine in shelf.medicines.values() if effect.role != "event" else ():
            texts = texts_of(*warned.get((medicine.slug, effect.slug), ()))
            if texts or effect.slug in counted[medicine.slug]:
                yield Place(
                    f"{effect.page}#{medicine.slug}",
                    with_medicine % {"effect": effect.name, "brand": medicine.brand},
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
            yield Place(f"{page}#{section.slug}", section.heading, texts=texts_of(section.text))


def _glossary(shelf: Shelf) -> Iterator[Place]:
    for term in shelf.terms.values():
        yield Place(
            f"/glossary/#{term.slug}", term.term, gettext("Word"),
            also_called=term.also_called, texts=texts_of(term.definition),
        )  # fmt: skip


def _rest(shelf: Shelf) -> Iterator[Place]:
    brands = {slug: medicine_names(medicine) for slug, medicine in shelf.medicines.items()}

    def named(slugs: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for slug in slugs for name in brands.get(slug, ()))

    for option in shelf.options:
        yield Place(
            f"/other-options/#option-{option.slug}", option.name,
            texts=texts_of(
                option.what_it_is, option.good_points, option.bad_points, option.living_with,
                option.form, option.ages,
            ),
        )  # fmt: skip
    for question in shelf.questions:
        yield Place(
            f"/questions/#ask-{question.slug}", question.text,
            names=(question.topic,), texts=texts_of(question.why),
        )  # fmt: skip
    for message in shelf.mixed_messages:
        # A claim never stands without the word that it is wrong.
        yield Place(
            f"/mixed-messages/#{message.slug}",
            gettext('You may read: "%(claim)s"') % {"claim": message.claim},
            texts=texts_of(message.true_now, *named(message.medicines)), note=message.verdict_name,
            weight=0.6,
        )  # fmt: skip
    for sign in shelf.urgent_signs:
        anchor = "call-911" if sign.urgency == "911" else sign.urgency
        yield Place(
            f"/urgent-help/#{anchor}", sign.sign, names=(sign.meaning,),
            note=gettext(URGENCY_NAMES[sign.urgency]),
        )  # fmt: skip


def _help_lines(shelf: Shelf) -> Iterator[Place]:
    """Whom to call; help with paying stands in the article that shows the programs."""
    articles = (
        f"/{article.slug}/"
        for article in shelf.articles.values()
        if any(section.drawing == "programs" for section in article.sections)
    )
    programs = next(articles, "")
    for line in shelf.help_lines:
        page = programs if line.purpose == "paying" else reverse("whom_to_call")
        anchor = "makers" if line.purpose == "report" and line.treatments else line.slug
        if page:
            yield Place(
                f"{page}#{anchor}", line.situation, names=(line.name,),
                texts=texts_of(line.short, line.text),
            )  # fmt: skip


# Kinds that stand above in words of their own, or find and are not found; people are found by
# what they reviewed.
PLACED = {
    "article", "help-line", "medicine", "mixed-message", "option", "person", "phrase", "question",
    "side-effect", "source", "substance", "term", "tried-search", "urgent-sign",
}  # fmt: skip


def _other_kinds(shelf: Shelf) -> Iterator[Place]:
    """A kind that nobody thought of here: by its title, where its page has `<kind>-<slug>`."""
    for entry in shelf.edition.published:
        if entry.kind not in PLACED:
            kind = KINDS[entry.kind]
            yield Place(
                f"{reverse(kind.page)}#{kind.name}-{entry.slug}",
                kind.called(getattr(entry.document, kind.title)),
                texts=texts_of(*(text for text in vars(entry.document).values() if _is_text(text))),
            )


def _is_text(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Block)


def _sources(shelf: Shelf) -> Iterator[Place]:
    for source in shelf.sources.values():
        yield Place(
            place_of(source.slug, shelf), source.title, names=(source.publisher,), weight=0.4
        )
