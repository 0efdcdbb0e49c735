"""When something is not there or went wrong."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from drugs.views import home as home_view


def test_an_unknown_address_gets_a_way_on(reader):
    response = reader.get("/no/such/page/")
    assert response.status_code == 404
    page = response.content.decode()
    assert "We do not have that page" in page
    assert 'href="/urgent-help/"' in page


@pytest.mark.parametrize("path", ["/%ff%fe/", "/%00/", "/" + "x" * 3000 + "/", "/a//b/", "/../"])
def test_odd_addresses_are_answered(reader, path):
    assert reader.get(path).status_code in {301, 302, 404}


def test_a_misspelt_article_or_side_effect_is_suggested(reader):
    assert (
        'href="/side-effects/shingles/"' in reader.get("/side-effects/shingels/").content.decode()
    )
    assert 'href="/how-they-work/"' in reader.get("/how-they-wrk/").content.decode()


def test_a_failure_is_said_in_plain_words_without_the_database(static_files, monkeypatch, shelf):
    from drugs.shelf import REQUEST_KEY

    def broken(*args, **kwargs):
        raise RuntimeError("planted")

    monkeypatch.setattr(home_view, "page", broken)
    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    response = client.get("/", **{REQUEST_KEY: shelf})
    assert response.status_code == 500
    page = response.content.decode()
    assert "Something went wrong on our side" in page
    soup = BeautifulSoup(page, "lxml")
    drawn = {shape["id"] for shape in soup.select("symbol")}
    assert {use["href"].lstrip("#") for use in soup.select("use")} == drawn != set()
    assert "Call 911" in page
    assert "planted" not in page


def test_before_anything_is_printed_the_site_says_so(static_files, settings, tmp_path):
    settings.EDITIONS_DIR = tmp_path
    response = Client(headers={"host": "localhost"}).get("/medicines/")
    assert response.status_code == 503
    assert "Something went wrong" in response.content.decode()


def test_machines_find_their_way(reader, manifest):
    robots = reader.get("/robots.txt").content.decode()
    assert "admin" not in robots, "where the desk is, is told to nobody"
    sitemap = reader.get("/sitemap.xml").content.decode()
    for path in manifest["files"]:
        if path.endswith("/") and path != "/search/":
            assert f"<loc>http://127.0.0.1:8000{path}</loc>" in sitemap
    assert "/search/" not in sitemap


def test_a_form_sent_to_an_address_that_takes_none_is_in_no_log(caplog, capfd):
    reader = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    assert reader.post("/my-zebras/", {"a": "b"}).status_code == 403
    assert "zebras" not in caplog.text + capfd.readouterr().err


def test_an_address_that_is_not_there_is_in_no_log(reader, caplog, capfd):
    assert reader.get("/pregnant-with-zebras/").status_code == 404
    assert "zebras" not in caplog.text + capfd.readouterr().err
