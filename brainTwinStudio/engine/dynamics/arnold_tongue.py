"""The 1:1 Arnold tongue of one node: where it follows a periodic input.

The node runs without noise, by the loop that runs every twin, beside an input of
another frequency. Two ways in:
- "stimulus": A cos(2 pi f t) where stimuli enter. To first order its phase obeys
  Adler's equation with the half-width A |Z_1| (phase_response.py). In the Hopf model,
  where it is added to dx/dt, cos is half a vector that turns with the rhythm and half
  one that turns against it and averages out: half-width A / (2 r), r = sqrt(a).
- "pacemaker": a region of that frequency that is not pulled back, heard through the
  coupling with the gain A. So phases that pull each other (Kuramoto) are driven: a
  stimulus of theirs changes their frequency and knows no phase. Half-width A, exactly.
Edges are found on a grid of detunings and once more on a finer one beside each edge.
Source: Pikovsky, Rosenblum and Kurths 2001, doi:10.1017/CBO9780511755743, section 7.1.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.entrainment import Locking, locking, phase_near
from brainTwinStudio.engine.dynamics.collocation import any_cycle
from brainTwinStudio.engine.dynamics.of_twin import OWN
from brainTwinStudio.engine.dynamics.phase_response import phase_response
from brainTwinStudio.engine.dynamics.vector_field import STRENGTH, inputs, node_field
from brainTwinStudio.engine.form import Form, Wiring, single
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Inputs, Stimulus, Watch
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array
from brainTwinStudio.project.rhythms import ArnoldTongue

ROWS, COLUMNS = 6, 33
FINE, PASSES = 9, 2  # detunings beside an edge, and how often they close in on it
REACH = 2.0  # of the detunings, in half-widths of the highest amplitude
WIDEST, NARROWEST = 0.15, 0.05  # half-width in own frequencies, of the usual tongue
RETURNS = 0.1  # half-width in rates of return: up to it the first order holds
ASIDE = 1e-3  # of the start, so that it is no equilibrium
SETTLES, WATCHED = 2.0, 20.0  # periods of the beat of one half-width
SAMPLES = 10  # of one round
STEPS = {"stimulus": 5, "pacemaker": 2}  # of one sample; a phase alone is smooth
MOST_STEPS = 1_000_000
DEAF = (
    "A weak sine as a stimulus cannot lock {node}: its phase response has no first "
    "harmonic."
)
SLOW = "The cycle comes back too slowly after a push for a map of its locking."


class _Rhythm(NamedTuple):
    """parameters: of one region, arrays (1,); period in time units; half_width: rad per
    time unit and amplitude; back: rate at which the cycle is met again."""

    node: str
    parameters: Mapping[str, jax.Array]
    strength: float
    period: float
    half_width: float
    back: float
    drive: str


def arnold_tongue(
    node: str,
    values: Mapping[str, Any],
    highest: float | None = None,
    rows: int = ROWS,
    columns: int = COLUMNS,
) -> ArnoldTongue:
    """Of one region with these values; highest: largest amplitude, None for a weak
    one. Refuses a node that has no rhythm of its own."""
    rhythm = _rhythm(node, values)
    unit_s = node_model(node).info.unit_s
    omega = 2 * np.pi / rhythm.period
    if highest is None:
        wide = np.clip(RETURNS * rhythm.back, NARROWEST * omega, WIDEST * omega)
        highest = float(wide) / rhythm.half_width
    if not highest > 0:
        raise InputError(f"The amplitude is {highest:g}; it must be above 0.")
    amplitudes = highest * np.arange(1, rows + 1) / rows
    widest = highest * rhythm.half_width / (2 * np.pi)  # cycles per time unit
    times = _grid(rhythm, widest, unit_s)
    detuning = REACH * widest * np.linspace(-1, 1, columns)
    whole = np.meshgrid(amplitudes, detuning, indexing="ij")
    found = _ran(rhythm, times, *(part.ravel() for part in whole))
    locked = found.locked.reshape(rows, columns)
    edges = _edges(rhythm, times, amplitudes, detuning, locked)
    return ArnoldTongue(
        amplitudes,
        detuning / unit_s,
        found.value.reshape(rows, columns),
        found.difference_hz.reshape(rows, columns),
        locked,
        edges / unit_s,
        amplitudes * rhythm.half_width / (2 * np.pi * unit_s),
        1 / (rhythm.period * unit_s),
        times.samples * times.sample_s,
        rhythm.drive,
    )


def _rhythm(node: str, values: Mapping[str, Any]) -> _Rhythm:
    model = node_model(node)
    field = node_field(node, values)
    named = dict(zip(field.knobs, field.start.tolist(), strict=True))
    for name in inputs(model.info):
        if named[name] != 0:
            raise InputError(
                f"'{name}' is not 0: a rhythm is driven by one input only."
            )
    specs = model.info.parameters
    numbers = {s.name: jnp.full(1, named[s.name]) for s in specs}
    numbers |= {name: jnp.asarray(value) for name, value in field.weights.items()}
    numbers |= {"noise": jnp.zeros(1)}
    if "sine" in model.info.couplings:
        period = 1 / (named["frequency_hz"] * model.info.unit_s)
        return _Rhythm(node, numbers, 0.0, period, 1.0, np.inf, "pacemaker")
    cycle = any_cycle(field, model.info.step)
    if not cycle.largest < 1:
        raise InputError(SLOW)
    wave = phase_response(field, cycle, model.info.step)
    if wave.first_harmonic < 1e-9 * np.abs(wave.slope).max(initial=1e-300):
        raise InputError(DEAF.format(node=node))
    back = -np.log(max(cycle.largest, 1e-12)) / cycle.period
    known = cycle.period, wave.first_harmonic, float(back), "stimulus"
    return _Rhythm(node, numbers, named[STRENGTH], *known)


def _grid(rhythm: _Rhythm, widest: float, unit_s: float) -> Grid:
    """Samples of a tenth of a round; time enough to see a beat of a fortieth of the
    largest half-width slip."""
    sample = rhythm.period / SAMPLES
    substeps = STEPS[rhythm.drive]
    if rhythm.drive == "stimulus":
        step = node_model(rhythm.node).info.step
        substeps = max(substeps, int(np.ceil(sample / step)))
    settle, watch = (
        int(np.ceil(beats / (widest * sample))) for beats in (SETTLES, WATCHED)
    )
    if (settle + watch) * substeps > MOST_STEPS:
        raise InputError(SLOW)
    return Grid(watch, settle, substeps, sample * unit_s / substeps)


def _ran(rhythm: _Rhythm, grid: Grid, amplitudes: Array, detuning: Array) -> Locking:
    """Of every cell (cell,): amplitude, and own frequency less that of the input in
    cycles per time unit. Locking is told in cycles per time unit too. Cells are regions
    of one network that do not hear each other."""
    unit_s = node_model(rhythm.node).info.unit_s
    turns = 1 / rhythm.period - detuning
    if rhythm.drive == "pacemaker":
        form, given, first = _paced(rhythm, amplitudes, turns)
    else:
        form, given, first = _stimulated(rhythm, grid, amplitudes, turns)
    key = jax.random.key(0)[None]
    found = simulate(form, grid, given, key, Watch("potential"))
    signal = np.asarray(found.samples)[0, :, first:].T
    sample = grid.sample_s / unit_s
    times = (np.arange(grid.samples) + grid.burn_in + 1) * sample
    own = phase_near(signal, sample, 1 / rhythm.period)
    of_input = 2 * np.pi * turns[:, None] * times[own.kept]
    return locking(own.phases, of_input, sample)


def _stimulated(
    rhythm: _Rhythm, grid: Grid, amplitudes: Array, turns: Array
) -> tuple[Form, Inputs, int]:
    """Regions with A cos(2 pi f t), the mean over each step, as their stimulus."""
    info, cells = node_model(rhythm.node).info, len(turns)
    total = (grid.samples + grid.burn_in) * grid.substeps
    edges = np.arange(total + 1)[:, None] * (grid.dt_s / info.unit_s)
    angle = 2 * np.pi * turns
    course = amplitudes * np.diff(np.sin(angle * edges), axis=0) / (angle * edges[1])
    course = jnp.asarray(course.reshape(-1, grid.substeps, cells))
    strength = jnp.full(cells, rhythm.strength)
    start = np.array(info.start, float).mean(axis=1) + ASIDE
    given = Inputs(
        (_repeated(rhythm, cells),),
        Wiring(jnp.zeros((cells, cells)), strength),
        Stimulus(jnp.eye(cells), course),
        jnp.asarray(np.repeat(start[:, None], cells, axis=1)),
    )
    # without any coupling nothing is lost where it is heard once a step
    held = rhythm.strength == 0
    return single(rhythm.node, "diffusive", cells, "rk4", held=held), given, 0


def _paced(
    rhythm: _Rhythm, amplitudes: Array, turns: Array
) -> tuple[Form, Inputs, int]:
    """Regions that hear a pacemaker each, one for every frequency; those come first."""
    unit_s, cells = node_model(rhythm.node).info.unit_s, len(turns)
    paces, which = np.unique(turns, return_inverse=True)
    count = len(paces) + cells
    gain = np.zeros((count, count))
    gain[len(paces) + np.arange(cells), which] = amplitudes
    own = np.append(paces, np.full(cells, 1 / rhythm.period)) / unit_s
    values = _repeated(rhythm, count)
    values |= {"frequency_hz": jnp.asarray(own), "phase_lag": jnp.zeros(())}
    given = Inputs((values,), Wiring(jnp.asarray(gain)), None, jnp.zeros((1, count)))
    return single(rhythm.node, "sine", count), given, len(paces)


def _repeated(rhythm: _Rhythm, count: int) -> dict[str, jax.Array]:
    """Numbers of one region for many alike; shared weights of learned parts stay."""
    specs = {spec.name for spec in node_model(rhythm.node).info.parameters}
    return {
        name: jnp.repeat(value, count, axis=0)
        if name in specs or name in OWN
        else value
        for name, value in rhythm.parameters.items()
    }


def _edges(
    rhythm: _Rhythm, grid: Grid, amplitudes: Array, detuning: Array, locked: Array
) -> Array:
    """Ends (row, 2) of what locks around the detuning 0, NaN where nothing does."""
    found = np.full((len(amplitudes), 2), np.nan)
    middle, step = len(detuning) // 2, detuning[1] - detuning[0]
    places, inner, outward = [], [], []
    for row, one in enumerate(locked):
        for side, way in enumerate((-1, 1)):
            slipping = np.flatnonzero(~one[middle::way])
            if slipping.size and slipping[0] > 0:
                places.append((row, side))
                inner.append(detuning[middle + way * (int(slipping[0]) - 1)])
                outward.append(way * step)
    if not places:
        return found
    last, reach = np.array(inner), np.array(outward)  # locked there, slipping beyond
    rows = np.repeat([row for row, _ in places], FINE)
    for _ in range(PASSES):
        tried = last[:, None] + reach[:, None] * np.linspace(0, 1, FINE)
        fine = _ran(rhythm, grid, amplitudes[rows], tried.ravel())
        slips = ~fine.locked.reshape(-1, FINE)
        first = np.where(
            slips[:, 1:].any(axis=1), slips[:, 1:].argmax(axis=1), FINE - 2
        )
        reach = reach / (FINE - 1)
        last = last + reach * first
    for at, value in zip(places, last + reach / 2, strict=True):
        found[at] = value
    return found
