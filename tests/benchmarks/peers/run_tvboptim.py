"""tvboptim's side of peer_speed.py: one row in a process of its own, in its own python.

    python run_tvboptim.py NUMBERS.npz ROW [--dt DT --integrator heun]

Where the library offers several ways to the same numbers (history buffers of delays,
blocks of the backward pass), all are timed and the fastest is told.
"""

import functools
import sys
from typing import Any

import jax
import numpy as np
from setting import (
    BATCH,
    DELAYED_RUN,
    HOPF,
    JANSEN_RIT,
    JANSEN_RIT_RUN,
    MPR,
    MPR_RUN,
    VELOCITY_M_S,
    WILSON_COWAN,
    WILSON_COWAN_RUN,
    fc_loss,
    fc_of,
    laplacian,
    peak_mb,
    resident_mb,
    seconds,
    seen,
    tell,
    timed,
)

ROW = sys.argv[2]
jax.config.update("jax_enable_x64", ROW.endswith("_double"))

import jax.numpy as jnp  # noqa: E402
from tvboptim.experimental.network_dynamics import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    Network,
    prepare,
)
from tvboptim.experimental.network_dynamics.coupling import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    DelayedLinearCoupling,
    DelayedSigmoidalJansenRit,
    LinearCoupling,
)
from tvboptim.experimental.network_dynamics.dynamics.tvb import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    JansenRit,
    MontbrioPazoRoxin,
    SupHopf,
    WilsonCowan,
)
from tvboptim.experimental.network_dynamics.graph import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    DenseDelayGraph,
    DenseGraph,
)
from tvboptim.experimental.network_dynamics.noise import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    AdditiveNoise,
)
from tvboptim.experimental.network_dynamics.solvers import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    Euler,
    Heun,
)

PACKAGES = ("tvboptim", "jax", "jaxlib", "numpy")
BUFFERS = ("roll", "circular", "preallocated")
BLOCKS = (None, 100, 20)  # steps; None: the library's usual way
Numbers = dict[str, np.ndarray]


def main() -> None:
    with np.load(sys.argv[1]) as file:
        numbers = dict(file)
    name = ROW.removesuffix("_double")
    if name.startswith("gradient"):
        gradient(numbers)
    elif name.startswith("hopf32"):
        batch(numbers, name.removeprefix("hopf32_"))
    elif name == "hopf":
        one(*parts_of(hopf(numbers), HOPF["steps"], HOPF["dt"]))
    elif name == "hopf_stages":
        dt = float(sys.argv[4])
        steps = round(HOPF["steps"] * HOPF["dt"] / dt)
        one(
            *parts_of(hopf(numbers), steps, dt, Heun(recompute_coupling_per_stage=True))
        )
    elif name == "mpr":
        one(*parts_of(mpr(numbers), MPR_RUN["steps"], MPR_RUN["dt"]))
    else:
        delayed(numbers, name)


def hopf(numbers: Numbers) -> Any:
    omega = jnp.asarray(2 * np.pi * numbers["frequency_hz"])
    return Network(
        dynamics=SupHopf(
            a=HOPF["a"],
            omega=omega,
            VARIABLES_OF_INTEREST=("x",),
            INITIAL_STATE=(0.0, 0.0),  # its own, 0.1 everywhere, would raise FC
        ),
        coupling={"instant": LinearCoupling(incoming_states="x", G=1.0)},
        graph=DenseGraph(jnp.asarray(laplacian(numbers["hopf"]))),
        noise=AdditiveNoise(sigma=HOPF["noise"], key=jax.random.key(0)),
    )


def mpr(numbers: Numbers) -> Any:
    sigma = MPR_RUN["noise"] * jnp.asarray([[1.0], [2**0.5]])
    return Network(
        dynamics=MontbrioPazoRoxin(**MPR, VARIABLES_OF_INTEREST=("r",)),
        coupling={"instant": LinearCoupling(incoming_states="r", G=MPR_RUN["G"])},
        graph=DenseGraph(jnp.asarray(numbers["hcp"])),
        noise=AdditiveNoise(sigma=sigma, key=jax.random.key(0)),
    )


def network_of(numbers: Numbers, name: str, buffer: str) -> Any:
    """Wilson-Cowan or Jansen-Rit with delays."""
    which = "cli" if name.endswith("_cli") else "hcp"
    delays = numbers[f"{which}_lengths"] / VELOCITY_M_S
    graph = DenseDelayGraph(jnp.asarray(numbers[which]), jnp.asarray(delays))
    if name.startswith("jr"):
        dynamics = JansenRit(**JANSEN_RIT, VARIABLES_OF_INTEREST=("y0",))
        run, noisy = JANSEN_RIT_RUN, "y4"
        coupling = DelayedSigmoidalJansenRit(
            incoming_states=("y1", "y2"), G=run["G"], buffer_strategy=buffer
        )
    else:
        dynamics = WilsonCowan(
            **WILSON_COWAN, shift_sigmoid=0.0, VARIABLES_OF_INTEREST=("E",)
        )
        run, noisy = WILSON_COWAN_RUN, ["E", "I"]
        coupling = DelayedLinearCoupling(
            incoming_states="E", G=run["G"], buffer_strategy=buffer
        )
    noise = AdditiveNoise(sigma=run["noise"], apply_to=noisy, key=jax.random.key(0))
    return Network(
        dynamics=dynamics, coupling={"delayed": coupling}, graph=graph, noise=noise
    )


