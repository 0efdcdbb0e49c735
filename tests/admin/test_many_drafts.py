"""With many drafts no screen asks for more: what lists records once asked for each of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from drugs.models import Comment, GlossaryTerm, Handover, Publication, Writer
from drugs.press.editions import changed
from drugs.press.names import name_of, names_of
from drugs.press.publish import publish
from tests.admin.conftest import enter
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db
MANY = 70
MOST_QUERIES = 60


@pytest.fixture
def drafts(reviewers):
    """Anna's, each sent for review and with a comment of hers; the review of all of them."""
    anna, ben = reviewers
    keys = [("term", f"made-up-{number}") for number in range(MANY)]
    sources = GlossaryTerm.objects.get(slug="flare").sources.all()
    for _, slug in keys:
        made = GlossaryTerm.objects.create(
            slug=slug, term=f"Made up {slug}", definition="A made-up thing.", how_checked="primary"
        )
        made.sources.set(sources)
    publish(keys, reason="Many", approver=ben)
    GlossaryTerm.objects.filter(slug__startswith="made-up").update(definition="An older thing.")
    publish(keys, reason="Again", approver=ben)
    GlossaryTerm.objects.filter(slug__startswith="made-up").update(definition="Another thing.")
    now = timezone.now()
    for kind, slug in keys:
        Writer.objects.create(kind=kind, slug=slug, written_by=anna, written_at=now)
        Handover.objects.create(kind=kind, slug=slug, sent_by=anna, sent_at=now, note="Read it")
        Comment.objects.create(
            kind=kind, slug=slug, text="Is it so?", written_by=anna, written_at=now
        )
    return "&".join(f"record=term/{slug}" for _, slug in keys)


@pytest.mark.parametrize(
    "address",
    ["/admin/", "/admin/bundle/", "/admin/publish/?{drafts}",
     *(pytest.param(address, marks=pytest.mark.long) for address in (
         "/admin/audit/", "/admin/replace/?find=thing&into=stuff", "/admin/past/term/made-up-1/",
         "/admin/drugs/glossaryterm/", "/admin/drugs/comment/", "/admin/drugs/publication/",
         "/admin/recheck/testol-label/", "/admin/impact/source/testol-label/"))],
)  # fmt: skip
def test_a_screen_asks_little_however_many_drafts_there_are(drafts, reviewers, address):
    for user in reviewers:
        client = enter(user)
        client.get("/admin/")
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address.format(drafts=drafts))
        assert answer.status_code == 200
        assert len(asked) <= MOST_QUERIES, (user, len(asked))


def test_what_replaces_in_many_records_asks_little_of_each(drafts, reviewers):
    client = enter(reviewers[1])
    address = "/admin/replace/?find=Another&into=Some other"
    data = filled(soup(client.get(address)).select("form")[-1])
    client.post(address, data)
    assert GlossaryTerm.objects.filter(definition="Some other thing.").count() == MANY


class TestNames:
    """Records stand on the desk by their names."""

    def test_a_record_has_its_name_and_kind(self, reviewers):
        assert name_of(("medicine", "testol")) == "Testol (medicine)"
        assert names_of([("side-effect", "nausea")]) == ["Feeling sick (side effect)"]

    def test_what_is_gone_from_the_desk_keeps_its_last_name(self, reviewers):
        GlossaryTerm.objects.filter(slug="flare").delete()
        assert name_of(("term", "flare")) == "Flare (term)"
        assert name_of(("term", "never-was")) == "never-was (term)"

    def test_a_bundle_and_a_review_name_no_slug(self, drafts, reviewers):
        client = enter(reviewers[1])
        for address in (reverse("admin:new_bundle"), f"/admin/publish/?{drafts}"):
            text = soup(client.get(address)).select_one("#content").get_text()
            assert "Made up made-up-7 (term)" in text
            assert "term made-up-7" not in text
        assert ("term", "made-up-7") in changed()
        assert Publication.objects.filter(slug="made-up-7").exists()
