"""Finished pages: links that lead somewhere, short forms that carry their rules, easy to read."""

import dataclasses

import pytest

from drugs.press.rules import pages as rules_of_pages
from drugs.press.rules.pages import PARSED, Edition, Page, check_pages
from drugs.press.rules.short_forms import lost
from drugs.shelf import Shelf
from drugs.wording.rules import rule_words
from tests import made_documents as made


def page(path="/about/", body="<p>It is so.</p>"):
    html = f"<!doctype html><title>A page</title><main>{body}</main>"
    return Page(path, html.encode(), "text/html; charset=utf-8")


@pytest.fixture
def edition(shelf):
    other = page("/sources/", '<h2 id="a-place">Here</h2>')
    return Edition(
        shelf, {"/sources/": other}, frozenset({"/sources/", "/about/"}),
        answers=lambda path: path == "/compare/live/",
    )  # fmt: skip


def told(edition, body, path="/about/"):
    found = check_pages([page(path, body)], edition)
    return [(problem.message, problem.stops) for problem in found]


def link(href):
    return f'<p>See <a href="{href}">this</a>.</p>'


def test_few_pages_are_held_as_they_were_parsed(edition):
    """However many there are, and each leads to a place on another: none is parsed thrice."""
    paths = [f"/{number}/" for number in range(3 * PARSED)]
    pages = {
        path: page(path, f'<p id="here">{path}</p>{link(paths[-1 - at] + "#here")}')
        for at, path in enumerate(paths)
    }
    many = dataclasses.replace(edition, pages=pages, paths=frozenset(paths))
    rules_of_pages._parsed.cache_clear()
    assert check_pages(pages.values(), many) == []
    held = [value for one in pages.values() for value in vars(one).values()]
    assert not any(hasattr(value, "xpath") for value in held)
    told = rules_of_pages._parsed.cache_info()
    assert told.currsize <= PARSED
    assert told.misses <= 2 * len(paths)


# --- links ---


def test_what_is_allowed_only_on_prescription_says_so():
    aspirin = ASPIRIN.model_copy(update={"if_prescribed": True})
    bare = aspirin.model_copy(update={"amount": None})
    allowed = [
        rule_words(FIRST.model_copy(update={"conditions": (row,)}), SHELF).allowed
        for row in (aspirin, bare)
    ]
    assert allowed == [
        ("Allowed: aspirin, 81 mg a day or less, if prescribed.",),
        ("Allowed: aspirin, if prescribed.",),
    ]


@pytest.mark.parametrize(
    ("href", "fault"),
    [
        ("/no-such-page/", "leads to no page."),
        ("/sources/none/", "leads to no page."),
        ("none/", "leads to no page."),
        ("/sources/#no-such-place", "leads to no place on that page."),
        ("http://localhost:8000/none/", "leads to no page."),
        ("https://shop.example/", "leads to a host of no source."),
        ("//shop.example/", "leads to a host of no source."),
    ],
)
def test_a_link_to_nowhere_stops_an_edition_and_the_page_is_named(edition, href, fault, settings):
    settings.SITE_URL = "http://localhost:8000"
    (problem,) = check_pages([page("/about/", link(href))], edition)
    assert problem.stops
    assert str(problem).startswith("page /about/: The link to ")
    assert problem.message.endswith(fault)