def parts_of(network: Any, steps: float, dt: float, solver: Any = None):
    """A compiled run, its settings, and the seconds that preparing took."""
    found: dict[str, Any] = {}

    def preparing() -> None:
        model, state = prepare(
            network, solver or Heun(), t0=0.0, t1=float(steps) * dt, dt=dt
        )
        found.update(model=model, state=state)

    before = seconds(preparing)
    return found["model"], found["state"], before


def one(model: Any, state: Any, before: float) -> None:
    run = jax.jit(lambda settings: model(settings).ys)
    clock = timed(lambda: jax.block_until_ready(run(state)))
    told(clock, before, **seen(run(state)))


def told(clock: dict[str, Any], before: float, **more: Any) -> None:
    dtype = str(jnp.zeros(()).dtype)
    tell(ROW, clock, PACKAGES, assembled_s=before, dtype=dtype, **more)


def delayed(numbers: Numbers, name: str) -> None:
    solver = Euler() if "euler" in name else Heun()
    found = []
    for buffer in BUFFERS:
        network = network_of(numbers, name, buffer)
        parts = parts_of(network, DELAYED_RUN["steps"], DELAYED_RUN["dt"], solver)
        model, state, before = parts
        run = jax.jit(lambda settings, model=model: model(settings).ys)
        clock = timed(functools.partial(_finished, run, state))
        found.append((clock["seconds"], buffer, clock, before, seen(run(state))))
    best = min(found, key=lambda entry: entry[0])
    ways = {buffer: round(taken, 4) for taken, buffer, *_ in found}
    told(best[2], best[3], way=f"buffer {best[1]}", ways=ways, **best[4])


def _finished(run: Any, *given: Any) -> Any:
    return jax.block_until_ready(run(*given))


# ---------------------------------------------------------------- batch, gradient


def batch(numbers: Numbers, kind: str) -> None:
    """FC of 32 runs. kind "G": over G, own noise each; "shared": over G, one noise for
    all; "seeds": over noise alone."""
    model, state, before = parts_of(hopf(numbers), HOPF["steps"], HOPF["dt"])

    def fc(G: Any, key: Any) -> Any:
        settings = jax.tree.map(lambda leaf: leaf, state)
        settings.coupling.instant.G = G
        settings.noise.key = key
        return fc_of(model(settings).ys[HOPF["every"] - 1 :: HOPF["every"], 0], jnp)

    keys = jax.random.split(jax.random.key(0), BATCH)
    axes = {"G": (0, 0), "shared": (0, None), "seeds": (None, 0)}[kind]
    points = (
        jnp.ones(()) if kind == "seeds" else jnp.asarray(numbers["G"]),
        keys[0] if kind == "shared" else keys,
    )
    run = jax.jit(jax.vmap(fc, in_axes=axes))
    clock = timed(lambda: jax.block_until_ready(run(*points)))
    told(clock, before, **seen(run(*points)))


def gradient(numbers: Numbers) -> None:
    """FC loss and its gradient to G and every region's a: the usual way (row
    "gradient"), or in blocks whose states are computed again (row
    "gradient_blocks"): the fastest of two block lengths."""
    blocked = "blocks" in ROW
    found = []
    for block in BLOCKS[1:] if blocked else BLOCKS[:1]:
        solver = Heun(block_size=block)
        parts = parts_of(hopf(numbers), HOPF["steps"], HOPF["dt"], solver)
        found.append((block, *_gradient(numbers, *parts)))
    block, clock, before, more = min(found, key=lambda entry: entry[1]["seconds"])
    told(clock, before, way=f"block_size {block}", **more)


def _gradient(numbers: Numbers, model: Any, state: Any, before: float):
    target = jnp.asarray(numbers["fc"])

    def distance(G: Any, a: Any) -> Any:
        settings = jax.tree.map(lambda leaf: leaf, state)
        settings.coupling.instant.G = G
        settings.dynamics.a = a
        x = model(settings).ys[HOPF["every"] - 1 :: HOPF["every"], 0]
        return fc_loss(x, target, jnp)

    function = jax.jit(jax.value_and_grad(distance, argnums=(0, 1)))
    point = jnp.ones(()), jnp.full(target.shape[0], HOPF["a"])
    made: list[Any] = []

    def work() -> Any:
        if not made:
            made.append(function.lower(*point).compile())
        return jax.block_until_ready(made[0](*point))

    start = resident_mb()
    clock = timed(work)
    more = {"first_call_mb": peak_mb() - start}
    more["temp_mb"] = made[0].memory_analysis().temp_size_in_bytes / 2**20
    loss, slopes = made[0](*point)
    return clock, before, {**more, "loss": float(loss), "slope": float(slopes[0])}


if __name__ == "__main__":
    main()
