"""What an edit screen tells on top: errors with links to their fields, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.sites import site
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from drugs.admin.fields import WORDS_FOR
from drugs.admin.leaflet import KIND, unanswered
from drugs.admin.parts import ByParts, Part
from drugs.admin.records import Lines
from drugs.documents import facts
from drugs.kinds import KINDS
from drugs.models import Rule
from drugs.press.compile import compile_rows
from drugs.press.facts import NOT_CHECKED, unchecked_too
from drugs.press.publish import Unknown, propose
from drugs.press.rules import Problem, part_name
from drugs.wording.markdown import TextError

# What a medicine is missing in records of their own, and the model of these.
ELSEWHERE = {"rules": "rule", "urgent signs": "urgentsign"}


@dataclass(frozen=True)
class Wrong:
    """One error: where it is, in words; the field to go to (empty: the record itself)."""

    where: str
    field: str
    said: str


def errors_of(form: forms.BaseForm, formsets: Iterable[Any]) -> list[Wrong]:
    """Every error of a form and of its rows, in the order of the screen."""
    found = list(_errors(form, ""))
    for formset in formsets:
        name = str(formset.called)
        found += [Wrong(name, "", str(error)) for error in formset.non_form_errors()]
        for row in formset.forms:
            whose = str(row.instance) if row.instance.pk else name
            found += _errors(row, whose)
    return found


def _errors(form: forms.BaseForm, whose: str) -> Iterator[Wrong]:
    order = [*form.fields, *form.errors]  # as the screen has them, then what is of the whole
    for name, errors in sorted(form.errors.items(), key=lambda one: order.index(one[0])):
        own = name in form.fields
        label = _named(form, name) if own else ""
        where = ": ".join(filter(None, (whose, label)))
        field = form[name].id_for_label if own else _first(form) if whose else ""
        yield from (Wrong(where, field, str(error)) for error in errors)


def _named(form: Any, name: str) -> str:
    """A field in the words of its record, which tell a figure from its comparator."""
    if name in WORDS_FOR:
        return WORDS_FOR[name]
    try:
        return str(form._meta.model._meta.get_field(name).verbose_name).capitalize()
    except (AttributeError, FieldDoesNotExist):
        return str(form[name].label)


def _first(form: forms.BaseForm) -> str:
    return next((one.id_for_label for one in form if not one.is_hidden), "")


@require_safe
def missing_view(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """What keeps a record from being published: what is missing, and what contradicts itself. A
    part of its edit screen, asked for when that is there."""
    if not request.user.has_perm("drugs.view_publication"):
        raise PermissionDenied
    if kind not in KINDS:
        raise Http404("There is no such kind of record.")
    key, stopped, line = (kind, slug), "", Lines()
    problems: list[Problem] = []
    left: list[str] = []
    try:
        left = _not_checked(kind, slug)
        problems = propose([key]).problems
    except (Unknown, TextError) as error:
        stopped = str(error)
    not_entered = _not_entered(slug) if kind == KIND and problems else set()
    return TemplateResponse(
        request,
        "admin/_missing.html" if request.htmx else "admin/missing.html",  # type: ignore[attr-defined]
        site.each_context(request)
        | {
            "title": f"What is missing: {line(key).name}",
            "stopped": stopped,
            "problems": [
                (problem, place_of(problem, line))
                for problem in problems
                if problem.part not in not_entered
            ],
            "leaflet": slug,
            "not_checked": [(part, place_of(Problem(*key, part, ""), line)) for part in left],
            "not_entered": [problem for problem in problems if problem.part in not_entered],
        },
    )


def _not_checked(kind: str, slug: str) -> list[str]:
    """The parts of a record that are entered, and that readers do not get."""
    with unchecked_too():
        rows = KINDS[kind].model._default_manager.filter(slug=slug)
        document = compile_rows(kind, rows).get(slug)
    found = facts(document) if document else ()
    parts = (part_name(one) for one in found if one is not document and NOT_CHECKED in one.sources)
    return list(dict.fromkeys(parts))


def _not_entered(slug: str) -> set[str]:
    """What problems call the topics and parts of the label that have no row yet: one act enters all
    of them."""
    row = KINDS[KIND].rows.filter(slug=slug).first()
    topics, parts = unanswered(row) if row else ([], [])
    return {f"slot {one.value}" for one in topics} | {f"labelpart {one.value}" for one in parts}


def place_of(problem: Problem, line: Lines) -> str:
    """Where a problem is mended: the edit screen of its record, at the part that it names."""
    address = line((problem.kind, problem.slug)).edit if problem.kind in KINDS else ""
    screen = site._registry.get(KINDS[problem.kind].model) if address else None
    shape, _, name = problem.part.partition(" ")
    if shape == "rule":
        row = Rule.objects.filter(treatment__slug=problem.slug, slug=name).first()
        return reverse("admin:drugs_rule_change", args=[row.pk]) if row else address
    if problem.part in ELSEWHERE:
        return reverse(f"admin:drugs_{ELSEWHERE[problem.part]}_changelist")
    if not isinstance(screen, ByParts):
        return address
    named = (problem.part, problem.part.partition(" ")[0])
    found = (part for part in screen.parts for name in named if _holds(screen, part, name))
    part = next(found, None)
    return f"{address}?part={part.slug}" if part else address


def _holds(screen: ByParts, part: Part, name: str) -> bool:
    """Whether a part of a screen has the rows, or the field, that a problem names."""
    sets = dict(screen.fieldsets)  # type: ignore[attr-defined]
    fields = [one for title in part.fields for one in _flat(sets[title]["fields"])]
    called = {word for rows in part.rows for word in _called(screen, rows)}
    return name.replace(" ", "_") in fields or name in called


def _called(screen: Any, rows: Any) -> tuple[str, str]:
    """What problems call a row, and all the rows of its kind."""
    relation = next(
        one for one in screen.model._meta.related_objects
        if one.related_model is rows.model and rows.fk_name in (None, one.field.name)
    )  # fmt: skip
    return str(rows.model._meta.model_name), str(relation.get_accessor_name())


def _flat(fields: Iterable[Any]) -> Iterator[str]:
    for one in fields:
        if isinstance(one, str):
            yield one
        else:
            yield from _flat(one)
