"""The menus of every page, and which of their links lead somewhere on a shelf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from django.urls import resolve
from django.utils.translation import gettext, gettext_noop

from drugs.shelf import Shelf


class Link(NamedTuple):
    """An address with its name, and the icon beside it where it has one."""

    path: str
    name: str
    icon: str = ""


# The row of a wide screen; the menu has these and more.
WIDE = (
    Link("/medicines/", gettext_noop("Medicines")),
    Link("/compare/", gettext_noop("Compare")),
    Link("/side-effects/", gettext_noop("Side effects")),
    Link("/questions/", gettext_noop("Questions")),
    Link("/other-options/", gettext_noop("Other options")),
    Link("/cost-and-access/", gettext_noop("Cost")),
)
MENU = (
    Link("/medicines/", gettext_noop("Medicines")),
    Link("/compare/", gettext_noop("Compare, with no change beside")),
    Link("/side-effects/", gettext_noop("Side effects")),
    Link("/who-can-use/", gettext_noop("Who can use them")),
    Link("/boxed-warning/", gettext_noop("Boxed warning")),
    Link("/whom-to-call/", gettext_noop("Whom to call")),
    Link("/starting/", gettext_noop("Before you start")),
    Link("/taking/", gettext_noop("While you take one")),
    Link("/mixing/", gettext_noop("Other medicines beside them")),
    Link("/questions/", gettext_noop("Questions for your doctor")),
    Link("/how-they-work/", gettext_noop("How they work")),
    Link("/evidence/", gettext_noop("How well they worked")),
    Link("/other-options/", gettext_noop("Other options")),
    Link("/what-eczema-is/", gettext_noop("About eczema")),
    Link("/mixed-messages/", gettext_noop("Mixed messages")),
    Link("/cost-and-access/", gettext_noop("Cost and insurance")),
    Link("/handouts/", gettext_noop("Handouts to print")),
    Link("/glossary/", gettext_noop("Words explained")),
    Link("/search/", gettext_noop("Search")),
    Link("/sources/", gettext_noop("Where the facts come from")),
)
FOOTER = (
    Link("/about/", gettext_noop("About")),
    Link("/sources/", gettext_noop("Sources")),
    Link("/what-changed/", gettext_noop("Changes")),
)


@dataclass(frozen=True)
class Menus:
    """The menus of a shelf: links that lead somewhere, named in the language in force."""

    wide: tuple[Link, ...]
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]

    def here(self, path: str) -> str:
        """The address of a page, where a menu leads to it; empty elsewhere."""
        return path if any(path == link.path for link in self._links) else ""

    def above(self, path: str) -> tuple[str, ...]:
        """The addresses of links of the wide row that a page is below."""
        return tuple(link.path for link in self.wide if link.path in path)

    @property
    def _links(self) -> Iterator[Link]:
        yield from (*self.wide, *self.menu, *self.footer)


def menus(shelf: Shelf) -> Menus:
    """The menus of a shelf. Ask with `shelf.cached`."""
    return Menus(there(WIDE, shelf), there(MENU, shelf), there(FOOTER, shelf))


def there(links: Iterable[Link], shelf: Shelf) -> tuple[Link, ...]:
    """The links that lead somewhere: an article may have been taken off the site."""
    return tuple(
        link._replace(name=gettext(link.name))
        for link in links
        if (article := _article(link.path)) is None or article in shelf.articles
    )


@cache
def _article(path: str) -> str | None:
    """The slug of the article that an address is for; None where it is for another page."""
    match = resolve(path)
    return match.kwargs["slug"] if match.url_name == "article" else None
