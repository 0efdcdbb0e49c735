"""A stored publication that this software cannot read is named on the screen that met it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.admin.sites import site
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse

from drugs.documents.upgrade import Unreadable

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def named(view: View) -> View:
    """A view that answers 503 and names the publication, in place of a traceback."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Unreadable as error:
            context = site.each_context(request) | {
                "title": "A publication cannot be read",
                "why": str(error),
            }
            return TemplateResponse(request, "admin/unreadable.html", context, status=503)

    return cast(View, shown)
