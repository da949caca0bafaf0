"""Where the engine keeps compiled models between runs; known without loading JAX."""

import hashlib
import os
import platform
import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path


def default_cache_dir() -> str:
    """Folder of this machine for compiled models: $BRAINTWIN_CACHE, or the user's cache
    folder with jaxlib's version and the processor in its name, because code compiled
    for one processor must not run on another."""
    chosen = os.environ.get("BRAINTWIN_CACHE")
    if chosen:
        return chosen
    home = Path.home()
    if sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        root = home / "Library" / "Caches"
    else:
        root = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    processor = hashlib.sha256(_processor().encode()).hexdigest()[:12]
    return str(root / "brainTwinStudio" / f"jax-{version('jaxlib')}-{processor}")


def _processor() -> str:
    """What tells processors with different instructions apart, as far as known."""
    told = [platform.machine(), os.environ.get("PROCESSOR_IDENTIFIER", "")]
    with suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(errors="replace").splitlines()
        words = ("flags", "features", "model name", "cpu part")
        told += sorted({line for line in lines if line.lower().startswith(words)})
    return "\n".join(told)
