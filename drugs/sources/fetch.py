"""Asking other hosts, politely: one question at a time, with time-outs, pauses and few retries."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

AGENT = "eczema-site/1 (checks its sources; see the site's about page)"
TIMEOUT = 10.0  # seconds without a byte
IN_ALL = 60.0  # seconds for one answer, however slowly it drips
LARGEST = 8_000_000  # bytes
TRIES = 3
WORTH_ANOTHER_TRY = {429, 500, 502, 503, 504}


class NoAnswer(Exception):
    """Nothing usable came back. The message says in words what did; `status` is 0 without one."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Asker:
    """How to ask. `pause` stands between two tries, and doubles."""

    timeout: float = TIMEOUT
    in_all: float = IN_ALL
    pause: float = 1.0
    tries: int = TRIES

    def ask(self, address: str, *, method: str = "GET") -> bytes:
        """The body at an address. Raises NoAnswer after the last try."""
        wait = self.pause
        for number in range(1, self.tries + 1):
            try:
                return self._once(address, method)
            except NoAnswer as error:
                final = number == self.tries or (
                    error.status and error.status not in WORTH_ANOTHER_TRY
                )
                if final:
                    raise
            time.sleep(wait)
            wait *= 2
        raise AssertionError("unreachable")

    def _once(self, address: str, method: str) -> bytes:
        if not address.startswith(("http://", "https://")):
            raise NoAnswer("not an http address")
        request = urllib.request.Request(address, method=method, headers={"User-Agent": AGENT})  # noqa: S310
        until = time.monotonic() + self.in_all
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:  # noqa: S310
                found = bytearray()
                while part := answer.read1(65_536):
                    found += part
                    if len(found) > LARGEST:
                        raise NoAnswer("an answer that is far too long")
                    if time.monotonic() > until:
                        raise NoAnswer("an answer that never ends")
                if answer.length:
                    raise NoAnswer("half an answer")
                return bytes(found)
        except urllib.error.HTTPError as error:
            with error:
                raise NoAnswer(f"status {error.code}", error.code) from error
        except TimeoutError as error:
            raise NoAnswer("no answer in time") from error
        except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
            if isinstance(getattr(error, "reason", None), TimeoutError):
                raise NoAnswer("no answer in time") from error
            raise NoAnswer("no connection, or it broke off") from error
