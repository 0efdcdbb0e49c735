"""`docs/deploying.md` as somebody follows it who has a bare machine: its commands are taken out of
the document and run, in a folder that stands for the machine.

What a test may not do to the machine it runs on is done by stand-ins: packages, accounts and
systemd. The units are read and run as they are; nginx is the real one, with a certificate.
"""

import contextlib
import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from pathlib import Path

import pytest
from django.conf import settings

from tests.browser.printed_site import OURS
from tests.service.asking import ask
from tests.service.machines import WITH_US
from tests.service.web_server import free_port
from tools import nginx

pytestmark = pytest.mark.long

ROOT = Path(settings.ROOT)
CHAPTER = "A new machine, step by step"
PLACES = ("/srv/eczema", "/var/lib/eczema", "/etc/", "/var/log/nginx")
# By name: what stands in for it. The arguments of each call are noted.
STAND_INS = {
    "apt-get": "",
    "useradd": "",
    "systemctl": "",
    "nginx": "",
    # The files as they are now: those of the last commit would be other ones.
    "git": 'mkdir -p "$3" && tar -C "$ROOT_OF_OURS" --exclude-vcs --exclude=./var --exclude=./.?*'
    ' -c . | tar -C "$3" -x',
    # The packages of the tests, and pip only looks whether they are those of the lock.
    "python3": 'ln -s "$ROOT_OF_OURS/.venv" "$3"',
    "runuser": 'shift 3; exec "$@"',
    "install": 'exec /usr/bin/install "$@"',
}


def blocks():
    """The commands of each step."""
    text = (ROOT / "docs/deploying.md").read_text()
    chapter = text.partition(f"\n## {CHAPTER}\n")[2].partition("\n## ")[0]
    steps = re.split(r"\n\d\. ", chapter)[1:]
    return ["\n".join(re.findall(r"(?m)^ {8}(.*)$", step)) for step in steps]


