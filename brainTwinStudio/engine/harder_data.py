"""Training data made harder, to see how far a fit bears it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from brainTwinStudio.analysis.folds import (
    masked_regions,
    masked_segments,
    pieces,
    with_noise,
)
from brainTwinStudio.engine.runs_in_folds import usable
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Connectome, Recording

NOISE_DB = (20.0, 14.0, 6.0)
TIME_SHARES = (0.1, 0.3)
REGION_SHARES = (0.1, 0.3)


@dataclass(frozen=True, slots=True, eq=False)
class Data:
    """What a fit is given; regions (region,): positions in the whole parcellation."""

    connectome: Connectome
    runs: tuple[Recording, ...]
    regions: Array


@dataclass(frozen=True, slots=True, eq=False)
class Hardship:
    """A way to spoil data. level: dB of signal to noise, or the hidden share."""

    name: str
    kind: Literal["noise", "time", "regions"]
    level: float
    spoil: Callable[[Connectome, tuple[Recording, ...], np.random.Generator], Data]


def with_white_noise(db: float) -> Hardship:
    """White noise on every region; db: 10 log10 of signal over noise variance."""

    def spoil(
        connectome: Connectome, runs: tuple[Recording, ...], rng: np.random.Generator
    ) -> Data:
        noisy = with_noise([run.signals for run in runs], 10 ** (-db / 20), rng)
        found = tuple(
            replace(run, signals=signals, sha256="")
            for run, signals in zip(runs, noisy, strict=True)
        )
        return Data(connectome, found, np.arange(connectome.parcellation.count))

    return Hardship(f"noise, {db:g} dB", "noise", db, spoil)


def without_time(share: float) -> Hardship:
    """One stretch of every run hidden; what is left on its sides are runs of their
    own."""

    def spoil(
        connectome: Connectome, runs: tuple[Recording, ...], rng: np.random.Generator
    ) -> Data:
        found: list[Recording] = []
        for run in runs:
            samples = run.signals.shape[1]
            hidden = masked_segments(samples, share, round(share * samples), rng)
            found += usable(run, pieces(~hidden))
        if not found:
            raise InputError(f"The runs are too short to hide {100 * share:g} % of.")
        return Data(connectome, tuple(found), np.arange(connectome.parcellation.count))

    return Hardship(f"time, {100 * share:g} % hidden", "time", share, spoil)


def without_regions(share: float) -> Hardship:
    """Regions that neither connectome nor recordings show."""

    def spoil(
        connectome: Connectome, runs: tuple[Recording, ...], rng: np.random.Generator
    ) -> Data:
        count = connectome.parcellation.count
        kept = np.flatnonzero(~masked_regions(count, share, rng))
        fewer = tuple(only(run, kept) for run in runs)
        return Data(_part_of(connectome, kept), fewer, kept)

    return Hardship(f"regions, {100 * share:g} % hidden", "regions", share, spoil)


def only(run: Recording, regions: Array) -> Recording:
    """A run of some regions."""
    names = tuple(run.channel_names[k] for k in regions)
    return replace(run, signals=run.signals[regions], channel_names=names)


def _part_of(connectome: Connectome, kept: Array) -> Connectome:
    square = np.ix_(kept, kept)
    whole = connectome.parcellation
    names = tuple(whole.region_names[k] for k in kept)
    centres = whole.centres_mm
    parcellation = replace(
        whole,
        region_names=names,
        hemispheres=tuple(whole.hemispheres[k] for k in kept),
        centres_mm=None if centres is None else centres[kept],
    )
    lengths = connectome.lengths_mm
    return replace(
        connectome,
        parcellation=parcellation,
        weights=connectome.weights[square],
        lengths_mm=None if lengths is None else lengths[square],
    )


HARDSHIPS: tuple[Hardship, ...] = (
    *(with_white_noise(db) for db in NOISE_DB),
    *(without_time(share) for share in TIME_SHARES),
    *(without_regions(share) for share in REGION_SHARES),
)
