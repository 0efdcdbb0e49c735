"""What tests make once and keep between runs, under a key of all that it is made from."""

import contextlib
import fcntl
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".pytest_cache" / "kept"
HELD = "held"  # a file in each kept folder, locked by the processes that use it
SEAL = "seal"  # a file in each finished folder: what all the others held when it was made
OLDER = 1  # how many are kept beside the newest: for going back and forth between two states

# Open for as long as this process lives: what it uses is not cleared away under it.
_in_use = []


def key_of(*paths: Path, besides: Iterable[object] = ()) -> str:
    """A key that changes with any byte of these files and folders, and with what is told besides.

    What Python compiled is left out.
    """
    found = hashlib.sha256(repr((sys.version, *besides)).encode())
    for path in paths:
        for file in _files(path) if path.is_dir() else [path]:
            found.update(f"{file.relative_to(ROOT)}\0".encode())
            found.update(file.read_bytes())
    return found.hexdigest()[:16]


def kept(name: str, key: str, make: Callable[[Path], None], folder: Path = FOLDER) -> Path:
    """The folder that `make` fills: kept from an earlier run where the key is the same, made again
    where it is not or where the folder was damaged since.

    Read it; do not write to it. Any number of processes and runs may ask: one makes it, the others
    wait. The newest are kept, and whatever a living process uses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / f"{name}-{key}"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_whole(wanted):
            work = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=folder))
            try:
                make(work)
                (work / HELD).touch()
                (work / SEAL).write_text(_digest(work))
                shutil.rmtree(wanted, ignore_errors=True)
                work.rename(wanted)
            finally:
                shutil.rmtree(work, ignore_errors=True)
        held = (wanted / HELD).open()
        fcntl.flock(held, fcntl.LOCK_SH)
        _in_use.append(held)
        wanted.touch()
        _clear(folder, name)
    return wanted


def is_whole(folder: Path) -> bool:
    """Whether the folder was finished, and holds what it held then."""
    try:
        return (folder / SEAL).read_text() == _digest(folder)
    except OSError:
        return False


def _clear(folder: Path, name: str) -> None:
    """Removes the older ones that nobody uses, and what a run that was killed left behind."""
    for path in folder.glob(f".{name}-*"):
        shutil.rmtree(path, ignore_errors=True)
    found = [path for path in folder.glob(f"{name}-*") if path.is_dir()]
    found.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in found[1 + OLDER :]:
        with contextlib.suppress(OSError), (path / HELD).open() as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path)


def _digest(folder: Path) -> str:
    found = hashlib.sha256()
    for file in _files(folder):
        if file.name not in (HELD, SEAL):
            found.update(f"{file.relative_to(folder)}\0".encode())
            found.update(file.read_bytes())
    return found.hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(
        path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    )
