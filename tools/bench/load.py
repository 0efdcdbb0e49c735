"""Load on one address: by wrk where there is one, else by a generator of our own."""

import asyncio
import re
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass

CONNECTIONS = 32
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Load:
    """What a server did: answers a second, and milliseconds that one took."""

    each_second: float
    median: float
    p99: float


@dataclass(frozen=True)
class Asked:
    """One kind of request, always with gzip and on connections that stay open."""

    port: int
    path: str
    method: str = "GET"
    known: str = ""  # the ETag that a browser says it has

    @property
    def headers(self) -> dict[str, str]:
        said = {"Host": "localhost", "Accept-Encoding": "gzip"}
        return said | ({"If-None-Match": self.known} if self.known else {})


def tool() -> str:
    """What makes the load here, in words."""
    return "wrk" if shutil.which("wrk") else "a Python generator"


def load(asked: Asked, seconds: float, *, by_wrk: bool = True) -> Load:
    """So many seconds of it."""
    if by_wrk and shutil.which("wrk"):
        return _wrk(asked, seconds)
    return asyncio.run(_own(asked, seconds))


def _wrk(asked: Asked, seconds: float) -> Load:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(f'wrk.method = "{asked.method}"\n')
        script.flush()
        headers = [f"-H{name}: {value}" for name, value in asked.headers.items()]
        done = subprocess.run(
            [
                "wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", "--latency", *headers,
                f"-s{script.name}", f"http://127.0.0.1:{asked.port}{asked.path}",
            ],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
    if "Non-2xx" in done and not asked.known:
        raise RuntimeError(f"{asked.path} was not answered well: {done}")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done)
    assert rate
    return Load(float(rate[1]), _percent(done, 50), _percent(done, 99))


def _percent(done: str, of_100: int) -> float:
    found = re.search(rf"\s{of_100}%\s+([\d.]+)(us|ms|s|m)\b", done)
    assert found
    return float(found[1]) * UNITS[found[2]]


async def _own(asked: Asked, seconds: float) -> Load:
    """The same from Python: slower, so it measures itself too; ratios come out nearer to 1."""
    took: list[float] = []
    end = time.monotonic() + seconds
    lines = [
        f"{asked.method} {asked.path} HTTP/1.1",
        *(f"{k}: {v}" for k, v in asked.headers.items()),
    ]
    head = "\r\n".join([*lines, "", ""]).encode()

    async def one() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", asked.port)
        while time.monotonic() < end:
            began = time.perf_counter()
            writer.write(head)
            answer = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"(?i)\r\ncontent-length: (\d+)", answer)
            if length and asked.method != "HEAD" and b" 304 " not in answer[:16]:
                await reader.readexactly(int(length[1]))
            took.append(1000 * (time.perf_counter() - began))
        writer.close()

    await asyncio.gather(*(one() for _ in range(CONNECTIONS)))
    took.sort()
    return Load(len(took) / seconds, took[len(took) // 2], took[len(took) * 99 // 100])
