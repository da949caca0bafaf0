"""Does a twin know when a plan leads beyond what it knows?

    python tests/benchmarks/familiarity.py [--brains 1,2,3] [--twins residual]
        [--cache DIR] [--save [FILE]]

Hidden brains and what is truly outside of training: `familiarity_brains.py`. Three
twins of each: a Hopf twin fitted by the engine, the same physics with a residual net
trained on the recording (as in `learned_physics.py`; plans run with the net), and a
black box. All are asked for the same plans, amplitudes in spreads of the target's own
signal; the hybrid once more with the assumption on damping that is true of the brains,
alone (plans otherwise run under five). Per kind: AUROC of the largest distance of any
score, outside against inside, with a bootstrap interval over plans; how many inside
plans are not called familiar, and how many outside plans are, with exact binomial
intervals; the error of the predicted
change of log power and mean FC, in standard deviations of unchanged runs of the brain,
by level. With --gate the residual's rate is faded where it was not trained
(SCIENCE.md F.8), and the errors are set beside those without. Prints Markdown; asserts
nothing. DIR keeps fitted twins and answered plans.
"""

import argparse
import os
import pickle
import platform
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from familiarity_brains import (
    BETA,
    OBSERVED,
    REGIONS,
    RUNS,
    SAMPLES,
    Brain,
    Truth,
    brain,
    interventions,
    truth,
)
from scipy.stats import binomtest, rankdata, spearmanr

from brainTwinStudio.engine import hybrid, plan_pair
from brainTwinStudio.engine.assemble import assemble
from brainTwinStudio.engine.extrapolation import support_of
from brainTwinStudio.engine.fit import fit
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.inference.support import regional_features
from brainTwinStudio.engine.learned.familiar import distance
from brainTwinStudio.engine.learned.residual import residual_rate, residual_start
from brainTwinStudio.engine.learned.same_path import received_at
from brainTwinStudio.engine.learned.shooting import Shooting, shot
from brainTwinStudio.engine.network import network_rate
from brainTwinStudio.engine.scenarios import run as run_scenario
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.worker import start_engine
from brainTwinStudio.project import (
    Array,
    Change,
    Connectome,
    FitSettings,
    FrozenMap,
    ModelSpec,
    Parcellation,
    Recording,
    Scenario,
    Stimulation,
    Twin,
    hemispheres_of,
)
from brainTwinStudio.project.familiarity import LEVELS, Familiarity, judged, score

SAVED = Path(__file__).parent / "results" / "familiarity.md"
BOX = "koopman"
SEEDS, HIDDEN, WIDTH = 10, 16, 0.25
SHOWN = (*LEVELS, "refused")


class Asked(NamedTuple):
    """One plan: what truly happens, what the twin says of its familiarity (None:
    refused), and its error in standard deviations of unchanged runs."""

    kind: str
    truth: Truth
    how: Familiarity | None
    error: float

    @property
    def level(self) -> str:
        return "refused" if self.how is None else self.how.level

    @property
    def far(self) -> float:
        return np.inf if self.how is None else self.how.far


# ---------------------------------------------------------------- twins


def anatomy(of: Brain) -> Connectome:
    parcellation = Parcellation("ten", of.names, hemispheres_of(of.names))
    return Connectome(parcellation, of.weights)


def recordings(of: Brain) -> tuple[Recording, ...]:
    return tuple(
        Recording(f"run-{k}", "bold", run.T, 1.0, of.names, global_signal="present")
        for k, run in enumerate(of.recorded())
    )


def fitted(of: Brain, spec: ModelSpec) -> Twin:
    settings = FitSettings(effort="quick", judge_seeds=4)
    return fit("p", anatomy(of), recordings(of), spec, settings, Silent())


