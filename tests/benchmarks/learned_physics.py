"""A Hopf network with a drift that nobody told us: does the learned residual find it?

    python tests/benchmarks/learned_physics.py [--save] [--seeds 16]

The truth: a Hopf network on one hemisphere of subject 1 of rest_dk68_4runs with an
extra local drift h, asymmetric and cubic, and noise; x and y are observed once a second
with noise on top. What is known: the Hopf network, its parameters, the noises. A
residual net (engine/learned/residual.py) is added to it and trained by weak-constraint
multiple shooting (engine/learned/shooting.py). Judged on seeds it never saw: the field
where the truth goes, the share that physics explains, and the statistics of free runs
beside those of physics alone. Prints a table in Markdown; asserts nothing.
"""

import argparse
import os
import platform
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
from scipy.stats import skew
from solver_in_the_loop import DATA, statistics, verdict

from brainTwinStudio.engine.assemble import assemble
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.learned.residual import (
    explained_by_physics,
    residual_rate,
    residual_start,
)
from brainTwinStudio.engine.learned.same_path import received_at
from brainTwinStudio.engine.learned.shooting import Shooting, shot
from brainTwinStudio.engine.network import network_rate, scaled_weights
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.worker import start_engine

SAVED = Path(__file__).parent / "results" / "learned_physics.md"
SAMPLE_S, FINE_S, BURN_IN = 1.0, 0.05, 100
RUNS, SAMPLES, HIDDEN, HALF = 4, 800, 16, 34
BETA, SIZE, OBSERVED = 0.02, 0.1, 0.1  # OBSERVED: noise over the spread of the signal
Rate = Callable[[jax.Array], jax.Array]


def hidden_drift(state: jax.Array) -> jax.Array:
    """h: what is not told, (state, region), 1/s."""
    u, v = state / SIZE
    return SIZE * jnp.stack([0.2 * u**2 - 0.1 * u**3, 0.15 * u * v - 0.1 * v**3])


def runs(rate: Rate, regions: int, seeds: int, first: int, samples: int) -> np.ndarray:
    """States once a second (run, time, state, region), Heun's method."""
    every = round(SAMPLE_S / FINE_S)

    def small(state: jax.Array, draws: jax.Array):
        kick = BETA * FINE_S**0.5 * draws
        slope = rate(state)
        ahead = rate(state + FINE_S * slope + kick)
        return state + FINE_S / 2 * (slope + ahead) + kick, None

    def one(key: jax.Array) -> jax.Array:
        def sample(state: jax.Array, key: jax.Array):
            draws = jax.random.normal(key, (every, 2, regions))
            state = jax.lax.scan(small, state, draws)[0]
            return state, state

        keys = jax.random.split(key, BURN_IN + samples)
        return jax.lax.scan(sample, jnp.zeros((2, regions)), keys)[1][BURN_IN:]

    keys = jax.random.split(jax.random.key(first), seeds)
    return np.asarray(jax.jit(jax.vmap(one))(keys))


