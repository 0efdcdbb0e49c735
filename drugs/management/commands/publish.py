from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from drugs.documents.upgrade import Unreadable
from drugs.kinds import KINDS
from drugs.management.plainly import plainly
from drugs.press import to_enter
from drugs.press.editions import changed
from drugs.press.never_older import why_older
from drugs.press.publish import IMPORTED, NotPublishable, Unknown, publish, publish_first
from drugs.press.second_person import NotAllowed
from drugs.wording.characters import hidden
from drugs.wording.markdown import TextError


class Command(BaseCommand):
    help = "Publishes the desk's records: those named as kind/slug, or with --all all that differ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("records", nargs="*", metavar="kind/slug", help=", ".join(KINDS))
        parser.add_argument("--all", action="store_true", help="all records that differ")
        parser.add_argument(
            "--first",
            action="store_true",
            help="publish the fixtures, unless something has been published already",
        )
        parser.add_argument("--reason", default="", help="why, for the record")
        parser.add_argument("--by", default="", help="user name of who publishes")

    def handle(self, *args: Any, **options: Any) -> None:
        with plainly("Nothing was published."):
            self._publish(options)

    def _publish(self, options: dict[str, Any]) -> None:
        keys = None if options["first"] or options["all"] else _keys(options["records"])
        reason = options["reason"] or (IMPORTED if options["first"] else "")
        if not reason:
            raise CommandError("Say why: --reason 'New percent in the label of 12/2026'.")
        if unseen := hidden(reason):
            raise CommandError(f"In the reason: {unseen[0]}")
        user = _user(options["by"])
        if why := why_older():
            raise CommandError(f"Nothing was published. {why}")
        try:
            if options["first"]:
                made = publish_first(reason=reason, approver=user)
            else:
                made = publish(keys, reason=reason, approver=user)
        except NotPublishable as error:
            raise CommandError(
                "Nothing was published:\n" + "\n".join(map(str, error.problems))
            ) from error
        except (Unknown, TextError, NotAllowed, Unreadable) as error:
            raise CommandError(str(error)) from error
        if options["first"] and not made:
            self.stdout.write(f"Something is published already: {_drafts()}")
        else:
            self.stdout.write(f"{len(made)} records published.")
        for kind, slug in sorted(to_enter.held_back()) if keys is None else ():
            self.stdout.write(f"Held back until its texts are entered on the desk: {kind}/{slug}")


def _drafts() -> str:
    """What waits on the desk of a site that is published."""
    try:
        number = len(changed())
    except TextError as error:
        return f"a text on the desk cannot be shown. {error}"
    return f"{number} drafts wait on the desk." if number else "nothing to do."


def _keys(records: list[str]) -> list[tuple[str, str]]:
    if not records:
        raise CommandError("Name records as kind/slug, such as medicine/a-slug, or say --all.")
    keys = []
    for record in records:
        kind, _, slug = record.partition("/")
        if kind not in KINDS or not slug:
            raise CommandError(f"{record!r} is not kind/slug. Kinds: {', '.join(KINDS)}.")
        keys.append((kind, slug))
    return keys


def _user(name: str) -> User | None:
    if not name:
        return None
    try:
        return User.objects.get(username=name)
    except User.DoesNotExist as error:
        raise CommandError(f"There is no user {name!r}.") from error
