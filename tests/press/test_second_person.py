"""Nobody approves their own change, whichever way they come; a team of one is not locked out."""

import pytest
from django.core.management import CommandError, call_command

from drugs.models import (
    Article,
    ArticleSection,
    Publication,
    SideEffect,
    Source,
    Study,
    Treatment,
    Writer,
)
from drugs.press import snapshot
from drugs.press.editions import edition
from drugs.press.publish import propose, publish
from drugs.press.second_person import NotAllowed
from drugs.press.undo import publish_again, undone_draft
from drugs.press.withdraw import withdraw
from drugs.press.writers import writers, written_by
from tests.desks import DAY
from tests.press.people import account, save

pytestmark = pytest.mark.django_db

NAUSEA = ("side-effect", "nausea")


@pytest.fixture
def draft(anna) -> None:
    save(anna, SideEffect.objects.get(slug="nausea"), name="Feeling sick to your stomach")


def second_reader() -> bool:
    (found,) = [e for e in edition(DAY).published if (e.kind, e.slug) == NAUSEA]
    return found.second_reader


@pytest.mark.long
def test_a_team_of_one_publishes_its_own_work_and_the_page_says_so(anna, draft):
    (made,) = publish([NAUSEA], reason="r", approver=anna)
    assert (made.author, made.approver) == (anna, anna)
    assert not second_reader()


def test_an_author_is_no_second_publisher(anna, draft):
    account("carl", "Author")
    publish([NAUSEA], reason="r", approver=anna)


def test_from_the_second_publisher_on_nobody_approves_their_own_change(anna, ben, draft):
    with pytest.raises(NotAllowed, match="Nobody approves their own change"):
        publish([NAUSEA], reason="r", approver=anna)
    with pytest.raises(NotAllowed):
        publish(reason="all at once", approver=anna)
    with pytest.raises(NotAllowed):
        publish([NAUSEA], reason="a false author does not help", author=ben, approver=anna)
    (made,) = publish([NAUSEA], reason="r", approver=ben)
    assert (made.author, made.approver) == (anna, ben)
    assert second_reader()


def test_the_shell_is_no_way_round(anna, ben, draft):
    with pytest.raises(CommandError, match="Nobody approves their own change"):
        call_command("publish", "side-effect/nausea", "--by", "anna", "--reason", "r")
    with pytest.raises(CommandError, match="Say who publishes"):
        call_command("publish", "side-effect/nausea", "--reason", "r")
    with pytest.raises(NotAllowed):
        withdraw(("side-effect", "nausea"), reason="r")


def test_who_may_not_publish_is_refused(anna, draft):
    carl = account("carl", "Author")
    with pytest.raises(NotAllowed, match="may not publish"):
        publish([NAUSEA], reason="r", approver=carl)
    anna.is_active = False
    anna.save()
    with pytest.raises(NotAllowed):
        publish([NAUSEA], reason="r", approver=anna)
    assert not Publication.objects.filter(slug="nausea", version=2).exists()


def test_the_setting_forces_it_either_way(anna, draft, settings):
    settings.PUBLISH_NEEDS_SECOND_PERSON = True
    with pytest.raises(NotAllowed):
        publish([NAUSEA], reason="r", approver=anna)
    account("ben", "Reviewer")
    settings.PUBLISH_NEEDS_SECOND_PERSON = False
    publish([NAUSEA], reason="r", approver=anna)


def test_a_published_change_no_longer_counts(anna, ben, draft):
    publish([NAUSEA], reason="r", approver=ben)
    save(ben, SideEffect.objects.get(slug="nausea"), name="Sick to your stomach")
    assert writers(NAUSEA) == [ben]
    publish([NAUSEA], reason="r", approver=anna)


def test_a_study_counts_as_a_change_of_the_medicine_it_is_printed_in(anna, ben):
    study = Study.objects.filter(reactions__treatment__slug="testol").first()
    save(anna, study, who=study.who + " again")
    assert writers(("medicine", "testol")) == [anna]
    assert writers(("medicine", "velvix")) == []
    with pytest.raises(NotAllowed):
        publish([("medicine", "testol")], reason="r", approver=anna)


def test_going_back_to_an_earlier_version_forgets_no_writer(anna, ben, draft):
    publish_again(Publication.objects.get(kind="side-effect", slug="nausea"), reason="r",
                  approver=ben)  # fmt: skip
    assert writers(NAUSEA) == [anna]
    with pytest.raises(NotAllowed):
        publish([NAUSEA], reason="r", approver=anna)


@pytest.mark.long
def test_an_undone_text_has_its_writers_again_and_is_marked(anna, ben, draft):
    publish([NAUSEA], reason="r", approver=ben)
    assert writers(NAUSEA) == []
    first = Publication.objects.get(kind="side-effect", slug="nausea", version=1)
    made = publish_again(first, reason="It was wrong", approver=ben)
    assert made.again_of == 1
    assert undone_draft(NAUSEA) == made
    assert writers(NAUSEA) == [anna], "whoever wrote what was taken back"
    with pytest.raises(NotAllowed, match="Nobody approves their own change"):
        publish([NAUSEA], reason="all the same", approver=anna)
    second = Publication.objects.get(kind="side-effect", slug="nausea", version=2)
    with pytest.raises(NotAllowed, match="Readers do not get that version any more"):
        publish_again(second, reason="all the same", approver=anna)
    publish([NAUSEA], reason="all the same", approver=ben)
    assert undone_draft(NAUSEA) is None


