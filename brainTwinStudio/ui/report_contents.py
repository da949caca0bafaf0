"""What a report will hold, what it will lack, and whether it is out of date."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from brainTwinStudio.analysis.quality import count_of
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient, Project, Report, Twin, new_id
from brainTwinStudio.project.seizure_twin import SeizureTwin
from brainTwinStudio.report.figures.places import places_of
from brainTwinStudio.report.wanted import ALL, Wanted
from brainTwinStudio.report.wording import NOT_ESTIMATED, get, number

State = Literal["there", "partly", "missing"]
NEEDS_FIT = tr("needs a fit")
FITTED = (tr("Parameters"), tr("Well-posedness"), tr("Plans"))
OTHER_CONNECTOME = tr("The connectome of {patient} was changed after this fit.")
OTHER_RUN = tr(
    "A recording that this twin was fitted to has changed or is no longer in the "
    "project."
)


NAMES = {  # of the report's sections, by the titles they have here
    tr("Verdict"): "verdict",
    tr("Data and quality"): "data",
    tr("Fit and agreement"): "fit",
    tr("Measured and simulated"): "function",
    tr("Brain"): "brain",
    tr("Parameters"): "parameters",
    tr("Well-posedness"): "well-posedness",
    tr("Plans"): "plans",
    tr("Seizures"): "seizures",
    tr("Methods"): "methods",
    tr("Provenance"): "provenance",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the report. state: whether it says everything it could."""

    title: str
    state: State
    text: str

    @property
    def name(self) -> str:
        """As the report and its command line call the section."""
        return NAMES[self.title]


def parts_of(project: Project, patient: Patient, twin: Twin | None) -> tuple[Part, ...]:
    """The sections in their order."""
    seizures = _seizures(project, patient)
    if twin is None and seizures:
        return (
            Part(tr("Verdict"), "there", tr("in words, on seizures")),
            _data(patient),
            _brain(patient, None),
            *seizures,
            Part(tr("Methods"), "partly", tr("measures, without a model at rest")),
            Part(tr("Provenance"), "partly", tr("project and program")),
        )
    if twin is None:
        fitted = (tr("Fit and agreement"), tr("Measured and simulated"))
        return (
            Part(tr("Verdict"), "missing", NEEDS_FIT),
            _data(patient),
            *(Part(title, "missing", NEEDS_FIT) for title in fitted),
            _brain(patient, None),
            *(Part(t, "missing", NEEDS_FIT) for t in FITTED),
            *seizures,
            Part(tr("Methods"), "partly", tr("without a model")),
            Part(tr("Provenance"), "missing", NEEDS_FIT),
        )
    return (
        _verdict(twin),
        _data(patient),
        _fit(twin),
        _function(twin),
        _brain(patient, twin),
        _parameters(twin),
        _well_posedness(twin),
        _plans(project, twin),
        *seizures,
        Part(tr("Methods"), "there", tr("model, equations, sources")),
        Part(tr("Provenance"), "there", tr("inputs, versions, seed")),
    )


def stale_of(patient: Patient, twin: Twin | None) -> tuple[str, ...]:
    """Why the twin does not belong to the data as they are now; () while it does."""
    if twin is None:
        return ()
    reasons = []
    now = patient.connectome
    if now is None or (
        now is not twin.connectome
        and not np.array_equal(now.weights, twin.connectome.weights)
    ):
        reasons.append(OTHER_CONNECTOME.format(patient=patient.id))
    present = {run.sha256 for run in patient.recordings}
    fitted = {sha for _, sha in twin.provenance.inputs[1:] if sha}
    if not fitted <= present:
        reasons.append(OTHER_RUN)
    return tuple(reasons)


def report_of(
    project: Project, twin: Twin | SeizureTwin, created: str, wanted: Wanted = ALL
) -> Report:
    """The noun that remembers a written report."""
    tried: list[str] = []
    if "plans" not in wanted.without:
        tried += [plan.id for plan in project.scenarios_of(twin.id) if plan.result]
    if "seizures" not in wanted.without:
        tried += [plan.id for plan in project.seizure_plans_of(twin.id) if plan.outcome]
    return Report(
        new_id("report", tuple(report.id for report in project.reports)),
        f"Brain twin report: {twin.patient_id}",
        twin.patient_id,
        twin.id,
        tuple(tried),
        wanted.comment,
        created,
    )


