"""Seizures of a virtual patient, by another model than the one that a twin fits.

A region where a seizure can be is a six-dimensional Epileptor (engine/nodes). Every
region, such a one too, has a rhythm of its own, driven by noise:

    du/dt = lambda u - omega v - (u^2 + v^2) u + G C + sigma dW,   dv/dt likewise

Without it a zone would be silent between seizures and give itself away. What a region
sends is s = kappa u, and x1 + 4/3 besides where it is an Epileptor; what it receives

    C_i = sum_j w_ij (s_j(t - l_ij / velocity) - s_i(t))

drives its rhythm and, in an Epileptor, lowers the permittivity z (Ks = -slow_coupling).
x1 is counted from -4/3, where an Epileptor begins to seize: so its threshold in the
network is the one it has alone, x0 = -2.062, whatever its connections.
Field potential: u, and x2 - x1 besides where the region is an Epileptor.

Time. The Epileptor's unit has no seconds. 64 units are one second here. A seizure with
r = 0.0001 then lasts about half a minute, its fast discharges have about 10 to 15 Hz,
its spikes and waves 1 to 4 Hz, and conduction over 100 mm at 4 m/s takes 1.6 units.
That is a choice of ours: other patients have other factors.

Steps: Heun of 0.05 units; the noise comes every 5 steps, which is a sample (256 Hz),
and what is received changes every second sample, to which delays are rounded. Noise
of a region depends on the seed and the region's place only, so that runs with regions
resected or tracts cut have the same noise as the one without.
Sources: Jirsa et al. 2014, doi:10.1093/brain/awu133 (Epileptor); Proix et al. 2014,
doi:10.1523/JNEUROSCI.1570-14.2014 (coupling through the permittivity); SCIENCE.md A.7,
F.2 (weights are not normalised again after a resection).
"""

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Bool, Float

from brainTwinStudio.engine.seizures.generating_steps import (
    FOLD_X1,
    HELD_FOR,
    SAMPLING_HZ,
    UNITS_PER_S,
    Constants,
    Runs,
    many,
    single,
)
from brainTwinStudio.errors import InputError
from brainTwinStudio.project.virtual_patient import GeneratingSystem, SeizureStart

AT_ONCE = 16  # runs simulated together: memory
QUIET, ICTAL_S, LASTING = 0.0, 2.0, -0.9  # when a region counts as seizing


def simulate(
    system: GeneratingSystem,
    starts: tuple[SeizureStart, ...] | None = None,
    present: Bool[np.ndarray, "set region"] | None = None,
    kept: Float[np.ndarray, "target source"] | None = None,
) -> tuple[Float[np.ndarray, "set seizure time region"], ...]:
    """Field potentials and x1 (set, seizure, time, region) at 256 Hz; NaN where a
    region is resected, x1 also where it is no Epileptor.

    present: one row per set, False where a region is resected; all present if None.
    kept: what is left of each tract, 1 where nothing is cut.
    """
    potential, x1 = _in_batches(system, starts, present, kept, potential=True)
    return potential, x1


def seizing(
    system: GeneratingSystem,
    starts: tuple[SeizureStart, ...] | None = None,
    present: Bool[np.ndarray, "set region"] | None = None,
    kept: Float[np.ndarray, "target source"] | None = None,
) -> Float[np.ndarray, "set seizure region"]:
    """When each region began to seize, in s; NaN where it did not. As `simulate`."""
    return onsets_of(_in_batches(system, starts, present, kept, potential=False)[0])


def onsets_of(
    x1: Float[np.ndarray, "... time region"],
) -> Float[np.ndarray, "... region"]:
    """First time in s at which x1 is above 0 and stays above -0.9 on average over the
    next 2 s; NaN where it never does."""
    x1 = np.moveaxis(x1, -2, -1)
    width = round(ICTAL_S * SAMPLING_HZ)
    total = np.cumsum(np.nan_to_num(x1, nan=-9.0), axis=-1, dtype=np.float64)
    after = (total[..., width:] - total[..., :-width]) / width
    seizes = (x1[..., : after.shape[-1]] > QUIET) & (after > LASTING)
    onset = seizes.argmax(axis=-1) / SAMPLING_HZ
    return np.where(seizes.any(axis=-1), onset, np.nan)


