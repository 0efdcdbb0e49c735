"""Small made-up documents for tests of the machine: each maker fills what a test does not name."""

from __future__ import annotations

from datetime import date
from typing import Any

from drugs import documents as doc
from drugs.shelf import Shelf

FACT: dict[str, Any] = {"sources": ("label",), "how_checked": "primary"}
US = {"region": "us", "region_name": "United States"}


def text(*paragraphs: str) -> doc.Text:
    return tuple(
        doc.Block(kind="paragraph", inlines=(doc.Inline(kind="text", text=paragraph),))
        for paragraph in paragraphs
    )


def condition(what: str, **fields: Any) -> doc.ConditionDoc:
    names = ("level", "illness", "substance", "blood", "gene", "amount_unit", "amount_per")
    filled: dict[str, Any] = dict.fromkeys(names, "")
    filled |= {f"{name}_name": "" for name in names if name != "substance"}
    filled |= {"order": 1, "exception": False, "at_least": None, "below": None, "amount": None}
    return doc.ConditionDoc(**filled | {"what": what, "what_name": what} | fields)


def rule(short: str, *conditions: doc.ConditionDoc, **fields: Any) -> doc.RuleDoc:
    empty = ("moved_why", "unit", "per", "or_per", "wait_unit", "wait_from", "section")
    filled: dict[str, Any] = dict.fromkeys(empty, "") | {
        f"{name}_name": "" for name in ("unit", "per", "or_per", "wait_unit", "wait_from")
    }
    filled |= dict.fromkeys(("dose", "most", "or_most", "wait"))
    kind = fields.get("kind", "do-not-use")
    filled |= FACT | US | {
        "slug": short.lower().replace(" ", "-")[:40], "order": 1, "kind": kind, "kind_name": kind,
        "rank": 0, "short": short, "text": (), "names": (), "conditions": conditions,
    }  # fmt: skip
    return doc.RuleDoc(**filled | fields)


def mixing_note(substance: str, level: str, said: str = "", **fields: Any) -> doc.MixingNoteDoc:
    filled = FACT | {
        "substance": substance, "level": level, "level_name": level,
        "text": text(said) if said else (),
    }  # fmt: skip
    return doc.MixingNoteDoc(**filled | fields)


def slot(topic: str, said: str = "It is so.", **fields: Any) -> doc.SlotDoc:
    filled = FACT | US | {
        "topic": topic, "topic_name": topic.replace("-", " ").capitalize(), "state": "said",
        "summary": said, "text": text(said), "edition": "", "missing": "",
    }  # fmt: skip
    return doc.SlotDoc(**filled | fields)


def indication(**fields: Any) -> doc.IndicationDoc:
    """Approved in the United States for atopic dermatitis, from 12, moderate to severe, after a
    whole-body medicine."""
    filled = FACT | US | {
        "condition": "atopic-dermatitis", "condition_name": "atopic dermatitis (eczema)",
        "status": "approved", "status_name": "approved", "min_age_months": 144,
        "min_weight_kg": None, "weight_applies_below_age": None,
        "severity": "moderate-to-severe", "severity_name": "moderate to severe",
        "must_have_tried": ("whole-body",),
        "tried_first": text("You must first have tried a whole-body medicine."),
        "limits": (), "approved_on": "2022-01-14", "note": (),
    }  # fmt: skip
    return doc.IndicationDoc(**filled | fields)


def study(slug: str = "trial", **fields: Any) -> doc.StudyDoc:
    filled = FACT | {
        "slug": slug, "name": slug.title(), "who": "adults with eczema", "size": 300, "weeks": 16,
        "weeks_note": "", "ages_from": 18, "ages_to": None, "pooled_of": (),
        "registry_number": "", "comparator": "a dummy pill", "comparator_kind": "dummy-pill",
        "comparator_treatment": "", "also_used": "", "adjusted": False, "caution": "",
    }  # fmt: skip
    return doc.StudyDoc(**filled | fields)


def medicine(brand: str = "Madeup", **fields: Any) -> doc.MedicineDoc:
    """A tablet with one US approval and nothing else."""
    slug = brand.lower()
    filled = FACT | {
        "slug": slug, "brand": brand, "generic": f"{slug}tinib", "generic_slug": f"{slug}tinib",
        "say_brand": "", "say_generic": "", "maker": "Maker", "route": "tablet", "form": "tablet",
        "strengths": ("10 mg",), "strengths_elsewhere": (), "jaks_blocked": ("JAK1",),
        "jaks_note": "", "summary": "A pill.", "who_for": "People 12 and older.",
        "remember": "Call.", "not_approved_notice": "", "box": "none", "box_line": "No.",
        "label": "label", "pictured_harm": "", "pictured_harm_why": "",
        "review": doc.Review(),
        "rules": (), "mixing_notes": (), "slots": (), "label_parts": (),
        "indications": (indication(),), "studies": (), "reactions": (), "outcomes": (),
        "followed_alone": (), "warnings": (), "listings": (), "monitoring": (),
    }  # fmt: skip
    return doc.MedicineDoc(**filled | fields)


def question(slug: str, **fields: Any) -> doc.QuestionDoc:
    filled = FACT | {
        "slug": slug, "text": f"What about {slug}?", "why": text("It matters."),
        "moment": "before-deciding", "topic": "general", "route": "", "medicines": (),
        "circumstances": (), "order": 1, "ask_first": None,
    }  # fmt: skip
    return doc.QuestionDoc(**filled | fields)


