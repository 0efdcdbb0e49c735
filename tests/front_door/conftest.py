import pytest

from eczema_site.front_door import door as door_module
from eczema_site.front_door.current import Current
from eczema_site.front_door.door import Behind, FrontDoor
from tests.front_door import made
from tests.front_door.made import PAGE, SHEET, point_to, write_edition


@pytest.fixture
def editions(tmp_path):
    return tmp_path / "editions"


@pytest.fixture
def first(editions):
    folder = write_edition(
        editions, 1, {"/": PAGE, "/about/": b"about"}, {"/handouts/opzelura.pdf": SHEET}
    )
    point_to(folder)
    return folder


@pytest.fixture
def behind(monkeypatch):
    """What stands behind every front door of the test; `behind.asked` is what it was asked."""
    behind = made.Behind()
    monkeypatch.setattr(door_module, "hand_on", behind.hand_on)
    return behind


@pytest.fixture
def new_door(editions, behind, tmp_path):
    """A front door over the editions that are there, with these limits."""

    def new_door_(memory_limit=None, **options):
        door = FrontDoor(editions, None, Behind(tmp_path / "pages", tmp_path / "desk", **options))
        if memory_limit is not None:
            door.current = Current(editions, memory_limit=memory_limit)
        return door

    return new_door_


@pytest.fixture
def door(first, new_door):
    return new_door()