def described(run: np.ndarray) -> dict[str, np.ndarray]:
    """Statistics of x of one run, its asymmetry among them."""
    return {
        **statistics(run[:, 0], SAMPLE_S),
        "skewness": skew(run[:, 0], axis=0),
        "mean of y": run[:, 1].mean(axis=0),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--seeds", type=int, default=16)
    given = parser.parse_args()
    start_engine(str(default_cache_dir()))
    load = os.getloadavg()[0]
    weights = np.load(DATA / "sub-01.npz")["weights"].astype(float)[:HALF, :HALF]
    np.fill_diagonal(weights, 0)
    n = len(weights)
    rng = np.random.default_rng(0)
    parameters = {
        "G": 0.1,
        "a": rng.uniform(-0.06, -0.02, n),
        "frequency_hz": rng.uniform(0.04, 0.07, n),
        "noise": BETA,
    }
    network = assemble(
        "hopf", scaled_weights(weights), Grid(10, 0, 20, FINE_S), parameters
    )
    form, p, wiring = network.form, network.inputs.parameters, network.inputs.wiring
    physics = partial(network_rate, form, p, wiring)

    def truth(state: jax.Array) -> jax.Array:
        return physics(state) + hidden_drift(state)

    states = runs(truth, n, RUNS, 0, SAMPLES)
    spread = states.std()
    noise = OBSERVED * spread
    observed = jnp.asarray(states + noise * rng.normal(size=states.shape))
    scale = jnp.full(n, observed.std())

    def hybrid(weights: dict[str, jax.Array], state: jax.Array) -> jax.Array:
        received = received_at(form, p, wiring, state)
        return physics(state) + residual_rate(weights, state, received, scale)

    clock = time.monotonic()
    shooting = Shooting(
        SAMPLE_S,
        every=2,
        horizons=(1, 2),
        updates=80,
        batch=0,
        rate=1e-2,
        observed=float(noise),
        driven=BETA * SAMPLE_S**0.5,
    )
    found = shot(
        lambda weights, state, _: hybrid(dict(weights), state),
        residual_start(jax.random.key(1), HIDDEN, 0, n),
        observed,
        shooting,
    )
    trained_s = time.monotonic() - clock

    fresh = runs(truth, n, given.seeds, 10, SAMPLES)
    flat = jnp.asarray(fresh[:, ::10].reshape(-1, 2, n))
    field = jax.vmap(hidden_drift)(flat)

    def learned_at(state: jax.Array) -> jax.Array:
        received = received_at(form, p, wiring, state)
        return residual_rate(found.weights, state, received, scale)

    learned = jax.jit(jax.vmap(learned_at))(flat)
    known = jax.jit(jax.vmap(physics))(flat)
    error = float(jnp.linalg.norm(learned - field) / jnp.linalg.norm(field))
    away = np.sqrt(np.square(np.asarray(found.path) - states).mean()) / noise
    others = {
        "truth": fresh,
        "physics alone": runs(physics, n, given.seeds, 20, SAMPLES),
        "with the residual": runs(
            partial(hybrid, found.weights), n, given.seeds, 30, SAMPLES
        ),
    }
    told = {
        name: [described(run) for run in value if np.isfinite(run).all()]
        for name, value in others.items()
    }
    text = [
        "# A Hopf network with a hidden drift",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.processor() or platform.machine()}, "
        f"{os.cpu_count()} cores, load {load:.1f} at the start; {n} regions, {RUNS} "
        f"runs of {SAMPLES} s, observation noise {OBSERVED:.0%} of the signal; "
        f"{given.seeds} seeds that training never saw.",
        "",
        f"- Relative L2 error of the field where the truth goes: {error:.3f}.",
        "- Explained by physics, 1 - E|f|^2 / E|physics + f|^2: with the true drift "
        f"{float(explained_by_physics(known, field)):.3f}, with the learned one "
        f"{float(explained_by_physics(known, learned)):.3f}.",
        f"- Path found: {away:.2f} of the observation noise away from the truth.",
        f"- Training: {trained_s:.0f} s; loss of the stages "
        f"{', '.join(f'{loss:.3f}' for loss in found.losses)}.",
        "",
        "| free runs | truth to truth | physics alone / truth, p | with the residual / "
        "truth, p | a true run of 20 |",
        "|---|---|---|---|---|",
    ]
    for kind in told["truth"][0]:
        true, *both = (np.array([row[kind] for row in told[name]]) for name in others)
        alone, joined = (verdict(true, other) for other in both)
        text.append(
            f"| {kind} | {joined.fine:.4g} | {alone.ratio:.2f}, {alone.p:.3f} | "
            f"{joined.ratio:.2f}, {joined.p:.3f} | {joined.limit:.2f} |"
        )
    print("\n".join(text))
    if given.save:
        SAVED.write_text("\n".join(text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
