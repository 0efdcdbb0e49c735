from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from drugs.management.plainly import plainly
from drugs.press.static_site import write_site
from drugs.progress import Progress
from drugs.shelf import Shelf, read


class Command(BaseCommand):
    help = "Writes the edition that is read as a site of files, which any host can serve."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("target", type=Path, help="a new folder, or one written here before")

    def handle(self, *args: Any, **options: Any) -> None:
        with plainly("The site was not written."):
            shelf = Shelf(read(Path(settings.EDITIONS_DIR) / "current").edition, alone=True)
            with Progress(self.stderr, "Writing the site") as progress:
                count = write_site(shelf, options["target"].absolute(), progress)
        self.stdout.write(f"Edition {shelf.number} is in {options['target']}: {count} addresses.")
