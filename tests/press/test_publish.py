"""Publishing: what differs, checked among what readers will see, written down once and for good."""

import datetime
import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from drugs.models import (
    GlossaryTerm,
    Person,
    Publication,
    SideEffect,
    Slot,
    Source,
    Treatment,
    UrgentSign,
)
from drugs.press import editions
from drugs.press.editions import changed, edition, edition_of_desk, edition_with, newest
from drugs.press.publish import IMPORTED, NotPublishable, Unknown, publish, publish_first
from drugs.press.withdraw import withdraw
from drugs.shelf import Shelf
from tests.desks import DAY

pytestmark = pytest.mark.django_db

TERM = ("term", "flare")


@pytest.fixture
def edited():
    """A term whose draft says something new."""
    GlossaryTerm.objects.filter(slug="flare").update(definition="When eczema gets bad.")
    assert set(changed()) == {TERM}
    return TERM


def shown(key=TERM):
    """What readers are told."""
    found = {(e.kind, e.slug): e for e in edition(DAY).published}.get(key)
    return found and found.document


def test_the_first_publication_holds_the_whole_desk():
    assert changed() == {}
    assert set(Publication.objects.values_list("reason", flat=True)) == {IMPORTED}
    assert "fixture" not in IMPORTED, "an editor reads it first in every history"
    assert set(Publication.objects.values_list("version", flat=True)) == {1}
    assert publish(reason="Again") == []


def test_a_save_shows_nothing_and_a_publication_does(edited):
    before = shown()
    assert shown() == before
    (made,) = publish([edited], reason="Clearer")
    assert (made.kind, made.slug, made.version, made.reason) == (*TERM, 2, "Clearer")
    assert shown().definition[0].texts == ["When eczema gets bad."]
    assert changed() == {}


def test_only_what_is_named_is_published(edited):
    Source.objects.filter(slug="testol-label").update(title="Another title")
    publish([edited], reason="Clearer")
    assert set(changed()) == {("source", "testol-label")}


def test_all_that_differs_is_published_without_names(edited):
    Source.objects.filter(slug="testol-label").update(title="Another title")
    made = publish(reason="Both")
    assert {(row.kind, row.slug) for row in made} == {TERM, ("source", "testol-label")}


def test_sources_label_and_reviewer_go_out_with_a_record():
    source = Source.objects.create(slug="new-source", title="T", publisher="P", kind="label")
    label = Source.objects.create(slug="new-label", title="L", publisher="P", kind="label")
    person = Person.objects.create(
        slug="a-reader", name="A", credentials="MD", role="R", interests="None", declared_on=DAY
    )
    Treatment.objects.filter(slug="testol").update(label=label, reviewed_on=DAY, reviewed_by=person)
    Slot.objects.filter(treatment__slug="testol").first().sources.add(source)
    made = publish([("medicine", "testol")], reason="Reviewed")
    assert {(row.kind, row.slug) for row in made} == {
        ("medicine", "testol"), ("source", "new-source"), ("source", "new-label"),
        ("person", "a-reader"),
    }  # fmt: skip


def test_a_broken_rule_publishes_nothing(edited):
    Source.objects.filter(slug="testol-label").update(title="Another title")
    GlossaryTerm.objects.filter(slug="flare").update(definition="A common thing.")
    before = Publication.objects.count()
    with pytest.raises(NotPublishable) as caught:
        publish(reason="Both")
    assert [p.slug for p in caught.value.problems] == ["flare"]
    assert "'common' stands for a number." in str(caught.value)
    assert Publication.objects.count() == before


@pytest.mark.parametrize("key", [("term", "no-such-term"), ("no-such-kind", "flare")])
def test_what_the_desk_does_not_hold_cannot_be_published(key):
    with pytest.raises(Unknown, match=f"The desk has no {key[0]} '{key[1]}' that may be"):
        publish([key], reason="r")


def test_an_unchecked_record_cannot_be_published(edited):
    GlossaryTerm.objects.filter(slug="flare").update(how_checked="unchecked")
    with pytest.raises(Unknown):
        publish([edited], reason="r")


def test_a_record_is_checked_with_what_goes_out_beside_it():
    effect = SideEffect.objects.get(slug="nausea")
    effect.pk, effect.slug, effect.name, effect._state.adding = None, "new", "New", True
    effect.save()
    effect.sources.set(Source.objects.filter(slug="testol-label"))
    sign = UrgentSign.objects.first()
    sign.side_effect = effect
    sign.save()
    with pytest.raises(NotPublishable, match="The side-effect 'new' is not published"):
        publish([("urgent-sign", sign.slug)], reason="r")
    made = publish([("urgent-sign", sign.slug), ("side-effect", "new")], reason="r")
    assert len(made) == 2


def test_a_withdrawn_record_is_gone_and_does_not_slip_back():
    assert shown(("question", next(slug for kind, slug in newest() if kind == "question")))
    key = next(key for key in newest() if key[0] == "question")
    gone = withdraw(key, reason="No longer true")
    assert (gone.version, gone.document) == (2, None)
    assert shown(key) is None
    assert key not in newest()
    assert set(changed()) == {key}
    # Not by the way: a version of it is brought back first, by whoever decides that.
    with pytest.raises(NotPublishable, match="Bring a version of it back"):
        publish([key], reason="True again")
    assert shown(key) is None


