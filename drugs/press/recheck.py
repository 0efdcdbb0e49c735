"""After a new revision of a label each fact that rests on it is looked up again, one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

import reversion
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from drugs.documents import Document, Fact, Key, RuleDoc, WarningDoc, facts
from drugs.models import Recheck, Source
from drugs.press.by_name import ByName
from drugs.press.desk import compile_desk
from drugs.press.difference import said_whole
from drugs.press.editions import newest, what_they_say
from drugs.press.impact import Resting, resting_on
from drugs.press.names import name_of, part_in_words
from drugs.press.rules import part_name
from drugs.press.second_person import NotAllowed

# The list of changes that a label prints is looked at first: a part of the source itself.
CHANGES = "its own list of changes"
# The notice stays before readers until everything up to this danger was looked up.
NOTICE = 2
REST = 3


@dataclass(frozen=True)
class Item:
    """One fact to look up: the record and part that hold it, how much hangs on it (0: most), what
    it says now, and what was found when somebody looked."""

    key: Key
    part: str
    danger: int
    says: str
    found: Recheck | None

    @property
    def name(self) -> str:
        """What the form calls it."""
        return "/".join((*self.key, self.part))

    @property
    def is_list_of_changes(self) -> bool:
        """Whether it is the label's own list of changes, which is read and agrees with nothing."""
        return self.part == CHANGES

    @property
    def settled(self) -> bool:
        """Whether we say what the label says. What changed is settled when somebody looked again
        after the correction, and found it the same."""
        if self.found is None:
            return False
        return self.is_list_of_changes or self.found.answer == Recheck.Answer.SAME


def items(source: Source, desk: Mapping[Key, Document] | None = None) -> list[Item]:
    """Every fact that rests on a source, most dangerous first, as looked up in its newest
    edition."""
    edition = source.newest_revision or source.revision_read
    done = _done(source, edition)
    own = ("source", source.slug)
    found = [Item(own, CHANGES, 0, source.newest_revision_note, done.get((*own, CHANGES)))]
    by_name = ByName()
    for key, document in sorted((compile_desk() if desk is None else desk).items()):
        for part, (danger, says) in _resting(document, source.slug, by_name).items():
            found.append(Item(key, part, danger, says, done.get((*key, part))))
    return sorted(found, key=lambda item: item.danger)


def _resting(
    document: Document, source: str, by_name: ByName, wanted: Container[str] | None = None
) -> dict[str, tuple[int, str]]:
    """The parts of a document that rest on a source, or the `wanted` ones of them, each with how
    dangerous it is and what it says; facts of one name are looked up together."""
    found: dict[str, tuple[int, str]] = {}
    for part, fact in _parts_resting(document, source):
        if wanted is not None and part not in wanted:
            continue
        danger, says = _danger(fact), "" if fact is document else said_whole(by_name(fact))
        was = found.get(part)
        found[part] = (min(danger, was[0]), f"{was[1]}\n\n{says}") if was else (danger, says)
    return found


def _parts_resting(document: Document, source: str) -> Iterator[tuple[str, Fact]]:
    for fact in facts(document):
        if source in fact.sources:
            yield "" if fact is document else part_name(fact), fact


def _danger(fact: Fact) -> int:
    if isinstance(fact, RuleDoc):
        return fact.rank
    return 0 if isinstance(fact, WarningDoc) and fact.boxed else REST


def _done(source: Source, edition: str, **only: str) -> dict[tuple[str, str, str], Recheck]:
    rows = source.rechecks.filter(edition=edition, **only).select_related("checked_by")
    found: dict[tuple[str, str, str], Recheck] = {}
    for row in rows:  # the newest first
        found.setdefault((row.kind, row.slug, row.part), row)
    return found


def to_look_up(source: Source, desk: Mapping[Key, Document] | None = None) -> list[Resting]:
    """The facts that rest on a source and were not found the same in its newest edition."""
    done = _done(source, source.newest_revision or source.revision_read)
    same = {key for key, row in done.items() if row.answer == Recheck.Answer.SAME}
    resting = resting_on("source", source.slug, desk)
    return [fact for fact in resting if (*fact.key, fact.part) not in same]


