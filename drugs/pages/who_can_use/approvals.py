"""One approval beside what can be chosen: what speaks against it, what is open, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext

from drugs.documents import IndicationDoc, MedicineDoc, Text
from drugs.models import Indication, Region
from drugs.numbers.ages import age_words, pounds
from drugs.pages.who_can_use.asking import Turning, ages, grades, weights
from drugs.pages.who_can_use.bands import MONTHS_IN_YEAR, Band, plain
from drugs.pages.who_can_use.form import FormQuestion
from drugs.pages.who_can_use.points import Point, When, not_said

HERE = Region.US.value  # where the readers of this site live

Verdict = Literal[
    "covers", "depends", "ruled-out", "does-not", "not-approved", "under-review", "not-confirmed"
]


@dataclass(frozen=True)
class Approval:
    """What a regulator decided, with its points. `shown` holds when it is worth showing: any of it
    will do. `says` has the whole sentence of each verdict it can have, `reason` why it covers."""

    indication: IndicationDoc
    shown: tuple[When, ...]
    points: tuple[Point, ...]
    says: Mapping[Verdict, str]
    reason: str

    @property
    def name(self) -> str:
        return f"{self.indication.region}-{self.indication.condition}"

    @property
    def is_here(self) -> bool:
        return self.indication.region == HERE


def approvals(
    medicine: MedicineDoc, found: Turning, asked: Mapping[str, FormQuestion]
) -> Iterator[Approval]:
    """The approvals of one medicine: the United States first, and there what is approved first."""
    rows = sorted(
        medicine.indications, key=lambda row: (row.region != HERE, row.status != "approved")
    )
    for row in rows:
        beside = [one for one in rows if one.region == row.region]
        kinds = _values(asked, "kind")
        yield Approval(
            indication=row,
            shown=(
                When("kind", (row.condition,)),
                not_said("kind"),
                # Where nothing was decided about the kind chosen, what was decided tells why not.
                When("kind", kinds, none_of=tuple(one.condition for one in beside)),
            ),
            points=tuple(_points(row, beside, found, asked)),
            says=_says(row, medicine),
            reason=_reason(row),
        )


def _values(asked: Mapping[str, FormQuestion], name: str) -> tuple[str, ...]:
    return tuple(choice.value for choice in asked[name].choices) if name in asked else ()


def _points(
    row: IndicationDoc,
    beside: list[IndicationDoc],
    found: Turning,
    asked: Mapping[str, FormQuestion],
) -> Iterator[Point]:
    kinds = _values(asked, "kind")
    if row.status != "approved":
        for other in beside:
            if other.status == "approved":
                told = gettext("It is approved for %(condition)s only.") % _named(other)
                yield Point("against", told, (When("kind", kinds, none_of=(other.condition,)),))
        return
    not_this = gettext("It is approved for %(condition)s, and not for what you chose.")
    another = When("kind", kinds, none_of=(row.condition,))
    yield Point("against", not_this % _named(row), (another,))
    which = gettext("It is only for %(condition)s. Ask your doctor which kind you have.")
    yield Point("open", which % _named(row), (not_said("kind"),))
    yield from _age(row, found)
    yield from _weight(row, found)
    yield from _severity(row, asked)
    yield from _tried(row, _values(asked, "tried"))


def _named(row: IndicationDoc) -> dict[str, str]:
    return {"condition": row.condition_name, "severity": row.severity_name}


def _age(row: IndicationDoc, found: Turning) -> Iterator[Point]:
    youngest = Decimal(row.min_age_months or 0)
    words = gettext("It is approved from age %(age)s.") % {"age": _age_words(int(youngest))}
    young = [band for band in ages(found) if not band.touches(youngest, None)]
    if young:
        yield Point("against", words, (_chosen("age", young),))
        yield Point("open", words, (not_said("age"),))


def _weight(row: IndicationDoc, found: Turning) -> Iterator[Point]:
    """A weight counts at the ages that are approved, some of them or all."""
    if not row.min_weight_kg:
        return
    least, limit = Decimal(row.min_weight_kg), row.weight_applies_below_age
    named = {"kg": plain(least), "pounds": pounds(least), "age": limit}
    if limit:
        words = gettext("Under age %(age)d, you must weigh at least %(pounds)d pounds (%(kg)s kg).")
    else:
        words = gettext("You must weigh at least %(pounds)d pounds (%(kg)s kg).")
    below = Decimal(limit * MONTHS_IN_YEAR) if limit else None
    youngest = Decimal(row.min_age_months or 0)
    counts = [band for band in ages(found) if band.touches(youngest, below)]
    light = _chosen("weight", [band for band in weights(found) if not band.touches(least, None)])
    yield Point("against", words % named, (_chosen("age", counts), light))
    yield Point("open", words % named, (_chosen("age", counts), not_said("weight")))
    yield Point("open", words % named, (not_said("age"), light))
    yield Point("open", words % named, (not_said("age"), not_said("weight")))


def _severity(row: IndicationDoc, asked: Mapping[str, FormQuestion]) -> Iterator[Point]:
    if not row.severity:
        yield Point("open", gettext("We do not know how bad the eczema must be."))
        return
    which = gettext("It is for %(severity)s eczema. Ask your doctor how bad yours is.")
    yield Point("open", which % _named(row), (not_said("severity"),))
    for choice in asked["severity"].choices:
        if choice.value not in grades(row):
            told = gettext("It is for %(severity)s eczema, not for %(chosen)s eczema.")
            words = told % (_named(row) | {"chosen": choice.label.lower()})
            yield Point("against", words, (When("severity", (choice.value,)),))


def _tried(row: IndicationDoc, choices: tuple[str, ...]) -> Iterator[Point]:
    """What must be tried first is a field; its words decide nothing."""
    wanted, words = row.must_have_tried, in_one_line(row.tried_first)
    if Indication.Tried.NOTHING in wanted:
        return
    if not words:
        words = gettext("We do not know what must be tried first.")
    if not wanted:
        yield Point("open", words)
        return
    yield Point("open", words, (not_said("tried"),))
    first = gettext("Something else comes first. %(what)s") % {"what": words}
    yield Point("against", first, (When("tried", choices, none_of=wanted),))


def _chosen(question: str, bands: list[Band]) -> When:
    return When(question, tuple(band.value for band in bands))


def _says(row: IndicationDoc, medicine: MedicineDoc) -> dict[Verdict, str]:
    """The whole sentence of each verdict: it says of which medicine and where."""
    named = {"brand": medicine.brand, "region": row.region_name} | _named(row)
    if row.status == "not-approved":
        words = gettext("%(region)s: %(brand)s is not approved for %(condition)s.")
        return {"not-approved": words % named}
    if row.status == "under-review":
        words = gettext(
            "%(region)s: %(brand)s is not approved for %(condition)s yet. It is being looked at."
        )
        return {"under-review": words % named}
    if row.status == "not-confirmed":
        words = gettext("%(region)s: we do not know who %(brand)s is approved for.")
        return {"not-confirmed": words % named}
    return {
        "covers": gettext("%(region)s: %(brand)s is approved for what you chose.") % named,
        "depends": gettext("%(region)s: %(brand)s may be approved for you. It depends:") % named,
        "ruled-out": gettext("%(region)s: %(brand)s has a rule against what you chose.") % named,
        "does-not": gettext("%(region)s: %(brand)s is not approved for what you chose.") % named,
    }


def _reason(row: IndicationDoc) -> str:
    if row.status != "approved":
        return ""
    named = _named(row) | {"age": _age_words(row.min_age_months or 0)}
    if row.severity:
        return gettext("It is for %(severity)s %(condition)s, from age %(age)s.") % named
    return gettext("It is for %(condition)s, from age %(age)s.") % named


def _age_words(months: int) -> str:
    """ "12" for whole years; "6 months"."""
    years, rest = divmod(months, MONTHS_IN_YEAR)
    return age_words(months) if rest else str(years)


def in_one_line(text: Text) -> str:
    return " ".join(line for block in text for line in block.texts)
