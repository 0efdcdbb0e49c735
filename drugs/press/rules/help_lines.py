"""A help line says its number wherever it stands, and nobody is sent to a door that is none."""

from __future__ import annotations

from drugs import documents as doc
from drugs.press.rules.walk import Documents, Found

DIGITS = set("0123456789-")


def help_line(document: doc.Document) -> Found:
    """Its number is one that a telephone dials, and stands in its short form."""
    if not isinstance(document, doc.HelpLineDoc):
        return
    if set(document.phone) - DIGITS:
        yield "phone", "Give digits and hyphens alone: a telephone dials it."
    if document.phone not in document.short:
        yield "short", f"It leaves out the number {document.phone}. Sheets and cards print it."
    if document.purpose == "second-door" and not document.text:
        yield "text", "Nothing says where to go, step by step."


def second_door(document: doc.Document, documents: Documents) -> Found:
    """Behind every "call your doctor today" stands what to do if nobody answers."""
    if not isinstance(document, doc.UrgentSignDoc) or document.urgency != "today":
        return
    if not any(
        isinstance(other, doc.HelpLineDoc) and other.purpose == "second-door"
        for other in documents.values()
    ):
        yield (
            "",
            "It says to call today, and no help line says where to go when nobody answers. "
            "Publish that line, too.",
        )
