"""Where a node model follows a periodic input (its Arnold tongue), and how well a
region of a twin does (SCIENCE.md F.7)."""

import argparse
from typing import TYPE_CHECKING

from brainTwinStudio.cli.analyses.base import Analysis
from brainTwinStudio.cli.analyses.response_map import interval, told
from brainTwinStudio.cli.analyses.systems import (
    NODE,
    region_of,
    require_system,
    system_of,
)
from brainTwinStudio.cli.output import Answer, columns, write_npz
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.project.readouts import RegionEntrainment
    from brainTwinStudio.project.rhythms import ArnoldTongue

SET_AND_TO = "--set and --to belong to --model; a twin has its own numbers."
DRIVES = {
    "stimulus": "a sine as its stimulus",
    "pacemaker": "a pacemaker that it hears through the coupling",
}


def run(args: argparse.Namespace) -> Answer:
    require_system(args)
    return _of_node(args) if args.twin is None else _of_region(args)


def _of_node(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, planning
    from brainTwinStudio.jobs.dynamics_requests import TongueRequest
    from brainTwinStudio.project.rhythms import ArnoldTongue

    out = planning.out_of(args)
    asking.start_engine()
    system = system_of(args)
    request = TongueRequest(system.node, system.values, args.high)
    found = asking.ask(request, ArnoldTongue)
    arrays = {
        "amplitudes": found.amplitudes, "detuning_hz": found.detuning_hz,
        "locked": found.locked, "phase_locking_value": found.value,
        "difference_hz": found.difference_hz, "edges_hz": found.edges_hz,
        "theory_half_width_hz": found.theory_hz,
    }  # fmt: skip
    if out is not None:
        write_npz(out, arrays)
    data = {
        "outcome": "finished",
        "model": system.node,
        "frequency_hz": found.frequency_hz,
        "drive": found.drive,
        **arrays,
        "half_width_hz": found.half_width_hz,
        "seconds_of_run": found.seconds,
        "out": out,
    }
    return Answer(data, _tongue_text(found, system.node))


def _tongue_text(of: "ArnoldTongue", node: str) -> str:
    rows = [("amplitude", "locks from", "to", "half-width (Hz)", "first order (Hz)")]
    rows += [
        (f"{a:.4g}", f"{low:+.4g} Hz", f"{high:+.4g} Hz", f"{half:.4g}", f"{t:.4g}")
        for a, (low, high), half, t in zip(
            of.amplitudes, of.edges_hz, of.half_width_hz, of.theory_hz, strict=True
        )
    ]
    return "\n".join(
        [
            f"{node} at {of.frequency_hz:.4g} Hz without noise, under "
            f"{DRIVES[of.drive]}; detuning is its own frequency less the input's:",
            columns(rows),
            f"A beat slower than {0.5 / of.seconds:.2g} Hz counts as locked. "
            "Intervals: not estimated.",
        ]
    )


def _of_region(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, planning
    from brainTwinStudio.jobs.dynamics_requests import RegionEntrainmentRequest
    from brainTwinStudio.project.familiarity import NOT_OF_READOUTS
    from brainTwinStudio.project.readouts import RegionEntrainment
    from brainTwinStudio.report.sections.plans import REST_IS_SILENT

    if args.set or args.high is not None:
        raise InputError(SET_AND_TO)
    twin, at, name = region_of(args)
    out = planning.out_of(args)
    asking.start_engine()
    request = RegionEntrainmentRequest(twin.twin, at, args.seed)
    found = asking.ask_until_stopped(request, RegionEntrainment)
    if out is not None:
        arrays = {
            "amplitudes": found.amplitudes, "detuning_hz": found.detuning_hz,
            "value": found.value.value, "value_low": found.value.low,
            "value_high": found.value.high, "chance": found.chance.value,
        }  # fmt: skip
        write_npz(out, arrays)
    data = {
        "outcome": "stopped" if found.stopped else "finished",
        "twin": twin.name,
        "region": name,
        "frequency_hz": found.frequency_hz,
        "amplitudes": found.amplitudes,
        "detuning_hz": found.detuning_hz,
        "phase_locking_value": interval(found.value),
        "chance": interval(found.chance),
        "follows": found.follows,
        "seconds_of_run": found.seconds,
        "seeds": found.seeds,
        "seed": found.seed,
        "notes": [REST_IS_SILENT, NOT_OF_READOUTS],
        "out": out,
    }
    return Answer(data, _region_text(found, name, "\n".join(data["notes"])))


def _region_text(of: "RegionEntrainment", name: str, rest: str) -> str:
    rows = [("amplitude", "detuning", "phase-locking value [90 %]", "follows")]
    for row, amplitude in enumerate(of.amplitudes):
        for column, detuning in enumerate(of.detuning_hz):
            follows = "yes" if of.follows[row, column] else "no"
            value = told(of.value, (row, column))
            rows.append((f"{amplitude:.3g}", f"{detuning:+.3g} Hz", value, follows))
    middle = len(of.detuning_hz) // 2
    return "\n".join(
        [
            f"{name} at {of.frequency_hz:.4g} Hz in its network, with its noise; "
            "detuning is its own frequency less that of the sine:",
            columns(rows),
            f"Without the sine: {told(of.chance, (middle,))} at no detuning. It "
            "follows where the interval lies above that without. [90 %] intervals of "
            f"means over {of.seeds} noise seeds, {of.seconds:.4g} s each.",
            rest,
        ]
    )


ANALYSIS = Analysis(
    "entrainment",
    "where a node (--model) follows a periodic input; how well a --region does",
    run,
    (*NODE, "high", "out"),
)
