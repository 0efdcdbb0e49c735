"""The public site stands when the database is gone."""

import shutil
import urllib.error
import urllib.request

import pytest

from tests.browser import printed_site


@pytest.fixture(scope="module")
def bereft(small_site, tmp_path_factory):
    """The printed site served from a copy of its folder without the database."""
    folder = tmp_path_factory.mktemp("bereft") / "var"
    shutil.copytree(
        small_site.var_dir, folder, symlinks=True, ignore=shutil.ignore_patterns("*.sock")
    )
    gone = list(folder.glob("desk.sqlite3*"))
    assert gone, "the copy had a database to lose"
    for file in gone:
        file.unlink()
    with printed_site.served(folder) as served:
        yield served
    assert not list(folder.glob("desk.sqlite3*")), "the public pages made a database"


def get(address):
    try:
        with urllib.request.urlopen(address, timeout=90) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@pytest.mark.every_page
def test_every_printed_page_answers(bereft):
    assert len(bereft.paths) > 20
    for path in bereft.paths:
        status, page = get(bereft.address + path)
        assert status == 200, path
        assert "</html>" in page


def test_an_unknown_page_is_answered_in_plain_words(bereft):
    status, page = get(bereft.address + "/medicines/testoll/")
    assert status == 404
    assert "Did you mean" in page
    assert "/medicines/testol/" in page


def test_a_generic_name_still_leads_to_its_brand(bereft):
    status, page = get(bereft.address + "/medicines/testonib/")
    assert status == 200
    assert "<h1>Testol" in page


def test_the_edition_is_ready(bereft):
    status, answer = get(bereft.address + "/readyz")
    assert status == 200
    assert '"ready": true' in answer
