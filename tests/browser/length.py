"""How long a page of each kind may be on a phone, in screens."""

from django.urls import resolve

from tests.browser.conftest import PHONE

LENGTHS = {
    "home": 3.6,
    # Its rules of rank 0 and 1 and its emergencies stand there whole, which takes what it takes.
    "medicine": 3.63,
    "chapter": 5,
    # The rules of both stand there whole as well.
    "compare_pair": 6.6,
    # What it asks, and below it an answer of at most six screens.
    "who_can_use": 9,
}
OTHERS = 8
# For reading through and for paper.
WITHOUT = {"medicine_all"}


def too_long(page, path):
    """What is said of the length of the page that is open: a line, or nothing."""
    kind = resolve(path).url_name
    if kind in WITHOUT:
        return []
    most = LENGTHS.get(kind, OTHERS)
    screens = page.evaluate("document.documentElement.scrollHeight") / PHONE["height"]
    return [f"{screens:.2f} screens, and {kind} has at most {most}"] if screens > most else []