@pytest.mark.parametrize(
    "href",
    [
        "/sources/", "/sources/#a-place", "../sources/", "/sources/?x=1", "/compare/live/",
        "/static/css/base.css", "tel:911", "#top",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_right(edition, href):
    assert told(edition, link(href)) == []


def test_a_link_to_a_source_is_right(edition):
    address = next(source.address for source in edition.shelf.sources.values() if source.address)
    assert told(edition, link(address)) == []


def test_a_form_leads_somewhere_too(edition):
    assert told(edition, '<form action="/none/"></form>')[0][0].endswith("leads to no page.")


def test_the_record_that_holds_the_link_is_named(edition_doc, edition):
    row = made.slot("storage", text=(), summary="x")
    text = made.text("See")[0].model_copy(
        update={"inlines": (made.doc.Inline(kind="link", text="this", href="/none/"),)}
    )
    medicine = made.medicine("Madeup", slots=(row.model_copy(update={"text": (text,)}),))
    shelf = made.shelf(medicine)
    (problem,) = check_pages([page(body=link("/none/"))], dataclasses.replace(edition, shelf=shelf))
    assert "The link to /none/, in medicine madeup, leads to no page." in str(problem)


def test_a_link_that_was_approved_before_anybody_looked_is_only_pointed_out(edition):
    old = dataclasses.replace(edition, old_links=frozenset({"/none/"}))
    assert [stops for _, stops in told(old, link("/none/"))] == [False]
    assert [stops for _, stops in told(old, link("/another/"))] == [True]


# --- rules on short forms ---

ASPIRIN = made.condition("takes", exception=True, substance="aspirin", amount=81,
                         amount_unit_name="mg", amount_per_name="a day")  # fmt: skip
FIRST = made.rule(
    "Not in your first 3 months with platelet pills.", ASPIRIN, slug="platelets", rank=1,
    names=("plavix", "effient"),
)  # fmt: skip
BAN = made.rule("Do not take it with eGFR under 30.", rank=0, slug="kidney")
LATER = made.rule("It is paused with low counts.", rank=2, slug="counts", kind="pause")
MEDICINE = made.medicine("Madeup", rules=(FIRST, BAN, LATER))
SHELF = made.shelf(
    MEDICINE,
    made.substance("aspirin"),
    made.substance("plavix", brands=("Plavix",), name="clopidogrel"),
    made.substance("effient", brands=("Effient",), name="prasugrel"),
)
WHOLE = [rule_words(rule, SHELF).whole for rule in (FIRST, BAN)]


def test_a_form_with_every_rule_whole_loses_nothing():
    assert list(lost(WHOLE, MEDICINE, SHELF)) == []
    assert list(lost(["Before. " + " ".join(WHOLE) + " After."], MEDICINE, SHELF)) == []


def test_other_words_between_a_rule_and_its_names_are_right():
    parts = [
        "Do not take it with eGFR under 30. Not in your first 3 months with platelet pills. These "
        "are: Plavix (clopidogrel), Effient (prasugrel). Allowed: aspirin, 81 mg a day or less."
    ]
    assert list(lost(parts, MEDICINE, SHELF)) == []


@pytest.mark.parametrize(
    ("cut", "says"),
    [
        ("Do not take it with eGFR under 30.", "leaves out a rule of Madeup: “Do not take it"),
        (" with eGFR under 30", "leaves out a rule of Madeup: “Do not take it"),
        ("Not in your first 3 months", "leaves out a rule of Madeup: “Not in your first"),
        (" first 3", "leaves out a rule of Madeup: “Not in your first"),
        ("Effient (prasugrel)", "leaves out Effient (prasugrel) in a rule of Madeup"),
        (" Allowed: aspirin, 81 mg a day or less.", "leaves out “Allowed: aspirin, 81 mg a day"),
        (", 81 mg a day or less", "leaves out “Allowed: aspirin, 81 mg a day"),
    ],
)
def test_a_rule_that_was_lost_or_cut_is_found(cut, says):
    shortened = [text.replace(cut, "") for text in WHOLE]
    assert shortened != WHOLE
    (sentence,) = lost(shortened, MEDICINE, SHELF)
    assert says in sentence


def test_a_rule_that_can_be_looked_up_may_be_left_out():
    assert LATER in MEDICINE.rules
    assert list(lost(WHOLE, MEDICINE, SHELF)) == []


def test_what_was_published_before_rules_were_fields_loses_none():
    assert list(lost([], made.medicine("Madeup", rules_entered=False), SHELF)) == []


def test_the_page_of_a_medicine_must_carry_its_rules(edition):
    here = dataclasses.replace(edition, shelf=SHELF)
    body = "".join(f"<p>{text}</p>" for text in WHOLE)
    assert told(here, body, "/medicines/madeup/") == []
    ((message, stops),) = told(here, f"<p>{WHOLE[0]}</p>", "/medicines/madeup/")
    assert stops
    assert message.startswith("madeup: It leaves out a rule")
    assert told(here, f"<p>{WHOLE[0]}</p>", "/about/") == []


def test_a_chapter_must_carry_every_rule_that_stands_in_it(edition):
    here = dataclasses.replace(edition, shelf=SHELF)
    paths = {"other-medicines": FIRST, "who-it-is-for": BAN, "how-to-take": LATER}
    for chapter, rule in paths.items():
        path = f"/medicines/madeup/{chapter}/"
        assert told(here, f"<p>{rule_words(rule, SHELF, names=None).whole}</p>", path) == []
        ((message, stops),) = told(here, "<p>So it is.</p>", path)
        assert stops
        assert message == f"madeup: It leaves out a rule of Madeup: “{rule.short}”"
    assert told(here, "<p>So it is.</p>", "/medicines/madeup/cost/") == []
    assert told(here, "<p>So it is.</p>", "/medicines/nobody/tests/") == []


def test_all_on_one_page_must_carry_every_rule_with_every_name(edition):
    here = dataclasses.replace(edition, shelf=SHELF)
    body = "".join(f"<p>{text}</p>" for text in (*WHOLE, LATER.short))
    path = "/medicines/madeup/all/"
    assert told(here, body, path) == []
    assert len(told(here, "<p>So it is.</p>", path)) == 3
    ((message, _),) = told(here, body.replace("Effient (prasugrel)", ""), path)
    assert "It leaves out Effient (prasugrel)" in message


def test_a_comparison_must_carry_the_rules_of_both(edition):
    other = made.medicine("Another", rules=(made.rule("Never with fever.", rank=0, slug="fever"),))
    shelf = Shelf(SHELF.edition.model_copy(update={"published": (
        *SHELF.edition.published, *made.shelf(other).edition.published,
    )}))  # fmt: skip
    here = dataclasses.replace(edition, shelf=shelf)
    body = "".join(f"<p>{text}</p>" for text in WHOLE)
    address = "/compare/another-madeup/"
    assert told(here, f"{body}<p>Never with fever.</p>", address) == []
    ((message, _),) = told(here, body, address)
    assert message == "another: It leaves out a rule of Another: “Never with fever.”"


def test_a_comparison_must_carry_the_rules_of_an_option(edition):
    rule = made.rule("Not with worms.", rank=0, slug="worms")
    shot = made.option("shot", brand="Shot", generic="shotumab", compared=True, rules=(rule,))
    shelf = Shelf(SHELF.edition.model_copy(update={"published": (
        *SHELF.edition.published, *made.shelf(shot).edition.published,
    )}))  # fmt: skip
    here = dataclasses.replace(edition, shelf=shelf)
    body = "".join(f"<p>{text}</p>" for text in WHOLE)
    ((message, stops),) = told(here, body, "/compare/madeup-shot/")
    assert stops
    assert message == "shot: It leaves out a rule of Shot: “Not with worms.”"


def test_a_sheet_must_carry_its_rules(edition):
    here = dataclasses.replace(edition, shelf=SHELF)
    for name in ("madeup", "madeup-large-a4", "madeup-wallet-card"):
        sheet = Page(f"/handouts/{name}.pdf", b"%PDF", "application/pdf", tuple(WHOLE))
        assert check_pages([sheet], here) == []
        cut = dataclasses.replace(sheet, sheet=tuple(WHOLE[:1]))
        assert [problem.slug for problem in check_pages([cut], here)] == [sheet.path]
    other = Page("/handouts/visit-sheet.pdf", b"%PDF", "application/pdf", ("Bring this.",))
    assert check_pages([other], here) == []


# --- reading ---


def test_a_page_that_is_too_hard_is_pointed_out_and_stops_nothing(edition):
    hard = "Cardiovascular contraindications necessitate administration alternatives. " * 8
    ((message, stops),) = told(edition, f"<p>{hard}</p>")
    assert message.startswith("It is too hard to read: grade ")
    assert not stops


def test_the_small_edition_breaks_no_rule(shelf, printed):
    """The printer would have stopped; what is pointed out is told here."""
    assert isinstance(shelf, Shelf)
    manifest = (printed / "manifest.json").read_text()
    assert '"pointed_out": []' in manifest
