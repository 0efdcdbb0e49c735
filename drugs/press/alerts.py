"""Telling those who run the site: in the log, by mail, and to whoever asks `/readyz`."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path

from django.conf import settings
from django.core.mail import send_mail

from eczema_site.front_door.door import NOTE

logger = logging.getLogger(__name__)


def degraded(editions: Path, why: str) -> None:
    """Says that what readers get is not as it was printed. Told once for each reason."""
    note = editions / NOTE
    with contextlib.suppress(OSError):
        if note.read_text() == why:
            return
    logger.error("%s", why)
    # A full disk takes no note; the log and the mail have it.
    with contextlib.suppress(OSError):
        note.write_text(why)
    mail(f"{settings.SITE_NAME}: not as printed", why)


def well_again(editions: Path) -> None:
    """Takes back what `degraded` said."""
    with contextlib.suppress(OSError):
        (editions / NOTE).unlink()


def mail(subject: str, text: str) -> None:
    """Mails those of ALERT_MAIL, where a mail server is set. What goes wrong is logged."""
    if not settings.ALERT_MAIL:
        return
    try:
        send_mail(subject, f"{text}\n\n{settings.SITE_URL}\n", None, settings.ALERT_MAIL)
    except Exception:
        logger.exception("The mail could not be sent: %s", subject)
