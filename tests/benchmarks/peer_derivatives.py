"""Our rates of change beside those of The Virtual Brain, model by model.

    TVB_PYTHON=/tmp/peers/venv_tvb/bin/python \\
        python tests/benchmarks/peer_derivatives.py [--points 1000] [--seed 0]

The peer lives in an environment of its own (PEERS/install.sh tvb tvb-library==2.10.0;
it is licensed under the GPL and no part of this program). Every model is asked at
random states, inputs and parameters, drawn evenly within our bounds, in float64. Our
process draws, writes them in the peer's names to a temporary folder, runs this file in
the peer's python, reads its rates back and compares. Nothing is asserted.

The number is the largest |ours - theirs| / |theirs| over points and states. One rounds
at 1e-16 and terms cancel, so about 1e-12 is equality.
"""

import argparse
import importlib
import os
import platform
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from math import pi
from pathlib import Path

import numpy as np

PEER = "TVB_PYTHON"
PACKAGE = "tvb-library"
Values = Mapping[str, np.ndarray]
Range = tuple[float, float]


@dataclass(frozen=True)
class Pair:
    """Our model and the peer's class. What has the same name on both sides is not
    listed, except for G and noise, which no rate of change contains.

    states: range of every state. received: range of every channel; channel k is the
    peer's coupling variable k, as it is. fixed: ours that the peer does not have.
    whole: ours that are 0 or 1. renamed: the peer's name of ours. other: the peer's
    values made from ours.
    """

    ours: str
    theirs: str
    states: tuple[Range, ...]
    received: tuple[Range, ...]
    unit: str
    fixed: Mapping[str, float] = field(default_factory=dict)
    whole: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    other: Mapping[str, Callable[[Values], np.ndarray | float]] = field(
        default_factory=dict
    )
    note: str = ""


