from __future__ import annotations

import fcntl
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.management.commands.collectstatic import Command as CollectStatic
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils import timezone

from drugs.models import Printing, Publication
from drugs.press import printing
from drugs.press.publish import edition
from drugs.progress import Progress

LOOK_EVERY = 0.5  # seconds


class Command(BaseCommand):
    help = "Prints an edition whenever a newer publication exists or the date has changed."

    failed = ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="print if there is need, then stop")

    def handle(self, *args: Any, **options: Any) -> None:
        editions = Path(settings.EDITIONS_DIR)
        editions.mkdir(parents=True, exist_ok=True)
        mark = printing.fingerprint()
        if options["once"]:
            if not self._look(editions, mark, once=True):
                raise CommandError("Nothing is published yet. Run: manage.py publish --first")
            return
        with (editions / ".printer.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise CommandError(
                    "Another printer is running on this machine. One is enough."
                ) from error
            while True:
                self._look(editions, mark, once=False)
                close_old_connections()
                time.sleep(LOOK_EVERY)

    def _look(self, editions: Path, mark: str, *, once: bool) -> bool:
        """Prints if there is need. False before anything is published.

        Two may look at once (`--once` beside the watcher), so the look is taken under a lock.
        """
        name = _wanted(mark)
        if not name:
            return False
        if name == self.failed or (not once and name == printing.current_name(editions)):
            return True
        with (editions / ".printing.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            name = _wanted(mark) or name
            if name == printing.current_name(editions):
                self.stdout.write(f"Edition {name} is printed already.")
            else:
                # What failed once fails again: it is not tried anew until something changes.
                self.failed = "" if self._print(mark, once=once) else name
        return True

    def _print(self, mark: str, *, once: bool) -> bool:
        """Prints what is published now. False, and the reason in the admin, when it fails."""
        # Pages name static files by their hash, so those are gathered first.
        call_command(CollectStatic(), interactive=False, verbosity=0)
        wanted = edition(timezone.localdate())
        row = Printing.objects.create(
            edition=printing.folder_name(wanted.number, wanted.date, mark)
        )
        try:
            with Progress(self.stderr, "Printing the edition") as progress:

                def report(done: int, total: int) -> None:
                    progress(done, total)
                    if done % 25 == 0 or done == total:
                        Printing.objects.filter(pk=row.pk).update(done=done, total=total)

                folder = printing.print_edition(wanted, mark, progress=report)
        except Exception as error:
            Printing.objects.filter(pk=row.pk).update(
                state=Printing.State.FAILED, message=str(error), ended_at=timezone.now()
            )
            if once:
                raise CommandError(f"The edition was not printed. {error}") from error
            self.stderr.write(f"The edition was not printed. {error}")
            return False
        Printing.objects.filter(pk=row.pk).update(
            state=Printing.State.DONE, ended_at=timezone.now()
        )
        self.stdout.write(f"Edition {folder.name} is printed.")
        return True


def _wanted(mark: str) -> str | None:
    """The folder name of the edition that should be current; None before anything is published."""
    last = Publication.objects.order_by("-pk").values_list("pk", flat=True).first()
    return last and printing.folder_name(last, timezone.localdate(), mark)
