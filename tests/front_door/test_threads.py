"""Many threads ask while the edition moves."""

import gzip
import logging
import shutil
import sys
import threading
import time
from hashlib import sha256

import brotli
import pytest

from eczema_site import front_door
from eczema_site.front_door import FrontDoor
from tests.front_door.made import PAGE, app, ask, point_to, write_edition

PATIENCE = 90  # seconds that a busy machine may take


def test_one_thread_reads_while_the_others_answer_from_the_old_edition(
    first, editions, door, monkeypatch
):
    second = write_edition(editions, 2, {"/": b"second"})
    reading, go_on, readers = threading.Event(), threading.Event(), []
    real = front_door.read_edition

    def slow(*args):
        readers.append(threading.current_thread())
        reading.set()
        assert go_on.wait(PATIENCE)
        return real(*args)

    monkeypatch.setattr(front_door, "read_edition", slow)
    point_to(second)
    answers = []
    reader = threading.Thread(target=lambda: answers.append(ask(door).body))
    reader.start()
    assert reading.wait(PATIENCE)
    assert [ask(door).body for _ in range(20)] == [PAGE] * 20
    assert reader.is_alive(), "they did not wait for the reader"
    go_on.set()
    reader.join(PATIENCE)
    assert answers == [b"second"]
    assert readers == [reader]
    assert ask(door).body == b"second"


@pytest.mark.parametrize("memory_limit", [0, 10**6])
def test_no_answer_ever_mixes_two_editions(editions, memory_limit, caplog):
    """Threads hammer the site while editions come and the older ones are pruned under them."""
    caplog.set_level(logging.ERROR)
    interval = sys.getswitchinterval()

    def page(number, path):
        return f"edition {number} of {path} ".encode() * 300

    def publish(number):
        paths = ["/", "/about/", "/compare/"]
        folder = write_edition(editions, number, {path: page(number, path) for path in paths})
        point_to(folder)
        return folder

    latest = 1
    folders = [publish(1)]
    door = FrontDoor(app, editions, memory_limit=memory_limit, look_every=0.02)
    stop, problems, seen = threading.Event(), [], set()

    def hammer(path, coding):
        decode = {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}[coding]
        newest, tags = 0, {}
        try:
            while not stop.is_set():
                known = tags.get(newest, "")
                at_least = newest
                answer = ask(door, path, accept_encoding=coding, if_none_match=known)
                if answer.status == 304:
                    assert answer.headers["ETag"] == known
                    continue
                assert not answer.body.startswith(b"django"), answer.body
                assert int(answer.headers["Content-Length"]) == len(answer.body)
                body = decode(answer.body)
                newest = int(body.split()[1])
                assert body == page(newest, path)
                assert at_least <= newest <= latest, "time does not run backwards"
                tags[newest] = answer.headers["ETag"]
                assert sha256(answer.body).hexdigest()[:32] == tags[newest].strip('"')[:32]
                seen.add(newest)
        except BaseException as error:
            problems.append(error)

    threads = [
        threading.Thread(target=hammer, args=(path, coding))
        for path in ("/", "/about/", "/compare/")
        for coding in ("", "br", "gzip")
    ]
    sys.setswitchinterval(1e-5)
    try:
        for thread in threads:
            thread.start()
        enough, at_last = time.monotonic() + 2, time.monotonic() + PATIENCE
        # Two seconds, and longer on a machine so busy that readers have seen few editions by then.
        while time.monotonic() < (enough if len(seen) > 3 else at_last) and not problems:
            latest += 1
            folders.append(publish(latest))
            if len(folders) > 10:  # as many as the printer keeps
                shutil.rmtree(folders.pop(0))
            time.sleep(0.02)
    finally:
        stop.set()
        for thread in threads:
            thread.join(PATIENCE)
        sys.setswitchinterval(interval)
    assert not problems
    assert len(seen) > 3
