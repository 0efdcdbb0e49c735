"""A printed site and a real Chromium. No test here touches Django's database.

The browser lives no longer than this folder's tests: while Playwright's event loop runs, Django
refuses the database to the other tests of the same process.
"""

import contextlib
import os

import pytest
from django.conf import settings
from playwright.sync_api import expect, sync_playwright

from tests import desks
from tests.browser import printed_site
from tests.browser.settle import LONGEST
from tools import chromium

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
# No other host can be reached, so a request for one is seen and goes nowhere. Letters are as wide
# as on a phone: fitted to the dots of a coarse screen, words would break where no reader's do.
FLAGS = [
    "--disable-gpu",
    "--font-render-hinting=none",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


expect.set_options(timeout=LONGEST)


@pytest.fixture(scope="session")
def serve(desk_of, static_files, tmp_path_factory):
    """Serve an edition with the desk of some fixtures, in a folder of this process."""
    with contextlib.ExitStack() as stack:

        def serve_(edition, fixtures):
            var_dir = tmp_path_factory.mktemp("browser") / "var"
            printed_site.lay_out(var_dir, edition, desk_of(fixtures))
            return stack.enter_context(printed_site.served(var_dir))

        yield serve_


@pytest.fixture(scope="session")
def site(serve, real_printed):
    """The site as readers get it. A test of the machine puts `small_site` in its place."""
    return serve(real_printed, settings.FIXTURES_DIR)


@pytest.fixture(scope="session")
def small_site(serve, printed):
    """The site of the small made-up desk."""
    return serve(printed, desks.SMALL)


@pytest.fixture(scope="session")
def crowded_site(serve, crowded_edition, static_files):
    """The site of the small made-up desk with six medicines. Its desk holds three."""
    return serve(desks.printed("crowded", crowded_edition), desks.SMALL)


@pytest.fixture(scope="package")
def browser():
    path = chromium.find()
    if path is None:
        pytest.fail(f"The browser tests need Chromium. {chromium.HOW}", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser, site):
    """Open a blank page: `new_page(DESKTOP, color_scheme="dark", java_script_enabled=False)`."""
    contexts = []

    def new_page_(viewport=PHONE, **options):
        context = browser.new_context(
            base_url=site.address, viewport=viewport, reduced_motion="reduce", **options
        )
        context.set_default_timeout(LONGEST)
        contexts.append(context)
        return context.new_page()

    yield new_page_
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page):
    """A page on a phone, light, with JavaScript."""
    return new_page()


@pytest.fixture(scope="module")
def desk_site(request, tmp_path_factory):
    """A site of its own with people at its desk: the small one; the pictures of the guide show the
    real one."""
    from tests.browser import at_the_desk

    pictured = os.environ.get("SCREENSHOTS") == "1"
    site = request.getfixturevalue("site" if pictured else "small_site")
    with at_the_desk.served(site, tmp_path_factory.mktemp("desk")) as found:
        yield found
