"""`check_sources` against a local server."""

import datetime
import json
import time
from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.urls import reverse
from reversion.models import Version

from drugs.models import MailLine, Source
from drugs.sources.fetch import Asker
from drugs.sources.label_revisions import check_labels

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)
SET_ID = "3f6d6fcd-e9f9-42c8-bfa2-bb2cfc9ed258"
# A busy machine answers late: only what never answers well is not waited for.
PATIENT = Asker(timeout=60, in_all=120, pause=0.01)
QUICK = Asker(timeout=0.4, in_all=0.8, pause=0.01)


def dailymed(*dates: str, set_id: str = SET_ID) -> bytes:
    history = [{"spl_version": n, "published_date": day} for n, day in enumerate(dates, 1)]
    return json.dumps({"data": {"spl": {"setid": set_id}, "history": history}}).encode()


def openfda(day: str, set_id: str = SET_ID) -> bytes:
    return json.dumps({"results": [{"set_id": set_id, "effective_time": day}]}).encode()


@pytest.fixture
def label():
    known = {"set_id": SET_ID, "revision_read": "12/2023", "newest_revision": "12/2023"}
    Source.objects.update(set_id="")
    Source.objects.filter(slug="testol-label").update(**known, newest_revision_on="2023-12-18")
    return Source.objects.get(slug="testol-label")


def check(host, asker=PATIENT):
    (found,) = check_labels(asker, TODAY, dailymed=host.address, openfda=host.address)
    return found


DAILY, FDA = "/dailymed/services/v2/spls/", "/drug/label.json"


def test_a_newer_revision_is_recorded_on_the_desk_with_its_history(host, label):
    host.answers[DAILY] = (200, dailymed("Dec 18, 2023", "Nov 09, 2026", "Jun 30, 2026"))
    assert check(host).changed
    label.refresh_from_db()
    assert (label.newest_revision, label.newest_revision_on) == (
        "11/2026", datetime.date(2026, 11, 9),
    )  # fmt: skip
    assert label.revision_read == "12/2023"
    assert "DailyMed" in Version.objects.get_for_object(label).first().revision.comment
    assert host.asked == [("GET", f"{DAILY}{SET_ID}/history.json")]
    assert not check(host).changed, "the second time there is nothing newer"


def test_whoever_may_change_a_source_is_told_once_by_mail(host, label):
    for name, group in (("nina", "Author"), ("anna", "Reviewer"), ("looker", None)):
        user = User.objects.create_user(name, email=f"{name}@example.org", is_staff=True)
        user.groups.set(Group.objects.filter(name=group))
    host.answers[DAILY] = (200, dailymed("Dec 18, 2023", "Nov 09, 2026"))
    for _ in range(2):
        call_command(
            "check_sources", dailymed=host.address, openfda=host.address, stdout=StringIO()
        )
    told = MailLine.objects.filter(event=MailLine.Event.NEWER_LABEL)
    assert sorted(line.person.username for line in told) == ["anna", "nina"]
    assert told[0].link == reverse("admin:recheck", args=[label.slug])
    assert told[0].lines == [f"{label.title}: read 12/2023, newest 11/2026"]


def test_openfda_answers_when_dailymed_does_not(host, label):
    host.answers[DAILY] = (503, b"busy")
    host.answers[FDA] = (200, openfda("20261109"))
    assert check(host).changed
    assert [path.startswith(DAILY) for _, path in host.asked] == [True] * 3 + [False]


def slowly(handler) -> None:
    time.sleep(0.7)


def cut_short(handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"data":')


def drip(handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(60):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass


@pytest.mark.parametrize(
    "answer",
    [
        (404, b"{}"), (500, b""), (200, b""), (200, b"<html>Sorry</html>"), (200, b"[]"),
        (200, b"{}"), (200, b'{"data": {"spl": null}, "results": [7]}'), (200, b"\xff\xfe"),
        (200, dailymed()), (200, dailymed("Nov 31, 2026")), (200, dailymed("Nov 23, 2026")),
        (200, dailymed("Nov 09, 2026", set_id="another")), (200, openfda("20261301")),
        (200, openfda("20270101")), (200, openfda("20261109", set_id="another")),
        (200, b"[" * 100_000), slowly, cut_short, drip,
    ],
)  # fmt: skip
def test_odd_answers_are_told_and_change_nothing(host, label, answer):
    host.answers[DAILY] = host.answers[FDA] = answer
    before = Source.objects.filter(pk=label.pk).values().get()
    found = check(host, QUICK if answer in (slowly, drip) else PATIENT)
    assert found.failed
    assert "DailyMed: " in found.says
    assert "openFDA: " in found.says
    assert Source.objects.filter(pk=label.pk).values().get() == before


def test_a_page_that_is_not_there_is_asked_for_once(host, label):
    check(host)
    assert len(host.asked) == 2


def test_a_label_known_by_its_month_alone(host, label):
    Source.objects.filter(pk=label.pk).update(newest_revision="", newest_revision_on=None)
    host.answers[DAILY] = (200, dailymed("Dec 28, 2023"))
    assert not check(host).changed
    host.answers[DAILY] = (200, dailymed("Jan 02, 2024"))
    assert check(host).changed


def test_what_was_read_must_be_known(host, label):
    Source.objects.filter(pk=label.pk).update(
        revision_read="undated", newest_revision="", newest_revision_on=None
    )
    host.answers[DAILY] = (200, dailymed("Jan 02, 2024"))
    assert check(host).failed


def test_offline_is_told_and_changes_nothing(host, label):
    host.server.shutdown()
    host.server.server_close()
    out = StringIO()
    with pytest.raises(CommandError, match="could not be checked"):
        call_command(
            "check_sources", "--dailymed", host.address, "--openfda", host.address,
            "--pause", "0", stdout=out,
        )  # fmt: skip
    assert "testol-label: not checked. DailyMed: no connection" in out.getvalue()
