"""Ten editors who save at once on SQLite: nobody sees "database is locked", no word is lost."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from django.conf import settings

from eczema_site.front_door.door import LIMITS
from tests import desks
from tests.service.editors import EDITORS, ROUNDS, text_of


@pytest.mark.long
def test_ten_save_at_once_and_every_word_is_there(tmp_path, desk_of, static_files):
    var = tmp_path / "var"
    var.mkdir()
    shutil.copy(desk_of(desks.SMALL) / desks.DATABASE, var / "desk.sqlite3")
    shutil.copytree(settings.STATIC_ROOT, var / "static")
    done = subprocess.run(
        [sys.executable, "-m", "tests.service.editors"],
        cwd=settings.ROOT,
        env={k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"VAR_DIR": str(var)},
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["statuses"] == [302] * EDITORS * ROUNDS
    assert found["desk"] == [text_of(number, ROUNDS - 1) for number in range(EDITORS)]
    longest = settings.DATABASES["default"]["OPTIONS"]["timeout"]
    assert LIMITS["save"].answer_within > longest, "else the door would give up first"
