"""The questions page as data."""

import pytest

from drugs.documents import EditionDoc
from drugs.models import Question
from drugs.pages.questions import questions_page
from drugs.shelf import Shelf


def by_slug(page):
    return {item.question.slug: item for moment in page.moments for item in moment.questions}


def brands(page, item):
    return {medicine.brand for medicine in page.medicines if medicine.slug in item.medicines}


def test_every_question_is_there_once_by_moment(shelf):
    page = questions_page(shelf)
    assert [moment.slug for moment in page.moments] == Question.Moment.values
    found = [item.question.slug for moment in page.moments for item in moment.questions]
    assert sorted(found) == sorted(question.slug for question in shelf.questions)
    assert len(found) > 50
    for moment in page.moments:
        assert {item.question.moment for item in moment.questions} == {moment.slug}


def test_a_question_fits_the_medicines_it_names(shelf):
    page = questions_page(shelf)
    item = by_slug(page)["aspirin-with-cibinqo"]
    assert brands(page, item) == {"Cibinqo"}
    assert set(item.circumstances) == {"other-medicines", "heart", "clots"}


def test_a_question_that_names_none_fits_all_of_its_route(shelf):
    page = questions_page(shelf)
    assert brands(page, by_slug(page)["which-tests"]) == {"Cibinqo", "Olumiant", "Rinvoq"}
    plan_b = by_slug(page)["plan-b"]
    assert len(plan_b.medicines) == len(shelf.medicines)


@pytest.mark.parametrize("name", ["cibinqo", "abrocitinib", " CIBINQO "])
def test_a_medicine_can_be_asked_for_by_each_of_its_names(shelf, name):
    page = questions_page(shelf, [name])
    assert page.asked == ["Cibinqo"]
    assert not page.unknown
    assert by_slug(page).keys() == by_slug(questions_page(shelf)).keys()


def test_two_medicines_can_be_asked_for_and_an_unknown_one_is_left_out(shelf):
    page = questions_page(shelf, ["rinvoq", "aspirin", "opzelura", ""])
    assert page.asked == ["Opzelura", "Rinvoq"]
    assert page.unknown


def test_a_question_about_a_medicine_no_longer_here_is_gone(shelf):
    rest = [entry for entry in shelf.edition.published if entry.slug != "corectim"]
    edition = EditionDoc(number=1, date=shelf.date, published=tuple(rest))
    assert "why-corectim" not in by_slug(questions_page(Shelf(edition)))


def test_no_pick_of_a_medicine_empties_a_moment(shelf):
    page = questions_page(shelf)
    for moment in page.moments:
        for medicine in page.medicines:
            fitting = [item for item in moment.first if medicine.slug in item.medicines]
            assert len(fitting) >= 2, (moment.slug, medicine.brand)


def test_what_stands_in_sight_is_for_anybody_and_of_many_topics(shelf):
    for moment in questions_page(shelf).moments:
        for item in moment.first:
            question = item.question
            alone = question.medicines or question.circumstances
            assert question.ask_first is not None or not alone, question.slug
    before = questions_page(shelf).moments[0].first
    assert len({item.question.topic for item in before}) >= 5
