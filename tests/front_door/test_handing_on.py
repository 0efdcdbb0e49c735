"""What is not finished: read whole within limits, and handed on while readers are answered."""

import asyncio

import pytest

from eczema_site.front_door import door as door_module
from eczema_site.front_door.relay import Bodies, Limits, Refused, hand_on
from tests.front_door.made import PAGE, Answer, Scope, ask, asked, point_to, write_edition

TINY = Limits(at_once=1, waiting=1, wait=0.05, body=10, body_within=0.05)


@pytest.mark.parametrize(
    ("path", "method", "socket"),
    [
        ("/search/", "GET", "pages"),
        ("/who-can-use/", "POST", "pages"),
        ("/hidden/", "GET", "desk"),
        ("/hidden/login/", "POST", "desk"),
        ("/hidden/drugs/study/add/", "POST", "desk"),
        ("/admin/", "GET", "pages"),
    ],
)
def test_each_program_gets_what_is_its_own(first, new_door, behind, path, method, socket):
    ask(new_door(desk_at="/hidden/"), path, method)
    assert [seen[:3] for seen in behind.asked] == [(socket, method, path)]


def test_a_chunked_body_comes_whole_and_counted(door, behind):
    """Behind a proxy that passes on chunks, a form came empty: no length had been announced."""
    chunked = {"transfer_encoding": "chunked"}
    ask(door, "/who-can-use/", "POST", chunks=[b"age=", b"12"], **chunked)
    (_, _, _, _, headers, body) = behind.asked[0]
    assert body == b"age=12"
    assert "transfer-encoding" not in headers


@pytest.mark.parametrize(
    ("proxied", "sent", "seen"),
    [
        (False, {}, ("192.0.2.7", "http")),
        # Whoever asks directly may write anything; it is not believed.
        (False, {"x_forwarded_for": "10.0.0.1", "x_forwarded_proto": "https"},
         ("192.0.2.7", "http")),
        (True, {"x_forwarded_for": "10.0.0.1, 198.51.100.4", "x_forwarded_proto": "https"},
         ("198.51.100.4", "https")),
    ],
)  # fmt: skip
def test_who_asks_is_told_by_us_alone(first, new_door, behind, proxied, sent, seen):
    ask(new_door(proxied=proxied), "/search/", **sent)
    headers = behind.asked[0][4]
    assert (headers["x-forwarded-for"], headers["x-forwarded-proto"]) == seen


def test_those_behind_are_told_which_edition_readers_get(first, editions, new_door, behind):
    door = new_door()
    ask(door, "/admin/", x_edition="0009-anything")
    later = write_edition(editions, 2, {"/": b"newer"})
    point_to(later)
    ask(door, "/admin/")
    ask(door, "/admin/")
    told = [headers["x-edition"] for *_, headers, _ in behind.asked]
    assert told[0] == first.name, "what a client says of itself is not believed"
    assert told[-1] == later.name


def test_who_asks_has_no_second_spelling(first, new_door, behind):
    """WSGI writes _ and - alike: `x_forwarded_for` would name another address for each guess."""
    scope = Scope("GET", "/search/", "", {"x_forwarded_for": "10.0.0.1", "x_a": "b", "x-a": "c"})
    asyncio.run(new_door().__rsgi__(scope, Answer()))
    headers = behind.asked[0][4]
    assert (headers["x-forwarded-for"], headers["x-a"]) == ("192.0.2.7", "c")
    assert not [name for name in headers if "_" in name]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("example.org", 200), ("EXAMPLE.org:443", 200), ("www.example.com", 200), ("[::1]:80", 200),
        ("example.org.", 200), ("evil.example", 400), ("", 400), ("example.org.evil", 400),
    ],
)  # fmt: skip
def test_an_unknown_host_is_refused(first, new_door, behind, host, status):
    door = new_door(hosts=("example.org", ".example.com", "[::1]"))
    for path in ("/", "/search/"):
        assert ask(door, path, host=host).status == status
    assert ask(door, "/healthz", host=host).status == 200, "a balancer asks by number"


def test_slow_and_long_bodies_take_nobodys_place(door, behind, monkeypatch):
    """Three hundred of each kind are held; a printed page and a form are answered beside them."""
    monkeypatch.setitem(door.counters, "form", door_module.Counter(TINY))

    class Slow(Answer):
        async def __aiter__(self):
            yield b"a"
            await asyncio.sleep(3600)

    async def many():
        slow = [Slow() for _ in range(300)]
        held = [
            asyncio.create_task(door.__rsgi__(Scope("POST", "/who-can-use/", "", {}), one))
            for one in slow
        ]
        await asyncio.sleep(0)
        assert (await asked(door)).body == PAGE
        assert (await asked(door, "/who-can-use/", "POST", chunks=[b"a"])).body == b"behind"
        assert not any(one.status for one in slow), "they were answered beside the slow ones"
        await asyncio.gather(*held)
        return {one.status for one in slow}

    assert asyncio.run(many()) == {408}
    long = ask(door, "/who-can-use/", "POST", chunks=[b"a" * 11])
    assert (long.status, long.headers["connection"]) == (413, "close")
    assert len(behind.asked) == 1
    assert {each.left for each in door.bodies.values()} == {Bodies().left}, "it is forgotten"


