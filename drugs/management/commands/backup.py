from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drugs.backup.folders import back_up, prune
from drugs.backup.stores import CannotBackUp
from drugs.management.plainly import plainly


class Command(BaseCommand):
    help = "Puts the database and the secret key away, as they are at one moment."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, default=Path(settings.VAR_DIR) / "backups")
        parser.add_argument("--keep", type=int, help="remove all but so many of the newest")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["keep"] is not None and options["keep"] < 1:
            raise CommandError("--keep is how many backups stay: 1 or more.")
        with plainly("Nothing was backed up."):
            try:
                made = back_up(options["to"], timezone.now())
            except CannotBackUp as error:
                raise CommandError(f"Nothing was backed up. {error}") from error
        self.stdout.write(f"Backed up to {made}")
        if options["keep"] and (gone := prune(options["to"], options["keep"])):
            self.stdout.write(f"Removed {len(gone)} older.")
