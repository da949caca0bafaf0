"""tvboptim's side of race.py: its own gradient fit, in a process and python of its own.

    python fit_tvboptim.py NUMBERS.npz RECIPE OUT.npz [--share 1.0]

NUMBERS.npz holds weights (target, source) and fc (region, region), the target. RECIPE:

rww: its tutorial "Reduced Wong-Wang BOLD FC Optimization" as documented
(docs/workflows/RWW.qmd of github.com/virtual-twin/tvboptim): 120 s at 4 ms, RMSE of
FC, 300 steps of Adam(0.01, b2=0.9999) on G and w, then 200 steps of Adam(0.004) on
regional w and I_o.

hopf: its supercritical Hopf network at the time scale of fMRI (600 s at 0.1 s), same
loss and optimisers: 300 steps on G and a, 200 on regional a, and 300 more on regional a
and every weight of the connectome, which no tutorial of it does.

Writes, for every tenth step: the seconds of optimisation until then (`seconds`, the
clock stands still while beliefs are simulated, `compiling` of them in first steps) and
BOLD of 8 noise seeds that the fit has not seen, `bold` (check, seed, region, time).
"""

import argparse
import copy
import time
from collections.abc import Callable
from typing import Any

import jax
import numpy as np

jax.config.update("jax_enable_x64", True)

import jax.numpy as jnp  # noqa: E402
import optax  # noqa: E402
from tvboptim.experimental.network_dynamics import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    Network,
    prepare,
)
from tvboptim.experimental.network_dynamics.coupling import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    FastLinearCoupling,
)
from tvboptim.experimental.network_dynamics.dynamics.tvb import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    ReducedWongWang,
    SupHopf,
)
from tvboptim.experimental.network_dynamics.graph import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    DenseGraph,
)
from tvboptim.experimental.network_dynamics.noise import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    AdditiveNoise,
)
from tvboptim.experimental.network_dynamics.solvers import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    Heun,
)
from tvboptim.observations.observation import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    rmse,
)
from tvboptim.observations.tvb_monitors.bold import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    Bold,
)
from tvboptim.optim.optax import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    OptaxOptimizer,
)
from tvboptim.types import Parameter  # noqa: E402  # pyright: ignore[reportMissingImports]

SEEDS = 8
EVERY = 10
TRANSIENT = 20  # samples of BOLD, as in the tutorial
GLOBAL, REGIONAL = optax.adam(0.01, b2=0.9999), optax.adam(0.004, b2=0.999)
Bold_of = Callable[[Any], jax.Array]
Stage = tuple[Callable[[Any], Any], Any, int]


def rww(weights: np.ndarray) -> tuple[Any, Bold_of, list[Stage]]:
    n = len(weights)
    network = Network(
        dynamics=ReducedWongWang(w=0.5, I_o=0.32, INITIAL_STATE=(0.3,)),
        coupling={"instant": FastLinearCoupling(local_states=["S"], G=0.5)},
        graph=DenseGraph(jnp.asarray(weights)),
        noise=AdditiveNoise(sigma=0.00283, apply_to="S"),
    )
    t1, dt = 120_000.0, 4.0
    model, state = prepare(network, Heun(), t1=t1, dt=dt)
    first = model(state)
    network.update_history(first)
    model, state = prepare(network, Heun(), t1=t1, dt=dt)
    monitor = Bold(period=1000.0, downsample_period=dt, voi=0, history=first)

    def bold(state: Any) -> jax.Array:
        return monitor(model(state)).data[TRANSIENT:, 0]

    def everywhere(state: Any) -> Any:
        state = copy.deepcopy(state)
        state.coupling.instant.G = Parameter(state.coupling.instant.G)
        state.dynamics.w = Parameter(state.dynamics.w)
        return state

    def regional(state: Any) -> Any:
        state = copy.deepcopy(state)
        state.dynamics.w.shape = (n,)
        state.dynamics.I_o = Parameter(state.dynamics.I_o)
        state.dynamics.I_o.shape = (n,)
        state.coupling.instant.G = state.coupling.instant.G.value
        return state

    return state, bold, [(everywhere, GLOBAL, 300), (regional, REGIONAL, 200)]


