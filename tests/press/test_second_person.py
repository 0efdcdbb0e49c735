"""Nobody approves their own change, whichever way they come; a team of one is not locked out."""

import pytest
import reversion
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command

from drugs.models import Publication, SideEffect, Study
from drugs.press.publish import edition, propose, publish, withdraw
from drugs.press.second_person import NotAllowed, writers
from tests.conftest import DAY

pytestmark = pytest.mark.django_db

NAUSEA = ("side-effect", "nausea")


def account(name: str, *groups: str) -> User:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def save(user: User, row, **fields) -> None:
    """What every save in the admin does."""
    with reversion.create_revision():
        reversion.set_user(user)
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()


@pytest.fixture
def anna() -> User:
    return account("anna", "Reviewer")


@pytest.fixture
def ben() -> User:
    return account("ben", "Reviewer")


@pytest.fixture
def draft(anna) -> None:
    save(anna, SideEffect.objects.get(slug="nausea"), name="Feeling sick to your stomach")


def second_reader() -> bool:
    (found,) = [e for e in edition(DAY).published if (e.kind, e.slug) == NAUSEA]
    return found.second_reader


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
    study = Study.objects.filter(reactions__drug__slug="cibinqo").first()
    save(anna, study, who=study.who + " again")
    assert writers(("medicine", "cibinqo")) == [anna]
    assert writers(("medicine", "corectim")) == []
    with pytest.raises(NotAllowed):
        publish([("medicine", "cibinqo")], reason="r", approver=anna)


def test_a_draft_that_changed_since_it_was_read_is_refused(anna, ben, draft):
    seen = propose([NAUSEA]).mark
    save(anna, SideEffect.objects.get(slug="nausea"), name="Something else")
    with pytest.raises(NotAllowed, match="changed since"):
        publish([NAUSEA], reason="r", approver=ben, seen=seen)


def test_the_roles_are_made_with_their_rights(anna):
    carl = account("carl", "Author")
    assert carl.has_perm("drugs.change_drug")
    assert not carl.has_perm("drugs.add_publication")
    assert anna.has_perm("drugs.add_publication")
    assert not anna.has_perm("drugs.change_publication")


def test_about_says_when_one_person_may_publish_alone(reader, settings):
    said = "One person alone may publish a page."
    assert said not in reader.get("/about/").content.decode()
    settings.PUBLISH_NEEDS_SECOND_PERSON = False
    assert said in reader.get("/about/").content.decode()
