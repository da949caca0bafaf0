"""Montages: what each row of a picture of EEG or SEEG is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.referencing import (
    average_referenced,
    bipolar,
    bipolar_names,
)
from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr

MontageKey = Literal["recorded", "average", "bipolar"]
Signals = NDArray[np.floating]
# Longitudinal bipolar chains of the 10-20 system, temporal before parasagittal, left
# before right; T3 to T6 also by their newer names (ACNS guideline 3, 2016,
# doi:10.1097/WNP.0000000000000317)
_CHAINS = (
    ("fp1", "f7", "t7", "p7", "o1"),
    ("fp2", "f8", "t8", "p8", "o2"),
    ("fp1", "f3", "c3", "p3", "o1"),
    ("fp2", "f4", "c4", "p4", "o2"),
    ("fz", "cz", "pz"),
)
_NEWER = {"t3": "t7", "t4": "t8", "t5": "p7", "t6": "p8"}


@dataclass(frozen=True, slots=True, eq=False)
class Montage:
    """names (row,); channels (row,): the channel a row stands for, the first of a pair;
    pairs: of a bipolar montage, else (); good (channel,): what an average is made of.
    """

    key: MontageKey
    names: tuple[str, ...]
    channels: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]
    good: NDArray[np.bool_]

    def of(self, signals: Signals) -> Signals:
        """Rows (row, time) of signals (channel, time), float32."""
        values = np.asarray(signals, np.float32)
        if self.pairs:
            return bipolar(values, self.pairs)
        if self.key == "average":
            values = average_referenced(values, self.good)
        return values if len(self.channels) == len(values) else values[[*self.channels]]


def montage(
    key: MontageKey,
    names: Sequence[str],
    good: NDArray[np.bool_],
    pairs: Sequence[tuple[int, int]] = (),
) -> Montage:
    """The rows of a recording. good (channel,): on the brain and not bad; pairs: first
    minus second, of a bipolar montage. Raises InputError where there is none."""
    every = tuple(range(len(names)))
    if key != "bipolar":
        if key == "average" and good.sum() < 2:
            raise InputError(
                tr("An average reference needs at least two good channels.")
            )
        return Montage(key, tuple(names), every, (), good)
    if not pairs:
        raise InputError(
            tr(
                "No two channels are neighbours: a bipolar montage needs names such as "
                "A1, A2 or the positions of the 10-20 system."
            )
        )
    firsts = tuple(first for first, _ in pairs)
    return Montage(key, tuple(bipolar_names(names, pairs)), firsts, tuple(pairs), good)


def longitudinal_pairs(names: Sequence[str]) -> list[tuple[int, int]]:
    """Neighbours from front to back among bare names of the 10-20 system."""
    at: dict[str, int] = {}
    for i, name in enumerate(names):
        low = name.lower()
        at.setdefault(_NEWER.get(low, low), i)
    return [
        (at[a], at[b])
        for chain in _CHAINS
        for a, b in pairwise(chain)
        if a in at and b in at
    ]
