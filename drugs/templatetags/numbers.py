from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def thousands(number: int) -> str:
    """4362 -> "4,362"."""
    return f"{number:,}"
