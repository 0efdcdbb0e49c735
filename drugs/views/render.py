"""What every public page is given: the site's name and menus, the edition, its own sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from drugs.documents import REVIEW_EVERY, Published, SourceDoc
from drugs.numbers.ages import date_words
from drugs.press import rules
from drugs.shelf import Shelf, also_shown, shelf_for
from drugs.views.menus import Link, menus
from drugs.wording import page_text
from drugs.wording.digits import as_printed
from drugs.wording.lists import commas

# Stand in a page until all of it is there: its reading grade, and the day of its last change.
GRADE_HERE = "\N{INVISIBLE SEPARATOR}"
CHANGED_HERE = "\N{INVISIBLE PLUS}"


@dataclass(frozen=True)
class Site:
    name: str
    url: str
    wide: tuple[Link, ...]
    menu: tuple[Link, ...]
    footer_links: tuple[Link, ...]
    here: str  # the address of the page, where a menu leads to it
    above: tuple[str, ...]  # those of the wide row that it is below


@dataclass(frozen=True)
class SourceLine:
    """A source as every page lists it, in `line`, and as a mark opens it, in `brief`. `date_words`
    is never empty: no date is said as such."""

    slug: str
    kind: str
    publisher: str
    title: str
    href: str
    date_words: str
    revision: str
    checked_on: date | None
    down_on: date | None = None
    line: str = ""  # marked as written already, as `brief` is
    brief: str = ""


class SourceLines(list[SourceLine]):
    """The sources of a page in their order."""

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each by its slug: many parts of a page ask for some of them."""
        return {line.slug: place for place, line in enumerate(self)}


@dataclass(frozen=True)
class ReviewStatus:
    """Who read the whole page and when, and when the next review is due."""

    reviewed_on: date | None
    reviewed_by: str
    due_on: date | None
    overdue: bool
    published_on: date
    first_on: date
    version: int
    reason: str
    second_reader: bool


def page(
    request: HttpRequest,
    template: str,
    *,
    rests_on: Iterable[Any] = (),
    sources: Iterable[str] = (),
    shows: Iterable[Any] = (),
    status: int = 200,
    measured: bool = True,
    **context: Any,
) -> HttpResponse:
    """A public page. `rests_on` holds the documents whose sources it lists at its end, `sources`
    those it lists besides, by slug. `shows` are the documents it shows besides: its date is that of
    the last change among all of them.

    It says its own reading grade, unless it is not `measured` for having a reader's words in it.
    """
    shelf = shelf_for(request)
    links = shelf.cached(menus)
    rests_on = [*rests_on]
    listed = shelf.sources_of(rests_on, sources)
    changed = shelf.last_change([rests_on, listed, [*shows]])
    response = TemplateResponse(
        request,
        template,
        context
        | {
            "site": Site(
                settings.SITE_NAME,
                settings.SITE_URL,
                wide=links.wide,
                menu=links.menu,
                footer_links=links.footer,
                here=links.here(request.path),
                above=links.above(request.path),
            ),
            "page_path": request.path,
            "alone": shelf.alone,
            "page_sources": source_lines(listed, shelf),
            "changed_here": CHANGED_HERE if changed and not shelf.draft else "",
            "grade_here": GRADE_HERE if measured else "",
        },
        status=status,
    )
    response.add_post_render_callback(lambda made: _say_change(made, request, changed))
    response.add_post_render_callback(lambda made: _say_grade(made, shelf))
    return response


def _say_change(response: HttpResponse, request: HttpRequest, changed: date | None) -> None:
    """Puts the day of the page's last change where its template asks for it: only the finished page
    has all that it shows. `changed` is the day of what its view shows."""
    mark = CHANGED_HERE.encode()
    if mark in response.content:
        days = (changed, shelf_for(request).last_change(also_shown(request)))
        day = max(one for one in days if one)  # there is one, or its template would not have asked
        response.content = response.content.replace(mark, date_words(day.isoformat()).encode())


def _say_grade(response: HttpResponse, shelf: Shelf) -> None:
    """Puts the reading grade of the finished page where its template asks for it."""
    mark = GRADE_HERE.encode()
    if mark in response.content:
        # What will stand there counts as the words it is.
        measured = response.content.replace(mark, gettext("grade").encode())
        grade = page_text.grade(measured, shelf.cached(_medicine_names))
        number = {"grade": as_printed(f"{grade:.1f}")}
        said = gettext("grade %(grade)s") % number if grade >= 1 else gettext("below grade 1")
        response.content = response.content.replace(mark, said.encode())


def source_lines(sources: Iterable[SourceDoc], shelf: Shelf) -> SourceLines:
    """Sources as pages list them. One that is taken down says since when."""
    return SourceLines(shelf.cached(_source_line, source) for source in sources)


def _source_line(shelf: Shelf, source: SourceDoc) -> SourceLine:
    """What a page lists of a source, for all pages of a shelf: a page lists dozens, and to write
    each anew took as long as half of a comparison."""
    down = shelf.corrected("source")
    made = SourceLine(
        slug=source.slug,
        kind=source.source_kind,
        publisher=source.publisher,
        title=source.title,
        href=source.address,
        date_words=_dated(source),
        revision=date_words(source.revision_read),
        checked_on=source.checked_on,
        down_on=down[source.slug].on if source.slug in down else None,
    )
    return replace(
        made,
        line=render_to_string("drugs/_source.html", {"source": made}),
        brief=render_to_string("drugs/_source_brief.html", {"source": made}),
    )


def review_status(entry: Published, shelf: Shelf) -> ReviewStatus:
    """The review line of a page: `entry` is its document as published."""
    review = entry.document.review  # type: ignore[union-attr]
    person = shelf.people.get(review.reviewed_by)
    due_on = review.reviewed_on and review.reviewed_on + REVIEW_EVERY
    return ReviewStatus(
        reviewed_on=review.reviewed_on,
        reviewed_by=commas([person.name, person.credentials]) if person else "",
        due_on=due_on,
        overdue=bool(due_on and due_on < shelf.date),
        published_on=entry.published_on,
        first_on=entry.first_on,
        version=entry.version,
        reason=entry.reason,
        second_reader=entry.second_reader,
    )


def _medicine_names(shelf: Shelf) -> list[str]:
    published = shelf.edition.published
    return rules.medicine_names({(entry.kind, entry.slug): entry.document for entry in published})


def _dated(source: SourceDoc) -> str:
    return date_words(source.dated) or gettext("no date given")
