"""How fast the engine is on this machine: the rows of `braintwin benchmark`."""

import os
import platform
import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.catalogue import device, versions
from brainTwinStudio.engine.losses import Sampled, loss
from brainTwinStudio.engine.network import damping
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.simulate import Grid, no_stimulus, simulate
from brainTwinStudio.errors import InputError

REGIONS = 80
REPETITIONS = 3
# 600 s: a sample every 2 s, steps of 0.1 s, nothing thrown away.
GRID = Grid(samples=300, burn_in=0, substeps=20, dt_s=0.1)
STEPS = GRID.samples * GRID.substeps

Row = dict[str, Any]


def benchmark(rows: tuple[str, ...] = ()) -> dict[str, Any]:
    """The mapping of CLI.md, 'JSON of benchmark'; all rows unless some are named.

    seconds: median of three calls; first_call_seconds includes tracing and compiling.
    """
    names = {name: None for name, _ in ROWS}
    unknown = [name for name in rows if name not in names]
    if unknown:
        known = ", ".join(names)
        raise InputError(f"No benchmark row '{unknown[0]}'. Known: {known}.")
    chosen = [(name, row) for name, row in ROWS if name in (rows or names)]
    return {"machine": machine(), "rows": [row(name) for name, row in chosen]}


def machine() -> dict[str, Any]:
    """What the numbers depend on."""
    return {
        "cores": _cores(),
        "cpu": _cpu_model(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "device": device(),
        "versions": dict(versions()),
    }


# ---------------------------------------------------------------- rows


def _hopf(name: str, batch: int) -> Row:
    values, weights = _network(jnp.float32)
    keys = jax.random.split(jax.random.key(0), batch)
    timed = _timed(lambda: _run(values, weights, keys))
    return _row(name, batch, "float32", timed)


def _gradient(name: str) -> Row:
    """All parameters and weights at once, as in the descent of a fit."""
    values, weights = _network(jnp.float64)
    keys = jax.random.split(jax.random.key(0), 1)
    fc = loss("fc")
    sampled = Sampled(1 / (GRID.dt_s * GRID.substeps), None, GRID.samples)
    target = jnp.zeros(REGIONS * (REGIONS - 1) // 2)

    def distance(values: Parameters, weights: jax.Array) -> jax.Array:
        x = _run(values, weights, keys)
        return fc.distance(fc.feature(jnp.swapaxes(x, 1, 2), sampled), target)

    step = jax.jit(jax.value_and_grad(distance, argnums=(0, 1)))
    return _row(name, 1, "float64", _timed(lambda: step(values, weights)))


@jax.jit
def _run(values: Parameters, weights: jax.Array, keys: jax.Array) -> jax.Array:
    gain = values["G"] * weights
    strength = damping(gain, "diffusive")
    stimulus = no_stimulus(GRID, REGIONS, weights.dtype)
    return simulate("hopf", GRID, values, gain, strength, stimulus, keys)


ROWS: tuple[tuple[str, Callable[[str], Row]], ...] = (
    ("hopf", partial(_hopf, batch=1)),
    ("hopf", partial(_hopf, batch=32)),
    ("hopf gradient step", _gradient),
)


def _network(dtype: type) -> tuple[dict[str, jax.Array], jax.Array]:
    """Parameters and weights (target, source) of a brain-like network that damps all
    its modes."""
    rng = np.random.default_rng(0)
    half = np.triu(rng.lognormal(0, 1, (REGIONS, REGIONS)), 1)
    half *= rng.random(half.shape) < 0.5
    weights = (half + half.T) / half.max() * 0.2
    values = {
        "G": 1.0,
        "a": np.full(REGIONS, -0.1),
        "frequency_hz": rng.uniform(0.04, 0.07, REGIONS),
        "noise": np.full(REGIONS, 0.02),
        "gain_depth": 0.5,
        "gain_tau_s": 15.0,
    }
    ready = {name: jnp.asarray(value, dtype) for name, value in values.items()}
    return ready, jnp.asarray(weights, dtype)


# ---------------------------------------------------------------- the clock


def _timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Seconds of the first call, and the median of those after it."""
    first = _seconds(work)
    return first, statistics.median(_seconds(work) for _ in range(REPETITIONS))


def _seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    jax.block_until_ready(work())
    return time.perf_counter() - began


def _row(name: str, batch: int, dtype: str, timed: tuple[float, float]) -> Row:
    first, seconds = timed
    return {
        "name": name,
        "regions": REGIONS,
        "batch": batch,
        "delays": False,
        "dtype": dtype,
        "dt_s": GRID.dt_s,
        "steps": STEPS,
        "seconds": seconds,
        "node_steps_per_second": REGIONS * STEPS * batch / seconds,
        "first_call_seconds": first,
    }


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _cpu_model() -> str:
    """The processor's name, as far as the system tells."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
