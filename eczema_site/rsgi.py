"""Where the web server comes in: the front door. It needs neither Django's apps nor a database."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eczema_site.settings")

from django.conf import settings

from eczema_site.family import end_with_parent
from eczema_site.front_door.door import Behind, FrontDoor

end_with_parent()
# The thread that reads requests waits no longer than this for the one that answers them; Python
# has 5 ms, and beside a crowd a reader waited for several of them.
sys.setswitchinterval(0.0002)
application = FrontDoor(
    settings.EDITIONS_DIR,
    settings.STATIC_ROOT,
    Behind(
        pages=settings.SOCKETS_DIR / "pages.sock",
        desk=settings.SOCKETS_DIR / "desk.sock",
        desk_at=f"/{settings.DESK_AT}",
        hosts=tuple(host.lower() for host in settings.ALLOWED_HOSTS),
        proxied=settings.HTTPS,
    ),
)
