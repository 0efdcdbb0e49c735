from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drugs.management.plainly import plainly
from drugs.press import mail, mail_events, notes


class Command(BaseCommand):
    help = "Sends what editors are to be told, one mail a person. The printer does it by itself."

    def handle(self, *args: Any, **options: Any) -> None:
        with plainly("Not all mails were sent."):
            notes.remind(timezone.localdate())
            mail_events.remind()
            try:
                sent = mail.send_due(timezone.now())
            except mail.NotSent as error:
                raise CommandError(f"Not all mails were sent. {error}") from error
            self.stdout.write(f"{sent} mails sent.")
