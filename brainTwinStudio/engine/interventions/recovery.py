"""The brain after a change has lasted: inhibition tuned again (SCIENCE.md A.6.3, F.2).

Right after surgery nothing is tuned: survivors hear less, and with the old inhibition
they fire less or, in the diffusive form, are damped less. A model with a way to tune
itself finds its working point again; comparing both tells disconnection from imbalance.
"""

from collections.abc import Callable, Mapping

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.feedback_inhibition import feedback_inhibition
from brainTwinStudio.engine.network import damping
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

NO_TUNING = (
    "{node} has no inhibition to tune again, nor another working point to hold: there "
    "is no recovery to run. Look at the plan right after the change, or use a twin of "
    "{known}."
)
HELD = (
    "inhibition tuned again: every region's excitability a is moved until its growth "
    "left after coupling, a_eff, is what it was"
)
RATE_HZ = 3.0
Tune = Callable[[Mapping[str, Array], Array, Array, str], dict[str, Array]]


def retuned(
    node: str,
    parameters: Mapping[str, Array],
    before: Array,
    after: Array,
    coupling: str = "diffusive",
) -> dict[str, Array]:
    """The parameters that recovery changes, name -> (region,). before, after: gain = G
    times weights (target, source) of the whole and of the changed network. Raises
    InputError for models without such a thing."""
    return tuning_of(node)(parameters, before, after, coupling)


def tuning_of(node: str) -> Tune:
    """How a model tunes itself. Raises InputError where it does not."""
    if node not in TUNING:
        raise InputError(NO_TUNING.format(node=node, known=" or ".join(TUNING)))
    return TUNING[node]


def _growth(
    parameters: Mapping[str, Array], before: Array, after: Array, coupling: str
) -> dict[str, Array]:
    """Hopf: a such that a_eff = a - G S stays."""
    was = damping(jnp.asarray(before), coupling)
    now = damping(jnp.asarray(after), coupling)
    return {"a": np.asarray(parameters["a"] - was + now)}


def _inhibition(
    parameters: Mapping[str, Array], before: Array, after: Array, coupling: str
) -> dict[str, Array]:
    """Dynamic mean field: J_i such that every region fires at RATE_HZ again."""
    ready = {name: jnp.asarray(value) for name, value in parameters.items()}
    return {"J_i": np.asarray(feedback_inhibition(ready, jnp.asarray(after), RATE_HZ))}


TUNING: dict[str, Tune] = {"hopf": _growth, "dynamic_mean_field": _inhibition}
