"""The editor's desk, inside Django's admin: one file for each subject, found by itself.

They are read in the order of their names, so sections of an article come before articles: see
`article`.
"""

from importlib import import_module
from pkgutil import iter_modules

for _found in sorted(module.name for module in iter_modules(__path__)):
    import_module(f"{__name__}.{_found}")
