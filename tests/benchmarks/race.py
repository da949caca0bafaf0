"""Our fit against tvboptim's gradient fit: the time to the best held-out FC it reaches.

    python tests/benchmarks/race.py --peer PYTHON [--recipes hopf,rww] [--subject 1]

Both are given the connectome and day 1 of one person of rest_dk68_4runs (tvboptim its
FC, the target of its own tutorials); both are judged by `fc_r` of the belief over 8
noise seeds that the fit has not seen against day 2 (analysis.connectivity). tvboptim
runs in its own python (peers/fit_tvboptim.py) and is judged every tenth step; its clock
counts optimisation and compiling, not the judging. Ours is judged at every preview by
the linear theory first, then by free runs of the twin of the whole quick fit; its clock
counts everything from the request to the twin, judging included. One after the other,
in one run. Prints Markdown.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import numpy as np
from first_twin import patient
from numpy.typing import NDArray

from brainTwinStudio.analysis.connectivity import mean_fisher_z, upper
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.messages import EvaluateRequest, Evaluation, FitRequest
from brainTwinStudio.jobs.worker import run, start_engine
from brainTwinStudio.project import Array, FitSettings, Patient, Twin

HERE = Path(__file__).resolve().parent
SEEDS = 8
RECIPES = {
    "hopf": "tvboptim, Hopf: G, regional a, then every weight",
    "rww": "tvboptim, reduced Wong-Wang tutorial: G and w, then regional w and I_o",
}
Floats = NDArray[np.float64]


class Previews(Silent):
    """Keeps the FC that the linear theory shows, and when (seconds)."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self.seen: list[tuple[float, Array]] = []

    def preview(self, arrays: Mapping[str, Array]) -> None:
        self.seen.append((time.perf_counter() - self.began, np.array(arrays["fc"])))


def peer(
    python: str, recipe: str, person: Patient, day_2: Floats, share: float
) -> tuple[Floats, Floats, float]:
    """(seconds, held-out fc_r) at every check, and the seconds of compiling."""
    assert person.connectome is not None
    fc = np.tanh(mean_fisher_z([r.signals for r in person.recordings[:2]]))
    np.fill_diagonal(fc, 1.0)
    with tempfile.TemporaryDirectory() as folder:
        numbers, out = f"{folder}/numbers.npz", f"{folder}/out.npz"
        np.savez(numbers, weights=person.connectome.weights, fc=fc)
        script = str(HERE / "peers" / "fit_tvboptim.py")
        words = [python, script, numbers, recipe, out, "--share", str(share)]
        subprocess.run(words, check=True, stdout=sys.stderr)
        return judged(Path(out), day_2)


def judged(out: Path, day_2: Floats) -> tuple[Floats, Floats, float]:
    """What peers/fit_tvboptim.py wrote, judged on day 2."""
    found = np.load(out)
    held = [
        _r(upper(mean_fisher_z(list(np.asarray(bold, float)))), day_2)
        for bold in found["bold"]
    ]
    return found["seconds"], np.array(held), float(found["compiling"])


def ours(person: Patient, day_2: Floats) -> tuple[Floats, Floats, float, float, float]:
    """(seconds, held-out fc_r by theory) at every preview, the seconds of compiling and
    of the whole fit, and the held-out fc_r of the twin's free runs."""
    assert person.connectome is not None
    watcher = Previews()
    request = FitRequest(
        person.id,
        person.connectome,
        person.recordings[:2],
        settings=FitSettings(effort="quick", judge_seeds=SEEDS),
    )
    twin = run(request, watcher)
    assert isinstance(twin, Twin)
    answer = run(EvaluateRequest(twin, person.recordings[2:], SEEDS), Silent())
    assert isinstance(answer, Evaluation)
    seconds = np.array([at for at, _ in watcher.seen])
    held = np.array([_r(_z(fc), day_2) for _, fc in watcher.seen])
    return (
        seconds,
        held,
        twin.compile_seconds,
        twin.seconds,
        answer.held_out["fc_r"],
    )


