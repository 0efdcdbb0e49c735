"""Numbers in sentences against the fields they must come from.

A dose in milligrams that no strength, rule or figure of the medicine knows is a slip that can hurt:
it is a problem. Any other number that stands in no field is only pointed out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from drugs import documents as doc
from drugs.press.rules.walk import Found, lines, paragraphs, shapes

# "1,000 mg" is a dose; "8 g/dL" is a blood level, "2 mg/kg" is counted another way.
_MILLIGRAMS = re.compile(r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?) ?mg\b(?!/)")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")
# Every page says these: whom to call, and what figures are out of.
_EVERYWHERE = {Decimal(number) for number in (911, 100, 1000)}


def doses(document: doc.Document) -> Found:
    """Milligrams in a text or short form of a medicine that stand in none of its fields. What was
    published before rules were entered has no field for them, and comes back as it was."""
    if not isinstance(document, doc.MedicineDoc) or not document.rules_entered:
        return
    known = doses_of(document)
    for part, text in _sentences(document):
        for number in _MILLIGRAMS.findall(text):
            if _decimal(number) not in known:
                yield (
                    part,
                    f"It says {number} mg. No strength, rule or figure of {document.brand} has "
                    "that dose. Correct it, or enter the rule it belongs to.",
                )


def doses_of(document: doc.TreatmentDoc) -> set[Decimal]:
    """Every amount the fields of a treatment know, whatever its unit."""
    texts: list[str] = []
    if isinstance(document, doc.MedicineDoc):
        texts += [*document.strengths, *document.strengths_elsewhere]
    found: set[Decimal | None] = set()
    figures: list[Any] = [*document.reactions, *document.outcomes, *document.followed_alone]
    for row in figures:
        texts.append(row.dose)
        found.add(row.dose_amount)
    for rule in document.rules:
        found |= {rule.dose, rule.most, rule.or_most}
        found |= {condition.amount for condition in rule.conditions}
    return {number for number in found if number is not None} | set(_numbers(texts))


def loose_numbers(document: doc.Document, before: doc.Document | None = None) -> Found:
    """Numbers in the sentences of a record that stand in none of its fields, for the eye of whoever
    reviews it. With `before`, only in what was not said then."""
    known = set(_fields(document)) | _EVERYWHERE
    old = set(_sentences(before)) if before else set()
    for part, text in _sentences(document):
        if (part, text) in old:
            continue
        loose = [n for n in _NUMBER.findall(text) if _decimal(n) not in known]
        if loose:
            yield part, f"{', '.join(dict.fromkeys(loose))}: “{text[:80]}…”"


def _sentences(document: Any) -> Iterator[tuple[str, str]]:
    """Every text of a document, but what its numbers are read from."""
    yield from paragraphs(document)
    for part, field, text in lines(document):
        if field not in _READ_FROM:
            yield part or field, text


# Fields that hold their own numbers, and the words of choices.
_READ_FROM = {
    "strengths", "strengths_elsewhere", "dose", "percent", "slug", "sources", "study", "section",
    "edition", "registry_number", "pooled_of", "approved_on", "address", "comparator_name",
    "measure_name", "revision_read", "newest_revision", "dated", "brand", "brands", "generic",
    "name", "topic_name", "part_name",
}  # fmt: skip


def _fields(document: Any) -> Iterator[Decimal]:
    """Every number that a field of a document holds; ages in months as years too."""
    for shape in shapes(document):
        for name in type(shape).model_fields:
            value = getattr(shape, name)
            if isinstance(value, int | Decimal) and not isinstance(value, bool):
                yield Decimal(value)
                if name.endswith("_months"):
                    yield Decimal(value) / 12
            elif name in _READ_FROM:
                yield from _numbers(value if isinstance(value, tuple) else (value,))
        if isinstance(shape, doc.Side):
            yield from _rounded(shape)


def _rounded(side: doc.Side) -> Iterator[Decimal]:
    """A percent as a sentence says it: whole people out of 100, or of 1,000."""
    for number in _numbers([side.percent]):
        for scale in (1, 10):
            yield (number * scale).quantize(Decimal(1), rounding="ROUND_HALF_UP")


def _numbers(texts: Iterable[Any]) -> Iterator[Decimal]:
    for text in texts:
        if isinstance(text, str):
            yield from map(_decimal, re.findall(r"\d[\d,]*(?:\.\d+)?", text))


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))
