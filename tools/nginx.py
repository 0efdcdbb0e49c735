"""nginx with the files of `deploy/nginx/`, but for names, ports and certificates: for tests
and `make bench`."""

import contextlib
import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.programs import die_with_us

CONFIGURATIONS = Path(__file__).resolve().parent.parent / "deploy" / "nginx"
INSTALL = (
    "apt-get install nginx libnginx-mod-http-brotli-static libnginx-mod-http-headers-more-filter"
)
PREFIX = "load_module modules/ngx_http_"
MODULES = ("brotli_static", "headers_more_filter")
MODULES_IN = Path("/usr/lib/nginx/modules")


class Missing(Exception):
    """nginx or one of its modules is not installed, or it refuses the file. The message says so."""


def shipped(name: str, folder: Path, fronts: Sequence[int], port: int, var: Path | str) -> str:
    """`deploy/nginx/<name>.conf` on a port of this machine, before front doors on others."""
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
    return text.replace("/var/lib/eczema", str(var))


def whole(text: str, folder: Path, workers: int = 1) -> str:
    """A whole configuration around what stands in `http`, with all it writes in `folder`."""
    user = "user root;" if os.geteuid() == 0 else ""
    modules = "".join(f"{PREFIX}{module}_module.so;\n" for module in MODULES)
    kept = "".join(
        f"{what}_temp_path {folder}/{what};\n"
        for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"{modules}daemon off; {user} pid {folder}/pid; error_log {folder}/main.log emerg;\n"
        f"worker_processes {workers}; events {{}}\nhttp {{\n{kept}{text}\n}}\n"
    )


@contextlib.contextmanager
def serving(text: str, folder: Path, port: int, workers: int = 1) -> Iterator[None]:
    """nginx with this text in its `http`, while the block goes on. Raises Missing."""
    if not MODULES_IN.is_dir():
        raise Missing(f"nginx is not installed: {INSTALL}")
    folder.mkdir()
    file = folder / "nginx.conf"
    file.write_text(whole(text, folder, workers))
    command = ["nginx", "-c", str(file)]
    try:
        checked = subprocess.run([*command, "-t", "-q"], capture_output=True, text=True)
    except FileNotFoundError:
        raise Missing(f"nginx is not installed: {INSTALL}") from None
    if "cannot open shared object" in checked.stderr:
        raise Missing(f"nginx has not all its modules: {INSTALL}")
    if checked.returncode:
        raise RuntimeError(checked.stderr)
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, preexec_fn=die_with_us)
    try:
        wait_for(port)
        yield
    finally:
        process.terminate()
        process.wait(30)


def wait_for(port: int, seconds: float = 60) -> None:
    """Until somebody listens. Raises TimeoutError where nobody does in time."""
    end = time.monotonic() + seconds
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            if time.monotonic() > end:
                raise TimeoutError(f"Nobody listens on port {port}.") from None
            time.sleep(0.05)
