"""The project as a tree of words: pure, without Qt."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Patient,
    Project,
    Recording,
    Scenario,
    Selection,
    Stimulation,
    Twin,
)
from brainTwinStudio.project.seizure_plan import SeizurePlan
from brainTwinStudio.project.seizure_twin import SeizureTwin
from brainTwinStudio.report.seizure_words import plain
from brainTwinStudio.report.wording import duration, get, no_person, number
from brainTwinStudio.ui.panels.facts_whole import FITS
from brainTwinStudio.ui.panels.words import fit_name, located_name
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Change

OUTCOMES = {"stopped": tr("stopped"), "diverged": tr("diverged")}
EFFORTS = {
    "quick": tr("quick"),
    "standard": tr("standard"),
    "thorough": tr("thorough"),
}
KIND_NAMES = {"bold": tr("fMRI"), "eeg": "EEG", "meg": "MEG", "seeg": "SEEG"}


@dataclass(frozen=True, slots=True)
class Node:
    """One row. key: the same as long as the thing exists; fact: at the right; stage:
    where Enter leads; goal: ids that a click selects; name: what can be edited."""

    key: str
    text: str
    icon: str
    fact: str = ""
    stage: str = "data"
    goal: Selection = field(default_factory=Selection)
    children: tuple["Node", ...] = ()
    name: str = ""
    tip: str = ""
    thing: str = ""  # id of the patient, twin or plan

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]


def nodes_of(view: View) -> tuple[Node, ...]:
    """A node a patient, with data, fits, plans and reports inside."""
    if view.project is None:
        return ()
    return tuple(_patient(view, view.project, p) for p in view.project.patients)


def all_nodes(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every node, parents first."""
    for node in nodes:
        yield node
        yield from all_nodes(node.children)


def selection_of(view: View, node: Node) -> Selection:
    """What is selected after a click on a row; regions stay selected."""
    goal, chosen = node.goal, view.selection
    if goal.patient_id != chosen.patient_id:
        chosen = Selection(goal.patient_id, regions=chosen.regions)
    if goal.recording_id is not None:
        chosen = replace(chosen, recording_id=goal.recording_id)
    if goal.twin_id is not None and goal.twin_id != chosen.twin_id:
        chosen = replace(chosen, twin_id=goal.twin_id, scenario_id=None, change=None)
    if goal.scenario_id is not None and goal.scenario_id != chosen.scenario_id:
        chosen = replace(chosen, scenario_id=goal.scenario_id, change=None)
    if goal.seizures:
        plan = goal.seizure_plan_id or chosen.seizure_plan_id
        which = {"seizure_twin_id": goal.seizure_twin_id, "seizure_plan_id": plan}
        return replace(chosen, seizures=True, **which)
    at_rest = goal.twin_id is not None or goal.scenario_id is not None
    return replace(chosen, seizures=False) if at_rest else chosen


def key_of(view: View, stage: str) -> str:
    """The node that stands for what a stage shows."""
    patient = view.selection.patient_id
    if patient is None:
        return ""
    wanted = f"patient:{patient}"
    if stage == "data" and view.patient and view.patient.connectome is not None:
        wanted = f"structure:{patient}"
    elif stage == "fit":
        wanted = f"fits:{patient}"
    elif view.on_seizures and stage == "plan" and view.selection.seizure_plan_id:
        wanted = f"seizure-plan:{view.selection.seizure_plan_id}"
    elif view.on_seizures and stage in ("inspect", "plan", "report"):
        wanted = f"seizures:{view.selection.seizure_twin_id}"
    elif stage == "plan" and view.selection.scenario_id:
        wanted = f"plan:{view.selection.scenario_id}"
    elif stage in ("inspect", "report", "plan") and view.selection.twin_id:
        wanted = f"fit:{view.selection.twin_id}"
    return wanted


def without_fit(view: View, twin_id: str) -> Change | None:
    """The wish to delete a fit with its plans."""
    if view.project is None:
        return None
    text = tr("Delete {fit}", fit=fit_name(view.project.twin(twin_id)))
    return Change(view.project.without_twin(twin_id), text)


def without_plan(view: View, scenario_id: str) -> Change | None:
    """The wish to delete a plan."""
    if view.project is None:
        return None
    text = tr("Delete plan “{name}”", name=view.project.scenario(scenario_id).name)
    return Change(view.project.without_scenario(scenario_id), text)


def renamed_plan(view: View, scenario_id: str, name: str) -> Change | None:
    """The wish to call a plan otherwise; None where nothing would change."""
    name = " ".join(name.split())
    if view.project is None or not name:
        return None
    plan = view.project.scenario(scenario_id)
    if plan.name == name:
        return None
    project = view.project.with_scenario(replace(plan, name=name))
    return Change(project, tr("Rename plan to “{name}”", name=name))


# ---------------------------------------------------------------- parts


