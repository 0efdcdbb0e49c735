"""Rules that hold over the whole printed edition, not samples."""

import itertools
import re

import pytest

from drugs.press.rules import medicine_names
from drugs.wording import grade, words
from drugs.wording.page_text import blocks, prose

# What counts as a figure: a percent (but not the name of a score, "75% better"), so many out of
# 100 or 1,000, a count of a group.
FIGURE = re.compile(
    r"\d[\d.]*\s?%(?! better)|\b[\d,]+ (?:people )?out of (?:100|1,000)\b|fewer than 1"
    r"|\b\d[\d,]* of \d[\d,]+\b"
)


@pytest.fixture(scope="session")
def texts(printed, manifest):
    """The blocks a reader reads, of every printed page."""
    return {
        path: blocks((printed / entry["file"]).read_bytes())
        for path, entry in manifest["files"].items()
        if entry["headers"]["Content-Type"].startswith("text/html")
    }


def visible(node):
    # A drawing says no more than the words beside it, which a screen reader is given.
    return not node.find_parent(["script", "style", "head", "title", "svg"])


# The desk makes pasted quotation marks straight (`wording/characters.py`); templates follow.
CURLY = re.compile("[\u2018\u2019\u201c\u201d]")


def test_quotation_marks_are_of_one_style_everywhere(texts):
    curly = {
        path: found for path, said in texts.items() if (found := list(filter(CURLY.search, said)))
    }
    assert curly == {}
    assert any("'" in text for said in texts.values() for text in said)


def test_every_figure_can_be_traced_to_a_source_on_the_same_page(pages):
    traced = 0
    problems = []
    for path, soup in pages.items():
        listed = {li["id"].removeprefix("source-"): li for li in soup.select(".sources li[id]")}
        for node in soup.main.find_all(string=FIGURE):
            if not visible(node) or node.find_parent(class_="sources"):
                continue
            if node.find_parent(class_="grid") and node.find_parent("thead"):
                continue  # the strength of a cream in the head of its column: no figure
            holder = node.find_parent(attrs={"data-sources": True})
            slugs = holder["data-sources"].split() if holder else []
            if not slugs or any(slug not in listed for slug in slugs):
                problems.append(f"{path}: {node.strip()[:80]!r} has no source ({slugs})")
            traced += 1
    assert not problems, "\n".join(problems)
    assert traced > 500


def test_every_listed_source_has_publisher_title_and_date(pages):
    for path, soup in pages.items():
        for line in soup.select(".sources li"):
            publisher = line.b.get_text(strip=True)
            rest = line.get_text(" ", strip=True).removeprefix(publisher).strip()
            assert publisher, path
            assert len(rest) > 8, (path, rest)
            assert re.search(r"\d{4}|no date given", rest), (path, rest)


def test_every_number_in_a_table_stands_beside_its_comparator(pages):
    tables = 0
    for path, soup in pages.items():
        for figures in soup.select("section.figures"):
            tables += 1
            said = figures.caption.text.lower()
            assert re.search("out of 1(?:00|,000)|per 1(?:00|,000) people", said)
            head = figures.select("thead th")
            for row in figures.select("tbody tr"):
                cells = row.find_all("td")
                assert len(cells) == len(head) - 1, path
                # The comparator's column comes last and is never empty; people who were followed
                # alone have none, and stand in a place that says so.
                assert cells[-1].b or figures.find_parent(class_="followed-alone"), (path, row.text)
    assert tables > 40


def test_no_page_says_how_often_in_words_that_stand_for_numbers(texts):
    for path, found in texts.items():
        for text in found:
            assert not words.frequency_words(text), (path, text)


def test_no_unchecked_fact_reaches_a_page(manifest, printed):
    edition = (printed / "edition.json").read_text()
    assert '"unchecked"' not in edition
    assert '"primary"' in edition


@pytest.mark.django_db
@pytest.mark.usefixtures("real_desk")
def test_the_texts_of_unchecked_rows_are_on_no_page(pages):
    from drugs import models as desk

    everything = " ".join(soup.get_text(" ") for soup in pages.values())
    everything = " ".join(everything.split())
    unchecked = [
        row
        for model in (desk.Slot, desk.Rule, desk.Question, desk.Treatment)
        for row in model.objects.filter(how_checked="unchecked")
    ]
    assert unchecked, "the fixtures hold unchecked rows; without them this test proves nothing"
    looked_for = 0
    for row in unchecked:
        text = " ".join((getattr(row, "good_points", "") or getattr(row, "text", "")).split())
        if len(text) > 60:  # a short one may be said of another medicine too
            looked_for += 1
            assert text[:60] not in everything, row
    assert looked_for


