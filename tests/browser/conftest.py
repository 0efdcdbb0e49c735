"""A printed site and a real Chromium. No test here touches Django's database.

The browser lives no longer than this folder's tests: while Playwright's event loop runs, Django
refuses the database to the other tests of the same process.
"""

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from tests.browser import printed_site
from tools import chromium

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
# No other host can be reached, so a request for one is seen and goes nowhere.
FLAGS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def site(printed, desk_of, static_files, tmp_path_factory):
    """The site on the printed edition, with its desk, in a folder of this process."""
    var_dir = tmp_path_factory.mktemp("browser") / "var"
    printed_site.lay_out(var_dir, printed, desk_of(settings.FIXTURES_DIR))
    with printed_site.served(var_dir) as site:
        yield site


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
        contexts.append(context)
        return context.new_page()

    yield new_page_
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page):
    """A page on a phone, light, with JavaScript."""
    return new_page()
