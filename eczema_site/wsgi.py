"""The WSGI application: the front door, with Django behind it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eczema_site.settings")
_django = get_wsgi_application()

from django.conf import settings  # noqa: E402 (settings are read once Django is set up)

from eczema_site.front_door import FrontDoor  # noqa: E402

# `make dev` shows the desk as it stands, so nothing printed may answer in its place.
application = _django if settings.LIVE else FrontDoor(_django, settings.EDITIONS_DIR)
