"""The QR code of a sheet: what is drawn in the file is what the library made of its address."""

import pytest
import segno
from django.conf import settings
from pypdf.generic import ContentStream

from drugs.handouts.ends import QUIET, qr
from drugs.handouts.printed import printed
from drugs.pages.handouts import handouts
from tests import made_documents as made
from tests.handouts.reading import read_back
from tests.handouts.test_every_handout import structure

LEAST = 0.33 * 72 / 25.4  # points a field: smaller ones many telephones cannot read


def drawn(sheet):
    """Every drawing of a sheet: the boxes filled in it, and how many points its unit takes."""
    for page in sheet.reader.pages:
        found, corners, unit, units = {}, [], (0, 1.0), []
        for n, (operands, operator) in enumerate(
            ContentStream(page.get_contents(), sheet.reader).operations
        ):
            if operator == b"q":
                units.append(unit)
            elif operator == b"Q":
                unit = units.pop()
            elif operator == b"cm":
                unit = (n, unit[1] * abs(float(operands[0])))
            elif operator in (b"m", b"l"):
                corners.append(tuple(map(float, operands)))
            elif operator == b"h":
                xs, ys = zip(*corners, strict=True)
                found.setdefault(unit, []).append((min(xs), min(ys), max(xs), max(ys)))
                corners = []
        yield from ((boxes, points) for (_, points), boxes in found.items())


def fields(found, side):
    """Which fields of a code are dark, from the boxes drawn: its own grid, from 0 to `side`."""
    dark = {
        (round(x), round(y))
        for left, low, right, high in found
        for x in range(round(left), round(right))
        for y in range(round(low), round(high))
    }
    return [[int((x, y) in dark) for x in range(side)] for y in range(side)]


@pytest.fixture(scope="module")
def shelf():
    return made.shelf(
        made.medicine(pairs_printed=True), made.medicine("Othermade", pairs_printed=True)
    )


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("madeup", "/medicines/madeup/"),
        ("madeup-large-a4", "/medicines/madeup/"),
        ("madeup-questions", "/questions/"),
        ("madeup-tests", "/medicines/madeup/"),
        ("madeup-wallet-card", "/medicines/madeup/"),
        ("madeup-othermade", "/compare/madeup-othermade/"),
        ("visit-sheet", "/handouts/"),
    ],
)
def test_the_code_on_a_sheet_is_that_of_its_page(shelf, name, address):
    handout = handouts(shelf)[name]
    sheet = read_back(printed(handout, shelf).pdf, handout)
    made_of = segno.make_qr(f"{settings.SITE_URL}{address}", error="m")
    wanted = [list(row) for row in made_of.matrix_iter(border=QUIET)]
    wanted = [[int(bool(dark)) for dark in row] for row in wanted]
    side = len(wanted)
    codes = [one for one in drawn(sheet) if fields(one[0], side) in (wanted, wanted[::-1])]
    assert len(codes) == 1, "the code stands once"
    assert codes[0][1] >= LEAST
    figures = [
        n
        for n in structure(sheet.reader.trailer["/Root"]["/StructTreeRoot"])
        if n["/S"] == "/Figure"
    ]
    alts = [str(node["/Alt"]) for node in figures]
    assert sum(alt.startswith("QR code: ") and address in alt for alt in alts) == 1


def test_another_address_is_another_code():
    assert qr("/medicines/madeup/").path != qr("/medicines/othermade/").path


def test_a_code_has_its_margin():
    code = qr("/about/")
    assert f"M{QUIET} {QUIET}h7" in code.path


def test_a_code_is_worked_out_once(monkeypatch):
    """Each look at how much fits on a sheet asks for it again, twenty times and more."""
    asked, real = [], segno.make_qr
    monkeypatch.setattr(segno, "make_qr", lambda *a, **k: asked.append(a) or real(*a, **k))
    codes = {qr("/asked-for-only-here/") for _ in range(20)}
    assert len(asked) == len(codes) == 1
