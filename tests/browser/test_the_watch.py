"""The sweep over every page is worth something only if it sees what it looks for."""

import pytest

from tests.browser import axe
from tests.browser.test_every_page import TOO_WIDE
from tests.browser.watch import Watch

PAGE = """<!doctype html><html lang="en"><head><title>Planted</title>{head}</head>
<body><main><h1>Planted</h1>{body}</main></body></html>"""
SMALL = "width: 10px; height: 10px; padding: 0; border: 0"


@pytest.fixture
def site(small_site):
    return small_site


def plant(page, body="", head=""):
    page.set_content(PAGE.format(body=body, head=head))


def rules(page, options=axe.ALL):
    return {line.split(" ")[0] for line in axe.violations(page, options)}


def test_axe_is_content_with_a_good_page(page):
    plant(page, "<p>All is well.</p>")
    assert rules(page) == set()


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<img src='data:,'>", "image-alt"),
        (f"<button style='{SMALL}'>a</button><button style='{SMALL}'>b</button>", "target-size"),
        ("<p style='color: #999'>Hard to read</p>", "color-contrast"),
        ("<p style='color: #666'>Not easy to read</p>", "color-contrast-enhanced"),
        ("<details><summary>More</summary><img src='data:,'></details>", "image-alt"),
        ("<h4>A step too far down</h4>", "heading-order"),
    ],
)
def test_axe_finds_a_planted_fault(page, body, rule):
    plant(page, body)
    assert rule in rules(page)


def test_axe_finds_what_only_the_dark_hides(page):
    style = "@media (prefers-color-scheme: dark) { body { background: #111; color: #333 } }"
    plant(page, "<p>Gone in the dark</p>", f"<style>{style}</style>")
    assert rules(page, axe.LOOKS) == set()
    page.emulate_media(color_scheme="dark")
    assert rules(page, axe.LOOKS) == {"color-contrast"}


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_the_same_when_it_is_made_quicker(new_page, monkeypatch, scheme):
    """Text and links too pale, under half transparent layers."""
    found = []
    for source in (axe.AXE, axe.SOURCE):
        monkeypatch.setattr(axe, "SOURCE", source)
        page = new_page(color_scheme=scheme)
        page.goto("/side-effects/blood-clots/")
        page.evaluate("""() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`p, li { color: rgb(120 130 140 / .9) } a { text-decoration: none }
                footer * { color: #606060 !important; background: #fff !important }
                section { background: hsl(200 30% 60% / .3); opacity: .8 } td { color: #987 }
                h2, h3, dt, dd { color: #686868 } b, th { color: #222 }`);
            document.adoptedStyleSheets = [sheet];
        }""")
        found.append([axe.violations(page), axe.violations(page, axe.LOOKS)])
    slow, quick = found
    assert quick == slow
    assert {"color-contrast", "color-contrast-enhanced"} <= {
        line.split(" ")[0] for line in quick[1]
    }


def test_axe_runs_under_the_policy_of_the_site(page):
    page.goto("/")
    assert page.evaluate("'axe' in window") is False
    axe.violations(page)
    assert page.evaluate("'axe' in window") is True


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ("<img src='https://example.org/a.png' alt=''>", "another host: https://example.org/a.png"),
        ("<script>console.log('left over')</script>", "console log: left over"),
        ("<script>nothing()</script>", "script error: nothing is not defined"),
    ],
)
def test_watch_notes_a_planted_fault(site, page, body, finding):
    watch = Watch(page, site.address)
    plant(page, body)
    assert finding in watch.findings()
    assert watch.findings() == []


def test_watch_notes_a_page_that_is_not_there(site, page):
    watch = Watch(page, site.address)
    page.goto("/no-such-page/")
    assert f"status 404: {site.address}/no-such-page/" in watch.findings()


def test_watch_notes_a_cookie(site, page):
    watch = Watch(page, site.address)
    page.goto("/")
    assert watch.findings() == []
    page.evaluate("document.cookie = 'follows=you'")
    assert watch.findings() == ["cookie: follows"]


def test_a_wide_table_is_seen(page):
    plant(page, "<table style='width: 900px'><tr><td>wide</td></tr></table>")
    assert any("<table" in element for element in page.evaluate(TOO_WIDE))
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.evaluate(TOO_WIDE) == []
