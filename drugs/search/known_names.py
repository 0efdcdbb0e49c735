"""The names readers use for what the records hold, and which of them are the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from drugs.documents import MedicineDoc, OptionDoc, SideEffectDoc
from drugs.shelf import Shelf


def synonyms(shelf: Shelf) -> list[tuple[str, ...]]:
    """Names for the same thing, as the records hold them: brand and generic, plain and medical."""
    found = [medicine_names(medicine) for medicine in shelf.medicines.values()]
    found += [(effect.name, *other_names(effect)) for effect in shelf.side_effects.values()]
    found += [(term.term, *term.also_called) for term in shelf.terms.values()]
    found += [option_names(option) for option in shelf.options]
    found += [(row.name, *row.brands, *row.also_called) for row in shelf.substances.values()]
    found += [names for _, names in names_of_notices(shelf)]
    return found


def names_of_notices(shelf: Shelf) -> list[tuple[str, tuple[str, ...]]]:
    """The address of each notice with the names of what was taken down. What rules rest on keeps
    its names itself."""
    return [
        (notice.paths[0], (notice.name, *filter(None, [notice.generic_slug.replace("-", " ")])))
        for notice in shelf.edition.taken_down
        if notice.paths and notice.kind not in ("substance", "side-effect")
    ]


def known_names(shelf: Shelf) -> Iterator[tuple[str, str, str]]:
    """(kind, slug, name) of what readers name: treatments, what people take besides, side effects
    and words; and what was taken down, by the address of its notice."""
    for href, names in names_of_notices(shelf):
        for name in names:
            yield "taken-down", href, name
    for medicine in shelf.medicines.values():
        for name in medicine_names(medicine):
            yield "medicine", medicine.slug, name
    for option in shelf.options:
        for name in option_names(option):
            yield "option", option.slug, name
    for row in shelf.substances.values():
        for name in (row.name, row.professional_name, *row.brands, *row.also_called):
            if name:
                yield "substance", row.slug, name
    for effect in shelf.side_effects.values():
        for name in (effect.name, *other_names(effect)):
            yield "side-effect", effect.slug, name
    for term in shelf.terms.values():
        for name in (term.term, *term.also_called):
            yield "term", term.slug, name


def names_of_medicines(shelf: Shelf) -> Iterator[str]:
    """The names of all medicines, of those too that were taken down: people have them at home."""
    for medicine in shelf.medicines.values():
        yield from medicine_names(medicine)
    for notice in shelf.edition.taken_down:
        if notice.kind == "medicine":
            yield from filter(None, (notice.name, notice.generic_slug))


def medicine_names(medicine: MedicineDoc) -> tuple[str, ...]:
    """Brand and generic name, the latter with its form and without."""
    return tuple(dict.fromkeys((medicine.brand, medicine.generic, medicine.generic.split()[0])))


def option_names(option: OptionDoc) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (option.brand, option.generic, option.name))))


def other_names(effect: SideEffectDoc) -> tuple[str, ...]:
    names = {name.lower(): name for name in (effect.medical_name, *effect.also_called) if name}
    return tuple(names.values())
