"""What the fields of an edition hold of a number that a reader acts on, by medicine, subject and
region: what no sentence may contradict."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from drugs import documents as doc
from drugs.press.rules.doses import doses_of
from drugs.shelf import Shelf
from tests.content_facts.claims import US, Claim

REGION = {"us": US, "eu-uk": "europe", "japan": "asia", "china": "asia", "canada": "other"}
ANY = "any"  # of a medicine that is not approved here every number says whose it is

# What a label says and no field holds: the mild stage, at which the dose stays as it is; weights of
# a European text.
SAID_BESIDE = {
    ("cibinqo", "kidney function"): {"89"},
    ("cibinqo", "weight in kg"): {"25", "59"},
    ("olumiant", "weight in kg"): {"10", "30"},
    ("cibinqo", "dose by kidney function"): {"from 60: 100 mg"},
    ("olumiant", "kidney function"): {"90"},
    ("olumiant", "dose by kidney function"): {"from 60: 2 mg"},
}
EVERYWHERE = {"age": {"65", "18"}}  # topics of every leaflet: 65 and older, children


def names_of(shelf: Shelf) -> dict[str, set[str]]:
    """What each medicine is called, without a name that two of them bear."""
    found = {m.slug: {m.brand, m.generic.split()[0]} for m in shelf.medicines.values()}
    twice = {word for slug in found for word in found[slug] for other in found if other != slug
             and word in found[other]}  # fmt: skip
    return {slug: words - twice for slug, words in found.items()}


def known_of(shelf: Shelf) -> dict[tuple[str, str, str], set[str]]:
    """The values that fields hold, by medicine, subject and region."""
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    general = {line.phone for line in shelf.help_lines if line.phone and not line.treatments}
    for m in shelf.medicines.values():

        def add(subject: str, value: object, region: str = "us", slug: str = m.slug) -> None:
            found[slug, subject, REGION[region]].add(_plain(value))

        for row in m.indications:
            if row.min_age_months and row.status == "approved":
                years = row.min_age_months // 12
                add("age", years or row.min_age_months, row.region)
            if row.min_weight_kg:
                add("weight in kg", row.min_weight_kg, row.region)
        for rule in m.rules:
            for subject, value in _of_rule(rule):
                add(subject, value, rule.region)
        for number in doses_of(m):
            add("milligrams", number)
        own = {line.phone for line in shelf.help_lines if m.slug in line.treatments}
        written = {n for r in m.rules for n in re.findall(r"1-\d{3}-\d{3}-\d{4}", r.short)}
        found[m.slug, "a phone number", US] |= general | own | written
        storage = m.on("storage")
        for text in (text for block in (storage.text if storage else ()) for text in block.texts):
            found[m.slug, "temperature", US] |= {
                f"{low} to {high} F" for low, high in re.findall(r"(\d+) to (\d+) ?°? ?F", text)
            }
    return _with_others(found, shelf)


def _plain(value: object) -> str:
    """15 and not 15.00."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _of_rule(rule: doc.RuleDoc) -> Iterator[tuple[str, object]]:
    unit = rule.wait_unit.rstrip("s") if rule.wait_unit else ""
    for row in rule.holds_for:
        low, below = row.at_least, row.below
        if rule.kind == "wait" and row.what == "breastfeeding":
            yield "wait before breastfeeding", f"{rule.wait} {unit}"
        if rule.kind == "wait" and row.what == "planning":
            yield "birth control after the last dose", f"{rule.wait} {unit}"
        if unit == "month" and row.what == "takes":
            yield "months without blood thinners", rule.wait
        if row.what == "blood" and row.blood == "platelets":
            when = "to start with" if rule.kind == "do-not-start" else "to stop at"
            yield f"platelets {when}", below
        elif row.what == "blood":
            yield row.blood, below
        if row.what == "age":
            yield from (("age", limit) for limit in (low, below) if limit is not None)
            yield from (("age", below - 1) for _ in [0] if below is not None)
        if row.what == "weight":
            yield from (("weight in kg", limit) for limit in (low, below) if limit is not None)
        if row.what == "kidney":
            yield from (("kidney function", limit) for limit in (low, below) if limit is not None)
            yield from (("kidney function", below - 1) for _ in [0] if below is not None)
            if low is not None and rule.dose:
                yield "dose by kidney function", f"from {_plain(low)}: {_plain(rule.dose)} mg"
    for row in rule.exceptions:
        if row.amount_unit == "mg":
            yield "aspirin", row.amount
    for most, per in ((rule.most, rule.per), (rule.or_most, rule.or_per)):
        if rule.unit == "g" and most and per != "time":
            yield "grams", f"{_plain(most)} g in {PER[per]}"
        if rule.unit == "percent-of-skin" and most:
            yield "share of the skin", most


PER = {"day": "1 day", "week": "1 week", "2-weeks": "2 week", "month": "1 month"}


def _with_others(
    found: dict[tuple[str, str, str], set[str]], shelf: Shelf
) -> dict[tuple[str, str, str], set[str]]:
    """With what no field holds; all regions as one where no label of ours is for eczema."""
    abroad = {m.slug for m in shelf.medicines.values() if m.not_approved_in_us}
    for slug, subject in SAID_BESIDE:
        found[slug, subject, "europe" if subject == "weight in kg" else US] |= set()
    made: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for (slug, subject, region), values in found.items():
        beside = EVERYWHERE.get(subject, set()) | SAID_BESIDE.get((slug, subject), set())
        made[slug, subject, ANY if slug in abroad else region] |= values | beside
    return made


def alike(found: Iterable[Claim], shelf: Shelf) -> list[Claim]:
    """Claims of a medicine that is not approved here as of any region: each says whose it is."""
    abroad = {m.slug for m in shelf.medicines.values() if m.not_approved_in_us}
    return [replace(one, region=ANY) if one.medicine in abroad else one for one in found]
