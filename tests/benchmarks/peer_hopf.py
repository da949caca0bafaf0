"""Our Hopf network beside tvboptim's, on this machine, in turns.

    TVBOPTIM_PYTHON=/tmp/peers/venv_tvboptim/bin/python \\
        python tests/benchmarks/peer_hopf.py ../shared/peers [--rounds 3]

The peer lives in an environment of its own (PEERS/install.sh tvboptim tvboptim==0.4.0);
without TVBOPTIM_PYTHON only our own numbers are printed. Every round starts fresh
processes, first ours and then the peer's, so that a busy minute hits both. Both sides:
80 regions, 6,000 Heun steps of 0.1 s, additive noise, no delays, compilation apart,
median of three calls a round, then the median over rounds. Nothing is asserted.

What differs: ours draws its noise inside the loop, has the slow gain and keeps every
20th state; the peer draws its noise beforehand and keeps every state, or (batches,
gradient) the FC of every 20th. Our gradient is of an FC loss by all parameters and all
weights, the peer's of one FC entry by G; both re-run the network backwards, in float64.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PEER = "TVBOPTIM_PYTHON"
SCRIPTS = ("common.py", "hcp80.npz", "tvboptim_bench.py", "tvboptim_extra.py")
# what: (our row and batch), (the peer's script, its row, environment)
PAIRS = {
    "batch 1, float32": (
        ("hopf", 1),
        ("tvboptim_bench.py", "tvboptim f32 SupHopf Heun 6000 steps (jit)", {}),
    ),
    "batch 32, float32": (
        ("hopf", 32),
        (
            "tvboptim_extra.py",
            "tvboptim f32 SupHopf Heun 6000 vmap B=32 (FC only)",
            {},
        ),
    ),
    # the script calls itself f32 whatever the precision is
    "gradient step, float64": (
        ("hopf gradient step", 1),
        (
            "tvboptim_extra.py",
            "tvboptim f32 SupHopf grad 6000 vmap B=1",
            {"JAX_ENABLE_X64": "1"},
        ),
    ),
}
Numbers = dict[str, list[float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("peers", nargs="?", type=Path, help="folder of peer scripts")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--own", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.own:
        print(json.dumps(own_rows()))
        return
    python = os.environ.get(PEER)
    if python and given.peers is None:
        parser.error("name the folder of the peer scripts")
    ours: Numbers = {what: [] for what in PAIRS}
    theirs: Numbers = {what: [] for what in PAIRS}
    for _ in range(given.rounds):
        add(ours, own_round())
        if python:
            add(theirs, peer_round(python, given.peers))
    print(table(ours, theirs))
    if not python:
        print(f"\n{PEER} is not set: the peer was not run.")


# ---------------------------------------------------------------- ours


def own_rows() -> list[dict]:
    """In a process of its own: the rows of `braintwin benchmark`."""
    from brainTwinStudio.engine.watcher import Silent
    from brainTwinStudio.jobs.messages import BenchmarkRequest
    from brainTwinStudio.jobs.worker import run, start_engine

    start_engine(None)
    answer = run(BenchmarkRequest(), Silent())
    assert isinstance(answer, dict)
    return answer["rows"]


def own_round() -> dict[str, float]:
    lines = output([sys.executable, __file__, "--own"], Path.cwd(), {})
    seconds = {
        (row["name"], row["batch"]): row["seconds"] for row in json.loads(lines[-1])
    }
    return {what: seconds[key] for what, (key, _) in PAIRS.items()}


# ---------------------------------------------------------------- the peer's


def peer_round(python: str, folder: Path) -> dict[str, float]:
    """Seconds of each pair that the peer's scripts told; they write beside themselves,
    so they run in a copy."""
    found = {}
    with tempfile.TemporaryDirectory() as copy:
        for name in SCRIPTS:
            shutil.copy(folder / name, copy)
        for what, (_, (script, row, environment)) in PAIRS.items():
            lines = output([python, script], Path(copy), environment)
            rows = [json.loads(line) for line in lines if line.startswith('{"name"')]
            seconds = {entry["name"]: entry["median_s"] for entry in rows}
            if row not in seconds:
                raise SystemExit(f"{script} told nothing of '{row}'.")
            found[what] = seconds[row]
    return found


# ---------------------------------------------------------------- both


def output(command: list[str], folder: Path, environment: dict[str, str]) -> list[str]:
    """Lines of standard output; on failure the end of standard error."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "JAX_PLATFORMS": "cpu", **environment},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    # A peer's script may fail after the row that is wanted; what it told still counts.
    if not done.stdout.strip():
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return done.stdout.splitlines()


def add(numbers: Numbers, found: dict[str, float]) -> None:
    for what, seconds in found.items():
        numbers[what].append(seconds)


def table(ours: Numbers, theirs: Numbers) -> str:
    """Medians in Markdown; a ratio above 1 means that we are faster."""
    lines = [
        "| 80 regions, 6,000 steps | ours, s | tvboptim, s | tvboptim / ours |",
        "|---|---|---|---|",
    ]
    for what in PAIRS:
        own = statistics.median(ours[what])
        if theirs[what]:
            peer = statistics.median(theirs[what])
            lines.append(f"| {what} | {own:.4f} | {peer:.4f} | {peer / own:.2f} |")
        else:
            lines.append(f"| {what} | {own:.4f} | | |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
