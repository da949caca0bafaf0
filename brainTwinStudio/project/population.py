"""Which twins of other people may inform a fit. What they do there is in
engine/targets.py: what a person's recording shows is shrunk toward what theirs showed.
"""

from collections.abc import Sequence

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project.anatomy import Connectome
from brainTwinStudio.project.model_spec import ModelSpec
from brainTwinStudio.project.patient import Recording
from brainTwinStudio.project.twin import Twin

FEWEST_PEOPLE = 3  # that show how people differ; with fewer nothing is shrunk
NOBODY = tr("The population holds no twin of another person.")


def others_of(
    patient_id: str,
    connectome: Connectome,
    recordings: Sequence[Recording],
    spec: ModelSpec,
    population: Sequence[Twin],
) -> tuple[Twin, ...]:
    """The twins that may inform this fit: of other people, one each, with the same
    regions and model; of several that suit, the last one. A twin of the same person,
    told by name or by a file it was fitted to, would hand the fit what it is to be
    judged by and is left out. Raises InputError where a person has no twin that suits,
    and where nobody is left."""
    used = {recording.sha256 for recording in recordings if recording.sha256}
    people: dict[str, list[Twin]] = {}
    for twin in population:
        theirs = {sha for _, sha in twin.provenance.inputs}
        if twin.patient_id != patient_id and not theirs & used:
            people.setdefault(twin.patient_id, []).append(twin)
    if population and not people:
        raise InputError(NOBODY)
    found = []
    for twins in people.values():
        suited = [t for t in twins if not _unsuited(t, patient_id, connectome, spec)]
        if not suited:
            raise InputError(_unsuited(twins[-1], patient_id, connectome, spec))
        found.append(suited[-1])
    return tuple(found)


def _unsuited(
    twin: Twin, patient_id: str, connectome: Connectome, spec: ModelSpec
) -> str:
    """Why a twin cannot inform this fit, "" where it can."""
    names = connectome.parcellation.region_names
    if twin.connectome.parcellation.region_names != names:
        return tr(
            "The twin of {code} in the population has other regions than {patient}; a "
            "population needs one parcellation.",
            code=twin.patient_id,
            patient=patient_id,
        )
    theirs, ours = twin.spec, spec
    if (theirs.node, theirs.connectome, theirs.directed) != (
        ours.node,
        ours.connectome,
        ours.directed,
    ):
        return tr(
            "The twin of {code} in the population is of another model than the one to "
            "be fitted; fit it with the same node model and connectome.",
            code=twin.patient_id,
        )
    if "train_fc_z" not in twin.measured:
        return tr(
            "The twin of {code} in the population carries no features of its "
            "recordings; fit it again with this version.",
            code=twin.patient_id,
        )
    return ""