def known_physics(of: Brain) -> dict[str, Array]:
    """Parameters of a twin that is told all but the hidden drift."""
    return {
        "G": np.asarray(1.0),
        "a": of.own["a"],
        "frequency_hz": of.own["frequency_hz"],
        "noise": np.full(REGIONS, BETA),
        "noise_ratio": np.full(REGIONS, OBSERVED**2),
        "global_signal_removed": np.asarray(0.0),
        "gain_depth": np.asarray(0.0),
        "gain_tau_s": np.asarray(15.0),
        "learned_weights": of.gain,
    }


def trained(of: Brain, mechanistic: Twin) -> Twin:
    """The same brain's physics and a residual net, trained on noisy x and y."""
    physics = known_physics(of)
    told = {k: physics[k] for k in ("a", "frequency_hz", "noise")} | {"G": 1.0}
    network = assemble("hopf", of.gain, Grid(10, 0, 20, 0.05), told)
    form, p, wiring = network.form, network.inputs.parameters, network.inputs.wiring
    noise = OBSERVED * of.states.std()
    draw = np.random.default_rng(of.number).normal(size=of.states.shape)
    observed = jnp.asarray(of.states + noise * draw)
    scale = jnp.asarray(of.spread)

    def rate(weights: Any, state: jax.Array, _: object) -> jax.Array:
        received = received_at(form, p, wiring, state)
        added = residual_rate(dict(weights), state, received, scale)
        return network_rate(form, p, wiring, state) + added

    how = Shooting(1.0, every=2, horizons=(1, 2), updates=80, batch=0, rate=1e-2,
                   observed=float(noise), driven=BETA)  # fmt: skip
    first = residual_start(jax.random.key(1), HIDDEN, 0, REGIONS)
    weights = {
        k: np.asarray(v) for k, v in shot(rate, first, observed, how).weights.items()
    }
    weights[hybrid.SCALE] = of.spread
    # gain and growth are told in the diffusive form, which is how the brain is made
    spec = ModelSpec(learned=("residual",), connectome="fixed", coupling="diffusive")
    running = {**physics, **weights}
    support = support_of(spec.dynamics, spec.coupling, running, SAMPLES, 1.0, 0)
    return replace(
        mechanistic,
        spec=spec,
        parameters=FrozenMap(physics),
        learned=FrozenMap(weights | support),
        planning=FrozenMap({}),
    )


def twins_of(of: Brain, kept: Path | None) -> dict[str, Twin]:
    file = None if kept is None else kept / f"brain-{of.number}.pickle"
    if file is not None and file.exists():
        return pickle.loads(file.read_bytes())  # our own, made below
    hopf = fitted(of, ModelSpec())
    found = {
        "Hopf": hopf,
        "Hopf + residual": trained(of, hopf),
        f"black box ({BOX})": fitted(of, ModelSpec(node=BOX)),
    }
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(found))
    return found


# ---------------------------------------------------------------- asking


def own_spread(twin: Twin) -> Array:
    """Spread of the states of a twin's regions, from an empty plan (region,)."""
    if twin.spec.node == BOX:
        return np.ones(REGIONS)
    nothing = Stimulation((names_of(twin)[0],), amplitude=0.0)
    _, before, _ = run_scenario(twin, Scenario("s", "t", "t", (nothing,)), Silent())
    noise = np.asarray((twin.planning or twin.parameters)["noise_ratio"])
    return before.std(axis=(0, 1)) / np.sqrt(1 + noise)


def names_of(twin: Twin) -> tuple[str, ...]:
    return twin.connectome.parcellation.region_names


def ask(twin: Twin, spread: Array, change: Change, seed: int):
    """Familiarity and change of log power and mean FC (region, feature), or None where
    it is refused; InputError where such a twin cannot be asked."""
    if isinstance(change, Stimulation):
        at = [names_of(twin).index(name) for name in change.targets]
        size = change.amplitude * float(spread[at].mean())
        change = replace(change, amplitude=size)
    scenario = Scenario("s", "t", "t", (change,), seeds=SEEDS, seed=seed)
    try:
        answer, before, after = run_scenario(twin, scenario, Silent())
    except InputError as error:
        if "no connections to cut" in str(error):
            raise
        return None
    kept = ~np.isnan(after[0, 0])
    rows = [
        regional_features(np.swapaxes(run[:, :, kept], 1, 2)) for run in (before, after)
    ]
    found = np.full((REGIONS, 2), np.nan)
    found[kept] = (rows[1] - rows[0]).mean(axis=0)
    assert answer.result is not None
    return answer.result.familiarity, found


