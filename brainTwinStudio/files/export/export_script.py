"""A Python script that repeats what was done with a patient: import, fits, plans.

It says in comments what was clicked, checks the files by their sha256, and uses the
same functions as the window; the same files and versions give the same numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

import numpy as np

from brainTwinStudio import __version__
from brainTwinStudio.errors import FileError
from brainTwinStudio.files.export.export_source import ExportSource
from brainTwinStudio.files.reader import sha256_of
from brainTwinStudio.project import (
    Connectome,
    Patient,
    PatientAnatomy,
    Recording,
    Scenario,
    Twin,
)

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
    """Structure first. Lists of regions and files beside a run are told by their
    content; contacts that came inside a recording have no file of their own."""
    connectome = patient.connectome
    if connectome is not None:
        yield from _of_structure(connectome)
    for run in patient.recordings:
        pairs = _pairs(run.source_file, run.sha256)
        for name, sha in pairs:
            yield _File(name, _kind_of(run) if len(pairs) == 1 else "", sha)
    electrodes, lead = patient.electrodes, patient.lead_field
    if electrodes is not None and electrodes.sha256:
        yield _File(electrodes.source_file, "electrodes", electrodes.sha256)
    if lead is not None and lead.sha256:
        yield _File(lead.source_file, "leadfield", lead.sha256)
    if patient.anatomy is not None:
        yield from _of_anatomy(patient.anatomy)


def _pairs(names: str, shas: str) -> list[tuple[str, str]]:
    both = zip(names.split(_BETWEEN), shas.split(_BETWEEN), strict=False)
    return [(name, sha) for name, sha in both if name and sha]


def _of_structure(connectome: Connectome) -> Iterator[_File]:
    pairs = _pairs(connectome.source_file, connectome.sha256)
    tracked = connectome.lengths_mm is not None and not connectome.lengths_estimated
    kinds = ["weights", "lengths" if tracked and len(pairs) == 2 else ""]
    for number, (name, sha) in enumerate(pairs):
        kind = kinds[number] if number < 2 else ""
        yield _File(name, "tvb" if name.endswith(".zip") else kind, sha)


def _kind_of(run: Recording) -> str:
    """What a recording is told to be; "" where its channels.tsv says more than that."""
    stays = {"eeg": {"seeg", "ecog", "dbs"}, "seeg": {"eeg"}}.get(run.kind, set())
    return "" if stays & set(run.channel_kinds) else run.kind


def _of_anatomy(own: PatientAnatomy) -> Iterator[_File]:
    image = () if own.image is None else (own.image,)
    for parts, kind in (
        (own.surfaces, "surface"), (own.lesions, "mask"), (image, "anatomy"),
        (own.template_labels, ""), (own.structures[:1], ""),
    ):  # fmt: skip
        for part in parts:
            for number, (name, sha) in enumerate(_pairs(part.source_file, part.sha256)):
                yield _File(name, kind if number == 0 else "", sha)


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
        if patient.connectome.lengths_mm is not None:
            made["lengths"] = patient.connectome.lengths_mm
    if patient.lead_field is not None:
        made["leadfield"] = patient.lead_field.gain
    for name, values in made.items():
        whole = np.ascontiguousarray(values)
        told = sha256_of(whole.reshape(-1).view(np.uint8).data)
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
    """One call for structure and the first runs that were told the same, one for each
    following group, so that runs keep their order and their names."""
    known = {f.name: f.kind for f in files}
    groups: list[tuple[str, list[str]]] = []
    pieces: set[str] = set()  # of electric recordings: one file may hold several runs
    for run in patient.recordings:
        choices = _choices(run) if run.kind == "bold" else ""
        names = [name for name in run.source_file.split(_BETWEEN) if name in known]
        if run.kind != "bold" and pieces.issuperset(names):
            continue
        pieces.update(names)
        if not groups or groups[-1][0] != choices or not choices:
            groups.append((choices, []))
        groups[-1][1].extend(names)
    told = {name for _, names in groups for name in names}
    late = {"leadfield", "surface", "mask", "anatomy"}
    first = [f.name for f in files if f.name not in told and f.kind not in late]
    if not groups or _is_apart(patient, first):
        groups.insert(0, ("", []))
    always = _of_all(patient)
    for number, (choices, names) in enumerate(groups):
        listed = tuple(dict.fromkeys((*(first if number == 0 else ()), *names)))
        yield _call(listed, choices, always if number == 0 else "")
    if patient.lead_field is not None:
        names = tuple(f.name for f in files if f.kind == "leadfield")
        yield _call(names, f"unit={patient.lead_field.unit!r}", "")
    if patient.anatomy is not None and patient.anatomy.is_placed:
        placed = replace(patient.anatomy, template_labels=(), structures=())
        own = dict.fromkeys(f.name for f in _of_anatomy(placed))
        yield "    # A brain mask that kept the face out is not listed: see MORE.\n"
        yield _call(tuple(own), f"space={patient.anatomy.space!r}", "")


def _is_apart(patient: Patient, structure: list[str]) -> bool:
    """Whether weights came without the atlas of the images: with it they would take
    places and names from it."""
    if patient.connectome is None or not patient.recordings:
        return False
    names = patient.recordings[0].source_file.split(_BETWEEN)
    known = patient.connectome.source_file.split(_BETWEEN)
    return bool(structure) and len(names) > 1 and not set(names) & set(known)


def _of_all(patient: Patient) -> str:
    """What was told once: the notes, and that weights are directed."""
    told = [f"notes={patient.notes!r}"] if patient.notes else []
    connectome = patient.connectome
    if connectome and (connectome.weights != connectome.weights.T).any():
        told.append("symmetrise=False")
    return ", ".join(told)


def _call(names: tuple[str, ...], *choices: str) -> str:
    if not names:
        return ""
    told = ", ".join(filter(None, choices))
    return f"    person = add(person, {names!r}, {told})\n"


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
