"""What a first visit to each page costs, and that nothing jumps while it opens."""

import pytest

from tests.browser.representatives import report
from tests.browser.test_every_page import SHARES, pages

PAGE = 40_000  # bytes over the wire: HTML, CSS and JavaScript, as the server compresses them
WITH_HTMX = 60_000
COUNTED = {"document", "stylesheet", "script"}

# The sum of all shifts since the page began to load.
SHIFTED = """() => new Promise(resolve => {
    let sum = 0;
    new PerformanceObserver(list => {
        for (const shift of list.getEntries()) sum += shift.value;
    }).observe({type: "layout-shift", buffered: true});
    setTimeout(() => resolve(sum), 60);
})"""


@pytest.mark.parametrize("number", range(SHARES), ids=lambda number: f"share{number + 1}")
def test_pages_are_small_and_do_not_jump(site, page, number):
    # Each page as for someone who comes for the first time.
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    requests = []
    page.on("requestfinished", lambda request: requests.append(request))
    found = []
    for path in pages(site, number):
        requests.clear()
        page.goto(path)
        shifted = page.evaluate(SHIFTED)
        if shifted:
            found.append(f"{path}: moves by {shifted:.3f} while it opens")
        counted = [request for request in requests if request.resource_type in COUNTED]
        weight = sum(int(request.response().headers["content-length"]) for request in counted)
        assert weight > 5_000, f"{path}: the weight was not measured"
        htmx = any("htmx" in request.url for request in counted)
        if weight > (WITH_HTMX if htmx else PAGE):
            found.append(f"{path}: {weight:,} bytes{' with htmx' if htmx else ''}")
    report(found)
