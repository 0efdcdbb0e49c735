"""Requests that are no requests, at the real front door with the real programs behind it: each is
answered or cut off, none of them is a failure of ours, and readers are served as before."""

import random
import socket
import urllib.request

import pytest

from tests import desks
from tests.browser import printed_site
from tests.service.asking import ask

PATHS = [
    "/",
    "/medicines/testol/",
    "/who-can-use/",
    "/report-a-problem/",
    "/search/?q=%ff%00",
    "/search/?q=" + "x" * 3000,
    "/compare/?medicine=%F0%28&medicine=testol",
    "/admin/login/",
    "/admin/",
    "/admin/publish/?record=%00",
    "/handouts/testol.pdf",
    "/static/../../etc/passwd",
    "/static/%2e%2e/%2e%2e/etc/passwd",
    "//evil.example/",
    "/%",
    "/%zz",
    "/%00",
    "/\xff",
    "/a\tb",
    "*",
    "http://evil.example/",
    "",
    "/" + "a/" * 900,
    "/?" + "&" * 2000,
    "/healthz",
    "/readyz",
    "/filters.css",
    "/data/medicines.json",
]
METHODS = [
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "PATCH",
    "get",
    "G\0T",
    "",
    "X" * 900,
]
HEADERS = [
    "Host: localhost",
    "Host: evil.example",
    "Host:",
    "Host: localhost:99999",
    "Host: [::1",
    "Host: a b",
    "Content-Length: 5",
    "Content-Length: -1",
    "Content-Length: 99999999999999999999",
    "Content-Length: 3, 7",
    "Transfer-Encoding: chunked",
    "Transfer-Encoding: xchunked",
    "Transfer-Encoding: chunked, chunked",
    "Content-Type: multipart/form-data; boundary=",
    "Content-Type: multipart/form-data; boundary=x",
    "Content-Type: application/x-www-form-urlencoded; charset=hex",
    "Content-Type: \xff/\xfe",
    "Cookie: sessionid=" + "a" * 2000,
    "Cookie: sessionid=\\0; csrftoken=;;;=",
    "Cookie: \xff\xfe",
    "Accept-Encoding: br;q=9, gzip;q=x, *;;",
    'If-None-Match: "',
    'If-None-Match: W/"a", *, b',
    "HX-Request: true",
    "X-Forwarded-For: ' or 1=1",
    "X-Forwarded-Proto: \xa0",
    "Sec-Fetch-Site: odd",
    "Origin: null",
    "Expect: 100-continue",
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Range: bytes=9-1,-5,a",
    " folded: x",
    "A" * 3000 + ": b",
    "NoColon",
    "X: " + "y" * 20000,
    "Referer: \x00",
    "Accept-Language: ../../x",
]
BODIES = [
    b"",
    b"hello",
    b"5\r\nhello\r\n0\r\n\r\n",
    b"fffffffffffffffff\r\nx",
    b"-1\r\n\r\n",
    b"zz\r\n",
    b'--x\r\nContent-Disposition: form-data; name="age"\r\n\r\n\xff\r\n--x--\r\n',
    b"--x\r\nContent-Disposition: form-data; filename*=hex''%00\r\n\r\n",
    b"age=%ff%fe&" * 50,
    b"\0" * 500,
    b"username=%00&password=x",
    b"page=%F0%9F&message=" + b"x" * 3000,
]


def request_of(chance: random.Random) -> bytes:
    """A request of pieces that do not fit, now and then cut or with bytes of anything in it."""
    version = chance.choice(["HTTP/1.1"] * 6 + ["HTTP/1.0", "HTTP/9", ""])
    lines = [f"{chance.choice(METHODS)} {chance.choice(PATHS)} {version}"]
    lines += ["Host: localhost"] * chance.choice([0, 1, 1, 1, 2])
    lines += chance.sample(HEADERS, chance.randint(0, 5))
    whole = chance.choice(["\r\n"] * 8 + ["\n", "\r"]).join([*lines, "", ""]).encode(
        "latin-1"
    ) + chance.choice(BODIES)
    if chance.random() < 0.3:
        at = chance.randrange(len(whole))
        whole = (
            whole[:at] + chance.randbytes(chance.randint(0, 9)) + whole[at + chance.randint(0, 5) :]
        )
    return whole[: chance.randrange(1, len(whole) + 1)] if chance.random() < 0.1 else whole


def statuses(port: int, sent: bytes) -> list[int]:
    """The status of each answer, as far as any came within a moment."""
    with socket.create_connection(("127.0.0.1", port), timeout=3) as line:
        found = b""
        try:
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
            while part := line.recv(65536):
                found += part
        except OSError:
            pass  # cut off
    answers = [piece for piece in found.split(b"HTTP/1.") if piece[:2] in (b"0 ", b"1 ")]
    return [int(piece[2:5]) for piece in answers if piece[2:5].isdigit()]


@pytest.fixture(scope="module")
def served(desk_of, printed, static_files, tmp_path_factory):
    var_dir = tmp_path_factory.mktemp("fuzz") / "var"
    printed_site.lay_out(var_dir, printed, desk_of(desks.SMALL))
    with printed_site.served(var_dir) as site:
        yield site


def knock(site, times: int, seed: int) -> None:
    port = int(site.address.rpartition(":")[2])
    chance = random.Random(seed)
    seen: dict[int, int] = {}
    for _ in range(times):
        sent = request_of(chance)
        for status in statuses(port, sent):
            assert status < 500 or status == 503, f"{status} to {sent[:300]!r}"
            seen[status] = seen.get(status, 0) + 1
    assert {200, 400} <= set(seen), f"the knocking reached something: {seen}"
    for path in ("/", "/search/?q=itch", "/admin/login/"):
        with urllib.request.urlopen(site.address + path, timeout=20) as answer:
            assert answer.status == 200


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/search/", 60_000, 200),
        ("/report-a-problem/", 60_000, 413),
        ("/nowhere/", 60_000, 403),
        ("/admin/drugs/glossaryterm/1/change/", 2_000_000, 403),
    ],
)
def test_who_sends_a_long_form_in_vain_hears_why(served, path, size, status):
    """It was refused without being read, and the program hung up on the front door meanwhile:
    an editor who was signed out got "Something went wrong" for each save."""
    port = int(served.address.rpartition(":")[2])
    form = {"content_type": "application/x-www-form-urlencoded"}
    told = {ask(port, path, "POST", b"a=" + b"x" * size, **form)[0] for _ in range(5)}
    assert told == {status}


def test_odd_requests_and_no_failure(served):
    knock(served, 250, 7)


@pytest.mark.long
def test_five_thousand_odd_requests_and_no_failure(served):
    knock(served, 5000, 14)
