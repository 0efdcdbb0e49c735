"""Two ways to answer, measured side by side: A B A B, so that a noisy machine disturbs both."""

import http.client
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from tools.bench.load import Asked, Load, load

ROUNDS = 4
SECONDS = 3.0


@dataclass(frozen=True)
class Turns:
    """What came of it: the loads of both, turn by turn."""

    one: Sequence[Load]
    other: Sequence[Load]

    @property
    def ratios(self) -> list[float]:
        """How often the one answered for each answer of the other, turn by turn."""
        pairs = zip(self.one, self.other, strict=True)
        return sorted(one.each_second / other.each_second for one, other in pairs)

    @property
    def ratio(self) -> float:
        return statistics.median(self.ratios)

    @property
    def spread(self) -> list[float]:
        """How many times the median the p99 of the one was, turn by turn."""
        return sorted(each.p99 / each.median for each in self.one)


def in_turns(one: Asked, other: Asked) -> Turns:
    """Both under load, one after the other. The first turns warm up, and are not counted."""
    by_wrk = "HEAD" not in (one.method, other.method)  # it waits for a body that never comes
    for asked in (one, other):
        load(asked, 1, by_wrk=by_wrk)
    ones, others = [], []
    for _ in range(ROUNDS):
        ones.append(load(one, SECONDS, by_wrk=by_wrk))
        others.append(load(other, SECONDS, by_wrk=by_wrk))
    return Turns(ones, others)


def answered(asked: Asked) -> tuple[int, dict[str, str], bytes]:
    """One answer: status, headers by their small names, and the body as it comes."""
    connection = http.client.HTTPConnection("127.0.0.1", asked.port, timeout=60)
    try:
        connection.request(asked.method, asked.path, headers=asked.headers)
        answer = connection.getresponse()
        body = answer.read()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body
    finally:
        connection.close()
