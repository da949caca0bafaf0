"""What the 3D view can be coloured by, and the values behind each choice."""

from dataclasses import replace

import numpy as np

from brainTwinStudio.analysis.connectivity import global_connectivity
from brainTwinStudio.files.same_regions import lesion_shares
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Connectome, Patient, Twin
from brainTwinStudio.project.parameter_names import parameter_label
from brainTwinStudio.project.validation import Explanation
from brainTwinStudio.project.well_posedness import Direction, WellPosedness
from brainTwinStudio.ui.panels.brain_colouring import Colouring
from brainTwinStudio.ui.panels.brain_seizures import of_plan, of_seizures
from brainTwinStudio.ui.panels.determined import (
    NOT_IDENTIFIABLE,
    judged,
    undetermined,
)
from brainTwinStudio.ui.panels.facts_region import fc_error, regional
from brainTwinStudio.ui.panels.words import parameter_name, unit_of
from brainTwinStudio.ui.view import View

TWIN_STAGES = ("inspect", "report")
PLAIN = "plain"
DIRECTIONS = {"sloppy": tr("Sloppy {number}"), "stiff": tr("Stiff {number}")}


def choices_of(view: View, stage: str) -> tuple[tuple[str, str], ...]:
    """(key, label) of everything the regions can be coloured by, best first."""
    return tuple((c.key, c.label) for c in colourings_of(view, stage))


def colouring_of(view: View, stage: str, key: str) -> Colouring | None:
    """The wanted colouring, else the first there is; None without a connectome."""
    known = colourings_of(view, stage)
    return next((c for c in known if c.key == key), known[0] if known else None)


def colourings_of(view: View, stage: str) -> tuple[Colouring, ...]:
    """Every colouring there are values for: the twin's where it is looked at, else
    structure; those of a twin of seizures come first where that is looked at."""
    seizures = (
        (*of_seizures(view.seizure_twin), *of_plan(view, stage))
        if stage in (*TWIN_STAGES, "plan")
        else ()
    )
    others = _without_seizures(view, stage)
    if seizures and seizures[0].values.shape != _count_of(others):
        return others
    return (*seizures, *others) if view.on_seizures else (*others, *seizures)


def _count_of(colourings: tuple[Colouring, ...]) -> tuple[int, ...] | None:
    return colourings[0].values.shape if colourings else None


def _without_seizures(view: View, stage: str) -> tuple[Colouring, ...]:
    twin = view.twin if stage in TWIN_STAGES else None
    patient = view.patient
    if twin is not None:
        told = (
            *of_explanation(view.explanations.get(twin.id)),
            *of_well_posedness(judged(view, twin), twin),
        )
        return (
            *of_twin(twin, judged(view, twin)),
            *told,
            *of_structure(twin.connectome),
            *of_lesions(patient, twin.connectome),
        )
    if patient is None or patient.connectome is None:
        return ()
    graph = patient.connectome
    return (*of_structure(graph), *of_lesions(patient, graph))


def of_lesions(
    patient: Patient | None, connectome: Connectome
) -> tuple[Colouring, ...]:
    """Share of each region that a lesion covers, NaN where its atlas has no such
    region."""
    if patient is None or patient.anatomy is None:
        return ()
    names = connectome.parcellation.region_names
    return tuple(
        _exact(
            f"lesion:{one.name}",
            tr("{name}, share", name=one.name),
            lesion_shares(one, names),
        )
        for one in patient.anatomy.lesions
        if one.region_names
    )


def of_structure(connectome: Connectome) -> tuple[Colouring, ...]:
    """Strength and number of connections; rows of weights receive."""
    weights = connectome.weights
    count = np.count_nonzero(np.maximum(weights, weights.T), axis=1).astype(float)
    return (
        Colouring("strength", tr("Strength"), weights.sum(axis=1), exact=True),
        Colouring("count", tr("Connections"), count, exact=True),
    )


