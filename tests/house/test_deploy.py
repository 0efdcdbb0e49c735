"""The files for service run what `make run` runs, and the real nginx takes its configuration."""

import re
import shutil
import socket
import subprocess
import threading
import time
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from django.conf import settings

from tools import programs

ROOT = Path(settings.ROOT)
UNITS = sorted((ROOT / "deploy/systemd").glob("*.service"))


def test_each_program_has_its_unit_and_runs_as_make_run_does():
    names = {unit.stem.removeprefix("eczema-") for unit in UNITS}
    assert names == set(programs.NAMES)
    for unit in UNITS:
        text = unit.read_text()
        name = unit.stem.removeprefix("eczema-")
        assert f"ExecStart=/srv/eczema/.venv/bin/python -m tools.serve {name}\n" in text
        assert "Restart=always" in text
    for name in programs.NAMES:
        told = programs.command("python", name, "127.0.0.1", 8000)
        assert name == "printer" or "--respawn-failed-workers" in told


@pytest.fixture
def nginx(tmp_path, free_ports):
    """The real nginx with our file, but for its ports and its certificate."""
    if not shutil.which("nginx"):
        pytest.skip("nginx is not installed: apt-get install nginx")
    front, port = free_ports
    text = (ROOT / "deploy/nginx/eczema.conf").read_text()
    text = text.replace("127.0.0.1:8000", f"127.0.0.1:{front}")
    text = re.sub(r"server \{\n    listen 80;.*?\n\}\n", "", text, flags=re.S)
    text = text.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    text = re.sub(r"    ssl_.*\n", "", text).replace("/var/log/nginx/eczema.log", "stderr")
    whole = tmp_path / "nginx.conf"
    whole.write_text(
        f"daemon off; pid {tmp_path}/pid; error_log stderr; events {{}}\n"
        f"http {{ client_body_temp_path {tmp_path}/b; proxy_temp_path {tmp_path}/p;"
        f" fastcgi_temp_path {tmp_path}/f; uwsgi_temp_path {tmp_path}/u;"
        f" scgi_temp_path {tmp_path}/s;\n{text}\n}}\n"
    )
    subprocess.run(["nginx", "-t", "-q", "-c", str(whole)], check=True, capture_output=True)
    process = subprocess.Popen(["nginx", "-c", str(whole)], stderr=subprocess.DEVNULL)
    yield front, port
    process.terminate()
    process.wait(30)


@pytest.fixture
def free_ports():
    with (
        socket.create_server(("127.0.0.1", 0)) as one,
        socket.create_server(("127.0.0.1", 0)) as two,
    ):
        return one.getsockname()[1], two.getsockname()[1]


def test_the_real_nginx_says_who_asks_and_hands_bodies_on_whole(nginx):
    front, port = nginx
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

    server = HTTPServer(("127.0.0.1", front), Front)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    end = time.monotonic() + 60
    while True:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=30)
            connection.connect()
            break
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.05)
    headers = {"Host": "example.org", "X-Forwarded-For": "10.9.9.9"}
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
    assert "nginx/" not in str(answer.headers)