def option(slug: str, **fields: Any) -> doc.OptionDoc:
    """Another way to treat eczema, with nothing but its texts."""
    empty = (
        "rules", "slots", "label_parts", "indications", "studies", "reactions", "outcomes",
        "followed_alone", "warnings", "listings", "monitoring", "mixing_notes",
    )  # fmt: skip
    filled = FACT | dict.fromkeys(empty, ()) | {
        "slug": slug, "name": slug.replace("-", " ").capitalize(), "order": 1, "brand": "",
        "generic": "", "route": "", "form": "a form", "box": "unknown", "group": "others",
        "group_name": "Other ways", "ages": "Any age", "what_it_is": text("It is one."),
        "good_points": text("Good."), "bad_points": text("Bad."), "living_with": text("Life."),
    }  # fmt: skip
    return doc.OptionDoc(**filled | fields)


def substance(slug: str, **fields: Any) -> doc.SubstanceDoc:
    filled = FACT | {
        "slug": slug, "of": "one", "name": slug.replace("-", " "), "professional_name": "",
        "brands": (), "also_called": (), "classes": (),
    }  # fmt: skip
    return doc.SubstanceDoc(**filled | fields)


def label(**fields: Any) -> doc.SourceDoc:
    filled: dict[str, Any] = {
        "slug": "label", "title": "Label", "publisher": "Maker", "source_kind": "medicine label",
        "address": "", "dated": "", "revision_read": "10/2025", "newest_revision": "10/2025",
        "newest_revision_on": None, "newest_revision_note": (), "checked_on": None,
    }  # fmt: skip
    return doc.SourceDoc(**filled | fields)


def side_effect(slug: str = "acne", **fields: Any) -> doc.SideEffectDoc:
    filled = FACT | {
        "slug": slug, "name": slug.replace("-", " ").capitalize(), "medical_name": "",
        "also_called": (), "serious": False, "role": "symptom", "urgency": "next-visit",
        "what_it_is": text("It is one."), "feels_like": (), "on_light_skin": (),
        "on_brown_and_black_skin": (), "what_to_do": text("Mention it."), "emergency_if": "",
        "emergency_room": False, "review": doc.Review(),
    }  # fmt: skip
    return doc.SideEffectDoc(**filled | fields)


def warning(side_effect: str = "acne", **fields: Any) -> doc.WarningDoc:
    filled = FACT | {
        "side_effect": side_effect, "boxed": False, "rests_on": "class",
        "rests_on_name": "JAK pills as a group", "text": text("It can happen."),
    }  # fmt: skip
    return doc.WarningDoc(**filled | fields)


def listing(side_effect: str = "acne", **fields: Any) -> doc.ListingDoc:
    filled = FACT | US | {
        "side_effect": side_effect, "where": "label", "where_name": "its US label lists it",
        "note": "",
    }  # fmt: skip
    return doc.ListingDoc(**filled | fields)


def reaction(side_effect: str = "acne", **fields: Any) -> doc.ReactionDoc:
    filled = FACT | {
        "study": "trial", "dose": "10 mg once a day", "dose_amount": 10, "dose_unit": "mg",
        "dose_times": 1, "medicine": doc.Side(count=20, size=100, percent="20.0"),
        "comparator": doc.Side(count=5, size=100, percent="5.0"),
        "comparator_name": "a dummy pill", "against_treatment": "", "head_to_head": False,
        "side_effect": side_effect, "unit": "people",
    }  # fmt: skip
    return doc.ReactionDoc(**filled | fields)


def label_part(part: str, state: str = "read") -> doc.LabelPartDoc:
    return doc.LabelPartDoc(
        part=part, part_name=part, state=state, state_name=state, edition="10/2025", note=""
    )


def check(test: str = "TB test", **fields: Any) -> doc.MonitoringDoc:
    filled = FACT | US | {
        "test": test, "moment": "before", "week": None, "when": "", "why": text("Why."),
    }  # fmt: skip
    return doc.MonitoringDoc(**filled | fields)


def sign(slug: str, urgency: str = "911", **fields: Any) -> doc.UrgentSignDoc:
    filled = FACT | {
        "slug": slug, "urgency": urgency, "order": 1, "sign": slug, "meaning": "A sign",
        "side_effect": "", "medicines": ("madeup",), "tells_stroke": False,
    }  # fmt: skip
    return doc.UrgentSignDoc(**filled | fields)


def help_line(slug: str, purpose: str, **fields: Any) -> doc.HelpLineDoc:
    filled = FACT | {
        "slug": slug, "purpose": purpose, "order": 1, "name": slug, "situation": f"{slug}?",
        "short": f"{slug}.", "text": text("What to do."), "emergency_if": "", "phone": "",
        "phone_in_letters": "", "by_text": False, "address": "", "treatments": (),
    }  # fmt: skip
    return doc.HelpLineDoc(**filled | fields)


def shelf(*documents: Any) -> Shelf:
    """A shelf of made-up documents, with the label they rest on unless one is among them."""
    day = date(2026, 11, 25)
    named = any(document.kind == "source" for document in documents)
    held = [*([] if named else [label()]), *documents]
    entries = tuple(
        doc.Published(
            kind=document.kind, slug=document.slug, version=1, reason="Made up",
            published_on=day, first_on=day, document=document,
        )
        for document in held
    )  # fmt: skip
    return Shelf(doc.EditionDoc(number=1, date=day, published=entries))
