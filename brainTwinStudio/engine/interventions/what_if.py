"""Counterfactuals: another value of a parameter, or of one weight, within the bounds of
the model."""

import numpy as np

from brainTwinStudio.engine.black_box_runs import is_black_box
from brainTwinStudio.engine.interventions.base import Kind, Making
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.engine.parameters import LEARNED_WEIGHTS, SLOW_GAIN_PARAMETERS
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, ParameterChange, ParameterSpec, Twin
from brainTwinStudio.project.parameter_names import begun, in_sentence
from brainTwinStudio.project.what_if import EDGE

BLACK_BOX = (
    "{model} is a black box: it has no parameters with a meaning. Ask “what if” of a "
    "twin with a mechanistic model."
)
LOCAL = (
    "'{name}' shapes what the channels see, not how regions drive each other; plans on "
    "a twin of an EEG can change: {known}."
)
ALPHA = ("G", "alpha_decay", "alpha_noise", "alpha_frequency_hz")
UNKNOWN = "The twin has no parameter '{name}' to change. It has: {known}, and {edge}."


def changeable(twin: Twin) -> dict[str, ParameterSpec]:
    """Parameters that a plan may change, with the bounds of the model (not those in
    which a fit looks). Raises InputError for a black box."""
    if is_black_box(twin.spec.node):
        raise InputError(BLACK_BOX.format(model=twin.spec.node))
    if twin.sensors is not None:
        return {spec.name: spec for spec in twin.parameter_specs if spec.name in ALPHA}
    slow = SLOW_GAIN_PARAMETERS if twin.spec.slow_gain else ()
    known = (*node_model(twin.spec.node).info.parameters, *slow)
    held = twin.planning or twin.running
    return {spec.name: spec for spec in known if spec.name in held}


def _parameter(change: ParameterChange, plan: Making) -> None:
    known = changeable(plan.twin)
    if change.name == EDGE:
        _weight(change, plan)
        return
    if change.name not in known:
        if plan.twin.sensors is not None and change.name in plan.running:
            words = LOCAL.format(name=change.name, known=", ".join(known))
        else:
            told = ", ".join(known)
            words = UNKNOWN.format(name=change.name, known=told, edge=f"'{EDGE}'")
        raise InputError(words)
    spec = known[change.name]
    old = np.asarray(plan.values.get(change.name, plan.running[change.name]), float)
    if change.regions and not spec.per_region:
        raise InputError(
            f"'{change.name}' is one number for the whole brain; leave the regions out."
        )
    new = np.array(np.broadcast_to(old, len(plan.present)) if change.regions else old)
    if change.regions:
        for place, at in enumerate(plan.places(change.regions)):
            new[at] = _changed(float(new[at]), change.amount_of(place), change.mode)
        plan.touched[plan.places(change.regions)] = True
    else:
        new = _changed(new, change.amounts[0], change.mode)
    _refuse_outside(spec, new, plan.parcellation.region_names)
    plan.values[change.name] = np.asarray(new)


def _weight(change: ParameterChange, plan: Making) -> None:
    """Of one connection of the model, from its source to its target."""
    if "learned_weights" not in plan.running:
        raise InputError("A twin of an EEG cannot change a weight; cut connections.")
    assert change.edge is not None
    i, j = plan.places(change.edge)
    if i == j:
        raise InputError("A region has no connection with itself to change.")
    held = plan.values.get("learned_weights", plan.running["learned_weights"])
    weights = np.array(held, float)
    weights[i, j] = _changed(weights[i, j], change.amounts[0], change.mode)
    _refuse_outside(LEARNED_WEIGHTS, np.asarray(weights[i, j]), ())
    plan.values["learned_weights"] = weights
    plan.touched[[i, j]] = True


def _changed(old: Array | float, amount: float, mode: str) -> Array:
    if mode == "value":
        return np.full_like(np.asarray(old, float), amount)
    return np.asarray(old * amount if mode == "factor" else old + amount)


def _refuse_outside(spec: ParameterSpec, new: Array, names: tuple[str, ...]) -> None:
    outside = np.flatnonzero(
        ~((np.ravel(new) >= spec.low) & (np.ravel(new) <= spec.high))
    )
    if outside.size:
        worst = float(np.ravel(new)[outside[0]])
        where = f" in {names[outside[0]]}" if np.size(new) > 1 and names else ""
        unit = "" if spec.unit in ("1", "-") else f" {spec.unit}"
        raise InputError(
            f"{begun(in_sentence(spec.name))} would become {worst:.4g}{unit}{where}; "
            f"the model allows {spec.low:g} to {spec.high:g}{unit} ({spec.meaning})."
        )


PARAMETER = Kind(ParameterChange, _parameter)