def _verdict(twin: Twin) -> Part:
    if get(twin.held_out, "fc_r") is None:
        return Part(tr("Verdict"), "partly", tr("nothing was held out to judge by"))
    return Part(tr("Verdict"), "there", tr("in words, from held-out data"))


def _data(patient: Patient) -> Part:
    runs = len(patient.recordings)
    words = count_of(runs, tr("recording"), tr("recordings"))
    if patient.connectome is None:
        return Part(
            tr("Data and quality"), "partly", tr("{runs}, no connectome", runs=words)
        )
    state: State = "there" if runs else "partly"
    return Part(
        tr("Data and quality"),
        state,
        tr("connectome, {runs}, quality cards", runs=words),
    )


def _fit(twin: Twin) -> Part:
    held = get(twin.held_out, "fc_r")
    title = tr("Fit and agreement")
    if held is None:
        said = tr("held-out FC {not_estimated}", not_estimated=NOT_ESTIMATED)
        return Part(title, "partly", said)
    said = tr(
        "held-out FC r = {r}, interval {not_estimated}",
        r=number(held),
        not_estimated=NOT_ESTIMATED,
    )
    return Part(title, "there", said)


def _function(twin: Twin) -> Part:
    title = tr("Measured and simulated")
    if "fc" not in twin.simulated or "fc" not in twin.measured:
        return Part(title, "missing", tr("this twin holds no simulated FC"))
    found = [name for name in ("FC", "PSD", "FCD") if name.lower() in twin.simulated]
    state: State = "there" if len(found) == 3 else "partly"
    return Part(title, state, ", ".join(found))


def _brain(patient: Patient, twin: Twin | None) -> Part:
    connectome = twin.connectome if twin is not None else patient.connectome
    if connectome is None:
        return Part(tr("Brain"), "missing", tr("needs a connectome"))
    if places_of(connectome.parcellation) is None:
        return Part(tr("Brain"), "missing", tr("positions of regions are not known"))
    return Part(tr("Brain"), "there", tr("three views"))


def _parameters(twin: Twin) -> Part:
    count = len(twin.parameters)
    known = len(twin.intervals)
    if not known:
        text = tr(
            "{count} values, uncertainty {not_estimated}",
            count=count,
            not_estimated=NOT_ESTIMATED,
        )
        return Part(tr("Parameters"), "partly", text)
    return Part(
        tr("Parameters"),
        "there",
        tr("{count} values, {known} with intervals", count=count, known=known),
    )


def _well_posedness(twin: Twin) -> Part:
    found = twin.well_posedness
    if found is None:
        return Part(
            tr("Well-posedness"),
            "missing",
            tr("{not_estimated}, see Inspect", not_estimated=NOT_ESTIMATED),
        )
    known = sum(one.light != "not estimated" for one in found.criteria)  # a name
    state: State = "there" if known == len(found.criteria) else "partly"
    return Part(
        tr("Well-posedness"),
        state,
        tr("{known} of {count} criteria", known=known, count=len(found.criteria)),
    )


def _seizures(project: Project, patient: Patient) -> tuple[Part, ...]:
    """Of those who have a twin of seizures only."""
    twins = project.seizure_twins_of(patient.id)
    if not twins:
        return ()
    plans = project.seizure_plans_of(twins[-1].id)
    done = sum(plan.outcome is not None for plan in plans)
    count = count_of(len(plans), tr("plan"), tr("plans"))
    words = tr("zone, spread, {plans}", plans=count)
    if done == len(plans):
        return (Part(tr("Seizures"), "there", words),)
    return (
        Part(
            tr("Seizures"),
            "partly",
            tr("{plans}, {count} not run", plans=words, count=len(plans) - done),
        ),
    )


def _plans(project: Project, twin: Twin) -> Part:
    plans = project.scenarios_of(twin.id)
    if not plans:
        return Part(tr("Plans"), "missing", tr("no plan on this twin"))
    done = sum(plan.result is not None for plan in plans)
    words = count_of(len(plans), tr("plan"), tr("plans"))
    if done == len(plans):
        return Part(tr("Plans"), "there", tr("{plans} with results", plans=words))
    return Part(
        tr("Plans"),
        "partly",
        tr("{plans}, {count} not run", plans=words, count=len(plans) - done),
    )
