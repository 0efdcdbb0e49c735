"""A web server's children end with it: a killed parent leaves no worker that holds the port."""

import ctypes
import multiprocessing
import os
import signal
import sys


def end_with_parent() -> None:
    """In a child of a web server, asks the system to end it when its parent ends. Elsewhere, and in
    a process that somebody started by hand, nothing."""
    parent = multiprocessing.parent_process()
    if parent is None or sys.platform != "linux":
        return
    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
    if os.getppid() != parent.pid:  # it ended before it was asked for
        os._exit(1)
