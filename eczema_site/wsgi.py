"""Django, for what is not printed: live pages, forms and the desk. The front door stands before it
and reaches it by a socket; nobody else can."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from eczema_site.family import end_with_parent
from eczema_site.packing import packed
from eczema_site.tidy import behind_the_door

end_with_parent()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eczema_site.settings")
application = packed(behind_the_door(get_wsgi_application()), f"/{settings.DESK_AT}")
