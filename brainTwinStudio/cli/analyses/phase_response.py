"""How a pulse moves a rhythm, by the phase it meets: of a node model's cycle, and of a
region of a twin with its noise (SCIENCE.md F.6)."""

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
    from brainTwinStudio.project.readouts import PulseAtPhase
    from brainTwinStudio.project.rhythms import PhaseResponse

EVERY = 8  # phases of a cycle that are printed


def run(args: argparse.Namespace) -> Answer:
    require_system(args)
    return _of_node(args) if args.twin is None else _of_region(args)


def _of_node(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, planning
    from brainTwinStudio.jobs.dynamics_requests import PhaseResponseRequest
    from brainTwinStudio.project.rhythms import PhaseResponse

    out = planning.out_of(args)
    asking.start_engine()
    system = system_of(args)
    request = PhaseResponseRequest(system.node, system.values, args.size)
    found = asking.ask(request, PhaseResponse)
    arrays = {
        "phases_rad": found.phases, "slope_rad_per_area": found.slope,
        "shift_rad": found.shift,
    }  # fmt: skip
    if out is not None:
        write_npz(out, arrays)
    data = {
        "outcome": "finished",
        "model": system.node,
        "frequency_hz": found.frequency_hz,
        **arrays,
        "area": found.area,
        "width_s": found.width_s,
        "first_harmonic": found.first_harmonic,
        "residual": found.residual,
        "out": out,
    }
    return Answer(data, _cycle_text(found, system.node))


def _cycle_text(of: "PhaseResponse", node: str) -> str:
    rows = [("phase", "shift by the pulse", "to first order")]
    rows += [
        (f"{p:.3f} rad", f"{shift:+.4g} rad", f"{of.area * slope:+.4g} rad")
        for p, shift, slope in zip(
            of.phases[::EVERY], of.shift[::EVERY], of.slope[::EVERY], strict=True
        )
    ]
    return "\n".join(
        [
            f"{node} at {of.frequency_hz:.4g} Hz without noise; a pulse of area "
            f"{of.area:.4g} in {of.width_s:.3g} s, at the phase after the first "
            "state's highest point:",
            columns(rows),
            f"First harmonic {of.first_harmonic:.4g} rad per area. Intervals: not "
            "estimated.",
        ]
    )


def _of_region(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, planning
    from brainTwinStudio.jobs.dynamics_requests import PulseAtPhaseRequest
    from brainTwinStudio.project.familiarity import NOT_OF_READOUTS
    from brainTwinStudio.project.readouts import PulseAtPhase
    from brainTwinStudio.report.sections.plans import REST_IS_SILENT

    if args.set:
        raise InputError("--set belongs to --model; a twin has its own numbers.")
    twin, at, name = region_of(args)
    out = planning.out_of(args)
    asking.start_engine()
    request = PulseAtPhaseRequest(twin.twin, at, args.size, args.seed)
    found = asking.ask_until_stopped(request, PulseAtPhase)
    if out is not None:
        arrays = {
            "phases_rad": found.phases, "shift_rad": found.shift.value,
            "shift_low": found.shift.low, "shift_high": found.shift.high,
            "growth": found.growth.value, "runs": found.runs,
        }  # fmt: skip
        write_npz(out, arrays)
    data = {
        "outcome": "stopped" if found.stopped else "finished",
        "twin": twin.name,
        "region": name,
        "frequency_hz": found.frequency_hz,
        "phases_rad": found.phases,
        "shift_rad": interval(found.shift),
        "log_growth": interval(found.growth),
        "runs": found.runs,
        "pulse": found.pulse,
        "after_s": found.after_s,
        "seed": found.seed,
        "notes": [REST_IS_SILENT, NOT_OF_READOUTS],
        "out": out,
    }
    return Answer(data, _region_text(found, name, "\n".join(data["notes"])))


def _region_text(of: "PulseAtPhase", name: str, rest: str) -> str:
    rows = [("phase it meets", "shift [90 %]", "log growth [90 %]", "runs")]
    rows += [
        (
            f"{p:.3f} rad", told(of.shift, (k,), " rad"), told(of.growth, (k,)),
            str(of.runs[k]),
        )
        for k, p in enumerate(of.phases)
    ]  # fmt: skip
    return "\n".join(
        [
            f"{name} at {of.frequency_hz:.4g} Hz in its network, with its noise; a "
            f"pulse of {of.deviations:g} deviations of its activity, {of.after_s:.3g} "
            "s later, against the same noise without it:",
            columns(rows),
            "[90 %] intervals of means over runs.",
            rest,
        ]
    )


ANALYSIS = Analysis(
    "phase-response",
    "how a pulse moves the rhythm of a node (--model) or --region by its phase",
    run,
    (*NODE, "size", "out"),
)
