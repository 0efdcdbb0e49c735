"""Nothing leaves the desk that others name or readers see; what does leave comes back whole."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from drugs.models import (
    GlossaryTerm,
    Handover,
    Indication,
    MixedMessage,
    Publication,
    Question,
    SideEffect,
    Source,
    Treatment,
    UrgentSign,
)
from drugs.press.compile import compile_rows
from drugs.press.desk import compile_desk
from drugs.press.editions import newest
from drugs.press.naming import named_by, why_not_deleted
from tests.admin.conftest import Screen, enter
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db


def address(row, act="delete"):
    return reverse(f"admin:drugs_{row._meta.model_name}_{act}", args=[row.pk])


def member(name, group):
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return enter(user)


def delete(client, row):
    """Opens the screen that deletes, and says yes; gives what the editor is told."""
    told = " ".join(soup(client.get(address(row), follow=True)).get_text().split())
    client.post(address(row), {"post": "yes"}, follow=True)
    return told


def new(slug="new", **fields):
    """A treatment nobody published and nothing names."""
    row = Treatment.objects.create(
        slug=slug, kind="option", name="A new option", what_it_is="It is new.", form="a cream",
        how_checked="primary", **fields,
    )  # fmt: skip
    row.sources.set(Source.objects.filter(slug="guideline"))
    return row


# --- what readers see ---


@pytest.mark.parametrize(
    "row",
    [
        lambda: Treatment.objects.get(slug="testol"),
        lambda: Question.objects.filter(medicines=None).first(),
        lambda: GlossaryTerm.objects.get(slug="easi"),
        lambda: Source.objects.get(slug="testol-label"),
        lambda: UrgentSign.objects.first(),
    ],
    ids=["medicine", "question", "term", "source", "sign"],
)
def test_what_readers_see_is_not_deleted_by_anybody(editor, row):
    author = member("anna", "Author")
    before = compile_desk()
    for client in (author, editor):
        told = delete(client, row())
        assert "cannot be deleted: readers see it." in told
        assert "a second person approves that" in told
    assert compile_desk() == before


def test_once_it_is_taken_off_the_site_it_may_be_deleted(editor):
    row = Question.objects.filter(medicines=None).first()
    past = reverse("admin:past", args=["question", row.slug])
    editor.post(past, {"do": "withdraw", "reason": "It is wrong."})
    delete(editor, row)
    assert not Question.objects.filter(pk=row.pk).exists()


# --- what others name ---


def test_what_others_name_is_not_deleted_and_they_are_told(editor):
    row = new()
    question = Question.objects.first()
    question.medicines.add(row)
    UrgentSign.objects.first().medicines.add(row)
    message = MixedMessage.objects.create(
        slug="a-claim", claim="It is so.", verdict=MixedMessage.Verdict.values[0], true_now="No.",
    )  # fmt: skip
    message.medicines.add(row)
    told = delete(editor, row)
    assert "1 urgent sign" in told
    assert "1 question" in told
    assert "1 mixed message" in told
    assert f"“{question}”" in told
    assert Treatment.objects.filter(pk=row.pk).exists()
    assert row in question.medicines.all()


def test_every_way_to_name_a_record_counts(editor):
    """By a key of its own or among many, with a way back or without."""
    effect = SideEffect.objects.create(slug="new", name="New", urgency="today", what_to_do="Call.")
    assert why_not_deleted(effect, "side-effect") == ""
    row = new(pictured_harm=effect, pictured_harm_why="It is new.")
    assert named_by(effect) == [row]
    source = Source.objects.create(slug="new", title="T", publisher="P", kind="label")
    assert named_by(source) == []
    Question.objects.first().sources.add(source)
    assert named_by(source) == [Question.objects.first()]
    assert "1 question names it" in why_not_deleted(source, "source")


def test_parts_of_a_record_go_with_it(editor):
    row = new()
    Indication.objects.create(
        treatment=row, region="us", condition="atopic-dermatitis", status="not-approved"
    )
    delete(editor, row)
    assert not Treatment.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("edited", [False, True], ids=["as it was", "after an edit"])
def test_a_deleted_record_is_brought_back_with_its_rows(editor, edited):
    row = new()
    Indication.objects.create(
        treatment=row, region="us", condition="atopic-dermatitis", status="not-approved",
        how_checked="primary",
    ).sources.set(Source.objects.filter(slug="guideline"))  # fmt: skip
    if edited:
        Screen(editor, row).save(ages="Adults")
    before = compile_rows("option")["new"]
    delete(editor, row)
    assert "new" not in compile_rows("option")
    listed = soup(editor.get(reverse("admin:drugs_treatment_recoverlist")))
    found = next(line for line in listed.select("tbody tr") if "A new option" in line.get_text())
    form = soup(editor.get(found.a["href"])).select_one("#treatment_form")
    answer = editor.post(found.a["href"], filled(form), follow=True)
    assert "Saved on the desk" in soup(answer).get_text()
    assert compile_rows("option")["new"] == before


def test_records_are_deleted_one_by_one(editor):
    """The list has no action that deletes many: it would leave nothing to bring back."""
    rows = GlossaryTerm.objects.all()[:2]
    listed = reverse("admin:drugs_glossaryterm_changelist")
    assert "delete_selected" not in editor.get(listed).content.decode()
    data = {"action": "delete_selected", "_selected_action": [r.pk for r in rows], "post": "yes"}
    editor.post(listed, data, follow=True)
    assert GlossaryTerm.objects.filter(pk__in=[row.pk for row in rows]).count() == 2


def test_a_published_medicine_stays_the_kind_of_record_it_is(editor):
    row = Treatment.objects.get(slug="testol")
    screen = Screen(editor, row)
    assert "kind" not in screen.data
    screen.save(kind="option")
    row.refresh_from_db()
    assert row.kind == "medicine"


# --- taking off the site, by two people ---


def test_an_author_asks_and_a_second_person_approves(editor, chief):
    author, rita = member("anna", "Author"), member("rita", "Reviewer")
    row = Question.objects.filter(medicines=None).first()
    key = ("question", row.slug)
    past = reverse("admin:past", args=key)
    page = soup(author.get(past))
    assert not page.select("button[value=withdraw]")
    assert author.post(past, {"do": "withdraw", "reason": "r"}).status_code == 422
    author.post(past, {"do": "ask", "reason": "It is wrong."})
    assert key in newest()
    assert Handover.objects.get().note == "It is wrong."
    waiting = soup(rita.get(reverse("admin:index"))).select_one("h2#waiting").parent
    assert "to be taken off the site" in waiting.get_text()
    assert "anna asked for it" in soup(rita.get(waiting.a["href"])).get_text()
    rita.post(past, {"do": "withdraw", "reason": "It is wrong."})
    assert key not in newest()
    made = Publication.objects.get(kind=key[0], slug=key[1], version=2)
    assert (made.author.username, made.approver.username) == ("anna", "rita")


def test_a_reviewer_alone_is_refused(editor, chief):
    rita = member("rita", "Reviewer")
    row = Question.objects.filter(medicines=None).first()
    past = reverse("admin:past", args=["question", row.slug])
    for do in ("withdraw", "ask", "withdraw"):
        answer = rita.post(past, {"do": do, "reason": "r"})
    assert answer.status_code == 422
    told = soup(answer).select_one(".errornote").get_text()
    assert "Nobody takes a record off the site alone" in told
    assert ("question", row.slug) in newest()


def test_the_act_needs_a_reason(editor):
    row = Question.objects.filter(medicines=None).first()
    past = reverse("admin:past", args=["question", row.slug])
    for do in ("ask", "withdraw"):
        assert editor.post(past, {"do": do, "reason": " "}).status_code == 422
