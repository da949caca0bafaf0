"""What trust costs on the demo patient (68 regions): the default intervals beside the
standard fit they belong to, and the unchanged runs before the first plan.

    python tests/benchmarks/trust_cost.py [--save]

One fit, one resection, one more; the clocks run around the parts of them, so that both
sides of every ratio see the same machine. Seconds of the processor are told beside
those of the clock, which on a shared machine wait for others. Prints Markdown; asserts
nothing.
"""

import argparse
import os
import platform
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from brainTwinStudio.engine import fit as fitting
from brainTwinStudio.engine import plan_familiarity
from brainTwinStudio.engine.scenarios import run
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.files.demo_patient import demo_patient
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.worker import start_engine
from brainTwinStudio.project import FitSettings, ModelSpec, Resection, Scenario

SAVED = Path(__file__).parent / "results" / "trust_cost.md"
HOLD_OUT = 0.25
Cost = tuple[float, float]  # seconds of the clock, of the processor


def clocks() -> Cost:
    return time.perf_counter(), time.process_time()


def since(began: Cost) -> Cost:
    now = clocks()
    return now[0] - began[0], now[1] - began[1]


def watched(module: Any, name: str, costs: list[Cost]) -> None:
    """Every call of module.name adds what it took to `costs`."""
    plain: Callable = getattr(module, name)

    def timed(*given: Any, **named: Any) -> Any:
        began = clocks()
        answer = plain(*given, **named)
        costs.append(since(began))
        return answer

    setattr(module, name, timed)


def line(label: str, cost: Cost) -> str:
    return f"| {label} | {cost[0]:.1f} | {cost[1]:.1f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", action="store_true")
    save = parser.parse_args().save
    start_engine(str(default_cache_dir()))
    patient = demo_patient().patient
    assert patient.connectome is not None
    intervals: list[Cost] = []
    unchanged: list[Cost] = []
    watched(fitting, "_uncertainty", intervals)
    watched(plan_familiarity, "unchanged_of", unchanged)
    load = os.getloadavg()
    began = clocks()
    settings = FitSettings(hold_out=HOLD_OUT)
    twin = fitting.fit(
        patient.id,
        patient.connectome,
        patient.recordings,
        ModelSpec(),
        settings,
        Silent(),
    )
    whole = since(began)
    bare = whole[0] - intervals[0][0], whole[1] - intervals[0][1]
    plans = []
    for region in twin.connectome.parcellation.region_names[:2]:
        began = clocks()
        run(twin, Scenario("s", "t", "t", (Resection((region,)),)), Silent())
        plans.append(since(began))
    ratio = [one / two for one, two in zip(whole, bare, strict=True)]
    packages = ("jax", "jaxlib", "numpy", "scipy")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    lines = [
        "# What trust costs",
        "",
        "Written by `tests/benchmarks/trust_cost.py --save`.",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
        f"load {load[0]:.1f}, {load[1]:.1f}, {load[2]:.1f} at the start, Python "
        f"{platform.python_version()}, {versions}. Demo patient, "
        f"{len(twin.connectome.parcellation.region_names)} regions, standard effort; "
        f"{100 * HOLD_OUT:.0f} % held out; compiling "
        f"took {twin.compile_seconds or 0.0:.0f} s of the fit.",
        "",
        "| what | s of the clock | s of the processor |",
        "|---|---|---|",
        line("standard fit without intervals", bare),
        line("default intervals (Laplace)", intervals[0]),
        line("fit with intervals", whole),
        line("first plan, a resection", plans[0]),
        line("of it: unchanged runs for familiarity", unchanged[0]),
        line("second plan", plans[1]),
        line("of it: unchanged runs for familiarity", unchanged[1]),
        "",
        f"A fit with default intervals takes {ratio[0]:.2f} times (clock), "
        f"{ratio[1]:.2f} times (processor) what it takes without.",
    ]
    print("\n".join(lines))
    if save:
        SAVED.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
