"""The printer's command: when it prints, what it leaves alone, and how it stops."""

import datetime
import os
import signal
import time
from contextlib import suppress

import pytest
from django.contrib.auth.models import User
from django.core import mail as box
from django.core.management import CommandError
from django.db import DatabaseError
from django.utils import timezone

from drugs.management.commands import printer
from drugs.models import GlossaryTerm, Plan, Printing, Publication, at_the_press
from drugs.press import mail, printing
from drugs.press.plan import plan
from drugs.press.publish import propose, publish
from tests.desks import DAY
from tests.press.printer_runs import name_of, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "gathered")]


def break_a_page():
    """A publication that no check would let through: one of its pages cannot be printed."""
    row = Publication.objects.newest().get(kind="medicine", slug="testol")
    for reaction in row.document["reactions"]:
        reaction["side_effect"] = "gone"
    with at_the_press():
        Publication.objects.create(
            kind=row.kind, slug=row.slug, version=2, document=row.document, shape=row.shape,
            reason="Broken",
            published_at=timezone.now(),
        )  # fmt: skip


def test_once_prints_what_is_published_and_then_nothing(editions):
    said, progress = run("--once")
    assert said == f"Edition {name_of()} is printed."
    assert progress == "Printing the edition: 3 of 3 done."
    row = Printing.objects.get()
    assert (row.edition, row.state, row.done, row.total) == (name_of(), "done", 3, 3)
    assert row.ended_at >= row.started_at
    assert run("--once") == (f"Edition {name_of()} is printed already.", "")
    assert Printing.objects.count() == 1


def test_a_new_publication_and_a_new_day_each_make_an_edition(editions, today):
    run("--once")
    first = name_of()
    GlossaryTerm.objects.filter(slug="flare").update(definition="When eczema gets bad.")
    publish([("term", "flare")], reason="Clearer")
    assert run("--once")[0] == f"Edition {name_of()} is printed."
    assert name_of() != first
    tomorrow = DAY + datetime.timedelta(days=1)
    today(tomorrow)
    assert run("--once")[0] == f"Edition {name_of(tomorrow)} is printed."
    assert printing.current_name(editions) == name_of(tomorrow)
    assert Printing.objects.count() == 3


def test_without_a_publication_there_is_nothing_to_print(editions, monkeypatch):
    monkeypatch.setattr(Publication, "objects", Publication.objects.none())
    with pytest.raises(CommandError, match="Nothing is published yet"):
        run("--once")


def test_a_damaged_edition_is_printed_again(editions):
    run("--once")
    page = editions / name_of() / "pages/index.html"
    before = page.read_bytes()
    page.write_text("Nothing to see.")
    said, told = run("--once")
    assert said == f"Edition {name_of()} is printed."
    assert told.startswith(f"Edition {name_of()} is damaged and will be printed again. /: the file")
    assert page.read_bytes() == before


@pytest.mark.parametrize("remove", ["current", "manifest"])
def test_a_missing_edition_is_printed_again(editions, remove):
    run("--once")
    manifest = editions / name_of() / "manifest.json"
    (editions / "current" if remove == "current" else manifest).unlink()
    assert run("--once")[0] == f"Edition {name_of()} is printed."
    assert manifest.exists()


def test_a_page_that_fails_is_told_here_and_in_the_admin(editions):
    run("--once")
    before = printing.current_name(editions)
    break_a_page()
    with pytest.raises(CommandError, match=r"not printed\. / could"):
        run("--once")
    row = Printing.objects.first()
    assert (row.state, row.done) == ("failed", 0)
    assert row.message.startswith("/ could not be printed")
    assert row.ended_at
    assert printing.current_name(editions) == before
    assert list(editions.glob(".printing-*")) == []


def test_documents_of_an_unknown_shape_are_told_too(editions):
    with at_the_press():
        Publication.objects.create(
            kind="term", slug="flare", version=2, document={"kind": "term"}, reason="Broken",
            published_at=timezone.now(),
        )  # fmt: skip
    with pytest.raises(CommandError, match="The edition was not printed"):
        run("--once")
    assert Printing.objects.get().state == "failed"


def test_static_files_are_gathered_once_for_each_state_of_the_code(
    editions, settings, tmp_path, today, monkeypatch, gathered
):
    monkeypatch.setattr(printing, "paths", lambda shelf: ["/robots.txt"])  # names no such file
    settings.STATIC_ROOT = tmp_path
    run("--once")
    assert len(gathered) == 1
    (tmp_path / "staticfiles.json").touch()
    today(DAY + datetime.timedelta(days=1))
    run("--once")
    assert len(gathered) == 1, "this code's files are there"
    monkeypatch.setattr(printing, "fingerprint", lambda: "f" * 8)
    run("--once")
    assert len(gathered) == 2, "the code has changed"
    (tmp_path / "staticfiles.json").unlink()
    run("--once")
    assert len(gathered) == 2, "nothing is printed, so nothing is gathered"
    today(DAY)
    run("--once")
    assert len(gathered) == 3, "the files are gone"


