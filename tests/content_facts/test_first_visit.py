"""What a first visit costs, in requests and bytes, over the whole edition as it is sent.

All that a page names is counted, whether a browser has it already or not.
"""

import re
from pathlib import Path

import pytest
from django.conf import settings

FIRST, NEXT = 70_000, 15_000  # bytes with Brotli: a first visit in all, and a page after it
IN_GZIP = 40_000  # bytes of any page, for browsers that know nothing else
BLOCKING = 3  # requests before the first paint: the page, and two style sheets
# They hold all of something, and are the ends of a search rather than the beginning of a visit.
ALL_OF_IT = re.compile(
    r"/medicines/[^/]+/all/|/questions/|/who-can-use/|/sources/|/other-options/|/mixed-messages/"
)


@pytest.fixture(scope="module")
def visits(pages, printed, manifest, static_files):
    """For each page: requests before the first paint, bytes of the page, bytes of a first visit."""
    found, files = {}, manifest["files"]
    for path, soup in pages.items():
        blocking = [link["href"] for link in soup.select("link[rel=stylesheet]")]
        blocking += [s["src"] for s in soup.select("script[src]:not([defer]):not([type=module])")]
        named = {*blocking, *(script["src"] for script in soup.select("script[src]"))}
        named |= {link["href"] for link in soup.select("link[rel=preload], link[rel=icon]")}
        page = packed(printed, files[path]["file"])
        rest = sum(size_of(address, printed, files) for address in named)
        found[path] = (1 + len(blocking), page, page + rest)
    return found


def size_of(address, printed, files):
    if address in files:
        return packed(printed, files[address]["file"])
    return packed(Path(settings.STATIC_ROOT), address.removeprefix("/static/"))


def packed(folder, name):
    file = folder / f"{name}.br"
    return (file if file.exists() else folder / name).stat().st_size


def test_little_stands_before_the_first_paint(visits):
    assert len(visits) > 100
    for path, (requests, _, _) in visits.items():
        assert requests <= BLOCKING, path


def test_a_first_visit_is_small(visits):
    most = {path: all_ for path, (_, _, all_) in visits.items() if not ALL_OF_IT.fullmatch(path)}
    assert {path: size for path, size in most.items() if size > FIRST} == {}
    # Even where all stands on one page.
    assert max(all_ for _, _, all_ in visits.values()) < FIRST + 5_000


def test_the_next_page_is_smaller(visits):
    sizes = {path: page for path, (_, page, _) in visits.items() if not ALL_OF_IT.fullmatch(path)}
    assert {path: size for path, size in sizes.items() if size > NEXT} == {}


def test_no_page_is_large_in_gzip_either(printed, manifest):
    sizes = {
        path: (printed / entry["encodings"]["gzip"]).stat().st_size
        for path, entry in manifest["files"].items()
        if "gzip" in entry["encodings"]
    }
    assert {path: size for path, size in sizes.items() if size > IN_GZIP} == {}
