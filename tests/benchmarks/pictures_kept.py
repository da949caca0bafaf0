"""Pictures of a case, and what it measured, into its pages of the help."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

HELP = Path(__file__).parents[2] / "resources" / "help"
COLOURS = 256  # as few as make a picture of the window small and leave no trace


def keep_pictures(shots: Path, case: str, kept: Mapping[str, str]) -> None:
    """kept: name of a step -> name of its picture in the page, both without endings."""
    folder = HELP / case
    folder.mkdir(exist_ok=True)
    for step, name in kept.items():
        (found,) = shots.glob(f"[0-9][0-9]-{step}.png")
        picture = Image.open(found).convert("RGB")
        small = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2)
        small.save(folder / f"{name}.png", optimize=True)


def write_after(case: str, line: str, lines: list[str], language: str = "") -> None:
    """The end of a page, all that follows a line of it."""
    page = HELP / language / case / "README.md"
    head, found, _ = page.read_text("utf-8").partition(f"\n{line}\n")
    if not found:
        raise SystemExit(f"{page} has no line '{line}'.")
    page.write_text("\n".join((f"{head}{found.rstrip()}", *lines, "")), "utf-8")


def commit() -> str:
    """The one that was measured; + where files were changed since."""
    told = ("git", "describe", "--always", "--dirty=+", "--abbrev=9")
    return subprocess.run(told, capture_output=True, text=True).stdout.strip()


def busy() -> str:
    """How many wanted a processor in the last five minutes, on average."""
    return f"{os.getloadavg()[1]:.1f}"
