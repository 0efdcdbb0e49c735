"""`make bench`: all measurements, a table, and the measured part of `docs/performance.md`."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tools import environment, nginx, programs, serve
from tools.bench import live, report, site
from tools.bench.load import Asked
from tools.bench.turns import answered, in_turns
from tools.programs import Program
from tools.say import Step, Stop

Manifest = dict[str, dict[str, Any]]

PRINT_ALL = """
import sys, time
from pathlib import Path
from typing import Any
import django
django.setup()
from drugs.press.printing import write
from drugs.shelf import read
from drugs.wording import kept
shelf = read(Path(sys.argv[1]) / "editions" / "current")
began, worked = time.monotonic(), time.process_time()
with kept.keeping(Path(sys.argv[2]) / "typeset"):
    write(shelf.edition, "bench", Path(sys.argv[2]) / "edition")
print(time.monotonic() - began, time.process_time() - worked)
"""


def bench() -> int:
    """Measure everything. Gives the exit code: 1 where a target is not met."""
    return put_down(measured, "make bench")


def put_down(measure: Callable[[str, Path], list[report.Row]], by: str) -> int:
    """Measure a copy of the site, print the table, and write it into the docs as that of a command.
    Gives the exit code: 1 where a target is not met."""
    python = environment.ensure("requirements.lock", "requirements-dev.lock")
    var = environment.var_dir()
    if not (var / "editions" / "current" / "manifest.json").exists():
        raise Stop(f"Nothing is printed in {var}. Let `make run` print it first.")
    with tempfile.TemporaryDirectory(prefix="eczema-bench-", dir="/var/tmp") as folder:
        with Step("Copying the site"):
            site.copy(var, Path(folder))
        rows = measure(python, Path(folder))
    print(report.table(rows))
    report.write(rows, by=by)
    return 0 if all(row.met for row in rows) else 1


def measured(python: str, folder: Path) -> list[report.Row]:
    """Everything, in an order that lets the machine rest: what is compared stands together."""
    manifest = json.loads((folder / "editions/current/manifest.json").read_text())["files"]
    path = largest(manifest)
    rows: list[report.Row] = []
    with site.served(python, folder) as (port, pages):
        front = Asked(port, path)
        status, headers, body = answered(front)
        if status != 200:
            raise Stop(f"{path} answered {status}.")
        with bare(python, folder, headers, body) as bare_port, on_nginx(folder, port) as nginxes:
            same = [front, Asked(bare_port, path), *(Asked(each, path) for each in nginxes)]
            unpacked = {report.digest(answered(asked)[2]) for asked in same}
            if len(unpacked) > 1:
                raise Stop("The servers did not answer the same page.")
            _, by_wsgi, *by_nginx = same
            with Step("The front door beside a bare WSGI application"):
                first = in_turns(front, by_wsgi)
            rows += report.front_door(first)
            if by_nginx:
                plain, whole = by_nginx
                with Step("The front door beside nginx"):
                    rows.append(
                        report.ratio(
                            "front door : nginx, the same file", in_turns(front, plain), 0.3
                        )
                    )
                with Step("nginx as it is shipped beside nginx"):
                    rows.append(
                        report.ratio(
                            "shipped nginx : nginx, the same file", in_turns(whole, plain), 0.9
                        )
                    )
            known = Asked(port, path, known=headers["etag"])
            with Step("304 and HEAD beside 200"):
                rows.append(report.ratio("304 : 200", in_turns(known, front), 1.0))
                rows.append(
                    report.ratio("HEAD : 200", in_turns(Asked(port, path, "HEAD"), front), 1.0)
                )
        with Step("Live pages"):
            rows += report.live_pages(live.milliseconds(port, pages, medicines(manifest)))
        with Step("First visits"):
            rows += report.visits(path, visits(python, port, path, first_chapter(manifest, path)))
        rows += report.crowds(site.beside_crowds(python, port))
    with Step("Printing all from nothing"):
        rows += report.printing(*printing(python, folder), len(manifest))
    with Step("Printing one changed fact"):
        rows += report.changed(changed(python, folder))
    return rows


def medicines(manifest: Manifest) -> list[str]:
    """The slugs of all medicines that are printed."""
    parts = (path.split("/") for path in manifest)
    return sorted({part[2] for part in parts if part[1] == "medicines" and len(part) == 4})


def largest(manifest: Manifest) -> str:
    """The address of the medicine page with the most bytes."""
    of_medicines = [f"/medicines/{slug}/" for slug in medicines(manifest)]
    return max(of_medicines, key=lambda path: manifest[path]["size"])


def first_chapter(manifest: Manifest, path: str) -> str:
    """A page that a reader goes to from a medicine's."""
    return next(
        p for p in sorted(manifest) if p.startswith(path) and p not in (path, f"{path}all/")
    )


