"""Addresses as people get them: in capitals, with a sign of the sentence they stood in, by another
name, misspelt. Each leads on or offers what was meant."""

import pytest
from bs4 import BeautifulSoup


@pytest.mark.parametrize(
    ("odd", "meant"),
    [
        ("/MEDICINES/TESTOL/", "/medicines/testol/"),
        ("/Medicines/Testol", "/medicines/testol/"),
        ("/medicines/testol/)", "/medicines/testol/"),
        ("/medicines/testol/).", "/medicines/testol/"),
        ("/medicines/testol).", "/medicines/testol/"),
        ("/medicines/testol/%E2%80%9D", "/medicines/testol/"),
        ("/medicines/testol/%20", "/medicines/testol/"),
        ("//medicines//testol/", "/medicines/testol/"),
        ("/medicines/testol/index.html", "/medicines/testol/"),
        ("/medicines/testol.html", "/medicines/testol/"),
        ("/SIDE-EFFECTS/Shingles/", "/side-effects/shingles/"),
        ("/side_effects/shingles/", "/side-effects/shingles/"),
        ("/URGENT-HELP/", "/urgent-help/"),
        ("/urgent-help/>", "/urgent-help/"),
        ("/Handouts/testol.PDF", "/handouts/testol.pdf"),
    ],
)
def test_an_odd_address_leads_to_the_page(reader, odd, meant):
    response = reader.get(f"http://localhost{odd}")
    assert response.status_code == 302, "not for ever: an address may come to mean something else"
    assert response["Location"] == meant
    assert "no-cache" in response["Cache-Control"]
    assert reader.get(meant).status_code == 200


@pytest.mark.parametrize("end", ["", "all/", "pregnancy/"])
def test_another_name_leads_on_and_not_for_ever(reader, shelf, end):
    medicine = shelf.medicines["testol"]
    for name in (medicine.generic_slug, medicine.generic_slug.upper(), "TESTOL"):
        response = reader.get(f"/medicines/{name}/{end}", follow=True)
        assert [status for _, status in response.redirect_chain] == [302]
        assert response.status_code == 200
        assert response.request["PATH_INFO"] == f"/medicines/testol/{end}"


@pytest.mark.parametrize(
    "odd", ["/medicines/testoll/", "/medicines/tetsol/", "/testol/", "/tesstol"]
)
def test_a_misspelling_is_offered(reader, odd):
    response = reader.get(odd, follow=True)
    assert response.status_code == 404
    links = [a["href"] for a in BeautifulSoup(response.content, "lxml").select("main .tiles a")]
    assert "/medicines/testol/" in links


@pytest.mark.parametrize(
    "odd", ["/)", "/...", "//example.org/", "//example.org)/", "/%5Cexample.org/", "/a//b/)"]
)
def test_what_is_no_page_of_ours_leads_nowhere(reader, odd):
    """And never to another site."""
    response = reader.get(f"http://localhost{odd}")
    assert response.status_code in (302, 404)
    if response.status_code == 302:
        assert response["Location"] in ("/",), response["Location"]


def test_the_desk_is_not_told_by_an_odd_address(reader):
    assert reader.get("/ADMIN)/").status_code == 404
