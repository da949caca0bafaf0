"""Variational inference (NumPyro): the member of a family that lies nearest to the
posterior, found by stochastic gradients of the evidence bound. The family lives in the
coordinates of the curvature (`Frame`), so that it begins at the Laplace approximation.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

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

PARTICLES = 32
CHUNK = 100
LEAST = -1e10
UNSETTLED = (
    "The evidence bound still rose by {gain:.2g} nats over the last tenth of the "
    "steps; intervals may be off."
)


class Family(NamedTuple):
    """guide: of NumPyro, for a model with one site "u". steps: of Adam, whose rate
    falls from `rate` to a hundredth of it."""

    guide: Callable[[Callable[..., None]], Any]
    steps: int
    rate: float


def mean_field_draws(
    of: Posterior, frame: Frame, draws: int, seed: int, watcher: Watcher
) -> Drawn:
    """A Gaussian along every principal direction of the curvature by itself (Kucukelbir
    et al. 2017, arXiv:1603.00788)."""
    return _found(of, frame, _mean_field, draws, seed, watcher)


def flow_draws(
    of: Posterior, frame: Frame, draws: int, seed: int, watcher: Watcher
) -> Drawn:
    """A normal distribution bent by inverse autoregressive flows (Kingma et al. 2016,
    arXiv:1606.04934); of a single parameter the mean field."""
    family = _flow if of.start.size > 1 else _mean_field
    return _found(of, frame, family, draws, seed, watcher)


def _mean_field(size: int) -> Family:
    from numpyro.infer.autoguide import AutoNormal
    from numpyro.infer.initialization import init_to_value

    middle = init_to_value(values={"u": jnp.zeros(size)})
    return Family(
        lambda model: AutoNormal(model, init_loc_fn=middle, init_scale=0.7), 1000, 0.02
    )


def _flow(size: int) -> Family:
    from numpyro.infer.autoguide import AutoIAFNormal
    from numpyro.infer.initialization import init_to_value

    middle = init_to_value(values={"u": jnp.zeros(size)})
    wide = [max(24, size), max(24, size)]
    return Family(
        lambda model: AutoIAFNormal(
            model, num_flows=3, hidden_dims=wide, init_loc_fn=middle
        ),
        3000,
        0.02,
    )


def _found(
    of: Posterior,
    frame: Frame,
    family: Callable[[int], Family],
    draws: int,
    seed: int,
    watcher: Watcher,
) -> Drawn:
    begin, walk, sample = _machine(of.log_density, family, of.start.size)
    first, last = jax.random.split(jax.random.key(seed))
    place = frame.start, frame.root
    steps = family(of.start.size).steps
    state, losses = begin(first, place, of.data), []
    for done in range(0, steps, CHUNK):
        if watcher.stop_requested():
            break
        state, chunk = walk(state, place, of.data)
        losses.append(float(np.mean(np.asarray(chunk))))
        watcher.progress("Variational", (done + CHUNK) / steps, losses[-1])
    u = sample(state, last, draws)
    theta = np.asarray(frame.start + u @ frame.root.T)
    tail = max(len(losses) // 10, 1)
    gain = float(np.mean(losses[-2 * tail : -tail] or losses) - np.mean(losses[-tail:]))
    told = (UNSETTLED.format(gain=gain),) if gain > 0.1 else ()
    return Drawn(theta, told)


@lru_cache(KEPT)
def _machine(
    log_density: Density, family: Callable[[int], Family], size: int
) -> tuple[Callable[..., Any], ...]:
    """Compiled begin, chunk of steps, and sampler for all data of one kind."""
    import numpyro
    import numpyro.distributions as dist
    from numpyro.infer import SVI, Trace_ELBO
    from numpyro.optim import ClippedAdam

    made = family(size)

    def model(place: Any, data: Any) -> None:
        wide = dist.ImproperUniform(dist.constraints.real_vector, (), (size,))
        u = numpyro.sample("u", wide)
        value = log_density(place[0] + place[1] @ u, data)
        kept = jnp.where(jnp.isfinite(value), value, LEAST)
        numpyro.factor("posterior", jnp.maximum(kept, LEAST))

    guide = made.guide(model)

    def rate(step: Any) -> Any:
        return made.rate * 0.01 ** (step / made.steps)

    svi = SVI(model, guide, ClippedAdam(rate, clip_norm=10.0), Trace_ELBO(PARTICLES))

    @jax.jit
    def walk(state: Any, place: Any, data: Any) -> Any:
        return jax.lax.scan(
            lambda at, _: svi.update(at, place, data), state, length=CHUNK
        )

    def begin(key: jax.Array, place: Any, data: Any) -> Any:
        svi.init(key, place, data)  # its first use draws more from the key
        return svi.init(key, place, data)

    def sample(state: Any, key: jax.Array, draws: int) -> jax.Array:
        params = svi.get_params(state)
        return guide.sample_posterior(key, params, sample_shape=(draws,))["u"]

    return begin, walk, sample
