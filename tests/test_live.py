"""`make dev`: pages come from the desk as it stands, and the admin is left alone."""

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.test import RequestFactory

from drugs.live import LiveShelf
from drugs.models import GlossaryTerm
from drugs.shelf import REQUEST_KEY


@pytest.fixture
def live(settings):
    """Sends a request through; returns it as the views get it."""
    settings.LIVE = True
    seen = []
    middleware = LiveShelf(lambda request: seen.append(request) or HttpResponse())

    def send(path, **extra):
        middleware(RequestFactory().get(path, **extra))
        return seen[-1]

    return send


@pytest.mark.django_db
def test_a_draft_shows_at_once(live):
    GlossaryTerm.objects.filter(slug="flare").update(term="Bad time")
    assert live("/glossary/").META[REQUEST_KEY].terms["flare"].term == "Bad time"
    GlossaryTerm.objects.filter(slug="flare").update(how_checked="unchecked")
    assert "flare" not in live("/glossary/").META[REQUEST_KEY].terms


def test_a_request_keeps_the_shelf_it_brings(live, shelf, db):
    assert live("/", **{REQUEST_KEY: shelf}).META[REQUEST_KEY] is shelf


@pytest.mark.parametrize("path", ["/admin/", "/static/css/base.css"])
def test_what_shows_no_medicine_reads_no_desk(live, path):
    assert REQUEST_KEY not in live(path).META


def test_a_printed_site_does_not_use_it(settings):
    settings.LIVE = False
    with pytest.raises(MiddlewareNotUsed):
        LiveShelf(lambda request: HttpResponse())
