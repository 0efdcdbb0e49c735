"""Records of a folder of fixtures of one's own."""

import pytest
import yaml

from drugs.content.files import read


@pytest.fixture
def files(tmp_path):
    """Writes records, as (model, fields), to a folder and reads them."""

    def read_records(*records):
        rows = [{"model": f"drugs.{model}", "fields": fields} for model, fields in records]
        (tmp_path / "new.yaml").write_text(yaml.safe_dump(rows))
        return read(tmp_path)

    read_records.folder = tmp_path
    return read_records
