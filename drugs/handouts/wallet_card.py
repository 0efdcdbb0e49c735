"""The wallet card: urgent signs and numbers, to cut out and fold to the size of a bank card."""

from __future__ import annotations

from typing import Literal

from drugs.documents import MedicineDoc, UrgentSignDoc
from drugs.handouts.ends import edition_line, review, web_address
from drugs.handouts.fitting import Fits
from drugs.handouts.parts import Items, Panel, Sheet, Words, say, strong
from drugs.handouts.safety import always_911, not_mixed
from drugs.pages.urgent_help import signs
from drugs.shelf import Shelf

HOW = (
    "Cut along the outer line.",
    "Fold in half along the line from top to bottom, with the print outside.",
    "Fold along the other lines, to and fro, like a fan.",
)


# Panels for 911 and for today: the fewest that hold the signs.
SHARES = ((1, 1), (1, 2), (2, 2))


def sheet(shelf: Shelf, slug: str, fits: Fits) -> Sheet:
    """Four panels for the front and four for the back, in the order in which they are read.

    Many signs take more panels; then the panels to write on give way.
    """
    *shares, last = SHARES
    for share in shares:
        card = _sheet(shelf, slug, *share)
        if fits(card):
            return card
    return _sheet(shelf, slug, *last)


def _sheet(shelf: Shelf, slug: str, emergency: int, today: int) -> Sheet:
    medicine = shelf.medicines[slug]
    address = web_address(f"/medicines/{medicine.slug}/")
    found = {group.urgency: group.signs for group in signs(medicine, shelf)}
    about = (
        say("This card does not replace your doctor. Signs not on it can be urgent too."),
        review(shelf, medicine) or say("No clinician has reviewed it yet."),
        say(f"{edition_line(shelf)} Sources: {address}"),
    )
    panels = [
        Panel(
            f"I use {medicine.brand} ({medicine.generic})",
            items=(
                strong("Not FDA-approved for eczema.")
                if medicine.not_approved_in_us
                else say(strong("Form: "), f"{medicine.form}."),
                say(strong("Boxed warning: "), medicine.box_line),
            ),
            fill=("Name", "Dose"),
            mark="none",
        ),
        *_help("Call 911", "911", found.get("911", ()), emergency),
        *_help("Call your doctor today", "today", found.get("today", ()), today),
        Panel("Who to call", fill=("Doctor", "By night", "Pharmacy", "My person")),
        Panel(
            "For doctors and nurses",
            items=(
                *_said(medicine, "do-not-use-if", "Do not use it if: "),
                *not_mixed(medicine, shelf),
                *_said(medicine, "vaccines", "Vaccines: "),
                *_said(medicine, "pregnancy", "Pregnancy: "),
            ),
        ),
    ]
    mine = "My other medicines, allergies"
    if emergency + today == 4:
        panels.append(Panel(mine, about, fill=("", ""), mark="none"))
    else:
        panels.append(Panel(mine, fill=("", "", "", "")))
        panels.append(Panel("About this card", about, mark="none"))
    if emergency + today == 2:
        panels.append(Panel("My next tests and visits", fill=("", "", "", "")))
    return Sheet(
        title=f"Wallet card: {medicine.brand} ({medicine.generic})",
        heading=f"Wallet card: {medicine.brand}",
        aside="",
        parts=(Items(tuple(map(say, HOW))), *panels),
        edition=edition_line(shelf),
        address=address,
        day=shelf.date,
        template="card",
    )


def _help(
    heading: str, urgency: Literal["911", "today"], found: tuple[UrgentSignDoc, ...], panels: int
) -> list[Panel]:
    """The signs of one urgency over so many panels."""
    items = [say(f"{sign.sign} ", strong(sign.meaning)) for sign in found]
    if urgency == "911":
        items.insert(0, always_911(found))
    each = -(-len(items) // panels)
    return [
        Panel(
            f"{heading}, also for" if n else heading,
            tuple(items[n * each : (n + 1) * each]),
            urgency=urgency,
        )
        for n in range(panels)
    ]


def _said(medicine: MedicineDoc, topic: str, start: str) -> list[Words]:
    guidance = medicine.on(topic)
    return [say(strong(start), guidance.summary)] if guidance else []
