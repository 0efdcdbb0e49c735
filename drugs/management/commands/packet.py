from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drugs.admin.packet import packet_of
from drugs.management.plainly import plainly


class Command(BaseCommand):
    help = "Writes the reviewer's packet of a medicine, as readers have it, to a PDF file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("medicine", help="as its address has it")
        parser.add_argument("--to", type=Path, default=Path(), metavar="FOLDER")
        parser.add_argument("--paper", choices=("letter", "a4"), default="letter")

    def handle(self, *args: Any, **options: Any) -> None:
        with plainly("No packet was written."):
            try:
                name, made = packet_of(options["medicine"], options["paper"])
            except KeyError as error:
                raise CommandError(f"Readers have no medicine {options['medicine']!r}.") from error
            file = options["to"] / name
            file.write_bytes(made.pdf)
        self.stdout.write(f"{file}: {made.pages} pages.")