def of_twin(twin: Twin, verdicts: WellPosedness | None = None) -> tuple[Colouring, ...]:
    """Fitted values, grey where the recordings do not determine them; errors, FC, and
    the learned strengths. What would be grey everywhere comes last."""
    found = [
        Colouring(
            f"parameter:{spec.name}",
            parameter_name(spec),
            values,
            unit_of(spec),
            intervals=twin.intervals.get(spec.name),
            noise=undetermined(twin, spec.name, verdicts),
            greyed=NOT_IDENTIFIABLE,
        )
        for spec, values in regional(twin)
    ]
    error = fc_error(twin)
    if error is not None:
        found.append(Colouring("error", tr("FC row error, RMS"), _row_rms(error)))
    for key, label, arrays in (
        ("measured", tr("Mean FC, measured"), twin.measured),
        ("simulated", tr("Mean FC, simulated"), twin.simulated),
    ):
        if "fc" in arrays:
            mean = global_connectivity(arrays["fc"])
            found.append(Colouring(key, label, mean, exact=key == "measured"))
    learned = twin.learned_weights
    if learned is not None:
        into, out = learned.sum(axis=1), learned.sum(axis=0)
        found.append(Colouring("learned-in", tr("Learned strength, in"), into))
        found.append(Colouring("learned-out", tr("Learned strength, out"), out))
    return tuple(sorted(found, key=lambda one: not np.isfinite(one.shown).any()))


def of_explanation(found: Explanation | None) -> tuple[Colouring, ...]:
    """Share of each region's FC error that the learned connectome takes away."""
    part = None if found is None else found.part("learned_connectome")
    if part is None or part.regions is None:
        return ()
    return (Colouring("explained", tr("FC explained by learned part"), part.regions),)


def of_well_posedness(found: WellPosedness | None, twin: Twin) -> tuple[Colouring, ...]:
    """Loadings of sloppy and stiff directions, by their largest regional part; and how
    much of its prior spread a regional parameter has left, grey where the recording
    does not determine it."""
    if found is None:
        return ()
    colours = []
    for kind, directions in (("sloppy", found.sloppy), ("stiff", found.stiff)):
        for k, one in enumerate(directions):
            part = regional_part(one)
            if part is None:
                continue
            label = f"{DIRECTIONS[kind].format(number=k + 1)}: {parameter_label(part)}"
            values, key = np.asarray(one.parts[part]), direction_key(kind, k)
            colours.append(Colouring(key, label, values, diverging=True, exact=True))
    count = twin.connectome.parcellation.count
    for one in found.parameters:
        if one.left.shape == (count,) and len(one.verdicts) == count:
            loose = np.array([verdict != "identifiable" for verdict in one.verdicts])
            label = tr(
                "{parameter}: prior spread left",
                parameter=parameter_label(one.name),
            )
            told = _exact(left_key(one.name), label, one.left)
            colours.append(replace(told, noise=loose, greyed=NOT_IDENTIFIABLE))
    return tuple(colours)


def direction_key(kind: str, number: int) -> str:
    """Of the colouring by a direction; kind "sloppy" or "stiff", counted from 0."""
    return f"direction:{kind}:{number}"


def left_key(name: str) -> str:
    """Of the colouring by what is left of a parameter's prior spread."""
    return f"left:{name}"


def regional_part(one: Direction) -> str | None:
    """The parameter with values a region that takes part most."""
    sizes = {
        name: float(np.linalg.norm(part))
        for name, part in one.parts.items()
        if np.ndim(part) == 1
    }
    return max(sizes, key=lambda name: sizes[name]) if sizes else None


def sizes_of(connectome: Connectome, size: str, colouring: Colouring) -> Array:
    """Relative sizes (region,) of the balls; all 0 = all equal."""
    if size == "equal":
        return np.zeros(connectome.parcellation.count)
    if size == "colour":
        return _positive(colouring)
    strength = connectome.weights.sum(axis=1)
    return strength / max(float(strength.max()), 1e-12)


def _exact(key: str, label: str, values: Array) -> Colouring:
    return Colouring(key, label, values, exact=True)


def _row_rms(error: Array) -> Array:
    """Root mean square (region,) of a row without its diagonal."""
    square = np.where(np.eye(len(error), dtype=bool), np.nan, error**2)
    known = np.isfinite(square)
    total = np.where(known, square, 0).sum(axis=1)
    return np.sqrt(total / np.maximum(known.sum(axis=1), 1))


def _positive(colouring: Colouring) -> Array:
    """0.05 to 1: the colour's value again as size; of differences their amount."""
    values = np.nan_to_num(colouring.values)
    if colouring.diverging:
        values = np.abs(values)
    span = float(np.ptp(values)) or 1.0
    return 0.05 + 0.95 * (values - values.min()) / span
