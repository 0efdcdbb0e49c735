"""Where a line of the reviewer's packet stands: sources by number, section and edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from drugs.documents import Fact, MedicineDoc, SourceDoc
from drugs.handouts.claims import Claim
from drugs.handouts.references import References, source_line
from drugs.handouts.runs import Words, note, say
from drugs.press.rules.walk import part_name
from drugs.shelf import Shelf
from drugs.wording.lists import commas


@dataclass(frozen=True)
class Row:
    """A line before it has its number."""

    words: Words
    place: Words
    values: tuple[str, ...] = ()

    def claim(self, number: int) -> Claim:
        return Claim(number, self.words, self.place, self.values)


@dataclass(frozen=True)
class Said:
    """Lines that stand together; `values` are the groups of a trial."""

    heading: str
    rows: tuple[Row, ...]
    values: tuple[str, ...] = ()


class Places:
    """Numbers sources as lines come. `sections` say in which section of the label a part was found
    when it was last looked up."""

    def __init__(self, medicine: MedicineDoc, shelf: Shelf, sections: Mapping[str, str]) -> None:
        self.medicine, self.shelf, self._sections = medicine, shelf, sections
        self._references = References(shelf, first=[medicine.label] if medicine.label else [])

    def row(
        self,
        words: Words,
        *facts: Fact,
        values: tuple[str, ...] = (),
        section: str = "",
        edition: str = "",
    ) -> Row:
        """A line of one fact, or of some that stand together; what was read second-hand says so.
        The edition is said where it is another than the one read."""
        if any(fact.how_checked == "secondary" for fact in facts):
            words = say(words, note(" " + gettext("(read second-hand)")))
        slugs = dict.fromkeys(slug for fact in facts for slug in fact.sources)
        found = sorted(slugs, key=lambda slug: slug != self.medicine.label)
        section = section or self._sections.get(part_name(facts[0]), "")
        told = [self._cited(self.shelf.sources[slug], section, edition) for slug in found]
        return Row(words, say(", ".join(told)), values)

    def _cited(self, source: SourceDoc, section: str, edition: str) -> str:
        cited = self._references.cite([source.slug])
        if source.slug != self.medicine.label:
            return cited
        said = []
        if section:
            said.append(gettext("section %(section)s") % {"section": section})
        if edition and edition != source.revision_read:
            said.append(gettext("edition %(edition)s") % {"edition": edition})
        return " ".join([cited, commas(said)]) if said else cited

    def sources(self) -> tuple[Words, ...]:
        """The sources by the numbers that the lines name, each with the edition that was read."""
        return tuple(
            say(source_line(source, titles=True), _edition(source))
            for source in self._references.cited
        )

    def key(self) -> str:
        """What [1] is, for the head of each page."""
        source = self.shelf.sources.get(self.medicine.label)
        if source is None:
            return ""
        return gettext("[1] is the label, edition %(edition)s") % {"edition": source.revision_read}


def _edition(source: SourceDoc) -> str:
    if not source.revision_read:
        return ""
    return " " + gettext("Edition read: %(edition)s.") % {"edition": source.revision_read}
