"""`check_links` against a local server."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from drugs.models import LinkCheck, Source
from drugs.sources.fetch import Asker
from drugs.sources.links import Offline, check_links

pytestmark = pytest.mark.django_db

PATIENT = Asker(timeout=60, in_all=120, pause=0.01)


@pytest.fixture
def links(host):
    """Three sources at the local host; the others have no address."""
    Source.objects.update(address="")
    found = list(Source.objects.order_by("slug")[:3])
    for name, source in zip(("good", "gone", "shy"), found, strict=True):
        Source.objects.filter(pk=source.pk).update(address=f"{host.address}/{name}")
    host.answers = {"/good": (200, b"x"), "/shy": (403, b"no programs")}
    return found


def try_links():
    return {row.source.address.rpartition("/")[2]: row for row in check_links(PATIENT, between=0)}


def test_links_that_answer_and_links_that_do_not(host, links):
    tried = try_links()
    assert {name: row.works for name, row in tried.items()} == {
        "good": True, "gone": False, "shy": True,
    }  # fmt: skip
    kept = {row.source_id: row for row in LinkCheck.objects.all()}
    good, gone, shy = (kept[source.pk] for source in links)
    assert (good.works, good.failed_since) == (True, None)
    assert (gone.works, gone.finding) == (False, "page not found")
    assert "look yourself" in shy.finding
    assert ("HEAD", "/good") in host.asked
    assert ("GET", "/good") not in host.asked


def test_a_link_stays_dead_since_the_first_time_and_comes_back(host, links):
    try_links()
    first = LinkCheck.objects.get(works=False).failed_since
    try_links()
    assert LinkCheck.objects.get(works=False).failed_since == first
    host.answers["/gone"] = (200, b"x")
    try_links()
    assert not LinkCheck.objects.filter(works=False).exists()


def test_a_host_that_dislikes_head_is_asked_again(host, links):
    def only_get(handler) -> None:
        handler.send_response(200 if handler.command == "GET" else 501)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    host.answers["/gone"] = only_get
    assert try_links()["gone"].works


def test_when_no_host_answers_we_are_offline_and_nothing_is_written_down(host, links):
    host.server.shutdown()
    host.server.server_close()
    with pytest.raises(Offline):
        try_links()
    assert not LinkCheck.objects.exists()
    with pytest.raises(CommandError, match="offline"):
        call_command("check_links", "--pause", "0", "--timeout", "1", stdout=StringIO())
