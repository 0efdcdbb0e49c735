"""Facts and rules are looked for in the real edition."""

from tests.real_edition import *  # noqa: F403
