"""Many medicines: pages that tell one thing of each fold by letter, stay small, and lose nothing.

On a library that `tests/library.py` makes up. Nothing here may ask the database.
"""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from drugs.handouts.listing import listing
from drugs.pages.by_letter import MOST, parts
from drugs.pages.handouts import handouts
from drugs.pages.head_to_head import head_to_head_page, set_against
from drugs.pages.side_effect import events_told_of, side_effect_page, told_of
from drugs.pages.substance import substance_page
from drugs.press.addresses import folded, paths
from drugs.press.affected import page_aside
from drugs.press.answers import PrintingError, whole
from drugs.press.rules.pages import dead_links
from drugs.shelf import REQUEST_KEY, Shelf
from tests.library import library
from tests.pages import many_medicines
from tests.pages.many_medicines import MANY, all_of, soup_of

shelf, reader = many_medicines.shelf, many_medicines.reader  # fixtures

MOST_BYTES = 150_000

EVIDENCE, AGAINST = "/evidence/", "/evidence/head-to-head/"
WHO, SHEETS, BOX = "/who-can-use/", "/handouts/", "/boxed-warning/"
SOURCES, MIXING = "/sources/", "/mixing/"


def rest_of(shelf):
    """The pages that fold, by address, and the medicines that each of them tells of."""
    every = [*shelf.medicines.values()]
    effects = [effect for effect in shelf.side_effects.values() if effect.role != "event"]
    found = {EVIDENCE: every, WHO: every, SOURCES: every, AGAINST: set_against(shelf)}
    found |= {f"{MIXING}{slug}/": every for slug in shelf.substances}
    found |= {effect.page: told_of([effect.slug], shelf) for effect in effects}
    return found | {
        reverse("article", args=[slug]): events_told_of(article, shelf)
        for slug, article in shelf.articles.items()
    }


def test_every_letter_is_printed_found_by_readers_and_told_to_machines(reader, shelf):
    printed = {path for path in paths(shelf) if "/letter/" in path}
    pages = rest_of(shelf)
    assert len([page for page, told in pages.items() if len(told) > MOST]) > len(pages) / 2
    led_to = {href for page in pages for href in all_of(reader, page)} - {*pages}
    sheets = {one.href for one in parts(SHEETS, [*shelf.medicines.values()]) if one.begins}
    assert led_to == set(folded(shelf))
    assert printed == led_to | sheets
    told = reader.get("/sitemap.xml").content.decode()
    assert [href for href in printed if f"{href}</loc>" not in told] == []


@pytest.mark.long
def test_no_page_that_folds_is_large(real_edition, static_files):
    shelf = Shelf(library(real_edition, 100))
    reader = Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
    sizes = {href: len(reader.get(href).content) for href in (*rest_of(shelf), *folded(shelf))}
    assert {href: size for href, size in sizes.items() if size > MOST_BYTES} == {}


def test_a_letter_is_a_page_of_its_own(reader, shelf, settings):
    settings.SITE_URL = "https://eczema.example"
    pages = all_of(reader, EVIDENCE)
    titles = {soup.title.text for soup in pages.values()}
    assert len(titles) == len(pages)
    for href, soup in pages.items():
        canonical = soup.select_one("link[rel=canonical]")["href"]
        assert urlsplit(canonical).path == href
        if href != EVIDENCE:
            assert soup.select_one(f"main a[href='{EVIDENCE}#by-letter']").text == "All letters"
            assert "begin with" in soup.main.text


def test_its_front_says_how_many_there_are_and_names_them(reader, shelf):
    front = soup_of(reader.get(EVIDENCE)).select_one("#by-letter")
    assert f"There are {MANY} medicines." in front.text
    assert {one["id"] for one in front.select("a [id]")} == {*shelf.medicines}
    for link in front.select("a"):
        begins = link["href"].split("/")[-2]
        assert all(one["id"].startswith(begins) for one in link.select("[id]"))


def test_no_link_of_them_is_dead(shelf, static_files, reader):
    from django.core.handlers.wsgi import WSGIHandler

    wanted = [*folded(shelf), *rest_of(shelf)]
    pages = {path: page_aside(WSGIHandler(), shelf, path) for path in wanted}
    assert [page for page in pages.values() if isinstance(page, PrintingError)] == []
    edition = whole(shelf, pages)
    assert [fault for page in pages.values() for fault in dead_links(page, edition)] == []


def test_no_medicine_is_lost_for_a_side_effect(reader, shelf):
    for page in [effect.page for effect in shelf.side_effects.values() if effect.role != "event"]:
        slug = page.removeprefix("/side-effects/").strip("/")
        found = all_of(reader, page).values()
        shown = side_effect_page(slug, shelf)
        folds = [fold["id"] for soup in found for fold in soup.select("main details.fold[id]")]
        assert sorted(folds) == sorted(item.medicine.slug for item in shown.medicines)
        # Those that nothing is known of stand on the front page, by name.
        front = soup_of(reader.get(page))
        names = {link["href"] for link in front.select("main a[href^='/medicines/']")}
        silent = (*shown.not_listed, *shown.not_listed_before, *shown.not_read)
        assert {f"/medicines/{medicine.slug}/" for medicine in silent} <= names


