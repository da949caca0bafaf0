"""What a twin foretells of another day, beside persistence, AR, VAR and black boxes.

    python tests/benchmarks/forecast.py [--subjects 1,2,3] [--effort quick]
        [--boxes three_step_mlp,koopman] [--ensemble 1] [--members 64] [--save]
        [--twins hopf+residual,koopman] [--only-twins]

For each subject of rest_dk68_4runs the twin is fitted to day 1 (REST1_LR + REST1_RL),
AR, VAR and black boxes learn from the same runs, and all foretell day 2 (REST2_LR +
REST2_RL) 1, 5 and 20 samples of 0.72 s ahead: error variance over the variance of the
signal. --twins: hybrids and black boxes fitted and asked as the program does it, from
the states that their filters find; --only-twins prints (with --save: writes
results/forecast_learned.md) their table alone. --ensemble: subjects for which the
ensemble filter of the nonlinear network is run too. Beside it, recurring states (LEiDA)
of day 2 against those of day 1 and of the twin's free runs. Prints Markdown; --save
keeps it in results/forecast.md. Asserts
nothing.
"""

import argparse
import os
import platform
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import numpy as np
from first_twin import DAY_1, TR_S, patient

from brainTwinStudio.analysis.forecasts import (
    interval,
    normalised_errors,
    origins_of,
    resampled,
    standardised,
    targets,
)
from brainTwinStudio.analysis.recurring_states import (
    RecurringStates,
    StatesApart,
    recurring_states,
    states_apart,
)
from brainTwinStudio.engine.black_box_forecasts import BlackBox
from brainTwinStudio.engine.forecasting import WARM_UP_S
from brainTwinStudio.engine.learned import sequence_model
from brainTwinStudio.engine.learned.training import train
from brainTwinStudio.engine.simulate_twin import simulate_twin
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.jobs.validation_requests import ForecastRequest
from brainTwinStudio.jobs.worker import run, start_engine
from brainTwinStudio.project import FitSettings, ModelSpec, Patient, Recording, Twin
from brainTwinStudio.project.forecast import (
    Forecast,
    ForecastPlan,
    ForecastRow,
    Spread,
    usual_filter,
)
from brainTwinStudio.project.model_spec import Effort

HERE = Path(__file__).resolve().parent
RESULT = HERE / "results" / "forecast.md"
LEARNED = HERE / "results" / "forecast_learned.md"
HORIZONS = (1, 5, 20)
SEEDS = 8


def fitted(person: Patient, effort: Effort, dynamics: str = "hopf") -> Twin:
    """dynamics: a node model with learned parts behind a +, or a black box."""
    assert person.connectome is not None
    settings = FitSettings(effort=effort, judge_seeds=8)
    day_1 = person.recordings[: len(DAY_1)]
    node, *learned = dynamics.split("+")
    spec = ModelSpec(node=node, learned=tuple(learned))
    request = FitRequest(person.id, person.connectome, day_1, spec, settings)
    twin = run(request, Silent())
    assert isinstance(twin, Twin)
    return twin


def foretold(twin: Twin, person: Patient, plan: ForecastPlan) -> Forecast:
    day_1, day_2 = _days(person)
    answer = run(ForecastRequest(twin, day_2, day_1, plan), Silent())
    assert isinstance(answer, Forecast)
    return answer


def learned_twin(
    name: str, person: Patient, asked: argparse.Namespace
) -> tuple[Forecast, str]:
    """What a hybrid or black box that was fitted to day 1 foretells of day 2, and how
    its fit went."""
    twin = fitted(person, asked.effort, name)
    plan = ForecastPlan(HORIZONS, usual_filter(twin), asked.members)
    found = foretold(twin, person, plan)
    said = (
        f"{name}: fitted in {twin.seconds:.0f} s ({twin.outcome}), FC r "
        f"{twin.train['fc_r']:.3f} on day 1; start state: {found.start}; forecast in "
        f"{found.seconds:.0f} s; {found.origins} origins; 90 % interval covers "
        f"{', '.join(f'{share:.3f}' for share in found.coverage)}. "
        f"{' '.join(found.notes)}"
    )
    return found, said


