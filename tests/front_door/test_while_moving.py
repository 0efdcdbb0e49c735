"""Many readers ask while the edition moves."""

import asyncio
import gzip
import logging
import shutil
import threading
import time
from hashlib import sha256

import brotli
import pytest

from eczema_site.front_door import current
from eczema_site.front_door import door as door_module
from tests.front_door.made import PAGE, asked, point_to, write_edition

PATIENCE = 90  # seconds that a busy machine may take


def test_readers_do_not_wait_while_a_new_edition_is_read(first, editions, door, monkeypatch):
    monkeypatch.setattr(door_module, "LOOK_EVERY", 0.01)
    point_to(write_edition(editions, 2, {"/": b"second"}))
    reading, go_on = threading.Event(), threading.Event()
    real = current.read_edition

    def slow(*args):
        reading.set()
        assert go_on.wait(PATIENCE)
        return real(*args)

    monkeypatch.setattr(current, "read_edition", slow)

    async def readers():
        door.__rsgi_init__(asyncio.get_running_loop())
        await asyncio.to_thread(reading.wait, PATIENCE)
        assert [(await asked(door)).body for _ in range(20)] == [PAGE] * 20
        go_on.set()
        while (await asked(door)).body != b"second":
            await asyncio.sleep(0.01)

    asyncio.run(asyncio.wait_for(readers(), PATIENCE))


@pytest.mark.parametrize("memory_limit", [0, 10**6])
def test_no_answer_ever_mixes_two_editions(editions, memory_limit, caplog, new_door, monkeypatch):
    """Readers hammer the site while editions come and the older ones are pruned under them."""
    caplog.set_level(logging.ERROR)
    monkeypatch.setattr(door_module, "LOOK_EVERY", 0.005)
    where = ["/", "/about/", "/compare/"]
    latest, stop, seen = [0], threading.Event(), set()

    def page(number, path):
        return f"edition {number} of {path} ".encode() * 300

    def publish():
        latest[0] += 1
        folder = write_edition(editions, latest[0], {path: page(latest[0], path) for path in where})
        point_to(folder)
        return folder

    folders = [publish()]
    door = new_door(memory_limit=memory_limit)

    async def hammer(path, coding):
        decode = {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}[coding]
        newest, tags = 0, {}
        while not stop.is_set():
            await asyncio.sleep(0)
            known = tags.get(newest, "")
            answer = await asked(door, path, accept_encoding=coding, if_none_match=known)
            if answer.status == 304:
                assert answer.headers["ETag"] == known
                continue
            assert answer.body != b"behind"
            assert int(answer.headers["Content-Length"]) == len(answer.body)
            body = decode(answer.body)
            before, newest = newest, int(body.split()[1])
            assert body == page(newest, path)
            assert before <= newest <= latest[0], "time does not run backwards"
            tags[newest] = answer.headers["ETag"]
            assert sha256(answer.body).hexdigest()[:32] == tags[newest].strip('"')[:32]
            seen.add(newest)

    def print_many():
        try:
            enough, at_last = time.monotonic() + 2, time.monotonic() + PATIENCE
            # Two seconds, and longer on a machine so busy that few editions were seen by then.
            while time.monotonic() < (enough if len(seen) > 3 else at_last):
                folders.append(publish())
                if len(folders) > 10:  # as many as the printer keeps
                    shutil.rmtree(folders.pop(0))
                time.sleep(0.02)
        finally:
            stop.set()

    async def all_of_them():
        door.__rsgi_init__(asyncio.get_running_loop())
        readers = [hammer(path, coding) for path in where for coding in ("", "br", "gzip")]
        await asyncio.gather(asyncio.to_thread(print_many), *readers)

    asyncio.run(all_of_them())
    assert len(seen) > 3