@contextlib.contextmanager
def bare(python: str, folder: Path, headers: dict[str, str], body: bytes) -> Iterator[int]:
    """The bare WSGI application with these bytes, as many workers as the front door. Gives its
    port."""
    kept = folder / "bare"
    kept.mkdir()
    (kept / "body").write_bytes(body)
    said = [(name, value) for name, value in headers.items() if name not in ("date", "server")]
    (kept / "headers.json").write_text(json.dumps(said))
    port = serve.free_port()
    os.environ["BARE"] = str(kept)
    command = [python, "-m", "granian", "--no-ws", "--log-level=warning", "--interface=wsgi"]
    command += ["--backlog=4096", "--blocking-threads=2", f"--workers={workers()}"]
    command += ["--host=127.0.0.1", f"--port={port}"]
    program = Program("bare", [*command, "tools.bench.bare:application"])
    try:
        nginx.wait_for(port)
        yield port
    finally:
        programs.stop([program])


def workers() -> int:
    """How many processes answer readers."""
    return int(os.environ.get("WORKERS") or 2)


@contextlib.contextmanager
def on_nginx(folder: Path, front: int) -> Iterator[list[int]]:
    """The ports of nginx with the edition's files and nothing else, and of the one that is shipped;
    none where nginx is not installed."""
    ports = [serve.free_port(), serve.free_port()]
    plain = (
        "types { text/html html; } gzip_static on; access_log off;\n"
        f"server {{ listen 127.0.0.1:{ports[0]}; root {folder}/editions/current/pages; }}"
    )
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(nginx.serving(plain, folder / "plain", ports[0], workers()))
            text = nginx.shipped("eczema", folder / "shipped", [front], ports[1], folder)
            stack.enter_context(nginx.serving(text, folder / "shipped", ports[1], workers()))
        except nginx.Missing as missing:
            print(f"nginx is left out. {missing}")
            ports = []
        yield ports


def visits(python: str, port: int, first: str, then: str) -> list[dict[str, object]]:
    """What `tools.bench.visits` saw."""
    command = [python, "-m", "tools.bench.visits", str(port), first, then]
    done = subprocess.run(command, cwd=environment.ROOT, capture_output=True, text=True)
    if done.returncode:
        raise Stop(f"No browser could be asked: {(done.stderr.splitlines() or [''])[-1]}")
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def printing(python: str, folder: Path) -> tuple[float, float]:
    """Seconds that printing all takes from nothing, and seconds of CPU."""
    with tempfile.TemporaryDirectory(dir=folder) as to:
        (Path(to) / "edition").mkdir()
        done = subprocess.run(
            [python, "-c", PRINT_ALL, str(folder), to],
            cwd=environment.ROOT, capture_output=True, text=True,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "eczema_site.settings"},
        )  # fmt: skip
    if done.returncode:
        raise Stop(f"Printing failed: {(done.stderr.splitlines() or [''])[-1]}")
    took, worked = done.stdout.split()[-2:]
    return float(took), float(worked)


def changed(python: str, folder: Path) -> list[dict[str, Any]]:
    """What `tools.bench.changed` found, the first printing left out."""
    command = [python, "-m", "tools.bench.changed", str(folder)]
    done = subprocess.run(command, cwd=environment.ROOT, capture_output=True, text=True)
    if done.returncode:
        raise Stop(f"Printing failed: {(done.stderr.splitlines() or [''])[-1]}")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found[1:]


if __name__ == "__main__":
    sys.exit(bench())
