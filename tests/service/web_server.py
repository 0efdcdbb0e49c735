"""The real nginx with the files of `deploy/nginx/`, but for names, ports and certificates."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest
from django.conf import settings

CONFIGURATIONS = Path(settings.ROOT) / "deploy" / "nginx"
HOW = "apt-get install nginx libnginx-mod-http-brotli-static libnginx-mod-http-headers-more-filter"
PREFIX = "load_module modules/ngx_http_"
MODULES = ("brotli_static", "headers_more_filter")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(name, folder, fronts, var="/var/lib/eczema"):
    """nginx with `deploy/nginx/<name>.conf`, before front doors on these ports, with its logs and
    all it writes in `folder`. Gives its port."""
    if not shutil.which("nginx") or not Path("/usr/lib/nginx/modules").is_dir():
        pytest.skip(f"nginx is not installed: {HOW}")
    folder.mkdir()
    port = free_port()
    whole = folder / "nginx.conf"
    whole.write_text(configuration(name, folder, fronts, port, var))
    command = ["nginx", "-c", str(whole)]
    checked = subprocess.run([*command, "-t", "-q"], capture_output=True, text=True)
    if "cannot open shared object" in checked.stderr:
        pytest.skip(f"nginx has not all its modules: {HOW}")
    assert checked.returncode == 0, checked.stderr
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def configuration(name, folder, fronts, port, var):
    text = (CONFIGURATIONS / f"{name}.conf").read_text()
    each = (f"    server 127.0.0.1:{front} max_fails=1 fail_timeout=5s;\n" for front in fronts)
    upstream = "".join(each)
    text = re.sub(r"(    server [0-9.]+:8000.*;\n)+", upstream, text)
    # No certificate here, and one port: without TLS, all but the lines about it.
    text = re.sub(r"server \{\n    listen 80;.*?\n\}\n", "", text, flags=re.S)
    text = text.replace("    listen 80 default_server;\n", "")
    text = re.sub(r"listen 443 ssl http2( default_server)?;", rf"listen 127.0.0.1:{port}\1;", text)
    text = re.sub(r"    ssl_.*\n", "", text)
    text = text.replace("/var/log/nginx", str(folder))
    text = text.replace("server_name example.org", "server_name localhost")
    text = text.replace("/var/lib/eczema", str(var))
    user = "user root;" if os.geteuid() == 0 else ""
    modules = "".join(f"{PREFIX}{module}_module.so;\n" for module in MODULES)
    kept = "".join(
        f"{what}_temp_path {folder}/{what};\n"
        for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"{modules}daemon off; {user} pid {folder}/pid; error_log {folder}/main.log emerg;\n"
        f"worker_processes 1; events {{}}\nhttp {{\n{kept}{text}\n}}\n"
    )


def wait_for(port, seconds=60):
    end = time.monotonic() + seconds
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            assert time.monotonic() < end, "nginx does not answer"
            time.sleep(0.05)
