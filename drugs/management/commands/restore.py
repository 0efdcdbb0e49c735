from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drugs.backup.folders import restore
from drugs.backup.stores import CannotBackUp
from drugs.management.plainly import plainly


class Command(BaseCommand):
    help = "Fills an empty database from a backup, and compares all rows with what was put away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("backup", type=Path, help="the folder that `backup` made")

    def handle(self, *args: Any, **options: Any) -> None:
        with plainly("The backup was not restored."):
            try:
                rows = restore(options["backup"])
            except CannotBackUp as error:
                raise CommandError(f"The backup was not restored. {error}") from error
        self.stdout.write(
            f"Restored: {rows} rows, each as it was. Next: make run, or manage.py migrate and "
            "manage.py printer --once"
        )