def _patient(view: View, project: Project, patient: Patient) -> Node:
    at = Selection(patient.id)
    twins = project.twins_of(patient.id)
    plans = tuple(s for twin in twins for s in project.scenarios_of(twin.id))
    reports = sum(report.patient_id == patient.id for report in project.reports)
    chosen = patient.id == view.selection.patient_id
    data = _data(patient, at)
    located = project.seizure_twins_of(patient.id)
    tried = tuple(p for twin in located for p in project.seizure_plans_of(twin.id))
    folder = ("folder", str(len(twins) + len(located)), "fit", at)
    fitted = tuple(_fit(twin, at) for twin in twins)
    fitted += tuple(_located(twin, at) for twin in located)
    fits = Node(f"fits:{patient.id}", tr("Fits"), *folder, fitted)
    folder = ("folder", str(len(plans) + len(tried)), "plan", at)
    planned = tuple(_plan(plan, at) for plan in plans)
    of_seizures = tr("seizures") if plans else ""  # told where there are others
    planned += tuple(_tried(plan, at, of_seizures) for plan in tried)
    parts = [
        *data,
        fits,
        Node(f"plans:{patient.id}", tr("Plans"), *folder, planned),
    ]
    told = ("folder", str(reports), "report", at)
    parts.append(Node(f"reports:{patient.id}", tr("Reports"), *told))
    return Node(
        f"patient:{patient.id}",
        patient.id,
        "patient",
        "" if chosen else _reached(patient, (*twins, *located), (*plans, *tried)),
        "data",
        at,
        tuple(parts),
        tip=no_person(patient.notes) or patient.notes,
        thing=patient.id,
    )


def _data(patient: Patient, at: Selection) -> list[Node]:
    nodes = []
    if patient.connectome is not None:
        n = patient.connectome.parcellation.count
        tip = patient.connectome.source_file
        text = (tr("Structure"), "structure", f"{n} × {n}", "data", at)
        nodes.append(Node(f"structure:{patient.id}", *text, tip=tip))
    for kind, name in KIND_NAMES.items():
        runs = [run for run in patient.recordings if run.kind == kind]
        if len(runs) == 1:
            nodes.append(_run(patient, runs[0], name, at))
        elif runs:
            inside = tuple(_run(patient, run, run.id, at) for run in runs)
            fact = tr("{count} runs", count=len(runs))
            row = (name, _icon(kind), fact, "data", at, inside)
            nodes.append(Node(f"runs:{patient.id}:{kind}", *row))
    if patient.electrodes is not None:
        count = str(patient.electrodes.count)
        row = (tr("Contacts"), "pin", count, "data", at)
        nodes.append(
            Node(
                f"contacts:{patient.id}",
                *row,
                tip=patient.electrodes.source_file,
            )
        )
    return nodes


def _run(patient: Patient, run: Recording, text: str, at: Selection) -> Node:
    if run.kind == "bold":
        fact = duration(run.seconds)
    else:
        fact = tr("{count} ch", count=len(run.channel_names))
    goal = replace(at, recording_id=run.id)
    key = f"run:{patient.id}:{run.id}"
    tip = run.source_file or run.id
    return Node(key, text, _icon(run.kind), fact, "data", goal, tip=tip)


def _icon(kind: str) -> str:
    return "signal" if kind == "bold" else "eeg"


def _fit(twin: Twin, at: Selection) -> Node:
    r = get(twin.train, "fc_r")
    told = tr(
        "{fit}, FC r = {r}, held-out {held_out}",
        fit=FITS[twin.settings.effort],
        r=number(r),
        held_out=number(get(twin.held_out, "fc_r")),
    )
    fact = EFFORTS[twin.settings.effort]
    if twin.outcome != "converged":
        fact = OUTCOMES[twin.outcome]
    elif twin.settings.effort != "quick" and r is not None:
        fact = f"r {number(r)}"
    goal = replace(at, twin_id=twin.id)
    row = (fit_name(twin), "fit", fact, "inspect", goal)
    return Node(f"fit:{twin.id}", *row, tip=told, thing=twin.id)


def _plan(plan: Scenario, at: Selection) -> Node:
    stimulates = any(isinstance(change, Stimulation) for change in plan.changes)
    goal = replace(at, twin_id=plan.twin_id, scenario_id=plan.id)
    return Node(
        f"plan:{plan.id}",
        plan.name,
        "bolt" if stimulates else "scissors",
        "" if plan.result is not None else tr("not run"),
        "plan",
        goal,
        name=plan.name,
        tip=plan.name,
        thing=plan.id,
    )


def _located(twin: SeizureTwin, at: Selection) -> Node:
    fact = OUTCOMES.get(twin.outcome, "")
    goal = replace(at, seizure_twin_id=twin.id, seizures=True)
    row = (located_name(twin), "pin", fact, "inspect", goal)
    return Node(f"seizures:{twin.id}", *row, tip=plain(twin, twin.message))


def _tried(plan: SeizurePlan, at: Selection, told: str) -> Node:
    chosen = {"seizure_twin_id": plan.twin_id, "seizure_plan_id": plan.id}
    goal = replace(at, seizures=True, **chosen)
    fact = told if plan.outcome is not None else tr("not run")
    row = (plan.name, "scissors", fact, "plan", goal)
    return Node(
        f"seizure-plan:{plan.id}",
        *row,
        tip=tr("{name}, on seizures", name=plan.name),
    )


def _reached(patient: Patient, twins: tuple, plans: tuple) -> str:
    """How far the work on a patient has come."""
    if plans:
        return tr("plan")
    if twins:
        return tr("inspect")
    ready = patient.connectome is not None and bool(patient.recordings)
    return tr("check") if ready else tr("data")
