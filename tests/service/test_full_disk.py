"""A disk that is full, or only for reading: a sentence each, and all is well when there is room."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests import desks

ALONE = ["unshare", "--mount", "--propagation=private"]


def test_commands_say_it_in_a_sentence(tmp_path, desk_of):
    try:
        mine = subprocess.run(
            [*ALONE, "mount", "-t", "tmpfs", "none", str(tmp_path)], capture_output=True
        ).returncode
    except OSError:
        mine = 1
    if mine:
        pytest.skip("This user may mount nothing; run as root.")
    database = desk_of(desks.SMALL) / desks.DATABASE
    done = subprocess.run(
        [*ALONE, sys.executable, "-m", "tests.service.full_disk", str(tmp_path), str(database)],
        cwd=settings.ROOT,
        env={k: v for k, v in os.environ.items() if k != "DATABASE_URL"},
        capture_output=True,
        text=True,
        timeout=1200,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    for state in ("full", "read-only"):
        for command, (code, said) in found[state].items():
            where = f"{command} on a disk that is {state}: {said}"
            assert code == 1, where
            assert "Traceback" not in said, where
            last = said.strip().splitlines()[-1].lower()
            reasons = {
                "full": ("disk is full", "no space", "disk i/o error"),
                "read-only": ("read",),
            }[state]
            assert any(reason in last for reason in reasons), where
    assert found["after"][0] == 0, found["after"]
