"""Who can use them, where medicines are many: it asks first, and no rule is lost on the way.

Nothing here may ask the database.
"""

from django.test import Client

from drugs.pages.by_letter import MOST
from drugs.pages.who_can_use.answer import answer
from drugs.pages.who_can_use.form import read_form
from drugs.pages.who_can_use.table import tables
from drugs.press.addresses import folded
from drugs.shelf import REQUEST_KEY, Shelf
from tests.asking import CHOSEN
from tests.library import library
from tests.pages import many_medicines
from tests.pages.many_medicines import MANY, all_of, soup_of

shelf, reader = many_medicines.shelf, many_medicines.reader  # fixtures

WHO = "/who-can-use/"


def answer_to(shelf, chosen):
    made = shelf.cached(tables)
    form = read_form({name: values.split() for name, values in chosen.items()}, made.questions)
    return {one.table.medicine.slug: one for one in answer(form, made.medicines).medicines}


def sent(chosen):
    return {name: values.split() for name, values in chosen.items()}


def rules_of(section):
    return {rule["data-rule"] for rule in section.select("[data-rule]")}


def test_who_can_use_asks_first_and_answers_nothing_before(reader):
    front = soup_of(reader.get(WHO))
    assert front.select("#choose fieldset")
    assert not front.select(".answered")
    assert front.select_one("#choose button[type=submit]").text == "See the answer"
    # What it needs no script for must not be hidden from those who have one.
    assert not front.select("#choose [data-no-script]")
    assert not front.select("script[src*='who_can_use']")
    assert not front.select("#tables")
    assert "to this site only" in front.main.text


def test_each_letter_answers_on_the_page_and_no_rule_is_lost(reader, shelf):
    whole = answer_to(shelf, {})
    found = {
        section["id"]: rules_of(section)
        for soup in all_of(reader, WHO).values()
        for section in soup.select(".answered")
    }
    assert found == {
        slug: {rule.doc.slug for rule in one.table.rules} for slug, one in whole.items()
    }
    letter = soup_of(reader.get(next(h for h in folded(shelf) if h.startswith(WHO))))
    assert letter.select("script[src*='who_can_use']")


def test_what_is_chosen_goes_from_letter_to_letter_and_stands_in_no_address(reader, shelf):
    # The kind that leaves the most of them.
    kinds = next(one for one in shelf.cached(tables).questions if one.name == "kind").choices
    answers = [({"kind": kind.value}, answer_to(shelf, {"kind": kind.value})) for kind in kinds]
    chosen, whole = max(answers, key=lambda one: sum(m.matters for m in one[1].values()))
    left = {slug for slug, one in whole.items() if one.matters}
    assert MOST < len(left) < MANY
    shown = soup_of(reader.post(WHO, sent(chosen)))
    assert not shown.select(".answered")
    assert f"{sum(one.may for one in whole.values())} of {MANY}" in shown.select_one("#answer").text
    buttons = shown.select("#by-letter button[formaction]")
    assert all(button["form"] == "choose" for button in buttons)
    named = {shelf.medicines[slug].brand for slug in left}
    assert {name for name in named if name in " ".join(b.text for b in buttons)} == named
    told = {}
    for button in buttons:
        address = button["formaction"]
        assert address.startswith(WHO)
        assert not any(value in address for value in chosen.values())
        letter = soup_of(reader.post(address.partition("#")[0], sent(chosen)))
        kept = {(i["name"], i["value"]) for i in letter.select("#choose input[checked]")}
        assert kept == set(chosen.items())
        back = letter.select_one(f"#answer button[formaction='{WHO}#answer']")
        assert back["form"] == "choose"
        # A script would take what the tab kept earlier for what was just sent.
        assert not letter.select("script[src*='who_can_use']")
        for section in letter.select(".answered"):
            told[section["id"]] = (
                rules_of(section),
                section.select_one(".judged")["data-verdict"],
            )
    assert told == {
        slug: ({rule.doc.slug for rule in one.table.rules}, one.here[0].verdict)
        for slug, one in whole.items()
    }


def test_few_that_are_left_are_answered_at_once(edition_doc, static_files):
    shelf = Shelf(library(edition_doc, MOST + 1))
    reader = Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
    chosen = {"kind": CHOSEN["kind"]}
    left = {slug for slug, one in answer_to(shelf, chosen).items() if one.matters}
    assert 0 < len(left) <= MOST
    shown = soup_of(reader.post(WHO, sent(chosen)))
    assert {section["id"] for section in shown.select(".answered")} == left
    # And the others are still to be had.
    assert shown.select("#by-letter button[formaction]")
