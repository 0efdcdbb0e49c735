"""The fixtures of a library of any size, made up to measure a desk with them."""

from drugs.content.files import read
from drugs.models import Study, Treatment
from tests.library_desk import fixtures


def test_it_is_read_like_the_fixtures_it_grew_from(tmp_path):
    before, grown = ({}, {})
    for count, found in ((0, before), (8, grown)):
        folder = tmp_path / str(count)
        folder.mkdir()
        for name, text in fixtures(count).items():
            (folder / name).write_text(text)
        for record in read(folder):
            assert record.key not in found.setdefault(record.model, {}), record.name
            found[record.model][record.key] = record
    made = set(grown[Treatment]) - set(before[Treatment])
    assert len([row for row in grown[Treatment].values() if row.file.startswith("made-")]) == 2
    assert len(made) == 2
    assert len(grown[Study]) > len(before[Study])
    names = [record.fields["name"] for record in grown[Study].values()]
    assert len(set(names)) == len(names)


def test_what_warns_of_a_medicine_warns_of_those_made_of_it():
    files = fixtures(8)
    made = [name.removeprefix("made-").removesuffix(".yaml") for name in files if "made-" in name]
    assert made
    assert all(f"[{slug}]" in files["urgent_signs.yaml"] for slug in made)
