"""The mail to editors, as the printer sends it between two looks for something to print."""

from __future__ import annotations

import time
from datetime import date

from django.utils import timezone

from drugs.press import mail, mail_events, notes

EVERY = 30.0  # seconds
REMIND_EVERY = 600.0  # seconds between two looks whether something is due
AGAIN_AFTER = 600.0  # seconds, when the mail server took none: each try holds printing up


class Mailing:
    """When mail was sent last, and when it is time again."""

    def __init__(self) -> None:
        self._at = self._remind_at = 0.0
        self._reminded_on = date.min

    def send_due(self) -> str:
        """Sends what editors are to be told, if it is time. What went wrong, in a sentence: it
        keeps nothing from being printed."""
        if time.monotonic() < self._at:
            return ""
        self._at = time.monotonic() + EVERY
        today = timezone.localdate()
        if self._reminded_on != today:
            notes.remind(today)
            self._reminded_on = today
        try:
            if time.monotonic() > self._remind_at:
                self._remind_at = time.monotonic() + REMIND_EVERY
                mail_events.remind()
            mail.send_due(timezone.now())
        except mail.NotSent as error:
            self._at = time.monotonic() + AGAIN_AFTER
            return f"A mail could not be sent. {error}"
        return ""
