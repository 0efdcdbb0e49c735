"""The gate: an old Python gets one clear line here.

This file keeps to words every Python since 2.7 can read; everything newer is imported
after the check.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is the one place an older Python reaches
    command = sys.argv[1] if len(sys.argv) > 1 else "run"
    version = ".".join(str(part) for part in sys.version_info[:3])
    sys.stderr.write(
        "This site needs Python 3.11 or newer, and this is Python "
        + version
        + ". Name a newer one: PYTHON=python3.12 make "
        + command
        + "\n"
    )
    sys.exit(1)

from tools.commands import main

sys.exit(main(sys.argv[1:]))
