"""References of electrical recordings: average, one contact, neighbours on a shaft."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr

Signals = NDArray[np.floating]


def average_referenced(signals: Signals, good: NDArray[np.bool_]) -> Signals:
    """Signals (channel, time) minus the mean over the good channels (channel,)."""
    if good.sum() < 2:
        raise InputError(tr("An average reference needs at least two good channels."))
    return signals - signals[good].mean(axis=0)


def referenced_to(signals: Signals, channel: int) -> Signals:
    """Signals (channel, time) minus one of them."""
    return signals - signals[channel]


def bipolar(signals: Signals, pairs: Sequence[tuple[int, int]]) -> Signals:
    """Differences (pair, time): first minus second of each pair, as clinicians read
    SEEG (Mercier et al. 2017, doi:10.1016/j.neuroimage.2016.12.005)."""
    if not pairs:
        raise InputError(
            tr(
                "No two channels are neighbours on a shaft; a bipolar montage needs "
                "names such as A1, A2."
            )
        )
    first, second = (list(side) for side in zip(*pairs, strict=True))
    return signals[first] - signals[second]


def bipolar_names(names: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[str]:
    return [f"{names[a]}-{names[b]}" for a, b in pairs]


def near_pairs(
    pairs: Sequence[tuple[int, int]],
    positions_mm: NDArray | None,
    good: NDArray[np.bool_],
    limit_mm: float = 20.0,
) -> list[tuple[int, int]]:
    """Pairs of two good channels that lie no farther apart than `limit_mm`: names alone
    also make neighbours of contacts of two grids. positions_mm (channel, xyz), NaN or
    None where not known."""
    kept = []
    for a, b in pairs:
        apart = 0.0
        if positions_mm is not None:
            apart = float(np.linalg.norm(positions_mm[a] - positions_mm[b]))
        if good[a] and good[b] and not apart > limit_mm:
            kept.append((a, b))
    return kept
