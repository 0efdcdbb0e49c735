"""Readers are never taken back by accident: an empty, older or wrong database is refused, and who
really wants to go back says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from drugs.models import Publication
from drugs.press.printing import current_name

WAY_ON = (
    "If it is the wrong database, give the right one (DATABASE_URL, VAR_DIR) or put the newest "
    "backup in its place. If readers shall go back to what this one says: "
    "manage.py printer --once --go-back"
)


def why_older(editions: Path | None = None) -> str:
    """Why an edition of this database would take readers back, and what to do; empty where it would
    not. Two queries."""
    editions = editions or Path(settings.EDITIONS_DIR)
    read = newest_printed(editions)
    if read is None:
        return ""
    number = number_of(read)
    last = Publication.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    if last < number:
        return (
            f"Readers have edition {number}, and this database ends with publication {last}: it is "
            f"an older or another one. {WAY_ON}"
        )
    here = {
        (kind, slug): version
        for kind, slug, version in Publication.objects.newest().values_list(
            "kind", "slug", "version"
        )
    }
    for entry in _published(read):
        key = entry["kind"], entry["slug"]
        if here.get(key, 0) < entry["version"]:
            return (
                f"Readers have version {entry['version']} of {key[0]}/{key[1]}, and this database "
                f"ends with version {here.get(key, 0)} of it: it is another one. {WAY_ON}"
            )
    return ""


def newest_printed(editions: Path) -> Path | None:
    """The edition that is read; where `current` leads nowhere, the one with the highest number."""
    if name := current_name(editions):
        return editions / name
    try:
        found = [path for path in editions.iterdir() if path.name[:4].isdigit() and path.is_dir()]
    except OSError:
        return None
    return max(found, key=lambda path: (number_of(path), path.name), default=None)


def number_of(folder: Path) -> int:
    """The number in the name of an edition's folder."""
    digits = folder.name.partition("-")[0]
    return int(digits) if digits.isdigit() else 0


def set_aside(editions: Path, number: int) -> None:
    """Puts the editions above a number out of the way, for who goes back. Nothing is deleted."""
    for folder in editions.iterdir():
        if folder.name[:4].isdigit() and number_of(folder) > number:
            folder.rename(folder.with_name(f"set-aside-{folder.name}"))


def _published(folder: Path) -> list[dict[str, Any]]:
    try:
        found = json.loads((folder / "edition.json").read_bytes())["published"]
    except (OSError, ValueError, LookupError, TypeError):
        return []  # damaged; its number speaks for it
    return [entry for entry in found if {"kind", "slug", "version"} <= entry.keys()]
