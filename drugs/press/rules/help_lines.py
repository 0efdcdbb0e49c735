"""A help line says its number wherever it stands, and nobody is sent to a door that is none."""

from __future__ import annotations

from drugs import documents as doc
from drugs.documents import help_called
from drugs.documents.help_line import Purpose
from drugs.press.rules.walk import Documents, Found, part_name, prose, shapes
from drugs.wording import words

DIGITS = set("0123456789-")

# Lines that stand above a text, and instead of it where there is no room for both.
LINES = ("summary", "short")

# Topics that are nothing without a number to call, and what that line is for.
CALLING: dict[str, Purpose] = {
    "too-much": "poison",
    "child-swallowed": "poison",
    "reporting": "report",
}


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


def called_today(document: doc.Document, documents: Documents) -> Found:
    """A text that sends its reader to the doctor today calls for the second door, which then stands
    behind it; one line calls for it by the text beside it."""
    door = _first(documents, "second-door")
    if door is None or document == door:
        return
    for shape in shapes(document):
        for name in type(shape).model_fields:
            blocks = _blocks(getattr(shape, name))
            said = [text for block in blocks for text in block.texts]
            if name == "text":
                said += [getattr(shape, line) for line in LINES if hasattr(shape, line)]
            if any(map(words.calls_today, said)) and door.slug not in help_called(blocks):
                yield (
                    part_name(shape),
                    "It says to call the doctor today, and nothing says what to do when nobody "
                    f"answers. Write it as [call your doctor today](help:{door.slug}).",
                )


def emergency(document: doc.Document) -> Found:
    """A side effect that can mostly wait, and whose texts name 911, says in its field when it is an
    emergency: the list of side effects and search tell from the field alone."""
    if not isinstance(document, doc.SideEffectDoc) or document.urgency == "911":
        return
    if not document.emergency_if and any(words.calls_911(text) for _, text in prose(document)):
        yield (
            "emergency if",
            "Its texts say 911, and this field is empty, so lists would not say it. Write when it "
            "is an emergency, or choose 911 as its urgency.",
        )


def must_call(document: doc.Document, documents: Documents) -> Found:
    """What is said of too much, of a child who got some and of reporting holds the number to call,
    in each of its texts: a form prints one of them, and whoever reads it has no other. Whether the
    label says so, is silent or was not read makes no difference. A medicine that was published
    before rules were fields, and comes back as it was, is not asked."""
    if not isinstance(document, doc.MedicineDoc) or not document.rules_entered:
        return
    for topic, purpose in CALLING.items():
        slot = document.on(topic)
        if slot is None:
            continue  # the rules of a medicine ask for it
        part, line = f"slot {topic}", _first(documents, purpose)
        if line is None:
            yield part, "No help line says whom to call. Publish that line, too."
            continue
        whole = " ".join(text for block in slot.text for text in block.texts)
        said = [text for text in (slot.summary, whole) if text or slot.state == "said"]
        numbers = [number for number in (line.phone, line.phone_in_letters) if number]
        if not all(any(number in text for number in numbers) for text in said):
            yield part, f"Give the number of {line.name}, {line.phone}, in both texts."


def _first(documents: Documents, purpose: Purpose) -> doc.HelpLineDoc | None:
    """The line of a purpose that is everybody's, not of one maker."""
    found = (d for d in documents.values() if isinstance(d, doc.HelpLineDoc))
    return next((d for d in found if d.purpose == purpose and not d.treatments), None)


def _blocks(value: object) -> doc.Text:
    parts = value if isinstance(value, tuple) else ()
    return tuple(part for part in parts if isinstance(part, doc.Block))
