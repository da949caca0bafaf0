"""What becomes of answers: twins and plans go into the project, runs into the view."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.checkpoint import checkpoint_path
from brainTwinStudio.jobs.messages import (
    BenchmarkRequest,
    FitRequest,
    ScenarioAnswer,
    ScenarioRequest,
    SimulateRequest,
    Simulation,
)
from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Comparison, Twin
from brainTwinStudio.ui.alerts import Alert, Kind
from brainTwinStudio.ui.caches import CACHES
from brainTwinStudio.ui.effort_times import WORDS as EFFORT_WORDS
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.once_on_disk import for_keeps, once_on_disk
from brainTwinStudio.ui.panels.fit_stages import seconds_of
from brainTwinStudio.ui.panels.words import fit_name
from brainTwinStudio.ui.plan_runs import FULL_SEEDS, same_plan
from brainTwinStudio.ui.told import Told, keep_with_twin
from brainTwinStudio.ui.unfinished import (
    forget_checkpoint,
    request_of,
    told_of,
    unfinished,
    write_note,
)
from brainTwinStudio.ui.view import View

if TYPE_CHECKING:
    from brainTwinStudio.ui.studio import Studio

HELD = tr(
    "{title} is done. You look at an earlier step: it is kept once you go to the "
    "latest one, so that no later step is lost."
)
LATEST = (tr("Go to the latest step"), "step-latest", None)
OUTCOMES: dict[str, tuple[str, Kind]] = {
    "converged": (tr("converged"), "ok"),
    "stopped": (tr("stopped"), "warn"),
    "diverged": (tr("diverged"), "bad"),
}
KEPT_ANSWERS = 8  # simulated runs of plans, previews among them
CLOSING = tr(
    "A fit is running. Closed now, it goes on from its last checkpoint when the "
    "project is opened again."
)
ELSEWHERE = tr(
    "A fit finished, but its project is closed. It is kept as a checkpoint: open the "
    "project and resume the fit."
)


class JobEnds(QObject):
    """Takes every job that is over, once."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        self._studio = studio
        self.close_anyway = False  # the person has said what is to become of a fit
        self.told = Told()
        self._asked_runs: set[str] = set()
        self._held: list[Job] = []  # done while an older step of history is shown

    # ------------------------------------------------------------ before a job

    def with_checkpoint(self, request: FitRequest, title: str) -> FitRequest:
        """The request with a checkpoint in the project, and a note beside it that says
        how to ask again after the window was killed."""
        store = self._studio.session.store
        if store is None:
            raise InputError(tr("No project is open."))
        if store.read_only:
            raise InputError(
                tr("The project is open read-only; nothing can be fitted.")
            )
        path = checkpoint_path(store.checkpoints, request)
        request = replace(request, checkpoint=str(path))
        write_note(request, title)
        return request

    def want_run(self, view: View) -> None:
        """Ask for one free run of the selected twin, for its signals, when idle."""
        twin = view.twin
        busy = any(not job.is_over for job in view.jobs)
        if twin is None or busy or view.engine_state != "ready":
            return
        if twin.outcome == "diverged" or twin.id in self._asked_runs:
            return
        self._asked_runs.add(twin.id)
        request = SimulateRequest(twin, seeds=1)
        title = tr("Simulate {fit}", fit=fit_name(twin))
        self._studio.link.submit(request, title)

    # ------------------------------------------------------------ after a job

    def finished(self, job: Job) -> None:
        if job.state == "lost":
            self._lost(job)
        elif job.state == "failed":
            self.drop_checkpoint(job)
            alert = Alert("bad", f"{job.title}: {heard(job.sentence)}", (), job.details)
            self._studio.tell(alert)
        elif (noun := for_keeps(job.answer)) is not None:
            once_on_disk(self._studio, job, noun, self._keep)
        else:
            self._take(job)
        self._studio.present_soon()

    def _keep(self, job: Job) -> None:
        if self._looks_back():
            self._held.append(job)
            self._studio.tell(Alert("info", HELD.format(title=job.title), (LATEST,)))
        else:
            self._take(job)

    def keep_held(self) -> None:
        """Take what was held back, once the latest step is shown again."""
        while self._held and not self._looks_back():
            self._take(self._held.pop(0))

    def _looks_back(self) -> bool:
        """Whether a change now would cut off later steps of history."""
        history = self._studio.session.history
        return history is not None and bool(history.redo_text)

    def _take(self, job: Job) -> None:
        if isinstance(job.answer, Twin) and isinstance(job.request, FitRequest):
            self._keep_twin(job, job.request, job.answer)
        elif isinstance(job.answer, ScenarioAnswer) and isinstance(
            job.request, ScenarioRequest
        ):
            self._keep_plan(job.request, job.answer)
        elif isinstance(job.answer, Simulation) and isinstance(
            job.request, SimulateRequest
        ):
            if self._is_ours(job.request.twin):
                self._studio.runs[job.request.twin.id] = job.answer
        elif (twin := self.told.twin_of(job.request)) is not None:
            if self._is_ours(twin):
                self.told.keep(job.answer, twin.id)
                keep_with_twin(self._studio.session, job.answer, twin.id)
        elif isinstance(job.answer, Comparison):
            self._studio.comparisons[job.answer.patient_id] = job.answer
        elif isinstance(job.request, BenchmarkRequest):
            assert isinstance(job.answer, dict)
            self._studio.times.remember_benchmark(job.answer)

    def _is_ours(self, twin: Twin) -> bool:
        """Whether a twin is (still) one of the open project: ids repeat in others."""
        project = self._studio.session.project
        twins = () if project is None else project.twins
        return any(
            one is twin
            or (one.id, one.provenance, one.seconds)
            == (twin.id, twin.provenance, twin.seconds)
            for one in twins
        )

    def _keep_twin(self, job: Job, request: FitRequest, twin: Twin) -> None:
        studio, session = self._studio, self._studio.session
        store, project = session.store, session.project
        if store is None or project is None or not _is_home(store.checkpoints, request):
            studio.tell(Alert("warn", ELSEWHERE))
            return
        seconds = max(twin.seconds - job.paused, 0.0)
        twin = replace(twin, id=session.new_twin_id(), seconds=seconds)
        selection = session.selection
        if selection.patient_id == twin.patient_id:
            selection = replace(selection, twin_id=twin.id)
        text = tr(
            "{fit} of {patient} ({effort})",
            fit=fit_name(twin),
            patient=twin.patient_id,
            effort=EFFORT_WORDS[twin.settings.effort],
        )
        session.change(project.with_twin(twin), text, selection)
        studio.times.remember(request, twin, seconds_of(job))
        self.drop_checkpoint(job)
        outcome, kind = OUTCOMES[twin.outcome]
        told = twin.message.lower().startswith(twin.outcome)
        message = heard(twin.message)
        sentence = f"{job.title}: {message if told else f'{outcome}. {message}'}"
        inspect = (tr("Inspect"), "inspect-twin", twin.id)
        studio.tell(Alert(kind, sentence, (inspect,)))

    def _keep_plan(self, request: ScenarioRequest, answer: ScenarioAnswer) -> None:
        """A full run is kept in the project; a preview lives as long as the window."""
        studio, session = self._studio, self._studio.session
        project, scenario = session.project, answer.scenario
        if project is None or not self._is_ours(request.twin):
            return
        if scenario.id not in {s.id for s in project.scenarios}:
            return
        present = project.scenario(scenario.id)
        if not same_plan(present, scenario):
            return  # edited meanwhile
        studio.answers = [*studio.answers[-KEPT_ANSWERS + 1 :], answer]
        if scenario.seeds >= FULL_SEEDS:  # fewer: a preview
            kept = replace(
                present,
                result=scenario.result,
                seeds=scenario.seeds,
                seed=scenario.seed,
            )
            text = tr("Run “{name}”", name=present.name)
            session.change(project.with_scenario(kept), text)

    def _lost(self, job: Job) -> None:
        actions: tuple[tuple[str, str, object], ...] = ()
        sentence = f"{job.title}: {heard(job.sentence)}"
        if isinstance(job.request, FitRequest):
            actions = ((tr("Resume"), "resume", job.id),)
            kept = Path(job.request.checkpoint)
            sentence += (
                tr(" Your project is unharmed and the last checkpoint was kept.")
                if job.request.checkpoint and kept.is_file()
                else tr(
                    " Your project is unharmed; the fit had not reached a checkpoint."
                )
            )
        self._studio.tell(Alert("warn", sentence, actions, job.details))

    # ------------------------------------------------------------ opening and closing

    def forget_all(self) -> None:
        """Another project: nothing transient belongs to it."""
        studio = self._studio
        known = (studio.runs, studio.answers, studio.comparisons)
        for answers in (*known, self.told):
            answers.clear()
        self._asked_runs.clear()
        self._held.clear()
        studio.link.leave()
        for kept in CACHES:
            kept.cache_clear()

    def drop_checkpoint(self, job: Job) -> None:
        """A fit that is in the project, or that nobody wants any more, leaves nothing
        to resume."""
        if isinstance(job.request, FitRequest) and job.request.checkpoint:
            forget_checkpoint(Path(job.request.checkpoint))

    def offer_unfinished(self) -> None:
        """Tell of fits that were running when the window ended."""
        store = self._studio.session.store
        if store is None or store.read_only:
            return
        for record in unfinished(store.checkpoints):
            name = record["checkpoint"]
            actions = (
                (tr("Resume"), "resume-unfinished", name),
                (tr("Discard"), "forget", name),
            )
            self._studio.tell(
                Alert("warn", told_of(record, store.checkpoints), actions)
            )

    def unfinished_request(self, name: str) -> tuple[FitRequest, str]:
        """The fit that was interrupted, asked again; name: of its checkpoint."""
        store, project = self._studio.session.store, self._studio.session.project
        records = () if store is None else unfinished(store.checkpoints)
        record = next((r for r in records if r["checkpoint"] == name), None)
        if record is None or project is None:
            raise InputError(tr("There is no such unfinished fit in this project."))
        return request_of(record, project), str(record["title"])

    def forget_unfinished(self, name: str) -> None:
        """Discard an interrupted fit with its checkpoint."""
        store = self._studio.session.store
        if store is not None and not store.read_only and Path(name).name == name:
            forget_checkpoint(store.checkpoints / name)

    def may_close(self) -> bool:
        """False while a fit runs and nobody has said what is to become of it."""
        studio = self._studio
        fits = [j for j in studio.link.jobs if j.kind == "fit" and not j.is_over]
        if not fits or self.close_anyway:
            return True
        actions = (
            (tr("Stop and keep best"), "stop", fits[0].id),
            (tr("Close, resume later"), "close-anyway-now", None),
        )
        studio.tell(Alert("warn", CLOSING, actions, close=tr("Do not close")))
        return False


def _is_home(checkpoints: Path, request: FitRequest) -> bool:
    """Whether a fit was asked for in the project of these checkpoints."""
    return Path(request.checkpoint).parent == checkpoints
