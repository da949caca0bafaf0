"""Spread of a disease along the connections of a brain, and growth from a point.

L = D - W is the graph Laplacian of symmetric weights divided by their mean strength, so
that rates mean the same for every connectome. Network diffusion dx/dt = -beta L x is
Raj et al. 2012, doi:10.1016/j.neuron.2011.12.040; with growth, dx_i/dt = -beta (L x)_i
+ alpha x_i (1 - x_i), it is the Fisher-Kolmogorov equation on a graph, as in Fornari et
al. 2019, doi:10.1098/rsif.2019.0356.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh

Array = NDArray[np.floating]


def laplacian(weights: Array) -> Array:
    """Of weights (target, source): symmetric part, mean strength 1."""
    both = (weights + weights.T) / 2
    both = both - np.diag(np.diagonal(both))
    both = both / both.sum(axis=1).mean()
    return np.diag(both.sum(axis=1)) - both


def diffused(L: Array, start: Array, times: Array, beta: float) -> Array:
    """X (time, region) of dx/dt = -beta L x from start (region,) at time 0. Exact; the
    sum over regions stays."""
    rates, modes = eigh(L)
    decay = np.exp(-beta * np.outer(times, np.maximum(rates, 0.0)))
    return (decay * (modes.T @ start)) @ modes.T


def grown(L: Array, start: Array, times: Array, beta: float, alpha: float) -> Array:
    """X (time, region) of dx_i/dt = -beta (L x)_i + alpha x_i (1 - x_i) from start
    (region,), 0 to 1, at time 0; times ascend. Relative error below 1e-6."""
    from scipy.integrate import solve_ivp  # heavy; the engine starts without it

    last = float(np.max(times))
    if last <= 0:
        return np.tile(start, (len(times), 1))

    def rate(_: float, x: Array) -> Array:
        return -beta * (L @ x) + alpha * x * (1 - x)

    def slope(_: float, x: Array) -> Array:
        return -beta * L + np.diag(alpha * (1 - 2 * x))

    found = solve_ivp(
        rate,
        (0.0, last),
        start,
        method="LSODA",
        t_eval=np.asarray(times),
        jac=slope,
        rtol=1e-9,
        atol=1e-14,
    )
    return np.clip(found.y.T, 0.0, 1.0)
