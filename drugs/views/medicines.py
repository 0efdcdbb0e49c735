from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def medicines(request: HttpRequest) -> HttpResponse:
    """The list of all medicines, the ones the FDA has not approved for eczema apart."""
    found = list(shelf_for(request).medicines.values())
    return page(
        request,
        "drugs/medicines.html",
        shows=found,
        approved=[medicine for medicine in found if medicine.approved_in_us],
        elsewhere=[medicine for medicine in found if medicine.not_approved_in_us],
    )