def _z(fc: Array) -> Floats:
    return np.arctanh(np.clip(upper(fc), -0.999, 0.999))


def _r(a: Floats, b: Floats) -> float:
    return float(np.corrcoef(a, b)[0, 1])


def main(words: Sequence[str] | None = None) -> tuple[float, float, float]:
    """Prints; tvboptim's best held-out fc_r, and as a share of its time when the theory
    of our second fit passes it (NaN: not), and when that fit is finished."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", required=True, help="tvboptim's python")
    parser.add_argument("--recipes", default="hopf,rww")
    parser.add_argument("--subject", type=int, default=1)
    parser.add_argument("--share", type=float, default=1.0, help="of tvboptim's steps")
    parser.add_argument("--done", type=Path, help="a peer's OUT.npz of an earlier run")
    asked = parser.parse_args(words)
    load = [os.getloadavg()[0]]
    person = patient(asked.subject)
    day_2 = upper(mean_fisher_z([r.signals for r in person.recordings[2:]]))
    rows: list[tuple[str, float, float, float]] = []
    for recipe in asked.recipes.split(","):
        if asked.done:
            seconds, held, compiling = judged(asked.done, day_2)
        else:
            seconds, held, compiling = peer(
                asked.peer, recipe, person, day_2, asked.share
            )
        best = int(np.argmax(held))
        rows.append((RECIPES[recipe], held[best], float(seconds[best]), compiling))
        load.append(os.getloadavg()[0])
    began = time.perf_counter()
    start_engine(str(default_cache_dir()))
    loading = time.perf_counter() - began
    answers = [ours(person, day_2) for _ in ("first", "again")]
    load.append(os.getloadavg()[0])
    asked_version = "from importlib.metadata import version as v; print(v('tvboptim'))"
    peer_version = subprocess.run(
        [asked.peer, "-c", asked_version], capture_output=True, text=True, check=True
    ).stdout.strip()
    print(f"# Race to tvboptim's best held-out FC, subject {asked.subject}\n")
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, tvboptim "
        f"{peer_version}, jax {version('jax')}, numpy {version('numpy')}; "
        f"{os.cpu_count()} cores, {platform.machine()}; load of the machine "
        f"{', '.join(f'{one:.1f}' for one in load)} (above the cores: others ran "
        "beside; read the ratio, not the seconds). "
        f"{100 * asked.share:.0f} % of tvboptim's steps.\n"
    )
    print("| fit | held-out fc_r | seconds to it | of them compiling |")
    print("|---|---|---|---|")
    for name, held, seconds, compiling in rows:
        print(f"| {name}: its best | {held:.3f} | {seconds:.1f} | {compiling:.1f} |")
    for name, (_, _, compiling, total, held) in zip(
        ("first fit of the process", "second"), answers, strict=True
    ):
        print(
            f"| ours, quick, {name}: judged by free runs | {held:.3f} | {total:.1f} | "
            f"{compiling:.1f} |"
        )
    goal = max(held for _, held, _, _ in rows)
    slow = next(row for row in rows if row[1] == goal)
    print(f"\nLoading our engine: {loading:.1f} s, not in the above. ", end="")
    for name, (at, seen, compiling, total, held) in zip(
        ("first", "second"), answers, strict=True
    ):
        passed = np.flatnonzero(seen > goal)
        share = float("nan")
        told = "not before its end"
        if len(passed):
            first = at[passed[0]]
            share = float(first / slow[2])
            told = f"{first:.1f} s ({share:.3f} of tvboptim's time)"
        with_it = total / slow[2]
        without = (total - compiling) / (slow[2] - slow[3])
        print(
            f"The {name} fit's theory passes {goal:.3f} after {told}; the whole fit, "
            f"{'above' if held > goal else 'below'} it by free runs, takes "
            f"{with_it:.3f} of tvboptim's time ({without:.3f} without compiling in "
            "both). ",
            end="",
        )
    print()
    return goal, share, with_it


if __name__ == "__main__":
    main()
