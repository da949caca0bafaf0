"""What the fit page shows: a fit on its way, else the selected twin."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.analysis.connectivity import fisher_z, upper
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Connectome, Twin
from brainTwinStudio.ui.job import Job, newer
from brainTwinStudio.ui.panels.fit_stages import JUDGING, key_of, short_name
from brainTwinStudio.ui.plots.loss_plot import Phase
from brainTwinStudio.ui.view import View

STEP, SECONDS = tr("Step"), tr("Seconds since the start")
SCAN = "Slow gain"  # a stage of the engine
ENVELOPES = "eeg_envelope"


def running_fit(view: View) -> Job | None:
    """The fit of the selected patient that runs, else one that waits."""
    fits = [j for j in view.jobs if j.kind == "fit" and not j.is_over and _own(view, j)]
    going = [j for j in fits if j.state != "queued"]
    return (going or fits or [None])[0]


def broken_fit(view: View) -> Job | None:
    """The latest fit of the selected patient, where it failed or was lost."""
    fits = [j for j in view.jobs if j.kind == "fit" and _own(view, j)]
    if not fits or any(not j.is_over for j in fits):
        return None
    latest = max(fits, key=lambda j: j.id)
    return latest if latest.state in ("failed", "lost") else None


def _own(view: View, job: Job) -> bool:
    wanted = view.selection.patient_id
    request = job.request
    return isinstance(request, FitRequest) and request.patient_id == wanted


def shown_of(view: View, known: Job | Twin | None) -> Job | Twin | None:
    """A fit on its way, else the selected twin. known: what was shown so far, of which
    progress may have told more than the view."""
    job = running_fit(view)
    if job is None:
        return view.twin
    return newer(known if isinstance(known, Job) else None, job)


def is_of(shown: Job | Twin | None, job: Job) -> bool:
    """Whether progress is of the fit that is shown."""
    return isinstance(shown, Job) and shown.id == job.id


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """Measured and simulated FC (region, region); best only where it is another one.
    Of a running fit by linear theory, not yet judged by free runs. connectome:
    of these regions; channels: of a twin of an EEG, whose amplitude envelopes (channel,
    channel) stand for FC."""

    measured: Array
    now: Array
    best: Array | None = None
    channels: tuple[str, ...] = ()
    connectome: Connectome | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Of what the pairs are; () where unknown."""
        if self.channels or self.connectome is None:
            return self.channels
        return self.connectome.parcellation.region_names

    @property
    def what(self) -> str:
        return tr("envelope correlation") if self.channels else "FC"


def agreement_of(shown: Job | Twin | None) -> Agreement | None:
    """What there is to compare, None while there is nothing."""
    if isinstance(shown, Job):
        seen = shown.preview
        if "fc" not in seen or "measured_fc" not in seen:
            return None
        asked, best = shown.request, seen.get("best_fc")
        graph = asked.connectome if isinstance(asked, FitRequest) else None
        return Agreement(seen["measured_fc"], seen["fc"], best, connectome=graph)
    if shown is not None and shown.sensors is not None and "fc" not in shown.measured:
        sides = (side[ENVELOPES] for side in (shown.measured, shown.simulated))
        return Agreement(*sides, channels=shown.sensors.channel_names)
    if shown is None or "fc" not in shown.measured or "fc" not in shown.simulated:
        return None
    measured, simulated = shown.measured["fc"], shown.simulated["fc"]
    return Agreement(measured, simulated, connectome=shown.connectome)


def correlation_of(measured: Array, simulated: Array) -> float:
    """Pearson correlation of Fisher-z FC over pairs, as in every other number of FC
    agreement."""
    a, b = fisher_z(upper(measured)), fisher_z(upper(simulated))
    if not (np.isfinite(a).all() and np.isfinite(b).all()) or a.std() * b.std() == 0:
        return float("nan")
    return float(np.corrcoef(a, b)[0, 1])


def phases_of_job(job: Job) -> tuple[Phase, ...]:
    """The course of a running fit: loss over seconds, stage by stage."""
    phases: list[Phase] = []
    course = job.course
    begin = 0
    for place in range(1, len(course) + 1):
        if place < len(course) and course[place][1] == course[begin][1]:
            continue
        part = course[begin:place]
        phases.append(_phase(part[0][1], [p[0] for p in part], [p[2] for p in part]))
        begin = place
    return tuple(phases)


def phases_of_twin(twin: Twin) -> tuple[Phase, ...]:
    """The loss history of a finished twin, over steps."""
    history = np.asarray(twin.loss_history, float)
    begins = [step for step, _ in twin.phases] or [0]
    names = [name for _, name in twin.phases] or [""]
    ends = [*begins[1:], len(history)]
    phases = []
    for name, begin, end in zip(names, begins, ends, strict=True):
        if end > begin:
            steps = np.arange(begin, end, dtype=float)
            phases.append(_phase(name, steps, history[begin:end]))
    return tuple(phases)


def last_loss(job: Job) -> tuple[float, str] | None:
    """The latest loss and the stage it belongs to."""
    if not job.course or key_of(job.stage) == JUDGING:
        return None
    _, stage, value = job.course[-1]
    return value, stage


def _phase(stage: str, x: object, y: object) -> Phase:
    name = short_name(stage) if stage else ""
    scan = key_of(stage) == SCAN
    return Phase(name, np.asarray(x, float), np.asarray(y, float), scan)
