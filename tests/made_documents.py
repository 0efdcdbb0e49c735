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
        "comparator_treatment": "", "also_used": "", "caution": "",
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
        "label": "label", "pairs_printed": False, "pictured_harm": "", "pictured_harm_why": "",
        "review": doc.Review(),
        "rules": (), "slots": (), "label_parts": (), "indications": (indication(),),
        "studies": (), "reactions": (), "outcomes": (), "followed_alone": (), "warnings": (),
        "listings": (), "monitoring": (),
    }  # fmt: skip
    return doc.MedicineDoc(**filled | fields)


def question(slug: str, **fields: Any) -> doc.QuestionDoc:
    filled = FACT | {
        "slug": slug, "text": f"What about {slug}?", "why": text("It matters."),
        "moment": "before-deciding", "topic": "general", "route": "", "medicines": (),
        "circumstances": (), "order": 1, "ask_first": None,
    }  # fmt: skip
    return doc.QuestionDoc(**filled | fields)


def substance(slug: str, **fields: Any) -> doc.SubstanceDoc:
    filled = FACT | {
        "slug": slug, "of": "one", "name": slug.replace("-", " "), "professional_name": "",
        "brands": (), "also_called": (), "classes": (),
    }  # fmt: skip
    return doc.SubstanceDoc(**filled | fields)


def label() -> doc.SourceDoc:
    return doc.SourceDoc(
        slug="label", title="Label", publisher="Maker", source_kind="medicine label", address="",
        dated="", revision_read="10/2025", newest_revision="10/2025", newest_revision_on=None,
        newest_revision_note=(), checked_on=None,
    )  # fmt: skip


def shelf(*documents: Any) -> Shelf:
    """A shelf of made-up documents, with the label they rest on."""
    day = date(2026, 11, 25)
    held = [label(), *documents]
    entries = tuple(
        doc.Published(
            kind=document.kind, slug=document.slug, version=1, reason="Made up",
            published_on=day, first_on=day, document=document,
        )
        for document in held
    )  # fmt: skip
    return Shelf(doc.EditionDoc(number=1, date=day, published=entries))
