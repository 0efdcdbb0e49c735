"""Commands that fail say why in one sentence; the traceback goes to the log."""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management.base import CommandError
from django.db import DatabaseError

from drugs.away import why_away

OUT_OF_REACH = {
    errno.ENOSPC: "The disk is full:",
    errno.EDQUOT: "The quota of the disk is used up:",
    errno.EROFS: "This is on a disk that is only for reading:",
    errno.EACCES: "The printer may not write in",
    errno.EPERM: "The printer may not write in",
}

logger = logging.getLogger(__name__)


@contextmanager
def plainly(what: str) -> Iterator[None]:
    """Turns whatever goes wrong within it into a CommandError that begins with `what`, such as
    "Nothing was published."."""
    try:
        yield
    except CommandError:
        raise
    except DatabaseError as error:
        logger.debug("%s", what, exc_info=True)
        if why := why_away(error):
            raise CommandError(f"{what} {why} ({_first_line(error)})") from error
        raise CommandError(
            f"{what} The database did not answer as it should: {_first_line(error)}. "
            "If it is new, or the software was updated, run: manage.py migrate"
        ) from error
    except OSError as error:
        logger.debug("%s", what, exc_info=True)
        raise CommandError(f"{what} {error.strerror or error}: {error.filename}") from error
    except Exception as error:
        logger.debug("%s", what, exc_info=True)
        raise CommandError(f"{what} {type(error).__name__}: {_first_line(error)}") from error


def in_a_sentence(error: Exception) -> str:
    """What went wrong, in a sentence; a full disk as such."""
    if isinstance(error, OSError) and error.errno in OUT_OF_REACH:
        return f"{OUT_OF_REACH[error.errno]} {settings.VAR_DIR}. Readers keep what they have."
    return str(error)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or ["no reason was given"])[0].rstrip(".")
