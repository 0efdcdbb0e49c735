from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    medicines = list(shelf_for(request).medicines.values())
    return page(
        request,
        "drugs/home.html",
        shows=medicines,
        approved=[medicine for medicine in medicines if medicine.approved_in_us],
        elsewhere=[medicine for medicine in medicines if medicine.not_approved_in_us],
    )
