"""What a text calls for stands behind it: what to do when nobody answers, a number to dial."""

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.template.loader import render_to_string

from drugs.templatetags import phones
from drugs.wording.markdown import parse
from drugs.wording.words import calls_today

# The nearest of these around a text is its block: what a reader sees at one time.
BLOCK = ["section", "details", "li", "article"]


def words(tag):
    return " ".join(tag.get_text(" ").split())


def test_behind_each_text_that_calls_for_it_stands_the_second_door(pages, shelf):
    """Once in each block, however many sentences of it call: whole the first time on a page, so
    that it is not told over and over, and after that as the way to it."""
    (door,) = shelf.help_for("second-door")
    way = f"/whom-to-call/#{door.slug}"
    whole = []
    for tag in pages["/medicines/testol/all/"].main.find_all("strong", string=calls_today):
        block = tag.find_parent(BLOCK)
        whole.append(words(block).count(door.short))
        ways = [link for link in block.select(".door2 a") if link["href"] == way]
        assert whole[-1] + len(ways) == 1, words(block)
    assert whole[0] == 1
    assert len(whole) > 1
    assert sum(whole[1:]) == 0
    assert pages["/whom-to-call/"].find(id=door.slug)


def test_in_a_row_that_is_folded_the_door_is_always_whole(pages, shelf):
    """It is seen with nothing else, so nothing else has told it."""
    (door,) = shelf.help_for("second-door")
    seen = 0
    for path, soup in pages.items():
        for row in soup.select("details:not([open]).row"):
            assert not row.select(".door2 a"), path
            seen += bool(row.select(".door2")) and door.short in words(row)
    assert seen > 0


def test_a_side_effect_for_today_says_step_by_step_where_else_to_go(pages, shelf):
    """The steps stand once; the short form does not repeat them."""
    (door,) = shelf.help_for("second-door")
    for effect in shelf.side_effects.values():
        if effect.role == "event":
            continue
        band = pages[f"/side-effects/{effect.slug}/"].select_one("#what-to-do")
        assert bool(band.select(".door2 ol")) == (effect.urgency == "today"), effect.slug
        assert door.short not in words(band) or effect.urgency != "today", effect.slug


@pytest.mark.parametrize(
    "path",
    ["/side-effects/", "/who-can-use/", "/compare/testol-velvix/", "/compare/nortab-testol/"],
)
def test_a_page_of_short_lines_says_it_once(pages, shelf, path):
    """They say "call your doctor today" without the text that would call for the door."""
    (door,) = shelf.help_for("second-door")
    assert words(pages[path].main).count(door.short) == 1


def test_a_text_that_calls_for_nothing_has_no_door(pages, shelf):
    (door,) = shelf.help_for("second-door")
    slot = pages["/medicines/velvix/how-to-take/"].select_one("#topic-how-to-use")
    assert door.short not in words(slot)


@pytest.fixture
def shown(rf, shelf):
    """A text as a page shows it."""

    def show(source):
        request = rf.get("/", **{"drugs.shelf": shelf})
        context = {"blocks": parse(source)}
        html = render_to_string("components/blocks.html", context, request)
        return BeautifulSoup(html, "lxml")

    return show


def test_a_number_can_be_dialed(shown):
    soup = shown("Too much? [Call Poison Help](help:poison-help).")
    (link,) = soup.select("a")
    assert link["href"] == "tel:18002221222"
    assert words(soup).endswith("Call Poison Help: 1-800-222-1222 .")


def test_two_calls_in_one_text_open_one_door(shown):
    call = "[Call your doctor today](help:nobody-answers)"
    assert len(shown(f"{call} for a fever.\n\n- {call} for a cough.").select(".door2")) == 1
    assert shown("It is so.").select(".door2") == []


def test_without_a_request_there_is_no_door():
    """An editor sees one text, and no edition."""
    template = Template('{% include "components/blocks.html" with blocks=blocks only %}')
    html = template.render(Context({"blocks": parse("[Call today](help:nobody-answers).")}))
    assert "Call today" in html
    assert "door2" not in html


def test_every_telephone_number_in_a_text_can_be_tapped(pages):
    """Those in sentences too; in the head of a row, which is itself pressed, they cannot."""
    seen, found = 0, []
    for path, soup in pages.items():
        for text in soup.select_one("main").find_all(string=phones.NUMBER):
            if text.find_parent(["summary", "option", "title", "script", "style", "input"]):
                continue
            seen += 1
            if not text.find_parent("a", href=True):
                found.append((path, str(text)))
    assert found == []
    assert seen > 3


def test_a_number_is_a_link_and_all_else_is_escaped():
    found = phones.tappable("<b> Call 1-800-222-1222, not 21-800-222-1222 or 1-800-222-12223.")
    assert found.startswith("&lt;b&gt; Call ")
    assert found.count("<a ") == 1
    assert '<a href="tel:18002221222">1-800-222-1222</a>' in found
