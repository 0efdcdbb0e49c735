from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from drugs.content.export import export, write
from drugs.content.files import ContentError


class Command(BaseCommand):
    help = "Writes the desk back to the fixture files, changing only what the desk changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.FIXTURES_DIR)
        parser.add_argument("--check", action="store_true", help="say what differs, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            result = export(options["folder"])
        except ContentError as error:
            raise CommandError("\n".join(error.problems)) from error
        for title, names in (
            ("Changed:", result.changed), ("Added:", result.added), ("Removed:", result.removed),
        ):  # fmt: skip
            if names:
                self.stdout.write("\n  ".join([title, *names]))
        if not result.texts:
            self.stdout.write("The files say what the desk says: nothing to write.")
        elif options["check"]:
            self.stdout.write(f"Would change: {', '.join(result.texts)}.")
        else:
            write(options["folder"], result)
            self.stdout.write(f"Written: {', '.join(result.texts)}.")
