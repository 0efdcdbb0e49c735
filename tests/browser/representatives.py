"""The pages a sweep looks at: a few of each kind in `make test`, the rest in `make test-all`."""

import pytest
from django.urls import resolve

# The pages are shared out, so that several processes can take part.
SHARES = 8
FEW = 2


FIRST = [pytest.param(("few", number, FEW), id=f"few{number + 1}") for number in range(FEW)]
REST = [
    pytest.param(("others", number, SHARES), id=f"share{number + 1}", marks=pytest.mark.every_page)
    for number in range(SHARES)
]

few = pytest.mark.parametrize("share", FIRST)
each_share = pytest.mark.parametrize("share", FIRST + REST)


def pages(site, share):
    """The addresses of one share."""
    which, number, shares = share
    few = of_each_kind(site)
    chosen = few if which == "few" else [path for path in site.paths if path not in few]
    return chosen[number::shares]


def largest(site, kind):
    """The largest page of a kind, which is named as its view."""
    return max((p for p in site.paths if resolve(p).url_name == kind), key=site.sizes.get)


def of_each_kind(site):
    """Of each kind of page the largest and the smallest: what is most likely to break."""
    kinds = {}
    for path in site.paths:
        kinds.setdefault(resolve(path).url_name, []).append(path)
    few = set()
    for paths in kinds.values():
        paths.sort(key=lambda path: (site.sizes[path], path))
        few |= {paths[0], paths[-1]}
    return sorted(few)
