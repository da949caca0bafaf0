"""Small files of a made-up person, sound ones and bad ones."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

N, TIMES = 12, 90
NAMES = tuple(f"{side}-{c}" for side in ("lh", "rh") for c in "abcdef")
Floats = NDArray[np.float64]


def weights_of(count: int = N, seed: int = 0) -> Floats:
    values = np.random.default_rng(seed).integers(1, 900, (count, count)).astype(float)
    values = np.triu(values, 1)
    return values + values.T


def lengths_of(count: int = N, seed: int = 1) -> Floats:
    values = np.random.default_rng(seed).uniform(20, 160, (count, count))
    values = np.triu(values, 1)
    return values + values.T


def bold_of(times: int = TIMES, count: int = N, seed: int = 2) -> Floats:
    """(time, region)."""
    draw = np.random.default_rng(seed)
    return draw.normal(size=(times, count)) + draw.normal(size=(times, 1)) + 100


class Files:
    """Written on demand into one folder; every method gives the path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def table(self, name: str, values: Floats, names: tuple[str, ...] = ()) -> str:
        rows = [[f"{value:.6g}" for value in row] for row in values]
        lines = [",".join(row) for row in ([list(names), *rows] if names else rows)]
        return self.text(name, "\n".join(lines))

    def text(self, name: str, text: str) -> str:
        (self.folder / name).write_text(text)
        return str(self.folder / name)

    def weights(self) -> str:
        return self.table("weights.csv", weights_of())

    def lengths(self) -> str:
        return self.table("lengths.csv", lengths_of())

    def bold(self) -> str:
        return self.table("rest_bold.tsv", bold_of(), NAMES)

    def regions(self) -> str:
        lines = ["name,hemisphere,x_mm,y_mm,z_mm"]
        for i, name in enumerate(NAMES):
            x = (-1 if name.startswith("lh") else 1) * (20 + i)
            lines.append(f"{name},{'L' if x < 0 else 'R'},{x},{i * 3},{i}")
        return self.text("regions.csv", "\n".join(lines))

    def all(self) -> list[str]:
        return [self.weights(), self.lengths(), self.regions(), self.bold()]

    def with_a_bad_cell(self) -> str:
        values = [[f"{value:g}" for value in row] for row in weights_of()]
        values[3][2] = "n/a"
        return self.text("bad_cell.csv", "\n".join(",".join(row) for row in values))
