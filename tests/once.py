"""What is made once, however many processes test it."""

import contextlib
import fcntl
import os


def shared(tmp_path_factory):
    """The folder that the processes of one run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextlib.contextmanager
def made_once(folder):
    """Gives whether `folder` is still to be filled; the other processes wait until it is.

    It counts as filled when the block ends well.
    """
    folder.mkdir(exist_ok=True)
    filled = folder.with_name(f"{folder.name}.filled")
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield not filled.exists()
        filled.touch()