class TestWatch:
    def test_it_prints_only_when_something_is_new(self, watch, today):
        tomorrow = DAY + datetime.timedelta(days=1)
        said, _ = watch(list, list, lambda: today(tomorrow), list)
        assert said == [f"Edition {name_of(d)} is printed." for d in (DAY, tomorrow)]

    def test_it_prints_again_when_the_edition_is_lost(self, watch, editions):
        said, _ = watch(list, lambda: (editions / "current").unlink(), list)
        assert said == [f"Edition {name_of()} is printed."] * 2

    def test_a_failure_is_told_once_and_tried_again_after_a_while(self, watch, monkeypatch):
        break_a_page()
        now = time.monotonic()
        said, told = watch(
            list,
            list,
            lambda: monkeypatch.setattr(printer.time, "monotonic", lambda: now + 1_000),
            list,
        )
        assert said == []
        assert told.count("The edition was not printed.") == 2
        assert Printing.objects.filter(state="failed").count() == 2

    def test_it_waits_for_a_database_that_does_not_answer(self, watch, monkeypatch):
        answers = [DatabaseError("no such table"), name_of()]

        def wanted(self):
            answer = answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer

        monkeypatch.setattr(printer.Command, "_wanted", wanted)
        said, told = watch(list, list)
        assert "The database did not answer. no such table" in told
        assert said == [f"Edition {name_of()} is printed."]

    def test_stopping_half_way_is_told_in_the_admin(self, watch, monkeypatch):
        """As SIGTERM does: the exception that ends the process comes through a page."""

        def stops(*args, **options):
            raise SystemExit

        monkeypatch.setattr(printing, "write", stops)
        watch()
        row = Printing.objects.get()
        assert (row.state, row.message) == ("failed", "The printer was stopped.")

    def test_an_order_to_stop_that_python_lost_is_heard_at_the_next_page(self, watch, monkeypatch):
        """What is raised while Python takes an object apart goes no further."""
        real, made = printing.answer, []

        def answer(*asked):
            made.append(asked)
            with suppress(SystemExit):
                os.kill(os.getpid(), signal.SIGTERM)
            return real(*asked)

        monkeypatch.setattr(printing, "answer", answer)
        watch()
        assert len(made) == 1
        row = Printing.objects.get()
        assert (row.state, row.message) == ("failed", "The printer was stopped.")

    def test_it_sends_mail_and_goes_on_where_that_fails(self, watch, settings, monkeypatch):
        anna = User.objects.create_user("anna", email="anna@example.org")
        mail.tell(anna, mail.Event.TAKEN_DOWN, "/admin/")
        settings.EMAIL_BACKEND = "tests.press.test_mail.Refuses"
        now = time.monotonic()

        def mended():
            settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
            monkeypatch.setattr(printer.time, "monotonic", lambda: now + 1_000)

        said, told = watch(list, list, mended, list)
        assert said == [f"Edition {name_of()} is printed."]
        assert told.count("A mail could not be sent. anna: The server is away") == 1
        assert len(box.outbox) == 1

    def test_what_is_planned_is_published_and_printed_at_its_time(self, watch, monkeypatch):
        chief = User.objects.create_superuser("chief")
        GlossaryTerm.objects.filter(slug="flare").update(definition="When eczema gets bad.")
        keys = [("term", "flare")]
        plan(
            keys, timezone.now() + datetime.timedelta(hours=1), reason="Clearer", approver=chief,
            seen=propose(keys).mark, opened=[], chosen={},
        )  # fmt: skip
        before, now = name_of(), time.monotonic()

        def its_time():
            Plan.objects.update(at=timezone.now())
            monkeypatch.setattr(printer.time, "monotonic", lambda: now + 1_000)

        said, _ = watch(list, its_time, list)
        assert said == [
            f"Edition {before} is printed.",
            "Planned: term/flare: published.",
            f"Edition {name_of()} is printed.",
        ]
        assert name_of() != before

    def test_a_failed_printing_is_told_by_mail_once(self, watch, monkeypatch):
        User.objects.create_superuser("chief", email="chief@example.org")
        break_a_page()
        now = time.monotonic()
        watch(
            list,
            lambda: monkeypatch.setattr(printer.time, "monotonic", lambda: now + 1_000),
            list,
        )
        assert Printing.objects.filter(state="failed").count() == 2
        (sent,) = box.outbox
        assert "/ could not be printed" in sent.body

    def test_nothing_published_is_nothing_to_do(self, watch, monkeypatch):
        monkeypatch.setattr(Publication, "objects", Publication.objects.none())
        assert watch(list) == ([], "")
