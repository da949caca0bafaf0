"""Facts about a whole twin or patient, while no region is selected."""

from collections.abc import Mapping

import numpy as np

from brainTwinStudio.analysis.agreement import METRICS
from brainTwinStudio.analysis.electric_metrics import ELECTRIC_METRICS
from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Patient, Recording, Twin
from brainTwinStudio.project.well_posedness import WellPosedness
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
from brainTwinStudio.ui.panels.determined import undetermined
from brainTwinStudio.ui.panels.facts_records import (
    Facts,
    Group,
    Line,
    Value,
    not_told,
    value_of,
)
from brainTwinStudio.ui.panels.words import FIT, fit_name

AGREEMENT = ("fc_r", "fcd_ks", "psd_r")
PICK = tr("Select a region in the picture, the matrix or the list to see its values.")
PRIOR_TIP = tr("Twins of other people, toward which the fit's targets were shrunk")
PHYSICS_TIP = tr(
    "Share of the dynamics that physics explains; the rest is learned parts"
)
FITS = {
    "quick": tr("Quick fit"),
    "standard": tr("Standard fit"),
    "thorough": tr("Thorough fit"),
}
OUTCOMES = {
    "converged": tr("converged"),
    "stopped": tr("stopped early"),
    "diverged": tr("diverged"),
}


def twin_facts(twin: Twin, found: WellPosedness | None = None) -> Facts:
    """How the fit was done, how well it agrees, and its global values. found: what it
    says of which the recordings determine."""
    settings = twin.settings
    done = (
        Line(tr("Model"), model(twin.spec), tr(twin.spec.coupling)),
        *_sensors(twin),
        *_physics(twin),
        Line(tr("Outcome"), OUTCOMES[twin.outcome], heard(twin.message)),
        Line(tr("Free values"), number(twin.free_parameters, 0)),
        Line(
            tr("Held out"),
            share(settings.hold_out) if settings.hold_out else tr("nothing"),
        ),
        Line(tr("Prior"), population(len(twin.population)), PRIOR_TIP),
        Line(tr("Time"), duration(twin.seconds)),
        Line(tr("Noise seed"), str(settings.seed)),
    )
    values = _globals(twin, found)
    groups = [Group(FIT, lines=done), _agreement(twin)]
    if values:
        groups.append(Group(tr("Global values"), values, note=not_told(values)))
    groups.append(Group(tr("Regions"), note=PICK))
    subtitle = f"{FITS[settings.effort]} · {_day(twin.provenance.created)}"
    return Facts("twin", fit_name(twin), subtitle, groups=tuple(groups))


def _sensors(twin: Twin) -> tuple[Line, ...]:
    if twin.sensors is None:
        return ()
    count = len(twin.sensors.channel_names)
    told = tr(
        "{count} channels, {frequency}",
        count=count,
        frequency=significant(twin.sensors.sampling_hz, "Hz"),
    )
    return (
        Line("EEG", told, tr("Lead field: {how}", how=twin.sensors.lead_field.how)),
    )


def _physics(twin: Twin) -> tuple[Line, ...]:
    found = twin.shares.get("explained_by_physics")
    return () if found is None else (Line(tr("Physics"), share(found), PHYSICS_TIP),)


def patient_facts(patient: Patient, located: bool = False) -> Facts:
    """What data there are. located: a twin of seizures was fitted."""
    groups: list[Group] = []
    if patient.connectome is not None:
        weights = patient.connectome.weights
        n = len(weights)
        density = np.count_nonzero(weights) / max(n * (n - 1), 1)
        lengths = patient.connectome.lengths_mm
        told = tr("not given") if lengths is None else tr("given")
        if patient.connectome.lengths_estimated:
            told = tr("estimated from distances")
        lines = (
            Line(tr("Regions"), number(n, 0)),
            Line(tr("Connected pairs"), share(density)),
            Line(tr("Largest weight"), significant(float(weights.max()))),
            Line(tr("Tract lengths"), told),
            Line(tr("Positions"), tr(patient.connectome.parcellation.space)),
        )
        groups.append(Group(tr("Structure"), lines=lines))
    if patient.recordings:
        lines = tuple(_recording(run) for run in patient.recordings)
        groups.append(Group(tr("Recordings"), lines=lines))
    if patient.notes:
        groups.append(Group(tr("Notes"), note=patient.notes))
    if patient.connectome is not None:
        groups.append(Group(tr("Regions"), note=PICK))
    fits = tr("seizures located") if located else tr("no fit yet")
    return Facts(
        "patient", patient.id, tr("Patient · {fits}", fits=fits), groups=tuple(groups)
    )


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
        told = tr(
            "{metric}: fit {fit}, held-out {held_out}, recording against itself "
            "{ceiling}",
            metric=metric.titled,
            fit=number(get(twin.train, name)),
            held_out=number(get(twin.held_out, name)),
            ceiling=number(get(twin.ceiling, name)),
        )
        lines.append(Line(metric.short, text, told))
    held_out = twin.held_out
    lacking = (
        "" if held_out else tr("– : no recording was held out, so not estimated. ")
    )
    note = f"{lacking}{NO_INTERVALS}"
    return Group(tr("Agreement, fit / held-out"), lines=tuple(lines), note=note)


def _short(values: Mapping[str, float], name: str) -> str:
    value = get(values, name)
    return "–" if value is None else number(value)


def _globals(twin: Twin, found: WellPosedness | None) -> tuple[Value, ...]:
    rows = []
    for spec in twin.parameter_specs:
        value = twin.parameters.get(spec.name)
        if value is None or np.ndim(value) != 0:
            continue
        limits = twin.intervals.get(spec.name)
        low, high = min(spec.low, float(value)), max(spec.high, float(value))
        loose = bool(undetermined(twin, spec.name, found))
        rows.append(value_of(spec, float(value), limits, (low, high), loose=loose))
    return tuple(rows)


def _recording(run: Recording) -> Line:
    if run.kind == "bold":
        text = f"{duration(run.seconds)}, TR {significant(run.repetition_time_s, 's')}"
    else:
        channels = tr("{count} channels", count=len(run.channel_names))
        text = f"{channels}, {significant(run.sampling_hz, 'Hz')}"
    return Line(run.id, text, run.source_file)


def _day(created: str) -> str:
    return created[:10] if created else NOT_ESTIMATED
