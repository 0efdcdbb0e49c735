"""The ways from a page of a guide to its chapters, in three groups of four."""

from __future__ import annotations

from dataclasses import dataclass

from drugs.pages.medicine.chapters import groups
from drugs.pages.medicine.contents import HOW_IT_WORKED, SIDE_EFFECTS, Chapter
from drugs.pages.medicine.guide import Guide


@dataclass(frozen=True)
class Way:
    """A chapter with the places of the one long page of old that it holds now: a link to one of
    them still lands beside the way on."""

    chapter: Chapter
    old_places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ways:
    name: str
    ways: tuple[Way, ...]


def ways_on(guide: Guide, *, old_places: bool = False) -> tuple[Ways, ...]:
    """All chapters; with `old_places` where the old page is looked for."""
    return tuple(
        Ways(
            group.name,
            tuple(
                Way(chapter, _old_places(chapter, guide) if old_places else ())
                for chapter in group.chapters
            ),
        )
        for group in groups(guide.medicine)
    )


def _old_places(chapter: Chapter, guide: Guide) -> tuple[str, ...]:
    tables = {
        HOW_IT_WORKED: lambda: guide.outcomes,
        SIDE_EFFECTS: lambda: [*guide.reactions, *guide.alone],
    }.get(chapter.slug, list)()
    return (
        *chapter.anchors,
        *(f"topic-{topic}" for topic in chapter.topics),
        *(table.slug for table in tables),
    )
