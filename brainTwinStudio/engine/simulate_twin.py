"""Running a fitted twin freely."""

import numpy as np

from brainTwinStudio.engine.extrapolation import refuse_left
from brainTwinStudio.engine.run_twin import free_run
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Twin

LONGEST_S = 24 * 3600.0
LARGEST_BYTES = 4 * 2**30


def simulate_twin(twin: Twin, seconds: float | None, seeds: int, seed: int) -> Array:
    """BOLD (seed, time, region) sampled and cleaned like the twin's recording;
    `seconds` None gives the length of its first run. Raises InputError for what cannot
    be simulated, or left all bounds."""
    samples = samples_of(twin, seconds, seeds)
    bold = free_run(
        twin.spec.dynamics,
        twin.spec.coupling,
        twin.running,
        samples=samples,
        repetition_time_s=twin.sampling.repetition_time_s,
        band_hz=twin.sampling.band_hz,
        seeds=seeds,
        seed=seed,
    )
    refuse_left(bold, twin.connectome.parcellation.region_names)
    return bold


def samples_of(twin: Twin, seconds: float | None, seeds: int) -> int:
    """Samples of one run. Raises InputError for more than can be simulated."""
    tr = twin.sampling.repetition_time_s
    samples = twin.sampling.run_samples[0]
    if seconds is not None:
        if not (np.isfinite(seconds) and 2 * tr <= seconds <= LONGEST_S):
            raise InputError(
                f"{seconds:g} s cannot be simulated; expected {2 * tr:g} s (two "
                f"samples) to {LONGEST_S:g} s."
            )
        samples = round(seconds / tr)
    if not 1 <= seeds <= 4096:
        raise InputError(f"{seeds} seeds asked for; expected 1 to 4096.")
    regions = twin.connectome.parcellation.count
    if seeds * samples * regions * 8 > LARGEST_BYTES:
        raise InputError(
            f"{seeds} seeds of {samples} samples in {regions} regions need more than "
            f"{LARGEST_BYTES / 2**30:g} GB. Ask for fewer seeds or seconds."
        )
    return samples
