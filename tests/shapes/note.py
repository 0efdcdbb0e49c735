"""Notes the shape that documents have today: `python -m tests.shapes.note`.

`schemas.json` holds a digest of the JSON Schema of all documents by the number of the shape. Once
a release stored documents of a shape, a sample of them stands here (`<number>.json.gz`), and that
shape is not noted anew: a change takes a new number and a step in `drugs/documents/upgrade.py`.
"""

import hashlib
import json
from pathlib import Path

from pydantic import TypeAdapter

from drugs.documents import Document
from drugs.documents.edition import SHAPE_NUMBER

FOLDER = Path(__file__).parent
NOTED = FOLDER / "schemas.json"


def digest() -> str:
    """Of the JSON Schema of today's documents, without what only explains it, and without fields
    that have a default: what was stored before such a field was added reads as ever."""
    schema = _bare(TypeAdapter(Document).json_schema())
    return hashlib.sha256(json.dumps(schema, sort_keys=True).encode()).hexdigest()


def _bare(part):
    if isinstance(part, dict):
        return {
            name: _needed(value) if name == "properties" else _bare(value)
            for name, value in part.items()
            # A property may be called so too; then it is no text.
            if not (name in ("title", "description") and isinstance(value, str))
        }
    return [_bare(value) for value in part] if isinstance(part, list) else part


def _needed(properties):
    return {
        name: _bare(value)
        for name, value in properties.items()
        if "default" not in value or "const" in value
    }


def noted() -> dict[str, str]:
    return json.loads(NOTED.read_text()) if NOTED.exists() else {}


def samples() -> dict[int, Path]:
    """The stored samples by the number of their shape."""
    return {int(path.name.split(".")[0]): path for path in sorted(FOLDER.glob("*.json.gz"))}


def main() -> None:
    if SHAPE_NUMBER in samples():
        raise SystemExit(
            f"Shape {SHAPE_NUMBER} was released. Raise SHAPE_NUMBER, add a step to "
            "drugs/documents/upgrade.py, and run this again."
        )
    NOTED.write_text(json.dumps(noted() | {str(SHAPE_NUMBER): digest()}, indent=1) + "\n")
    print(f"Noted: shape {SHAPE_NUMBER} is what documents are today.")


if __name__ == "__main__":
    main()
