"""A real local server that answers like the real ones, and misbehaves like them."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Host:
    """A local server. `answers` maps the start of a path to (status, body) or to a function of the
    handler; what is not there is 404. `asked` keeps (method, path) of each question."""

    def __init__(self) -> None:
        self.answers: dict = {}
        self.asked: list[tuple[str, str]] = []
        host = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                host.asked.append((self.command, self.path))
                found = next((a for p, a in host.answers.items() if self.path.startswith(p)), None)
                if callable(found):
                    found(self)
                    return
                status, body = found or (404, b"{}")
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(body)

            do_GET = do_HEAD = answer

            def log_message(self, *args) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def host():
    made = Host()
    yield made
    made.server.shutdown()
    made.server.server_close()