def quiet_state(
    z: Float[np.ndarray, " region"],
) -> Float[np.ndarray, "6 region"]:
    """Where an Epileptor without a seizure rests while its permittivity is z: on the
    branch z = 4.1 - 2 x1^2 - x1^3 below the fold at x1 = -4/3, z = 2.915."""
    branch = np.linspace(FOLD_X1, -3.0, 4000)
    x1 = np.interp(z, 4.1 - 2 * branch**2 - branch**3, branch)
    x2 = np.full_like(x1, -1.05)
    for _ in range(300):
        x2 += 0.1 * (x2 - x2**3 + 0.45 + 0.2 * x1 - 0.3 * (z - 3.5))
    return np.stack([x1, 1 - 5 * x1**2, z, x2, np.zeros_like(x1), 0.1 * x1])


def _in_batches(
    system: GeneratingSystem,
    starts: tuple[SeizureStart, ...] | None,
    present: Bool[np.ndarray, "set region"] | None,
    kept: Float[np.ndarray, "target source"] | None,
    *,
    potential: bool,
) -> list[np.ndarray]:
    """Potentials, where asked for, and x1, each (set, seizure, time, region)."""
    n = len(system.region_names)
    starts = system.starts if starts is None else starts
    sets = np.ones((1, n), bool) if present is None else np.asarray(present, bool)
    if sets.ndim != 2 or sets.shape[1] != n:
        raise InputError(
            f"Present regions have shape {sets.shape}; expected (set, {n})."
        )
    left = np.ones((n, n)) if kept is None else np.asarray(kept, float)
    if left.shape != (n, n):
        raise InputError(f"Kept tracts have shape {left.shape}; expected ({n}, {n}).")
    places = np.resize(np.flatnonzero(system.is_epileptor), _rows(system))
    constants = _constants(system, left)
    samples = round(system.seconds * SAMPLING_HZ)
    together = max(1, AT_ONCE // len(starts))
    parts = []
    for first in range(0, len(sets), together):
        some = sets[first : first + together]
        # Filled up with copies: one compiled program for any number of sets.
        rows = np.resize(some, (together, n)) if len(sets) > together else some
        runs = Runs(
            jnp.stack([jax.random.key(start.seed) for start in starts]),
            jnp.moveaxis(
                single([quiet_state(s.permittivity[places]) for s in starts]), 0, -1
            ),
            single([start.excitability_shift for start in starts]).T[places],
            single(rows).T,
        )
        made = many(constants, runs, samples, potential)
        parts.append([_ordered(np.asarray(piece))[: len(some)] for piece in made])
    out = [np.concatenate(pieces) for pieces in zip(*parts, strict=True)]
    seen = np.full((*out[-1].shape[:-1], n), np.nan, np.float32)
    count = int(system.is_epileptor.sum())
    seen[..., places[:count]] = out[-1][..., :count]
    out[-1] = seen
    for piece in out:
        for row, stays in zip(piece, sets, strict=True):
            row[..., ~stays] = np.nan
    return out


def _rows(system: GeneratingSystem) -> int:
    """How many Epileptors are computed: filled up to a multiple of 16, so that patients
    share a compiled program."""
    return 16 * -(-int(system.is_epileptor.sum()) // 16)


def _ordered(piece: np.ndarray) -> np.ndarray:
    """(time, region, set, seizure) to (set, seizure, time, region)."""
    return np.ascontiguousarray(piece.transpose(2, 3, 0, 1))


def _constants(system: GeneratingSystem, kept: np.ndarray) -> Constants:
    n = len(system.region_names)
    weights = system.weights * kept
    delays = system.lengths_mm / (system.velocity_m_s * 1000) * SAMPLING_HZ / HELD_FOR
    delays = np.where(system.weights > 0, np.maximum(np.round(delays), 1), 1)
    # A multiple of 16: patients of one size share a compiled program.
    longest = 16 * -(-int(delays.max()) // 16)
    delayed = np.zeros((n, longest, n))
    target, source = np.nonzero(weights)
    back = longest - delays[target, source].astype(int)
    delayed[target, back, source] = weights[target, source]
    omega = 2 * np.pi * system.background_hz / UNITS_PER_S
    at = np.flatnonzero(system.is_epileptor)
    place = np.zeros((n, _rows(system)))
    place[at, np.arange(len(at))] = 1.0
    return Constants(
        single(delayed.reshape(n, -1)), single(weights),
        single(np.resize(system.excitability[at], place.shape[1])),
        single(place), single(omega),
        single(system.slow_coupling), single(system.slowness),
    )  # fmt: skip
