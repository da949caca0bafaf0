"""Turning the coupling of a twin, and with it a number of every region: where between
silence and runaway it was fitted.

Every point is a free run through the recording's eyes with the same noise, so that
neighbours differ by the change alone. The balance of excitation and inhibition is the
second number: inhibition where a node has it, in the Hopf model the growth "a", which
stands for how strongly a region excites itself (SCIENCE.md A.1). Source: Deco et al.
2013, doi:10.1523/JNEUROSCI.1091-13.2013 (scans of the coupling); SCIENCE.md H.3.
"""

from collections.abc import Sequence
from dataclasses import replace

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.connectivity import correlation, upper
from brainTwinStudio.analysis.dynamics import metastability, phases
from brainTwinStudio.engine.black_box_runs import is_black_box
from brainTwinStudio.engine.dynamics.of_twin import network_modes
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.run_twin import (
    Network,
    observed,
    prepared,
    response_of,
)
from brainTwinStudio.engine.seeds import seed_keys
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, FrozenMap, Twin
from brainTwinStudio.project.scans import CouplingScan

MOST_POINTS, MOST_SEEDS = 400, 64
Z = 1.645
LOST = "{count} of {all} points left all bounds; they are empty."
NOT_TURNED = ("noise_ratio", "global_signal_removed", "learned_weights", "G")


def coupling_scan(
    twin: Twin,
    factors: Sequence[float],
    seeds: int,
    seed: int,
    watcher: Watcher,
    knob: str = "",
    knob_factors: Sequence[float] = (1.0,),
) -> CouplingScan:
    """Factors multiply G, knob_factors a parameter of the twin. A stop ends it with the
    points so far, NaN beyond."""
    _check(twin, factors, seeds, knob, knob_factors)
    over, down = np.asarray(factors, float), np.asarray(knob_factors, float)
    shape = down.size, over.size
    fc, fc_error, meta, meta_error, growth = np.full((5, *shape), np.nan)
    lost, stopped = 0, False
    grid = _grid(
        [_turned(twin, g, knob, k) for k in down.tolist() for g in over.tolist()]
    )
    for number, (row, column) in enumerate(np.ndindex(shape)):
        if watcher.stop_requested():
            stopped = True
            break
        watcher.progress("Points", number / fc.size)
        turned = _turned(twin, float(over[column]), knob, float(down[row]))
        growth[row, column] = np.real(network_modes(turned).eigenvalues[0])
        found = None if grid is None else _measures(turned, grid, seeds, seed)
        if found is None:
            lost += 1
            continue
        (fc[row, column], fc_error[row, column]), second = found
        meta[row, column], meta_error[row, column] = second
    watcher.progress("Done", 1.0)
    at = int(np.abs(down - 1).argmin()), int(np.abs(over - 1).argmin())
    notes = (LOST.format(count=lost, all=fc.size),) if lost else ()
    return CouplingScan(
        over, knob, down, fc, fc - Z * fc_error, fc + Z * fc_error, meta,
        meta - Z * meta_error, meta + Z * meta_error, growth, at, _recorded(twin),
        seeds, seed, stopped, notes,
    )  # fmt: skip


def _check(
    twin: Twin,
    factors: Sequence[float],
    seeds: int,
    knob: str,
    knob_factors: Sequence[float],
) -> None:
    if is_black_box(twin.spec.node):
        raise InputError(
            f"'{twin.spec.node}' is learned as a whole: it has no coupling to turn. "
            "Choose a twin with a node model."
        )
    every = np.array([*factors, *knob_factors], float)
    if not (len(factors) and len(knob_factors) and np.isfinite(every).all()):
        raise InputError("A scan needs finite factors; at least one of each.")
    if (every < 0).any():
        raise InputError("A factor below 0 would turn a coupling round; use 0 or more.")
    if len(factors) * len(knob_factors) > MOST_POINTS:
        raise InputError(
            f"{len(factors) * len(knob_factors)} points are too many for one scan; "
            f"expected {MOST_POINTS} at most."
        )
    if not 2 <= seeds <= MOST_SEEDS:
        raise InputError(f"{seeds} seeds asked for; expected 2 to {MOST_SEEDS}.")
    known = [name for name in twin.parameters if name not in NOT_TURNED]
    if knob and knob not in known:
        raise InputError(
            f"The twin has no '{knob}' to turn beside G. Known: {', '.join(known)}."
        )


def _turned(twin: Twin, factor: float, knob: str, knob_factor: float) -> Twin:
    values = dict(twin.parameters)
    for name, share in (("G", factor), (knob, knob_factor)):
        if name:
            values[name] = np.asarray(values[name] * share)
    return replace(twin, parameters=FrozenMap(values))


def _grid(twins: Sequence[Twin]) -> Grid | None:
    """The finest grid that one of them needs: all meet the same noise. None if none can
    be simulated."""
    grids = [ready[2] for one in twins if (ready := _ready(one)) is not None]
    return max(grids, key=lambda grid: grid.substeps, default=None)


def _ready(twin: Twin) -> tuple[Parameters, Network, Grid] | None:
    samples, tr = twin.sampling.run_samples[0], twin.sampling.repetition_time_s
    try:
        return prepared(twin.running, twin.spec.coupling, samples, tr)
    except InputError:  # too strong for any step
        return None


def _measures(
    twin: Twin, grid: Grid, seeds: int, seed: int
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Mean FC and metastability, each with the standard error over seeds; None where
    the network left all bounds or is too strong to simulate."""
    ready, sampling = _ready(twin), twin.sampling
    if ready is None:
        return None
    inner, network, _ = ready
    samples, tr = sampling.run_samples[0], sampling.repetition_time_s
    response = response_of(samples, tr, sampling.band_hz)
    keys = seed_keys(seed, 0, seeds)
    bold = observed(twin.spec.dynamics, grid, inner, network, response, keys)
    runs = np.swapaxes(np.asarray(bold, float), 1, 2)  # (seed, region, time)
    if not np.isfinite(runs).all() or not (runs.std(axis=2) > 0).all():
        return None
    fc = upper(correlation(runs)).mean(axis=1)
    course = metastability(phases(runs, 1 / tr))
    return _mean(np.asarray(fc)), _mean(course)


def _mean(values: Array) -> tuple[float, float]:
    error = values.std(ddof=1) / np.sqrt(values.size)
    return float(values.mean()), float(error)


def _recorded(twin: Twin) -> float | None:
    measured = twin.measured.get("fc")
    return None if measured is None else float(np.mean(upper(jnp.asarray(measured))))
