"""A wrong setting stops the start with one clear sentence that says how to mend it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as site
from django.core.exceptions import ImproperlyConfigured

from eczema_site import environment

GOOD = "postgresql://editor:p%40ss@db.example.org:5433/desk?sslmode=require"


def check(tmp_path, **environ):
    """Starts the site with these settings; gives the exit code and what it said."""
    process = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=site.ROOT,
        env=os.environ | {"VAR_DIR": str(tmp_path / "var")} | environ,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return process.returncode, process.stderr.strip()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LIVE", "yes"),
        ("PUBLISH_NEEDS_SECOND_PERSON", "maybe"),
        ("SITE_URL", "example.org"),
        ("ALLOWED_HOSTS", "https://example.org"),
        ("TIME_ZONE", "Mars/Olympus"),
        ("DATABASE_URL", "mysql://root@localhost/desk"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "k" * 40),
        ("SECRET_KEY", "django-insecure-0123456789abcdefghijklmnop"),
        ("ALLOWED_HOSTS", "*"),
        ("SITE_URL", "http://192.0.2.1:8000"),
        ("VAR_DIR", "/proc/nowhere"),
    ],
)
def test_the_start_stops_with_one_sentence(tmp_path, name, value):
    code, said = check(tmp_path, **{name: value})
    assert code == 1
    assert "\n" not in said
    assert "Traceback" not in said
    assert value in said or name in said
    assert said.count(". ") == 1, "what is wrong, and how to mend it"


def test_a_right_environment_starts(tmp_path):
    code, said = check(
        tmp_path,
        LIVE="0",
        SITE_URL="https://eczema.example.org/",
        ALLOWED_HOSTS="www.example.org, .example.com",
        TIME_ZONE="Europe/Madrid",
        DATABASE_URL=f"sqlite:///{tmp_path}/desk.sqlite3",
        SECRET_KEY="0123456789abcdefghijklmnopqrstuvwxyz-_",
    )
    assert (code, said) == (0, "")


def test_an_empty_environment_starts_and_keeps_its_secret(tmp_path):
    assert check(tmp_path)[0] == 0
    kept = tmp_path / "var" / "secret_key"
    first = kept.read_text()
    assert len(first) >= 50
    assert kept.stat().st_mode & 0o777 == 0o600
    assert check(tmp_path)[0] == 0
    assert kept.read_text() == first
    assert [path.name for path in kept.parent.iterdir()] == ["secret_key"]


@pytest.fixture
def put(monkeypatch):
    """Sets one variable."""
    return lambda value: monkeypatch.setenv("WORD", value)


@pytest.mark.parametrize(("value", "found"), [("", "b"), ("  ", "b"), (" a ", "a")])
def test_a_text(put, value, found):
    put(value)
    assert environment.text("WORD", "b") == found


@pytest.mark.parametrize(("value", "found"), [("", True), ("0", False), (" 1 ", True)])
def test_a_flag(put, value, found):
    put(value)
    assert environment.flag("WORD", default=True) is found


@pytest.mark.parametrize("value", ["yes", "true", "2", "on"])
def test_a_flag_that_is_none(put, value):
    put(value)
    with pytest.raises(ImproperlyConfigured, match="Set it to 1 for yes or 0 for no"):
        environment.flag("WORD", default=True)


@pytest.mark.parametrize(("value", "found"), [("", None), ("0", False), ("1", True)])
def test_a_flag_that_may_be_left_open(put, value, found):
    put(value)
    assert environment.flag_or_none("WORD") is found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("", "http://127.0.0.1:8000"),
        ("https://example.org/", "https://example.org"),
        ("http://localhost:80", "http://localhost:80"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("https://eczema-info.example.org", "https://eczema-info.example.org"),
    ],
)
def test_an_address(put, value, found):
    put(value)
    assert environment.address("WORD", "http://127.0.0.1:8000") == found


@pytest.mark.parametrize(
    "value",
    ["example.org", "ftp://example.org", "https://", "https://example.org/eczema",
     "https://example.org?a=b", "https://example.org#a", "https://me@example.org",
     "https://example org", "http://x:port", "http://x:99999", "http://x:0", "https://.org"],
)  # fmt: skip
def test_an_address_that_readers_cannot_type(put, value):
    put(value)
    with pytest.raises(ImproperlyConfigured, match="Give the address readers type"):
        environment.address("WORD", "")


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://example.org", "example.org"), ("http://x:8000", "x"), ("http://[::1]:80", "[::1]"),
     ("http://[::1]", "[::1]")],
)  # fmt: skip
def test_the_host_of_an_address(address, host):
    assert environment.host_of(address) == host


@pytest.mark.parametrize(
    ("value", "found"),
    [("", ["x"]), ("a.org, b.org ,", ["a.org", "b.org"]), ("*", ["*"]), (".a.org", [".a.org"]),
     ("[::1]", ["[::1]"])],
)  # fmt: skip
def test_hosts(put, value, found):
    put(value)
    assert environment.hosts("WORD", ["x"]) == found


@pytest.mark.parametrize("value", ["https://a.org", "a.org:80", "a.org/", "a.org b.org", "..a"])
def test_what_is_no_host(put, value):
    put(value)
    with pytest.raises(ImproperlyConfigured, match="Give names of hosts alone"):
        environment.hosts("WORD", [])


def test_readers_may_always_use_the_address_of_the_site():
    assert environment.host_of(site.SITE_URL) in site.ALLOWED_HOSTS


@pytest.mark.parametrize("value", ["Mars", "America", "../UTC", "/etc/passwd", "new york"])
def test_what_is_no_time_zone(put, value):
    put(value)
    with pytest.raises(ImproperlyConfigured, match="Give the name of a time zone"):
        environment.time_zone("WORD", "UTC")


def test_sqlite_is_the_database_unless_one_is_named(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert environment.database(tmp_path)["NAME"] == str(tmp_path / "desk.sqlite3")
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/desk.sqlite3")
    assert environment.database(tmp_path)["NAME"] == "/srv/desk.sqlite3"


def test_a_postgresql_database_and_all_it_says(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", GOOD)
    found = environment.database(tmp_path)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example.org", "5433", "desk")
    assert (found["USER"], found["PASSWORD"]) == ("editor", "p@ss")
    assert found["OPTIONS"] == {"sslmode": "require"}
    monkeypatch.setenv("DATABASE_URL", "postgres:///desk")
    found = environment.database(tmp_path)
    assert (found["HOST"], found["PORT"], found["USER"]) == ("", "", "")


@pytest.mark.parametrize(
    "value",
    ["desk.sqlite3", "sqlite://", "sqlite:///desk.sqlite3", "sqlite:////", "postgresql://host",
     "postgresql://host:port/desk", "postgresql://host:99999/desk", "postgresql://[host/desk",
     "postgresql://host/desk?sslmode", "mysql://host/desk"],
)  # fmt: skip
def test_a_database_that_is_not_understood(tmp_path, monkeypatch, value):
    monkeypatch.setenv("DATABASE_URL", value)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL is not understood"):
        environment.database(tmp_path)


class TestSecretKey:
    @pytest.fixture(autouse=True)
    def _none_given(self, monkeypatch):
        monkeypatch.delenv("SECRET_KEY", raising=False)

    def test_one_that_is_given_is_taken(self, tmp_path, monkeypatch):
        monkeypatch.setenv("SECRET_KEY", "k" * 32)
        assert environment.secret_key(tmp_path) == "k" * 32
        assert list(tmp_path.iterdir()) == []

    def test_a_short_one_is_refused(self, tmp_path, monkeypatch):
        monkeypatch.setenv("SECRET_KEY", "k" * 31)
        with pytest.raises(ImproperlyConfigured, match="Give 32 characters or more"):
            environment.secret_key(tmp_path)

    def test_two_that_start_together_agree(self, tmp_path, monkeypatch):
        """The other one's key is there by the time ours is written."""

        def other_was_first(fresh, kept):
            Path(kept).write_text("theirs")
            raise FileExistsError

        monkeypatch.setattr(environment.os, "link", other_was_first)
        assert environment.secret_key(tmp_path) == "theirs"
        assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]

    def test_a_folder_that_is_a_file_is_told(self, tmp_path):
        (tmp_path / "var").touch()
        with pytest.raises(ImproperlyConfigured, match="Give VAR_DIR a folder"):
            environment.secret_key(tmp_path / "var")

    def test_a_key_that_cannot_be_read_is_told(self, tmp_path):
        (tmp_path / "secret_key").mkdir()
        with pytest.raises(ImproperlyConfigured, match="Let this user read it"):
            environment.secret_key(tmp_path)


def test_every_setting_of_the_environment_is_listed_for_those_who_run_the_site():
    listed = (Path(site.ROOT) / ".env.example").read_text()
    source = (Path(site.ROOT) / "eczema_site" / "settings.py").read_text()
    named = {part.split('"')[1] for part in source.split("environment.")[1:] if '("' in part[:16]}
    assert {"SITE_URL", "ALLOWED_HOSTS", "TIME_ZONE", "LIVE"} <= named
    for name in {*named, "SECRET_KEY", "DATABASE_URL", "VAR_DIR"}:
        assert f"# {name}=" in listed


def test_the_checks_for_service_have_nothing_to_say(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=site.ROOT, capture_output=True, text=True,
        env=os.environ | {"SITE_URL": "https://example.org", "VAR_DIR": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
