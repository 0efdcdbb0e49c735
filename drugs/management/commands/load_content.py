from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from drugs.content.files import ContentError, read
from drugs.content.load import load
from drugs.content.odd_characters import hidden_characters, odd_characters
from drugs.management.plainly import plainly
from drugs.press.never_older import why_older
from drugs.progress import Progress


class Command(BaseCommand):
    help = "Loads the fixtures into the desk. Never overwrites a record edited since."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--update",
            action="store_true",
            help="take newer texts from the fixtures for records nobody has edited",
        )
        parser.add_argument(
            "--remove",
            action="store_true",
            help="take away records that left the fixtures, if nobody edited or uses them",
        )
        parser.add_argument("--folder", type=Path, default=settings.FIXTURES_DIR)

    def handle(self, *args: Any, **options: Any) -> None:
        with plainly("Nothing was loaded."):
            self._load(options)

    def _load(self, options: dict[str, Any]) -> None:
        if why := why_older():
            raise CommandError(f"Nothing was loaded. {why}")
        try:
            records = read(options["folder"])
            odd = list(odd_characters(records))
            if unseen := list(hidden_characters(records)):
                raise ContentError(unseen)
            with Progress(self.stderr, "Loading the fixtures") as progress:
                result = load(
                    records,
                    update=options["update"],
                    remove=options["remove"],
                    progress=progress,
                )
        except ContentError as error:
            raise CommandError("\n".join(error.problems)) from error
        self.stdout.write(
            f"{len(records)} records in the fixtures: {len(result.added)} added, "
            f"{len(result.updated)} updated, {len(result.removed)} removed, {result.same} the same."
        )
        for title, names in (
            ("Newer in the fixtures (load_content --update takes them):", result.newer),
            ("Edited on the desk, left alone:", result.edited),
            ("Deleted on the desk, left alone:", result.deleted),
            ("In another place, because an editor's record stands there:", result.placed),
            ("Left out, because an editor's record stands in the place:", result.taken),
            ("No longer in the fixtures, but other records rest on them:", result.left),
            ("Characters that have a plain form:", odd),
        ):
            if names:
                self.stdout.write("\n  ".join([title, *names]))
