"""What a live page costs: seconds of CPU in the program that answers it."""

import os
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

ROUNDS = 30
FORM = "application/x-www-form-urlencoded"
QUERIES = ("shingles", "headache and a pill", "shingels vacine", "can I drink alcohol", "my child")


def milliseconds(port: int, process: int, medicines: list[str]) -> dict[str, float]:
    """Milliseconds of CPU for each kind of live page. `process` and its children answer them."""
    three = "/compare/?" + urlencode([("medicine", slug) for slug in medicines[:3]])
    searches = ["/search/?" + urlencode({"q": query}) for query in QUERIES]
    filled = urlencode({"age": "216-780", "kind": "atopic-dermatitis"})
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    found = {}
    for name, paths, body in (
        ("search", searches, ""),
        ("comparison of three", [three], ""),
        ("who can use them, without JavaScript", ["/who-can-use/"], filled),
        ("form for reports, from a page", ["/report-a-problem/?page=/about/"], ""),
    ):
        for path in paths:
            _ask(connection, path, body)
        before = _cpu(process)
        for number in range(ROUNDS):
            _ask(connection, paths[number % len(paths)], body)
        found[name] = 1000 * (_cpu(process) - before) / ROUNDS
    connection.close()
    return found


def _ask(connection: HTTPConnection, path: str, body: str) -> None:
    sent = {"Content-Type": FORM, "Sec-Fetch-Site": "same-origin"} if body else {}
    connection.request("POST" if body else "GET", path, body or None, sent)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")


def _cpu(process: int) -> float:
    """Seconds that a process and its children have worked."""
    ticks = 0
    for one in _family(process):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _family(process: int) -> Iterator[int]:
    yield process
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _family(int(child))