def asked_all(
    of: Brain, twin: Twin, truths: Sequence[tuple[str, Change, Truth]]
) -> list[Asked]:
    spread = own_spread(twin)
    usual = regional_features(np.swapaxes(of.fresh[:, :, 0], 1, 2)).std(axis=0)
    rows = []
    for number, (kind, change, true) in enumerate(truths):
        try:
            answer = ask(twin, spread, change, 1000 + number)
        except InputError:
            continue
        if answer is None:
            rows.append(Asked(kind, true, None, np.nan))
            continue
        how, guess = answer
        error = float(np.sqrt(np.nanmean((guess / usual - true.change) ** 2)))
        rows.append(Asked(kind, true, how, error))
    return rows


# ---------------------------------------------------------------- telling


def auroc(inside: Array, outside: Array) -> float:
    ranks = rankdata(np.concatenate([inside, outside]))[len(inside) :]
    n, m = len(inside), len(outside)
    return float((ranks.sum() - m * (m + 1) / 2) / (n * m))


def bootstrap(inside: Array, outside: Array, draws: int = 2000) -> tuple[float, float]:
    draw = np.random.default_rng(0)
    values = [
        auroc(draw.choice(inside, len(inside)), draw.choice(outside, len(outside)))
        for _ in range(draws)
    ]
    return tuple(np.quantile(values, (0.025, 0.975)))  # pyright: ignore[reportReturnType]


def of_count(hits: int, count: int) -> str:
    interval = binomtest(hits, count).proportion_ci()
    ends = f"{100 * interval.low:.1f} to {100 * interval.high:.1f}"
    return f"{hits} of {count}, {100 * hits / count:.1f} % ({ends})"


def rows_of(name: str, rows: list[Asked]) -> list[str]:
    inside, outside = (
        [row for row in rows if row.truth.label == label]
        for label in ("inside", "outside")
    )
    usual, far = (np.array([row.far for row in some]) for some in (inside, outside))
    low, high = bootstrap(usual, far)
    alarms = sum(row.level != "familiar" for row in inside)
    grave = sum(row.level in ("unfamiliar", "refused") for row in inside)
    missed = sum(row.level == "familiar" for row in outside)
    edge = [row for row in rows if row.truth.label == "edge"]
    told = sum(row.level != "familiar" for row in edge)
    return [
        f"| {name} | {auroc(usual, far):.3f} ({low:.3f} to {high:.3f}) | "
        f"{of_count(alarms, len(inside))} | {of_count(grave, len(inside))} | "
        f"{of_count(missed, len(outside))} | {told} of {len(edge)} |"
    ]


def errors_of(name: str, rows: list[Asked]) -> list[str]:
    lines = []
    for level in SHOWN:
        some = np.array([row.error for row in rows if row.level == level])
        some = some[np.isfinite(some)]
        count = sum(row.level == level for row in rows)
        if not some.size:
            lines.append(f"| {name} | {level} | {count} | nothing shown | |")
            continue
        middle = np.quantile(some, (0.25, 0.5, 0.75, 0.95))
        lines.append(
            f"| {name} | {level} | {count} | {middle[1]:.2f} ({middle[0]:.2f} to "
            f"{middle[2]:.2f}) | {middle[3]:.2f} |"
        )
    return lines


def trend(rows: list[Asked]) -> float:
    some = [(LEVELS.index(r.how.level), r.error) for r in rows if r.how is not None]
    return float(spearmanr(*np.asarray(some).T)[0])  # pyright: ignore[reportArgumentType]


