"""`kill -9` in the middle of saving, publishing and printing: nothing torn, nothing acknowledged is
lost, and the next start mends itself. On both databases."""

import contextlib
import json
import os
import random
import select
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings

from tests import desks
from tests.press.conftest import Site
from tools import postgres

KILLS = int(os.environ.get("KILLS", "60"))  # on each database
SEED = 20261126


class Parent:
    """The process that forks, and what was acknowledged by its children."""

    def __init__(self, environ):
        self.published, self.saved, self.printed = {}, "", 0
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.kills.child"],
            cwd=settings.ROOT,
            env=environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            bufsize=1,
        )

    def lines(self):
        for line in self.process.stdout:
            word, _, rest = line.strip().partition(" ")
            if word == "published":
                number, _, text = rest.partition(" ")
                self.published[int(number)] = text
            elif word == "saved":
                self.saved = rest
            elif word == "printed":
                self.printed = int(rest)
            yield word, rest

    def ask(self, act):
        """What an act finds that ends by itself."""
        found = None
        self.process.stdin.write(f"{act}\n")
        for word, rest in self.lines():
            if word == "found":
                found = json.loads(rest)
            elif word == "ended":
                return found
        raise AssertionError("the parent is gone")

    def kill_within(self, act, after, seconds):
        """Begins an act and kills it outright: so many seconds after so much was acknowledged."""
        self.process.stdin.write(f"{act}\n")
        child = 0
        for seen, (word, rest) in enumerate(self.lines()):
            child = int(rest) if word == "begun" else child
            if word == "ended":
                return
            if seen == after:
                time.sleep(seconds)
                os.kill(child, signal.SIGKILL)

    def close(self):
        self.process.kill()
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(60)


@pytest.fixture(params=["sqlite", "postgresql"])
def parent(request, tmp_path):
    with contextlib.ExitStack() as stack:
        environ = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        if request.param == "postgresql":
            where = postgres.programs()
            if where is None:
                pytest.skip(f"PostgreSQL is not installed. {postgres.HOW}")
            environ["DATABASE_URL"] = stack.enter_context(postgres.private(where))
        site = Site(tmp_path / "var")
        given = {k: environ[k] for k in ("DATABASE_URL",) if k in environ}
        site.manage("migrate", "--verbosity=0", **given)
        site.manage("load_content", "--folder", str(desks.SMALL), **given)
        site.manage("publish", "--first", **given)
        site.manage("collectstatic", "--noinput", "--verbosity=0", **given)
        parent = Parent(environ | {"VAR_DIR": str(site.var)})
        stack.callback(parent.close)
        yield parent


@pytest.mark.long
def test_nothing_is_torn_and_nothing_acknowledged_is_lost(parent):
    chance = random.Random(SEED)
    assert parent.ask("mend")["wrong"] == []
    for kill in range(KILLS):
        # After "begun", "saved", "published" or "printed", and then somewhere in what follows.
        act = chance.choice(["publish", "print", "print"])
        parent.kill_within(act, chance.randrange(5), chance.uniform(0.0, 1.0))
        found = parent.ask("look")
        here = dict(found["published"])
        where = f"after kill {kill + 1}"
        assert found["wrong"] == [], where
        assert {n: here.get(n) for n in parent.published} == parent.published, where
        assert int(found["current"].split("-")[0]) >= parent.printed, where
        # What was saved last stands on the desk, or what was being saved after it.
        last = max(here)
        if parent.saved and here[last].startswith("Round"):
            assert found["desk"].startswith("Round"), where
        if kill % 10 == 9:
            mended = parent.ask("mend")
            assert (mended["wrong"], mended["left"], mended["running"]) == ([], [], 0), where
            newest = max(dict(mended["published"]))
            assert int(mended["current"].split("-")[0]) == newest
            said = dict(mended["published"])[newest]
            assert said in mended["page"] or not said.startswith("Round"), "the newest is read"
    assert len(parent.published) > KILLS / 6, "enough was done between the kills"


def test_the_helper_of_these_tests_can_fail():
    """A child that dies by itself is no edition: what is asked of it never comes."""
    gone = Parent(os.environ | {"DJANGO_SETTINGS_MODULE": "nowhere", "VAR_DIR": "/proc/nowhere"})
    select.select([gone.process.stdout], [], [], 60)
    with pytest.raises((AssertionError, BrokenPipeError)):
        gone.ask("look")
    with contextlib.suppress(BrokenPipeError):
        gone.close()
