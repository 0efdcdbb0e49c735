"""Strict reading of the environment: a wrong setting stops the start and says how to mend it."""

import contextlib
import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


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
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path or parts.query:
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Give the address readers type, such as https://example.org"
        )
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
    return kept.read_text().strip()


def database(var: Path) -> dict[str, object]:
    """Django's database settings: SQLite in `var/`, or what DATABASE_URL names.

    DATABASE_URL is `postgresql://user:password@host:port/name` or `sqlite:////absolute/path`.
    """
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url:
        return _sqlite(str(var / "desk.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        return _sqlite(parts.path[1:])
    if parts.scheme in {"postgres", "postgresql"} and len(parts.path) > 1:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
        }
    raise ImproperlyConfigured(
        "DATABASE_URL is not understood. Use postgresql://user:password@host:5432/name "
        "or sqlite:////absolute/path/to/file"
    )


def _sqlite(name: str) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        # The printer reads while an editor writes: WAL lets both, and a writer waits its turn.
        "OPTIONS": {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }
