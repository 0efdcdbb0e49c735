"""Numbers in sentences against the fields they must come from.

A dose that no strength, rule or figure knows is a slip that can hurt: it is a problem. Any other
number that stands in no field is only pointed out, and so is a dose of a summary that its own text
does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from drugs import documents as doc
from drugs.press.rules.walk import Documents, Found, lines, paragraphs, part_name, shapes
from drugs.wording import words

_DOSE = re.compile(r"(\d[\d,]*(?:\.\d+)?) ?(?:mg\b|%)")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")
# Every page says these: whom to call, and what figures are out of.
_EVERYWHERE = {Decimal(number) for number in (911, 100, 1000)}
# Where figures stand, in a treatment or in a section of an article.
FIGURES = ("reactions", "outcomes", "followed_alone", "figures")


def doses(document: doc.Document, documents: Documents) -> Found:
    """Doses in a text that no field knows: none of the medicine itself, or none of the treatments
    that an option, an article, a question or a mixed message may speak of. What was published
    before rules were entered, and comes back as it was, has no field for them."""
    of = _of(document, documents)
    if not of or not all(treatment.rules_entered for treatment in of):
        return
    known = {dose for shape in (document, *of) for dose in _milligrams(shape)}
    one = document.brand if isinstance(document, doc.MedicineDoc) else ""
    whose = one or "a treatment that it may speak of"
    for part, text in _sentences(document):
        for said, dose in words.doses(text):
            if dose not in known:
                yield (
                    part,
                    f"It says {said}. No strength, rule or figure of {whose} has that dose. "
                    "Correct it, or enter the rule it belongs to.",
                )


def _of(document: doc.Document, documents: Documents) -> Sequence[doc.TreatmentDoc]:
    """The treatments whose doses a record may say. An option without a dose in its figures has
    nothing to compare with, for nobody enters its rules."""
    if isinstance(document, doc.MedicineDoc):
        return [document]
    every = [d for d in documents.values() if isinstance(d, doc.TreatmentDoc)]
    if isinstance(document, doc.OptionDoc):
        return every if any(_milligrams(document)) else []
    if not isinstance(document, doc.ArticleDoc | doc.QuestionDoc | doc.MixedMessageDoc):
        return []
    named = getattr(document, "medicines", ())
    return [d for d in every if d.slug in named] or every


def _milligrams(document: doc.Shape) -> Iterator[Decimal]:
    """Every dose that the fields of a record know, in milligrams."""
    figures: list[Any] = [
        row
        for part in (document, *getattr(document, "sections", ()))
        for name in FIGURES
        for row in getattr(part, name, ())
    ]
    texts = [row.dose for row in figures]
    amounts = [(row.dose_amount, getattr(row, "dose_unit", "")) for row in figures]
    if isinstance(document, doc.MedicineDoc):
        texts += [*document.strengths, *document.strengths_elsewhere]
    for rule in getattr(document, "rules", ()):
        amounts += [(amount, rule.unit) for amount in (rule.dose, rule.most, rule.or_most)]
        amounts += [(row.amount, row.amount_unit) for row in rule.conditions]
    yield from (dose for text in set(texts) for _, dose in words.doses(text))
    for amount, unit in amounts:
        if amount is not None and unit in words.UNITS:
            yield words.in_milligrams(amount, unit)


def doses_of_figures(document: doc.TreatmentDoc | doc.ArticleDoc) -> Found:
    """The number of a dose, by which doses are put in order and named, stands in its words."""
    for shape in shapes(document):
        if not isinstance(shape, doc.FigureDoc | doc.AloneDoc) or shape.dose_amount is None:
            continue
        said = {decimal(number) for number in _DOSE.findall(shape.dose)}
        if shape.dose and shape.dose_amount not in said:
            yield (
                part_name(shape),
                f"The number of the dose is {shape.dose_amount.normalize():f}, and the dose is "
                f"“{shape.dose}”. Correct the one that is wrong.",
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
        loose = [n for n in _NUMBER.findall(text) if decimal(n) not in known]
        if loose:
            yield part, f"{', '.join(dict.fromkeys(loose))}: “{text[:80]}…”"


def summary_doses(document: doc.Document, before: doc.Document | None = None) -> Found:
    """Doses of a summary that its own text, where that has some, does not have: a sheet prints one
    of the two. With `before`, only where the slot was another then."""
    old = set(getattr(before, "slots", ()))
    for slot in getattr(document, "slots", ()):
        whole = {
            dose for block in slot.text for text in block.texts for _, dose in words.doses(text)
        }
        strange = [said for said, dose in words.doses(slot.summary) if dose not in whole]
        if whole and strange and slot not in old:
            yield (
                part_name(slot),
                f"Its summary says {', '.join(strange)}, and its text has other doses. Look which "
                "is right.",
            )


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
            yield from map(decimal, re.findall(r"\d[\d,]*(?:\.\d+)?", text))


def decimal(number: str) -> Decimal:
    """A number as a sentence has it: "1,000.5"."""
    return Decimal(number.replace(",", ""))
