"""Facts about a whole twin or patient, while no region is selected."""

from collections.abc import Mapping

import numpy as np

from brainTwinStudio.analysis.agreement import METRICS
from brainTwinStudio.analysis.electric_metrics import ELECTRIC_METRICS
from brainTwinStudio.project import Patient, Recording, Twin
from brainTwinStudio.report.electric_words import JUDGED_BY
from brainTwinStudio.report.wording import (
    NO_INTERVALS,
    NOT_ESTIMATED,
    duration,
    get,
    model,
    number,
    population,
    share,
    significant,
)
from brainTwinStudio.ui.panels.facts_records import (
    Facts,
    Group,
    Line,
    Value,
    not_told,
    value_of,
)
from brainTwinStudio.ui.panels.words import fit_name

AGREEMENT = ("fc_r", "fcd_ks", "psd_r")
PICK = "Select a region in the picture, the matrix or the list to see its values."
PRIOR_TIP = "Twins of other people, toward which the fit's targets were shrunk"
PHYSICS_TIP = "Share of the dynamics that physics explains; the rest is learned parts"
OUTCOMES = {
    "converged": "converged",
    "stopped": "stopped early",
    "diverged": "diverged",
}


def twin_facts(twin: Twin) -> Facts:
    """How the fit was done, how well it agrees, and its global values."""
    settings = twin.settings
    done = (
        Line("Model", model(twin.spec), twin.spec.coupling),
        *_sensors(twin),
        *_physics(twin),
        Line("Outcome", OUTCOMES[twin.outcome], twin.message),
        Line("Free values", number(twin.free_parameters, 0)),
        Line("Held out", share(settings.hold_out) if settings.hold_out else "nothing"),
        Line("Prior", population(len(twin.population)), PRIOR_TIP),
        Line("Time", duration(twin.seconds)),
        Line("Noise seed", str(settings.seed)),
    )
    values = _globals(twin)
    groups = [Group("Fit", lines=done), _agreement(twin)]
    if values:
        groups.append(Group("Global values", values, note=not_told(values)))
    groups.append(Group("Regions", note=PICK))
    subtitle = f"{settings.effort.capitalize()} fit · {_day(twin.provenance.created)}"
    return Facts("twin", fit_name(twin), subtitle, groups=tuple(groups))


def _sensors(twin: Twin) -> tuple[Line, ...]:
    if twin.sensors is None:
        return ()
    count = len(twin.sensors.channel_names)
    told = f"{count} channels, {significant(twin.sensors.sampling_hz, 'Hz')}"
    return (Line("EEG", told, f"Lead field: {twin.sensors.lead_field.how}"),)


def _physics(twin: Twin) -> tuple[Line, ...]:
    found = twin.shares.get("explained_by_physics")
    return () if found is None else (Line("Physics", share(found), PHYSICS_TIP),)


def patient_facts(patient: Patient, located: bool = False) -> Facts:
    """What data there are. located: a twin of seizures was fitted."""
    groups: list[Group] = []
    if patient.connectome is not None:
        weights = patient.connectome.weights
        n = len(weights)
        density = np.count_nonzero(weights) / max(n * (n - 1), 1)
        lengths = patient.connectome.lengths_mm
        told = "not given" if lengths is None else "given"
        if patient.connectome.lengths_estimated:
            told = "estimated from distances"
        lines = (
            Line("Regions", number(n, 0)),
            Line("Connected pairs", share(density)),
            Line("Largest weight", significant(float(weights.max()))),
            Line("Tract lengths", told),
            Line("Positions", patient.connectome.parcellation.space),
        )
        groups.append(Group("Structure", lines=lines))
    if patient.recordings:
        lines = tuple(_recording(run) for run in patient.recordings)
        groups.append(Group("Recordings", lines=lines))
    if patient.notes:
        groups.append(Group("Notes", note=patient.notes))
    if patient.connectome is not None:
        groups.append(Group("Regions", note=PICK))
    fits = "seizures located" if located else "no fit yet"
    return Facts("patient", patient.id, f"Patient · {fits}", groups=tuple(groups))


def _agreement(twin: Twin) -> Group:
    """Fit and held-out numbers; a missing one is named."""
    lines = []
    known = (*METRICS, *ELECTRIC_METRICS)
    asked = AGREEMENT if "bold" in twin.spec.data else ()
    asked += () if twin.sensors is None else JUDGED_BY
    for metric in (metric for metric in known if metric.name in asked):
        name = metric.name
        held = _short(twin.held_out, name)
        text = f"{_short(twin.train, name)} / {held}"
        told = f"{metric.titled}: fit {number(get(twin.train, name))}, held-out "
        told += number(get(twin.held_out, name))
        told += f", recording against itself {number(get(twin.ceiling, name))}"
        lines.append(Line(metric.short, text, told))
    held_out = twin.held_out
    lacking = "" if held_out else "– : no recording was held out, so not estimated. "
    note = f"{lacking}{NO_INTERVALS}"
    return Group("Agreement, fit / held-out", lines=tuple(lines), note=note)


def _short(values: Mapping[str, float], name: str) -> str:
    value = get(values, name)
    return "–" if value is None else number(value)


def _globals(twin: Twin) -> tuple[Value, ...]:
    rows = []
    for spec in twin.parameter_specs:
        value = twin.parameters.get(spec.name)
        if value is None or np.ndim(value) != 0:
            continue
        limits = twin.intervals.get(spec.name)
        low, high = min(spec.low, float(value)), max(spec.high, float(value))
        rows.append(value_of(spec, float(value), limits, (low, high)))
    return tuple(rows)


def _recording(run: Recording) -> Line:
    if run.kind == "bold":
        text = f"{duration(run.seconds)}, TR {significant(run.repetition_time_s, 's')}"
    else:
        channels = f"{len(run.channel_names)} channels"
        text = f"{channels}, {significant(run.sampling_hz, 'Hz')}"
    return Line(run.id, text, run.source_file)


def _day(created: str) -> str:
    return created[:10] if created else NOT_ESTIMATED
