"""Names of medicines as links, to stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from drugs.documents import MedicineDoc, SubstanceDoc
from drugs.wording.lists import commas
from drugs.wording.rules import brand_first

register = template.Library()


@register.filter
def brands(items: Iterable[Any]) -> list[str]:
    """The brands of medicines, or of objects with a medicine each."""
    return [getattr(item, "medicine", item).brand for item in items]


@register.filter
def brand_links(medicines: Iterable[MedicineDoc]) -> SafeString:
    """ "Cibinqo, Rinvoq", each a link to its page."""
    return mark_safe(  # noqa: S308 - each link is escaped
        commas(
            format_html('<a href="{}">{}</a>', reverse("medicine", args=[m.slug]), m.brand)
            for m in medicines
        )
    )


@register.filter
def known_names(substances: Iterable[SubstanceDoc]) -> str:
    """ "Plavix (clopidogrel), aspirin": as people know them."""
    return commas(brand_first(row) if row.brands else row.best_known for row in substances)
