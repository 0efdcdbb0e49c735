"""Strict reading of the environment: a wrong setting stops the start and says how to mend it."""

import contextlib
import os
import re
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ImproperlyConfigured

# A name, an IPv4 address, or an IPv6 address in brackets. `*` and `.example.org` are patterns.
_NAME = r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?|\[[0-9A-Fa-f:.]+\])"
ADDRESS = re.compile(rf"https?://{_NAME}(?::[1-9][0-9]{{0,3}}|:[1-5][0-9]{{4}}|:6[0-4][0-9]{{3}})?")
LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
HOST = re.compile(rf"\*|\.?{_NAME}")


def text(name: str, default: str) -> str:
    """The variable, stripped; `default` when it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """`1` or `0`; anything else raises ImproperlyConfigured."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to 1 for yes or 0 for no.")
    return value == "1"


def flag_or_none(name: str) -> bool | None:
    """`1`, `0`, or None when it is unset; anything else raises ImproperlyConfigured."""
    return flag(name, default=False) if os.environ.get(name, "").strip() else None


def words(name: str, default: list[str]) -> list[str]:
    """A list separated by commas."""
    value = os.environ.get(name, "")
    return [word.strip() for word in value.split(",") if word.strip()] or default


def address(name: str, default: str) -> str:
    """An http(s) address without a path, without its trailing slash."""
    value = text(name, default).rstrip("/")
    if not ADDRESS.fullmatch(value):
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Give the address readers type, such as https://example.org"
        )
    return value


def folder(name: str, default: str) -> str:
    """A part of an address: small letters, digits and hyphens, with a slash at its end."""
    value = text(name, default).strip("/")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", value):
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Give one word of small letters, digits and hyphens."
        )
    return f"{value}/"


def host_of(address: str) -> str:
    """The host in an address, as ALLOWED_HOSTS spells it: without its port."""
    return re.sub(r":[0-9]+$", "", address.partition("://")[2])


def hosts(name: str, default: list[str]) -> list[str]:
    """Names of hosts separated by commas; an address or a port in one is a mistake."""
    found = words(name, default)
    for host in found:
        if not HOST.fullmatch(host):
            raise ImproperlyConfigured(
                f"{name} has {host!r}. Give names of hosts alone, such as example.org,example.com"
            )
    return found


def time_zone(name: str, default: str) -> str:
    """The name of a time zone that this machine knows."""
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Give the name of a time zone, such as America/New_York"
        ) from error
    return value


def secret_key(var: Path) -> str:
    """SECRET_KEY, or one made once and kept in `var/secret_key`, readable by its owner alone."""
    given = os.environ.get("SECRET_KEY", "").strip()
    if given:
        if len(given) < 32:
            raise ImproperlyConfigured("SECRET_KEY is too short. Give 32 characters or more.")
        return given
    kept = var / "secret_key"
    if not kept.exists():
        try:
            var.mkdir(parents=True, exist_ok=True)
            # Written aside and linked into place, so that two processes starting together agree.
            fresh = var / f".secret_key.{os.getpid()}"
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(50))
            with contextlib.suppress(FileExistsError):
                os.link(fresh, kept)
            fresh.unlink()
        except OSError as error:
            raise ImproperlyConfigured(
                f"Cannot write to {var} ({error.strerror}). "
                "Give VAR_DIR a folder that this user may write to."
            ) from error
    try:
        return kept.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"Cannot read {kept} ({error.strerror}). Let this user read it, or give SECRET_KEY."
        ) from error


def refuse_weak(*, site: str, hosts: list[str], live: bool, key: str) -> None:
    """Raises ImproperlyConfigured for settings that are understood and would let somebody in."""
    https = site.startswith("https://")
    if "*" in hosts:
        raise ImproperlyConfigured("ALLOWED_HOSTS has *. Name the hosts of this site.")
    if live and https:
        raise ImproperlyConfigured(
            "LIVE=1 shows errors in full and what is not published. Take it away, or SITE_URL=https"
        )
    if not https and host_of(site) not in LOOPBACK:
        raise ImproperlyConfigured(
            f"SITE_URL is {site}: passwords would travel in the clear. Give an https address, or "
            "one of this machine alone, such as http://127.0.0.1:8000"
        )
    if len(set(key)) < 10 or key.startswith("django-insecure"):
        raise ImproperlyConfigured(
            "SECRET_KEY can be guessed. Leave it out, and one is made and kept in VAR_DIR."
        )


def database(var: Path) -> dict[str, object]:
    """Django's database settings: SQLite in `var/`, or what DATABASE_URL names.

    DATABASE_URL is `postgresql://user:password@host:port/name` or `sqlite:////absolute/path`. What
    follows a `?` goes to PostgreSQL's own client: `?sslmode=require`.
    """
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url:
        return _sqlite(str(var / "desk.sqlite3"))
    if url.startswith("sqlite:////") and len(url) > len("sqlite:////"):
        return _sqlite(url.removeprefix("sqlite:///"))
    try:
        parts = urlsplit(url)
        port = parts.port
        options = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True))
    except ValueError:
        parts, port, options = urlsplit(""), None, {}
    if parts.scheme in {"postgres", "postgresql"} and len(parts.path) > 1:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(port or ""),
            "OPTIONS": options,
            "CONN_MAX_AGE": 60,
            # After a restart of the server the next editor gets a fresh connection, and no error.
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(
        "DATABASE_URL is not understood. Use postgresql://user:password@host:5432/name "
        "or sqlite:////absolute/path/to/file"
    )


def mail(name: str) -> dict[str, object]:
    """Django's mail settings out of `smtp://user:password@host:587`; smtps:// for TLS at once.
    Unset: mails are written to the log."""
    url = os.environ.get(name, "").strip()
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(
            f"{name} is not understood. Use smtp://user:password@host:587 or smtps://…:465"
        )
    at_once = parts.scheme == "smtps"
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if at_once else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": at_once,
        # A server on this machine is spoken to in the clear.
        "EMAIL_USE_TLS": not at_once and parts.hostname not in {"localhost", "127.0.0.1"},
        "EMAIL_TIMEOUT": 10,
    }


def _sqlite(name: str) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        # The printer reads while an editor writes: WAL lets both, and a writer waits its turn.
        "OPTIONS": {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            # Longer than ten saves take, and shorter than the front door waits for an answer.
            "timeout": 50,
        },
    }
