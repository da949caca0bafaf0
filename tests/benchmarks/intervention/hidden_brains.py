"""Brains of another model class than the twin's, whose answer to surgery is known.

Reduced Wong-Wang, Wilson-Cowan and Jansen-Rit networks on connectomes of real people
(rest_dk68_4runs, on the engine's scale: square root, largest 0.2), each region a little
different, near but below the loss of its quiet state. G is set so that the linear
theory of the brain, seen through the Balloon, has a mean FC of MEAN_FC. "rww_active"
is the counter-example: reduced Wong-Wang above its bend, where a region that loses
input answers more strongly, not less. The states are
driven by noise of their own and turned into BOLD by the Balloon (Stephan 2007); white
measurement noise of NOISE_RATIO of the variance is added. float32, coins. FLOW_SD keeps
blood flow in its linear range: at 0.01 a loss of input of many standard deviations
already changes what the vessels make of activity, at 0.1 it empties them.

What is told about such a brain: two runs of 14.4 min at 0.72 s, and its connectome as a
tractography would see it: streamline counts times exp(0.25 normal), and the weakest
half of the tracts lose one in five, so that 10 % of all tracts are missing.
`imperfect=False` tells the true one.

The truth of an intervention is what the same brain does with it: the same noise with
and without, in runs whose noise the fit never meets.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from intervention.classes import CLASSES, Class

from brainTwinStudio.analysis.connectivity import fisher_z
from brainTwinStudio.engine.assemble import Assembled, Choices, assemble
from brainTwinStudio.engine.fixed_point import fixed_point, settled
from brainTwinStudio.engine.form import Form, Wiring
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.linearise import Linear, growth, linearised
from brainTwinStudio.engine.network import read, scaled_weights
from brainTwinStudio.engine.observe.balloon import transfer
from brainTwinStudio.engine.observe.balloon_sets import STEPHAN2007
from brainTwinStudio.engine.simulate import simulate, trouble
from brainTwinStudio.engine.simulation import Watch
from brainTwinStudio.project import Array, Connectome, Parcellation, Recording
from brainTwinStudio.project.anatomy import hemispheres_of

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "rest_dk68_4runs"
TR_S, SAMPLES, BURN_IN = 0.72, 1200, 120
MEAN_FC = 0.08
NOISE_RATIO = 0.2
FLOW_SD = 0.001
HERTZ = np.linspace(0.005, 0.15, 8)
SEED_FIT, SEED_TRUTH = 1, 2


class Intervention(NamedTuple):
    """ "resect" or "stimulate" (a constant drive) the regions at these places."""

    kind: str
    regions: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Brain:
    """weights: the true ones on the engine's scale (target, source). told: what a fit
    may know. rest (state, region): its quiet state; flow_gain: what turns the drive's
    deviation from rest into the Balloon's z. fc: the linear theory's, of BOLD."""

    kind: str
    subject: int
    weights: Array
    told: Connectome
    values: Mapping[str, Any]
    rest: Array
    still: Array
    flow_gain: float
    fc: Array


def names() -> tuple[str, ...]:
    lines = (DATA / "region_names.txt").read_text(encoding="utf-8").split("\n")
    return tuple(line.strip() for line in lines if line.strip())


def brain(kind: str, subject: int, *, imperfect: bool = True) -> Brain:
    """The hidden brain of a class on the connectome of a subject (1..12)."""
    counts = np.load(DATA / f"sub-{subject:02d}.npz")["weights"].astype(float)
    counts = (counts + counts.T) / 2
    np.fill_diagonal(counts, 0)
    weights = scaled_weights(counts)
    cls = CLASSES[kind]
    rng = np.random.default_rng([subject, cls.seed])
    values: dict[str, Any] = {
        name: value
        * (1 + cls.spread.get(name, 0.0) * rng.standard_normal(len(weights)))
        if name in cls.spread
        else value
        for name, value in cls.values.items()
    }
    seen = told(counts, np.random.default_rng([subject, 99])) if imperfect else counts
    g = _strength(cls, weights, values)
    values["G"] = g
    state, _, cov, still = _linear(cls, weights, values)
    sd = np.sqrt(np.diagonal(cov))
    parcellation = Parcellation("dk68", names(), hemispheres_of(names()))
    return Brain(
        kind,
        subject,
        weights,
        Connectome(parcellation, seen),
        values,
        state,
        still,
        FLOW_SD / float(np.sqrt(np.mean(sd**2))),
        cov / np.outer(sd, sd),
    )


def told(counts: Array, rng: np.random.Generator) -> Array:
    """Streamline counts as an imperfect tractography has them."""
    i, j = np.triu_indices(len(counts), 1)
    edges = counts[i, j] * np.exp(0.25 * rng.standard_normal(i.size))
    weak = counts[i, j] <= np.median(counts[i, j][counts[i, j] > 0])
    edges[weak & (rng.random(i.size) < 0.2)] = 0
    square = np.zeros_like(counts)
    square[i, j] = edges
    return square + square.T


def recordings(of: Brain, runs: int = 2) -> tuple[Recording, ...]:
    """What the fit gets: BOLD (region, time) of independent runs."""
    keys = jax.random.split(jax.random.key(1000 * of.subject + SEED_FIT), runs)
    found = [bold(of, (), key)[0] for key in keys]
    return tuple(
        Recording(
            f"run-{number + 1}",
            "bold",
            signals.T,
            1 / TR_S,
            of.told.parcellation.region_names,
            global_signal="present",
        )
        for number, signals in enumerate(found)
    )


def truth_runs(
    of: Brain, interventions: tuple[Intervention, ...], runs: int
) -> Iterator[Array]:
    """BOLD (condition, time, region) of one run after the other; condition 0 is the
    brain left alone, then the interventions; all with the same noise."""
    root = jax.random.key(1000 * of.subject + SEED_TRUTH)
    for key in jax.random.split(root, runs):
        yield bold(of, interventions, key)


def bold(of: Brain, interventions: tuple[Intervention, ...], key: jax.Array) -> Array:
    """BOLD (condition, time, region) with measurement noise, all conditions with the
    same noise in the brain and in the scanner."""
    cls = CLASSES[of.kind]
    count = len(interventions) + 1
    count += count % 2  # halves for two cores; the last one twice
    weights, driven = conditions(of, interventions, count)
    substeps = round(TR_S / cls.step_s)
    grid = Grid(SAMPLES, BURN_IN, substeps, TR_S / substeps)
    network = _assembled(
        cls,
        weights,
        grid,
        {
            **of.values,
            cls.driven: driven,
            "drive_gain": of.flow_gain,
            "drive_baseline": of.still,
        },
        over=("weights", cls.driven),
    )
    start = jnp.asarray(of.rest, jnp.float32)
    watch = Watch("bold", averaged=True, balloon=STEPHAN2007.name)
    run = simulate(
        network.form,
        grid,
        network.inputs._replace(start=start),
        key,
        watch,
        over=network.over,
    )
    lost = trouble(run, grid)
    if lost:
        raise RuntimeError(f"{of.kind} {of.subject}: {lost}")
    x = np.asarray(run.samples, np.float64)[: len(interventions) + 1]
    seed = int(jax.random.bits(key, dtype="uint32"))
    noise = np.random.default_rng(seed).standard_normal(x.shape[1:])
    return x + noise * x[0].std(axis=0) * np.sqrt(NOISE_RATIO)


def conditions(
    of: Brain, interventions: tuple[Intervention, ...], count: int
) -> tuple[Array, Array]:
    """True weights (condition, target, source) and the driven parameter (condition,
    region), the first condition untouched."""
    cls = CLASSES[of.kind]
    weights = np.repeat(of.weights[None], count, axis=0)
    usual = np.broadcast_to(of.values[cls.driven], len(of.weights))
    driven = np.repeat(usual[None], count, axis=0)
    for row, change in enumerate(interventions, start=1):
        at = list(change.regions)
        if change.kind == "resect":
            weights[row, at, :] = weights[row, :, at] = 0
        else:
            driven[row, at] += cls.drive
    return weights, driven


# ---------------------------------------------------------------- the quiet state


def theory(of: Brain, changes: tuple[Intervention, ...]) -> tuple[Array, Array, Array]:
    """What infinitely many runs with weak noise would show: Fisher-z FC (condition,
    region, region) and log power (condition, region) of BOLD with measurement noise,
    and mean drive per standard deviation of the untouched brain (condition, region)."""
    cls = CLASSES[of.kind]
    weights, driven = conditions(of, changes, len(changes) + 1)
    z, power, level = [], [], []
    base = _linear(cls, of.weights, of.values)[2].diagonal()
    for rows, drive in zip(weights, driven, strict=True):
        _, _, cov, still = _linear(cls, rows, {**of.values, cls.driven: drive})
        cov = cov + np.diag(base * NOISE_RATIO)
        sd = np.sqrt(np.diagonal(cov))
        z.append(fisher_z(cov / np.outer(sd, sd)))
        power.append(2 * np.log(sd))
        level.append(np.asarray(still) / np.sqrt(base * (1 + NOISE_RATIO)))
    return np.asarray(z), np.asarray(power), np.asarray(level)


def _strength(cls: Class, weights: Array, values: Mapping[str, Any]) -> float:
    """The G of a mean FC of MEAN_FC, by bisection below the loss of the quiet state;
    the largest G of a class that is not quiet."""
    if not np.isfinite(cls.quiet):
        return cls.most_g
    i, j = np.triu_indices(len(weights), 1)
    low, high = 0.0, cls.most_g
    for _ in range(12):
        middle = (low + high) / 2
        state, linear, cov, _ = _linear(cls, weights, {**values, "G": middle})
        sd = np.sqrt(np.diagonal(cov))
        quiet = growth(linear) < 0 and state[0].max() < cls.quiet
        fine = quiet and (cov / np.outer(sd, sd))[i, j].mean() < MEAN_FC
        low, high = (middle, high) if fine else (low, middle)
    return low


def _linear(
    cls: Class, weights: Array, values: Mapping[str, Any]
) -> tuple[Array, Linear, Array, Array]:
    """Rest (state, region), its linearisation, covariance of BOLD by the linear theory,
    and what drives blood flow at rest (region,)."""
    network = _assembled(cls, weights, Grid(1, 0, 1, 1e-3), values, double=True)
    (parameters,) = network.inputs.parameters
    state, linear, still = _rest(network.form, parameters, network.inputs.wiring)
    matrix, forcing = np.asarray(linear.matrix), np.asarray(linear.forcing)
    shape = np.abs(np.asarray(transfer(STEPHAN2007, jnp.asarray(HERTZ)))) ** 2
    shape /= shape.max()
    unit_s = network.form.unit_s
    total = np.zeros(weights.shape)
    for hertz, share in zip(HERTZ, shape, strict=True):
        turning = 2j * np.pi * hertz * unit_s * np.eye(len(matrix)) - matrix
        response = np.asarray(linear.bold) @ np.linalg.inv(turning)
        total += share * np.real(response @ forcing @ response.conj().T)
    # one-sided density per ms to variance of the band
    return np.asarray(state), linear, total * 2 * unit_s * np.diff(HERTZ)[0], still


@partial(jax.jit, static_argnames="form")
def _rest(form: Form, parameters: Any, wiring: Wiring) -> Any:
    zero = jnp.zeros((form.states, form.regions))
    start = settled(form, (parameters,), wiring, zero, steps=6000)
    state = fixed_point(form, (parameters,), wiring, start).state
    still = read(form, (parameters,), state, "bold")
    return state, linearised(form, (parameters,), wiring, state), still


def _assembled(
    cls: Class,
    weights: Array,
    grid: Grid,
    values: Mapping[str, Any],
    over: tuple[str, ...] = (),
    *,
    double: bool = False,
) -> Assembled:
    choices = Choices(
        couplings={cls.node: cls.coupling},
        dtype=np.float64 if double else np.float32,
        check_step=False,
    )
    stretched = weights * cls.stretch
    return assemble(cls.node, stretched, grid, dict(values), None, choices, over)
