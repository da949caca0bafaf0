"""What our own simulations cost as they grow: regions, duration, batch.

    python tests/benchmarks/scaling.py [--rounds 3] [--gpu] [--save]
    BRAINTWIN_DEVICE=cuda python tests/benchmarks/scaling.py --gpu

Hopf (600 s in steps of 0.1 s, input held) and Wilson-Cowan with delays (1 s in steps of
0.1 ms, input held), the networks of `braintwin benchmark`, float32. Every measurement
is a fresh process: one call to warm up, five to be timed, their median; the tables hold
medians over the rounds. It runs on the device that BRAINTWIN_DEVICE or JAX_PLATFORMS
names (cpu, cuda), the CPU if none does. Nothing is asserted.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from peers.setting import peak_mb, resident_mb, timed

SAVED = Path(__file__).parent / "results" / "scaling.md"
SEGMENT = 64


class Case(NamedTuple):
    """times: how often the usual duration; reduced: keep no samples, only FC and
    spectra."""

    node: str
    regions: int = 80
    batch: int = 1
    times: int = 1
    reduced: bool = False


REGIONS = {"hopf": (68, 200, 400, 1000), "wilson_cowan": (68, 200, 400)}
DURATIONS = (1, 10, 100)
BATCHES = (1, 8, 32, 256)
GPU = tuple(Case("hopf", size, batch) for size in (400, 1000) for batch in (1, 256))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--gpu", action="store_true", help="batches of large networks")
    parser.add_argument("--save", action="store_true", help=f"write {SAVED.name}")
    parser.add_argument("--own", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if "BRAINTWIN_DEVICE" in os.environ:
        os.environ.setdefault("JAX_PLATFORMS", os.environ["BRAINTWIN_DEVICE"])
    os.environ.setdefault("XLA_PYTHON_CLIENT_PREALLOCATE", "false")
    if given.own:
        print(json.dumps(measured(Case(*json.loads(given.own)))))
        return
    cases = [Case(node, size) for node, sizes in REGIONS.items() for size in sizes]
    cases += [Case("hopf", times=times, reduced=True) for times in DURATIONS]
    cases += [Case("hopf", batch=batch) for batch in BATCHES]
    cases += GPU if given.gpu else ()
    found: dict[Case, list[dict[str, Any]]] = {case: [] for case in cases}
    for _ in range(given.rounds):
        for case in found:
            found[case].append(told(case))
    text = report(found, given.rounds, gpu=given.gpu)
    print(text)
    if given.save:
        SAVED.write_text(text + "\n", encoding="utf-8")


# ---------------------------------------------------------------- one measurement


def told(case: Case) -> dict[str, Any]:
    load = os.getloadavg()[0]
    done = subprocess.run(
        [sys.executable, __file__, "--own", json.dumps(case)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{case} failed:\n{done.stderr[-2000:]}")
    answer = {**json.loads(done.stdout.splitlines()[-1]), "load": load}
    print(case, f"{answer['seconds']:.4f} s", file=sys.stderr, flush=True)
    return answer


def measured(case: Case) -> dict[str, Any]:
    """In a process of its own. resident_mb: growth of the peak over all calls,
    compiling included. program_mb: what the compiled program asks for and gives
    back."""
    from brainTwinStudio.jobs.worker import start_engine

    start_engine(None)
    import jax

    from brainTwinStudio.engine.benchmark import BOLD, EEG, Task, machine, network_of
    from brainTwinStudio.engine.reductions import Connectivity, Spectrum
    from brainTwinStudio.engine.simulate import simulate
    from brainTwinStudio.engine.simulation import Watch

    grid = BOLD if case.node == "hopf" else EEG
    grid = grid._replace(samples=grid.samples * case.times)
    delays = case.node == "wilson_cowan"
    task = Task(case.node, case.node, grid, case.regions, case.batch, delays)
    form, grid, inputs, _ = network_of(task)
    watch = Watch("first")
    if case.reduced:
        spectrum = Spectrum(SEGMENT, 1 / grid.sample_s)
        watch = Watch("first", keep=False, reductions=(Connectivity(), spectrum))
    keys = jax.random.split(jax.random.key(0), case.batch)

    def work() -> None:
        run = simulate(form, grid, inputs, keys, watch)
        jax.block_until_ready((run.samples, run.reduced))

    start = resident_mb()
    clock = timed(work)
    grown = peak_mb() - start
    whole = jax.jit(lambda inputs, keys: simulate(form, grid, inputs, keys, watch))
    asked: Any = whole.lower(inputs, keys).compile().memory_analysis()
    after = machine()
    return {
        "seconds": clock["seconds"],
        "first_s": clock["first_s"],
        "resident_mb": grown,
        "device_mb": on_device_mb(),
        "program_mb": (asked.temp_size_in_bytes + asked.output_size_in_bytes) / 2**20,
        "steps": grid.samples * grid.substeps,
        "device": after["device"],
        "machine": f"{after['cpu']}, {after['cores']} cores",
        "versions": after["versions"],
    }


def on_device_mb() -> float | None:
    """Peak memory of an accelerator; None on a CPU."""
    import jax

    told_by_device = jax.devices()[0].memory_stats() or {}
    peak = told_by_device.get("peak_bytes_in_use")
    return None if peak is None else peak / 2**20


# ---------------------------------------------------------------- report


def report(found: dict[Case, list[dict[str, Any]]], rounds: int, *, gpu: bool) -> str:
    one = next(iter(found.values()))[0]
    loads = [answer["load"] for answers in found.values() for answer in answers]
    names = ", ".join(f"{name} {number}" for name, number in one["versions"].items())
    lines = [
        f"# Cost of size, {datetime.now(UTC):%Y-%m-%d}",
        "",
        f"{one['device']} ({one['machine']}); {names}; {rounds} rounds; load average "
        f"{min(loads):.1f} to {max(loads):.1f} (this benchmark's own included). "
        "Program: memory that the compiled program asks for and gives back, by XLA's "
        "count. "
        "Resident: growth of the peak over all calls, compiling included (on an "
        "accelerator: its peak).",
    ]
    sized = [Case(node, size) for node, sizes in REGIONS.items() for size in sizes]
    lines += ["", "## Regions, batch 1", *table(found, sized)]
    longer = [Case("hopf", times=times, reduced=True) for times in DURATIONS]
    lines += ["", "## Duration, only FC and spectra kept", *table(found, longer)]
    batches = [Case("hopf", batch=batch) for batch in BATCHES]
    lines += ["", "## Batch", *table(found, batches)]
    if gpu:
        lines += ["", "## Large networks", *table(found, list(GPU))]
    return "\n".join(lines)


def table(found: dict[Case, list[dict[str, Any]]], cases: list[Case]) -> Iterator[str]:
    yield (
        "| model | regions | batch | steps | seconds | million node-steps/s | first "
        "call, s | program, MB | resident, MB |"
    )
    yield "|---|---|---|---|---|---|---|---|---|"
    for case in cases:
        answers = found[case]
        steps = answers[0]["steps"]
        seconds = middle(answers, "seconds")
        rate = case.regions * case.batch * steps / seconds / 1e6
        where = "resident_mb" if answers[0]["device_mb"] is None else "device_mb"
        yield (
            f"| {case.node} | {case.regions} | {case.batch} | {steps} | {seconds:.4f} "
            f"| {rate:.1f} | {middle(answers, 'first_s'):.2f} "
            f"| {middle(answers, 'program_mb'):.2f} | {middle(answers, where):.1f} |"
        )


def middle(answers: list[dict[str, Any]], key: str) -> float:
    return statistics.median(answer[key] for answer in answers)


if __name__ == "__main__":
    main()
