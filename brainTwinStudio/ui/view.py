"""What the window shows: one frozen picture of everything, made anew after a change."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from pathlib import Path

from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.files.history import History
from brainTwinStudio.jobs.messages import ScenarioAnswer, Simulation
from brainTwinStudio.project import (
    Comparison,
    Parcellation,
    Patient,
    Project,
    Recording,
    RecurringComparison,
    Scenario,
    Selection,
    Twin,
)
from brainTwinStudio.project.data_kinds import BOLD_ONLY
from brainTwinStudio.project.disease import KeptCourse
from brainTwinStudio.project.dynamics import NetworkModes
from brainTwinStudio.project.forecast import Forecast
from brainTwinStudio.project.full_seizure import FullSeizure
from brainTwinStudio.project.loop import LoopComparison
from brainTwinStudio.project.manifold import LatentManifold
from brainTwinStudio.project.readouts import Readout, with_readout
from brainTwinStudio.project.response_map import ResponseMap
from brainTwinStudio.project.scans import CouplingScan
from brainTwinStudio.project.seizure_plan import SeizurePlan
from brainTwinStudio.project.seizure_twin import SeizureTwin
from brainTwinStudio.project.stimulation_search import StimulationSearch
from brainTwinStudio.project.validation import Explanation
from brainTwinStudio.project.well_posedness import WellPosedness
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.preferences import Preferences
from brainTwinStudio.ui.theme import DARK, Theme

NO_HISTORY = History((), (), -1)


@dataclass(frozen=True, eq=False)
class View:
    """All that panels draw from. Nothing in it ever changes: `is` tells news from old.

    project None: no project is open. runs: twin id -> one free run of it; answers:
    scenario id -> its simulated runs; comparisons: patient id -> the latest one of
    twins; explanations: twin id -> what makes it agree; forecasts: twin id -> what it
    foretells; states: twin id -> its recurring states; modes: twin id -> how its
    network comes to rest; scans: twin id -> its coupling turned; manifolds: twin id ->
    in how few directions it moves; responses: twin id -> what pulses to its regions
    do; readouts: twin id -> what stimulating one of them does; well_posedness: twin id
    -> whether its recordings determine it; searches: twin id -> the latest for a
    stimulation; full_seizures: id of a twin of seizures -> the latest as signals;
    loops: the same id -> its latest closed loops; all are transient.
    held: whether the queue of jobs waits. cards: quality cards of the selected patient,
    None while they are computed. busy: text of short work in the background, "" for
    none. stage: which page is shown.
    """

    project: Project | None = None
    path: Path | None = None
    read_only: bool = False
    selection: Selection = field(default_factory=Selection)
    history: History = NO_HISTORY
    theme: Theme = DARK
    preferences: Preferences = field(default_factory=Preferences)
    jobs: tuple[Job, ...] = ()
    held: bool = False
    runs: Mapping[str, Simulation] = field(default_factory=dict)
    answers: Mapping[str, ScenarioAnswer] = field(default_factory=dict)
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)
    explanations: Mapping[str, Explanation] = field(default_factory=dict)
    forecasts: Mapping[str, Forecast] = field(default_factory=dict)
    states: Mapping[str, RecurringComparison] = field(default_factory=dict)
    modes: Mapping[str, NetworkModes] = field(default_factory=dict)
    scans: Mapping[str, CouplingScan] = field(default_factory=dict)
    manifolds: Mapping[str, LatentManifold] = field(default_factory=dict)
    responses: Mapping[str, ResponseMap] = field(default_factory=dict)
    readouts: Mapping[str, tuple[Readout, ...]] = field(default_factory=dict)
    well_posedness: Mapping[str, WellPosedness] = field(default_factory=dict)
    searches: Mapping[str, StimulationSearch] = field(default_factory=dict)
    full_seizures: Mapping[str, tuple[FullSeizure, ...]] = field(default_factory=dict)
    loops: Mapping[str, LoopComparison] = field(default_factory=dict)
    cards: tuple[Card, ...] | None = None
    engine_state: str = "warming up"
    busy: str = ""
    stage: str = "start"

    @cached_property
    def patient(self) -> Patient | None:
        """The selected patient."""
        if self.project is None or self.selection.patient_id is None:
            return None
        return self.project.patient(self.selection.patient_id)

    @cached_property
    def recording(self) -> Recording | None:
        """The selected recording, else the patient's first run that the twin explains
        (without one: fMRI), else the first."""
        if self.patient is None:
            return None
        runs = self.patient.recordings
        for run in runs:
            if run.id == self.selection.recording_id:
                return run
        first = runs[0] if runs else None
        data = BOLD_ONLY if self.twin is None else self.twin.spec.data
        return next((run for run in runs if run.kind in data), first)

    @cached_property
    def twins(self) -> tuple[Twin, ...]:
        """The twins of the selected patient, oldest first."""
        if self.project is None or self.patient is None:
            return ()
        return self.project.twins_of(self.patient.id)

    @cached_property
    def twin(self) -> Twin | None:
        """The selected twin."""
        wanted = self.selection.twin_id
        return next((twin for twin in self.twins if twin.id == wanted), None)

    @property
    def search(self) -> StimulationSearch | None:
        """The latest search for a stimulation of the selected twin."""
        twin = self.twin
        return None if twin is None else self.searches.get(twin.id, twin.search)

    @property
    def readouts_of_twin(self) -> tuple[Readout, ...]:
        """What stimulating regions of the selected twin does, as it is known."""
        twin = self.twin
        newest = () if twin is None else self.readouts.get(twin.id, ())
        return reduce(with_readout, newest, () if twin is None else twin.readouts)

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The plans on the selected twin, oldest first; a plan that was only previewed
        carries the preview's result."""
        if self.project is None or self.twin is None:
            return ()
        return tuple(map(self._with_preview, self.project.scenarios_of(self.twin.id)))

    def _with_preview(self, plan: Scenario) -> Scenario:
        answer = self.answers.get(plan.id)
        if plan.result is not None or answer is None:
            return plan
        seen = answer.scenario
        same = (seen.changes, seen.off) == (plan.changes, plan.off)
        return replace(plan, result=seen.result, seeds=seen.seeds) if same else plan

    @cached_property
    def scenario(self) -> Scenario | None:
        """The selected plan."""
        wanted = self.selection.scenario_id
        return next((plan for plan in self.scenarios if plan.id == wanted), None)

    @property
    def courses_shown(self) -> tuple[KeptCourse, ...]:
        """Of diseases whose changes by their last time are in the selected plan."""
        plan = self.scenario
        if self.project is None or plan is None:
            return ()
        return self.project.courses_of(plan)

    @cached_property
    def seizure_twins(self) -> tuple[SeizureTwin, ...]:
        """The twins of seizures of the selected patient, oldest first."""
        if self.project is None or self.patient is None:
            return ()
        return self.project.seizure_twins_of(self.patient.id)

    @cached_property
    def seizure_twin(self) -> SeizureTwin | None:
        """The selected twin of seizures."""
        wanted = self.selection.seizure_twin_id
        return next((one for one in self.seizure_twins if one.id == wanted), None)

    @cached_property
    def seizure_plans(self) -> tuple[SeizurePlan, ...]:
        """The plans on the selected twin of seizures, oldest first."""
        if self.project is None or self.seizure_twin is None:
            return ()
        return self.project.seizure_plans_of(self.seizure_twin.id)

    @cached_property
    def seizure_plan(self) -> SeizurePlan | None:
        """The selected plan on seizures."""
        wanted = self.selection.seizure_plan_id
        return next((plan for plan in self.seizure_plans if plan.id == wanted), None)

    @cached_property
    def shown_plan(self) -> Scenario | None:
        """The plan that is looked at; one on seizures by its changes."""
        plan = self.seizure_plan
        if not self.on_seizures:
            return self.scenario
        if plan is None:
            return None
        return Scenario(plan.id, plan.twin_id, plan.name, plan.changes)

    @property
    def planned_on(self) -> Twin | SeizureTwin | None:
        """The twin that the shown plan is about."""
        return self.seizure_twin if self.on_seizures else self.twin

    @property
    def on_seizures(self) -> bool:
        """Whether the twin of seizures is looked at."""
        return self.selection.seizures and self.seizure_twin is not None

    @cached_property
    def parcellation(self) -> Parcellation | None:
        """The regions that everything is about: the twin's, else the patient's."""
        if self.twin is not None:
            return self.twin.connectome.parcellation
        if self.patient is None or self.patient.connectome is None:
            return None
        return self.patient.connectome.parcellation

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Region names in the order of all arrays; empty where nothing is loaded."""
        return () if self.parcellation is None else self.parcellation.region_names

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Region name -> position."""
        return {name: i for i, name in enumerate(self.names)}

    @cached_property
    def selected(self) -> tuple[int, ...]:
        """Positions of the selected regions."""
        return tuple(self.index[r] for r in self.selection.regions if r in self.index)

    def job(self, kind: str) -> Job | None:
        """The latest job of a kind that is not over, None where there is none."""
        live = [j for j in self.jobs if j.kind == kind and not j.is_over]
        return live[0] if live else None
