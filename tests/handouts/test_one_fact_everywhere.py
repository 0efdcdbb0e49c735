"""One figure, changed on the desk and published, shows on the page, the comparison and on paper."""

import io

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from drugs.models import Reaction
from drugs.press.publish import edition, publish
from drugs.shelf import REQUEST_KEY, Shelf
from tests.conftest import DAY
from tests.handouts.conftest import squeezed

PATHS = ("/medicines/cibinqo/", "/compare/cibinqo-rinvoq/", "/side-effects/nausea/")
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

    row = Reaction.objects.get(
        study__slug="cibinqo-placebo-pool", side_effect__slug="nausea", dose="200 mg once a day"
    )
    before = pages(shelf)
    row.count, row.percent = 573, "97.1"  # of 590
    row.save()
    publish(reason="A test")
    after = pages(Shelf(edition(DAY)))
    for path in (*PATHS, *SHEETS):
        assert "97outof100" not in before[path], path
        assert "97outof100" in after[path], path
