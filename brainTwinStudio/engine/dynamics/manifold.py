"""The space that a twin moves in, beside that of its recording, and its landscape
there. Source: SCIENCE.md H.5, H.8."""

from collections.abc import Sequence

import numpy as np

from brainTwinStudio.analysis.manifold import (
    diffusion_map,
    few,
    overlap,
    participation_ratio,
    principal_angles,
    principal_axes,
    standardised,
)
from brainTwinStudio.engine.dynamics.landscape import of_states
from brainTwinStudio.engine.simulate_twin import simulate_twin
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Recording, Twin
from brainTwinStudio.project.landscape import Landscape
from brainTwinStudio.project.manifold import LatentManifold, Spread

KEPT = 5
LEAST = 4  # runs or seeds, for an interval over them
AXES = ("1st principal axis", "2nd principal axis")
PROJECTED = "simulated BOLD of the whole network on two principal axes; {how}"
LEFT_OUT = "{share:.0%} of the variance lies along both axes; the rest is not seen."
UNLIKE = (
    "The recording '{run}' has {count} regions, the twin {own}; choose one of the same "
    "parcellation."
)


def twin_landscape(
    twin: Twin, seconds: float | None, seeds: int, seed: int
) -> Landscape:
    """Of simulated, standardised BOLD on its first two principal axes, in units of the
    log density; 90 % interval over seeds."""
    from dataclasses import replace

    runs = _simulated(twin, seconds, seeds, seed)
    axes, variances = principal_axes(np.concatenate(runs))
    found = of_states(np.stack(runs) @ axes[:, :2], AXES, seed=seed)
    share = float(variances[:2].sum() / variances.sum())
    how, notes = PROJECTED.format(how=found.how), (LEFT_OUT.format(share=share),)
    return replace(found, how=how, notes=notes)


def latent_manifold(
    twin: Twin,
    recordings: Sequence[Recording],
    seeds: int,
    seed: int,
    watcher: Watcher,
    notes: tuple[str, ...] = (),
) -> LatentManifold:
    """Of free runs as long as the recording, or as the twin's first run."""
    recorded = [_of_recording(run, twin) for run in recordings]
    watcher.progress("Simulating", 0.0)
    tr = twin.sampling.repetition_time_s
    seconds = min(len(run) for run in recorded) * tr if recorded else None
    simulated = _simulated(twin, seconds, seeds, seed)
    watcher.progress("Axes", 0.6)
    kept = min(KEPT, twin.connectome.parcellation.count)
    own = [principal_axes(run) for run in simulated]
    whole = principal_axes(np.concatenate(recorded or simulated))
    axes = whole[0][:, :kept]
    angles = np.array([principal_angles(axes, found[:, :kept]) for found, _ in own])
    halves = [_between_halves(run, kept) for run in recorded]
    values, walks = diffusion_map(_together(simulated, recorded))
    count = len(few(simulated[0]))
    of_recording = [principal_axes(run)[1] for run in recorded]
    watcher.progress("Done", 1.0)
    return LatentManifold(
        region_names=twin.connectome.parcellation.region_names,
        kept=kept,
        simulated_dimension=spread([participation_ratio(v) for _, v in own]),
        recorded_dimension=spread([participation_ratio(v) for v in of_recording])
        if recorded
        else None,
        simulated_shares=np.mean([v / v.sum() for _, v in own], axis=0),
        recorded_shares=whole[1] / whole[1].sum() if recorded else None,
        axes=axes,
        simulated_way=simulated[0] @ axes,
        recorded_way=recorded[0] @ axes if recorded else None,
        overlap=spread([overlap(one) for one in angles]) if recorded else None,
        recorded_overlap=spread(halves) if recorded else None,
        chance=kept / axes.shape[0],
        angles_deg=np.degrees(angles.mean(axis=0)) if recorded else None,
        angles_low=_quantile(angles, 0.05) if recorded else None,
        angles_high=_quantile(angles, 0.95) if recorded else None,
        map_values=values,
        map_simulated=walks[:count],
        map_recorded=walks[count:] if recorded else None,
        seeds=seeds,
        seed=seed,
        notes=notes,
    )


def spread(values: Sequence[float]) -> Spread:
    """Mean and 90 % interval of single values; NaN for an interval of fewer than 4."""
    found = np.asarray(values, float)
    if found.size < LEAST:
        return Spread(float(found.mean()), np.nan, np.nan, found.size)
    low, high = np.quantile(found, [0.05, 0.95])
    return Spread(float(found.mean()), float(low), float(high), found.size)


def _quantile(angles: Array, share: float) -> Array | None:
    """Degrees (axis,), None of too few seeds."""
    if len(angles) < LEAST:
        return None
    return np.degrees(np.quantile(angles, share, axis=0))


def _simulated(twin: Twin, seconds: float | None, seeds: int, seed: int) -> list[Array]:
    bold = simulate_twin(twin, seconds, seeds, seed)
    return [standardised(run.T) for run in bold]


def _of_recording(run: Recording, twin: Twin) -> Array:
    count = twin.connectome.parcellation.count
    if len(run.signals) != count:
        told = UNLIKE.format(run=run.id, count=len(run.signals), own=count)
        raise InputError(told)
    return standardised(np.asarray(run.signals, float))


def _between_halves(run: Array, kept: int) -> float:
    half = len(run) // 2
    first, second = (principal_axes(part)[0] for part in (run[:half], run[half:]))
    return overlap(principal_angles(first[:, :kept], second[:, :kept]))


def _together(simulated: list[Array], recorded: list[Array]) -> Array:
    """States of one simulated run, then of one recorded."""
    return np.concatenate([few(runs[0]) for runs in (simulated, recorded) if runs])
