"""The values of a document in words an editor reads. Nothing is left out: two values that differ
read differently."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext, ngettext

from drugs.documents import (
    Block,
    ConditionDoc,
    Inline,
    LabelPartDoc,
    Review,
    Shape,
    Side,
    SlotDoc,
)
from drugs.models import LabelPart, Rule, Slot
from drugs.numbers.ages import age_words, pounds

MISSING = "(nothing)"
_MARKS = re.compile(r"([\\*\[\]])")


def field_in_words(shape: Shape, name: str) -> str:
    """One field of a shape, with the unit that its name or its neighbors give it."""
    value: Any = getattr(shape, name, None)
    if value in (None, "", ()):
        return MISSING
    if name == "how_checked":
        return str(dict(Slot.HowChecked.choices).get(value, value))
    if name == "state" and isinstance(shape, SlotDoc | LabelPartDoc):
        states = Slot.State if isinstance(shape, SlotDoc) else LabelPart.State
        return str(dict(states.choices).get(value, value))
    if name == "rank":
        return str(dict(Rule.Stands.choices).get(value, value))
    if name == "min_age_months":
        return age_words(value)
    if name in ("ages_from", "ages_to", "weight_applies_below_age"):
        return _years(value)
    if name == "min_weight_kg":
        return _weight(value)
    if isinstance(shape, ConditionDoc) and name in ("at_least", "below"):
        if shape.what == "age":
            return _years(value)
        return _weight(value) if shape.what == "weight" else in_words(value)
    if isinstance(value, Side):
        return _side(value, rate=getattr(shape, "unit", "") == "per-year")
    return in_words(value)


def in_words(value: Any) -> str:
    """A value of a document as an editor reads it; never JSON."""
    match value:
        case None | "" | ():
            return MISSING
        case bool():
            return gettext("yes") if value else gettext("no")
        case Decimal():
            return f"{value.normalize():f}"
        case date():
            return f"{value:%B} {value.day}, {value.year}"
        case Side():
            return _side(value, rate=False)
        case Review():
            if value.reviewed_on is None:
                return gettext("not reviewed")
            return gettext("%(day)s, by %(person)s") % {
                "day": in_words(value.reviewed_on), "person": value.reviewed_by,
            }  # fmt: skip
        case tuple() if isinstance(value[0], Block):
            return markdown_of(value)
        case tuple():
            return "\n".join(map(str, value))
        case _:
            return str(value)


def markdown_of(text: tuple[Block, ...]) -> str:
    """A text as its editor types it: strong words, links with their addresses, terms and all."""
    return "\n\n".join(_block(block) for block in text)


def _block(block: Block) -> str:
    if block.kind == "paragraph":
        return _run(block.inlines)
    signs = ["-"] * len(block.items)
    if block.kind == "steps":
        signs = [f"{number}." for number in range(1, len(block.items) + 1)]
    return "\n".join(f"{sign} {_run(item)}" for sign, item in zip(signs, block.items, strict=True))


def _run(inlines: tuple[Inline, ...]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    text = _MARKS.sub(r"\\\1", inline.text)
    match inline.kind:
        case "strong":
            return f"**{text}**"
        case "link":
            return f"[{text}]({inline.href})"
        case "term" | "help":
            return f"[{text}]({inline.kind}:{inline.slug})"
        case _:
            return text


def _side(side: Side, *, rate: bool) -> str:
    count = group = percent = ""
    if side.count is not None and side.size:
        count = gettext("%(count)s of %(size)s") % {"count": side.count, "size": side.size}
    elif side.count is not None:
        count = str(side.count)
    elif side.size:
        group = gettext("group of %(size)s") % {"size": side.size}
    if side.percent:
        percent = (
            gettext("%(number)s for each 100 people in a year") % {"number": side.percent}
            if rate
            else f"{side.percent}%"
        )
    return ", ".join(filter(None, (percent, count, group))) or MISSING


def _years(number: int | Decimal) -> str:
    whole = number == int(number)
    said = str(int(number)) if whole else in_words(number)
    return ngettext("%(number)s year", "%(number)s years", 1 if said == "1" else 2) % {
        "number": said
    }


def _weight(kilograms: int | Decimal) -> str:
    return gettext("%(kilograms)s kg (%(pounds)s pounds)") % {
        "kilograms": f"{Decimal(kilograms).normalize():f}", "pounds": pounds(kilograms),
    }  # fmt: skip
