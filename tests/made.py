"""Figures and studies that tests make up, with only what matters to the test spelt out."""

from drugs import documents as doc

MG = "mg once a day"


def side(percent="", count=None, size=None):
    return doc.Side(count=count, size=size, percent=percent)


def study(slug="a-trial", **changes):
    fields = {
        "slug": slug, "name": f"Trial {slug}", "who": "adults", "size": 400, "weeks": 16,
        "weeks_note": "", "comparator": "a dummy pill", "also_used": "", "caution": "",
        "sources": (f"{slug}-paper",), "how_checked": "primary",
    }  # fmt: skip
    return doc.StudyDoc(**fields | changes)


def figure(shape, medicine="6.1", comparator="2.0", dose=f"100 {MG}", **changes):
    fields = {
        "study": "a-trial", "dose": dose, "comparator_name": "a dummy pill", "head_to_head": False,
        "medicine": medicine if isinstance(medicine, doc.Side) else side(medicine),
        "comparator": comparator if isinstance(comparator, doc.Side) else side(comparator),
        "sources": ("a-label",), "how_checked": "primary",
    }  # fmt: skip
    return shape(**fields | changes)


def reaction(*args, effect="nausea", per="people", **changes):
    return figure(doc.ReactionDoc, *args, side_effect=effect, per=per, **changes)


def outcome(*args, measure="clear", week=16, day=None, **changes):
    name = {"clear": "clear or almost clear skin"}.get(measure, measure)
    return figure(
        doc.OutcomeDoc, *args, measure=measure, measure_name=name, week=week, day=day, **changes
    )


def with_figures(medicine, *rows, studies=None):
    """A medicine's document with these reactions and outcomes in place of its own."""
    return medicine.model_copy(
        update={
            "studies": tuple(studies or [study()]),
            "reactions": tuple(row for row in rows if isinstance(row, doc.ReactionDoc)),
            "outcomes": tuple(row for row in rows if isinstance(row, doc.OutcomeDoc)),
        }
    )
