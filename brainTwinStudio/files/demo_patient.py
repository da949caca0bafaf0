"""The built-in demo patient, read from its files by the rules of any import."""

from contextlib import ExitStack
from dataclasses import replace
from importlib import resources
from pathlib import Path

from brainTwinStudio.files.importing import Choices, ImportResult, build_patient
from brainTwinStudio.files.looking import Kind, look
from brainTwinStudio.project import Connectome

PATIENT = "demo-composite"
SPACE = "MNI305 (fsaverage)"
TR_S = 1.4
NOTES = (
    "composite demo, not one person: the connectome of healthy adults (Hagmann et al. "
    "2008, doi:10.1371/journal.pbio.0060159, CC BY 3.0) and the resting fMRI of one "
    "other person (OpenNeuro ds000221 sub-010188, CC0), in 68 Desikan-Killiany regions."
)
KINDS: dict[str, Kind] = {
    "weights.csv": "weights",
    "lengths_mm.csv": "lengths",
    "regions.tsv": "regions",
    "bold_tr1.4s.tsv": "bold",
}


def demo_patient(copy_to: Path | None = None) -> ImportResult:
    """The demo patient; with `copy_to`, from copies of the files in that new folder."""
    folder = resources.files("brainTwinStudio.resources").joinpath(
        "demo", "demo_composite"
    )
    with ExitStack() as opened:
        kinds: dict[str, Kind] = {}
        if copy_to is not None:
            copy_to.mkdir()
        for name, kind in KINDS.items():
            source = folder.joinpath(name)
            if copy_to is None:
                path = opened.enter_context(resources.as_file(source))
            else:
                path = copy_to / name
                path.write_bytes(source.read_bytes())
            kinds[str(path)] = kind
        choices = Choices(tr_s=TR_S, notes=NOTES)
        result = build_patient(PATIENT, look(kinds, kinds), choices)
    connectome = _in_space(result.patient.connectome)
    return replace(result, patient=replace(result.patient, connectome=connectome))


def _in_space(connectome: Connectome | None) -> Connectome | None:
    """The file of centres does not name their space; we know it."""
    if connectome is None:
        return None
    parcellation = replace(connectome.parcellation, space=SPACE)
    return replace(connectome, parcellation=parcellation)
