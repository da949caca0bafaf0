"""A brain, an implantation and seizures from files: what `virtual-patient` and `locate`
are given; and TWIN of seizures, which others are."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from brainTwinStudio.cli.arguments import SPACES
from brainTwinStudio.errors import FileError, InputError

if TYPE_CHECKING:
    from brainTwinStudio.project import Connectome, Electrodes, Patient
    from brainTwinStudio.project.seizure_twin import SeizureTwin

# Of contacts and centres where neither file says: what most atlases and groups use.
USUAL = "MNI152"


class FoundSeizureTwin(NamedTuple):
    """A twin of seizures; project is the folder it comes from, None for a file."""

    twin: "SeizureTwin"
    project: Path | None


def seizure_twin_of(args: argparse.Namespace) -> FoundSeizureTwin:
    """The twin of seizures that TWIN means, as `inputs.twin_of` of others. Raises
    InputError, FileError for what is no twin of seizures."""
    from brainTwinStudio.cli.inputs import patient_of, project_at
    from brainTwinStudio.files.twin_file import read_seizure_twin

    text: str = args.twin
    if Path(text).is_dir():
        project = project_at(text)
        patient = patient_of(project, args.patient)
        twins = project.seizure_twins_of(patient.id)
        if not twins:
            raise InputError(
                f"The seizures of patient {patient.id} are not located yet; open the "
                "project in the window, or give the file of a twin (locate)."
            )
        return FoundSeizureTwin(twins[-1], Path(text))
    folder, _, twin_id = text.rpartition(":")
    if folder and Path(folder).is_dir() and not Path(text).exists():
        return FoundSeizureTwin(project_at(folder).seizure_twin(twin_id), Path(folder))
    if not Path(text).is_file():
        raise FileError(text, "There is no such twin, neither a file nor a project.")
    return FoundSeizureTwin(read_seizure_twin(text), None)


def add_anatomy(parser: argparse.ArgumentParser) -> None:
    """--weights F [--lengths F] [--labels F] --electrodes F.tsv [--space SPACE]."""
    group = parser.add_argument_group("files")
    group.add_argument(
        "--weights", metavar="F", required=True, help="connection weights"
    )
    group.add_argument("--lengths", metavar="F", help="tract lengths in mm")
    group.add_argument(
        "--labels", metavar="F", help="regions: name and centre, x_mm, y_mm, z_mm"
    )
    group.add_argument(
        "--electrodes", metavar="F.tsv", required=True, help="contacts: name, x, y, z"
    )
    group.add_argument(
        "--space",
        choices=tuple(SPACES),
        help="of centres and contacts whose files do not state theirs (default: that "
        f"of the other file, else {USUAL})",
    )


def patient_of(
    args: argparse.Namespace, seizures: Sequence[str] = ()
) -> "tuple[Patient, tuple[str, ...]]":
    """The patient that the files make, with connectome and contacts in stated spaces,
    each of `seizures` a recording; and in sentences what was decided. Raises
    InputError."""
    from brainTwinStudio.files.importing import Choices, build_patient
    from brainTwinStudio.files.looking import look
    from brainTwinStudio.files.reader import Kind

    kinds: dict[str, Kind] = {}
    given: list[tuple[str | None, Kind]] = [
        (args.weights, "weights"),
        (args.lengths, "lengths"),
        (args.labels, "regions"),
        (args.electrodes, "electrodes"),
        *((path, "seeg") for path in seizures),
    ]
    for path, kind in given:
        if path is not None and path in kinds:
            raise InputError(f"{path} is given twice.")
        if path is not None:
            kinds[path] = kind
    result = build_patient("patient", look(kinds, kinds), Choices())
    connectome, electrodes = result.patient.connectome, result.patient.electrodes
    if connectome is None or electrodes is None:
        raise InputError("The files hold no connectome, or no contacts.")
    connectome, electrodes, said = placed(connectome, electrodes, args.space)
    patient = replace(result.patient, connectome=connectome, electrodes=electrodes)
    return patient, (*result.notes, *said)


def placed(
    connectome: "Connectome", electrodes: "Electrodes", told: str | None
) -> "tuple[Connectome, Electrodes, tuple[str, ...]]":
    """Both with a space: the file's own, else the one told, else the other's, else the
    usual one; and a sentence where it was not stated."""
    from brainTwinStudio.project import space_named

    regions = connectome.parcellation
    if regions.centres_mm is None:
        raise InputError(
            "The regions have no centres, so no contact can be near one. Give --labels "
            "with the columns name, x_mm, y_mm, z_mm."
        )
    if not electrodes.placed:
        raise InputError("No contact has a position; give a table with x, y and z.")
    own, theirs = space_named(regions.space), electrodes.space
    assumed = SPACES[told] if told else space_named(USUAL)
    said = []
    if own == "not stated":
        own = assumed if told or theirs == "not stated" else theirs
        said.append(f"The centres of regions are taken to be in {own}; {_STATE}")
    if theirs == "not stated":
        theirs = assumed if told else own
        said.append(f"The contacts are taken to be in {theirs}; {_STATE}")
    if told:
        said = [text.replace(_STATE, "as told.") for text in said]
    return (
        replace(connectome, parcellation=replace(regions, space=own)),
        replace(electrodes, space=theirs),
        tuple(said),
    )


_STATE = "no file states it (--space does)."
