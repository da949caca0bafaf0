"""Whole linear fits of simulated Hopf brains with learned edges, and what the intervals
of the fit's own methods hold of the truth, for coverage.py."""

import time

import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from brainTwinStudio.engine.inference.intervals import intervals, parameter_draws
from brainTwinStudio.engine.inference.laplace import Laplace
from brainTwinStudio.engine.parameters import to_unbounded
from brainTwinStudio.project import Array
from tests.engine.inference_cases import Fitted, bench, fitted

HOPF_BRAINS = 30
FIRST_SEED = 2000  # no setting was chosen on these brains
HOPF_METHODS = ("laplace: physics", "laplace: learned edges")
ABOUT = (
    "8 regions, two runs of 900 s by the nonlinear model, a learned connectome; G and "
    "regional a, frequency, noise and noise ratio (33 of a brain), and the 28 learned "
    "edges. Truths are drawn inside the prior's bounds, not from all of the prior, so "
    "ranks need not be uniform"
)
PHYSICS = ("G", "a", "frequency_hz", "noise", "noise_ratio")
_READY: list = []


def hopf_rows(seed: int, ranks: int) -> dict[str, dict]:
    """Method and kind of parameter -> what coverage.py keeps of one brain."""
    if not _READY:
        _READY.append(bench("learned"))
    began = time.perf_counter()
    brain = fitted("learned", FIRST_SEED + seed, _READY[0])
    seconds = time.perf_counter() - began
    pairs = np.triu_indices(brain.of.layout.regions, 1)
    edges = ("learned_weights",)
    return {
        HOPF_METHODS[0]: _row(brain, PHYSICS, pairs, ranks, seconds),
        HOPF_METHODS[1]: _row(brain, edges, pairs, ranks, seconds),
    }


def _row(brain: Fitted, names: tuple, pairs: tuple, ranks: int, seconds: float) -> dict:
    of, cut = brain.of, intervals(brain.of, "additive")
    draws = parameter_draws(of, "additive", ranks - 1, stable=False)

    def flat(name: str, value: Array) -> Array:
        value = np.asarray(value)
        return value[..., *pairs] if name == "learned_weights" else value

    held, rank = [], []
    for name in names:
        truth = np.atleast_1d(flat(name, brain.truth[name]))
        low, high = (np.atleast_1d(flat(name, one)) for one in cut[name])
        held += ((low <= truth) & (truth <= high)).astype(int).tolist()
        drawn = flat(name, draws[name]).reshape(len(draws[name]), -1)
        rank += (drawn < truth).sum(axis=0).tolist()
    z, shrinkage = _scores(of, brain.truth, names, pairs)
    return {
        "held": held,
        "rank": rank,
        "z": z,
        "shrinkage": shrinkage,
        "notes": [],
        "seconds": seconds,
    }


def _scores(
    of: Laplace, truth: dict[str, Array], names: tuple, pairs: tuple
) -> tuple[list[float], list[float]]:
    """Posterior z-scores in unbounded space, and shrinkage."""
    from brainTwinStudio.engine.connectomes import EDGE_SCALE

    true = {}
    for name in of.theta:
        if name == "edges":
            away = np.asarray(truth["learned_weights"])[pairs] - of.layout.base
            true[name] = jnp.asarray(away / EDGE_SCALE)
        else:
            bounds = of.layout.bounds[name]
            true[name] = jnp.asarray(to_unbounded(name, truth[name], bounds))
    off = np.asarray(ravel_pytree(of.theta)[0] - ravel_pytree(true)[0])
    places = of.places()
    keys = ["edges" if name == "learned_weights" else name for name in names]
    where = np.concatenate([places[key] for key in keys])
    z = off[where] / of.sd[where]
    return z.tolist(), (1 - (of.sd[where] / of.prior_sd[where]) ** 2).tolist()
