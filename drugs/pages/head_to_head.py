"""Trials that set one medicine against another: each holds for its own people, doses and weeks."""

from __future__ import annotations

from drugs.documents import MedicineDoc
from drugs.pages.by_letter import Part
from drugs.pages.trials import Trial, trials
from drugs.shelf import Shelf


def set_against(shelf: Shelf) -> list[MedicineDoc]:
    """The medicines that a trial set against another one."""
    return [
        medicine
        for medicine in shelf.medicines.values()
        if any(row.head_to_head for row in (*medicine.outcomes, *medicine.reactions))
    ]


def head_to_head_page(shelf: Shelf, part: Part | None = None) -> list[Trial]:
    """All that /evidence/head-to-head/ shows, from the shelf alone; or what one `part` of it
    shows."""
    medicines = part.here if part else set_against(shelf)
    every = (trial for medicine in medicines for trial in trials(medicine, shelf))
    return [trial for trial in every if trial.head_to_head]
