"""Links that lead off the site: whoever approves a new one has opened it."""

from __future__ import annotations

from collections.abc import Mapping

from drugs.documents import Document, Key, SourceDoc
from drugs.press.rules.walk import runs


def new_links(
    after: Mapping[Key, Document], before: Mapping[Key, Document | None], listed: set[str]
) -> list[str]:
    """The addresses outside the site that drafts lead to, that what they replace did not, and that
    are no address of a listed source."""
    was = {address for document in before.values() for address in _links(document)}
    will_be = {address for document in after.values() for address in _links(document)}
    return sorted(will_be - was - listed)


def addresses_of_sources(documents: Mapping[Key, Document]) -> set[str]:
    """Where the listed sources are."""
    return {one.address for one in documents.values() if isinstance(one, SourceDoc)} - {""}


def _links(document: Document | None) -> set[str]:
    return {
        inline.href
        for _, run in runs(document)
        for inline in run
        if inline.kind == "link" and not inline.href.startswith("/")
    }
