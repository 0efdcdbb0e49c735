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

from drugs.pages.compare.choice import ChosenMedicines, choose, find_pair, pair_name
from drugs.pages.compare.comparison import compare as side_by_side
from drugs.pages.medicine.shown import records_of
from drugs.shelf import shelf_for
from drugs.views.errors import not_found, suggestions
from drugs.views.fragment import page_or_fragment, varied


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Any choice of medicines, `?medicine=a&medicine=b`. Exactly two lead to their own address."""
    try:
        names = request.GET.getlist("medicine")
    except TooManyFieldsSent:
        return _answer(request, ChosenMedicines((), unknown=("",)))
    choice = choose(names, shelf_for(request))
    if choice.comparable and len(choice.medicines) == 2:
        pair = pair_name(choice.medicines)
        return varied(HttpResponseRedirect(reverse("compare_pair", args=[pair])))
    return _answer(request, choice)


@require_safe
def compare_pair(request: HttpRequest, pair: str) -> HttpResponse:
    """Two medicines, `cibinqo-rinvoq`. Another order or a generic name leads to that address."""
    medicines = find_pair(pair, shelf_for(request))
    if not medicines:
        return not_found(request, word=pair)
    if pair != pair_name(medicines):
        address = reverse("compare_pair", args=[pair_name(medicines)])
        return varied(HttpResponsePermanentRedirect(address))
    return _answer(request, ChosenMedicines(medicines))


def _answer(request: HttpRequest, choice: ChosenMedicines) -> HttpResponse:
    shelf = shelf_for(request)
    comparison = side_by_side(choice.medicines, shelf) if choice.comparable else None
    return page_or_fragment(
        request,
        "drugs/compare.html",
        "drugs/_comparison_table.html",
        status=404 if choice.unknown else 200,
        rests_on=comparison.facts if comparison else (),
        shows=[records_of(medicine, shelf) for medicine in choice.medicines],
        choice=choice,
        comparison=comparison,
        medicines=list(shelf.medicines.values()),
        did_you_mean=[found for name in choice.unknown[:1] for found in suggestions(name, shelf)],
    )
