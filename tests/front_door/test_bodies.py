"""What is sent: read whole within limits before anybody works on it, and to its end where it is
refused."""

import asyncio

import pytest

from eczema_site.front_door.relay import READ_AWAY, Bodies, Limits, Refused
from tests.front_door.made import Answer, Scope, ask, asked

TINY = Limits(at_once=1, waiting=1, wait=0.05, body=10, body_within=0.05)


@pytest.mark.parametrize(
    ("path", "left", "status"),
    [("/who-can-use/", READ_AWAY, 413), ("/healthz", READ_AWAY, 413), ("/admin/x/", 50_000, 503)],
)
def test_what_is_not_taken_is_read_to_its_end_before_it_is_refused(
    door, behind, path, left, status
):
    """An answer in the middle of sending is lost by chance: nginx then said 503 of its own."""
    door.bodies[door.behind.desk].left = left
    sent = []

    class Sending(Answer):
        async def __aiter__(self):
            for _ in range(20):
                assert self.status is None
                sent.append(len(self.chunks[0]))
                yield self.chunks[0]

    answer = Sending(b"a" * 50_001)
    size = str(20 * 50_001)
    asyncio.run(door.__rsgi__(Scope("POST", path, "", {"content-length": size}), answer))
    assert (answer.status, len(sent)) == (status, 20)
    assert behind.asked == []
    assert door.bodies[door.behind.desk].left == left
    # Who goes on for ever is broken off, and who says so beforehand is not waited for.
    sent.clear()
    answer = Sending(b"a" * (READ_AWAY // 4))
    asyncio.run(door.__rsgi__(Scope("POST", path, "", {}), answer))
    assert (answer.status, len(sent)) == (413, 5)
    answer = Sending(b"a")
    asyncio.run(door.__rsgi__(Scope("POST", path, "", {"content-length": "9" * 9}), answer))
    assert (answer.status, len(sent)) == (413, 5)


def test_half_a_form_is_not_handed_on(door, behind):
    """An editor's connection broke while a form was sent: what came looked like a whole one, with
    its last text cut."""
    cut = ask(door, "/admin/x/", "POST", chunks=[b"a=1&definition=Half a sen"], content_length="99")
    assert cut.status == 408
    assert behind.asked == []
    whole = ask(door, "/admin/x/", "POST", chunks=[b"a=1"], content_length="3")
    assert (whole.status, behind.asked[0][-1]) == (200, b"a=1")


def test_all_bodies_together_stay_within_a_bound():
    bodies = Bodies(bound=15)

    async def chunks():
        yield b"a" * 10

    async def two():
        async with bodies.read(chunks(), TINY):
            with pytest.raises(Refused, match="503"):
                async with bodies.read(chunks(), TINY):
                    pass

    asyncio.run(two())
    assert bodies.left == 15


def test_what_is_sent_to_the_desk_keeps_no_reader_from_a_form(door, behind):
    """Eight megabytes in one save, a few of them unfinished: forms were refused for a minute."""
    door.bodies[door.behind.desk].left = 10

    async def both():
        refused = await asked(door, "/admin/x/", "POST", chunks=[b"a" * 11])
        taken = await asked(door, "/who-can-use/", "POST", chunks=[b"a" * 11])
        return refused.status, taken.status

    assert asyncio.run(both()) == (503, 200)
    assert door.bodies[door.behind.desk].left == 10
