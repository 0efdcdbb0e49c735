"""The commands behind the Makefile, by name."""

import signal
import sys
from collections.abc import Callable

from tools import audit, backup, check, font, lock, messages, run, static_site
from tools.bench import peer
from tools.bench import run as bench
from tools.say import Stop

COMMANDS: dict[str, Callable[[], int]] = {
    "run": run.run,
    "dev": run.dev,
    "backup": backup.backup,
    "restore": backup.restore,
    "publish-static": static_site.publish_static,
    "bench": bench.bench,
    "bench-peer": peer.bench_peer,
    "test": check.test,
    "test-all": check.test_all,
    "test-postgres": check.test_postgres,
    "screenshots": check.screenshots,
    "lint": check.lint,
    "format": check.format_code,
    "lock": lock.lock,
    "audit": audit.audit,
    "messages": messages.messages,
    "font": font.font,
}


def main(arguments: list[str]) -> int:
    """Run the one command named in `arguments`. Gives the exit code.

    A `Stop` becomes one line on stderr.
    """
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        sys.stderr.write(f"Name one of: {', '.join(COMMANDS)}\n")
        return 2
    # Being told to stop, by make or by a machine going down, is the same as Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return COMMANDS[arguments[0]]()
    except Stop as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return 130
