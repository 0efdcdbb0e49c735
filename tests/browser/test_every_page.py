"""Pages in a real browser: for everybody, quiet, light, and without JavaScript.

A page is opened as few times as can be: opening is most of the time. So one test looks at several
things that hold of the same state of a page.
"""

from itertools import pairwise, zip_longest

import pytest

from tests.browser import axe
from tests.browser.accessibility_tree import tree
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.length import too_long
from tests.browser.representatives import each_kind, each_share, pages
from tests.browser.watch import Watch

PAGE = 40_000  # bytes over the wire: HTML, CSS and JavaScript, as the server compresses them
EVERYTHING = (
    44_500  # the twelve chapters of a medicine on one page, for reading through and for paper
)
COUNTED = {"document", "stylesheet", "script"}

# Rules, width and light: what `make test` looks at on one page of each kind, and what the sweep
# over every page adds.
LOOKS = ((axe.ALL, PHONE, "light"), (axe.LOOKS, DESKTOP, "dark"))
OTHER_LOOKS = ((axe.LOOKS, PHONE, "dark"), (axe.LOOKS, DESKTOP, "light"))

# The sum of all shifts since the page began to load.
SHIFTED = """() => new Promise(resolve => {
    let sum = 0;
    new PerformanceObserver(list => {
        for (const shift of list.getEntries()) sum += shift.value;
    }).observe({type: "layout-shift", buffered: true});
    setTimeout(() => resolve(sum), 60);
})"""

# Safari takes a list without markers for no list, unless it is called one.
NO_LISTS = """() => [...document.querySelectorAll("ul:not([role]), ol:not([role])")]
    .filter(list => [...list.children].some(item => {
        const style = getComputedStyle(item);
        return style.listStyleType === "none" || style.display !== "list-item";
    })).map(list => list.outerHTML.slice(0, 80))"""

TOLD = "[data-script], [data-no-script]"

TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(
        element => element.getBoundingClientRect().right > width + 0.5);
    const names = wide.slice(0, 3).map(element => element.outerHTML.slice(0, 100));
    return names.length ? names : ["something wider than the page"];
}"""


def report(findings):
    """Fail with all that was found, not only the first."""
    if findings:
        pytest.fail("\n".join(findings), pytrace=False)


@each_share
def test_open_to_everybody(site, page, share):
    found = []
    for path in pages(site, share):
        page.set_viewport_size(PHONE)
        page.goto(path)
        found += [f"{path}: {line}" for line in (*out_of_order(page, path), *too_long(page, path))]
        found += [f"{path}: no list in Safari: {list_}" for list_ in page.evaluate(NO_LISTS)]
        found += seen_by_everybody(page, path, LOOKS if share is None else (*LOOKS, *OTHER_LOOKS))
    report(found)


@pytest.mark.long
@each_kind
def test_open_to_everybody_in_the_other_light(site, page, share):
    found = []
    for path in pages(site, share):
        page.goto(path)
        found += seen_by_everybody(page, path, OTHER_LOOKS)
    report(found)


def seen_by_everybody(page, path, looks):
    """What axe finds in the open page, at each width and in each light."""
    for rules, viewport, scheme in looks:
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        for line in axe.violations(page, rules):
            yield f"{path} {viewport['width']} {scheme}: {line}"


def out_of_order(page, path):
    """What is wrong with the landmarks and headings, as a screen reader is given them."""
    given = tree(page)
    for role in ("main", "banner", "contentinfo"):
        if len(given.all(role)) != 1:
            yield f"{len(given.all(role))} landmarks {role}"
    names = [node.name for node in given.all("navigation")]
    if "Quick links" not in names or not all(names) or len(names) != len(set(names)):
        yield f"navigation is named {names}"
    levels = page.eval_on_selector_all(
        "h1, h2, h3, h4, h5, h6", "all => all.map(heading => Number(heading.tagName[1]))"
    )
    if levels.count(1) != 1 or levels[0] != 1:
        yield "not one first heading"
    if not all(after - before <= 1 for before, after in pairwise(levels)):
        yield f"headings leave out a level: {levels}"


@each_share
def test_a_first_visit_is_quiet_and_light_and_needs_no_script(site, new_page, share):
    """No message, no failure, no other host, no cookie, nothing that jumps, a small weight; and
    the same words for those without JavaScript."""
    page, without = new_page(), new_page(java_script_enabled=False)
    # Each page as for someone who comes for the first time.
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    watch = Watch(page, site.address)
    requests = []
    page.on("requestfinished", lambda request: requests.append(request))
    found = []
    for path in pages(site, share):
        requests.clear()
        page.goto(path)
        if shifted := page.evaluate(SHIFTED):
            found.append(f"{path}: moves by {shifted:.3f} while it opens")
        found += [f"{path}: {finding}" for finding in watch.findings()]
        found += [f"{path}: {line}" for line in too_heavy(requests, path)]
        without.goto(path)
        for one in (page, without):  # what tells of keeping and printing differs, rightly
            one.eval_on_selector_all(TOLD, "all => all.forEach(part => part.remove())")
        words, plain = (one.inner_text("main").split() for one in (page, without))
        assert plain, f"{path} has no words"
        if words != plain:
            found.append(f"{path}: {difference(words, plain)}")
    report(found)


def too_heavy(requests, path):
    """What is said of a page's weight: a line, or nothing where it is light enough."""
    counted = [request for request in requests if request.resource_type in COUNTED]
    weight = sum(int(request.response().headers["content-length"]) for request in counted)
    assert weight > 5_000, "the weight was not measured"
    return (
        [f"{weight:,} bytes"] if weight > (EVERYTHING if path.endswith("/all/") else PAGE) else []
    )


def difference(with_script, without):
    """The first place where two lists of words part, with some words around it."""
    pairs = enumerate(zip_longest(with_script, without))
    at = next(at for at, (one, other) in pairs if one != other)
    around = slice(max(0, at - 3), at + 6)
    return f"with: {' '.join(with_script[around])} | without: {' '.join(without[around])}"