def scores_of(name: str, rows: list[Asked]) -> list[str]:
    """Every score by itself: AUROC, and how often it is flagged."""
    known = [row for row in rows if row.how is not None]
    lines = []
    for number, first in enumerate(known[0].how.scores):  # pyright: ignore[reportOptionalMemberAccess]
        both = {}
        for label in ("inside", "outside"):
            both[label] = [
                row.how.scores[number]  # pyright: ignore[reportOptionalMemberAccess]
                for row in known
                if row.truth.label == label
            ]
        if not all(one.estimated for some in both.values() for one in some):
            lines.append(f"| {name} | {first.name} | not estimated | | |")
            continue
        far = [np.array([one.far for one in some]) for some in both.values()]
        flags = [
            f"{sum(one.flag for one in some)} of {len(some)}" for some in both.values()
        ]
        lines.append(
            f"| {name} | {first.name} | {auroc(*far):.3f} | {flags[0]} | {flags[1]} |"
        )
    return lines


# ---------------------------------------------------------------- the gate


def gated(d0: float = 1.0, width: float = WIDTH) -> Callable:
    """The residual's rate times sigmoid(-(d - d0) / width), d the distance from
    training in units of how far training went."""

    def added(state: jax.Array, received: jax.Array, p: Any) -> jax.Array:
        rate = residual_rate(dict(p), state, received, p[hybrid.SCALE])
        asked = jnp.concatenate([state, received]) / p[hybrid.SCALE]
        far = distance("residual", dict(p), asked.T)
        return jax.nn.sigmoid(-(far - d0) / width) * rate

    return added


def with_gate(work: Callable[[], Any], added: Callable) -> Any:
    """Does `work` with the gate in place of the plain residual."""
    plain = hybrid.LEARNED_DRIFTS
    hybrid.LEARNED_DRIFTS = tuple(
        replace(part, added=added) if part.info.name == "residual" else part
        for part in plain
    )
    hybrid.composed.cache_clear()
    jax.clear_caches()
    try:
        return work()
    finally:
        hybrid.LEARNED_DRIFTS = plain
        hybrid.composed.cache_clear()
        jax.clear_caches()


def with_damping(work: Callable[[], Any]) -> Any:
    """Does `work` with plans that know what becomes of damping where input is lost: in
    these brains it falls by as much. Elsewhere the members of plans differ in it."""
    shares = plan_pair.SHARES
    plan_pair.SHARES = (1.0,) * len(shares)
    try:
        return work()
    finally:
        plan_pair.SHARES = shares


def gate_lines(plain: list[Asked], faded: list[Asked]) -> list[str]:
    lines = []
    for label in ("inside", "edge", "outside"):
        pairs = np.array(
            [
                (a.error, b.error)
                for a, b in zip(plain, faded, strict=True)
                if a.truth.label == label and np.isfinite(a.error + b.error)
            ]
        )
        change = pairs[:, 1] - pairs[:, 0]
        draw = np.random.default_rng(0).choice(change, (2000, len(change))).mean(axis=1)
        low, high = np.quantile(draw, (0.025, 0.975))
        lines.append(
            f"| {label} | {len(pairs)} | {pairs[:, 0].mean():.3f} | "
            f"{pairs[:, 1].mean():.3f} | {change.mean():+.3f} ({low:+.3f} to "
            f"{high:+.3f}) |"
        )
    refused = [sum(row.how is None for row in rows) for rows in (plain, faded)]
    return [*lines, "", f"Refused: {refused[0]} without, {refused[1]} with the gate."]


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--brains", default="1,2,3")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--twins", default="", help="only those with this in the name")
    parser.add_argument("--save", type=Path, nargs="?", const=SAVED)
    given = parser.parse_args(words)
    start_engine(str(default_cache_dir()))
    clock, load = time.monotonic(), os.getloadavg()[0]
    found: dict[str, list[Asked]] = {}
    faded: list[Asked] = []
    for number in map(int, given.brains.split(",")):
        rows, more = of_brain(number, given.gate, given.cache, given.twins)
        for name, some in rows.items():
            if given.twins in name and some:
                found.setdefault(name, []).extend(some)
        faded += more
    text = "\n".join(told(found, faded, given.brains, time.monotonic() - clock, load))
    print(text)
    if given.save:
        given.save.write_text(text + "\n", encoding="utf-8")


