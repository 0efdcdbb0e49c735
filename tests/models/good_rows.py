"""A row of each model that keeps every rule: from the fixtures, or made where they hold none."""

import datetime
from collections.abc import Callable

from django.contrib.auth.models import User
from django.db.models import Model

from drugs import models as desk

TODAY = datetime.date(2026, 11, 22)
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
TERM = {"kind": "term", "slug": "flare"}


def good_row(model: type[Model]) -> Model:
    row = model.objects.exclude(how_checked="unchecked").first() if checkable(model) else None
    return row or model.objects.first() or made(model)


def made(model: type[Model]) -> Model:
    return model.objects.create(**MADE[model]())


def checkable(model: type[Model]) -> bool:
    return issubclass(model, desk.FactRow)


# What editors do and what happens to them stands in no fixture.
MADE: dict[type[Model], Callable[[], dict[str, object]]] = {
    desk.Assignment: lambda: TERM | {
        "person": (someone := User.objects.create()), "due_on": TODAY, "given_by": someone,
        "given_at": NOW,
    },
    desk.Bundle: lambda: {"name": "June label", "made_by": User.objects.create()},
    desk.BundleRecord: lambda: TERM | {"bundle": good_row(desk.Bundle)},
    desk.Unsaved: lambda: {
        "owner": User.objects.create(), "place": "/admin/", "words": "{}", "kept_at": NOW,
    },
    desk.Comment: lambda: TERM | {
        "text": "Is this so?", "written_by": User.objects.create(), "written_at": NOW,
    },
    desk.Handover: lambda: TERM | {"sent_by": User.objects.create(), "sent_at": NOW},
    desk.LinkCheck: lambda: {"source": desk.Source.objects.first(), "works": True, "tried_at": NOW},
    desk.MixingNote: lambda: {
        "treatment": desk.Treatment.objects.first(), "substance": desk.Substance.objects.first(),
        "level": "not-named",
    },
    desk.Person: lambda: {
        "slug": "a-person", "name": "A", "credentials": "B", "role": "C", "interests": "D",
        "declared_on": TODAY,
    },
    desk.Plan: lambda: {
        "records": [["term", "flare"]], "seen": "mark", "reason": "On that day", "at": NOW,
        "approver": User.objects.create(), "planned_at": NOW,
    },
    desk.Printing: lambda: {"edition": "0001", "done": 1, "total": 2},
    desk.ProblemReport: lambda: {"page_path": "/", "message": "A number is wrong."},
    desk.Recheck: lambda: TERM | {
        "source": desk.Source.objects.first(), "edition": "6/2026", "section": "2",
        "answer": "same", "checked_by": User.objects.create(), "checked_at": NOW,
    },
    desk.Signer: lambda: {"account": User.objects.create(), "person": good_row(desk.Person)},
    desk.ToEnter: lambda: TERM | {"what": "A", "text": "B"},
    desk.Writer: lambda: TERM | {"written_by": User.objects.create(), "written_at": NOW},
}  # fmt: skip
