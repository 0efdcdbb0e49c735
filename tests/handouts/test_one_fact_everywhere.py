"""One fact, changed once, shows wherever readers meet it: its page, the comparison and paper."""

import io

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from drugs.shelf import REQUEST_KEY
from tests import made_documents as made
from tests.handouts.reading import squeezed

PAGES = (
    "/medicines/madeup/",
    "/medicines/madeup/other-medicines/",
    "/medicines/madeup/all/",
    "/compare/madeup-othermade/",
)
SHEETS = tuple(
    f"/handouts/{name}.pdf"
    for name in ("madeup", "madeup-a4", "madeup-large", "madeup-wallet-card", "madeup-othermade")
)


def shelf_with(level):
    rule = made.rule(f"Never with more than {level} units of it.", kind="do-not-mix")
    mine = made.medicine(rules=(rule,), pairs_printed=True)
    return made.shelf(mine, made.medicine("Othermade", pairs_printed=True))


@pytest.mark.usefixtures("static_files")
def test_a_level_of_a_rule_changes_everywhere_at_once(client):
    def texts(shelf):
        for path in (*PAGES, *SHEETS):
            answer = client.get(path, headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
            assert answer.status_code == 200, path
            yield (
                path,
                squeezed(
                    "".join(p.extract_text() for p in PdfReader(io.BytesIO(answer.content)).pages)
                    if path.endswith(".pdf")
                    else BeautifulSoup(answer.content, "lxml").get_text()
                ),
            )

    for path, text in texts(shelf_with("40")):
        assert "Neverwithmorethan40unitsofit." in text, path
    for path, text in texts(shelf_with("55")):
        assert "Neverwithmorethan55unitsofit." in text, path
        assert "40units" not in text, path
