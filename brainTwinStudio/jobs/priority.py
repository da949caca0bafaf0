"""The engine process steps back behind the window."""

import os
import sys
from contextlib import suppress


def step_back() -> None:
    """The window stays fluid: threads started from here inherit the low priority, and
    on Linux do not push the window off a processor when they wake."""
    if sys.platform == "win32":
        return
    os.nice(10)
    if sys.platform == "linux":
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
