"""Open data: the same documents as the pages."""

import json

import pytest

from drugs.documents import MedicineDoc
from drugs.views.data import MedicineFile


@pytest.fixture
def files(printed, manifest):
    return {
        path: json.loads((printed / entry["file"]).read_bytes())
        for path, entry in manifest["files"].items()
        if path.startswith("/data/")
    }


def test_every_medicine_has_its_file_and_is_listed(files, shelf):
    listed = files["/data/medicines.json"]
    assert [row["brand"] for row in listed["medicines"]] == [
        medicine.brand for medicine in shelf.medicines.values()
    ]
    for slug in shelf.medicines:
        assert f"/data/medicines/{slug}.json" in files


def test_a_file_holds_the_document_and_all_its_sources(files, shelf):
    for slug, medicine in shelf.medicines.items():
        data = files[f"/data/medicines/{slug}.json"]
        assert MedicineDoc.model_validate(data["medicine"]) == medicine
        named = {source["slug"] for source in data["sources"]}
        assert set(medicine.sources) <= named
        for figure in (*medicine.reactions, *medicine.outcomes):
            assert set(figure.sources) <= named
        assert data["license"].startswith("CC BY 4.0")


def test_the_schema_describes_the_files(files):
    schema = files["/data/schema.json"]
    assert schema == MedicineFile.model_json_schema(mode="serialization")
    for path, data in files.items():
        if path.startswith("/data/medicines/"):
            assert set(data) == set(schema["properties"])


def test_an_unknown_medicine_is_not_found(reader):
    assert reader.get("/data/medicines/aspirin.json").status_code == 404
