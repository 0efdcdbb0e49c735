"""Publishing: compile, check, write down. Nothing else makes a `Publication`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from drugs.documents import Document, Key, facts
from drugs.documents.edition import SHAPE_NUMBER
from drugs.kinds import KINDS
from drugs.models import Publication, at_the_press
from drugs.press import bundles, handover, partly, retired, to_enter, whole_page
from drugs.press.desk import compile_desk
from drugs.press.editions import as_stored, changed, newest, seen_by_readers, what_they_say
from drugs.press.names import name_of
from drugs.press.outside import addresses_of_sources, new_links
from drugs.press.proof import prove
from drugs.press.rules import Problem, broken_by, check
from drugs.press.second_person import DraftChanged, NotAllowed, needed, why_not
from drugs.press.taken_down import taken_down
from drugs.press.writers import one_at_a_time, restore, went_out, writers

IMPORTED = "It came with the site, as first written. No clinician has reviewed it yet."


class NotPublishable(Exception):
    """Some documents broke a rule; nothing was published. `problems` says which and how."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Unknown(Exception):
    """The desk holds no record of that kind and slug that may be published."""


@dataclass(frozen=True)
class Proposal:
    """What publishing would do: documents that differ, what they replace, and what is wrong."""

    documents: dict[Key, Document]
    before: dict[Key, Document | None]
    problems: list[Problem]
    outside: tuple[str, ...] = ()  # addresses off the site that nobody approved yet
    # The publication that each takes the place of: what readers have, or what took it from them.
    replaces: Mapping[Key, int] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """Changes whenever anything in the proposal does, and when somebody publishes, takes back
        or takes down what it was held against."""
        shown = [
            [*key, as_stored(document), self.replaces.get(key)]
            for key, document in sorted(self.documents.items())
        ]
        return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()


def propose(
    keys: Iterable[Key] | None = None, chosen: Mapping[Key, Collection[str]] | None = None
) -> Proposal:
    """What `publish` would do with the same keys. Writes nothing.

    The sources a record rests on, and its reviewer, go out with it. A record that says what is
    already published is not part of the proposal, and without `keys` neither is one with texts
    still to be entered, one that was taken off the site, or one of a bundle. Of a record that is
    `chosen` from, only those parts (`partly.pieces`) go out. Raises Unknown, and TextError when a
    text of the desk cannot be shown.
    """
    desk = compile_desk()
    published = newest()
    readers = what_they_say(published)
    down = {key: said for key, (_, said) in taken_down().items()}
    known = down | readers
    desk |= {
        key: partly.taken(known[key], desk[key], names)
        for key, names in (chosen or {}).items()
        if key in known and key in desk
    }
    off = retired.retired()
    if keys is None:
        wanted = set(desk) - to_enter.held_back() - set(off) - set(bundles.bundled())
    else:
        wanted = set(keys)
    for kind, slug in sorted(wanted - set(desk)):
        raise Unknown(_why_unknown(kind, slug))
    # What is taken down does not come back because a record that rests on it goes out.
    resting = {other for key in wanted for other in _rests_on(desk[key]) if other in desk}
    wanted |= resting - down.keys()
    fresh = {key: desk[key] for key in sorted(wanted) if readers.get(key) != desk[key]}
    # Checked among what readers will see: what stays published, and what is new.
    after = seen_by_readers(readers | fresh, back=fresh)
    problems = [
        *(Problem(*row) for row in to_enter.problems(fresh)),
        *retired.problems(fresh, off, down),
        *(problem for key in fresh if key in after for problem in check(after[key], after)),
    ]
    before = {key: known.get(key) for key in fresh}
    problems += whole_page.problems(fresh, before)
    problems += broken_by(after, seen_by_readers(readers), fresh)
    drafts = {key for key, document in desk.items() if readers.get(key) != document}
    problems += bundles.problems(fresh, drafts, chosen or {})
    return Proposal(
        documents=fresh,
        before=before,
        problems=problems,
        outside=tuple(new_links(fresh, before, addresses_of_sources(after))),
        replaces={key: row.pk for key, row in (off | published).items() if key in fresh},
    )


def publish(
    keys: Iterable[Key] | None = None,
    *,
    reason: str,
    author: User | None = None,
    approver: User | None = None,
    seen: str | None = None,
    opened: Collection[str] | None = None,
    chosen: Mapping[Key, Collection[str]] | None = None,
) -> list[Publication]:
    """Publishes the desk's records named by (kind, slug), or all that differ; returns what was new.

    `seen` is the mark of the proposal the approver has read: a draft that changed since is refused.
    `opened` are the addresses off the site that the approver has opened; the shell does not ask.
    Of a record that is `chosen` from, those parts alone go out; whoever wrote the rest stays so.
    The author of each is who wrote it, as the desk noted; `author` stands in where it noted nobody.
    Raises NotPublishable, and publishes nothing, when any breaks a rule or could not be printed;
    NotAllowed when the approver may not publish it; and what `propose` raises.
    """
    keys = None if keys is None else list(keys)
    proposal = propose(keys, chosen)
    # Told at once, and not after minutes in which words that nobody read are printed aside.
    if seen not in (None, proposal.mark):
        raise DraftChanged
    may_go_out(proposal, approver, author, opened)
    mark = proposal.mark if seen is None else seen
    return _write_down(keys, reason, author, approver, mark, chosen)


