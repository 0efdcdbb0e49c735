"""The printer beside the site: a process that watches for publications, until it is stopped."""

import signal
import sqlite3
import time

import pytest

from drugs.press import printing

PUBLISH = """
from drugs.models import Reaction
from drugs.press.publish import publish
figures = Reaction.objects.filter(study__slug="first-trial", side_effect__slug="nausea")
figures.filter(dose_amount=100).update(percent="{percent}")
publish(reason="Another figure")
"""


def until(found, seconds=180):
    """Waits for what `found` gives to be true, and returns it."""
    end = time.monotonic() + seconds
    while not (value := found()):
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)
    return value


@pytest.mark.long
def test_a_watcher_sees_a_publication_at_once_and_stops_in_good_order(small_site, tmp_path):
    """The real thing: a process beside the site, another that publishes, and SIGTERM."""
    site = small_site.copy(tmp_path / "var")

    def ask(sql):
        with sqlite3.connect(f"file:{site.database}?mode=ro", uri=True) as database:
            return database.execute(sql).fetchone()

    def page():
        return (
            site.editions / "current/pages/medicines/testol/side-effects/index.html"
        ).read_text()

    watcher = site.start("printer")
    try:
        until((site.editions / "current").exists)
        assert "6.1%" in page()
        site.manage("shell", "-c", PUBLISH.format(percent="6.2"))
        until(lambda: "6.2%" in page())
        (late,) = ask(
            "SELECT (julianday(p.started_at) - julianday(b.published_at)) * 86400"
            " FROM drugs_printing p, drugs_publication b ORDER BY p.id DESC, b.id DESC LIMIT 1"
        )
        # It looks each second; a busy machine may be late to begin.
        assert 0 < late < 10
        before = printing.current_name(site.editions)
        site.manage("shell", "-c", PUBLISH.format(percent="6.3"))
        until(lambda: ask("SELECT 1 FROM drugs_printing WHERE state = 'running'"))
        watcher.send_signal(signal.SIGTERM)
        _, told = watcher.communicate(timeout=180)
    finally:
        watcher.kill()
    assert watcher.returncode == 0
    assert told.count("Printing the edition: ") == 2
    last = "SELECT state, message FROM drugs_printing ORDER BY id DESC LIMIT 1"
    assert ask(last) == ("failed", "The printer was stopped.")
    assert printing.current_name(site.editions) == before
    assert list(site.editions.glob(".printing-*")) == []