def hopf(weights: np.ndarray) -> tuple[Any, Bold_of, list[Stage]]:
    n = len(weights)
    diffusive = weights - np.diag(weights.sum(axis=1))
    network = Network(
        dynamics=SupHopf(a=-0.02, omega=jnp.full(n, 2 * np.pi * 0.05)),
        coupling={"instant": FastLinearCoupling(local_states=["x"], G=0.1)},
        graph=DenseGraph(jnp.asarray(diffusive)),
        noise=AdditiveNoise(sigma=0.02, apply_to=["x", "y"]),
    )
    model, state = prepare(network, Heun(), t1=600.0, dt=0.1)

    def bold(state: Any) -> jax.Array:
        if "edges" in state:
            state = copy.copy(state)
            state.graph = copy.copy(state.graph)
            state.graph.weights = state.edges.value
        return model(state).data[200::7, 0]

    def everywhere(state: Any) -> Any:
        state = copy.deepcopy(state)
        state.coupling.instant.G = Parameter(state.coupling.instant.G)
        state.dynamics.a = Parameter(state.dynamics.a)
        return state

    def regional(state: Any) -> Any:
        state = copy.deepcopy(state)
        state.dynamics.a.shape = (n,)
        return state

    def edges(state: Any) -> Any:
        state = copy.deepcopy(state)
        state.edges = Parameter(jnp.asarray(diffusive))
        return state

    stages = [(everywhere, GLOBAL, 300), (regional, REGIONAL, 200)]
    return state, bold, [*stages, (edges, REGIONAL, 300)]


class Clock:
    """Notes the state of every tenth step and the seconds until then."""

    def __init__(self) -> None:
        self.kept: list[tuple[float, Any, Any]] = []
        self.spent, self.compiling = 0.0, 0.0
        self._at = time.perf_counter()
        self._first = True

    def start(self) -> None:
        self._at, self._first = time.perf_counter(), True

    def __call__(self, step: int, diff: Any, static: Any, *rest: Any):
        jax.block_until_ready(jax.tree.leaves(diff))
        passed = time.perf_counter() - self._at
        self.spent += passed
        if self._first:
            self.compiling += passed
            self._first = False
        if (step + 1) % EVERY == 0:
            self.kept.append((self.spent, diff, static))
        self._at = time.perf_counter()
        return False, diff, static


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers")
    parser.add_argument("recipe", choices=("rww", "hopf"))
    parser.add_argument("out")
    parser.add_argument("--share", type=float, default=1.0, help="of all steps")
    asked = parser.parse_args()
    numbers = np.load(asked.numbers)
    weights, target = numbers["weights"], jnp.asarray(numbers["fc"])
    weights = weights / weights.max()
    began = time.perf_counter()
    state, bold, stages = {"rww": rww, "hopf": hopf}[asked.recipe](weights)
    preparing = time.perf_counter() - began

    def loss(state: Any) -> jax.Array:
        return rmse(jnp.corrcoef(bold(state).T), target)

    clock = Clock()
    beliefs: list[np.ndarray] = []
    for change, optimiser, steps in stages:
        state = change(state)
        known = len(clock.kept)
        optimizer = OptaxOptimizer(loss, optimiser, callback=clock)
        clock.start()
        state, _ = optimizer.run(
            state, max_steps=max(EVERY, round(steps * asked.share))
        )
        beliefs += believed(bold, clock.kept[known:])
        np.savez(
            asked.out,
            seconds=[spent for spent, _, _ in clock.kept],
            compiling=clock.compiling,
            preparing=preparing,
            bold=np.stack(beliefs),
        )
        print(f"{clock.spent:.0f} s, {len(clock.kept)} checks", flush=True)


def believed(bold: Bold_of, kept: list[tuple[float, Any, Any]]) -> list[np.ndarray]:
    """BOLD (seed, region, time) of every state, from noise that the fit did not see."""
    from tvboptim.types.stateutils import (  # pyright: ignore[reportMissingImports]
        combine_state,
    )

    @jax.jit
    def one(diff: Any, static: Any, key: jax.Array) -> jax.Array:
        state = combine_state(diff, static)
        state.noise.key = key
        return bold(state).T

    keys = jax.random.split(jax.random.key(1), SEEDS)
    return [
        np.stack([np.asarray(one(diff, static, key), np.float32) for key in keys])
        for _, diff, static in kept
    ]


if __name__ == "__main__":
    main()
