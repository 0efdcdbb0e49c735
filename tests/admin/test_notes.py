"""Comments on records, fields and rows; and who sees to a record until when."""

import datetime

import pytest
from django.contrib.auth.models import Group, User
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from drugs.models import Assignment, Comment, MailLine, Treatment
from drugs.press import notes
from tests.admin.conftest import Screen, enter, publish_screen
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db
KEY = ("medicine", "velvix")
ADDRESS = "/admin/notes/medicine/velvix/"
DAY = timezone.localdate() + datetime.timedelta(days=5)


def velvix():
    return Treatment.objects.get(slug="velvix")


@pytest.fixture
def people(reviewers):
    for user in reviewers:
        User.objects.filter(pk=user.pk).update(email=f"{user}@example.org")
        user.refresh_from_db()
    return reviewers


def says(user, text="Is this so?", on="", address=ADDRESS):
    client = enter(user)
    form = soup(client.get(f"{address}?on={on}")).select_one("form:has(button[value=comment])")
    return client.post(address, filled(form) | {"text": text, "do": "comment"}, follow=True)


def gives(user, to, day=DAY, what="Read the new label"):
    data = {"do": "assign", "person": to.pk, "due_on": day.isoformat(), "what": what}
    return enter(user).post(ADDRESS, data, follow=True)


def desk_of(user):
    return soup(enter(user).get(reverse("admin:index")))


def test_a_comment_on_a_field_stands_beside_it_until_it_is_resolved(people):
    anna, ben = people
    assert says(anna, "Is that the maker?", ":maker").status_code == 200
    row = Comment.objects.get()
    assert (row.field, row.row, row.place) == ("maker", "", "maker")
    page = Screen(enter(ben), velvix()).page
    assert "Is that the maker?" in page.select_one(".field-maker .remark").get_text()
    assert "Is that the maker?" in page.select_one(".remarks").get_text()
    listed = soup(enter(ben).get(ADDRESS)).select_one("form:has(button[value=resolve])")
    enter(ben).post(ADDRESS, filled(listed) | {"do": "resolve"})
    row.refresh_from_db()
    assert row.resolved_by == ben
    assert not Screen(enter(ben), velvix()).page.select(".remark, .remarks")
    assert "resolved by ben" in soup(enter(anna).get(ADDRESS)).get_text()
    # Whoever resolves it again changes nothing.
    enter(anna).post(ADDRESS, filled(listed) | {"do": "resolve"})
    row.refresh_from_db()
    assert row.resolved_by == ben


@pytest.mark.long
def test_a_comment_on_a_row_stands_in_that_row_and_opens_it(people):
    anna, _ = people
    slot = velvix().slots.first()
    link = Screen(enter(anna), velvix()).page.select_one(f'.of-row a[href$="slot%2F{slot.pk}"]')
    assert link["href"].startswith(ADDRESS)
    says(anna, "Which section?", f"slot/{slot.pk}")
    assert Comment.objects.get().place == f"topic: {slot.get_topic_display()}"
    page = Screen(enter(anna), velvix()).page
    (shown,) = page.select(".desk-rows .remark")
    assert "Which section?" in shown.get_text()
    assert shown.find_parent("details").has_attr("open")


@pytest.mark.parametrize("on", [":password", "slot/999999", "user/1", "slot/x", "nothing", "x:y"])
def test_what_the_record_does_not_have_cannot_be_commented_on(people, on):
    data = {"do": "comment", "on": on, "text": "x"}
    assert enter(people[0]).post(f"{ADDRESS}?on={on}", data).status_code == 422
    assert not Comment.objects.exists()


def test_a_row_of_another_record_is_none_of_this_one(people):
    other = Treatment.objects.get(slug="testol").slots.first()
    on = f"slot/{other.pk}"
    data = {"do": "comment", "on": on, "text": "x"}
    assert enter(people[0]).post(f"{ADDRESS}?on={on}", data).status_code == 422


def test_what_somebody_types_is_no_markup(people):
    anna, _ = people
    says(anna, "<b>bold</b><script>x</script>", ":maker")
    page = Screen(enter(anna), velvix()).page
    assert "<b>bold</b>" in page.select_one(".field-maker .remark").get_text()
    assert not page.select(".remark b, .remark script")


def test_the_review_screen_shows_open_comments_and_publishing_tells_of_them(people):
    anna, ben = people
    Screen(enter(anna), velvix()).save(maker="A quite new maker")
    says(anna, "Is that the maker?", ":maker")
    page = soup(publish_screen(enter(ben), "medicine/velvix"))
    assert "Is that the maker?" in page.select_one(".remarks").get_text()
    assert "1 comment is open. Publishing leaves it open." in page.get_text()
    done = soup(publish_screen(enter(ben), "medicine/velvix", reason="A new maker"))
    assert "1 comment on it is still open." in done.select_one(".messagelist").get_text()
    notes.resolve(Comment.objects.get(), by=ben)
    Screen(enter(anna), velvix()).save(maker="A third maker")
    page = soup(publish_screen(enter(ben), "medicine/velvix"))
    assert "comment is open" not in page.get_text()


def test_a_record_is_given_to_one_person_until_a_day(people):
    anna, ben = people
    assert "Ben sees to it." in soup(gives(anna, ben)).select_one(".messagelist").get_text()
    shown = Screen(enter(anna), velvix()).page.get_text()
    assert "ben sees to it until" in shown
    assert "Read the new label" in shown
    mine = desk_of(ben).select_one("#for-me + ul").get_text()
    assert "Velvix (medicine)" in mine
    assert "given by anna" in mine
    assert not desk_of(anna).select("#for-me")
    # Given to somebody else, it is theirs alone, and what was stays in the books.
    gives(ben, anna)
    assert notes.assigned(KEY).person == anna
    assert not desk_of(ben).select("#for-me")
    assert Assignment.objects.get(person=ben).ended_by == ben
    enter(anna).post(ADDRESS, {"do": "end"})
    assert notes.assigned(KEY) is None
    assert Assignment.objects.count() == 2


