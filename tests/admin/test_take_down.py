"""In an emergency one reviewer takes a record down at once; a second person confirms it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from drugs.models import Handover, Question, Treatment
from drugs.press.editions import edition, newest
from drugs.shelf import REQUEST_KEY, Shelf
from tests.admin.conftest import Screen, enter, publish_screen
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db
DOWN = {"do": "take-down", "reason": "A dose is wrong"}
TESTOL = ("medicine", "testol")


@pytest.fixture
def key(db) -> tuple[str, str]:
    return "question", Question.objects.filter(medicines=None).first().slug


@pytest.fixture
def past(key) -> str:
    return reverse("admin:past", args=key)


def read(path):
    """What a reader of the next edition gets."""
    shelf = Shelf(edition(timezone.localdate()))
    return Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf}).get(path)


def test_a_medicine_comes_down_in_two_clicks_and_a_reason(reviewers):
    """Though others name it, and both reviewers have touched its draft."""
    anna, ben = map(enter, reviewers)
    drug = Treatment.objects.get(slug="testol")
    Screen(anna, drug).save(maker="Anna's")
    screen = Screen(ben, drug)
    screen.save(summary="Ben's.")
    (link,) = screen.page.find_all("a", string="Take down")
    page = soup(anna.get(link["href"]))
    form = page.select_one(f"#{link['href'].partition('#')[2]}").parent.form
    button = form.find("button", string="Take it down now")
    said = filled(form) | {"reason": "A dose is wrong", button["name"]: button["value"]}
    assert "Taken down" in soup(anna.post(link["href"], said, follow=True)).get_text()
    for path in ("/medicines/testol/", "/medicines/testol/all/", "/medicines/testol/tests/"):
        answer = read(path)
        assert answer.status_code == 200
        assert "We took this page down on" in soup(answer).get_text()
    assert not soup(read("/who-can-use/")).find_all(string=lambda text: "Testol" in text)
    assert read("/handouts/testol-wallet-card.pdf").headers["location"] == "/medicines/testol/"
    # The desk says so everywhere, and nobody's draft of it slips back with the others.
    home = soup(ben.get(reverse("admin:index")))
    assert "A dose is wrong" in home.select_one("#taken-down").parent.get_text()
    assert "testol" not in home.select_one("#drafts").parent.get_text()
    assert "is taken down since" in soup(ben.get(screen.address)).get_text()


@pytest.mark.long
def test_its_correction_takes_the_place_of_the_notice(reviewers):
    anna, ben = map(enter, reviewers)
    anna.post(reverse("admin:past", args=TESTOL), DOWN)
    shown = soup(publish_screen(ben, "medicine/testol"))
    assert "nothing was corrected" in shown.get_text()
    assert not shown.select(".changes")
    Screen(anna, Treatment.objects.get(slug="testol")).save(maker="Corrected & Co")
    shown = soup(publish_screen(ben, "medicine/testol"))
    assert "It is taken down since" in shown.get_text()
    assert "nothing was corrected" not in shown.get_text()
    assert "Before it was taken down" in shown.select_one(".changes thead").get_text()
    assert "Readers see now" not in shown.get_text()
    assert "Testol (medicine): changed" in shown.get_text()
    (row,) = shown.select(".changes tbody tr")
    assert "Corrected & Co" in row.get_text()
    publish_screen(ben, "medicine/testol", reason="The dose is right now")
    assert "We took this page down" not in soup(read("/medicines/testol/")).get_text()
    home = soup(ben.get(reverse("admin:index")))
    assert not home.select("#taken-down, #unconfirmed")


def test_others_are_published_while_a_medicine_is_down(reviewers):
    """They name it, and pass the rules all the same."""
    anna, ben = map(enter, reviewers)
    anna.post(reverse("admin:past", args=TESTOL), DOWN)
    question = Question.objects.filter(medicines__slug="testol").first()
    Screen(anna, question).save(text="Is it so?")
    publish_screen(ben, f"question/{question.slug}", reason="Clearer")
    assert newest()["question", question.slug].document["text"] == "Is it so?"
    assert "testol" in newest()["question", question.slug].document["medicines"]


def test_the_screen_names_those_whose_texts_name_it(reviewers):
    page = soup(enter(reviewers[0]).get(reverse("admin:past", args=TESTOL)))
    named = page.select_one("#down").parent.details
    assert "1 other record names it in its texts" in named.get_text()
    assert named.select("a[href$='#down']")


def test_one_reviewer_takes_it_down_and_a_second_person_confirms(reviewers, key, past):
    anna, ben = map(enter, reviewers)
    edit = reverse("admin:drugs_question_change", args=[Question.objects.get(slug=key[1]).pk])
    anna.post(past, DOWN)
    assert key not in newest()
    # It stands on both desks until somebody else confirms it; not as one more thing to approve.
    for client in (anna, ben):
        page = soup(client.get(reverse("admin:index")))
        assert "A dose is wrong" in page.select_one("#unconfirmed").parent.get_text()
        assert not page.select("#waiting")
    assert "You took it down yourself" in soup(anna.get(past)).get_text()
    assert not soup(anna.get(past)).select("button[value=confirm]")
    assert soup(ben.get(past)).select("button[value=confirm]")
    refused = soup(anna.post(past, {"do": "confirm", "reason": "I looked"}))
    assert "You took it down yourself" in refused.select_one(".errornote").get_text()
    ben.post(past, {"do": "confirm", "reason": "The label says 10 mg"})
    assert not soup(ben.get(reverse("admin:index"))).select("#unconfirmed")
    row = Handover.objects.get()
    assert (row.answered_by, row.answer) == (reviewers[1], "The label says 10 mg")
    assert not soup(ben.get(edit)).find_all("a", string="Take down")


def test_what_is_down_may_leave_for_good_and_then_does_not_slip_back(reviewers, key, past):
    anna, ben = map(enter, reviewers)
    anna.post(past, DOWN)
    ben.post(past, {"do": "confirm", "reason": "It is wrong"})
    anna.post(past, {"do": "ask", "reason": "Nobody needs it"})
    assert ben.post(past, {"do": "withdraw", "reason": "Nobody needs it"}).status_code == 302
    page = soup(ben.get(reverse("admin:index")))
    assert "Nobody needs it" in page.select_one("#retired").parent.get_text()
    assert not page.select("#taken-down")
    refused = soup(publish_screen(ben, "/".join(key)))
    assert "was taken off the site" in refused.select_one("#problems").parent.get_text()


def test_what_nobody_confirms_in_a_day_is_flagged(reviewers, past):
    anna, ben = map(enter, reviewers)
    anna.post(past, DOWN)
    assert not soup(ben.get(reverse("admin:index"))).select("#unconfirmed + ul .errornote")
    Handover.objects.update(sent_at=timezone.now() - timedelta(hours=25))
    flagged = soup(ben.get(reverse("admin:index"))).select_one("#unconfirmed + ul .errornote")
    assert "Nobody confirmed it within 24 hours" in flagged.get_text()


def test_only_who_signed_in_not_long_ago_does_it_alone(reviewers, key, past):
    anna = enter(reviewers[0])
    User.objects.update(last_login=timezone.now() - timedelta(hours=13))
    refused = anna.post(past, DOWN)
    assert refused.status_code == 422
    assert "sign in again" in soup(refused).select_one(".errornote").get_text()
    assert key in newest()


def test_what_comes_back_needs_nobody_to_confirm_it(reviewers, key, past):
    anna, ben = map(enter, reviewers)
    anna.post(past, DOWN)
    ben.post(f"{past}?version=1", {"do": "again", "reason": "It was right"})
    assert key in newest()
    assert not soup(ben.get(reverse("admin:index"))).select("#unconfirmed")
