"""What a Laplace approximation says in the units of the parameters."""

from itertools import islice

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree
from scipy.stats import norm

from brainTwinStudio.engine.inference.laplace import Laplace
from brainTwinStudio.engine.linear import system_matrix
from brainTwinStudio.engine.parameters import in_form, physical
from brainTwinStudio.project import Array

LEVEL = 0.9
IDENTIFIABLE = 0.3


def intervals(of: Laplace, coupling: str, level: float = LEVEL) -> dict[str, Array]:
    """Name -> (2, ...) low and high of the parameters as the twin carries them, in
    their units; "learned_weights" (2, target, source) where edges are free. Unbounded
    space is cut at `level`, so that limits stay inside the bounds; growth, which the
    diffusive form raises by the in-strength, by the spread of draws."""
    wide = norm.ppf((1 + level) / 2) * of.sd
    flat = np.asarray(ravel_pytree(of.theta)[0])
    low, high = (physical(of.split(flat + k * wide), of.layout) for k in (-1, 1))
    names = [name for name in of.names if name != "edges"]
    if "edges" in of.theta:
        names.append("learned_weights")
    found = {n: np.stack([np.asarray(low[n]), np.asarray(high[n])]) for n in names}
    if coupling == "diffusive" and "a" in found:
        draws = parameter_draws(of, coupling, stable=False)["a"]
        found["a"] = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return found


def spread_left(of: Laplace) -> dict[str, Array]:
    """Name -> posterior over prior standard deviation, () or (region,), and of
    "learned_weights" (pair,): 0 where the recording says all, 1 where it says nothing
    (the Cramer-Rao ratio of SCIENCE.md E.7)."""
    ratio = np.minimum(of.sd / np.maximum(of.prior_sd, 1e-12), 1.0)
    named = of.split(ratio)
    shown = {"edges": "learned_weights"}
    return {shown.get(name, name): np.asarray(named[name]) for name in of.names}


def identifiable(of: Laplace) -> dict[str, bool]:
    """Name -> whether the recording determines it: less than 0.3 of the prior spread
    left, of regional parameters and edges in the median."""
    return {
        name: bool(np.median(left) < IDENTIFIABLE)
        for name, left in spread_left(of).items()
    }


def parameter_draws(
    of: Laplace, coupling: str, count: int | None = None, *, stable: bool = True
) -> dict[str, Array]:
    """Name -> (draw, ...): the first `count` draws of all parameters as the twin
    carries them. stable: only of networks that come to rest, so there may be fewer, and
    none near instability, where `ensemble` is to be asked."""
    flat = ravel_pytree(of.theta)[0]
    rows = flat - jnp.asarray(of.deviations)
    count = len(rows) if count is None else count
    if stable:
        calm = (k for k, row in enumerate(rows) if _growth(of, row) < 0)
        rows = rows[np.fromiter(islice(calm, count), int)]
    rows = rows[:count]
    drawn = jax.vmap(lambda row: in_form(physical(of.split(row), of.layout), coupling))
    return {name: np.asarray(value) for name, value in drawn(rows).items()}


def _growth(of: Laplace, row: jax.Array) -> float:
    """Largest real part of the eigenvalues of a network, 1/s."""
    p = physical(of.split(row), of.layout)
    gain = p["G"] * p["learned_weights"]
    none = jnp.zeros(of.layout.regions)
    system = system_matrix(p["a"], p["frequency_hz"], gain, none)
    return float(np.linalg.eigvals(np.asarray(system)).real.max())
