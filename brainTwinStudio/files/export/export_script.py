"""A Python script that repeats what was done with a patient: import, fits, plans.

It says in comments what was clicked, checks the files by their sha256, and uses the
same functions as the window; the same files and versions give the same numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np

from brainTwinStudio import __version__
from brainTwinStudio.errors import FileError
from brainTwinStudio.files.export.export_source import ExportSource
from brainTwinStudio.files.reader import sha256_of
from brainTwinStudio.project import Patient, Recording, Scenario, Twin

NAME = "repeat.py"
_BETWEEN = "; "
_MARKS = ("__TITLE__", "__STEPS__", "__FILES__", "__REGIONS__", "__CALLS__", "__WORK__")
_MARKS += ("__CODE__", "__NUMBERS__")


@dataclass(frozen=True, slots=True)
class _File:
    """One file of the import: its name as kept, what it is ("" = told by its content),
    and its sha256."""

    name: str
    kind: str
    sha256: str


def write(source: ExportSource, folder: Path) -> list[str]:
    """repeat.py; it expects the files of the person beside it."""
    patient = source.patient
    files = tuple(dict.fromkeys(_files(patient)))
    if not files:
        raise FileError(patient.id, "There is nothing to repeat; import data first.")
    template = resources.files("brainTwinStudio.resources").joinpath("repeat.py.txt")
    parts = (
        f"Patient {patient.id}, Brain Twin Studio {__version__}",
        "\n".join(f"#   {i}. {_line(t)}" for i, t in enumerate(source.history, 1)),
        "".join(f"    {f.name!r}: ({f.kind!r}, {f.sha256!r}),\n" for f in files),
        _regions(patient),
        "".join(_import_calls(patient, files)),
        "".join(_work(source)),
        repr(patient.id),
        "".join(_numbers(patient)),
    )
    text = template.read_text(encoding="utf-8")
    for mark, part in zip(_MARKS, parts, strict=True):
        text = text.replace(mark, part)
    (folder / NAME).write_text(text, encoding="utf-8")
    notes = ["Put the original files beside repeat.py, or change FILES in it."]
    if not source.history:
        notes.append("The steps of the project are not listed; its journal is empty.")
    return notes


def _line(text: str) -> str:
    return " ".join(text.split())


# ---------------------------------------------------------------- import


def _files(patient: Patient) -> Iterator[_File]:
    """Structure first. Lists of regions and lengths are told by their content."""
    connectome = patient.connectome
    if connectome is not None and connectome.source_file:
        names = connectome.source_file.split(_BETWEEN)
        shas = connectome.sha256.split(_BETWEEN)
        for number, (name, sha) in enumerate(zip(names, shas, strict=False)):
            kind = "weights" if number == 0 else ""
            yield _File(name, "tvb" if name.endswith(".zip") else kind, sha)
    for run in patient.recordings:
        names, shas = run.source_file.split(_BETWEEN), run.sha256.split(_BETWEEN)
        for number, (name, sha) in enumerate(zip(names, shas, strict=False)):
            if name:
                whole = len(names) == 1 and number == 0
                yield _File(name, run.kind if whole else "", sha)
    electrodes = patient.electrodes
    if electrodes is not None and electrodes.source_file:
        yield _File(electrodes.source_file, "electrodes", electrodes.sha256)


def _regions(patient: Patient) -> str:
    if patient.connectome is not None:
        return repr(patient.connectome.parcellation.region_names)
    bold = [run for run in patient.recordings if run.kind == "bold"]
    return repr(bold[0].channel_names if bold else ())


def _numbers(patient: Patient) -> Iterator[str]:
    """sha256 of what the import made, so that the script can tell whether it did."""
    made = {run.id: run.signals for run in patient.recordings}
    if patient.connectome is not None:
        made["weights"] = patient.connectome.weights
    for name, values in made.items():
        told = sha256_of(np.ascontiguousarray(values).tobytes())
        yield f"    {name!r}: {told!r},\n"


def _choices(run: Recording) -> str:
    """What the person told about a run of fMRI, as arguments of Choices."""
    told = [f"tr_s={run.repetition_time_s!r}"]
    if run.global_signal_reason == "stated at import":
        told.append(f"global_signal={run.global_signal!r}")
    if run.band_hz is not None:
        told.append(f"band_hz={run.band_hz!r}")
    return ", ".join(told)


def _import_calls(patient: Patient, files: tuple[_File, ...]) -> Iterator[str]:
    """One call for structure and the runs that were told the same, one for each other
    group, in their order."""
    runs = {f.name: f for f in files}
    groups: dict[str, list[str]] = {}
    for run in patient.recordings:
        choices = _choices(run) if run.kind == "bold" else ""
        names = [name for name in run.source_file.split(_BETWEEN) if name in runs]
        groups.setdefault(choices, []).extend(names)
    told = {name for names in groups.values() for name in names}
    first = [f.name for f in files if f.name not in told]
    if not groups:
        groups = {"": []}
    for choices, names in groups.items():
        listed = tuple(dict.fromkeys((*first, *names)))
        yield f"    person = add(person, {listed!r}, {choices})\n"
        first = []


# ---------------------------------------------------------------- fits and plans


def _work(source: ExportSource) -> Iterator[str]:
    twins = source.project.twins_of(source.patient.id)
    for number, twin in enumerate(twins, 1):
        yield from _fit(number, twin)
        for plan in source.project.scenarios_of(twin.id):
            yield from _plan(number, plan)
    if not twins:
        yield "    # No twin was fitted.\n"


def _fit(number: int, twin: Twin) -> Iterator[str]:
    settings = twin.settings
    losses = ",".join(f"{name}={weight!r}" for name, weight in settings.losses)
    words = [
        *("--model", twin.spec.node, "--effort", settings.effort, "--loss", losses),
        *("--hold-out", repr(settings.hold_out), "--seed", str(settings.seed)),
        *("--seeds", str(settings.judge_seeds)),
    ]
    yield f"\n    # {twin.id}: {_line(twin.message)} ({twin.outcome})\n"
    if twin.population:
        yield "    # Its prior were other people's twins; add --population FOLDER.\n"
    yield f"    twin_{number} = fit({', '.join(map(repr, words))})\n"


def _plan(number: int, plan: Scenario) -> Iterator[str]:
    yield f"\n    # {plan.id}: {_line(plan.name)}\n"
    changes = ", ".join(repr(change) for change in plan.active)
    if not changes:
        yield "    # All its changes are switched off.\n"
        return
    yield (
        f"    play(twin_{number}, ({changes},), seeds={plan.seeds}, seed={plan.seed})\n"
    )
