"""Requests as Django can read them, and who they come from."""

import re
from collections.abc import Iterable
from ipaddress import IPv6Address, ip_address, ip_network
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


def counted_as(address: str) -> str:
    """What an address is counted as where tries are counted. Everybody with IPv6 has a network of
    2^64 addresses, so that network is one; what is no address stays as it is."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ip_network((int(found), 64), strict=False).network_address)


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
        answer = django(environ, start_response)
        # Who refuses a form without reading it would hang up before the door has sent it all, and
        # the door would hear no answer: readers got "Something went wrong" instead of why.
        unread = environ.get("wsgi.input")
        while unread is not None and unread.read(65536):
            pass
        return answer

    return application