def test_a_day_that_is_over_is_refused_and_one_that_passed_is_flagged(people):
    anna, ben = people
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    assert gives(anna, ben, yesterday).status_code == 422
    notes.assign(KEY, to=ben, by=anna, due_on=yesterday)
    assert "That day is over." in desk_of(ben).select_one("#for-me + ul .errornote").get_text()


def test_the_desk_lists_comments_for_me_and_counts_the_others(people):
    anna, ben = people
    says(anna)
    assert "1 comment is open on another record" in desk_of(ben).get_text()
    assert not desk_of(anna).select("#for-me + ul"), "her own comment is not for her"
    says(ben, "I looked it up.")
    assert "I looked it up." in desk_of(anna).select_one("#for-me + ul").get_text()
    assert "Is this so?" in desk_of(ben).select_one("#for-me + ul").get_text()


def test_whoever_works_on_a_record_is_told_by_mail(people):
    anna, ben = people
    gives(anna, ben)
    assert MailLine.objects.get(person=ben).event == MailLine.Event.ASSIGNED
    says(anna, "Is that the maker?", ":maker")
    told = MailLine.objects.get(event=MailLine.Event.COMMENT)
    assert told.person == ben
    assert told.lines == ["Velvix (medicine): maker", "anna: Is that the maker?"]
    assert told.link == ADDRESS
    before = MailLine.objects.count()
    gives(ben, ben)
    assert MailLine.objects.count() == before, "nobody writes to themselves"


def test_what_comes_due_is_told_once(people):
    _, ben = people
    today = timezone.localdate()
    notes.assign(KEY, to=ben, by=ben, due_on=today + datetime.timedelta(days=2))
    Treatment.objects.filter(slug="velvix").update(reviewed_on=None)
    notes.remind(today)
    notes.remind(today)
    (told,) = MailLine.objects.filter(person=ben, event=MailLine.Event.ASSIGNED)
    assert told.link == ADDRESS
    assert not MailLine.objects.filter(event=MailLine.Event.REVIEW_DUE).exists()


def test_the_one_who_signed_is_told_when_the_next_review_is_due(people):
    from drugs.documents import REVIEW_EVERY
    from drugs.models import Person, Signer

    anna, _ = people
    person = Person.objects.create(
        slug="anna", name="Anna", credentials="MD", role="r", interests="None declared",
        declared_on="2026-01-01",
    )  # fmt: skip
    Signer.objects.create(account=anna, person=person)
    today = timezone.localdate()
    near = today - REVIEW_EVERY + datetime.timedelta(days=10)
    Treatment.objects.filter(slug="velvix").update(reviewed_on=near, reviewed_by=person)
    notes.remind(today)
    notes.remind(today + datetime.timedelta(days=1))
    (told,) = MailLine.objects.filter(event=MailLine.Event.REVIEW_DUE)
    assert told.person == anna
    assert told.link == reverse("admin:review", args=KEY)


def test_who_may_only_look_writes_nothing(db):
    looker = User.objects.create_user("looker", is_staff=True)
    assert enter(looker).get(ADDRESS).status_code == 403
    from django.contrib.auth.models import Permission

    looker.user_permissions.add(Permission.objects.get(codename="view_comment"))
    assert not soup(enter(looker).get(ADDRESS)).select(".desk form")
    assert enter(looker).post(ADDRESS, {"do": "end"}).status_code == 403


def test_both_roles_may_say_something_and_neither_changes_what_was_said(db):
    for role in ("Author", "Reviewer"):
        held = set(Group.objects.get(name=role).permissions.values_list("codename", flat=True))
        for name in ("comment", "assignment"):
            assert {f"add_{name}", f"view_{name}"} <= held
            assert not {f"change_{name}", f"delete_{name}"} & held


def test_the_rules_of_the_tables(people):
    anna, ben = people
    now = timezone.now()
    at = {"kind": "medicine", "slug": "velvix"}
    wrong = (
        lambda: Comment.objects.create(**at, text="", written_by=anna, written_at=now),
        lambda: Comment.objects.create(
            **at, text="x", written_by=anna, written_at=now, resolved_by=ben
        ),
        lambda: [
            Assignment.objects.create(**at, person=one, due_on=DAY, given_by=anna, given_at=now)
            for one in (anna, ben)
        ],
    )
    for make in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            make()


def test_a_screen_costs_as_many_queries_with_ten_comments_as_with_one(
    people, django_assert_max_num_queries
):
    anna, _ = people
    client = enter(anna)
    for number in range(10):
        notes.comment(KEY, by=anna, text=f"Number {number}", field="maker", place="maker")
    client.get(ADDRESS)
    with django_assert_max_num_queries(60):
        Screen(client, velvix())
    with django_assert_max_num_queries(40):
        client.get(ADDRESS)


def test_the_list_of_comments_names_records(people):
    anna, _ = people
    notes.comment(KEY, by=anna, text="Why twice a day?", row="", field="", place="")
    page = soup(enter(anna).get(reverse("admin:drugs_comment_changelist")))
    assert page.select_one("#result_list tbody th").get_text() == "Velvix (medicine)"
    assert "slug" not in page.select_one("#result_list thead").get_text().lower()
