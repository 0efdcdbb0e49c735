"""The real nginx says who asks, and hands bodies on whole; what is too long is told in one way."""

import contextlib
import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from eczema_site.front_door.door import MEBIBYTE, WORDS, said
from tests.service import web_server
from tests.service.asking import ask
from tests.service.machines import machine


@pytest.mark.parametrize("name", ["eczema", "balancer"])
def test_nginx_says_who_asks_and_hands_bodies_on_whole(tmp_path, name):
    seen = []

    class Front(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            seen.append((dict(self.headers), body))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Front)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with web_server.running(name, tmp_path / "nginx", [server.server_port], tmp_path) as port:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {"Host": "localhost", "X-Forwarded-For": "10.9.9.9"}
        connection.request("POST", "/who-can-use/", iter([b"age=", b"12"]), headers,
                           encode_chunked=True)  # fmt: skip
        answer = connection.getresponse()
        answer.read()
        connection.close()
    server.shutdown()
    server.server_close()
    ((told, body),) = seen
    assert answer.status == 200
    assert body == b"age=12", "a chunked body comes whole"
    assert told["X-Forwarded-For"] == "127.0.0.1", "what a client says of itself is not believed"
    assert told["X-Forwarded-Proto"] == "http"
    assert "nginx" not in str(answer.headers)


@pytest.fixture(scope="module")
def front(tmp_path_factory):
    """A front door alone: what is too long is nobody else's matter."""
    with machine(tmp_path_factory.mktemp("front"), ["front"]) as front:
        yield front


@pytest.mark.parametrize("name", ["", "eczema", "balancer"])
def test_what_is_too_long_is_said_the_same_each_time(front, tmp_path, name):
    """A megabyte got 413 or 503 by chance: nginx was answered while it was still sending. The last
    ones are more than nginx itself takes."""
    with contextlib.ExitStack() as stack:
        port = front.port
        if name:
            running = web_server.running(name, tmp_path / "nginx", [port], tmp_path)
            port = stack.enter_context(running)
        found = set()
        for size in [70_000, MEBIBYTE, 8 * MEBIBYTE - 1, 8 * MEBIBYTE + 1, 9 * MEBIBYTE] * 6:
            found.add(told(*ask(port, "/report-a-problem/", "POST", b"a" * size)))
            pieces = iter([b"a" * (size // 20 + 1)] * 20)  # as chunks, without a length
            found.add(told(*ask(port, "/report-a-problem/", "POST", pieces)))
    status, headers, body = said(413)
    lower = {n.lower(): v for n, v in headers}
    assert found == {told(status, lower, body)}
    assert b"Go back, make the text shorter" in body


@pytest.mark.parametrize("name", ["eczema", "balancer"])
def test_what_nginx_itself_refuses_is_said_in_our_words(tmp_path, name):
    with web_server.running(name, tmp_path / "nginx", [web_server.free_port()], tmp_path) as port:
        refused = {
            400: ask(port, "/", x="a" * 40_000),
            503: ask(port, "/search/?q=itch"),
        }
    for status, (found, headers, body) in refused.items():
        assert found == status
        assert b"<h1>This" in body
        assert b"nginx" not in body
        lower = {n.lower() for n, _ in said(status if status in WORDS else 400)[1]}
        assert lower <= headers.keys(), status
    assert told(*refused[503]) == told(503, {n.lower(): v for n, v in said(503)[1]}, said(503)[2])


def told(status, headers, body):
    """An answer without what is of one connection."""
    left = {"connection", "content-length", "date", "strict-transport-security"}
    kept = {name: value for name, value in headers.items() if name not in left}
    return status, tuple(sorted(kept.items())), body
