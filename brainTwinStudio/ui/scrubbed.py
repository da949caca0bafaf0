"""Tracebacks and logs without who uses this computer and where their files lie."""

import getpass
import re
from pathlib import Path

OURS = ("brainTwinStudio", "site-packages")
_QUOTED = re.compile(r"""(["'])((?:[A-Za-z]:)?[\\/][^"'\n]*)\1""")
_BARE = re.compile(r"(?<![\w.~…/\\])((?:[A-Za-z]:)?(?:[\\/][^\s\\/:;,\"'<>()]+){2,})")


def scrubbed(text: str) -> str:
    """The text with files by their names alone, those of the program from its own
    folder on, and without the name of the person's account."""
    text = _QUOTED.sub(lambda found: f"{found[1]}{_short(found[2])}{found[1]}", text)
    text = _BARE.sub(lambda found: _short(found[1]), text)
    text = text.replace(str(Path.home()), "~")
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return text
    return re.sub(rf"\b{re.escape(name)}\b", "USER", text) if len(name) > 2 else text


def _short(path: str) -> str:
    parts = re.split(r"[\\/]", path)
    kept = next((at for at, part in enumerate(parts) if part in OURS), len(parts) - 1)
    return "…/" + "/".join(parts[kept:])