# Both sides take the same time unit, so no rate is scaled. unit: ours, the
# peer's; "any" where its rates have the unit that its parameters are given in.
PAIRS = (
    Pair(
        *("hopf", "SupHopf"),
        states=((-2, 2), (-2, 2)),
        received=((-1, 1), (-1, 1)),
        unit="s, any",
        renamed={"frequency_hz": ""},
        other={"omega": lambda p: 2 * pi * p["frequency_hz"]},
    ),
    Pair(
        *("montbrio_pazo_roxin", "MontbrioPazoRoxin"),
        states=((0, 4), (-4, 4)),
        received=((-5, 5), (-5, 5)),
        unit="1, any",
        fixed={"Gamma": 0.0},
        note="Gamma = 0: the peer lists it and leaves it out of its equation",
    ),
    Pair(
        *("wilson_cowan", "WilsonCowan"),
        states=((0, 1), (0, 1)),
        received=((-2, 10),),
        unit="ms, ms",
        whole=("shift",),
        renamed={"shift": "shift_sigmoid"},
        note="the peer's second coupling variable enters nowhere",
    ),
    Pair(
        *("jansen_rit", "JansenRit"),
        states=((-1, 1), (-50, 50), (-50, 50), (-6, 6), (-20, 20), (-20, 20)),
        received=((-0.1, 0.5),),
        unit="ms, ms",
        note="the peer's second coupling variable enters nowhere",
    ),
    Pair(
        *("reduced_wong_wang", "ReducedWongWang"),
        states=((0, 1),),
        received=((0, 5),),
        unit="ms, ms",
    ),
    Pair(
        *("dynamic_mean_field", "DecoBalancedExcInh"),
        states=((0, 1), (0, 1)),
        received=((0, 5),),
        unit="ms, ms",
        renamed={"feed_forward": "lamda"},
        other={"G": lambda p: 1.0, "M_i": lambda p: 1.0, "I_ext": lambda p: 0.0},
        note="G is within `received`; M_i = 1",
    ),
    Pair(
        *("epileptor", "Epileptor"),
        states=((-2.5, 2), (-20, 2), (-1, 5), (-2, 2), (-1, 2), (-1, 1)),
        received=((-4, 4), (-4, 4)),
        unit="1, any",
        fixed={"s": 4.0},
        note="s = 4: the peer has the number in its equation",
    ),
    Pair(
        *("epileptor_2d", "Epileptor2D"),
        states=((-2.5, 2), (0, 5)),
        received=((-4, 4),),
        unit="1, any",
        fixed={"upper": 1.0},
        renamed={"I1": "Iext", "K": "", "tau0": ""},
        other={"Ks": lambda p: -p["K"], "r": lambda p: 1 / p["tau0"]},
        note="Ks = -K, r = 1 / tau0; upper = 1, the peer's branch at x > 0; z from 0 "
        "on, below it the peer adds -0.1 r z^7",
    ),
    Pair(
        *("kuramoto", "Kuramoto"),
        states=((-20, 20),),
        received=((-50, 50),),
        unit="s, any",
        renamed={"frequency_hz": ""},
        other={"omega": lambda p: 2 * pi * p["frequency_hz"]},
    ),
    Pair(
        *("linear", "Linear"),
        states=((-3, 3),),
        received=((-3, 3),),
        unit="s, any",
        renamed={"tau": ""},
        other={"gamma": lambda p: -1 / p["tau"]},
        note="gamma = -1 / tau",
    ),
    Pair(
        *("larter_breakspear", "LarterBreakspear"),
        states=((-1.5, 1.5), (-1.5, 1.5), (-1.5, 1.5)),
        received=((0, 2),),
        unit="ms, ms",
    ),
    Pair(
        *("generic_2d_oscillator", "Generic2dOscillator"),
        states=((-4, 6), (-10, 10)),
        received=((-5, 5),),
        unit="ms, ms",
    ),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--points", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--peer", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.peer:
        write_rates(given.peer)
        return
    python = os.environ.get(PEER)
    if not python:
        parser.error(f"set {PEER} to a python with {PACKAGE}")
    with tempfile.TemporaryDirectory() as folder:
        rates = our_rates(Path(folder), given.points, given.seed)
        told = peer_round(python, Path(folder))
        with np.load(Path(folder) / "rates.npz") as theirs:
            rows = [row(pair, rates[pair.ours], theirs[pair.ours]) for pair in PAIRS]
    print(head(given.points, given.seed, told))
    print(
        "| ours | The Virtual Brain | largest relative difference | time unit | note |"
    )
    print("|---|---|---|---|---|")
    print("\n".join(rows))


# ---------------------------------------------------------------- ours


def our_rates(folder: Path, points: int, seed: int) -> dict[str, np.ndarray]:
    """Our rates (state, point); what the peer needs lies in the folder afterwards."""
    import jax

    jax.config.update("jax_enable_x64", True)
    rng = np.random.default_rng(seed)
    rates, asked = {}, {}
    for pair in PAIRS:
        module = importlib.import_module(f"brainTwinStudio.engine.nodes.{pair.ours}")
        model = getattr(module, pair.ours.upper())
        state = drawn(rng, pair.states, points)
        received = drawn(rng, pair.received, points)
        p = parameters(rng, pair, model.info.parameters, points)
        rates[pair.ours] = np.asarray(jax.jit(model.drift)(state, received, 0.0, p))
        asked[f"{pair.ours}/state"] = state
        asked[f"{pair.ours}/received"] = received
        for name, value in in_the_peers_names(pair, p).items():
            asked[f"{pair.ours}/parameter/{name}"] = np.broadcast_to(value, points)
    np.savez(folder / "asked.npz", **asked)
    return rates


def drawn(
    rng: np.random.Generator, ranges: tuple[Range, ...], points: int
) -> np.ndarray:
    low, high = np.asarray(ranges, float).T[..., None]
    return rng.uniform(low, high, (len(ranges), points))


def parameters(rng: np.random.Generator, pair: Pair, specs, points: int):
    values = {spec.name: rng.uniform(spec.low, spec.high, points) for spec in specs}
    values |= {name: np.full(points, value) for name, value in pair.fixed.items()}
    return values | {name: np.round(values[name]) for name in pair.whole}


def in_the_peers_names(pair: Pair, p: Values) -> dict[str, np.ndarray | float]:
    """An empty new name means that `other` says what becomes of the parameter."""
    names = {
        name: pair.renamed.get(name, name)
        for name in p
        if name not in {"G", "noise", *pair.fixed}
    }
    same = {new: p[name] for name, new in names.items() if new}
    return {**same, **{name: make(p) for name, make in pair.other.items()}}


# ---------------------------------------------------------------- the peer's


def peer_round(python: str, folder: Path) -> str:
    """The peer's process; its last line names its versions."""
    done = subprocess.run(
        [python, __file__, "--peer", str(folder)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"The peer failed:\n{done.stderr[-2000:]}")
    return done.stdout.splitlines()[-1]


def write_rates(folder: Path) -> None:
    """In the peer's python: dfun of every class at what was asked."""
    from tvb.simulator import models  # pyright: ignore[reportMissingImports]
    from tvb.simulator.models.base import (  # pyright: ignore[reportMissingImports]
        ModelNumbaDfun,
    )

    rates = {}
    with np.load(folder / "asked.npz") as asked:
        for pair in PAIRS:
            state = asked[f"{pair.ours}/state"][..., None]  # the last axis: one mode
            received = asked[f"{pair.ours}/received"][..., None]
            model = getattr(models, pair.theirs)()
            compiled = isinstance(model, ModelNumbaDfun)
            start = f"{pair.ours}/parameter/"
            for key in asked.files:
                if key.startswith(start):
                    value = asked[key] if compiled else asked[key][:, None]
                    name = key.removeprefix(start)
                    kind = getattr(model, name).dtype  # fails if there is no such name
                    setattr(model, name, value.astype(kind))
            spare = np.zeros((len(model.cvar) - len(received), *received.shape[1:]))
            rate = model.dfun(state, np.concatenate([received, spare]))
            rates[pair.ours] = np.asarray(rate)[..., 0]
    np.savez(folder / "rates.npz", **rates)
    print(f"{PACKAGE} {version(PACKAGE)}, numpy {version('numpy')}")


# ---------------------------------------------------------------- both


def row(pair: Pair, ours: np.ndarray, theirs: np.ndarray) -> str:
    assert ours.shape == theirs.shape, (pair.ours, ours.shape, theirs.shape)
    assert ours.dtype == theirs.dtype == np.float64
    gap = np.abs(ours - theirs)
    size = np.where(theirs == 0, 1, np.abs(theirs))
    largest = float(np.max(gap / size))
    return (
        f"| {pair.ours} | {pair.theirs} | {largest:.1e} | {pair.unit} | {pair.note} |"
    )


def head(points: int, seed: int, told: str) -> str:
    packages = ("jax", "jaxlib", "numpy")
    ours = ", ".join(f"{name} {version(name)}" for name in packages)
    machine = f"{os.cpu_count()} cores, {platform.machine()} {platform.system()}"
    return (
        f"# Rates of change beside The Virtual Brain, {points:,} points, seed {seed}"
        "\n\n"
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {ours}; "
        f"peer: {told}; {machine}\n"
    )


if __name__ == "__main__":
    main()
