"""How the programs of the site share the cores: who gives way, and who is asked for short turns."""

import ctypes
import os
import platform
import sys
import time
from pathlib import Path

# How much each gives way to the front door, which readers of finished pages wait for: with half of
# the cores of a small machine hashing passwords, they waited fourteen times as long.
GIVES_WAY = {"pages": 5, "desk": 10, "printer": 10}
# The front door works for microseconds at a time. Who asks Linux for short turns gets the next one
# sooner (6.12 and later; before that it is left aside), and no more of the cores.
TURN = 100_000  # nanoseconds; what Linux gives others is some 3 ms
# The call has no name in the C library. Its number: sched_setattr(2), by the machine.
SET_ATTRIBUTES = {"x86_64": 314, "aarch64": 274, "riscv64": 274}


class Attributes(ctypes.Structure):
    """`struct sched_attr` of sched_setattr(2)."""

    _fields_ = [
        ("size", ctypes.c_uint32),
        ("policy", ctypes.c_uint32),
        ("flags", ctypes.c_uint64),
        ("nice", ctypes.c_int32),
        ("priority", ctypes.c_uint32),
        ("runtime", ctypes.c_uint64),
        ("deadline", ctypes.c_uint64),
        ("period", ctypes.c_uint64),
    ]


def share(name: str) -> None:
    """Let the front door go first from here on, and what this process becomes or starts."""
    if name == "front":
        short_turns()
    elif name in GIVES_WAY:
        give_way(GIVES_WAY[name])


def short_turns() -> None:
    """Ask for short turns on the cores; where the system knows none, nothing."""
    number = SET_ATTRIBUTES.get(platform.machine())
    if sys.platform == "linux" and number:
        nice = os.getpriority(os.PRIO_PROCESS, 0)
        wanted = Attributes(size=ctypes.sizeof(Attributes), nice=nice, runtime=TURN)
        ctypes.CDLL(None).syscall(number, 0, ctypes.byref(wanted), 0)


def give_way(much: int) -> None:
    """Let others go first, by so many steps of niceness."""
    os.nice(much)
    # Linux shares its cores out between sessions first, and each program has one of its own, so
    # niceness alone counts for nothing between them. A session that others are in is left alone.
    if os.getsid(0) == os.getpid():
        for _ in range(20):
            try:
                Path("/proc/self/autogroup").write_text(str(much))
            except BlockingIOError:
                time.sleep(0.05)  # one process of a machine may say it in a tenth of a second
            except OSError:
                break  # this system knows no such groups
            else:
                break