def learned_tables(asked: argparse.Namespace) -> str:
    lines = [
        "# Forecasts of day 2 by hybrids and black boxes of day 1\n",
        "Written by `tests/benchmarks/forecast.py --only-twins`; nothing is typed by "
        f"hand. {asked.effort} fits; {asked.members} members where an ensemble "
        "filters. "
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}. Error "
        "variance over the variance of the signal, mean [95 %]; origins of an ensemble "
        "are every fifth sample, so rows of baselines differ a little from twin to "
        "twin.\n",
    ]
    for number in map(int, asked.subjects.split(",")):
        person = patient(number)
        for name in asked.twins.split(","):
            found, said = learned_twin(name, person, asked)
            lines += [f"\n## Subject {number}, {name}\n", *error_table(found, ())]
            lines += ["", said]
            print("\n".join(lines[-8:]), flush=True)
    return "\n".join(lines) + "\n"


def _days(person: Patient) -> tuple[tuple[Recording, ...], tuple[Recording, ...]]:
    return person.recordings[: len(DAY_1)], person.recordings[len(DAY_1) :]


def black_box(name: str, person: Patient, block: int) -> tuple[ForecastRow, float]:
    """Trained on day 1 with its defaults, as a row like those of the request, and the
    seconds of training; `less` is not known here and empty."""
    day_1, day_2 = _days(person)
    began = time.perf_counter()
    model = sequence_model(name)
    trained = train(model, [standardised(one.signals) for one in day_1])
    seconds = time.perf_counter() - began
    box = BlackBox(model, trained.weights)
    runs = [standardised(one.signals) for one in day_2]
    first = round(WARM_UP_S / TR_S)
    at = [origins_of(one.shape[1], first, max(HORIZONS)) for one in runs]
    pairs = list(zip(runs, at, strict=True))
    errors = normalised_errors(
        [box.predict(one, places, HORIZONS) for one, places in pairs],
        [targets(one, places, HORIZONS) for one, places in pairs],
    )
    mean = np.concatenate(errors, axis=1).mean(axis=1)
    low, high = interval(resampled(errors, block))
    found = zip(mean, low, high, strict=True)
    spreads = tuple(Spread(float(v), float(a), float(b)) for v, a, b in found)
    return ForecastRow(name, model.info.label, spreads, ()), seconds


def recurring(twin: Twin, person: Patient) -> tuple[RecurringStates, ...]:
    """Of day 2, day 1 and free runs of the twin, as many states in all as in day 2."""
    day_1, day_2 = _days(person)
    hz = 1 / TR_S
    second = recurring_states([one.signals for one in day_2], hz)
    same = (second.count,)
    first = recurring_states([one.signals for one in day_1], hz, counts=same)
    bold = simulate_twin(twin, None, SEEDS, 0)
    free = [one.T for one in bold]
    return second, first, recurring_states(free, hz, counts=same)


# ---------------------------------------------------------------- tables


def error_table(found: Forecast, more: Sequence[ForecastRow]) -> list[str]:
    head = " | ".join(f"{h} ahead" for h in HORIZONS)
    less = " | ".join(f"twin - row, {h} ahead" for h in HORIZONS)
    lines = [f"| row | {head} | {less} |", "|---" * 7 + "|"]
    for row in (*found.rows, *more):
        errors = " | ".join(_spread(one, "") for one in row.errors)
        apart = " | ".join(_spread(one, "+") for one in row.less) or " | | "
        lines.append(f"| {row.label} | {errors} | {apart} |")
    return lines


def _spread(one: Spread, sign: str) -> str:
    return f"{one.value:{sign}.3f} ({one.low:{sign}.3f} to {one.high:{sign}.3f})"


def summary(people: dict[int, Forecast]) -> list[str]:
    """Means over subjects, and for how many the interval excludes no difference."""
    rows = next(iter(people.values())).rows
    lines = [
        "| row | " + " | ".join(f"{h} ahead" for h in HORIZONS)
        + " | twin better than row / worse, of all |",
        "|---" * 5 + "|",
    ]  # fmt: skip
    for row in rows:
        mine = [one.row(row.name) for one in people.values()]
        cells = [
            f"{np.mean([m.errors[k].value for m in mine]):.3f}"
            for k in range(len(HORIZONS))
        ]
        told = "; ".join(
            "{} / {}".format(
                *(
                    sum(m.less[k].verdict == w for m in mine)
                    for w in ("better", "worse")
                )
            )
            for k in range(len(HORIZONS))
        )
        lines.append(f"| {row.label} | {' | '.join(cells)} | {told} |")
    return lines


