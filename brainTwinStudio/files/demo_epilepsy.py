"""The built-in epilepsy patient, virtual, from files by the rules of any import."""

from contextlib import ExitStack
from dataclasses import replace
from importlib import resources
from pathlib import Path

from brainTwinStudio.files.importing import Choices, ImportResult, build_patient
from brainTwinStudio.files.looking import Kind, look
from brainTwinStudio.project.virtual_patient import VIRTUAL

PATIENT = "demo-epilepsy"
NOTES = (
    f"{VIRTUAL} The connectome is that of healthy adults (Hagmann et al. 2008, "
    "doi:10.1371/journal.pbio.0060159, CC BY 3.0) in 84 regions, with the errors of a "
    "tractography added; the implantation was made up from the positions of regions. "
    "The zone is known and not told here, so that a twin can be tried on it: it stands "
    "at the end of resources/help/epilepsy_case/README.md."
)
KINDS: dict[str, Kind] = {
    "weights.csv": "weights",
    "lengths_mm.csv": "lengths",
    "regions.tsv": "regions",
    "electrodes.tsv": "electrodes",
    "seizure-1.npz": "seeg",
    "seizure-2.npz": "seeg",
    "seizure-3.npz": "seeg",
}
BESIDE = "coordsystem.json"  # read with electrodes.tsv


def demo_epilepsy_patient(copy_to: Path | None = None) -> ImportResult:
    """The virtual patient; with `copy_to`, from copies of the files in that new
    folder."""
    folder = resources.files("brainTwinStudio.resources").joinpath(
        "demo", "demo_epilepsy"
    )
    with ExitStack() as opened:
        if copy_to is None:
            home = opened.enter_context(resources.as_file(folder))
        else:
            home = copy_to
            home.mkdir()
            for name in (*KINDS, BESIDE):
                (home / name).write_bytes(folder.joinpath(name).read_bytes())
        kinds: dict[str, Kind] = {str(home / n): kind for n, kind in KINDS.items()}
        result = build_patient(PATIENT, look(kinds, kinds), Choices(notes=NOTES))
    names = (Path(name).stem for name, kind in KINDS.items() if kind == "seeg")
    runs = tuple(
        replace(run, id=name)
        for run, name in zip(result.patient.recordings, names, strict=True)
    )
    return replace(result, patient=replace(result.patient, recordings=runs))