def left_for_notice(found: list[Item]) -> list[Item]:
    """What is to be looked up, or corrected, before the notice may go."""
    return [item for item in found if item.danger <= NOTICE and not item.settled]


def not_yet_out(source: Source, desk: Mapping[Key, Document] | None = None) -> list[Item]:
    """What the notice rests on, and the newest edition changed, while readers still have the old
    words of it."""
    rows = _done(source, source.newest_revision, answer=Recheck.Answer.CHANGED)
    if not rows:
        return []
    documents = compile_desk() if desk is None else desk
    changed: dict[Key, set[str]] = defaultdict(set)
    for kind, slug, part in rows:
        changed[kind, slug].add(part)
    readers = what_they_say({key: row for key, row in newest().items() if key in changed})
    # Each record is read once, however many of its parts were changed.
    by_name, found = ByName(), []
    resting = [
        {
            key: _resting(held[key], source.slug, by_name, changed[key])
            for key in changed.keys() & held.keys()
        }
        for held in (documents, readers)
    ]
    for (kind, slug, part), row in rows.items():
        key = (kind, slug)
        ours, theirs = (parts.get(key, {}).get(part) for parts in resting)
        if ours != theirs and (danger := min(one[0] for one in (ours, theirs) if one)) <= NOTICE:
            found.append(Item(key, part, danger, ours[1] if ours else "", row))
    return found


def note(
    source: Source, item: Item, *, by: User, section: str, answer: str, now_says: str = ""
) -> Recheck:
    """Writes down what was found. Raises ValidationError when the section or the change is not
    said."""
    row = Recheck(
        source=source, edition=source.newest_revision, kind=item.key[0], slug=item.key[1],
        part=item.part, section=section.strip(), answer=answer, now_says=now_says.strip(),
        checked_by=by, checked_at=timezone.now(),
    )  # fmt: skip
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def close(source: Source, *, by: User) -> None:
    """Notes on the desk that the newest edition was read; published, it takes the notice away.

    Raises NotAllowed while the list of changes or a rule is still to be looked up or corrected, and
    while readers do not have the correction.
    """
    desk = compile_desk()
    if left := left_for_notice(items(source, desk)):
        raise NotAllowed(gettext("Still to look up or correct: %(parts)s") % {"parts": _said(left)})
    if left := not_yet_out(source, desk):
        raise NotAllowed(
            gettext("Publish first what was corrected: %(parts)s") % {"parts": _said(left)}
        )
    with reversion.create_revision():
        reversion.set_user(by)
        reversion.set_comment("The newest edition was read.")
        source.revision_read = source.newest_revision
        source.save()


def _said(found: list[Item]) -> str:
    return ", ".join(f"{name_of(item.key)}, {part_in_words(item.part)}" for item in found)


def still_open(document: Document) -> list[tuple[Source, list[str]]]:
    """The parts of a document that nobody looked up again, or that were found changed and are not
    corrected, though the notice is gone."""
    found = []
    for source in sources_in_work():
        done = _done(source, source.revision_read)
        parts = [
            part for part in dict(_parts_resting(document, source.slug))
            if (row := done.get((document.kind, document.slug, part))) is None
            or row.answer == Recheck.Answer.CHANGED
        ]  # fmt: skip
        if parts:
            found.append((source, [part or gettext("the record itself") for part in parts]))
    return found


def sources_in_work() -> list[Source]:
    """Sources whose edition was read, with some facts perhaps still to be looked up in it."""
    rows = Source.objects.filter(rechecks__isnull=False).distinct()
    return [
        source
        for source in rows
        if not source.newer_exists
        and any(row.edition == source.revision_read for row in source.rechecks.all())
    ]


def clears_the_notice(before: Source, after: Source) -> bool:
    """Whether a save would take a notice away without anybody having looked anything up."""
    return before.newer_exists and not after.newer_exists
