"""One figure, changed on the desk and published once, shows wherever readers meet it: pages, the
comparison, the evidence, paper and the open data."""

import io
import json

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from drugs.models import Reaction
from drugs.press.editions import edition
from drugs.press.publish import publish
from drugs.shelf import REQUEST_KEY, Shelf
from tests.desks import DAY
from tests.handouts.conftest import squeezed

PATHS = ("/medicines/cibinqo/", "/compare/cibinqo-rinvoq/", "/side-effects/nausea/")
DATA = "/data/medicines/cibinqo.json"
SHEETS = ("/handouts/cibinqo.pdf", "/handouts/cibinqo-large-a4.pdf", "/handouts/cibinqo-rinvoq.pdf")


@pytest.mark.django_db
def test_a_figure_changed_on_the_desk_changes_everywhere(client, static_files, shelf):
    def pages(of):
        answers = {
            path: client.get(path, headers={"host": "localhost"}, **{REQUEST_KEY: of})
            for path in (*PATHS, *SHEETS)
        }
        return {
            path: squeezed(
                "".join(p.extract_text() for p in PdfReader(io.BytesIO(answer.content)).pages)
                if path.endswith(".pdf")
                else BeautifulSoup(answer.content, "lxml").get_text()
            )
            for path, answer in answers.items()
        }

    def published_percents(of):
        answer = client.get(DATA, headers={"host": "localhost"}, **{REQUEST_KEY: of})
        data = json.loads(answer.content)
        assert data["edition"] == of.number
        return [row["medicine"]["percent"] for row in data["medicine"]["reactions"]]

    row = Reaction.objects.get(
        study__slug="cibinqo-placebo-pool", side_effect__slug="nausea", dose="200 mg once a day"
    )
    before = pages(shelf)
    row.count, row.percent = 573, "97.1"  # of 590
    row.save()
    (made,) = publish(reason="A test")
    shelf_after = Shelf(edition(DAY))
    assert shelf_after.number == made.pk, "one publication is enough"
    assert "97.1" not in published_percents(shelf)
    assert "97.1" in published_percents(shelf_after)
    after = pages(shelf_after)
    for path in (*PATHS, *SHEETS):
        assert "97outof100" not in before[path], path
        assert "97outof100" in after[path], path