class Machine:
    """A folder in which the site is set up, and what was called there."""

    def __init__(self, folder):
        self.folder, self.called = folder, folder / "called.txt"
        self.port = free_port()
        bin_ = folder / "bin"
        for place in (bin_, folder / "etc/systemd/system", folder / "etc/nginx/conf.d"):
            place.mkdir(parents=True)
        (folder / "srv").mkdir()
        (folder / "var/log/nginx").mkdir(parents=True)
        for name, does in STAND_INS.items():
            (bin_ / name).write_text(f'#!/bin/bash\necho {name} "$@" >> {self.called}\n{does}\n')
            (bin_ / name).chmod(0o755)
        kept = {name: value for name, value in os.environ.items() if name not in (*OURS, "VAR_DIR")}
        self.environ = kept | {
            "PATH": f"{bin_}:{os.environ['PATH']}",
            "ROOT_OF_OURS": str(ROOT),
            "DJANGO_SUPERUSER_USERNAME": "chief",
            "DJANGO_SUPERUSER_PASSWORD": "seven purple kettles hum",
            "DJANGO_SUPERUSER_EMAIL": "chief@example.org",
        }

    def here(self, text):
        """The same with the places of a machine in this folder."""
        for place in PLACES:
            text = text.replace(place, f"{self.folder}{place}")
        return text

    def run(self, commands):
        commands = self.here(commands).replace("-o eczema -g eczema", "").replace("-g eczema", "")
        commands = commands.replace("<this repository>", str(ROOT))
        commands = commands.replace("pip install", "pip install --dry-run --no-index")
        commands = commands.replace("createsuperuser", "createsuperuser --noinput")
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", commands],
            cwd=self.folder / "srv",
            env=self.environ,
            capture_output=True,
            text=True,
            timeout=900,
        )
        assert done.returncode == 0, f"{commands}\n{done.stdout[-500:]}\n{done.stderr[-1500:]}"
        return done.stdout

    def unit(self, name):
        """The fields of a unit that was copied, with the places of this machine."""
        text = (self.folder / "etc/systemd/system" / f"{name}.service").read_text()
        return dict(line.split("=", 1) for line in self.here(text).splitlines() if "=" in line)

    def environ_of(self, unit):
        lines = Path(unit["EnvironmentFile"]).read_text().splitlines()
        told = dict(line.split("=", 1) for line in lines)
        mine = {"PATH": os.environ["PATH"], "PORT": str(self.port), "WORKERS": "1"}
        return self.environ | told | mine

    def start(self, name):
        unit = self.unit(name)
        with (self.folder / f"{name}.log").open("wb") as log:
            return subprocess.Popen(
                [*WITH_US, *unit["ExecStart"].split()],
                cwd=unit["WorkingDirectory"],
                env=self.environ_of(unit),
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    """The machine after the steps, with its programs running."""
    machine = Machine(tmp_path_factory.mktemp("machine"))
    packages, put_down, filled, started, web = blocks()
    for step in (packages, put_down):
        machine.run(step)
    machine.run(filled)
    session = filled.partition("\n")[0] + "\n"  # the same shell goes on
    units, asked = started.rsplit("\n", 1)
    machine.run(session + units)
    enabled = next(line for line in machine.called.read_text().splitlines() if "enable" in line)
    names = [name for name in enabled.split() if name.startswith("eczema-") and "." not in name]
    with contextlib.ExitStack() as stack:
        for name in names:
            process = machine.start(name)
            stack.callback(process.wait, 60)
            stack.callback(process.terminate)
        machine.ready = machine.run(asked.replace("8000", str(machine.port)))
        machine.enabled = enabled
        machine.run(session + web)
        yield machine


def test_the_packages_are_those_of_the_nginx_that_is_tested(machine):
    told = machine.called.read_text()
    assert all(name in told for name in nginx.INSTALL.split()[2:])


def test_all_programs_answer(machine):
    told = json.loads(machine.ready)
    assert told["ready"] is True
    assert told["edition"] > 0
    assert "degraded" not in told
    wanted = {"/": b"</html>", "/search/?q=itch": b"<main", "/admin/login/": b"csrf"}
    for path, words in wanted.items():
        end = time.monotonic() + 120
        while (answer := ask(machine.port, path, host="example.org"))[0] == 503:
            assert time.monotonic() < end, path  # it is being started
            time.sleep(0.1)
        assert answer[0] == 200, path
        assert words in answer[2], path


def test_every_unit_of_the_repository_is_enabled_and_reads_well(machine):
    units = {path.name for path in (machine.folder / "etc/systemd/system").iterdir()}
    named = {name if "." in name else f"{name}.service" for name in machine.enabled.split()[3:]}
    # The timer starts the backup.
    assert units == named | {"eczema-backup.service"}
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed: apt-get install systemd")
    folder = machine.folder / "verified"
    folder.mkdir()
    for name in units:
        text = machine.here((machine.folder / "etc/systemd/system" / name).read_text())
        (folder / name).write_text(text.replace("User=eczema\n", ""))
    checked = subprocess.run(
        ["systemd-analyze", "verify", *map(str, sorted(folder.iterdir()))],
        capture_output=True,
        text=True,
    )
    ours = [line for line in checked.stderr.splitlines() if "eczema" in line]
    assert (checked.returncode, ours) == (0, [])


def test_the_backup_of_the_night_is_made(machine):
    unit = machine.unit("eczema-backup")
    subprocess.run(
        unit["ExecStart"].split(),
        cwd=unit["WorkingDirectory"],
        env=machine.environ_of(unit),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (made,) = (machine.folder / "var/lib/eczema/backups").iterdir()
    assert (made / "backup.json").is_file()


def test_nobody_else_reads_the_settings_the_database_and_the_key(machine):
    var = machine.folder / "var/lib/eczema"
    assert (machine.folder / "etc/eczema.env").stat().st_mode & 0o777 == 0o640
    for name in ("desk.sqlite3", "secret_key"):
        assert (var / name).stat().st_mode & 0o777 == 0o600, name


@pytest.fixture(scope="module")
def web(machine):
    """The real nginx with the file that was copied, TLS and all. Gives the ports of http, https."""
    text = (machine.folder / "etc/nginx/conf.d/eczema.conf").read_text()
    keys = machine.folder / "etc/ssl/example.org"
    keys.mkdir(parents=True)
    plain, secure = free_port(), free_port()
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=example.org", "-addext", "subjectAltName=DNS:example.org",
         "-keyout", "privkey.pem", "-out", "fullchain.pem"],
        cwd=keys, capture_output=True,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    text = machine.here(text).replace("127.0.0.1:8000", f"127.0.0.1:{machine.port}")
    text = text.replace("listen 80", f"listen 127.0.0.1:{plain}")
    text = text.replace("listen 443", f"listen 127.0.0.1:{secure}")
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(nginx.serving(text, machine.folder / "nginx", secure))
        except nginx.Missing as missing:
            pytest.skip(str(missing))
        yield plain, secure


def asked(machine, port, name, path="/"):
    """Status, headers and body by https, the certificate looked at."""
    trust = ssl.create_default_context(
        cafile=str(machine.folder / "etc/ssl/example.org/fullchain.pem")
    )
    with (
        socket.create_connection(("127.0.0.1", port), timeout=60) as line,
        trust.wrap_socket(line, server_hostname=name) as secured,
    ):
        secured.sendall(
            f"GET {path} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n".encode()
        )
        answer = http.client.HTTPResponse(secured)
        answer.begin()
        return answer.status, answer.headers, answer.read()


def test_readers_come_in_by_https(machine, web):
    _, secure = web
    for path in ("/", "/search/?q=itch"):
        status, headers, body = asked(machine, secure, "example.org", path)
        assert status == 200
        assert b"</html>" in body
        assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
    status, headers, _ = asked(machine, secure, "example.org", "/admin/login/")
    assert status == 200
    assert headers["Set-Cookie"].startswith("__Host-csrf=")
    assert "Secure" in headers["Set-Cookie"]


def test_http_leads_to_https_and_other_names_get_nothing(machine, web):
    plain, secure = web
    for name, status in (("example.org", 301), ("evil.example", 400)):
        found, headers, _ = ask(plain, "/about/?a=b", host=name)
        assert found == status
        if status == 301:
            assert headers["location"] == "https://example.org/about/?a=b"
    with pytest.raises(ssl.SSLError, match="unrecognized"):
        asked(machine, secure, "evil.example")


def test_nothing_was_left_out(machine):
    """Every step has commands, and each stand-in was really called."""
    assert all(blocks())
    called = {line.split()[0] for line in machine.called.read_text().splitlines()}
    assert called == set(STAND_INS)
