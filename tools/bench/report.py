"""What was measured, as rows beside their targets: for the terminal and for the docs."""

import gzip
import hashlib
import os
import platform
import re
import shutil
import statistics
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tools import environment
from tools.bench.load import tool
from tools.bench.site import COUNT, Turn
from tools.bench.turns import Turns

DOC = environment.ROOT / "docs" / "performance.md"
KILOBYTE = 1024
TWICE = 2.0  # as much as a crowd may slow a printed page
CHANGED = 3.0  # seconds until a changed fact is printed


@dataclass(frozen=True)
class Row:
    """One line: what was measured, what came of it, what was wanted, and whether it holds."""

    what: str
    found: str
    wanted: str
    met: bool


def digest(body: bytes) -> str:
    """A mark of what a gzipped body says: servers that pack by themselves are left out of it."""
    return hashlib.sha256(gzip.decompress(body)).hexdigest()


def ratio(what: str, turns: Turns, least: float) -> Row:
    """How many answers the one gave for each of the other, with the range of all turns."""
    return Row(what, _ranged(turns.ratios), f"at least {least:g}", turns.ratio >= least)


def front_door(turns: Turns) -> list[Row]:
    """The front door beside a bare application, and how even its answers are."""
    spread = statistics.median(turns.spread)
    return [
        ratio("front door : bare WSGI application", turns, 0.95),
        Row("p99 : median under full load", _ranged(turns.spread), "below 5", spread < 5),
    ]


def live_pages(found: Mapping[str, float]) -> list[Row]:
    """Milliseconds of CPU of each live page."""
    return [
        Row(f"live: {name}", f"{took:.0f} ms of CPU", "below 15", took < 15)
        for name, took in found.items()
    ]


def visits(path: str, found: Iterable[Mapping[str, Any]]) -> list[Row]:
    """First visits on each network."""
    rows = []
    for seen in found:
        first, then, network = seen["first"], seen["next"], seen["network"]
        most = 2.0 if network == "Slow 4G" else 1.2
        lcp = first["lcp"] / 1000
        rows += [
            Row(f"first visit, {network}: LCP", f"{lcp:.2f} s", f"below {most:g}", lcp < most),
            Row(
                f"first visit, {network}: shifts, blocked",
                f"{first['cls']:.3f}, {first['blocked']:.0f} ms", "0, 0",
                first["cls"] < 0.001 and first["blocked"] < 1,
            ),
        ]  # fmt: skip
    bytes_, next_bytes = first["bytes"] / KILOBYTE, then["bytes"] / KILOBYTE
    return [
        *rows,
        Row(
            "requests before first paint",
            f"{first['blocking']}",
            "at most 3",
            first["blocking"] <= 3,
        ),
        Row(
            "first visit",
            f"{bytes_:.1f} KB, {first['requests']} requests",
            "at most 70 KB",
            bytes_ <= 70,
        ),
        Row("the next page", f"{next_bytes:.1f} KB", "at most 15 KB", next_bytes <= 15),
    ]


def crowds(found: Mapping[str, Sequence[Turn]]) -> list[Row]:
    """The slowest of a hundred answers beside each crowd, against quiet right before it."""
    rows = []
    for name, turns in found.items():
        ratios = sorted(beside.p99 / quiet.p99 for quiet, beside in turns)
        ratio = statistics.median(ratios)
        slowest = statistics.median(beside.p99 for _, beside in turns)
        rows.append(
            Row(
                f"p99 of a printed page beside {COUNT} × {name} : in quiet",
                f"{ratio:.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f}; {slowest:.1f} ms)",
                f"at most {TWICE:g}", ratio <= TWICE,
            )
        )  # fmt: skip
    return rows


def printing(took: float, worked: float, count: int) -> list[Row]:
    """The whole edition from nothing."""
    each = 1000 * took / count
    said = f"{each:.0f} ms ({took:.0f} s, {worked:.0f} s of CPU, {count} answers)"
    return [Row("printing all from nothing, each answer", said, "below 45", each < 45)]


def changed(found: Iterable[Mapping[str, Any]]) -> list[Row]:
    """One changed fact after another, in the program that printed the edition before."""
    return [
        Row(
            f"printing one changed fact: {one['what']}",
            f"{one['took']:.1f} s ({one['cpu']:.1f} s of CPU, {one['made']} answers made anew)",
            f"below {CHANGED:g} s", one["took"] < CHANGED,
        )
        for one in found
    ]  # fmt: skip


def _ranged(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def table(rows: Iterable[Row]) -> str:
    """For the terminal."""
    return "\n".join(
        [
            "",
            *(f"{'  ' if r.met else '! '}{r.what:<62}{r.found:>40}   {r.wanted}" for r in rows),
            "",
        ]
    )


def machine() -> str:
    """This machine and what runs on it, in a line."""
    text = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    model = re.search(r"model name\s*:\s*(.+)", text)
    nginx = shutil.which("nginx")
    said = subprocess.run([nginx, "-v"], capture_output=True, text=True).stderr if nginx else ""
    found = re.search(r"nginx/([\d.]+)", said)
    parts = [
        f"{os.cpu_count()} cores ({model[1] if model else platform.machine()})",
        f"Linux {platform.release()}", f"Python {platform.python_version()}",
        *(f"{name} {locked(name)}" for name in ("granian", "django")),
        f"nginx {found[1]}" if found else "no nginx", f"load by {tool()}",
    ]  # fmt: skip
    return ", ".join(parts)


def locked(name: str) -> str:
    """The version of a package that is installed."""
    found = re.search(rf"(?mi)^{name}==(\S+)", (environment.ROOT / "requirements.lock").read_text())
    return found[1] if found else ""


def write(rows: Iterable[Row], by: str, doc: Path = DOC) -> None:
    """Puts the table of a command in the place of the one before."""
    begin, end = (f"<!-- measured by {by}: {side} -->" for side in ("begin", "end"))
    load = os.getloadavg()[2]
    lines = [
        begin, "",
        f"Measured on {date.today().isoformat()}: {machine()}."
        f" The machine was shared: its load in the last quarter of an hour was {load:.1f}.", "",
        "| What | Found: the median (range of the turns) | Wanted | Met |", "|---|---|---|---|",
        *(f"| {r.what} | {r.found} | {r.wanted} | {'yes' if r.met else '**no**'} |" for r in rows),
        "", end,
    ]  # fmt: skip
    before, _, rest = doc.read_text().partition(begin)
    _, _, behind = rest.partition(end)
    doc.write_text(before + "\n".join(lines) + behind)
