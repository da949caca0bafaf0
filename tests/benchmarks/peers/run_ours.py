"""Our side of peer_speed.py: one row in a process of its own.

python run_ours.py NUMBERS.npz ROW [--cache DIR] [--dt DT] [--integrator NAME]
"""

import argparse
from dataclasses import dataclass, replace
from typing import Any

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
    peak_mb,
    resident_mb,
    seconds,
    seen,
    tell,
    timed,
)

PACKAGES = ("brainTwinStudio", "jax", "jaxlib", "numpy")
Numbers = dict[str, np.ndarray]


@dataclass(frozen=True)
class Row:
    """weights, lengths: names in the file of numbers. batch "G": over 32 values of G,
    "seeds": over 32 seeds; own noise each."""

    node: str
    weights: str = "hopf"
    lengths: str | None = None
    integrator: str = "heun"
    held: bool = True
    draws: str = "coins"
    double: bool = False
    batch: str | None = None
    gradient: bool = False


HOPF_ROW = Row("hopf")
WC = Row("wilson_cowan", "hcp", "hcp_lengths")
JR = Row("jansen_rit", "hcp", "hcp_lengths")
CLI = {"weights": "cli", "lengths": "cli_lengths"}
ROWS = {
    "hopf": HOPF_ROW,
    "hopf_normal": replace(HOPF_ROW, draws="normal"),
    "hopf_stages": replace(HOPF_ROW, held=False),
    "hopf_double": replace(HOPF_ROW, double=True),
    "hopf32_G": replace(HOPF_ROW, batch="G"),
    "hopf32_seeds": replace(HOPF_ROW, batch="seeds"),
    "mpr": Row("montbrio_pazo_roxin", "hcp"),
    "mpr_stages": Row("montbrio_pazo_roxin", "hcp", held=False),
    "wc_euler": replace(WC, integrator="euler"),
    "wc_euler_double": replace(WC, integrator="euler", double=True),
    "wc_heun": WC,
    "wc_euler_cli": replace(WC, integrator="euler", **CLI),
    "wc_euler_cli_double": replace(WC, integrator="euler", double=True, **CLI),
    "wc_heun_cli": replace(WC, **CLI),
    "jr": JR,
    "jr_cli": replace(JR, **CLI),
    "gradient_double": replace(HOPF_ROW, double=True, gradient=True),
    "gradient": replace(HOPF_ROW, gradient=True),
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("numbers")
    parser.add_argument("row", choices=ROWS)
    parser.add_argument("--cache", help="folder of compiled programs")
    parser.add_argument("--dt", type=float, default=HOPF["dt"], help="of Hopf rows, s")
    parser.add_argument("--integrator", help="another than the row's")
    given = parser.parse_args()
    from brainTwinStudio.jobs.worker import start_engine

    start_engine(given.cache)
    with np.load(given.numbers) as file:
        numbers = dict(file)
    row = ROWS[given.row]
    if given.integrator:
        row = replace(row, integrator=given.integrator)
    parts: dict[str, Any] = {}

    def assembling() -> None:
        parts["made"] = assembled(row, numbers, given.dt)

    before = seconds(assembling)
    make = gradient_work if row.gradient else forward_work
    work, step = make(row, numbers, *parts["made"])
    start_mb = resident_mb()
    clock = timed(work)
    more: dict[str, Any] = {"assembled_s": before, "dtype": dtype_of(row).__name__}
    if row.gradient:
        more["first_call_mb"] = peak_mb() - start_mb
        loss, slopes = work()
        more |= {"loss": float(loss), "slope": float(slopes[0])}
        more["temp_mb"] = step.temporary_mb()
    else:
        more |= seen(work())
    tell(given.row, clock, PACKAGES, **more)


def dtype_of(row: Row) -> type[np.floating]:
    return np.float64 if row.double else np.float32


def assembled(row: Row, numbers: Numbers, dt_s: float):
    """Network, grid and what is watched, from arrays to something that can be called:
    checks of the time step included."""
    from brainTwinStudio.engine.assemble import Choices, Tracts, assemble

    given, grid, unit = parameters_of(row, numbers, dt_s)
    tracts = None
    if row.lengths:
        tracts = Tracts(numbers[row.lengths], VELOCITY_M_S)
    choices = Choices(
        coupled=1,
        held=row.held,
        integrator=row.integrator,
        draws=row.draws,
        interpolated=False,
        dtype=dtype_of(row),
        unit_s=unit,
    )
    over = ("G",) if row.batch == "G" else ()
    weights = numbers[row.weights]
    made = assemble(row.node, weights, grid, given, tracts, choices, over)
    if row.node == "montbrio_pazo_roxin":  # bistable: where tvboptim starts too
        start = np.repeat(np.array([[0.1], [0.0]], dtype_of(row)), len(weights), 1)
        made = made._replace(inputs=made.inputs._replace(start=start))
    return made


def parameters_of(row: Row, numbers: Numbers, dt_s: float):
    from brainTwinStudio.engine.grid import Grid

    if row.node == "hopf":
        given: dict[str, Any] = {"G": 1.0, "a": HOPF["a"], "noise": HOPF["noise"]}
        given["frequency_hz"] = numbers["frequency_hz"]
        if row.batch == "G":
            given["G"] = numbers["G"]
        sample_s = HOPF["dt"] * HOPF["every"]
        samples = HOPF["steps"] // HOPF["every"]
        return given, Grid(samples, 0, round(sample_s / dt_s), dt_s), {}
    if row.node == "montbrio_pazo_roxin":
        run, unit_s = MPR_RUN, 0.01
        given = {**MPR, "G": run["G"], "noise": run["noise"]}
        units = {row.node: unit_s}
    else:
        run, unit_s, units = DELAYED_RUN, 0.001, {}
        given = {**WILSON_COWAN, **WILSON_COWAN_RUN, "shift": 0.0}
        if row.node == "jansen_rit":
            given = {**JANSEN_RIT, **JANSEN_RIT_RUN}
    samples = int(run["steps"] // run["every"])
    return given, Grid(samples, 0, int(run["every"]), run["dt"] * unit_s), units


def forward_work(row: Row, numbers: Numbers, form, grid, inputs, over=()):
    """Samples of the first state of one run; FC alone of each of a batch."""
    import jax

    from brainTwinStudio.engine.reductions import Connectivity
    from brainTwinStudio.engine.simulate import simulate
    from brainTwinStudio.engine.simulation import Watch

    keys = jax.random.split(jax.random.key(0), BATCH if row.batch else 1)
    watch = Watch("first")
    if row.batch:
        watch = Watch("first", keep=False, reductions=(Connectivity(),))

    def work() -> Any:
        run = simulate(form, grid, inputs, keys, watch, over)
        return jax.block_until_ready(run.reduced["fc"] if row.batch else run.samples[0])

    return work, None


def gradient_work(row: Row, numbers: Numbers, form, grid, inputs, over=()):
    """FC loss and its gradient to G and every region's a. What is compiled is kept, so
    that it can be asked for its memory."""
    import jax
    import jax.numpy as jnp

    from brainTwinStudio.engine.network import Wiring
    from brainTwinStudio.engine.simulate import simulate
    from brainTwinStudio.engine.simulation import Inputs, Watch

    keys = jax.random.split(jax.random.key(0), 1)
    dtype = dtype_of(row)
    weights, target = (jnp.asarray(numbers[name], dtype) for name in ("hopf", "fc"))
    values = inputs.parameters[0]

    def distance(G: jax.Array, a: jax.Array) -> jax.Array:
        changed = Inputs(({**values, "a": a},), Wiring(G * weights))
        samples = simulate(form, grid, changed, keys, Watch("first")).samples[0]
        return fc_loss(samples, target, jnp)

    step = Compiled(jax.jit(jax.value_and_grad(distance, argnums=(0, 1))))
    point = jnp.ones((), dtype), values["a"]
    return lambda: jax.block_until_ready(step(*point)), step


class Compiled:
    """A function that is compiled at its first call."""

    def __init__(self, function: Any) -> None:
        self._function = function
        self._made: Any = None

    def __call__(self, *point: Any) -> Any:
        if self._made is None:
            self._made = self._function.lower(*point).compile()
        return self._made(*point)

    def temporary_mb(self) -> float:
        return self._made.memory_analysis().temp_size_in_bytes / 2**20


if __name__ == "__main__":
    main()
