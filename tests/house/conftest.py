"""Not yet on the small desk."""

from tests.real_edition import *  # noqa: F403
