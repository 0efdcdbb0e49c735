"""Static files under names with their hash, those that a script imports as well."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """`import … from "./kept.js"` follows the file's hash, as a link in a style sheet does.

    In our own scripts only: others, such as those that come with htmx, may name what is not there.
    """

    _imports = CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns
    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", _imports[1]))
