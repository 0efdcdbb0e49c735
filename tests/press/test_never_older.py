"""Readers are never taken back by accident, and what they read is looked at while it is read."""

import errno
import io
import json
import shutil

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import OperationalError

from drugs.management.commands import printer
from drugs.models import Printing, Publication
from drugs.models.publication import PublicationQuerySet
from drugs.press import alerts, files, printing
from drugs.press.never_older import newest_printed, why_older
from tests.press.printer_runs import name_of, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "gathered")]


@pytest.fixture
def newer(editions):
    """What readers have was printed from a database that went further than this one."""
    run("--once")
    name = printing.current_name(editions)
    number, _, rest = name.partition("-")
    target = editions / f"{int(number) + 1:04d}-{rest}"
    (editions / name).rename(target)
    printing.switch(target)
    return target


def test_an_older_database_prints_nothing_and_says_how_to_go_on(editions, newer):
    with pytest.raises(CommandError, match=r"older or another one.*newest backup.*--go-back"):
        run("--once")
    assert printing.current_name(editions) == newer.name
    assert Printing.objects.count() == 1


@pytest.mark.parametrize(
    "command",
    [("load_content", "--update", "--remove"), ("publish", "--first"),
     ("publish", "--all", "--reason", "x")],
)  # fmt: skip
def test_no_fixtures_are_imported_beside_a_newer_edition(newer, command):
    before = Publication.objects.count()
    with pytest.raises(CommandError, match="older or another one"):
        call_command(*command, stdout=io.StringIO(), stderr=io.StringIO())
    assert Publication.objects.count() == before


def test_an_empty_database_is_older_too(newer, monkeypatch):
    monkeypatch.setattr(Publication, "objects", PublicationQuerySet(Publication).none())
    assert "ends with publication 0" in why_older()


def test_another_database_with_as_many_publications_is_known(editions):
    run("--once")
    file = editions / "current" / "edition.json"
    said = json.loads(file.read_text())
    said["published"][0]["version"] += 1
    file.write_text(json.dumps(said))
    assert "it is another one" in why_older()


def test_a_lost_link_makes_nobody_forget_the_newest(editions, newer):
    (editions / "current").unlink()
    assert newest_printed(editions) == newer
    with pytest.raises(CommandError, match="older or another one"):
        run("--once")


def test_who_wants_to_go_back_says_so_and_loses_nothing(editions, newer):
    assert run("--once", "--go-back")[0] == f"Edition {name_of()} is printed."
    assert printing.current_name(editions) == name_of()
    assert (editions / f"set-aside-{newer.name}" / "manifest.json").exists()
    assert run("--once")[0] == f"Edition {name_of()} is printed already."


def test_the_watcher_says_it_once_and_goes_on_looking(watch, newer, editions):
    said, told = watch(*[list] * 5)
    assert said == []
    assert told.count("older or another one") == 1


def one_byte(folder):
    file = folder / "pages/index.html"
    file.write_bytes(file.read_bytes().replace(b"<", b">", 1))


def cut_documents(folder):
    (folder / "edition.json").write_bytes((folder / "edition.json").read_bytes()[:-20])


def no_link(folder):
    (folder.parent / "current").unlink()


def a_folder_for_a_link(folder):
    (folder.parent / "current").unlink()
    shutil.copytree(folder, folder.parent / "current")


@pytest.mark.parametrize("damage", [one_byte, cut_documents, no_link, a_folder_for_a_link])
def test_damage_is_found_while_running_told_and_mended(
    watch, editions, damage, monkeypatch, settings, caplog
):
    settings.ALERT_MAIL = ["ops@example.org"]
    monkeypatch.setattr(printer, "CHECK_EVERY", -1)
    told_to_watchers = []
    real = alerts.well_again

    def before_it_is_well(folder):
        note = folder / ".degraded"
        told_to_watchers.append(note.read_text() if note.exists() else "")
        real(folder)

    monkeypatch.setattr(alerts, "well_again", before_it_is_well)
    said, told = watch(list, lambda: damage(editions / name_of()), list, list)
    assert said == [f"Edition {name_of()} is printed."] * 2
    assert "is damaged and will be printed again" in told
    assert any("damaged" in text for text in told_to_watchers)
    assert not (editions / ".degraded").exists()
    assert "damaged" in caplog.text
    assert [m.to for m in mail.outbox] == [["ops@example.org"]]
    assert list(files.verify(editions / printing.current_name(editions))) == []
    assert (editions / "current").is_symlink()
    printing.sweep(editions)
    assert {p.name for p in editions.iterdir()} == {".printer.lock", "current", name_of()}


def test_a_mail_that_cannot_be_sent_stops_nothing(settings, editions, caplog):
    editions.mkdir()
    settings.ALERT_MAIL = ["ops@example.org"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.nowhere.EmailBackend"
    alerts.degraded(editions, "A page was changed.")
    assert (editions / ".degraded").read_text() == "A page was changed."
    assert "The mail could not be sent" in caplog.text


def test_an_edition_is_not_thrown_away_when_the_database_hiccups(editions, monkeypatch):
    from drugs.management.commands.printer import Printing as Rows

    class Gone:
        def create(self, **_):
            raise OperationalError("server closed the connection")

        filter = create

    monkeypatch.setattr(Rows, "objects", Gone())
    monkeypatch.setattr(printer, "close_old_connections", lambda: None)
    assert run("--once")[0] == f"Edition {name_of()} is printed."


def test_what_a_killed_printer_left_open_is_closed(editions):
    for where in (printer.WHERE, "on another machine"):
        Printing.objects.create(edition="x", message=where)
    run("--once")
    states = dict(Printing.objects.filter(edition="x").values_list("message", "state"))
    assert states == {
        "The printer was ended before it was done.": "failed",
        "on another machine": "running",
    }


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(errno.ENOSPC, "The disk is full"), (errno.EROFS, "only for reading"),
     (errno.EACCES, "may not write in")],
)  # fmt: skip
def test_a_full_disk_is_a_sentence_and_readers_keep_what_they_have(
    editions, monkeypatch, number, sentence
):
    run("--once")
    before = printing.current_name(editions)

    def full(*_, **__):
        raise OSError(number, "no", "x")

    monkeypatch.setattr(printing, "write", full)
    (editions / before / "pages/index.html").write_text("x")
    with pytest.raises(CommandError, match=sentence) as told:
        run("--once")
    assert "Errno" not in str(told.value)
    assert printing.current_name(editions) == before
    assert list(editions.glob(".printing-*")) == []
