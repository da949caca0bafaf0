"""`braintwin benchmark` beside its peers: speed, memory and first calls, in turns.

    python tests/benchmarks/peer_speed.py ../shared/peers [--rounds 3] [--tvb] [--save]

Every measurement is a fresh process, all on the same two cores: ours, then each peer's
for the same row, then the next row; a round is all rows once. A process makes one call
to warm up and five to be timed, and tells the median; the tables hold medians over the
rounds. Peers live in environments of their own, $PEERS/venv_NAME (default /tmp/peers,
made by ../shared/peers/install.sh); one that is not there is left out. What is
simulated is written in peers/setting.py, how each side does it in peers/run_NAME.py.
Nothing is asserted.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from peers.setting import write
from speed_lines import LINES, Job, Side
from speed_tables import Found, report
from weak_error import compared

from brainTwinStudio.engine.benchmark import WEIGHTS_SEED, weights_of

HERE = Path(__file__).parent
SAVED = HERE / "results" / "speed.md"
ENVIRONMENTS = Path(os.environ.get("PEERS", "/tmp/peers"))
CORES = 2
BUSY = 0.1
# so that a first call from the compile cache can be measured on both sides
CACHE = {
    "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0",
    "JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES": "-1",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("peers", type=Path, help="folder that holds hcp80.npz")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", nargs="*", default=[], help="names of lines")
    parser.add_argument(
        "--tvb", action="store_true", help="tvb-library too: it is slow"
    )
    parser.add_argument("--save", action="store_true", help=f"write {SAVED.name}")
    given = parser.parse_args()
    cores = sorted(os.sched_getaffinity(0))[:CORES]
    os.sched_setaffinity(0, cores)  # and of all that is started here
    with tempfile.TemporaryDirectory() as folder:
        numbers = Path(folder) / "numbers.npz"
        plain = weights_of(np.random.default_rng(WEIGHTS_SEED), 80)
        write(numbers, given.peers / "hcp80.npz", WEIGHTS_SEED, plain)
        with np.load(numbers) as arrays:
            theirs, ours = compared(arrays)
        best = max(ours, key=lambda scheme: scheme.dt)
        weak = ("--dt", repr(best.dt), "--integrator", best.name)
        jobs = wanted(set(given.rows), weak, tvb=given.tvb)
        found: dict[Job, list[Found]] = {job: [] for job in jobs}
        busy = []
        for number in range(given.rounds):
            busy.append((os.getloadavg()[0], others()))
            say(f"round {number + 1}: load {busy[-1][0]:.2f}, others {busy[-1][1]:.0%}")
            for job in jobs:
                answer = measured(job, numbers, Path(folder))
                if answer is not None:
                    found[job].append(answer)
        busy.append((os.getloadavg()[0], others()))
    text = report(found, (theirs, ours), busy, cores, quiet=quiet(busy))
    print(text)
    if given.save:
        SAVED.write_text(text + "\n", encoding="utf-8")


def wanted(rows: set[str], weak: tuple[str, ...], *, tvb: bool) -> list[Job]:
    """Every measurement once, in the order of the lines: ours beside the peers'."""
    jobs: dict[Job, None] = {}
    for line in LINES:
        if rows and line.name not in rows:
            continue
        jobs[line.ours] = None
        for job in line.peers:  # notes aside: what is in two lines runs once
            if job.side.there(ENVIRONMENTS) and (tvb or job.side.name != "tvb"):
                jobs[job._replace(note="")] = None
    return [job._replace(options=weak) if job.weak else job for job in jobs]


# ---------------------------------------------------------------- one measurement


def measured(job: Job, numbers: Path, folder: Path) -> Found | None:
    """What the process tells; jobs whose first calls count run twice, with an empty
    compile cache and then with a full one."""
    command = [python_of(job.side), str(HERE / "peers" / f"run_{job.side.name}.py")]
    command += [str(numbers), job.row, *job.options]
    environment = {**os.environ, "JAX_PLATFORMS": "cpu"}
    if not job.first:
        return told(command, environment)
    cache = folder / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    environment |= CACHE | {"JAX_COMPILATION_CACHE_DIR": str(cache)}
    if job.side.name == "ours":
        command += ["--cache", str(cache)]
    cold = told(command, environment)
    warm = told(command, environment)
    return None if cold is None or warm is None else {**cold, "cached": warm}


def python_of(side: Side) -> str:
    return sys.executable if side.name == "ours" else str(side.python(ENVIRONMENTS))


def told(command: list[str], environment: dict[str, str]) -> Found | None:
    began = time.perf_counter()
    done = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    name = f"{Path(command[1]).stem} {command[3]}"
    lines = [line for line in done.stdout.splitlines() if line.startswith('{"row"')]
    if done.returncode or not lines:
        say(f"{name} failed:\n{done.stderr[-1500:]}")
        return None
    answer = json.loads(lines[-1])
    taken = time.perf_counter() - began
    say(f"  {name}: {answer['seconds']:.4f} s (process {taken:.0f} s)")
    return answer


# ---------------------------------------------------------------- quiet?


def others(seconds: float = 2.0) -> float:
    """Share of the processors that others use, while we wait."""
    before = list(_ticks())
    time.sleep(seconds)
    spent = [late - early for late, early in zip(_ticks(), before, strict=True)]
    idle = spent[3] + spent[4]
    return 1 - idle / max(sum(spent), 1)


def _ticks() -> Iterator[int]:
    """User, nice, system, idle, waiting, interrupts; of all processors."""
    first = Path("/proc/stat").read_text().splitlines()[0]
    return map(int, first.split()[1:8])


def quiet(busy: list[tuple[float, float]]) -> bool:
    return all(share < BUSY for _, share in busy)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
