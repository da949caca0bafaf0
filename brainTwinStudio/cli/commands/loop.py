"""`braintwin loop`: controllers of stimulation on a plant, or on a person's twin of
seizures, with the same noise."""

import argparse
import math
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import Command, add_seeds, names, within
from brainTwinStudio.cli.output import Answer, columns, target, write_npz
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.project.loop import (
        LoopComparison,
        LoopRow,
        Measured,
        TwinPlant,
    )

NUMBERS = (
    *("share_ill", "less_ill", "level", "less_level", "regions", "energy", "duty"),
    *("latency_s", "missed", "false_per_min", "step_ms", "step_p99_ms"),
)
SHOWN = {
    "share_ill": "time ill",
    "less_ill": "less than none",
    "regions": "regions ill",
    "energy": "energy",
    "duty": "duty cycle",
    "latency_s": "latency (s)",
    "false_per_min": "false per min",
    "step_p99_ms": "step p99 (ms)",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "twin", nargs="?", metavar="TWIN", help="a twin of seizures (locate)"
    )
    parser.add_argument(
        "--plant",
        metavar="NAME",
        help="instead of a twin, one region: epileptor, jansen_rit, beta",
    )
    parser.add_argument(
        "--sense",
        type=names,
        default=(),
        metavar="A,B",
        help="regions or contacts of the twin, whose mean the controller hears",
    )
    parser.add_argument(
        "--stimulate",
        type=names,
        default=(),
        metavar="A,B",
        help="regions of the twin, which all receive the same",
    )
    parser.add_argument(
        "--controller",
        required=True,
        type=names,
        metavar="A,B",
        help="open_loop, threshold, proportional, phase_locked, koopman_mpc; 'none' is "
        "always played too",
    )
    parser.add_argument(
        "--marker",
        default="",
        metavar="NAME",
        help="biomarker of triggers: line_length, band_power, or an early-warning sign "
        "before an episode, variance or lag_one (default: the plant's own)",
    )
    add_seeds(parser, 8)
    milliseconds = within(0, 1000, float)
    parser.add_argument(
        "--delay-ms",
        type=milliseconds,
        default=10.0,
        metavar="X",
        help="of samples on their way, computing included (default: %(default)s)",
    )
    parser.add_argument(
        "--jitter-ms",
        type=milliseconds,
        default=4.0,
        metavar="X",
        help="more delay, at random up to this (default: %(default)s)",
    )
    parser.add_argument(
        "--seconds",
        type=within(5, 3600, float),
        default=40.0,
        metavar="S",
        help="length of a run (default: %(default)s)",
    )
    parser.add_argument(
        "--limit",
        type=within(0, 1000, float),
        metavar="X",
        help="largest stimulation (default: the plant's; a twin's is 3, of I_1)",
    )
    parser.add_argument("--out", metavar="FILE.npz", help="signals and stimulation")


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.jobs.loop_requests import LoopRequest
    from brainTwinStudio.project.loop import LoopComparison

    out = target(args.out, (".npz",)) if args.out else None
    plant = _plant(args)
    asking.start_engine()
    request = LoopRequest(
        plant,
        args.controller,
        args.seeds,
        args.seconds,
        args.delay_ms / 1000,
        args.jitter_ms / 1000,
        args.seed,
        args.limit,
        args.marker,
    )
    found = asking.ask_until_stopped(request, LoopComparison)
    if out is not None:
        write_npz(out, arrays_of(found))
    data = {**loop_data(found), "out": None if out is None else str(out)}
    return Answer(data, _text(found, None if out is None else str(out)))


def _plant(args: argparse.Namespace) -> "str | TwinPlant":
    """Raises InputError unless there is one plant, and places only of a twin."""
    if (args.twin is None) == (args.plant is None):
        raise InputError("Give either a twin of seizures or --plant NAME.")
    if args.plant is not None:
        if args.sense or args.stimulate:
            raise InputError(
                f"'{args.plant}' is one region: --sense and --stimulate name places of "
                "a twin; leave them out, or give a twin."
            )
        return args.plant
    from brainTwinStudio.files.twin_file import read_seizure_twin
    from brainTwinStudio.project.loop import TwinPlant

    return TwinPlant(read_seizure_twin(args.twin), args.sense, args.stimulate)


def loop_data(found: "LoopComparison") -> dict[str, Any]:
    """Numbers as {"value", "low", "high"} with null where there was nothing to tell."""
    return {
        "plant": found.plant,
        "episode": found.word,
        "controllers": [_row(row, found) for row in found.rows],
        "marker": found.marker_name or None,
        "seeds": found.runs,
        "seconds": found.seconds,
        "sampling_hz": found.sampling_hz,
        "delay_ms": 1000 * found.delay_s,
        "jitter_ms": 1000 * found.jitter_s,
        "seed": found.seed,
        "notes": found.notes,
        **({} if found.places is None else asdict(found.places)),
    }


def arrays_of(found: "LoopComparison") -> dict[str, Any]:
    """(controller, run, time), ill_share (controller, run, region), names and the
    sampling rate."""
    return {
        "potential": found.potential,
        "stimulation": found.stimulation,
        "marker": found.marker,
        "on": found.on,
        "ill": found.ill,
        "ill_share": found.ill_share,
        "regions": found.region_names,
        "controllers": [row.name for row in found.rows],
        "sfreq": found.sampling_hz,
    }


def _row(row: "LoopRow", found: "LoopComparison") -> dict[str, Any]:
    """With the share of the time that each region of a twin is ill, mean over runs."""
    numbers = {name: asdict(getattr(row, name)) for name in NUMBERS}
    share = found.ill_share[found.rows.index(row)].mean(axis=0)
    by_region = zip(found.region_names, share.tolist(), strict=True)
    told = {"ill_by_region": dict(by_region)} if len(found.region_names) > 1 else {}
    return {"name": row.name, "label": row.label, **numbers, **told}


def _text(found: "LoopComparison", out: str | None) -> str:
    from brainTwinStudio.project import RESEARCH_USE

    head = (
        f"{found.label}: {found.runs} runs of {found.seconds:g} s, delay "
        f"{1000 * found.delay_s:g} ms, jitter {1000 * found.jitter_s:g} ms. Ill: in a "
        f"{found.word}. Intervals of 95 % over runs."
    )
    rows = [("", *(row.label for row in found.rows))]
    for name, words in SHOWN.items():
        rows.append((words, *(_told(getattr(row, name)) for row in found.rows)))
    lines = [head, columns(rows), *found.notes, *([f"Signals: {out}"] if out else [])]
    return "\n".join([*lines, RESEARCH_USE])


def _told(number: "Measured") -> str:
    if not math.isfinite(number.value):
        return "not estimated"
    return f"{number.value:.3g} ({number.low:.3g} to {number.high:.3g})"


COMMAND = Command("loop", "closed loops beside open loop and none", add_arguments, run)