def test_what_was_taken_back_and_brought_back_again_is_no_draft(anna, ben, draft):
    (second,) = publish([NAUSEA], reason="r", approver=ben)
    publish_again(Publication.objects.get(slug="nausea", version=1), reason="r", approver=ben)
    publish_again(second, reason="it was right", approver=ben)
    assert writers(NAUSEA) == []
    assert undone_draft(NAUSEA) is None


def test_a_section_that_goes_or_moves_counts_for_both_articles(anna):
    article = Article.objects.get(slug="how-it-works")
    section = article.sections.first()
    with written_by(anna):
        section.article, section.order = Article.objects.exclude(pk=article.pk).first(), 99
        section.save()
    assert writers(("article", "how-it-works")) == [anna]
    assert writers(("article", section.article.slug)) == [anna]
    Writer.objects.all().delete()
    with written_by(anna):
        ArticleSection.objects.filter(pk=section.pk).delete()
    assert writers(("article", section.article.slug)) == [anna]


def test_what_other_records_say_of_a_record_counts_for_them(anna):
    with written_by(anna):
        for slug, other in (("acne", "x"), ("headache", "acne"), ("x", "headache")):
            SideEffect.objects.filter(slug=slug).update(slug=other)
    assert writers(("medicine", "testol")) == [anna]
    Writer.objects.all().delete()
    source = Source.objects.filter(slug="testol-label").first()
    with written_by(anna):
        Treatment.objects.get(slug="testol").sources.remove(source)
        SideEffect.objects.get(slug="acne").sources.remove(source)
    assert writers(("side-effect", "acne")) == [anna]


def test_a_save_compiles_what_reads_the_saved_row_and_no_more(anna, monkeypatch):
    """Before and after, whatever the number of medicines."""
    made = []

    def noted(row, shape):
        if isinstance(row, Treatment):
            made.append(row.slug)
        return compiled(row, shape)

    compiled = snapshot.compiled
    monkeypatch.setattr(snapshot, "compiled", noted)
    save(anna, Treatment.objects.get(slug="velvix"), maker="Another")
    assert made == ["velvix"] * 2
    made.clear()
    velvix, nortab = (Treatment.objects.get(slug=slug) for slug in ("velvix", "nortab"))
    slot = velvix.slots.first()
    nortab.slots.filter(topic=slot.topic).delete()
    save(anna, slot, treatment=nortab)
    assert sorted(made) == ["nortab", "nortab", "velvix", "velvix"]
    made.clear()
    save(anna, velvix, maker="Another")
    assert made == []


def test_who_writes_what_is_not_checked_yet_is_its_writer_once_it_is(anna, ben):
    drug = Treatment.objects.get(slug="testol")
    row = drug.listings.get()
    with written_by(ben):
        row.how_checked = "unchecked"
        row.save()
    publish([("medicine", "testol")], reason="r", approver=anna)
    save(anna, row, note="It is on its list.")
    assert propose([("medicine", "testol")]).documents == {}, "it is not to be seen yet"
    save(ben, row, how_checked="secondary")
    assert writers(("medicine", "testol")) == [anna, ben]
    with pytest.raises(NotAllowed, match="everybody who may publish has written part"):
        publish([("medicine", "testol")], reason="r", approver=anna)


def test_a_text_that_cannot_be_shown_has_its_writer_too(anna, ben):
    save(anna, SideEffect.objects.get(slug="nausea"), what_it_is="Not *so*.")
    assert writers(NAUSEA) == [anna]
    assert writers(("side-effect", "acne")) == []
    save(ben, SideEffect.objects.get(slug="nausea"), what_it_is="Not *so*, and worse.")
    assert writers(NAUSEA) == [anna, ben]


def test_a_second_pair_of_hands_is_no_second_reader(anna, draft):
    """In a team of one an author's help does not make its own approval a second reading."""
    carl = account("carl", "Author")
    save(carl, SideEffect.objects.get(slug="nausea"), medical_name="emesis")
    (made,) = publish([NAUSEA], reason="r", approver=anna)
    assert (made.author, made.approver) == (anna, anna)
    assert not second_reader()


def test_what_nobody_is_known_to_have_written_had_no_second_reader(anna):
    SideEffect.objects.filter(slug="nausea").update(name="Queasy")  # the fixtures, updated
    publish([NAUSEA], reason="r", approver=anna)
    assert not second_reader()


def test_a_draft_that_changed_since_it_was_read_is_refused(anna, ben, draft):
    seen = propose([NAUSEA]).mark
    save(anna, SideEffect.objects.get(slug="nausea"), name="Something else")
    with pytest.raises(NotAllowed, match="changed since"):
        publish([NAUSEA], reason="r", approver=ben, seen=seen)


def test_the_roles_are_made_with_their_rights(anna):
    carl = account("carl", "Author")
    assert carl.has_perm("drugs.change_treatment")
    assert not carl.has_perm("drugs.add_publication")
    assert anna.has_perm("drugs.add_publication")
    assert not anna.has_perm("drugs.change_publication")


def test_about_says_when_one_person_may_publish_alone(reader, settings):
    said = "One person alone may publish a page."
    assert said not in reader.get("/about/").content.decode()
    settings.PUBLISH_NEEDS_SECOND_PERSON = False
    assert said in reader.get("/about/").content.decode()
