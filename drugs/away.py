"""What a database says that cannot be reached or written, as a sentence."""

from __future__ import annotations

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext


def why_away(error: BaseException | None) -> str:
    """Why the database cannot do its work now; empty where the error is of another sort."""
    if not isinstance(error, InterfaceError | OperationalError):
        return ""
    said = str(error).lower()
    if "full" in said or "no space" in said:
        return gettext("The disk is full.")
    if "readonly" in said or "read-only" in said:
        return gettext("The database can only be read now.")
    if "locked" in said:
        return gettext("Others are saving at the same time.")
    if any(missing in said for missing in ("no such table", "no such column", "does not exist")):
        return ""  # it answers; what is asked for is not in it
    return gettext("The database does not answer. It may be starting anew.")
