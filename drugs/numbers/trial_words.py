"""What is said of a trial: how long, how many people, when something was counted."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from drugs.documents import OutcomeDoc, StudyDoc
from drugs.wording import digits


def size_of(size: int, group: str) -> str:
    """ "313 on Rinvoq 15 mg"."""
    return gettext("%(number)s on %(group)s") % {"number": digits.whole(size), "group": group}


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def weeks(study: StudyDoc) -> str:
    if study.weeks_note or not study.weeks:
        return study.weeks_note or gettext("time not known")
    return ngettext("%(number)d week", "%(number)d weeks", study.weeks) % {"number": study.weeks}


def at(row: OutcomeDoc) -> str:
    """When an outcome was counted."""
    if row.week is not None:
        return gettext("at week %(number)d") % {"number": row.week}
    return gettext("at day %(number)d") % {"number": row.day}


def people(study: StudyDoc) -> str:
    """ "4,362 people in all"; empty where the text we read does not say."""
    if not study.size:
        return ""
    said = ngettext("%(number)s person in all", "%(number)s people in all", study.size)
    return said % {"number": digits.whole(study.size)}


def about(study: StudyDoc, time: str) -> str:
    """Whose numbers a picture shows: the trial, who, when, how many, what everyone also used."""
    said = [
        gettext("%(study)s: %(who)s.") % {"study": study.name, "who": study.who},
        f"{capital(time)}.",
        f"{people(study)}."
        if study.size
        else gettext("How many people took part: no number given."),
    ]
    if study.also_used:
        said.append(gettext("Everyone also used %(also_used)s.") % {"also_used": study.also_used})
    return " ".join(said)
