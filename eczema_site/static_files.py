"""Static files under names with their hash, those that a script imports as well."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """`import … from "./kept.js"` follows the file's hash, as a link in a style sheet does."""

    support_js_module_import_aggregation = True