def state_line(number: int, name: str, of: RecurringStates, to: StatesApart) -> str:
    return (
        f"| {number} | {name} | {of.count} | {to.likeness.mean():.2f} | "
        f"{to.occupancy_kl:.3f} | {of.lifetime_s.mean():.1f} | "
        f"{to.lifetime_error_s:.1f} | {to.transition_error:.3f} |"
    )


# ---------------------------------------------------------------- all of it


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--subjects", default="1,2,3")
    parser.add_argument("--effort", default="quick")
    parser.add_argument("--boxes", default="")
    parser.add_argument("--ensemble", default="1")
    parser.add_argument("--members", type=int, default=64)
    parser.add_argument("--twins", default="hopf+residual,koopman")
    parser.add_argument("--only-twins", action="store_true")
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args()
    start_engine(str(default_cache_dir()))
    if asked.only_twins:
        text = learned_tables(asked)
        print(text)
        if asked.save:
            LEARNED.write_text(text, encoding="utf-8")
        return
    lines: list[str] = []
    states: list[str] = []
    people: dict[int, Forecast] = {}
    for number in map(int, asked.subjects.split(",")):
        person = patient(number)
        twin = fitted(person, asked.effort)
        found = foretold(twin, person, ForecastPlan(HORIZONS))
        people[number] = found
        more = []
        trained = []
        for name in filter(None, asked.boxes.split(",")):
            row, seconds = black_box(name, person, found.block)
            more.append(row)
            trained.append(f"{row.label} trained in {seconds:.0f} s")
        lines += [f"\n## Subject {number}\n", *error_table(found, more), ""]
        lines.append(_facts(found, twin) + "".join(f"; {one}" for one in trained))
        if str(number) in asked.ensemble.split(","):
            plan = ForecastPlan(HORIZONS, "ensemble", asked.members)
            rough = foretold(twin, person, plan)
            lines += [
                f"\nThe same by the ensemble filter of the nonlinear network, "
                f"{asked.members} members, every fifth origin:\n",
                *error_table(rough, ()), "", _facts(rough, twin),
            ]  # fmt: skip
        second, first, free = recurring(twin, person)
        for name, one in (("day 1", first), ("twin", free)):
            states.append(state_line(number, name, one, states_apart(second, one)))
        print("\n".join(lines), flush=True)
    text = written(asked, people, lines, states)
    print(text)
    if asked.save:
        RESULT.write_text(text, encoding="utf-8")


def _facts(found: Forecast, twin: Twin) -> str:
    cover = ", ".join(f"{share:.3f}" for share in found.coverage)
    free = float(np.asarray(twin.parameters["fast_share"]))
    return (
        f"{found.origins} origins, blocks of {found.block}; 90 % interval covers "
        f"{cover}; neighbouring surprises correlate by {found.unrelated:+.3f}; shared "
        f"part of white noise {free:.2f}; {found.seconds:.0f} s"
    )


def written(
    asked: argparse.Namespace,
    people: dict[int, Forecast],
    lines: list[str],
    states: list[str],
) -> str:
    packages = ", ".join(f"{n} {version(n)}" for n in ("jax", "numpy", "scipy"))
    head = [
        f"# Forecasts of day 2 by twins of day 1, {len(people)} subjects\n",
        "Written by `tests/benchmarks/forecast.py`; nothing is typed by hand. "
        f"{asked.effort} fits. {datetime.now(UTC):%Y-%m-%d}, Python "
        f"{platform.python_version()}, {packages}; {os.cpu_count()} cores, "
        f"{platform.machine()} {platform.system()}.\n",
        "Error variance over the variance of the signal (0 perfect, 1 as good as the "
        f"mean), {', '.join(map(str, HORIZONS))} samples of {TR_S} s ahead, 95 % "
        "intervals over blocks of 60 s of origins; differences are of the twin from "
        "its filtered start, paired. These recordings hold all frequencies; one sample "
        "ahead is mostly autocorrelation, so read a row beside persistence and AR.\n",
        "## Mean over subjects\n",
        *summary(people),
    ]
    tail = [
        "\n## Recurring states (LEiDA, 0.04-0.07 Hz) against day 2\n",
        "As many states as the silhouette finds in day 2; likeness: mean |cosine| of "
        "matched centroids; occupancy KL in nats; lifetimes in s.\n",
        "| subject | of | states | likeness | occupancy KL | lifetime | lifetime error "
        "| transition error |",
        "|---" * 8 + "|",
        *states,
    ]
    return "\n".join([*head, *lines, *tail]) + "\n"


if __name__ == "__main__":
    main()
