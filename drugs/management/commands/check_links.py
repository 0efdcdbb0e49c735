from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drugs.sources.fetch import Asker
from drugs.sources.links import Offline, check_links


class Command(BaseCommand):
    help = "Tries the address of each source, and shows on the desk which no longer answer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--timeout", type=float, default=Asker.timeout, help="seconds")
        parser.add_argument("--pause", type=float, default=Asker.pause, help="seconds, doubling")

    def handle(self, *args: Any, **options: Any) -> None:
        asker = Asker(timeout=options["timeout"], pause=options["pause"])
        dead = total = 0
        try:
            for tried in check_links(asker, between=options["pause"]):
                total += 1
                if not tried.works:
                    dead += 1
                    self.stdout.write(f"{tried.source.slug}: {tried.finding}")
        except Offline as error:
            raise CommandError(f"{error} Nothing was written down.") from error
        self.stdout.write(f"{total} links: {dead} no longer answer.")
