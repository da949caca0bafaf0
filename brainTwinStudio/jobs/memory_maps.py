"""Keeps a long-lived process below Linux's limit of memory maps.

Every compiled function keeps pieces of memory mapped. Thousands of them reach the
65,530 maps that Linux gives a process (vm.max_map_count); then threads do not start and
XLA crashes or hangs.
"""

import gc
import sys
from pathlib import Path

MOST_MAPS = 20_000
_MAPS = Path("/proc/self/maps")


def memory_maps() -> int:
    """How many maps this process has; 0 where the system does not tell."""
    try:
        return _MAPS.read_bytes().count(b"\n")
    except OSError:
        return 0


def keep_few_maps(most: int = MOST_MAPS) -> bool:
    """Let JAX go of all that it has compiled where this process has more than `most`
    maps; True if it was done. Never during a job: between two, what is needed again
    comes from the compile cache on disk. JAX is not loaded for it."""
    jax = sys.modules.get("jax")
    if jax is None or memory_maps() <= most:
        return False
    jax.clear_caches()
    gc.collect()
    return True
