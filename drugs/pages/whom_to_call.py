"""Whom to call and when, whatever a person takes: every help line but those for paying."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drugs.documents import HelpLineDoc, TreatmentDoc
from drugs.shelf import Shelf


@dataclass(frozen=True)
class OfTreatments:
    """A line of one maker, and the treatments it is for."""

    line: HelpLineDoc
    treatments: tuple[TreatmentDoc, ...]


@dataclass(frozen=True)
class WhomToCallPage:
    """Help lines by what they are for; a list is empty where none is there."""

    emergency: list[HelpLineDoc]
    second_door: list[HelpLineDoc]
    poison: list[HelpLineDoc]
    crisis: list[HelpLineDoc]
    ahead: list[HelpLineDoc]
    report: list[HelpLineDoc]
    makers: list[OfTreatments]

    @property
    def facts(self) -> list[HelpLineDoc]:
        """Everything the page rests on."""
        return [
            *self.emergency, *self.second_door, *self.poison, *self.crisis, *self.ahead,
            *self.report, *(row.line for row in self.makers),
        ]  # fmt: skip


def whom_to_call_page(shelf: Shelf) -> WhomToCallPage:
    """All that /whom-to-call/ shows, from the shelf alone."""
    report = shelf.help_for("report")
    return WhomToCallPage(
        emergency=shelf.help_for("emergency"),
        second_door=shelf.help_for("second-door"),
        poison=shelf.help_for("poison"),
        crisis=shelf.help_for("crisis"),
        ahead=shelf.help_for("ahead"),
        report=[line for line in report if not line.treatments],
        makers=of_treatments((line for line in report if line.treatments), shelf),
    )


def of_treatments(lines: Iterable[HelpLineDoc], shelf: Shelf) -> list[OfTreatments]:
    """Lines of makers, each with its treatments in the order readers know."""
    every: list[TreatmentDoc] = [*shelf.medicines.values(), *shelf.options]
    return [
        OfTreatments(line, tuple(row for row in every if row.slug in line.treatments))
        for line in lines
    ]
