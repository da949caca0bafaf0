"""The No-U-Turn sampler (NumPyro): draws of the posterior itself, four chains at once.

Chains start from the Laplace approximation, in its coordinates. They count as one where
R-hat < 1.05 and the effective sample size is above 400 for every parameter (SCIENCE.md
E.4); where not, that is said. Source: Hoffman and Gelman 2014, arXiv:1111.4246.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.inference.posterior import (
    KEPT,
    Density,
    Frame,
    Posterior,
)
from brainTwinStudio.engine.inference.tried import Drawn
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

CHAINS = 4
WARM_UP = 200
CHUNK = 50
MOST_CHUNKS = 80  # of draws, where chains mix slowly
R_HAT, ESS = 1.05, 400
DEEPEST: Any = (5, 8)  # trees while warming up, and after
TOO_FEW = "The sampler was stopped before it had drawn anything to tell of."


def nuts_draws(
    of: Posterior, frame: Frame, draws: int, seed: int, watcher: Watcher
) -> Drawn:
    """At least `draws` draws in all; more while chains disagree, up to a limit."""
    begin, go = _machine(of.log_density)
    place = frame.start, frame.root
    first, second = jax.random.split(jax.random.key(seed))
    around = jax.random.normal(first, (CHAINS, of.start.size))
    state = begin(0.5 * around, jax.random.split(second, CHAINS), place, of.data)
    for done in range(0, WARM_UP, CHUNK):
        if watcher.stop_requested():
            raise InputError(TOO_FEW)
        state = go(state, place, of.data)[0]
        watcher.progress("Sampler, warm-up", 0.5 * (done + CHUNK) / WARM_UP)
    parts: list[Array] = []
    lost = 0
    r_hat, ess = np.inf, 0.0
    wanted = -(-draws // (CHAINS * CHUNK))
    while not watcher.stop_requested() and len(parts) < MOST_CHUNKS:
        state, u, diverging = go(state, place, of.data)
        parts.append(np.asarray(u))
        lost += int(np.asarray(diverging).sum())
        r_hat, ess = _agreement(np.concatenate(parts, axis=1))
        done = len(parts)
        watcher.progress("Sampler", 0.5 + 0.5 * min(done / wanted, 0.99))
        if done >= wanted and r_hat < R_HAT and ess > ESS:
            break
    if not parts:
        raise InputError(TOO_FEW)
    u = np.concatenate(parts, axis=1).reshape(-1, of.start.size)
    theta = np.asarray(frame.start + jnp.asarray(u) @ frame.root.T)
    notes = _told(r_hat, ess, lost, len(u))
    return Drawn(theta, notes, r_hat, ess, lost)


def _agreement(u: Array) -> tuple[float, float]:
    """Largest split R-hat and smallest effective sample size of (chain, draw,
    parameter)."""
    from numpyro.diagnostics import effective_sample_size, split_gelman_rubin

    r_hat = np.max(split_gelman_rubin(u))
    ess = np.min(effective_sample_size(u))
    return float(np.nan_to_num(r_hat, nan=np.inf)), float(np.nan_to_num(ess))


def _told(r_hat: float, ess: float, lost: int, count: int) -> tuple[str, ...]:
    told = []
    if not r_hat < R_HAT:
        told.append(
            f"The four chains disagree: R-hat is {r_hat:.2f}, and should be below "
            f"{R_HAT:g}. The posterior may have several peaks; do not rely on these "
            "intervals."
        )
    if not ess > ESS:
        told.append(
            f"The draws are worth {ess:.0f} independent ones, fewer than {ESS}: the "
            "ends of the intervals are uncertain."
        )
    if lost:
        told.append(
            f"{lost} of {count} steps of the sampler diverged: a part of the posterior "
            "that is too narrow for it may be missing."
        )
    return tuple(told)


@lru_cache(KEPT)
def _machine(log_density: Density) -> tuple[Callable[..., Any], ...]:
    """Compiled start of the chains and chunk of draws for all data of one kind."""
    from numpyro.infer.hmc import hmc

    def potential_of(place: Any, data: Any) -> Callable[[jax.Array], jax.Array]:
        return lambda u: -log_density(place[0] + place[1] @ u, data)

    begin, step = hmc(potential_fn_gen=potential_of, algo="NUTS")

    @jax.jit
    def started(u: jax.Array, keys: jax.Array, place: Any, data: Any) -> Any:
        def one(at: jax.Array, key: jax.Array) -> Any:
            return begin(
                at,
                WARM_UP,
                step_size=0.5,
                target_accept_prob=0.85,
                max_tree_depth=DEEPEST,
                dense_mass=True,
                model_args=(place, data),
                rng_key=key,
            )

        return jax.vmap(one)(u, keys)

    @jax.jit
    def go(state: Any, place: Any, data: Any) -> Any:
        def one(at: Any) -> Any:
            def next_(now: Any, _: None) -> Any:
                now = step(now, model_args=(place, data))
                return now, (now.z, now.diverging)

            return jax.lax.scan(next_, at, length=CHUNK)

        state, (u, diverging) = jax.vmap(one)(state)
        return state, u, diverging

    return started, go
