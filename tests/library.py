"""Made-up libraries of any size, as rich as the edition that they grow from.

`python -m tests.library COUNT FROM TO` grows the `edition.json` FROM and writes it to TO.
"""

import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from drugs.documents import EditionDoc, MedicineDoc, Published, SubstanceDoc, facts
from drugs.documents.edition import SHAPE_NUMBER
from drugs.documents.upgrade import read_document, read_edition
from drugs.shelf import dump

SUBSTANCES = 50  # that each medicine says something of
CONDITIONS = {
    "atopic-dermatitis": "atopic dermatitis (eczema)",
    "chronic-hand-eczema": "chronic hand eczema",
    "made-up-eczema": "made-up eczema",
}
_STARTS = (
    "Ast", "Bal", "Cor", "Dex", "Elo", "Fen", "Gal", "Hel", "Ibi", "Jul", "Kel", "Lum", "Mor",
    "Nev", "Ora", "Pel", "Rov", "Sil", "Tav", "Ulm", "Vel", "Wes", "Yar", "Zel",
)  # fmt: skip
_MIDDLES = ("a", "e", "i", "o", "u", "ani", "eri", "olo", "ura", "ime")
_ENDS = (
    "bax", "brel", "cort", "dine", "dor", "fex", "gant", "kos", "lyst", "mab", "nyx", "phen",
    "pras", "quel", "rex", "sta", "stin", "tris", "vio", "wyn", "xil", "zen",
)  # fmt: skip


def names() -> Iterator[str]:
    """Names that nobody sells, and enough of them."""
    for number in itertools.count():
        for end, middle, start in itertools.product(_ENDS, _MIDDLES, _STARTS):
            yield f"{start}{middle}{end}{'i' * number}"


def library(edition: EditionDoc, medicines: int) -> EditionDoc:
    """The edition with so many medicines. Each new one has the rules, slots and figures of one that
    is there, under its own name; all have SUBSTANCES mixing notes, and every third is approved for
    another of CONDITIONS. The new ones are in no pair that is printed ahead."""
    models = [entry for entry in edition.published if isinstance(entry.document, MedicineDoc)]
    taken = {entry.slug for entry in models}
    fresh = (name for name in names() if name.lower() not in taken)
    substances = [
        entry.slug for entry in edition.published if isinstance(entry.document, SubstanceDoc)
    ]
    wanted = max(0, medicines - len(models))
    sources = [entry for entry in edition.published if entry.kind == "source"]
    copies = [
        entry
        for number, model, brand in zip(range(wanted), itertools.cycle(models), fresh)
        for entry in _copy(model, brand, number, substances, sources)
    ]
    twins: dict[str, list[str]] = {entry.slug: [entry.slug] for entry in models}
    made = [entry for entry in copies if entry.kind == "medicine"]
    for entry, model in zip(made, itertools.cycle(models)):
        twins[model.slug].append(entry.slug)
    entries = [_naming(entry, twins) for entry in edition.published]
    entries = sorted([*entries, *copies], key=lambda entry: (entry.kind, entry.slug))
    return edition.model_copy(update={"published": tuple(entries)})


def _copy(
    entry: Published, brand: str, number: int, substances: list[str], sources: list[Published]
) -> Iterator[Published]:
    """A medicine with the sources that are of it alone."""
    old = entry.document
    assert isinstance(old, MedicineDoc)
    generic = old.generic.split()[0]
    said = {
        old.brand: brand,
        old.slug: brand.lower(),
        generic: f"{brand.lower()}tinib",
        generic.capitalize(): f"{brand}tinib",
    }

    def told_anew(one: Published) -> dict:
        text = one.document.model_dump_json()
        for before, now in said.items():
            text = text.replace(before, now)
        return json.loads(text)

    stored = told_anew(entry) | {"pairs_printed": False}
    _spread(stored, number, substances)
    used = {slug for part in facts(old) for slug in part.sources}
    for source in sources:
        if source.slug in used and (old.slug in source.slug or generic in source.slug):
            yield _entry(source, told_anew(source))
    yield _entry(entry, stored)


def _entry(of: Published, stored: dict) -> Published:
    return of.model_copy(
        update={"slug": stored["slug"], "document": read_document(stored, SHAPE_NUMBER)}
    )


def _spread(stored: dict, number: int, substances: list[str]) -> None:
    """Approvals turn through CONDITIONS, and notes through the substances."""
    condition = list(CONDITIONS)[number % len(CONDITIONS)]
    for row in stored["indications"]:
        if row["status"] == "approved":
            row |= {"condition": condition, "condition_name": CONDITIONS[condition]}
    notes = stored["mixing_notes"]
    if not notes:
        return
    told = {row["substance"] for row in notes}
    others = (substances[(number + at) % len(substances)] for at in range(len(substances)))
    new = [slug for slug in others if slug not in told][: SUBSTANCES - len(notes)]
    notes += [row | {"substance": slug} for slug, row in zip(new, itertools.cycle([*notes]))]
    notes.sort(key=lambda row: row["substance"])


def _naming(entry: Published, twins: dict[str, list[str]]) -> Published:
    """What warns of a medicine or asks about it does so for those that were made of it."""
    named = getattr(entry.document, "medicines", ())
    if entry.kind == "mixed-message" or not named:
        return entry
    grown = tuple(sorted({twin for slug in named for twin in twins.get(slug, [slug])}))
    document = entry.document.model_copy(update={"medicines": grown})
    return entry.model_copy(update={"document": document})


if __name__ == "__main__":
    count, source, target = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    target.write_bytes(dump(library(read_edition(json.loads(source.read_bytes())), count)))
