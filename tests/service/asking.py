"""Requests as they go over the wire: nothing is unpacked, followed or added."""

from http.client import HTTPConnection


def ask(port, path="/", method="GET", body=None, **headers):
    """(status, headers by their small names, body) of one request on a connection of its own."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        return ask_on(connection, path, method, body, **headers)
    finally:
        connection.close()


def ask_on(connection, path="/", method="GET", body=None, **headers):
    named = {"host": "localhost"} | {k.replace("_", "-"): v for k, v in headers.items()}
    connection.request(method, path, body, named)
    answer = connection.getresponse()
    found = answer.read()
    pairs = [(name.lower(), value) for name, value in answer.getheaders()]
    assert len(pairs) == len(dict(pairs)), f"a header was sent twice: {pairs}"
    return answer.status, dict(pairs), found
