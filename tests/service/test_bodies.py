"""The real nginx says who asks, and hands bodies on whole."""

import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.service import web_server


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
