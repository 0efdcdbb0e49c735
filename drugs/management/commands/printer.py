from __future__ import annotations

import fcntl
import signal
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.management.commands.collectstatic import Command as CollectStatic
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from drugs.management.plainly import plainly
from drugs.models import Printing, Publication
from drugs.press import printing
from drugs.press.editions import edition, links_of_old_shapes
from drugs.progress import Progress

LOOK_EVERY = 0.25  # seconds
TRY_AGAIN_AFTER = 60.0  # seconds, when an edition could not be printed
WAIT_FOR_DATABASE = 5.0  # seconds
LONGEST_WAIT = 300.0  # seconds that --once gives the printer that is already running


class Command(BaseCommand):
    help = "Prints an edition whenever a newer publication exists or the date has changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="print if there is need, then stop")

    def handle(self, *args: Any, **options: Any) -> None:
        with plainly("The edition was not printed."):
            self._run(options)

    def _run(self, options: dict[str, Any]) -> None:
        self.editions = Path(settings.EDITIONS_DIR)
        self.editions.mkdir(parents=True, exist_ok=True)
        self.mark = printing.fingerprint()
        self.damaged = False
        with (self.editions / ".printer.lock").open("w") as lock:
            if _locked(lock):
                self._prepare()
                if options["once"]:
                    self._once()
                else:
                    self._watch()
            elif not options["once"]:
                raise CommandError("Another printer is running on this machine. One is enough.")
            else:
                self._let_the_other(lock)

    def _prepare(self) -> None:
        printing.sweep(self.editions)
        current = printing.current_name(self.editions)
        for problem in printing.verify(self.editions / current) if current else ():
            self.damaged = True
            self.stderr.write(f"Edition {current} is damaged and will be printed again. {problem}")

    def _once(self) -> None:
        name = self._wanted()
        if name is None:
            raise CommandError("Nothing is published yet. Run: manage.py publish --first")
        if self._needed(name):
            self._print(name)
        else:
            self.stdout.write(f"Edition {name} is printed already.")

    def _let_the_other(self, lock: Any) -> None:
        """A printer is at work here: it prints what is wanted, or stops and leaves it to us."""
        give_up_at = time.monotonic() + LONGEST_WAIT
        self.stdout.write("Another printer is running on this machine; waiting for its edition.")
        while self._needed(self._wanted()):
            if _locked(lock):
                return self._once()
            if time.monotonic() > give_up_at:
                raise CommandError("It did not print the edition that is wanted. Start it anew.")
            time.sleep(LOOK_EVERY)
        return self._once()

    def _watch(self) -> None:
        # Stopping is an exception like any other, so that a printing half-way is tidied up.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        failed, again_at = "", 0.0
        while True:
            try:
                name = self._wanted()
                if name and self._needed(name) and (name != failed or time.monotonic() > again_at):
                    failed, again_at = name, time.monotonic() + TRY_AGAIN_AFTER
                    self._print(name)
                    failed = ""
            except CommandError as error:
                self.stderr.write(str(error))
            except DatabaseError as error:
                # It is being started or migrated. What is printed goes on being read.
                self.stderr.write(f"The database did not answer. {error}")
                time.sleep(WAIT_FOR_DATABASE)
            close_old_connections()
            time.sleep(LOOK_EVERY)

    def _wanted(self) -> str | None:
        """The folder of the edition that should be current; None while nothing is published."""
        last = Publication.objects.order_by("-pk").values_list("pk", flat=True).first()
        return printing.folder_name(last, timezone.localdate(), self.mark) if last else None

    def _needed(self, name: str | None) -> bool:
        return self.damaged or printing.current_name(self.editions) != name

    def _print(self, name: str) -> None:
        """Prints what is published now. Raises CommandError, and says why in the admin as well."""
        row = Printing.objects.create(edition=name)
        try:
            with Progress(self.stderr, "Printing the edition") as progress:

                def report(done: int, total: int) -> None:
                    progress(done, total)
                    if done % 25 == 0 or done == total:
                        Printing.objects.filter(pk=row.pk).update(done=done, total=total)

                self._gather_static()
                folder = printing.print_edition(
                    edition(timezone.localdate()),
                    self.mark,
                    progress=report,
                    old_links=links_of_old_shapes(),
                )
        except BaseException as error:
            why = str(error) if isinstance(error, Exception) else "The printer was stopped."
            Printing.objects.filter(pk=row.pk).update(
                state=Printing.State.FAILED, message=why, ended_at=timezone.now()
            )
            if not isinstance(error, Exception):
                raise
            raise CommandError(f"The edition was not printed. {why}") from error
        self.damaged = False
        Printing.objects.filter(pk=row.pk).update(
            edition=folder.name,
            state=Printing.State.DONE,
            message="\n".join(printing.pointed_out(folder)),
            ended_at=timezone.now(),
        )
        self.stdout.write(f"Edition {folder.name} is printed.")

    def _gather_static(self) -> None:
        """Pages name static files by their hash. They are gathered once for each state of the code,
        which the name of every edition ends in.
        """
        gathered = (Path(settings.STATIC_ROOT) / "staticfiles.json").exists()
        if not gathered or not printing.current_name(self.editions).endswith(f"-{self.mark}"):
            call_command(CollectStatic(), interactive=False, verbosity=0)


def _locked(lock: Any) -> bool:
    """Whether this process now holds the lock: one printer a machine."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
