"""Records by the names that people know them by; their slugs are for addresses."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext, gettext_lazy

from drugs.documents import Key
from drugs.kinds import KINDS
from drugs.models import LabelPart, Outcome, Publication, Region, Slot
from drugs.press.rules import Problem
from drugs.press.rules.walk import shape_name

LONGEST = 80  # characters of a name: a question or a claim is a whole sentence


class Names:
    """The names of records, on the desk or, when they are gone from it, as published last. A kind
    is asked for once, however many of its records are named."""

    def __init__(self) -> None:
        self._of_kind: dict[str, dict[str, tuple[int, str]]] = {}

    def number(self, key: Key) -> int | None:
        """The number of a record's row on the desk; None when the desk no longer has it."""
        row = self._rows(key[0]).get(key[1])
        return row[0] if row else None

    def __call__(self, key: Key) -> str:
        """A record as an editor knows it, such as "Cibinqo (medicine)"."""
        kind, slug = key
        name = self.title(key) or slug
        return gettext("%(name)s (%(kind)s)") % {
            "name": Truncator(name).chars(LONGEST), "kind": kind.replace("-", " "),
        }  # fmt: skip

    def title(self, key: Key) -> str:
        """The name alone; empty for a record that neither the desk nor readers ever had."""
        row = self._rows(key[0]).get(key[1])
        return row[1] if row else _as_published(key)

    def _rows(self, kind: str) -> dict[str, tuple[int, str]]:
        if kind not in self._of_kind:
            one = KINDS[kind]
            rows = one.rows.values_list("slug", "pk", one.title)
            self._of_kind[kind] = {slug: (pk, one.called(name)) for slug, pk, name in rows}
        return self._of_kind[kind]


def name_of(key: Key) -> str:
    """One record as an editor knows it."""
    return Names()(key)


def names_of(keys: Iterable[Key]) -> list[str]:
    """Some records as an editor knows them."""
    named = Names()
    return [named(key) for key in keys]


def in_words(problem: Problem) -> str:
    """A problem of a record, or of a finished page, as an editor reads it."""
    named = problem.slug if problem.kind == "page" else name_of((problem.kind, problem.slug))
    where = ", ".join(filter(None, (named, part_in_words(problem.part))))
    return gettext("%(where)s: %(problem)s") % {"where": where, "problem": problem.message}


def _as_published(key: Key) -> str:
    """What a record was called when it was published last."""
    rows = Publication.objects.filter(kind=key[0], slug=key[1], document__isnull=False)
    row = rows.order_by("-version").first()
    kind = KINDS[key[0]]
    return kind.called(row.document.get(kind.title, "")) if row and row.document else ""


# What parts of a document are called on the desk, by the name of their shape.
PARTS = {
    "slot": gettext_lazy("topic"),
    "labelpart": gettext_lazy("part of the label"),
    "rule": gettext_lazy("rule"),
    "condition": gettext_lazy("condition"),
    "indication": gettext_lazy("approval"),
    "warning": gettext_lazy("warning"),
    "listing": gettext_lazy("side effect without a figure"),
    "monitoring": gettext_lazy("test"),
    "study": gettext_lazy("study"),
    "reaction": gettext_lazy("how many had it"),
    "outcome": gettext_lazy("how many got better"),
    "alone": gettext_lazy("figure followed alone"),
    "articlesection": gettext_lazy("section"),
    "articlefigure": gettext_lazy("figure"),
}

# And all parts of a kind, where one of them is missing.
GROUPS = {"indications": gettext_lazy("approvals")}

# The parts that are told apart by a choice are called by its words.
CHOICES: dict[str, Any] = {
    "slot": Slot.Topic,
    "labelpart": LabelPart.Part,
    "indication": Region,
    "outcome": Outcome.Measure,
}


def part_in_words(part: str) -> str:
    """A part of a document (`part_name`), such as "slot missed-dose", as "topic: If you miss a
    dose"; empty for the record itself."""
    shape, _, which = part.partition(" ")
    if which and shape in PARTS:
        words = dict(CHOICES[shape].choices) if shape in CHOICES else {}
        return f"{PARTS[shape]}: {words.get(which, which.replace('-', ' '))}"
    if which and shape in _records():
        return ""
    return str(GROUPS.get(part, part))  # mostly words already


@cache
def _records() -> set[str]:
    """What `part_name` calls whole records."""
    return {shape_name(kind.document) for kind in KINDS.values()}
