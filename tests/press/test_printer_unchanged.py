"""The printer makes anew only what differs, and looks later whether that was right."""

import errno

import pytest

from drugs.management import comparing
from drugs.models import GlossaryTerm, Printing, Publication
from drugs.press import printing
from drugs.press.publish import publish
from tests.press.printer_runs import name_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "gathered")]


def change():
    GlossaryTerm.objects.filter(slug="flare").update(definition="It carries a message.")
    publish([("term", "flare")], reason="Clearer")


def test_it_takes_over_and_looks_when_nobody_waits(watch, monkeypatch, editions):
    made, compared = [], []
    real, compare = printing.answer, comparing.not_as_whole
    monkeypatch.setattr(printing, "answer", lambda *args: made.append(args[2]) or real(*args))
    monkeypatch.setattr(
        comparing, "not_as_whole",
        lambda *args, **kw: compared.append(compare(*args, **kw)) or compared[-1],
    )  # fmt: skip
    monkeypatch.setattr(comparing, "AFTER", 0.0)
    counts = []

    def note():
        counts.append(len(made))
        made.clear()

    watch(list, note, change, note, note)
    assert counts[1] < counts[0]
    assert compared == [[]]


def test_what_is_not_as_the_whole_is_printed_again(watch, monkeypatch):
    monkeypatch.setattr(comparing, "not_as_whole", lambda *_, **__: ["/about/"])
    monkeypatch.setattr(comparing, "AFTER", 0.0)
    said, told = watch(list, list, change, list, list, list)
    assert said.count(f"Edition {name_of()} is printed.") == 2
    assert "is not as it would be if all of it were printed: ['/about/']" in told


def test_whoever_waits_goes_first(watch, monkeypatch):
    def compare(folder, mark, *, progress, old_links):
        if not Publication.objects.filter(version=3, slug="flare").exists():
            change()
        progress(25, 100)
        return []

    monkeypatch.setattr(comparing, "not_as_whole", compare)
    monkeypatch.setattr(comparing, "AFTER", 0.0)
    said, _ = watch(list, other_change, list, list, list)
    assert len(said) == 3, "the first one, the other change, and the one that would not wait"


def other_change():
    GlossaryTerm.objects.filter(slug="flare").update(definition="It is a messenger.")
    publish([("term", "flare")], reason="Clearer")


@pytest.mark.parametrize("where", ["not_as_whole", "first_pages"])
def test_what_goes_wrong_after_it_is_printed_ends_no_printer(watch, monkeypatch, caplog, where):
    def fail(*_, **__):
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(comparing if where == "not_as_whole" else printing, where, fail)
    monkeypatch.setattr(comparing, "AFTER", 0.0)
    said, _ = watch(list, list, change, list, list)
    assert len(said) == 2
    assert "The disk is full" in caplog.text
    assert Printing.objects.filter(state="done").count() == 2
