from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from drugs.pages.gallery import Example, examples
from drugs.shelf import shelf_for
from drugs.templatetags.pictures import icon_names
from drugs.views.errors import not_found
from drugs.views.render import page, source_lines


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state. For staff, and for everybody with LIVE=1; never printed."""
    if not (settings.LIVE or request.user.is_staff):
        return not_found(request, word="gallery")
    shelf = shelf_for(request)
    sources = source_lines(shelf.sources_in_order, shelf)

    def drawn(example: Example) -> str:
        # With the request, so that what a component draws with stands at the end of the page.
        return render_to_string(
            f"components/{example.component}.html",
            {"page_sources": sources} | example.takes,
            request=request,
        )

    response = page(
        request,
        "drugs/gallery.html",
        examples=[(example, drawn(example)) for example in examples(shelf)],
        icons=icon_names(),
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
