import pytest

from eczema_site.front_door import FrontDoor
from tests.front_door.made import PAGE, SHEET, app, point_to, write_edition


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
def door(first, editions):
    return FrontDoor(app, editions, look_every=0)
