"""Two machines over one PostgreSQL, nginx before them."""

import json
import threading
import time
from http.client import HTTPConnection

import pytest

from tests import desks
from tests.press.conftest import Site
from tests.rows import fill
from tests.service import web_server
from tests.service.asking import ask, ask_on
from tests.service.machines import machine
from tools import postgres

pytestmark = pytest.mark.long

WITHIN = 5.0  # seconds beyond what the printing itself takes
WORDS = "Words that came through the first machine."
CHANGE = f"""
from django.contrib.auth.models import User
from drugs.models import GlossaryTerm
User.objects.create_superuser("chief")
GlossaryTerm.objects.filter(slug="flare").update(definition={WORDS!r})
"""
# How long the two printings took that came last, how many there were, and when it was published.
TOLD = """
import json
from drugs.models import Printing, Publication
rows = Printing.objects.order_by("pk")
took = [(row.ended_at - row.started_at).total_seconds() for row in rows if row.state == "done"]
published = Publication.objects.latest("pk").published_at.timestamp()
print(json.dumps([took[-2:], [row.state for row in rows], published]))
"""


@pytest.fixture(scope="module")
def address():
    where = postgres.programs()
    if where is None:
        pytest.skip(f"PostgreSQL is not installed. {postgres.HOW}")
    with postgres.private(where) as address:
        yield address


@pytest.fixture(scope="module")
def site(address, desk_of, tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("two") / "shell")
    fill(site, address, desk_of(desks.SMALL))
    return site


@pytest.fixture(scope="module")
def both(address, site):
    one, other = site.var.parent / "one", site.var.parent / "other"
    for var in (one, other):
        var.mkdir()
    with (
        machine(one, DATABASE_URL=address) as first,
        machine(other, DATABASE_URL=address) as second,
    ):
        for each in (first, second):
            until(lambda each=each: said(each, "/") == 200, 400, each)
        until(lambda: edition_of(first) == edition_of(second), 400, first, second)
        yield first, second


def until(happens, seconds, *machines):
    """Waits for it. Where it does not come, the machines say what they read and logged."""
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, "\n".join(map(told_by, machines)) or "it did not come"
        time.sleep(0.05)


def said(machine, path):
    """The status of an address, 0 where nobody answers."""
    try:
        return ask(machine.port, path)[0]
    except OSError:
        return 0


def told_by(machine):
    logs = {log.name: log.read_text()[-400:] for log in machine.var.glob("*.log")}
    current = (machine.var / "editions/current").resolve().name
    return f"{machine.var.name}: {current}, readyz {said(machine, '/readyz')}, {logs}"


def edition_of(machine):
    """The name of the edition that is read, its documents, and the hash of each answer."""
    current = (machine.var / "editions/current").resolve()  # one edition, whatever comes meanwhile
    manifest = json.loads((current / "manifest.json").read_text())
    hashes = {path: entry["sha256"] for path, entry in manifest["files"].items()}
    return current.name, manifest["documents"], hashes


def test_what_is_published_through_one_is_read_on_the_other(address, site, both):
    full = {"DATABASE_URL": address, "VAR_DIR": str(both[0].var)}
    before = edition_of(both[0])[0]
    site.manage("shell", "-v0", "-c", CHANGE, **full)
    site.manage("publish", "term/flare", "--by", "chief", "--reason", "Said better", **full)
    live = {}

    def seen():
        for each in both:
            if each.port not in live and WORDS.encode() in ask(each.port, "/glossary/")[2]:
                live[each.port] = time.time()
        return len(live) == 2

    until(seen, 400, *both)
    # The row of a printing is closed after readers have the edition.
    until(lambda: told(site, full)[1].count("done") == 4, 60, *both)
    took, states, published = told(site, full)
    after = [round(moment - published, 1) for moment in sorted(live.values())]
    print(f"live after {after} s, of which the printings took {took} s")
    assert states == ["done"] * 4, "each machine printed once for what is published"
    assert max(after) - max(took) < WITHIN
    assert edition_of(both[0]) == edition_of(both[1])
    assert edition_of(both[0])[0] != before


def told(site, full):
    return json.loads(site.manage("shell", "-v0", "-c", TOLD, **full))


def test_one_is_killed_under_load_and_no_request_fails(both, site):
    first, second = both
    stop, failed, answered = threading.Event(), [], []

    def read(port, paths):
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        while not stop.is_set():
            for path in paths:
                try:
                    status, _, body = ask_on(connection, path)
                except Exception as error:
                    status, body = repr(error), b""
                    connection.close()
                answered.append(path)
                if status != 200 or b"</html>" not in body:
                    failed.append((path, status))
        connection.close()

    fronts = [each.port for each in both]
    with web_server.running("balancer", site.var.parent / "nginx", fronts) as port:
        wanted = [["/", "/glossary/"], ["/about/"], ["/search/?q=testol"], ["/medicines/"]]
        readers = [threading.Thread(target=read, args=(port, paths)) for paths in wanted]
        for reader in readers:
            reader.start()

        def answer(more):
            wanted = len(answered) + more
            until(lambda: len(answered) > wanted, 120, second)

        try:
            answer(200)
            first.kill("front")
            answer(600)
            assert not said(first, "/healthz"), "it was away meanwhile"
            first.start("front")
            until(lambda: said(first, "/healthz") == 200, 120, first)
            answer(200)
        finally:
            stop.set()
            for reader in readers:
                reader.join()
    assert failed == []
