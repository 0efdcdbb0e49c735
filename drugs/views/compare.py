from __future__ import annotations

from django.core.exceptions import TooManyFieldsSent
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.urls import reverse
from django.views.decorators.http import require_safe

from drugs.documents import MedicineDoc
from drugs.pages.compare.choice import Choice, choose, find_pair, groups, is_typed, pair_name
from drugs.pages.compare.comparison import compare as side_by_side
from drugs.pages.compare.pairs import ready_pairs, sheet_of
from drugs.pages.medicine.shown import records_of
from drugs.shelf import shelf_for
from drugs.views.errors import not_found, suggestions
from drugs.views.render import page


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Any choice of treatments, `?medicine=a&medicine=b`. Exactly two lead to their own address."""
    try:
        names = request.GET.getlist("medicine")
    except TooManyFieldsSent:
        return _answer(request, Choice((), unknown=("",)))
    choice = choose(names, shelf_for(request))
    if choice.comparable and len(choice.treatments) == 2:
        return HttpResponseRedirect(reverse("compare_pair", args=[pair_name(choice.treatments)]))
    return _answer(request, choice)


@require_safe
def compare_pair(request: HttpRequest, pair: str) -> HttpResponse:
    """Two treatments, `cibinqo-rinvoq`. Another order or a generic name leads to that address."""
    treatments = find_pair(pair, shelf_for(request))
    if not treatments:
        return not_found(request, word=pair)
    if pair != pair_name(treatments):
        address = reverse("compare_pair", args=[pair_name(treatments)])
        return HttpResponsePermanentRedirect(address)
    return _answer(request, Choice(treatments))


def _answer(request: HttpRequest, choice: Choice) -> HttpResponse:
    """The comparison, or what to do next. Three and four are answered live each time, and to
    measure how they read would cost as much as all the rest."""
    shelf = shelf_for(request)
    comparison = side_by_side(choice.treatments, shelf) if choice.comparable else None
    return page(
        request,
        "drugs/compare.html",
        status=404 if choice.unknown else 200,
        measured=len(choice.treatments) < 3,
        rests_on=comparison.facts if comparison else (),
        shows=[records_of(t, shelf) for t in choice.treatments if isinstance(t, MedicineDoc)],
        choice=choice,
        comparison=comparison,
        groups=groups(shelf),
        typed=is_typed(shelf),
        ready=ready_pairs(shelf) if comparison is None else None,
        sheet=sheet_of(choice.treatments, shelf) if comparison else "",
        did_you_mean=[found for name in choice.unknown[:1] for found in suggestions(name, shelf)],
    )
