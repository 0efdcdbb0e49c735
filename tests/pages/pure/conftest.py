"""Every choice of the made-up medicines."""

import pytest

from tests.pages.pure.compared import CHOICES, compared


@pytest.fixture(params=CHOICES, ids="-".join)
def comparison(request):
    return compared(*request.param)