def test_no_medicine_is_lost_for_an_event_in_an_article(shelf, static_files):
    """What is no symptom has no page of its own: the article of the boxed warning tells it."""
    most = max(shelf.side_effects, key=lambda slug: len(told_of([slug], shelf)))
    entries = [
        entry.model_copy(update={"document": entry.document.model_copy(update={"role": "event"})})
        if (entry.kind, entry.slug) == ("side-effect", most)
        else entry
        for entry in shelf.edition.published
    ]
    with_event = Shelf(shelf.edition.model_copy(update={"published": tuple(entries)}))
    reader = Client(headers={"host": "localhost"}, **{REQUEST_KEY: with_event})
    told = sorted(medicine.brand for medicine in told_of([most], with_event))
    assert len(told) > MOST
    found = all_of(reader, BOX)
    assert {*found} - {BOX} == {path for path in paths(with_event) if path.startswith(f"{BOX}l")}
    brands = [fold.b.text for soup in found.values() for fold in soup.select("summary:has(b)")]
    assert sorted(brand for brand in brands if brand in told) == told
    # The article itself is told once.
    summary = with_event.articles[BOX.strip("/")].summary
    assert [href for href, soup in found.items() if summary in soup.main.text] == [BOX]


def test_no_medicine_and_no_trial_is_lost_for_evidence(reader, shelf):
    found = all_of(reader, EVIDENCE).values()
    tiles = [one["id"] for soup in found for one in soup.select(".tiles > li[id]")]
    assert sorted(set(tiles) - {"side-by-side"}) == sorted(shelf.medicines)
    for soup in found:
        assert soup.select(f".tiles a[href='{AGAINST}']")
    against = all_of(reader, AGAINST).values()
    trials = [one["id"] for soup in against for one in soup.select(".trial")]
    assert sorted(trials) == sorted(trial.slug for trial in head_to_head_page(shelf))
    assert len(trials) > MOST


def test_no_source_is_lost(reader, shelf):
    found = {
        href: {one["id"] for one in soup.select("#all-sources li")}
        for href, soup in all_of(reader, SOURCES).items()
    }
    assert set.union(*found.values()) == {f"source-{slug}" for slug in shelf.sources}
    # In front stands what is no medicine's.
    front = found.pop(SOURCES)
    assert front.isdisjoint(set.union(*found.values()))
    labels = {
        one["data-sources"]
        for soup in all_of(reader, SOURCES).values()
        for one in soup.select("dl.words > div")
    }
    assert labels == {slug for slug, source in shelf.sources.items() if source.revision_read}


def test_no_rule_is_lost_for_what_is_taken_besides(reader, shelf):
    for slug in [*shelf.substances][:3]:
        whole = substance_page(slug, shelf)
        rows = [
            (fold["id"], len(fold.select(".said")))
            for soup in all_of(reader, f"{MIXING}{slug}/").values()
            for fold in soup.select("details.topic[id]")
        ]
        assert sorted(rows) == sorted((row.medicine.slug, len(row.said)) for row in whole.medicines)


def test_no_sheet_is_lost(shelf):
    """Of the list alone: to set so many sheets would take minutes."""
    every = [*parts(SHEETS, [*shelf.medicines.values()])]
    here = [medicine.slug for one in every for medicine in one.here]
    of_one = {sheet.medicines[0] for sheet in handouts(shelf).values() if len(sheet.medicines) == 1}
    assert sorted(here) == sorted(of_one)


def test_the_list_of_sheets_has_a_page_for_a_letter(reader, shelf):
    smallest = min(
        (one for one in parts(SHEETS, [*shelf.medicines.values()]) if one.here),
        key=lambda one: len(one.here),
    )
    shown = soup_of(reader.get(smallest.href))
    groups = [fold["id"] for fold in shown.select("details.fold[id]")]
    assert groups == [group.slug for group in listing(shelf, smallest)]
    assert groups == [medicine.slug for medicine in smallest.here]


def test_a_letter_that_is_none_has_no_page(reader, shelf, edition_doc):
    few = Client(headers={"host": "localhost"}, **{REQUEST_KEY: Shelf(edition_doc)})
    effect = next(effect for effect in shelf.side_effects.values() if effect.role != "event")
    besides = f"{MIXING}{next(iter(shelf.substances))}/"
    for page in (EVIDENCE, AGAINST, WHO, SHEETS, BOX, SOURCES, effect.page, besides):
        assert few.get(f"{page}letter/a/").status_code == 404
        assert reader.get(f"{page}letter/qq/").status_code == 404