def may_go_out(
    proposal: Proposal,
    approver: User | None,
    author: User | None,
    opened: Collection[str] | None,
) -> None:
    """Raises NotAllowed or NotPublishable where a proposal may not be published by this person."""
    allow(approver, proposal.documents, author)
    if opened is not None and (unopened := set(proposal.outside) - set(opened)):
        raise NotAllowed(
            gettext("Open each new link that leads off the site, and tick it: %(links)s")
            % {"links": ", ".join(sorted(unopened))}
        )
    if proposal.problems:
        raise NotPublishable(proposal.problems)
    # Printed before anybody has to wait: what follows has the desk to itself.
    proven(proposal.documents)


@transaction.atomic
def _write_down(
    keys: list[Key] | None,
    reason: str,
    author: User | None,
    approver: User | None,
    seen: str,
    chosen: Mapping[Key, Collection[str]] | None,
) -> list[Publication]:
    one_at_a_time()
    proposal = propose(keys, chosen)
    allow(approver, proposal.documents, author)
    if seen != proposal.mark:
        raise DraftChanged
    if proposal.problems:
        raise NotPublishable(proposal.problems)
    # At once, but where somebody published something else meanwhile.
    proven(proposal.documents)
    made = _publications(proposal, reason, author, approver)
    # What was not chosen is still a draft, of the same people.
    rest = changed() if chosen else {}
    restore(row for row in made if (row.kind, row.slug) in rest)
    return made


def _publications(
    proposal: Proposal, reason: str, author: User | None, approver: User | None
) -> list[Publication]:
    now = timezone.now()
    back = proposal.documents.keys() & retired.retired().keys()
    made = [
        write(key, as_stored(document), reason, author_of(key, author, approver), approver, now)
        for key, document in proposal.documents.items()
    ]
    went_out(made)
    bundles.went_out(proposal.documents)
    handover.close(proposal.documents, by=approver, reason=reason, at=now)
    # What was taken down, and comes back, needs nobody to confirm it.
    handover.close(back, by=approver, reason=reason, at=now, takes_off=True)
    return made


def proven(documents: Mapping[Key, Document | None]) -> None:
    """Raises NotPublishable when what these drafts touch cannot be printed, or breaks a rule."""
    if documents and (stopping := prove(documents, timezone.localdate()).stopping):
        raise NotPublishable(stopping)


@transaction.atomic
def publish_first(*, reason: str, approver: User | None = None) -> list[Publication]:
    """Publishes the whole desk, unless anything was published before: then nothing is new.

    Two at once are safe: one publishes, and the other waits and finds it done. It is not printed
    aside: it touches everything, and the printer prints just that next.
    """
    one_at_a_time()
    if Publication.objects.exists():
        return []
    proposal = propose()
    allow(approver, proposal.documents, None)
    if proposal.problems:
        raise NotPublishable(proposal.problems)
    return _publications(proposal, reason, None, approver)


def author_of(key: Key, author: User | None, approver: User | None) -> User | None:
    """Who wrote a draft last, by what the desk noted; but one who approves their own words alone
    is the author of them, whoever else wrote some."""
    wrote = writers(key)
    if approver in wrote or (not wrote and author is None and not needed()):
        return approver
    return wrote[-1] if wrote else author


def allow(approver: User | None, keys: Iterable[Key], author: User | None) -> None:
    refusal = why_not(approver, keys)
    if not refusal and author is not None and author == approver and needed():
        refusal = "Nobody approves their own change: a second person has to publish it."
    if refusal:
        raise NotAllowed(refusal)


def write(
    key: Key,
    document: dict[str, Any] | None,
    reason: str,
    author: User | None,
    approver: User | None,
    now: datetime,
    shape: int = SHAPE_NUMBER,
    again_of: int | None = None,
    *,
    notice: bool = False,
) -> Publication:
    """Writes one publication down; without a document it takes the record off, with a `notice` in
    its place or without one. For the press, after its rules."""
    kind, slug = key
    last = Publication.objects.filter(kind=kind, slug=slug).order_by("-version").first()
    with at_the_press():
        return Publication.objects.create(
            kind=kind,
            slug=slug,
            version=last.version + 1 if last else 1,
            document=document,
            shape=shape,
            again_of=again_of,
            notice=notice,
            author=author,
            approver=approver,
            reason=reason,
            published_at=now,
        )


def _why_unknown(kind: str, slug: str) -> str:
    """Why the desk has nothing to publish under a name."""
    if kind in KINDS and KINDS[kind].rows.filter(slug=slug).exists():
        return gettext(
            "%(record)s is marked as not checked, so nothing of it can be published. Say how it "
            "was checked, under “What it rests on”."
        ) % {"record": name_of((kind, slug))}
    return f"The desk has no {kind} {slug!r} that may be published."


def _rests_on(document: Document) -> set[Key]:
    """What goes out with a document: its sources, its label, and the person who reviewed it."""
    found = {("source", slug) for fact in facts(document) for slug in fact.sources}
    if document.kind == "medicine" and document.label:
        found.add(("source", document.label))
    review = getattr(document, "review", None)
    if review and review.reviewed_by:
        found.add(("person", review.reviewed_by))
    return found
