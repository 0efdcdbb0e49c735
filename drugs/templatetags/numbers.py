from __future__ import annotations

from django import template

from drugs.wording import digits

register = template.Library()


@register.filter
def thousands(number: int) -> str:
    """4362 -> "4,362"."""
    return digits.whole(number)
