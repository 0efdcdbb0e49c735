"""A figure goes with its comparator, dose, group, time and source (the last: references.py)."""

from __future__ import annotations

from drugs import documents as doc
from drugs.documents import facts
from drugs.documents.figure import ADULT
from drugs.numbers.reconcile import faults
from drugs.press.rules.doses import doses_of_figures
from drugs.press.rules.treatments import years_in
from drugs.press.rules.walk import Found, part_name


def figures(document: doc.Document) -> Found:
    """What is missing of the figures of a treatment or an article, or cannot be so. Ages are not
    asked of what was published before they were fields, and comes back as it was."""
    if not isinstance(document, doc.TreatmentDoc | doc.ArticleDoc):
        return
    for figure, sentence in faults(document):
        yield part_name(figure), sentence
    yield from doses_of_figures(document)
    if not isinstance(document, doc.TreatmentDoc) or document.rules_entered:
        for row in document.studies:
            yield from ages_of(row)
    studies = {study.slug: study for study in document.studies}
    for figure in (fact for fact in facts(document) if isinstance(fact, doc.FigureDoc)):
        study = studies.get(figure.study)
        for side, name in ((figure.medicine, "medicine"), (figure.comparator, "comparator")):
            if not side.percent and (side.count is None or side.size is None):
                yield part_name(figure), f"The figure of the {name} is missing."
        if not figure.dose:
            yield part_name(figure), "The dose is missing."
        if study is None:
            yield part_name(figure), f"The study {figure.study!r} is unchecked or missing."
        elif not study.who:
            yield part_name(figure), f"Nothing says who was in {study.name}."
        elif (
            not study.size
            and not (figure.medicine.size and figure.comparator.size)
            and not study.caution
        ):
            yield (
                part_name(figure),
                f"Nothing says how many people were in {study.name}. Give the number, or say in "
                "the study's caution why it is missing.",
            )
        elif isinstance(figure, doc.ReactionDoc) and not (study.weeks or study.weeks_note):
            yield part_name(figure), f"Nothing says how long {study.name} took."


def ages_of(study: doc.StudyDoc) -> Found:
    """The ages of a study's fields are those that its sentence names, where it names any: figures
    of children are told apart by the fields."""
    said = years_in(study.who)
    entered = {age for age in (study.ages_from, study.ages_to) if age is not None}
    if wrong := sorted(entered - said) if said else []:
        yield (
            f"study {study.slug}",
            f"Its ages are entered as {' and '.join(map(str, wrong))}, and the sentence that says "
            f"who was in it names {', '.join(map(str, sorted(said)))}. Correct the one that is "
            "wrong.",
        )
    elif missing := sorted(said - entered - {ADULT}):
        yield (
            f"study {study.slug}",
            f"The sentence that says who was in it names {', '.join(map(str, missing))}, and its "
            "ages are not entered. Enter them.",
        )
