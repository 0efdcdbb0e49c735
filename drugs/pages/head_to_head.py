"""Trials that set one medicine against another: each holds for its own people, doses and weeks."""

from __future__ import annotations

from drugs.pages.trials import Trial, trials
from drugs.shelf import Shelf


def head_to_head_page(shelf: Shelf) -> list[Trial]:
    """All that /evidence/head-to-head/ shows, from the shelf alone."""
    every = (trial for medicine in shelf.medicines.values() for trial in trials(medicine, shelf))
    return [trial for trial in every if trial.head_to_head]
