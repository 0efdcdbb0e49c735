"""Requests as Django can read them, and who they come from."""

import re
from collections.abc import Iterable
from ipaddress import ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

# Readers' text is UTF-8; a request that names what is no text ("hex"), or a name in another
# character set (`name*=`), would be an error in Django. So would a cookie with NUL in PostgreSQL.
ODD_PARAMETER = re.compile(r";\s*(?:charset|[^;=]*\*)\s*\*?\s*=[^;]*", re.IGNORECASE)


def tidied(environ: "WSGIEnvironment") -> None:
    """Takes out what no browser sends and Django would fail on, and puts in who asks."""
    if ";" in environ.get("CONTENT_TYPE", ""):
        environ["CONTENT_TYPE"] = ODD_PARAMETER.sub("", environ["CONTENT_TYPE"])
    if "\\0" in environ.get("HTTP_COOKIE", ""):
        del environ["HTTP_COOKIE"]
    if not _is_address(environ.get("REMOTE_ADDR", "")):
        # By a socket comes the front door alone, which says who asked it.
        environ["REMOTE_ADDR"] = environ.get("HTTP_X_FORWARDED_FOR", "") or "127.0.0.1"


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def behind_the_door(django: "WSGIApplication") -> "WSGIApplication":
    """A WSGI application that gets tidied requests."""

    def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        tidied(environ)
        return django(environ, start_response)

    return application
