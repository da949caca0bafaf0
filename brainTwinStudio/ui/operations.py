"""Operations and what-ifs that the forms of a plan describe, as changes. No Qt."""

import math
from dataclasses import dataclass, replace

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.planned import ablation_planned, damage_planned
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Ablation,
    Catalogue,
    Change,
    Damage,
    Lesion,
    ParameterChange,
    ParameterSpec,
    Space,
)
from brainTwinStudio.project.parameter_names import in_sentence
from brainTwinStudio.project.what_if import BALANCE, EDGE, Mode, perilesional
from brainTwinStudio.report.wording import given
from brainTwinStudio.ui.view import View

NO_TWIN = tr("An operation needs a fitted twin. Fit one first.")
NO_PARAMETERS = tr(
    "This twin is a black box: it has no parameters with a meaning to change."
)
KNOWN = ("G", "a", "frequency_hz", "noise")
WEIGHT = ParameterSpec(
    EDGE, "C", "1", 0.0, -10.0, 10.0, per_region=False,
    meaning=tr("weight of the selected connection"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a form holds: the parameter, how it changes, and by how much."""

    name: str
    mode: Mode
    amount: float


def ablation(
    view: View,
    centre: tuple[float, float, float],
    radius: float,
    space: Space | None,
    removed_from: float,
) -> Ablation:
    """A sphere on the shown twin, measured on its patient's surface where there is
    one. Raises InputError."""
    if view.planned_on is None:
        raise InputError(NO_TWIN)
    anatomy = None if view.patient is None else view.patient.anatomy
    of = view.planned_on.connectome.parcellation
    return ablation_planned(of, anatomy, (centre, radius), space, removed_from)


def usual_centre(view: View) -> tuple[float, float, float] | None:
    """Of the region that was selected last; None where nothing tells."""
    if view.planned_on is None or not view.selected:
        return None
    centres = view.planned_on.connectome.parcellation.centres_mm
    if centres is None:
        return None
    x, y, z = (round(float(value), 1) for value in centres[view.selected[-1]])
    return x, y, z


def damage(view: View, one: Lesion) -> Damage:
    """What a lesion of the patient takes of the shown twin. Raises InputError."""
    patient = view.patient
    twin = view.planned_on
    if twin is None or patient is None or patient.anatomy is None:
        raise InputError(NO_TWIN)
    return damage_planned(twin.connectome, patient.anatomy, one)


def lesion(view: View, one: Lesion, amount: float = 0.0) -> tuple[Change, ...]:
    """The same as changes; amount: of excitability at its border, 15 mm wide, 0 for
    none. Raises InputError."""
    found = damage(view, one)
    if not amount or view.twin is None:
        return (found,)
    return found, perilesional(found, view.twin.spec.node, amount, 15.0)


def changeable(view: View, catalogue: Catalogue | None) -> tuple[ParameterSpec, ...]:
    """Parameters of the shown twin with the bounds of its model, what stands for the
    balance of excitation and inhibition first; the weight of a selected connection."""
    if view.twin is None:
        return ()
    twin = view.twin
    infos = () if catalogue is None else catalogue.node_models
    info = next((one for one in infos if one.name == twin.spec.node), None)
    known = twin.parameter_specs if info is None else info.parameters
    held = twin.planning or twin.parameters
    specs = [spec for spec in known if spec.name in held]
    if info is None:  # the engine has not said its bounds yet; it refuses later
        specs = [
            replace(spec, low=-math.inf, high=math.inf)
            for spec in specs
            if spec.name in KNOWN
        ]
    first = BALANCE.get(twin.spec.node, ("", True))[0]
    specs.sort(key=lambda spec: spec.name != first)
    return (*specs, WEIGHT) if view.selection.edges else tuple(specs)


def where(view: View, spec: ParameterSpec) -> str:
    """What a what-if would be about, in words."""
    if spec.name == EDGE:
        return tr("the selected connection")
    count = len(view.selected)
    if not spec.per_region or not count:
        return tr("the whole brain")
    return (
        tr("the selected region")
        if count == 1
        else tr("{count} selected regions", count=count)
    )


def allowed(spec: ParameterSpec) -> str:
    """'−100 to 100 1/s', "" where the bounds are not known."""
    if not math.isfinite(spec.low):
        return ""
    unit = "" if spec.unit in ("1", "-") else spec.unit
    return tr("{low} to {high}", low=given(spec.low), high=given(spec.high, unit))


def what_if(view: View, spec: ParameterSpec, asked: WhatIf) -> ParameterChange:
    """For the selected regions, or all where none is. Raises InputError where a value
    would leave the bounds of the model."""
    if view.twin is None:
        raise InputError(NO_TWIN)
    if asked.mode == "value" and not spec.low <= asked.amount <= spec.high:
        unit = "" if spec.unit in ("1", "-") else f" {spec.unit}"
        name = in_sentence(spec.name)
        raise InputError(
            tr(
                "{name} would be {amount:g}{unit}; the model allows {allowed}.",
                name=name[:1].upper() + name[1:],
                amount=asked.amount,
                unit=unit,
                allowed=allowed(spec),
            )
        )
    if spec.name == EDGE:
        edge = view.selection.edges[0]
        return ParameterChange(EDGE, (asked.amount,), asked.mode, edge=edge)
    names = tuple(view.names[i] for i in view.selected) if spec.per_region else ()
    return ParameterChange(spec.name, (asked.amount,), asked.mode, names)
