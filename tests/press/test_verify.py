"""What was printed is looked at again: damage to any file of an edition is found and named."""

import json

import brotli
import pytest

from drugs.press.files import verify
from drugs.press.printing import print_edition


@pytest.fixture
def folder(editions, edition_doc):
    return print_edition(edition_doc, "m" * 8)


def test_a_whole_edition_is_right(folder):
    assert list(verify(folder)) == []


@pytest.mark.parametrize("ending", ["", ".br", ".gz"])
@pytest.mark.parametrize("body", [b"", b"Nothing to see.", brotli.compress(b"Nothing")])
def test_a_changed_page_is_found_in_every_encoding(folder, ending, body):
    (folder / f"pages/index.html{ending}").write_bytes(body)
    assert list(verify(folder)) == [
        f"/: the file pages/index.html{ending} was changed after printing."
    ]


@pytest.mark.parametrize("known", [True, False])
def test_packed_files_are_known_by_a_hash_or_unpacked(folder, known, monkeypatch):
    """An edition of before has no hash of them."""
    if known:
        monkeypatch.setattr("drugs.press.files._UNPACK", {})
    else:
        manifest = json.loads((folder / "manifest.json").read_text())
        for entry in manifest["files"].values():
            del entry["packed"]
        (folder / "manifest.json").write_text(json.dumps(manifest))
    assert list(verify(folder)) == []
    (folder / "pages/index.html.br").write_bytes(b"Nothing to see.")
    assert len(list(verify(folder))) == 1


@pytest.mark.parametrize("ending", ["", ".br", ".gz"])
def test_a_missing_page_is_found(folder, ending):
    (folder / f"pages/index.html{ending}").unlink()
    assert list(verify(folder)) == [f"/: the file pages/index.html{ending} is missing."]


def test_changed_documents_are_found(folder):
    documents = folder / "edition.json"
    documents.write_text(documents.read_text().replace("Testol", "Cibinqa"))
    assert list(verify(folder)) == ["The file edition.json was changed after printing."]


@pytest.mark.parametrize("name", ["manifest.json", "edition.json"])
def test_a_missing_list_is_found(folder, name):
    (folder / name).unlink()
    (problem,) = verify(folder)
    assert problem.startswith("The edition cannot be read: ")
    assert name in problem


def test_a_torn_manifest_is_found(folder):
    (folder / "manifest.json").write_text('{"files": ')
    (problem,) = verify(folder)
    assert problem.startswith("The edition cannot be read: ")
