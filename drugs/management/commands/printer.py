from __future__ import annotations

import fcntl
import logging
import signal
import socket
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
from django.db.models import QuerySet
from django.utils import timezone

from drugs.management.comparing import Comparing
from drugs.management.mailing import Mailing
from drugs.management.plainly import in_a_sentence, plainly
from drugs.models import Printing, Publication
from drugs.press import alerts, files, mail_events, plan, printing, unchanged
from drugs.press.editions import edition, links_of_old_shapes
from drugs.press.never_older import newest_printed, set_aside, why_older
from drugs.progress import Progress

LOOK_EVERY = 0.25  # seconds
CHECK_EVERY = 30.0  # seconds between two looks whether what readers get is as it was printed
PLANS_EVERY = 5.0  # seconds between two looks whether something is to be published now
TRY_AGAIN_AFTER = 60.0  # seconds, when an edition could not be printed
WAIT_FOR_DATABASE = 5.0  # seconds
LONGEST_WAIT = 300.0  # seconds that --once gives the printer that is already running


# Whose row it is, while it is printing: other machines may print beside it.
WHERE = f"on {socket.gethostname()}"

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Prints an edition whenever a newer publication exists or the date has changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="print if there is need, then stop")
        parser.add_argument(
            "--go-back",
            action="store_true",
            help="with --once: print an older database",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with plainly("The edition was not printed."):
            self._run(options)

    def _run(self, options: dict[str, Any]) -> None:
        self.editions = Path(settings.EDITIONS_DIR)
        self.editions.mkdir(parents=True, exist_ok=True)
        self.mark = printing.fingerprint()
        self.last, self.comparing = unchanged.Last(), Comparing()
        self.damaged = self.stopping = False
        self.go_back = bool(options["go_back"] and options["once"])
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
        self._check()
        try:
            # What a printer of this machine left open that was killed.
            self._close(Printing.objects.filter(state=Printing.State.RUNNING, message=WHERE))
        except DatabaseError as error:
            logger.warning("The printings that were cut short could not be closed: %s", error)

    def _check(self) -> None:
        """Looks whether what readers get is as it was printed; if not, it is printed again."""
        self.checked_at = time.monotonic()
        current = printing.current_name(self.editions)
        problems = list(files.verify(self.editions / current)) if current else []
        if not current and newest_printed(self.editions):
            problems = ["The link `current` leads to no edition."]
        if problems:
            self.damaged, self.last = True, unchanged.Last()
            what = f"Edition {current}" if current else "What readers get"
            why = f"{what} is damaged and will be printed again. {problems[0]}"
            self.stderr.write(why)
            alerts.degraded(self.editions, why)
        elif not self.damaged:
            alerts.well_again(self.editions)

    def _close(self, rows: QuerySet[Printing]) -> None:
        rows.update(
            state=Printing.State.FAILED,
            message="The printer was ended before it was done.",
            ended_at=timezone.now(),
        )

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
        signal.signal(signal.SIGTERM, self._stop)
        failed, again_at, told = "", 0.0, ""
        mailing, self.plans_at = Mailing(), 0.0
        while not self.stopping:
            try:
                if time.monotonic() - self.checked_at > CHECK_EVERY:
                    self._check()
                self._publish()
                name = self._wanted()
                if name and self._needed(name) and (name != failed or time.monotonic() > again_at):
                    failed, again_at = name, time.monotonic() + TRY_AGAIN_AFTER
                    self._print(name)
                    failed = ""
                else:
                    self._compare()
                if why := mailing.send_due():
                    self.stderr.write(why)
                told = ""
            except CommandError as error:
                # What does not pass by itself is said once, and again when it was tried again.
                if str(error) != told or failed:
                    self.stderr.write(str(error))
                told = str(error)
            except DatabaseError as error:
                # It is being started or migrated. What is printed goes on being read.
                self.stderr.write(f"The database did not answer. {error}")
                time.sleep(WAIT_FOR_DATABASE)
            close_old_connections()
            time.sleep(LOOK_EVERY)

    def _stop(self, *_: Any) -> None:
        # Stopping is an exception like any other, so that a printing half-way is tidied up. Where
        # it is raised while Python takes an object apart it is lost, so it is noted as well.
        self.stopping = True
        sys.exit(0)

    def _publish(self) -> None:
        """Publishes what was planned for now. What is refused is told, and holds nothing up."""
        if time.monotonic() < self.plans_at:
            return
        self.plans_at = time.monotonic() + PLANS_EVERY
        for row in plan.publish_due(timezone.now()):
            self.stdout.write(f"Planned: {row}. {row.answer}".rstrip(". ") + ".")

    def _tell(self, name: str, why: str) -> None:
        """Reviewers are told by mail, where the database takes it."""
        try:
            mail_events.printing_failed(name, why)
        except DatabaseError as error:
            logger.warning("Nobody could be told by mail: %s", error)
            close_old_connections()

    def _wanted(self) -> str | None:
        """The folder of the edition that should be current; None while nothing is published."""
        last = Publication.objects.order_by("-pk").values_list("pk", flat=True).first()
        name = printing.folder_name(last or 0, timezone.localdate(), self.mark)
        # Asked only when something is to be printed: four times a second would be much.
        if self._needed(name) and (why := why_older(self.editions)):
            if not self.go_back:
                raise CommandError(why)
            set_aside(self.editions, last or 0)
        return printing.folder_name(last, timezone.localdate(), self.mark) if last else None

    def _needed(self, name: str | None) -> bool:
        return self.damaged or printing.current_name(self.editions) != name

    def _print(self, name: str) -> None:
        """Prints what is published now. Raises CommandError, and says why in the admin as well."""
        row = self._begin(name)
        try:
            with Progress(self.stderr, "Printing the edition") as progress:

                def report(done: int, total: int) -> None:
                    if self.stopping:
                        sys.exit(0)
                    progress(done, total)
                    if done % 25 == 0 or done == total:
                        self._note(row, done=done, total=total)

                self._gather_static()
                folder = printing.print_edition(
                    edition(timezone.localdate()),
                    self.mark,
                    progress=report,
                    old_links=links_of_old_shapes(),
                    last=self.last,
                )
        except BaseException as error:
            why = (
                in_a_sentence(error) if isinstance(error, Exception) else "The printer was stopped."
            )
            self._note(row, state=Printing.State.FAILED, message=why, ended_at=timezone.now())
            if isinstance(error, Exception):
                self._tell(name, why)
            if not isinstance(error, Exception):
                raise
            raise CommandError(f"The edition was not printed. {why}") from error
        self.damaged = False
        self.comparing.later(took_over=self.last.took_over)
        alerts.well_again(self.editions)
        told = files.pointed_out(folder)
        self._note(
            row,
            edition=folder.name,
            state=Printing.State.DONE,
            message="\n".join(told),
            ended_at=timezone.now(),
        )
        self.stdout.write(f"Edition {folder.name} is printed.")
        try:
            told += printing.searches_that_got_worse(folder)
        except Exception as error:
            logger.exception("The kept searches were not tried: %s", in_a_sentence(error))
        self._note(row, message="\n".join(told))

    def _compare(self) -> None:
        """Looks, when nobody waits for an edition, whether the last one is as if all of it had been
        printed. If not, it is printed again, whole."""
        folder = self.editions / printing.current_name(self.editions)
        if why := self.comparing.fault(folder, self.mark, waits=self._somebody_waits):
            self.damaged, self.last = True, unchanged.Last()
            self.stderr.write(why)
            alerts.degraded(self.editions, why)

    def _somebody_waits(self) -> bool:
        return self.stopping or self._needed(self._wanted())

    def _begin(self, name: str) -> Printing | None:
        """The row that shows the printing in the admin, if the database takes it."""
        try:
            return Printing.objects.create(edition=name, message=WHERE)
        except DatabaseError as error:
            logger.warning("The admin will not show this printing: %s", error)
            return None

    def _note(self, row: Printing | None, **fields: Any) -> None:
        """Shows in the admin how far it is. No edition is thrown away because that fails."""
        if row is None:
            return
        try:
            Printing.objects.filter(pk=row.pk).update(**fields)
        except DatabaseError as error:
            logger.warning("How far the printing is could not be noted: %s", error)
            close_old_connections()

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
