"""What the tests of the printer share: a few pages of the real site, and a whole small one."""

import io
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.utils import timezone

from drugs.management.commands import printer
from drugs.press import printing, rules
from tests import desks
from tests.press.people import account


@pytest.fixture(autouse=True)
def _static(static_files):
    """What is published is printed aside first, and pages name static files by their hash."""


@pytest.fixture
def anna(db):
    return account("anna", "Reviewer")


@pytest.fixture
def ben(db):
    return account("ben", "Reviewer")


@pytest.fixture(scope="module")
def documents(edition_doc):
    return {(entry.kind, entry.slug): entry.document for entry in edition_doc.published}


@pytest.fixture
def medicine(documents):
    return documents["medicine", "testol"]


@pytest.fixture
def problems(documents):
    """(part, message) of everything wrong with a document among the others."""

    def check(document, without=()):
        others = {key: value for key, value in documents.items() if key not in without}
        others[document.kind, document.slug] = document
        found = rules.check(document, others)
        assert all((p.kind, p.slug) == (document.kind, document.slug) for p in found)
        return [(problem.part, problem.message) for problem in found]

    return check


@pytest.fixture
def editions(tmp_path, settings, monkeypatch, static_files):
    """An empty folder for editions, which are printed with these few real pages alone."""
    few = ["/", "/medicines/testol/side-effects/", "/robots.txt"]
    monkeypatch.setattr(printing, "paths", lambda shelf: few)
    settings.EDITIONS_DIR = tmp_path / "editions"
    return settings.EDITIONS_DIR


class Site:
    """A site of its own on disk: a database with the small desk published, nothing printed."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.editions = var / "editions"
        self.database = var / "desk.sqlite3"

    def start(self, *args: str, **environ: str) -> subprocess.Popen:
        """Starts `manage.py` with these arguments."""
        return subprocess.Popen(
            [sys.executable, "manage.py", *args],
            cwd=django_settings.ROOT,
            env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
            | {"VAR_DIR": str(self.var), "PYTHONWARNINGS": "error"}
            | environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def manage(self, *args: str, **environ: str) -> str:
        """Runs `manage.py` to its end; returns what it said. It must succeed."""
        process = self.start(*args, **environ)
        out, err = process.communicate(timeout=400)
        assert process.returncode == 0, err
        return out

    def copy(self, var: Path) -> "Site":
        shutil.copytree(self.var, var, symlinks=True)
        return Site(var)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory) -> Site:
    """Published and not printed. Copy it; do not change it."""
    site = Site(tmp_path_factory.mktemp("small") / "var")
    site.manage("migrate", "--verbosity=0")
    site.manage("load_content", "--folder", str(desks.SMALL))
    # Two at once, as when two people run the site for the first time together.
    both = [site.start("publish", "--first") for _ in range(2)]
    said = sorted(process.communicate(timeout=120)[0] for process in both)
    assert said[0].endswith(" records published.\n")
    assert said[1] == "Something is published already: nothing to do.\n"
    return site


@pytest.fixture
def today(monkeypatch):
    """Sets the date."""

    def set_date(day):
        monkeypatch.setattr(timezone, "localdate", lambda: day)

    set_date(desks.DAY)
    return set_date


@pytest.fixture
def gathered(monkeypatch):
    """How often static files were gathered. The tests' own are there; it takes seconds."""
    times = []
    monkeypatch.setattr(printer, "call_command", lambda *args, **options: times.append(args))
    return times


@pytest.fixture
def watch(editions, monkeypatch):
    """Runs the watcher; each time it sleeps, the next step is taken. It ends with the steps."""
    before = signal.getsignal(signal.SIGTERM)

    def run_steps(*steps):
        left = list(steps)

        def sleep(seconds):
            if not left:
                raise SystemExit
            left.pop(0)()

        monkeypatch.setattr(printer.time, "sleep", sleep)
        out, err = io.StringIO(), io.StringIO()
        with pytest.raises(SystemExit):
            call_command("printer", stdout=out, stderr=err)
        return out.getvalue().splitlines(), err.getvalue()

    # A real connection would be closed between two looks, and the test's rows with it.
    monkeypatch.setattr(printer, "close_old_connections", lambda: None)
    yield run_steps
    signal.signal(signal.SIGTERM, before)