def test_who_finds_no_place_is_told_and_nobody_else_waits(door, behind, monkeypatch):
    for kind in ("sign-in", "form"):
        monkeypatch.setitem(door.counters, kind, door_module.Counter(TINY))
    go_on = asyncio.Event()
    real = behind.hand_on

    async def hashing(socket, *request):
        if socket.name == "desk":
            await go_on.wait()
        return await real(socket, *request)

    monkeypatch.setattr(door_module, "hand_on", hashing)

    async def all_of_them():
        first = asyncio.create_task(asked(door, "/admin/login/", "POST"))
        await asyncio.sleep(0.01)
        others = await asyncio.gather(*[asked(door, "/admin/login/", "POST") for _ in range(20)])
        assert {answer.status for answer in others} == {503}
        assert others[0].headers["retry-after"]
        assert (await asked(door)).body == PAGE
        assert (await asked(door, "/who-can-use/", "POST")).body == b"behind"
        go_on.set()
        assert (await first).body == b"behind"

    asyncio.run(all_of_them())


async def program(socket, answer):
    """A program that listens and gives this answer, whatever it is asked; notes what it was."""
    seen = []

    async def talk(reader, writer):
        head = await reader.readuntil(b"\r\n\r\n")
        length = int((head.lower().partition(b"content-length: ")[2].split() or [b"0"])[0])
        seen.append(head + await reader.readexactly(length))
        writer.write(answer)
        writer.close()

    return await asyncio.start_unix_server(talk, str(socket)), seen


def told(tmp_path, answer, method="GET", body=b""):
    """What comes back from a program that answers so, and what it saw."""
    socket = tmp_path / "s"

    async def talk():
        server, seen = await program(socket, answer)
        async with server:
            return await hand_on(
                socket, method, "/caf\xe9/?", "q=a%20b", [("host", "x")], body
            ), seen[0]

    return asyncio.run(talk())


def test_a_request_is_said_and_its_answer_read(tmp_path):
    answer, seen = told(
        tmp_path,
        b"HTTP/1.0 201 Created\r\nContent-Length: 2\r\nX-A: b: c\r\n\r\nok",
        "POST",
        b"a=1",
    )
    assert answer == (201, [("content-length", "2"), ("x-a", "b: c")], b"ok")
    assert seen == (
        b"POST /caf%C3%A9/%3F?q=a%20b HTTP/1.0\r\nhost: x\r\ncontent-length: 3\r\n\r\na=1"
    )


@pytest.mark.parametrize(
    "answer",
    [b"", b"HTTP/1.0", b"nonsense\r\n\r\n", b"HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\ncut"],
)
def test_a_torn_answer_is_never_passed_off_as_whole(tmp_path, answer):
    with pytest.raises(Refused, match="502"):
        told(tmp_path, answer)


def test_nobody_behind_is_said_at_once(tmp_path):
    with pytest.raises(Refused, match="503"):
        asyncio.run(hand_on(tmp_path / "nobody", "GET", "/", "", [], b""))


def test_a_fault_of_ours_is_a_page_too(door, monkeypatch, caplog):
    async def fault(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(door_module, "hand_on", fault)
    answer = ask(door, "/planted/")
    assert answer.status == 502
    assert "Something went wrong" in answer.body.decode()
    assert "planted" not in caplog.text


@pytest.mark.parametrize(
    ("path", "kind", "status", "says"),
    [
        ("/admin/publish/", "save", 504, "goes on.</h1><p>Look at the desk"),
        ("/who-can-use/", "form", 502, "Something went wrong"),
    ],
)
def test_what_an_editor_does_goes_on_when_it_takes_too_long(
    door, monkeypatch, path, kind, status, says
):
    """It said to try again, and what was sent was published all the same."""

    async def slow(*_):
        await asyncio.sleep(5)

    monkeypatch.setattr(door_module, "hand_on", slow)
    monkeypatch.setattr(door.counters[kind], "limits", Limits(1, 1, answer_within=0.01))
    answer = ask(door, path, "POST")
    assert answer.status == status
    assert says in answer.body.decode()


def test_watchers_need_nobody_behind(door, editions, monkeypatch):
    async def nobody(*_):
        raise AssertionError

    monkeypatch.setattr(door_module, "hand_on", nobody)
    assert ask(door, "/healthz").body == b"ok\n"
    assert ask(door, "/readyz").body == b'{"ready": true, "edition": 1, "date": "2026-11-22"}\n'
    (editions / ".degraded").write_text("A page was changed.")
    assert b'"degraded": "A page was changed."' in ask(door, "/readyz").body


def test_ready_says_no_until_something_is_printed(new_door, behind):
    answer = ask(new_door(), "/readyz")
    assert (answer.status, answer.body) == (503, b'{"ready": false}\n')