def again(row: Asked) -> Asked:
    """Judged by the limits of today."""
    if row.how is None:
        return row
    scores = (score(s.name, s.label, s.p, s.far, s.told) for s in row.how.scores)
    return row._replace(how=judged(tuple(scores)))


def of_brain(
    number: int, gate: bool, kept: Path | None, twins: str = ""
) -> tuple[dict[str, list[Asked]], list[Asked]]:
    """Rows of every twin, and of the hybrid with the gate."""
    done = None if kept is None else kept / f"rows-{number}{twins}.pickle"
    if done is not None and done.exists():
        rows, faded = pickle.loads(done.read_bytes())  # our own, made below
        return {
            name: [again(row) for row in some] for name, some in rows.items()
        }, faded
    of = brain(number)
    plans = [(kind, change, truth(of, change)) for kind, change in interventions(of)]
    rows, faded = {}, []
    for name, twin in twins_of(of, kept).items():
        if twins not in name:
            continue
        rows[name] = asked_all(of, twin, plans)
        if twin.spec.learned:
            told_all = partial(asked_all, of, twin, plans)
            rows[f"{name}, told how damping answers"] = with_damping(told_all)
        if gate and twin.spec.learned:
            faded += with_gate(partial(asked_all, of, twin, plans), gated())
        print(number, name, f"{time.process_time():.0f} s", file=sys.stderr, flush=True)
    if done is not None:
        done.write_bytes(pickle.dumps((rows, faded)))
    return rows, faded


def told(
    found: dict[str, list[Asked]],
    faded: list[Asked],
    brains: str,
    seconds: float,
    load: float,
) -> list[str]:
    packages = ("jax", "jaxlib", "numpy", "scipy")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    lines = [
        "# Does a twin know when a plan leads beyond what it knows?",
        "",
        "Written by `tests/benchmarks/familiarity.py --save`; what inside and outside "
        "are is decided by the hidden brain and said in `familiarity_brains.py`. The "
        "limits of all scores were set on brains 1, 2 and 3.",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
        f"load {load:.1f} at the start, Python {platform.python_version()}, "
        f"{versions}; {seconds:.0f} s. Brains {brains}, {REGIONS} regions, {RUNS} runs "
        f"of {SAMPLES} s; {SEEDS} paired runs a plan.",
        "",
        "| twin | AUROC, outside against inside (95 %) | inside, not called familiar "
        "(95 %) | inside, called unfamiliar or refused | outside, called familiar | "
        "on the edge, not called familiar |",
        "|---|---|---|---|---|---|",
    ]
    for name, rows in found.items():
        lines += rows_of(name, rows)
    lines += [
        "",
        "Error of the predicted change of log power and mean FC of a region, in "
        "standard deviations of unchanged runs (root mean square over regions):",
        "",
        "| twin | level | plans | median (quartiles) | 95th percentile |",
        "|---|---|---|---|---|",
    ]
    for name, rows in found.items():
        lines += errors_of(name, rows)
    trends = ", ".join(f"{name} {trend(rows):.2f}" for name, rows in found.items())
    lines += ["", f"Rank correlation of error and level: {trends}.", ""]
    lines += [
        "| twin | score | AUROC alone | flagged inside | flagged outside |",
        "|---|---|---|---|---|",
    ]
    for name, rows in found.items():
        lines += scores_of(name, rows)
    if faded:
        plain = next(rows for name, rows in found.items() if "residual" in name)
        lines += [
            "",
            f"The gate f_phys + sigmoid(-(d - 1) / {WIDTH}) f_NN (SCIENCE.md F.8), "
            "error of the same predictions without and with it:",
            "",
            "| plans | number | without | with | difference (95 %) |",
            "|---|---|---|---|---|",
            *gate_lines(plain, faded),
        ]
    return lines


if __name__ == "__main__":
    main()
