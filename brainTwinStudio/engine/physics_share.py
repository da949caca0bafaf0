"""How much of a hybrid's dynamics is physics, on the states that it visits."""

from collections.abc import Mapping

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.form import Wiring, single
from brainTwinStudio.engine.grid import time_grid
from brainTwinStudio.engine.learned.residual import explained_by_physics
from brainTwinStudio.engine.network import network_rate
from brainTwinStudio.engine.run_twin import network_of
from brainTwinStudio.engine.seeds import seed_keys
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Inputs, Watch
from brainTwinStudio.project import Array, ModelSpec

SECONDS, EVERY_S, SEEDS = 300.0, 1.0, 4
FIRST_SEED = 5_000_003
EXPLAINED = "explained_by_physics"


def physics_share(
    spec: ModelSpec, parameters: Mapping[str, Array], seed: int
) -> dict[str, float]:
    """{} without learned dynamics. "explained_by_physics": 1 - E |f_NN|^2 / E |f|^2
    over 300 s of four free runs, f the whole rate of change and f_NN what learned parts
    put into it (SCIENCE.md B.5). parameters: those of `physical`, the additive form."""
    if not spec.learned:
        return {}
    values = {name: jnp.asarray(value) for name, value in parameters.items()}
    network = network_of(values, "additive")
    regions = network.gain.shape[0]
    grid = time_grid(round(SECONDS / EVERY_S), EVERY_S)
    wiring = Wiring(network.gain, network.strength)
    hybrid = single(spec.dynamics, "diffusive", regions)
    physics = single(spec.node, "diffusive", regions)
    keys = seed_keys(seed + FIRST_SEED, 0, SEEDS)
    inputs = Inputs((values,), wiring)
    states = simulate(hybrid, grid, inputs, keys, Watch(what="states")).samples

    def rates(state: jax.Array) -> tuple[jax.Array, jax.Array]:
        alone = network_rate(physics, (values,), wiring, state)
        return alone, network_rate(hybrid, (values,), wiring, state) - alone

    alone, learned = jax.vmap(jax.vmap(rates))(states)
    share = float(explained_by_physics(alone, learned))
    return {EXPLAINED: share} if np.isfinite(share) else {}
