"""vbjax's side of peer_speed.py: one row in a process of its own, in its own python.

    python run_vbjax.py NUMBERS.npz ROW

The library is a box of tools: its Heun step calls the drift twice, so that coupling is
evaluated at both stages (its only way). Noise is drawn beforehand, as in its examples.
"""

import sys
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import vbjax as vb  # pyright: ignore[reportMissingImports]
from setting import (
    BATCH,
    HOPF,
    MPR,
    MPR_RUN,
    fc_of,
    laplacian,
    seen,
    tell,
    timed,
)


def main() -> None:
    row = sys.argv[2]
    with np.load(sys.argv[1]) as file:
        numbers = dict(file)
    key = jax.random.key(0)
    if row == "mpr":
        run = mpr(numbers)
        points: Any = (key,)
    elif row == "hopf":
        run = jax.jit(lambda key: hopf(numbers)(1.0, key))
        points = (key,)
    else:
        run = jax.jit(jax.vmap(lambda G, key: fc(hopf(numbers)(G, key))))
        points = jnp.asarray(numbers["G"], jnp.float32), jax.random.split(key, BATCH)
    clock = timed(lambda: jax.block_until_ready(run(*points)))
    answer = run(*points)
    tell(
        row,
        clock,
        ("vbjax", "jax", "jaxlib", "numpy"),
        dtype=str(answer.dtype),
        **seen(answer),
    )


def hopf(numbers: dict[str, np.ndarray]):
    matrix = jnp.asarray(laplacian(numbers["hopf"]), jnp.float32)
    omega = jnp.asarray(2 * np.pi * numbers["frequency_hz"], jnp.float32)
    a = HOPF["a"]

    def drift(state: Any, G: Any) -> Any:
        x, y = state
        growth = a - x**2 - y**2
        return jnp.array(
            [growth * x - omega * y + G * (matrix @ x), growth * y + omega * x]
        )

    _, loop = vb.make_sde(HOPF["dt"], drift, HOPF["noise"])
    shape = (2, matrix.shape[0])

    def run(G: Any, key: Any) -> Any:
        draws = jax.random.normal(key, (int(HOPF["steps"]), *shape))
        return loop(0.01 * jnp.ones(shape), draws, G)[:, 0]

    return run


def fc(x: Any) -> Any:
    every = int(HOPF["every"])
    return fc_of(x[every - 1 :: every], jnp)


def mpr(numbers: dict[str, np.ndarray]):
    matrix = MPR_RUN["G"] * jnp.asarray(numbers["hcp"], jnp.float32)
    theta = vb.mpr_default_theta._replace(**MPR)
    sigma = MPR_RUN["noise"] * jnp.array([[1.0], [2**0.5]])

    def drift(state: Any, p: Any) -> Any:
        heard = matrix @ state[0]
        return vb.mpr_dfun(state, (heard, 0.0 * heard), p)

    _, loop = vb.make_sde(
        MPR_RUN["dt"], drift, lambda state, p: sigma, adhoc=vb.mpr_r_positive
    )
    regions = matrix.shape[0]
    start = jnp.array([0.1 * jnp.ones(regions), jnp.zeros(regions)])

    @jax.jit
    def run(key: Any) -> Any:
        draws = jax.random.normal(key, (int(MPR_RUN["steps"]), 2, regions))
        return loop(start, draws, theta)[:, 0]

    return run


if __name__ == "__main__":
    main()
