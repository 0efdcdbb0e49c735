"""The pages a sweep looks at: one of each kind in `make test`, the rest in `make test-all`."""

import pytest
from django.urls import resolve

# The rest are shared out, so that each test ends in a few minutes.
SHARES = 8

FIRST = [pytest.param(None, id="each_kind")]
REST = [
    pytest.param(number, id=f"share{number + 1}", marks=pytest.mark.every_page)
    for number in range(SHARES)
]

each_kind = pytest.mark.parametrize("share", FIRST)
each_share = pytest.mark.parametrize("share", FIRST + REST)


def pages(site, share):
    """The addresses of one share: one page of each kind, or a part of the others."""
    first = of_each_kind(site)
    if share is None:
        return first
    return [path for path in site.paths if path not in first][share::SHARES]


def largest(site, kind):
    """The largest page of a kind, which is named as its view."""
    return max((p for p in site.paths if resolve(p).url_name == kind), key=site.sizes.get)


def of_each_kind(site):
    """Of each kind of page the largest: what is most likely to break."""
    kinds = {resolve(path).url_name for path in site.paths}
    return sorted(largest(site, kind) for kind in kinds)
