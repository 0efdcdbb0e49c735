"""Publishing at a time: approved now, made by the printer then, or refused then and told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from drugs.documents import Key
from drugs.documents.upgrade import Unreadable
from drugs.models import Plan
from drugs.press.mail import Event, reviewers, tell
from drugs.press.names import in_words, names_of
from drugs.press.publish import NotPublishable, Unknown, may_go_out, propose, publish
from drugs.press.second_person import MAY_PUBLISH, DraftChanged, NotAllowed
from drugs.wording.markdown import TextError

WAITING = Plan.State.WAITING


def plan(
    keys: list[Key],
    at: datetime,
    *,
    reason: str,
    approver: User,
    seen: str,
    opened: Collection[str],
    chosen: Mapping[Key, Collection[str]],
) -> Plan:
    """Approves some records now and sets the time at which the printer publishes them.

    All that `publish` asks is asked now, and again then. Raises what it raises.
    """
    if at <= timezone.now():
        raise NotAllowed(gettext("That time is over. Choose a later one, or publish it now."))
    proposal = propose(keys, chosen)
    if seen != proposal.mark:
        raise DraftChanged
    may_go_out(proposal, approver, None, opened)
    return Plan.objects.create(
        records=[list(key) for key in keys],
        chosen={"/".join(key): sorted(parts) for key, parts in chosen.items()},
        opened=sorted(opened), seen=seen, reason=reason, at=at, approver=approver,
        planned_at=timezone.now(),
    )  # fmt: skip


def publish_due(now: datetime) -> list[Plan]:
    """Publishes what is due. What is refused is published no more: it is told, on the desk and by
    mail, and waits for a person."""
    due = Plan.objects.filter(state=WAITING, at__lte=now).select_related("approver")
    return [_carry_out(row) for row in due]


def _carry_out(row: Plan) -> Plan:
    chosen = {
        (kind, slug): set(parts)
        for name, parts in row.chosen.items()
        for kind, _, slug in [name.partition("/")]
    }
    try:
        made = publish(
            row.keys, reason=row.reason, approver=row.approver, seen=row.seen, opened=row.opened,
            chosen=chosen or None,
        )  # fmt: skip
    except NotPublishable as error:
        return _end(row, Plan.State.FAILED, "\n".join(map(in_words, error.problems)))
    except DraftChanged:
        changed = gettext("The draft changed after it was approved. Review it again.")
        return _end(row, Plan.State.FAILED, changed)
    except (NotAllowed, Unknown, TextError, Unreadable) as error:
        return _end(row, Plan.State.FAILED, str(error))
    return _end(row, Plan.State.DONE, "" if made else gettext("Readers saw exactly this already."))


def _end(row: Plan, state: Plan.State, answer: str) -> Plan:
    """Notes how it ended, unless a printer on another machine, or a person, was first."""
    waiting = Plan.objects.filter(pk=row.pk, state=WAITING)
    if not waiting.update(state=state, answer=answer, ended_at=timezone.now()):
        return row
    row.state, row.answer = state, answer
    failed = state == Plan.State.FAILED
    event = Event.PLAN_FAILED if failed else Event.PUBLISHED
    lines = [", ".join(names_of(row.keys)), row.reason, *answer.splitlines()[:10]]
    for person in {row.approver, *reviewers()} if failed else {row.approver}:
        tell(person, event, reverse("admin:index"), lines)
    return row


def call_off(number: int, *, by: User) -> Plan:
    """Calls a plan off, or takes one that failed off the desk. Raises NotAllowed."""
    row = Plan.objects.filter(pk=number, state__in=(WAITING, Plan.State.FAILED)).first()
    if row is None:
        raise NotAllowed(gettext("Nothing of that name is planned."))
    if not by.has_perm(MAY_PUBLISH):
        raise NotAllowed(gettext("Only a reviewer calls off what is planned."))
    Plan.objects.filter(pk=row.pk).update(
        state=Plan.State.CALLED_OFF, ended_at=timezone.now(), ended_by=by
    )
    return row


def planned() -> list[Plan]:
    """What waits for its time, and what failed and nobody has looked at yet."""
    rows = Plan.objects.filter(state__in=(WAITING, Plan.State.FAILED))
    return list(rows.select_related("approver"))
