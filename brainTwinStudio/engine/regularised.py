"""The regularisers of a fit: what they hold it against, and whether they can."""

from dataclasses import dataclass
from functools import partial

import jax
import numpy as np

from brainTwinStudio.engine.network import scaled_weights
from brainTwinStudio.engine.parameters import Layout, Theta, is_weight, physical
from brainTwinStudio.engine.regularisers import (
    MISSING,
    Penalised,
    leading_modules,
    penalty,
    regulariser,
)
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Connectome, ModelSpec
from brainTwinStudio.project.model_spec import Regularised


@partial(
    jax.tree_util.register_dataclass,
    data_fields=("anatomy", "distances_mm", "modules"),
    meta_fields=("names",),
)
@dataclass(frozen=True, slots=True, eq=False)
class Regular:
    """Names of regularisers, and what they need besides a candidate. anatomy (target,
    source) on the scale of learned weights; distances_mm (target, source); modules
    (region,) of the anatomy."""

    names: tuple[str, ...] = ()
    anatomy: Array | jax.Array | None = None
    distances_mm: Array | jax.Array | None = None
    modules: Array | jax.Array | None = None

    def value(
        self, theta: Theta, layout: Layout, strengths: jax.Array | Array
    ) -> jax.Array | float:
        """Their weighted sum. Maps count by their place between the bounds, 0 to 1 (on
        a log scale where scale matters), so that one unit is the same for all."""
        if not self.names:
            return 0.0
        assert self.anatomy is not None
        maps = {name: jax.nn.sigmoid(at) for name, at in theta.items() if at.ndim == 1}
        maps = {k: v for k, v in maps.items() if k != "edges" and not is_weight(k)}
        given = Penalised(
            maps,
            physical(theta, layout)["learned_weights"],
            self.anatomy,
            distances_mm=self.distances_mm,
            modules=self.modules,
        )
        chosen = [(name, strengths[k]) for k, name in enumerate(self.names)]
        return penalty(chosen, given)


NONE = Regular()


def regular_of(chosen: Regularised, connectome: Connectome, spec: ModelSpec) -> Regular:
    """For this connectome. Raises InputError for a regulariser that is unknown, lacks
    what it needs, or has nothing to hold."""
    if not chosen:
        return NONE
    weights = (connectome.weights + connectome.weights.T) / 2
    found = Regular(
        tuple(name for name, _ in chosen),
        np.asarray(scaled_weights(weights)),
        distances_between(connectome),
        leading_modules(weights),
    )
    for name in found.names:
        entry = regulariser(name)
        for need in entry.needs:
            if getattr(found, need, None) is None:
                raise InputError(f"The regulariser '{name}' needs {MISSING[need]}.")
        if entry.on == "weights" and not spec.learns_connectome:
            raise InputError(
                f"The regulariser '{name}' holds learned weights; this connectome is "
                "fixed. Leave it out, or learn the connectome."
            )
    return found


def distances_between(connectome: Connectome) -> Array | None:
    """In mm (target, source): between the centres of regions, or along tracts where a
    file gave a length for every pair; else None."""
    centres = connectome.parcellation.centres_mm
    if centres is not None:
        return np.linalg.norm(centres[:, None] - centres[None, :], axis=-1)
    lengths = connectome.lengths_mm
    if lengths is None or (lengths + np.eye(len(lengths)) == 0).any():
        return None
    return lengths