def test_nobody_is_invented(pages, shelf):
    assert shelf.people == {}
    for path, soup in pages.items():
        text = soup.get_text(" ")
        assert not re.search(r"\bDr\.? [A-Z]|\bM\.?D\.?\b(?!L)|Medically reviewed", text), path
    assert "No author or reviewer is named yet" in pages["/about/"].get_text()


def test_every_page_says_it_informs_and_shows_its_review(pages):
    for path, soup in pages.items():
        footer = soup.footer.get_text(" ")
        assert "This site informs. It does not replace your doctor." in footer, path
        assert "No clinician has reviewed it yet" in footer, path


def test_who_wrote_it_is_said_truly_and_not_over_and_over(pages):
    for path, soup in pages.items():
        text = " ".join(soup.body.get_text(" ").split())
        assert text.count("No clinician has reviewed it yet") <= 2, path
        if not soup.select(".sources li"):
            assert "We wrote this page from the sources listed" not in text, path


def test_every_page_has_one_title_one_heading_and_a_description(pages):
    titles, descriptions = {}, {}
    for path, soup in pages.items():
        assert len(soup.find_all("h1")) == 1, path
        headings = soup.main.find_all(re.compile("^h[1-6]$"))
        # The ways to other pages may stand before what a page is about.
        levels = [int(tag.name[1]) for tag in headings if not tag.find_parent("nav")]
        assert levels[0] == 1, path
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), (path, levels)
        assert soup.html["lang"] == "en-US"
        titles.setdefault(soup.title.text, []).append(path)
        description = soup.find("meta", attrs={"name": "description"})["content"]
        assert 30 < len(description) < 350, (path, description)
        descriptions.setdefault(description, []).append(path)
    assert [paths for paths in titles.values() if len(paths) > 1] == []
    assert [paths for paths in descriptions.values() if len(paths) > 1] == []


def test_every_link_leads_somewhere(pages, manifest):
    live = {"/search/", "/report-a-problem/"}
    problems = []
    places = {}
    for path, soup in pages.items():
        ids = [tag["id"] for tag in soup.find_all(id=True)]
        places[path] = set(ids)
        assert len(ids) == len(places[path]), f"{path}: an id stands twice"
    for path, soup in pages.items():
        for link in soup.find_all("a", href=True):
            target, _, anchor = link["href"].partition("#")
            target = target.partition("?")[0]
            if target.startswith(("https://", "http://", "tel:", "sms:")):
                continue
            target = target or path
            if target not in manifest["files"] and target not in live:
                problems.append(f"{path}: {link['href']} leads nowhere")
            elif anchor and target in places and anchor not in places[target]:
                problems.append(f"{path}: {link['href']} has no such place")
    assert not problems, "\n".join(sorted(set(problems)))


def test_no_page_calls_another_host_or_sets_a_cookie(pages, manifest):
    for path, soup in pages.items():
        for tag in soup.select("script:not([type='application/json']), link, img, iframe"):
            address = tag.get("src") or tag.get("href") or ""
            if tag.get("rel") == ["canonical"]:
                continue
            assert address.startswith(("/", "data:")), (path, address)
        assert not soup.find_all(style=True), path
        # Data for a script of ours is no script.
        assert not [
            tag for tag in soup.select("script:not([src])") if tag.get("type") != "application/json"
        ], path
    for path, entry in manifest["files"].items():
        names = {name.lower() for name in entry["headers"]}
        assert "set-cookie" not in names, path
        assert "content-security-policy" in names, path


def test_every_page_reads_at_grade_six_or_lower(texts, printed, manifest, shelf, capsys):
    names = medicine_names({(e.kind, e.slug): e.document for e in shelf.edition.published})
    grades, hard, long = [], [], []
    for path in texts:
        found = prose((printed / manifest["files"][path]["file"]).read_bytes())
        if path == "/sources/":
            continue
        grades.append((grade.reading(found, names).grade, path))
        for text in found:
            reading = grade.reading([text], names)
            if reading.words >= grade.SHORTEST_BLOCK and reading.grade > grade.HARDEST_BLOCK:
                hard.append(f"{path}: grade {reading.grade:.1f}: {text[:90]}")
            long += [f"{path}: {sentence[:120]}" for sentence in grade.long_sentences(text)]
    grades.sort(reverse=True)
    with capsys.disabled():
        print("\nhardest pages:", ", ".join(f"{path} {level:.1f}" for level, path in grades[:10]))
    assert not hard, "\n".join(hard)
    assert not long, "\n".join(long)
    assert grades[0][0] <= grade.HARDEST_PAGE, grades[:10]
