"""`braintwin demo`: the whole main job on the built-in patient."""

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import Command
from brainTwinStudio.cli.output import Answer, columns, free_name, say
from brainTwinStudio.errors import FileError

if TYPE_CHECKING:
    from brainTwinStudio.cli.inputs import FoundTwin
    from brainTwinStudio.project import Connectome, Patient

HOLD_OUT = 0.25
SEEDS = 16
AMPLITUDE = 0.005  # of the sine, model units per second


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out",
        metavar="DIR",
        default="braintwin-demo",
        help="new folder (default: %(default)s; a taken name gets a number)",
    )


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli.asking import start_engine
    from brainTwinStudio.cli.commands.importing import keep
    from brainTwinStudio.cli.inputs import project_at
    from brainTwinStudio.files.demo_patient import PATIENT
    from brainTwinStudio.report.page import write_html
    from brainTwinStudio.report.pdf import write_pdf

    began = time.perf_counter()
    folder = _new_folder(Path(args.out))
    project = folder / "demo.btproj"
    patient = _import(folder / "input")
    keep(project, patient)
    _check(patient)
    start_engine()
    found, fit = _fit(patient, project, folder, args.seed)
    first, second = _most_connected(found.twin.connectome)
    resection, removed = _resect(found, first, args.seed)
    stimulation, driven = _stimulate(found, second, args.seed)
    say("Report")
    reports = {
        "report_html": write_html(project_at(project), PATIENT, folder / "report.html"),
        "report_pdf": write_pdf(project_at(project), PATIENT, folder / "report.pdf"),
    }
    data = {
        **reports,
        "project": project,
        "seconds": time.perf_counter() - began,
        "fit": fit,
        "resection": resection,
        "stimulation": stimulation,
    }
    return Answer(data, _text(data, (removed, driven)))


def _new_folder(wanted: Path) -> Path:
    """A new folder, or an empty one that is there."""
    folder = wanted
    if not (wanted.is_dir() and not any(wanted.iterdir())):
        folder = free_name(wanted)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(folder, f"It cannot be made: {error.strerror}.") from None
    return folder


def _import(folder: Path) -> "Patient":
    """The demo patient's files as anyone could import them, read from a copy."""
    from brainTwinStudio.files.demo_patient import demo_patient

    say("Import")
    result = demo_patient(folder)
    for note in result.notes:
        say(f"  {note}")
    return result.patient


def _check(patient: "Patient") -> None:
    from brainTwinStudio.report.checks import cards_of

    say("Check")
    for card in cards_of(patient):
        if card.severity != "ok":
            say(f"  {card.severity}: {card.title}")


def _fit(
    patient: "Patient", project: Path, folder: Path, seed: int
) -> "tuple[FoundTwin, dict[str, Any]]":
    """The twin as it is in the project, and the JSON of its fit."""
    from brainTwinStudio.cli.answers import twin_data
    from brainTwinStudio.cli.fitting import fit_and_keep
    from brainTwinStudio.cli.inputs import FoundTwin, runs_of
    from brainTwinStudio.jobs.messages import FitRequest
    from brainTwinStudio.project import FitSettings

    say("Fit, and evaluation on the last quarter of the recording")
    assert patient.connectome is not None
    settings = FitSettings(hold_out=HOLD_OUT, seed=seed)
    request = FitRequest(
        patient.id, patient.connectome, runs_of(patient), settings=settings
    )
    twin, name = fit_and_keep(request, project, folder / "demo.btwin")
    return FoundTwin(twin, project, name), twin_data(twin, name)


def _most_connected(connectome: "Connectome") -> tuple[str, str]:
    """The two regions with the largest summed weights."""
    import numpy as np

    strength = connectome.weights.sum(axis=0) + connectome.weights.sum(axis=1)
    first, second = np.argsort(-strength, kind="stable")[:2]
    names = connectome.parcellation.region_names
    return names[first], names[second]


def _resect(found: "FoundTwin", region: str, seed: int) -> tuple[dict[str, Any], str]:
    from brainTwinStudio.cli import planning
    from brainTwinStudio.project import Resection

    say(f"Virtual resection of {region}")
    answer = planning.play(found, (Resection((region,)),), planning.Runs(SEEDS, seed))
    data = planning.play_data(found, answer, None)
    return data, planning.play_text(found, answer, None)


def _stimulate(
    found: "FoundTwin", region: str, seed: int
) -> tuple[dict[str, Any], str]:
    from brainTwinStudio.cli import planning
    from brainTwinStudio.cli.commands.stimulate import asked
    from brainTwinStudio.project import Stimulation

    say(f"Virtual stimulation of {region}")
    sine = Stimulation((region,), "sine", amplitude=AMPLITUDE, frequency_hz=0.05)
    answer = planning.play(found, (sine,), planning.Runs(SEEDS, seed))
    data = {**asked(sine, answer), **planning.play_data(found, answer, None)}
    return data, planning.play_text(found, answer, None)


def _text(data: dict[str, Any], plans: tuple[str, ...]) -> str:
    from brainTwinStudio.cli.answers import twin_text
    from brainTwinStudio.files.demo_patient import NOTES

    files = [
        ("Report", str(data["report_html"])),
        ("", str(data["report_pdf"])),
        ("Project", str(data["project"])),
        ("Twin", str(data["fit"]["twin"])),
    ]
    end = f"{data['seconds']:.0f} s. Research use only."
    fit = twin_text(data["fit"])
    blocks = (f"Demo patient: {NOTES}", fit, *plans, columns(files, ""), end)
    return "\n\n".join(blocks)


COMMAND = Command(
    "demo", "the whole main job on the built-in demo patient", add_arguments, run
)
