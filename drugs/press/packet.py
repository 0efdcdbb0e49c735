"""The reviewer's packet: what it said, and what changed since, by the edition it was made from."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext

from drugs.documents import Document, Key, UrgentSignDoc
from drugs.kinds import KINDS
from drugs.models import Publication, Recheck
from drugs.press.by_name import ByName
from drugs.press.compile import compile_rows
from drugs.press.difference import Change
from drugs.press.editions import as_stored, what_they_say
from drugs.press.rules.walk import Documents
from drugs.press.second_person import NotAllowed

KIND = "medicine"  # which pages there is a packet of


def sections_of(slug: str, label: str) -> dict[str, str]:
    """In which section of its label each part of a medicine was found when it was last looked up,
    by the name of the part."""
    rows = Recheck.objects.filter(kind=KIND, slug=slug, source__slug=label)
    found: dict[str, str] = {}
    for row in rows:  # the newest first
        found.setdefault(row.part, row.section)
    return found


def changed_since(key: Key, number: int) -> list[tuple[Key, list[Change]]]:
    """What the desk says otherwise than the packet of an edition did, record by record.

    Raises NotAllowed where no packet can have had that number, and TextError.
    """
    then = _in_edition(number)
    if key[0] != KIND or key not in then:
        raise NotAllowed(
            gettext(
                "There was no such page in edition %(number)d. The number stands at the foot "
                "of each sheet of the packet."
            )
            % {"number": number}
        )
    before, now = _shown(key, then), _shown(key, _on_the_desk(key))
    found, by_name = [], ByName()
    for one in sorted({*before, *now}):
        old, new = before.get(one), now.get(one)
        if (old and _words(old)) != (new and _words(new)):
            changes = by_name.difference(old, new)
            found.append((one, [change for change in changes if change.field != "review"]))
    return found


def _in_edition(number: int) -> Documents:
    """What all medicines and urgent signs said in an edition; nothing where there was none."""
    newest = Publication.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    if not 0 < number <= newest:
        return {}
    rows = {
        (row.kind, row.slug): row
        for row in Publication.objects.filter(
            pk__lte=number, kind__in=(KIND, "urgent-sign")
        ).order_by("pk")
    }
    return what_they_say({key: row for key, row in rows.items() if row.document is not None})


def _on_the_desk(key: Key) -> Documents:
    medicine = compile_rows(KIND, KINDS[KIND].rows.filter(slug=key[1]))
    signs = compile_rows("urgent-sign", KINDS["urgent-sign"].rows.all())
    return {
        **{(KIND, slug): document for slug, document in medicine.items()},
        **{("urgent-sign", slug): document for slug, document in signs.items()},
    }


def _shown(key: Key, documents: Mapping[Key, Document]) -> dict[Key, Document]:
    """What a packet shows: the medicine, and the signs that go with it."""
    return {
        one: document
        for one, document in documents.items()
        if one == key or (isinstance(document, UrgentSignDoc) and key[1] in document.medicines)
    }


def _words(document: Document) -> dict[str, object]:
    """All that a record says, but for who reviewed it. Which other medicines a sign goes with is
    said in their packets."""
    said = as_stored(document)
    said.pop("review", None)
    if isinstance(document, UrgentSignDoc):
        said.pop("medicines")
    return said
