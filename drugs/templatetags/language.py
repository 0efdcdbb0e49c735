"""The language in force, for templates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django import template
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from drugs.wording import languages, lists

register = template.Library()


@register.simple_tag
def language_tag() -> str:
    """What <html lang> says: "en-US"."""
    return languages.current().tag


@register.filter
def day(value: date) -> str:
    """A date in words: "November 22, 2026"."""
    return format_date(value, languages.current().day)


@register.filter
def commas(names: Iterable[object]) -> str:
    """ "a, b, c"."""
    return lists.commas(names)


@register.filter
def and_list(names: Iterable[object]) -> str:
    """ "a, b and c"."""
    return lists.and_list(names)


@register.filter
def or_list(names: Iterable[object]) -> str:
    """ "a, b or c"."""
    return lists.or_list(names)


@register.filter
def quoted(words: Iterable[str]) -> str:
    """'"a", "b"': what a reader typed, in quotation marks."""
    return lists.commas(gettext('"%(word)s"') % {"word": word} for word in words)


@register.filter
def or_links(pages: Iterable[tuple[str, str]]) -> SafeString:
    """ "a or b" of (address, name), each name a link."""
    links = [format_html('<a href="{}">{}</a>', href, name) for href, name in pages]
    return mark_safe(lists.or_list(links))  # noqa: S308 - each link is escaped
