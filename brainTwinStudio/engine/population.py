"""Which twins of other people may inform a fit. What they do there is in targets.py:
what a person's recording shows is shrunk toward what theirs showed."""

from collections.abc import Sequence

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Connectome, ModelSpec, Recording, Twin


def others_of(
    patient_id: str,
    connectome: Connectome,
    recordings: Sequence[Recording],
    spec: ModelSpec,
    population: Sequence[Twin],
) -> tuple[Twin, ...]:
    """The twins that may inform this fit: of other people, one each, with the same
    regions and model. A twin of the same person, told by name or by a file it was
    fitted to, would hand the fit what it is to be judged by and is left out."""
    used = {recording.sha256 for recording in recordings if recording.sha256}
    names = connectome.parcellation.region_names
    found: dict[str, Twin] = {}
    for twin in population:
        theirs = {sha for _, sha in twin.provenance.inputs}
        if twin.patient_id == patient_id or theirs & used:
            continue
        if twin.connectome.parcellation.region_names != names:
            raise InputError(
                f"The twin of {twin.patient_id} in the population has other regions "
                f"than {patient_id}; a population needs one parcellation."
            )
        if twin.spec.node != spec.node or twin.spec.connectome != spec.connectome:
            raise InputError(
                f"The twin of {twin.patient_id} in the population is of another model "
                "than the one to be fitted."
            )
        if "train_fc_z" not in twin.measured:
            raise InputError(
                f"The twin of {twin.patient_id} in the population carries no features "
                "of its recordings; fit it again with this version."
            )
        found[twin.patient_id] = twin
    if population and not found:
        raise InputError("The population holds no twin of another person.")
    return tuple(found.values())
