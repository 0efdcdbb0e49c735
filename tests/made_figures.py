"""Figures and studies that tests make up, with only what matters to the test spelt out."""

from drugs import documents as doc
from tests import made_documents as made

MG = "mg once a day"


def side(percent="", count=None, size=None):
    return doc.Side(count=count, size=size, percent=percent)


def study(slug="a-trial", **changes):
    fields = {
        "name": f"Trial {slug}", "who": "adults", "size": 400, "ages_from": None,
        "sources": (f"{slug}-paper",),
    }  # fmt: skip
    return made.study(slug, **fields | changes)


def _filled(medicine, dose, **changes):
    """`dose`: "100 mg once a day", whose number is its amount, or words without one."""
    first = dose.partition(" ")[0]
    return {
        "study": "a-trial", "dose": dose, "sources": ("a-label",), "how_checked": "primary",
        "dose_amount": first if first.replace(".", "", 1).isdigit() else None,
        "medicine": medicine if isinstance(medicine, doc.Side) else side(medicine),
    } | changes  # fmt: skip


def figure(shape, medicine="6.1", comparator="2.0", dose=f"100 {MG}", **changes):
    fields = _filled(medicine, dose) | {
        "comparator_name": "a dummy pill", "head_to_head": False, "against_treatment": "",
        "comparator": comparator if isinstance(comparator, doc.Side) else side(comparator),
        "dose_unit": "mg", "dose_times": 1,
    }  # fmt: skip
    return shape(**fields | changes)


def reaction(*args, effect="nausea", unit="people", **changes):
    return figure(doc.ReactionDoc, *args, side_effect=effect, unit=unit, **changes)


def outcome(*args, measure="clear", week=16, day=None, **changes):
    name = {"clear": "clear or almost clear skin"}.get(measure, measure)
    return figure(
        doc.OutcomeDoc, *args, measure=measure, measure_name=name, week=week, day=day, **changes
    )


def alone(medicine="6.1", dose=f"100 {MG}", *, effect="nausea", unit="people", **changes):
    return doc.AloneDoc(**_filled(medicine, dose, side_effect=effect, unit=unit, **changes))


def side_effect(slug, **changes):
    fields = {
        "slug": slug, "name": slug.replace("-", " ").capitalize(), "medical_name": "",
        "also_called": (), "serious": False, "role": "symptom", "urgency": "next-visit",
        "what_it_is": (), "feels_like": (), "on_light_skin": (), "on_brown_and_black_skin": (),
        "what_to_do": (), "emergency_if": "", "emergency_room": False, "review": doc.Review(),
    } | made.FACT  # fmt: skip
    return doc.SideEffectDoc(**fields | changes)


def medicine(*rows, studies=None, brand="Madeup", **changes):
    """A made-up medicine with these figures; one trial of 400 adults unless others are given."""
    return made.medicine(
        brand,
        studies=tuple(studies or [study()]),
        reactions=tuple(row for row in rows if isinstance(row, doc.ReactionDoc)),
        outcomes=tuple(row for row in rows if isinstance(row, doc.OutcomeDoc)),
        followed_alone=tuple(row for row in rows if isinstance(row, doc.AloneDoc)),
        **changes,
    )


SHELF = made.shelf(
    *map(side_effect, ("nausea", "acne", "headache", "shingles", "cough")),
    side_effect("any-side-effect", role="tally"),
)
