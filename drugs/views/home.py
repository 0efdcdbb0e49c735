from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from drugs.pages.home import home_page
from drugs.pages.medicine.shown import records_of
from drugs.shelf import shelf_for
from drugs.views.menus import Link, there
from drugs.views.render import page

MORE = (
    Link("/other-options/", gettext_noop("Other options: creams, light, shots"), "other"),
    Link("/mixing/", gettext_noop("I take other medicines"), "pill"),
    Link("/cost-and-access/", gettext_noop("Cost and insurance"), "cost"),
    Link("/who-can-use/", gettext_noop("Who can use them"), "who"),
    Link("/side-effects/", gettext_noop("Side effects, one by one"), "list"),
    Link("/handouts/", gettext_noop("Sheets to print"), "print"),
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    shelf = shelf_for(request)
    shown = home_page(shelf)
    return page(
        request,
        "drugs/home.html",
        sources=shown.sources,
        shows=[records_of(medicine, shelf) for medicine in shelf.medicines.values()],
        shown=shown,
        more=there(MORE, shelf),
    )
