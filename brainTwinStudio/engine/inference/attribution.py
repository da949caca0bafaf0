"""What of a twin makes its agreement: which parameters each metric follows, and what is
lost without each part (SCIENCE.md E.9: ablation before attribution)."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.agreement import Features, compare
from brainTwinStudio.engine.evaluate import simulated_features
from brainTwinStudio.engine.inference.curvature import UNSEEN
from brainTwinStudio.engine.inference.derivatives import Predicted, predicted
from brainTwinStudio.engine.inference.laplace import Laplace
from brainTwinStudio.engine.inference.point import Point
from brainTwinStudio.engine.linear_objective import Targets
from brainTwinStudio.engine.losses import Sampled
from brainTwinStudio.engine.parameters import Layout, in_form, is_weight, physical
from brainTwinStudio.project import Array, ModelSpec, Sampling

DECIBEL = 10 / np.log(10)
Numbers = dict[str, float | None]


class Share(NamedTuple):
    """How far a metric moves when a group of parameters moves by its prior, and by its
    posterior standard deviation: what a group could do, and what is not known of it."""

    prior: float
    posterior: float


class Setting(NamedTuple):
    """What metrics of the linear theory are taken against: measured Fisher-z FC (pair,)
    and log relative band powers (region, band), anatomical weights (target, source)."""

    measured: Targets
    weights: Array


def attribution(
    of: Laplace, setting: Setting, sampled: Sampled
) -> dict[str, dict[str, Share]]:
    """Metric -> group of parameters -> Share, to first order at the fit."""
    at = predicted(physical(of.theta, of.layout), sampled)
    slopes = {n: jax.grad(m)(at) for n, m in metrics(setting).items()}
    return {
        name: {group: _share(of, slope, where) for group, where in _groups(of).items()}
        for name, slope in slopes.items()
    }


def sensitivity(
    of: Point, setting: Setting, sampled: Sampled
) -> dict[str, dict[str, float]]:
    """Metric -> group of parameters -> change of the metric, to first order, when every
    value of the group moves by its prior standard deviation (root sum of squares)."""
    wanted = metrics(setting)
    told = jax.jit(lambda theta: predicted(physical(theta, of.layout), sampled))
    slopes = jax.jit(jax.jacrev(lambda at: {k: m(at) for k, m in wanted.items()}))
    found: dict[str, dict[str, float]] = {}
    for name, slope in slopes(told(of.theta)).items():
        steps = _by_parameter(of, slope) * of.prior_sd
        found[name] = {
            group: float(np.linalg.norm(steps[where]))
            for group, where in _groups(of).items()
        }
    return found


def elasticities(
    of: Laplace, setting: Setting, sampled: Sampled
) -> dict[str, dict[str, Array]]:
    """Metric -> parameter -> change of the metric for one prior standard deviation of
    that parameter alone, () or (region,); of "edges" (pair,)."""
    at = predicted(physical(of.theta, of.layout), sampled)
    found = {}
    for name, metric in metrics(setting).items():
        flat = _by_parameter(of, jax.grad(metric)(at)) * of.prior_sd
        named = of.split(flat)
        found[name] = {key: np.asarray(named[key]) for key in of.names}
    return found


def metrics(setting: Setting) -> dict[str, Callable[[Predicted], jax.Array]]:
    """The agreement numbers that the linear theory can tell, smooth in what it
    predicts; the names are those of analysis.agreement where the formula is."""
    z, bands = setting.measured.fc_z, setting.measured.bands
    regions = bands.shape[0]
    rows, columns = np.triu_indices(regions, 1)
    tracts = ((setting.weights + setting.weights.T) / 2)[rows, columns]
    structure = jnp.asarray(np.log1p(tracts / tracts[tracts > 0].min()))

    def strength(fc_z: jax.Array) -> jax.Array:
        fc = jnp.tanh(fc_z)
        total = jnp.zeros(regions).at[rows].add(fc).at[columns].add(fc)
        return total / (regions - 1)

    def spectral(of: Predicted) -> jax.Array:
        square = jnp.mean((of.bands - bands) ** 2, axis=1)
        return DECIBEL * jnp.mean(jnp.sqrt(square + 1e-12))

    return {
        "fc_r": lambda of: _r(of.fc_z, z),
        "fc_rmse": lambda of: jnp.sqrt(
            jnp.mean((jnp.tanh(of.fc_z) - jnp.tanh(z)) ** 2) + 1e-12
        ),
        "band_distance_db": spectral,
        "gbc_r": lambda of: _r(strength(of.fc_z), strength(z)),
        "structure_function": lambda of: _r(structure, of.fc_z),
    }


def variants(of: Laplace) -> dict[str, dict[str, Array]]:
    """The fitted parameters as in `physical` ("whole"), and without one part each."""
    whole = {k: np.asarray(v) for k, v in physical(of.theta, of.layout).items()}
    return variants_of(whole, of.layout, tuple(of.theta))


def variants_of(
    whole: Mapping[str, Array], layout: Layout, free: Sequence[str]
) -> dict[str, dict[str, Array]]:
    """Parameters as in `physical` ("whole"), and what becomes of them without one part
    each: the learned connectome (anatomy instead), differences of a parameter between
    regions (their mean), the slow gain (its depth 0), learned dynamics (physics alone).
    Growth left after coupling stays what it was. free: names of what was fitted."""
    found = {"whole": dict(whole)}
    if "edges" in free:
        anatomy = np.zeros((layout.regions, layout.regions))
        anatomy[layout.rows, layout.columns] = layout.base
        anatomy = anatomy if layout.directed else anatomy + anatomy.T
        found["learned_connectome"] = {**whole, "learned_weights": anatomy}
    for name, value in whole.items():
        if value.ndim == 1 and name in free and not is_weight(name):
            found[name] = {**whole, name: np.full_like(value, value.mean())}
    if whole["gain_depth"] > 0:
        found["slow_gain"] = {**whole, "gain_depth": np.asarray(0.0)}
    physics = {name: value for name, value in whole.items() if not is_weight(name)}
    if len(physics) < len(whole):
        found["learned_dynamics"] = physics
    return found


def ablation(of: Laplace, setting: Setting, sampled: Sampled) -> dict[str, Numbers]:
    """Part -> metric -> change by the linear theory when the twin goes without that
    part; None where the network is then unstable. The slow gain, which the theory does
    not see, is left to `simulated_ablation`."""
    found: dict[str, Numbers] = {}
    wanted = metrics(setting)
    values: dict[str, dict[str, float]] = {}
    for part, parameters in variants(of).items():
        if part == "slow_gain":
            continue
        at = predicted({k: jnp.asarray(v) for k, v in parameters.items()}, sampled)
        if unstable(parameters):
            found[part] = dict.fromkeys(wanted)
            continue
        values[part] = {name: float(metric(at)) for name, metric in wanted.items()}
        found[part] = _change(values[part], values["whole"])
    found.pop("whole")
    return found


def simulated_ablation(
    of: Laplace,
    spec: ModelSpec,
    sampling: Sampling,
    measured: Features,
    *,
    samples: int,
    seeds: int,
    seed: int,
) -> dict[str, Numbers]:
    """The same by free-running simulations with the same noise: part -> metric of
    analysis.agreement -> change. Sees the slow gain, and FCD."""
    found: dict[str, Numbers] = {}
    whole: dict[str, float] = {}
    for part, parameters in variants(of).items():
        if unstable(parameters):
            found[part] = dict.fromkeys(whole)
            continue
        inside = {k: jnp.asarray(v) for k, v in parameters.items()}
        carried = in_form(inside, spec.coupling)
        run = {name: np.asarray(value) for name, value in carried.items()}
        seen = simulated_features(
            spec, run, sampling, samples=samples, seeds=seeds, seed=seed
        )
        values = compare(seen, measured)
        whole = whole or values
        found[part] = _change(values, whole)
    found.pop("whole")
    return found


def _change(values: Mapping[str, float], whole: Mapping[str, float]) -> Numbers:
    return {name: values[name] - whole[name] for name in whole}


def unstable(p: Mapping[str, Array]) -> bool:
    """Whether the network of parameters of `physical` does not come to rest."""
    system = np.diag(p["a"] + 2j * np.pi * p.get("frequency_hz", np.zeros(1)))
    system = system + p["G"] * p["learned_weights"]
    return bool(np.linalg.eigvals(system).real.max() >= 0)


def _groups(of: Laplace | Point) -> dict[str, Array]:
    return {k: where for k, where in of.places().items() if k not in UNSEEN}


def _share(of: Laplace, slope: Predicted, where: Array) -> Share:
    flat = _by_parameter(of, slope)[where]
    prior = np.linalg.norm(flat * of.prior_sd[where])
    posterior = np.sqrt(((of.deviations[:, where] @ flat) ** 2).mean())
    return Share(float(prior), float(posterior))


def _by_parameter(of: Laplace | Point, slope: Predicted) -> Array:
    fc, bands = np.asarray(slope.fc_z), np.asarray(slope.bands).ravel()
    return of.slopes.fc_z @ fc + of.slopes.bands @ bands


def _r(a: jax.Array, b: jax.Array) -> jax.Array:
    a, b = a - a.mean(), b - b.mean()
    return (a @ b) / jnp.sqrt((a @ a) * (b @ b) + 1e-24)
