"""The list of everything an edition prints."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse

from drugs.documents import MedicineDoc
from drugs.pages.by_letter import MOST, parts
from drugs.pages.compare.choice import pair_name
from drugs.pages.compare.pairs import printed_pairs
from drugs.pages.handouts import handouts
from drugs.pages.head_to_head import set_against
from drugs.pages.medicine.chapters import chapters
from drugs.pages.side_effect import events_told_of, told_of
from drugs.shelf import Shelf

# For editors. The list of handouts comes after the rest, see below.
NOT_BEFORE_THE_REST = {"gallery", "handouts"}


# What is answered live when a query follows the address, or htmx asks.
TAKE_A_QUERY = {"search", "compare", "questions", "report_a_problem"}


def takes_query(path: str) -> bool:
    """Whether the site answers a query at this address; none does that is a file alone."""
    try:
        return resolve(path).url_name in TAKE_A_QUERY
    except Resolver404:
        return False


def plain_names() -> list[str]:
    """The names of the addresses that take no word of a record, as they stand in `urls.py`."""
    ours = [
        part
        for part in get_resolver().url_patterns
        if isinstance(part, URLResolver) and not part.namespace
    ]
    return [
        pattern.name
        for part in ours
        for pattern in part.url_patterns
        if isinstance(pattern, URLPattern)
        and pattern.name
        and not pattern.pattern.converters
        and pattern.name not in NOT_BEFORE_THE_REST
    ]


def guide_paths(medicine: MedicineDoc) -> list[str]:
    """The pages of one medicine: the front page, its chapters, and all of it on one page."""
    slug = medicine.slug
    return [
        reverse("medicine", args=[slug]),
        *(reverse("chapter", args=[slug, chapter.slug]) for chapter in chapters(medicine)),
        reverse("medicine_all", args=[slug]),
    ]


def folded(shelf: Shelf) -> list[str]:
    """The letters of all pages that fold by letter; none while medicines are few."""
    every = [*shelf.medicines.values()]
    if len(every) <= MOST:
        return []  # no page folds, and none has to be asked of whom it tells
    pages: dict[str, list[MedicineDoc]] = {
        reverse("evidence"): every,
        reverse("head_to_head"): set_against(shelf),
        reverse("who_can_use"): every,
        reverse("sources"): every,
    }
    pages |= {reverse("substance", args=[slug]): every for slug in shelf.substances}
    for effect in shelf.side_effects.values():
        if effect.role != "event":
            pages[effect.page] = told_of([effect.slug], shelf)
    for slug, article in shelf.articles.items():
        pages[reverse("article", args=[slug])] = events_told_of(article, shelf)
    return [
        href
        for page, told in pages.items()
        if page not in shelf.notices
        for href in letters(page, told)
    ]


def letters(page: str, medicines: Sequence[MedicineDoc]) -> list[str]:
    """The addresses of a page's letters."""
    return [part.href for part in parts(page, medicines) if not part.is_front]


def paper_lists(shelf: Shelf) -> list[str]:
    """The list of handouts, and its letters."""
    page = reverse("handouts")
    return [page, *letters(page, [*shelf.medicines.values()])]


def paths(shelf: Shelf) -> list[str]:
    """Every path of the edition, in a fixed order: pages, then what is on paper."""
    found = [reverse(name) for name in plain_names()]
    for medicine in shelf.medicines.values():
        found += guide_paths(medicine)
    found += [reverse("trials", args=[slug]) for slug in shelf.medicines]
    found += [effect.page for effect in shelf.side_effects.values() if effect.role != "event"]
    found += [reverse("substance", args=[slug]) for slug in shelf.substances]
    found += [reverse("compare_pair", args=[pair_name(pair)]) for pair in printed_pairs(shelf)]
    found += [reverse("article", args=[slug]) for slug in shelf.articles]
    found += folded(shelf)
    found += shelf.notices
    found += [reverse("medicine_data", args=[slug]) for slug in shelf.medicines]
    # The sheets come before their list, which needs them all: one that fails is named.
    found += [reverse("handout", args=[name]) for name in handouts(shelf)]
    found += paper_lists(shelf)
    # An article may still be published whose address became a page of the site's own.
    return list(dict.fromkeys(found))
