"""The form of /who-can-use/, sent as a browser without JavaScript sends it from our own page."""

import copy

from bs4 import BeautifulSoup

PATH = "/who-can-use/"
CHOSEN = {
    "age": "144-216",
    "kind": "atopic-dermatitis",
    "severity": "moderate",
    "tried": ["steroid-cream"],
}


def send(reader, data=None, headers=None, **changes):
    """`CHOSEN` with these changes, or `data` instead; the answer and its page, parsed."""
    sent = (CHOSEN | changes) if data is None else data
    response = reader.post(PATH, sent, headers={"sec-fetch-site": "same-origin"} | (headers or {}))
    return response, BeautifulSoup(response.content, "lxml")


def seen(part):
    """The text of a part as a reader sees it, folds opened: without what is hidden."""
    part = copy.copy(part)
    for hidden in part.select("[hidden]"):
        hidden.decompose()
    return " ".join(part.get_text(" ").split())
