"""A population prior: twins of other people as the place a fit starts from and is
pulled to."""

from collections.abc import Sequence

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.parameters import (
    EDGE_SCALE,
    Layout,
    Theta,
    layout_of,
    out_of_form,
    start,
    unbounded,
)
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


def origin(layout: Layout, spec: ModelSpec, population: Sequence[Twin]) -> Theta:
    """Mean over the population of all parameters in unbounded space, edges as learned
    change on each one's own anatomy; the usual start without a population."""
    usual = start(layout, spec)
    if not population:
        return usual
    thetas = [_theta(twin, layout) for twin in population]
    return {
        name: jnp.asarray(np.mean([np.asarray(t[name]) for t in thetas], axis=0))
        for name in usual
    }


def _theta(twin: Twin, layout: Layout) -> Theta:
    learned = twin.spec.connectome == "learned"
    inside = out_of_form(twin.parameters, twin.spec.coupling)
    theta = unbounded(inside, layout, learned=False)
    if learned:
        own = layout_of(twin.connectome.weights, twin.spec, {})
        weights = np.asarray(inside["learned_weights"])[own.rows, own.columns]
        theta["edges"] = jnp.asarray((weights - own.base) / EDGE_SCALE)
    return theta
