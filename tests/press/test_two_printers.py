"""Two printers on one machine: one prints, the other stops or waits for its edition."""

import pytest
from django.core.management import CommandError

from drugs.management.commands import printer
from drugs.press import printing
from tests.press.printer_runs import name_of, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "gathered")]


@pytest.fixture
def other(editions):
    """The lock another printer holds."""
    editions.mkdir()
    with (editions / ".printer.lock").open("w") as lock:
        assert printer._locked(lock)
        yield lock


def test_a_second_watcher_stops(other):
    with pytest.raises(CommandError, match="Another printer is running on this machine"):
        run()


def test_once_leaves_it_to_the_other(other, editions, monkeypatch):
    def the_other_prints(seconds):
        (editions / name_of()).mkdir()
        (editions / name_of() / "manifest.json").touch()
        printing.switch(editions / name_of())

    monkeypatch.setattr(printer.time, "sleep", the_other_prints)
    said, _ = run("--once")
    assert said.splitlines() == [
        "Another printer is running on this machine; waiting for its edition.",
        f"Edition {name_of()} is printed already.",
    ]


def test_once_prints_itself_when_the_other_stops(other, monkeypatch):
    monkeypatch.setattr(printer.time, "sleep", lambda seconds: other.close())
    assert run("--once")[0].endswith(f"Edition {name_of()} is printed.")


def test_once_does_not_wait_for_ever(other, monkeypatch):
    monkeypatch.setattr(printer, "LONGEST_WAIT", -1)
    with pytest.raises(CommandError, match="It did not print the edition that is wanted"):
        run("--once")
