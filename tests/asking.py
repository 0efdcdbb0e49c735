"""The form of /who-can-use/, sent as a browser sends it from our own page."""

from bs4 import BeautifulSoup

PATH = "/who-can-use/"
CHOSEN = {
    "age": "12-to-17",
    "kind": "atopic-dermatitis",
    "severity": "moderate",
    "tried": ["steroid-cream"],
    "route": "either",
}


def send(reader, data=None, headers=None, **changes):
    """`CHOSEN` with these changes, or `data` instead; the answer and its page, parsed."""
    sent = (CHOSEN | changes) if data is None else data
    response = reader.post(PATH, sent, headers={"sec-fetch-site": "same-origin"} | (headers or {}))
    return response, BeautifulSoup(response.content, "lxml")
