"""Live answers go out packed, and with a mark where they may be kept."""

import gzip
import io

import brotli
import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from drugs.shelf import REQUEST_KEY
from eczema_site.packing import packed
from eczema_site.tidy import behind_the_door

LONG = b"<p>The same words again.</p>" * 100


def site(body=LONG, kind="text/html; charset=utf-8", status="200 OK", **headers):
    def application(environ, start_response):
        said = [(name.replace("_", "-"), value) for name, value in headers.items()]
        start_response(status, [("Content-Type", kind), *said])
        return [body[:10], body[10:]]

    return packed(application, "/admin/")


def ask(application, path="/search/", method="GET", query="", **headers):
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query,
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "HTTP_HOST": "localhost",
        "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.url_scheme": "http", "REMOTE_ADDR": "127.0.0.1",
    }  # fmt: skip
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    said = []
    body = b"".join(application(environ, lambda *told: said.extend(told[:2])))
    pairs = [(name.lower(), value) for name, value in said[1]]
    assert len(pairs) == len(dict(pairs)), pairs
    return said[0], dict(pairs), body


@pytest.mark.parametrize(
    ("wished", "coding", "unpack"),
    [("br, gzip", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("", None, bytes)],
)
def test_a_page_is_packed_as_the_browser_likes(wished, coding, unpack):
    status, headers, body = ask(site(), accept_encoding=wished)
    assert status == "200 OK"
    assert unpack(body) == LONG
    assert headers.get("content-encoding") == coding
    assert headers["content-length"] == str(len(body))
    assert headers["vary"] == "Accept-Encoding"
    assert (len(body) < len(LONG) / 5) == bool(coding)


def test_what_a_browser_holds_is_not_sent_again():
    application = site(Cache_Control="no-cache", Content_Security_Policy="x", Vary="HX-Request")
    _, headers, _ = ask(application, accept_encoding="gzip")
    mark = headers["etag"]
    status, headers, body = ask(application, accept_encoding="gzip", if_none_match=f'W/{mark}, "x"')
    assert (status, body) == ("304 Not Modified", b"")
    assert headers["etag"] == mark
    assert headers["content-security-policy"] == "x"
    assert headers["vary"] == "HX-Request, Accept-Encoding"
    assert "content-length" not in headers
    assert ask(application, accept_encoding="br")[1]["etag"] != mark
    assert ask(application, accept_encoding="gzip", if_none_match='"other"')[0] == "200 OK"


@pytest.mark.parametrize(
    ("application", "method"),
    [
        (site(Cache_Control="no-store"), "GET"),
        (site(), "POST"),
        (site(status="404 Not Found"), "GET"),
    ],
)
def test_what_may_not_be_kept_has_no_mark(application, method):
    _, headers, body = ask(application, method=method, accept_encoding="gzip", if_none_match="*")
    assert "etag" not in headers
    assert gzip.decompress(body) == LONG


def test_head_says_what_get_would_and_sends_nothing():
    _, headers, body = ask(site(), method="HEAD", accept_encoding="gzip")
    assert body == b""
    assert headers == ask(site(), accept_encoding="gzip")[1]


@pytest.mark.parametrize(
    ("application", "path"),
    [
        (site(), "/admin/login/"),
        (site(kind="application/pdf"), "/handouts/x.pdf"),
        (site(Content_Encoding="gzip"), "/"),
    ],
)
def test_the_desk_and_what_is_packed_already_are_left_alone(application, path):
    _, headers, body = ask(application, path, accept_encoding="gzip")
    assert body == LONG
    assert "etag" not in headers


@pytest.fixture
def no_connection_looked_after():
    """Django looks after the connection to the database around each request; there is none."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.parametrize(
    ("path", "query", "kept"),
    [
        ("/search/", "q=testol", False),
        ("/compare/", "medicine=testol&medicine=velvix&medicine=nortab", True),
        ("/questions/", "medicine=testol", True),
        ("/report-a-problem/", "page=/about/", False),
    ],
)
def test_live_pages_are_packed_and_ask_no_database(
    path, query, kept, shelf, static_files, no_connection_looked_after
):
    whole = packed(behind_the_door(get_wsgi_application()), "/admin/")

    def application(environ, start_response):
        return whole(environ | {REQUEST_KEY: shelf, "wsgi.input": io.BytesIO()}, start_response)

    asked = {"query": query, "accept_encoding": "br"}
    status, headers, body = ask(application, path, **asked)
    assert status == "200 OK"
    assert headers["content-encoding"] == "br"
    assert len(body) < len(brotli.decompress(body)) / 3
    assert ("etag" in headers) == kept
    if kept:
        again = ask(application, path, **asked, if_none_match=headers["etag"])
        assert again[0] == "304 Not Modified"
