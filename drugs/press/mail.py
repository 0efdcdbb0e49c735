"""Mail to editors: what happened is gathered for each person, and goes out in one mail.

Nothing that a reader wrote is ever in a mail: reports of problems are read at the desk alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from drugs.models import MailLine
from drugs.press.difference import Change
from drugs.press.second_person import BACKEND, MAY_PUBLISH

Event = MailLine.Event
AT_ONCE = (Event.TAKEN_DOWN, Event.UNCONFIRMED, Event.PRINTING_FAILED, Event.PLAN_FAILED)
GATHERED_FOR = timedelta(minutes=15)  # what happens to one person meanwhile is in the same mail
SHOWN = 40  # changes of one draft; whoever wants more follows the link
AROUND = 80  # characters that stay as they were, on either side of what changed


class NotSent(Exception):
    """A mail could not be sent; its lines wait. The message says to whom, and why."""


def tell(person: User, event: str, link: str, lines: Iterable[str] = ()) -> None:
    """Puts one thing into the next mail to a person who has an address.

    `event` is one of `Event`, `link` an address on the site, from its slash on; `lines` say what
    happened: which record, who, and why. What waits already in the same words is not told twice.
    """
    if not person.email or not person.is_active:
        return
    said = [line for line in lines if line]
    waiting = MailLine.objects.filter(person=person, event=event, link=link, sent_at=None)
    if any(row.lines == said for row in waiting):
        return
    MailLine.objects.create(
        person=person, event=event, link=link, lines=said, told_at=timezone.now()
    )


def tell_once(person: User, event: str, link: str, lines: Iterable[str] = ()) -> None:
    """Like `tell`, but never again in the same words: for what a clock finds each time it looks."""
    said = [line for line in lines if line]
    told = MailLine.objects.filter(person=person, event=event, link=link)
    if not any(row.lines == said for row in told):
        tell(person, event, link, said)


def reviewers(but: User | None = None) -> list[User]:
    """Everybody who may publish, `but` whoever did what is told."""
    found = User.objects.with_perm(MAY_PUBLISH, backend=BACKEND)
    return [person for person in found if person != but]


def in_lines(changes: Iterable[Change]) -> list[str]:
    """What changed, one line a field: `[-what went-]`, `{+what came+}`, and what stayed. Both texts
    can be read out of it; long stretches that stayed are shortened."""
    changes = list(changes)
    found = [f"{_where(change)}: {''.join(_marked(change))}" for change in changes[:SHOWN]]
    left = len(changes) - SHOWN
    if left > 0:
        more = ngettext("and %(count)s more change", "and %(count)s more changes", left)
        found.append(more % {"count": left})
    return found


def _where(change: Change) -> str:
    return f"{change.part}: {change.field}" if change.part else change.field


def _marked(change: Change) -> Iterator[str]:
    old, new = map(list, change.pieces)
    while old or new:
        if old and old[0][0]:
            yield f"[-{old.pop(0)[1]}-]"
        elif new and new[0][0]:
            yield f"{{+{new.pop(0)[1]}+}}"
        else:  # the same on both sides
            yield _shortened(old.pop(0)[1])
            new.pop(0)


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * AROUND else f"{text[:AROUND]} … {text[-AROUND:]}"


def send_due(now: datetime) -> int:
    """Sends each person whose lines waited long enough, or cannot wait, one mail with all of them;
    returns how many mails went. What could not be sent waits, and raises NotSent."""
    waiting = MailLine.objects.filter(sent_at=None)
    first = dict(waiting.order_by().values_list("person").annotate(Min("told_at")))
    hasty = set(waiting.filter(event__in=AT_ONCE).values_list("person", flat=True))
    due = [pk for pk, told in first.items() if pk in hasty or told <= now - GATHERED_FOR]
    sent, failed = 0, ""
    for person in User.objects.filter(pk__in=due):
        try:
            sent += _send(person, now)
        except (SMTPRecipientsRefused, SMTPResponseException) as error:
            failed = f"{person}: {error}"  # this one mail was refused; the others may go
        except Exception as error:
            # Each try may take seconds, and meanwhile nothing is printed.
            raise NotSent(f"{person}: {error}") from error
    if failed:
        raise NotSent(failed)
    return sent


def _send(person: User, now: datetime) -> bool:
    rows = list(MailLine.objects.filter(person=person, sent_at=None).order_by("told_at", "pk"))
    # Taken first, so that a printer on another machine does not send them too.
    mine = MailLine.objects.filter(pk__in=[row.pk for row in rows])
    if not rows or mine.filter(sent_at=None).update(sent_at=now) != len(rows):
        return False
    try:
        EmailMessage(subject_of(rows), text_of(rows), None, [person.email]).send()
    except Exception:
        mine.update(sent_at=None)
        raise
    return True


def subject_of(rows: list[MailLine]) -> str:
    """What cannot wait by its name; or else the one thing, or how many there are."""
    first = next((row for row in rows if row.event in AT_ONCE), rows[0] if len(rows) == 1 else None)
    if first is not None:
        said = str(first.get_event_display())
    else:
        said = ngettext("%(count)s thing for you", "%(count)s things for you", len(rows)) % {
            "count": len(rows)
        }
    return f"{settings.SITE_NAME}: {said}"


def text_of(rows: list[MailLine]) -> str:
    """The mail: what cannot wait first, each event once, with its lines and links."""
    parts = []
    for event in Event:
        of_it = [row for row in rows if row.event == event]
        if of_it:
            parts.append("\n\n".join([str(event.label).upper(), *map(_told, of_it)]))
    closing = gettext("Sent by the desk. An answer to this mail reaches nobody.")
    return "\n\n\n".join([*parts, f"-- \n{closing}"]) + "\n"


def _told(row: MailLine) -> str:
    return "\n".join(f"  {line}" for line in [*row.lines, f"{settings.SITE_URL}{row.link}"])