@pytest.mark.parametrize("key", [("question", "no-such"), ("person", "nobody")])
def test_what_is_not_published_cannot_be_withdrawn(key):
    with pytest.raises(Unknown, match="is published"):
        withdraw(key, reason="r")


@pytest.mark.parametrize(
    ("key", "says"),
    [
        (("side-effect", "nausea"), "The side-effect 'nausea' is not published."),
        (("medicine", "testol"), "The medicine 'testol' is not published."),
        (("source", "testol-label"), "The source 'testol-label' is not published."),
        (("term", "flare"), "The glossary has no term 'flare'."),
    ],
)
def test_what_others_name_cannot_be_withdrawn(key, says):
    with pytest.raises(NotPublishable, match=says):
        withdraw(key, reason="r")
    assert key in newest()


def test_the_edition_says_when_a_record_was_first_and_last_published(edited):
    publish([edited], reason="Clearer")
    (entry,) = [e for e in edition(DAY).published if (e.kind, e.slug) == TERM]
    first = Publication.objects.get(kind="term", slug="flare", version=1)
    assert (entry.version, entry.reason) == (2, "Clearer")
    assert entry.first_on == timezone.localtime(first.published_at).date()
    assert entry.published_on == timezone.localdate()


def test_the_edition_has_the_number_of_the_newest_publication(edited):
    (made,) = publish([edited], reason="Clearer")
    assert edition(DAY).number == made.pk
    assert edition(DAY).date == DAY
    assert edition(DAY) == edition(DAY)


def test_the_edition_takes_the_same_few_queries_however_much_is_published():
    with CaptureQueriesContext(connection) as found:
        edition(DAY)
    assert len(found) <= 4


def test_the_desk_can_be_shown_as_it_stands(edited):
    desk = edition_of_desk(DAY)
    assert desk.number == 0
    (entry,) = [e for e in desk.published if (e.kind, e.slug) == TERM]
    assert entry.document.definition[0].texts == ["When eczema gets bad."]
    assert entry.reason == "Not published: straight from the desk"
    assert Shelf(desk).terms["flare"] == entry.document


def test_drafts_can_be_laid_over_what_is_published(edited):
    draft = changed()[edited]
    new = draft.model_copy(update={"slug": "new"})
    same = shown(("term", "easi"))
    laid = Shelf(edition_with({TERM: draft, ("term", "new"): new, ("term", "easi"): same}, DAY))
    assert laid.terms["flare"] == draft
    assert laid.terms["new"] == new
    assert laid.published("term", "easi").reason == IMPORTED
    assert laid.published("term", "new").reason == "A draft, not published"
    assert shown() != draft


def test_a_day_is_that_of_the_site_and_not_of_greenwich(settings):
    late = datetime.datetime(2026, 11, 23, 3, 30, tzinfo=datetime.UTC)
    assert editions._day(late) == datetime.date(2026, 11, 22)


def test_the_first_publication_is_made_once():
    assert publish_first(reason="Again") == []


class TestCommand:
    def run(self, *args):
        out = io.StringIO()
        call_command("publish", *args, stdout=out)
        return out.getvalue()

    def test_first_does_nothing_twice(self):
        assert self.run("--first") == "Something is published already: nothing to do.\n"

    def test_records_by_name(self, edited):
        assert self.run("term/flare", "--reason", "Clearer") == "1 records published.\n"
        assert Publication.objects.newest().get(slug="flare").reason == "Clearer"

    def test_all_that_differs_by_a_named_account(self, edited):
        User.objects.create_superuser("anna")
        assert self.run("--all", "--reason", "r", "--by", "anna") == "1 records published.\n"
        assert Publication.objects.newest().get(slug="flare").approver.username == "anna"

    @pytest.mark.parametrize(
        ("args", "says"),
        [
            (["--all"], "Say why: --reason"),
            (
                ["--reason", "r"],
                "Name records as kind/slug, such as medicine/a-slug, or say --all",
            ),
            (["flare", "--reason", "r"], "'flare' is not kind/slug. Kinds: source, "),
            (["term/", "--reason", "r"], "'term/' is not kind/slug."),
            (["word/flare", "--reason", "r"], "'word/flare' is not kind/slug."),
            (["term/none", "--reason", "r"], "The desk has no term 'none'"),
            (["--all", "--reason", "r", "--by", "nobody"], "There is no user 'nobody'."),
        ],
    )
    def test_what_it_cannot_do_it_says(self, args, says):
        with pytest.raises(CommandError, match=says.replace(".", r"\.")):
            self.run(*args)

    @pytest.mark.parametrize(
        ("definition", "says"),
        [("A common thing.", "Nothing was published:\nterm flare"), ("*a*", "Italics")],
    )
    def test_a_broken_rule_is_told(self, definition, says):
        GlossaryTerm.objects.filter(slug="flare").update(definition=definition)
        with pytest.raises(CommandError, match=says):
            self.run("--all", "--reason", "r")
