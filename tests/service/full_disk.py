"""Commands of the site on a disk that is full, in a mount of this process alone.

`unshare --mount python -m tests.service.full_disk FOLDER DATABASE` writes what each said.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

SIZE = 12 * 1024 * 1024
COMMANDS = (
    ("printer", "--once"),
    ("backup",),
    ("load_content", "--folder", "tests/small", "--update"),
    ("publish", "--all", "--reason", "On a full disk"),
)


def said(var, *command):
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        env=os.environ | {"VAR_DIR": str(var)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    return done.returncode, done.stdout + done.stderr


def fill(folder):
    """Leaves no byte free."""
    with (folder / "filling").open("wb", buffering=0) as file:
        size = 65536
        while size:
            try:
                file.write(b"x" * size)
            except OSError:
                size //= 2


def main(folder, database):
    folder = Path(folder)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(folder)], check=True)
    shutil.copy(database, folder / "desk.sqlite3")
    (folder / "secret_key").write_text("for the tests of a full disk alone, 0123456789")
    fill(folder)
    full = {command[0]: said(folder, *command) for command in COMMANDS}
    (folder / "filling").unlink()
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    read_only = {command[0]: said(folder, *command) for command in COMMANDS[:2]}
    subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
    after = said(folder, "backup")
    json.dump({"full": full, "read-only": read_only, "after": after}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
