"""Stored documents of earlier shapes, read as documents of today's.

What was approved stays stored as it was. It is read through these steps, one for each change of the
shape: pure functions over plain data. A step is never changed once a release holds it.

The patterns below read texts of release 0.1, once and for all as they are stored; nothing that is
written today is read that way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from pydantic import Field, TypeAdapter, ValidationError

from drugs.documents.edition import SHAPE_NUMBER, Document, EditionDoc

Stored = dict[str, Any]

_ADAPTER: TypeAdapter[Document] = TypeAdapter(Document)


class Unreadable(ValueError):
    """A stored document that this software cannot read. The message says why, and how to go on."""


def read_document(stored: Stored, shape: int) -> Document:
    """A stored document of any shape as today's. Raises Unreadable."""
    now = upgraded(stored, shape)
    try:
        return _ADAPTER.validate_python(now)
    except ValidationError as error:
        raise Unreadable(_why(error)) from error


def read_edition(stored: Stored) -> EditionDoc:
    """A stored edition of any shape as today's; each of its documents is upgraded.

    Raises Unreadable, which names the first document that cannot be read.
    """
    shape = stored.get("shape", 1)
    entries = []
    for entry in stored["published"]:
        try:
            document = read_document(entry["document"], shape)
        except Unreadable as error:
            name = f"{entry['kind']} {entry['slug']}, version {entry['version']}"
            raise Unreadable(f"{name} cannot be read. {error}") from error
        entries.append(entry | {"document": document})
    return EditionDoc.model_validate(stored | {"shape": SHAPE_NUMBER, "published": entries})


class _OfToday(EditionDoc):
    """An edition that says that it is of today's shape."""

    shape: int = Field(ge=SHAPE_NUMBER, le=SHAPE_NUMBER)


def read_edition_json(stored: bytes) -> EditionDoc:
    """What `read_edition` reads, as it stands in a file. One of today's shape, which most are, is
    read in one step: with a thousand medicines that takes a third of the time."""
    with suppress(ValidationError):
        return EditionDoc.model_construct(**dict(_OfToday.model_validate_json(stored)))
    return read_edition(json.loads(stored))


def upgraded(stored: Stored, shape: int) -> Stored:
    """A stored document as plain data of today's shape; what is given is left as it was.

    Raises Unreadable for one of the future, and for one that is not of the shape it says.
    """
    if shape > SHAPE_NUMBER:
        raise Unreadable(
            f"It was stored in shape {shape}, and this software knows shapes up to {SHAPE_NUMBER}. "
            "Update the software."
        )
    for number in range(shape, SHAPE_NUMBER):
        try:
            stored = STEPS[number](stored)
        except (LookupError, TypeError, AttributeError) as error:
            raise Unreadable(
                f"It is not of shape {number}, as it was stored ({error!r}). Publish it again."
            ) from error
    return stored


def _why(error: ValidationError) -> str:
    """What is wrong with a document, field by field: the first three."""
    found = [
        f"{'.'.join(map(str, problem['loc'][1:] or problem['loc']))}: {problem['msg']}"
        for problem in error.errors()
    ]
    more = f" And {len(found) - 3} more." if len(found) > 3 else ""
    return f"{'; '.join(found[:3])}.{more} Publish the record again."


# --- from 1 (release 0.1) to 2: facts become fields --------------------------------------------


def _to_2(stored: Stored) -> Stored:
    step = _TO_2.get(stored["kind"])
    return step(dict(stored)) if step else stored


_EMPTY_TREATMENT: Stored = {
    "rules_entered": False, "rules": [], "mixing_notes": [], "slots": [], "label_parts": [],
    "indications": [], "studies": [], "reactions": [], "outcomes": [], "followed_alone": [],
    "warnings": [], "listings": [], "monitoring": [],
}  # fmt: skip

_STRENGTH = re.compile(r"([\d.]+) ?(mg|%)")
_DOSE = re.compile(r"([\d.]+)( mg|%)")
_CHILDREN = re.compile(r"(?:babies|infants|toddlers|children)\b", re.IGNORECASE)
_TOGETHER = " together"
_CALL_911 = re.compile(r" ?(?:Call 911 (if|for) ([^.]+)|If ([^.]+), call 911)\.")


def _medicine(stored: Stored) -> Stored:
    interactions = stored.pop("interactions")
    guidance = stored.pop("guidance")
    strengths = stored["strengths"]
    return _EMPTY_TREATMENT | stored | {
        "strengths": [_strength(text) for text in strengths if "(" not in text],
        "strengths_elsewhere": [_strength(text) for text in strengths if "(" in text],
        "pairs_printed": True,
        "pictured_harm": "",
        "pictured_harm_why": "",
        "rules": [_interaction(row, number) for number, row in enumerate(interactions, start=1)],
        "slots": [_slot(row) for row in guidance],
        "indications": [row | {"must_have_tried": []} for row in stored["indications"]],
        "studies": [_study(row) for row in stored["studies"]],
        "reactions": [_reaction(row) for row in stored["reactions"]],
        "outcomes": [_figure(row) for row in stored["outcomes"]],
    }  # fmt: skip


def _strength(text: str) -> str:
    found = _STRENGTH.match(text)
    return f"{found[1]} {found[2]}" if found else text


_LEVELS = {
    "do-not": ("do-not-mix", 1), "avoid": ("do-not-mix", 1), "check": ("ask-before-mixing", 2),
}  # fmt: skip


