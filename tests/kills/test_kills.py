"""`kill -9` in the middle of saving, publishing and printing: nothing torn, nothing acknowledged is
lost, and the next start mends itself. On both databases."""

import contextlib
import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings

from tests import desks
from tests.kills.child import text_of
from tests.press.conftest import Site
from tests.rows import fill
from tools import postgres

KILLS = int(os.environ.get("KILLS", "60"))  # on each database
SEED = 20261126


class Parent:
    """The process that forks, and what was acknowledged by its children."""

    def __init__(self, environ):
        self.published, self.printed, self.saving, self.saved = {}, 0, 0, 0
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
            elif word in ("saving", "saved", "printed"):
                setattr(self, word, int(rest))
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
        child, seen = 0, 0
        for word, rest in self.lines():
            if word == "begun":
                child = int(rest)
            elif word == "ended":
                assert seen > after, "it ended before it was killed"
                return
            else:
                seen += 1
                if seen == after + 1:
                    time.sleep(seconds)
                    os.kill(child, signal.SIGKILL)

    def close(self):
        self.process.kill()
        self.process.stdout.close()
        self.process.wait(60)
        self.process.stdin.close()  # the last: it fails where nobody reads any more


@pytest.fixture(params=["sqlite", "postgresql"])
def parent(request, tmp_path, desk_of, static_files):
    with contextlib.ExitStack() as stack:
        environ = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        site = Site(tmp_path / "var")
        site.var.mkdir()
        shutil.copytree(settings.STATIC_ROOT, site.var / "static")
        if request.param == "sqlite":
            shutil.copy(desk_of(desks.SMALL) / desks.DATABASE, site.database)
        else:
            where = postgres.programs()
            if where is None:
                pytest.skip(f"PostgreSQL is not installed. {postgres.HOW}")
            address = stack.enter_context(postgres.private(where))
            environ["DATABASE_URL"] = address
            fill(site, address, desk_of(desks.SMALL))
        parent = Parent(environ | {"VAR_DIR": str(site.var)})
        stack.callback(parent.close)
        yield parent


@pytest.mark.long
def test_nothing_is_torn_and_nothing_acknowledged_is_lost(parent):
    chance = random.Random(SEED)
    found = parent.ask("mend")
    assert (found["wrong"], found["left"]) == ([], [])
    for kill in range(KILLS):
        # After "ready", "saving", "saved", "published" or "printed", and somewhere in what follows:
        # mostly at once, for most of it is short.
        act = chance.choice(["publish", "print", "print"])
        moment = chance.randrange(5), min(1.0, chance.expovariate(8))
        parent.kill_within(f"{act} {parent.saving + 1}", *moment)
        found = parent.ask("look")
        here = dict(found["published"])
        where = f"after kill {kill + 1}, {moment} in {act}"
        assert found["wrong"] == [], where
        assert {n: here.get(n) for n in parent.published} == parent.published, where
        assert int(found["current"].split("-")[0]) >= parent.printed, where
        _check_the_desk(parent, found, here[max(here)], where)
        if kill % 10 == 9:
            mended = parent.ask("mend")
            assert (mended["wrong"], mended["left"], mended["running"]) == ([], [], 0), where
            newest = max(dict(mended["published"]))
            assert int(mended["current"].split("-")[0]) == newest, where
            said = dict(mended["published"])[newest]
            assert said in mended["page"] or not said.startswith("Round"), "the newest is read"
    assert len(parent.published) > KILLS / 6, "enough was done between the kills"


def _check_the_desk(parent, found, published, where):
    """What was saved last stands on the desk, or what was being saved after it, in any round since:
    a save can be done and its editor killed before hearing of it. And the text, its version and the
    note of its writer came together or not at all."""
    if parent.saved == 0:
        return
    possible = [text_of(number) for number in range(parent.saved, parent.saving + 1)]
    assert found["desk"] in possible, where
    assert found["kept"] == found["desk"], where
    assert found["draft"] == (found["desk"] != published), where


def test_the_helper_of_these_tests_can_fail():
    """A child that dies by itself is no edition: what is asked of it never comes."""
    gone = Parent(os.environ | {"DJANGO_SETTINGS_MODULE": "nowhere", "VAR_DIR": "/proc/nowhere"})
    select.select([gone.process.stdout], [], [], 60)
    with pytest.raises((AssertionError, BrokenPipeError)):
        gone.ask("look")
    with contextlib.suppress(BrokenPipeError):
        gone.close()
