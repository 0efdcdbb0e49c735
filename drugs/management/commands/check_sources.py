from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drugs.press.mail_events import newer_label
from drugs.sources.fetch import Asker
from drugs.sources.label_revisions import DAILYMED, OPENFDA, check_labels


class Command(BaseCommand):
    help = "Asks DailyMed, or openFDA, for the newest revision of each label, and records it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dailymed", default=DAILYMED, help="another host to ask")
        parser.add_argument("--openfda", default=OPENFDA, help="another host to ask")
        parser.add_argument("--timeout", type=float, default=Asker.timeout, help="seconds")
        parser.add_argument("--pause", type=float, default=Asker.pause, help="seconds, doubling")

    def handle(self, *args: Any, **options: Any) -> None:
        asker = Asker(timeout=options["timeout"], pause=options["pause"])
        findings = []
        for finding in check_labels(
            asker, timezone.localdate(), dailymed=options["dailymed"], openfda=options["openfda"]
        ):
            findings.append(finding)
            if finding.changed:
                newer_label(finding.source)
            self.stdout.write(f"{finding.source.slug}: {finding.says}")
        changed = sum(finding.changed for finding in findings)
        failed = sum(finding.failed for finding in findings)
        self.stdout.write(f"{len(findings)} labels: {changed} newer, {failed} not checked.")
        if changed:
            self.stdout.write("Publish those sources, so that their pages say it.")
        if failed:
            raise CommandError("Some labels could not be checked. Nothing was changed for them.")