def _interaction(row: Stored, number: int) -> Stored:
    """What was told of another medicine, as a rule that has only its words."""
    kind, rank = _LEVELS[row["level"]]
    examples = f", such as {row['examples']}" if row["examples"] else ""
    return {
        "sources": row["sources"], "how_checked": row["how_checked"],
        "slug": f"told-{number}", "order": number, "kind": kind, "kind_name": row["level_name"],
        "rank": rank, "moved_why": "", "short": f"{row['other']}{examples}.",
        "text": [*row["what_can_happen"], *row["what_to_do"]],
        "dose": None, "most": None, "unit": "", "unit_name": "", "per": "", "per_name": "",
        "or_most": None, "or_per": "", "or_per_name": "",
        "wait": None, "wait_unit": "", "wait_unit_name": "", "wait_from": "", "wait_from_name": "",
        "names": [], "region": "us", "region_name": "United States", "section": "",
        "conditions": [],
    }  # fmt: skip


def _slot(row: Stored) -> Stored:
    us = {"region": "us", "region_name": "United States", "edition": "", "missing": ""}
    return row | {"state": "said"} | us


def _study(row: Stored) -> Stored:
    words = row["comparator"].removesuffix(f" plus {row['also_used']}")
    return row | {
        "comparator": words, "comparator_kind": "", "comparator_treatment": "",
        "ages_from": None, "ages_to": 17 if _CHILDREN.match(row["who"]) else None,
        "pooled_of": [row["name"]] if row["name"].endswith(_TOGETHER) else [],
        "registry_number": "",
        "adjusted": False,
    }  # fmt: skip


def _figure(row: Stored) -> Stored:
    found = _DOSE.match(row["dose"])
    return row | {
        "dose_amount": found[1] if found else None,
        "dose_unit": found[2].strip() if found else "",
        "dose_times": None,
        "against_treatment": "",
    }


def _reaction(row: Stored) -> Stored:
    row = _figure(row)
    return row | {"unit": "per-year" if row.pop("per") == "people-in-a-year" else "people"}


def _side_effect(stored: Stored) -> Stored:
    slug = stored["slug"]
    role = "event" if slug == "death" else "tally" if slug.startswith("any-") else "symptom"
    emergency, advice = "", stored["what_to_do"]
    if stored["urgency"] != "911":
        emergency, advice = _emergency(advice)
    return stored | {
        "role": role,
        "emergency_if": emergency,
        "emergency_room": False,
        "what_to_do": advice,
    }


def _emergency(advice: list[Stored]) -> tuple[str, list[Stored]]:
    """The first sentence on 911, and the advice without it; the advice as it is without one."""
    for at, block in enumerate(advice):
        for place, inline in enumerate(block["inlines"]):
            found = _CALL_911.search(inline["text"])
            if found:
                text = inline["text"].replace(found[0], "", 1)
                kept = [*block["inlines"]]
                kept[place : place + 1] = [inline | {"text": text}] if text.strip() else []
                rest = [block | {"inlines": kept}] if kept else []
                said = found[3] or found[2]
                case = f"you have {said}" if found[1] == "for" else said
                return case, [*advice[:at], *rest, *advice[at + 1 :]]
    return "", advice


def _article(stored: Stored) -> Stored:
    return stored | {
        "studies": [_study(row) for row in stored["studies"]],
        "sections": [
            section
            | {"figures": [_figure(row) | {"side_effect": ""} for row in section["figures"]]}
            for section in stored["sections"]
        ],
    }


_GROUPS = {
    "no-change": ("stay", "Stay with your plan"),
    "light-therapy": ("light", "Light"),
    "jak-medicine": ("jak-medicines", "JAK medicines"),
    **dict.fromkeys(
        ("moisturizers", "steroid-creams", "calcineurin-creams", "eucrisa", "zoryve", "vtama"),
        ("on-the-skin", "Creams and ointments"),
    ),
    **dict.fromkeys(("dupixent", "adbry", "ebglyss", "nemluvio"), ("shots", "Shots")),
    **dict.fromkeys(("older-tablets", "steroid-pills"), ("by-mouth", "Older pills")),
}


def _option(stored: Stored) -> Stored:
    group, group_name = _GROUPS.get(stored["slug"], ("others", "Other ways"))
    own = {"brand": "", "generic": "", "route": "", "box": "unknown"}
    return _EMPTY_TREATMENT | own | {"group": group, "group_name": group_name} | stored


_ASKED_FIRST = {"is-it-working": 1, "my-own-risk": 2, "who-do-i-call": 3}
_SCORES = {"iga": 1, "easi": 2, "easi-75": 3, "itch-score": 4, "hecsi": 5, "dlqi": 6}

_TO_2: dict[str, Callable[[Stored], Stored]] = {
    "medicine": _medicine,
    "side-effect": _side_effect,
    "urgent-sign": lambda stored: stored | {"tells_stroke": "stroke" in stored["meaning"]},
    "article": _article,
    "question": lambda stored: stored | {"ask_first": _ASKED_FIRST.get(stored["slug"])},
    "term": lambda stored: stored | {"score": _SCORES.get(stored["slug"])},
    "mixed-message": lambda stored: stored | {"topic": "", "topic_name": ""},
    "option": _option,
}

STEPS: dict[int, Callable[[Stored], Stored]] = {1: _to_2}
