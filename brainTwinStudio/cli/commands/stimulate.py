"""`braintwin stimulate`: input to regions of a twin."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import (
    Command,
    add_patient,
    add_seeds,
    add_twin,
    number,
)
from brainTwinStudio.cli.output import Answer
from brainTwinStudio.cli.stimulation_search import (
    add_search,
    search_data,
    search_for,
    search_text,
)
from brainTwinStudio.cli.stimulus_place import add_place, place_of
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.cli.inputs import FoundTwin
    from brainTwinStudio.files.stimulus_fields import Reach
    from brainTwinStudio.jobs.messages import ScenarioAnswer
    from brainTwinStudio.project import Stimulation
    from brainTwinStudio.project.device import Device
    from brainTwinStudio.project.drawn import Points

WAVEFORMS = (
    *("constant", "sine", "pulse-train", "ramp", "biphasic", "theta-burst"),
    *("modulated", "chirp", "noise", "drawn"),
)  # as project/waveforms.py has them, which would load NumPy
CHOOSES_REGIONS = (
    "--optimise where chooses among regions: give --target A,B with those to choose "
    "from, or none for all."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_twin(parser)
    add_patient(parser)
    add_place(parser)
    parser.add_argument(
        "--waveform",
        choices=WAVEFORMS,
        help="(default: constant, of a search sine)",
    )
    parser.add_argument(
        "--amplitude",
        type=number,
        default=0.01,
        metavar="X",
        help="in units of the model's first state per second (default: %(default)s)",
    )
    parser.add_argument("--frequency", type=number, default=0.05, metavar="HZ")
    parser.add_argument("--phase", type=number, default=0.0, metavar="RAD")
    parser.add_argument(
        "--width", type=number, default=0.5, metavar="S", help="of a pulse"
    )
    parser.add_argument(
        "--shape",
        type=numbers,
        default={},
        metavar="NAME=X,...",
        help="a waveform's own numbers, e.g. ratio=4,gap_s=0.0001 (braintwin models)",
    )
    parser.add_argument(
        "--drawn",
        metavar="FILE.csv",
        help="a drawn waveform: time in s and height, 1 = the amplitude, a line each",
    )
    parser.add_argument("--start", type=number, default=0.0, metavar="S")
    parser.add_argument(
        "--stop", type=number, metavar="S", help="(default: to the end)"
    )
    parser.add_argument(
        "--device",
        type=device_settings,
        metavar="KIND:NAME=X,...",
        help="what the stimulator would be set to, e.g. dbs:current_ma=3,phase_us=60, "
        "the rest as the waveform says; held against the site profile: a plan beyond "
        "its limits, or of a kind without any, is refused",
    )
    parser.add_argument(
        "--site-profile", metavar="FILE.toml", help="(default: the one shipped)"
    )
    add_search(parser)
    add_seeds(parser, 16)
    parser.add_argument("--out", metavar="FILE.npz", help="runs before and after")


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, planning
    from brainTwinStudio.cli.inputs import twin_of
    from brainTwinStudio.project import FrozenMap, Stimulation
    from brainTwinStudio.project.stimulator_alike import alike

    found = twin_of(args)
    out = planning.out_of(args)
    place = _place(found, args)
    waveform, drawn = course_in(args)
    stimulation = Stimulation(
        place.targets,
        waveform,
        args.amplitude,
        args.frequency,
        args.phase,
        args.width,
        args.start,
        args.stop,
        None,
        FrozenMap(args.shape),
        place.weights,
        place.found,
        drawn,
    )
    stimulation = with_device(stimulation, args)
    asking.start_engine()
    search = search_for(found, stimulation, args) if args.optimise else None
    if search is not None:
        stimulation = alike(search.best)
    how = planning.Runs(args.seeds, args.seed)
    answer = planning.play(found, (stimulation,), how)
    data = {**asked(stimulation, answer), **planning.play_data(found, answer, out)}
    text = planning.play_text(found, answer, out)
    if search is None:
        return Answer(data, text)
    return Answer({**data, **search_data(search)}, f"{search_text(search)}\n\n{text}")


def _place(found: "FoundTwin", args: argparse.Namespace) -> "Reach":
    """Where is stimulated; of a search for it, where it may be."""
    from brainTwinStudio.files.stimulus_fields import Reach

    if "where" not in (args.optimise or ()) or args.target:
        return place_of(found, args)
    if args.at or args.contacts or args.field:
        raise InputError(CHOOSES_REGIONS)
    return Reach(found.twin.connectome.parcellation.region_names[:1], (), "")


def course_in(args: argparse.Namespace) -> "tuple[str, Points]":
    """The waveform, and the points of a drawn one. Raises InputError, FileError."""
    if args.drawn is None:
        if args.waveform == "drawn":
            raise InputError("A drawn waveform has points: give --drawn FILE.csv.")
        return args.waveform or ("sine" if args.optimise else "constant"), ()
    if args.waveform not in (None, "drawn"):
        raise InputError(f"--drawn is no {args.waveform}: leave --waveform out.")
    from brainTwinStudio.files.drawn_course import read_drawn

    return "drawn", read_drawn(Path(args.drawn))


def device_settings(text: str) -> tuple[str, dict[str, float]]:
    """The kind of a stimulator and its settings."""
    kind, _, rest = text.partition(":")
    return kind.strip(), numbers(rest)


def numbers(text: str) -> dict[str, float]:
    """NAME=X,..."""
    parts = [part.partition("=") for part in text.split(",") if part]
    return {name.strip(): number(value) for name, _, value in parts}


def with_device(stimulation: "Stimulation", args: argparse.Namespace) -> "Stimulation":
    """With its stimulator: what is not given is as the waveform says, else as usual.
    Raises InputError where it goes beyond what the site allows, or says something else
    than the waveform, before anything is started."""
    if args.device is None:
        if args.site_profile is not None:
            raise InputError("A site profile limits a stimulator: give --device too.")
        return stimulation
    from dataclasses import replace

    from brainTwinStudio.files.site_profile import read_site_profile
    from brainTwinStudio.project.dose import device_of, refuse_beyond
    from brainTwinStudio.project.stimulator_alike import (
        known_settings,
        refuse_differing,
    )

    path = None if args.site_profile is None else Path(args.site_profile)
    kind, settings = args.device
    known = known_settings(stimulation, kind)
    device = device_of(kind, {**known, **settings}, read_site_profile(path))
    refuse_beyond(device)
    stimulation = replace(stimulation, device=device)
    refuse_differing(stimulation)
    return stimulation


def device_data(device: "Device | None") -> dict[str, Any] | None:
    """The JSON of what a stimulator gives; "most" null where no limit was entered,
    "least" where it is no lowest one."""
    if device is None:
        return None
    from brainTwinStudio.project.dose import dose_of

    lines = [
        {
            "name": line.name,
            "unit": line.unit,
            "value": line.value,
            "most": None if line.least or line.most != line.most else line.most,
            "least": line.most if line.least and line.most == line.most else None,
            "source": line.source,
        }
        for line in dose_of(device)
    ]
    settings = dict(device.settings)
    return {"modality": device.modality, "settings": settings, "site": device.site,
            "dose": lines}  # fmt: skip


def asked(stimulation: "Stimulation", answer: "ScenarioAnswer") -> dict[str, Any]:
    """What was given, what it cost in simulated runs, and its dose. Without a search
    the best is what was asked for."""
    from brainTwinStudio.project.waveforms import waveform

    result = answer.scenario.result
    has_rhythm = waveform(stimulation.waveform).repeats
    return {
        "best": {
            "target": ",".join(stimulation.targets),
            "amplitude": stimulation.amplitude,
            "frequency_hz": stimulation.frequency_hz if has_rhythm else None,
            "phase": stimulation.phase_rad if has_rhythm else None,
        },
        "cost": {"forward": len(answer.before) + len(answer.after), "reverse": 0},
        "dose": dict(result.dose) if result is not None else {},
        "device": device_data(stimulation.device),
        "reached": dict(zip(stimulation.targets, stimulation.shares, strict=True)),
        "found": stimulation.found,
    }


COMMAND = Command("stimulate", "virtual stimulation of a twin", add_arguments, run)
