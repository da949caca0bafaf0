"""What is chosen for a fit, and the request that comes of it. No widgets."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Connectome,
    FitSettings,
    ModelSpec,
    Recording,
)
from brainTwinStudio.project.data_kinds import BOLD_ONLY, explained_by
from brainTwinStudio.project.data_kinds import choices_of as data_choices
from brainTwinStudio.project.hold_out import fitted_s
from brainTwinStudio.project.model_spec import AUTO, LAPLACE, Effort, Regularised
from brainTwinStudio.report.checks import shortage_of
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui.effort_times import Size
from brainTwinStudio.ui.panels.fit_data import chosen_runs, wanted_runs
from brainTwinStudio.ui.panels.fit_people import People, people_of, told, twins_of
from brainTwinStudio.ui.panels.fit_runs import check_alike, check_length
from brainTwinStudio.ui.seizure_sources import only_seizures
from brainTwinStudio.ui.view import View

Goal = Literal["fc", "fcd", "spectra", "own"]
Losses = tuple[tuple[str, float], ...]
DIRECTIONS = ("lagged_fc", 1.0)  # what a directed connectome is told by
GOALS: dict[Goal, Losses] = {
    "fc": (("fc", 1.0),),
    "fcd": (("fc", 1.0), ("fcd", 1.0)),
    "spectra": FitSettings().losses,
}
GOAL_WORDS: dict[Goal, str] = {
    "fc": tr("Match functional connectivity"),
    "fcd": tr("Also its changes over time (FCD)"),
    "spectra": tr("Also the power spectra"),
}
EFFORT_WORDS: dict[Effort, str] = {
    "quick": tr("Quick look"),
    "standard": tr("Standard"),
    "thorough": tr("Thorough"),
}
PLENTY = 1.0  # free values for one independent sample of a region
NO_PROJECT = tr("No project is open. Open one, or the demo patient.")
NO_PATIENT = tr("No patient is selected. Choose one in the list at the left.")
NO_CONNECTOME = tr(
    "{patient} has no connectome. A twin needs structural weights between regions; "
    "add a file with them."
)
NO_RUNS = tr(
    "{patient} has no fMRI and no EEG. A twin is fitted to a recording at rest; add a "
    "file with region signals, or an EEG."
)
ONLY_SEIZURES = tr(
    "{patient} has no fMRI and no EEG at rest, so no twin of them can be fitted. A "
    "twin of the seizures can: locate where they begin."
)
READ_ONLY = tr("The project is open read-only, so a fit could not be kept in it.")


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that the form asks.

    recordings: their ids, None = all of the patient's fMRI. losses: own weights, used
    with the goal "own". hold_out: fraction at the end of each run. coupling: "" of a
    black box. learned: learned parts of the dynamics.
    """

    goal: Goal = "spectra"
    effort: Effort = "standard"
    recordings: tuple[str, ...] | None = None
    hold_out: float = 0.25
    connectome: str = "learned"
    slow_gain: bool = True
    node: str = "hopf"
    coupling: str = "additive"
    losses: Losses = ()
    seed: int = 0
    judge_seeds: int = 64
    people: People = field(default_factory=People)
    optimiser: str = AUTO
    regularisers: Regularised = ()
    learned: tuple[str, ...] = ()
    directed: bool = False
    uncertainty: str = LAPLACE


def choices_of(request: FitRequest) -> Choices:
    """What was chosen for a request that exists."""
    settings, spec = request.settings, request.spec
    losses = tuple(kept for kept in settings.losses if kept != DIRECTIONS)
    losses = losses if spec.directed else settings.losses
    return Choices(
        goal_of(losses),
        settings.effort,
        tuple(run.id for run in request.recordings),
        settings.hold_out,
        spec.connectome,
        spec.slow_gain,
        spec.node,
        spec.coupling,
        losses,
        settings.seed,
        settings.judge_seeds,
        people_of(request.population, request.patient_id),
        settings.optimiser,
        settings.regularisers,
        spec.learned,
        spec.directed,
        settings.uncertainty,
    )


def losses_of(choices: Choices) -> Losses:
    """The losses that the goal stands for, or the person's own weights."""
    return choices.losses if choices.goal == "own" else GOALS[choices.goal]


def losses_asked(choices: Choices) -> Losses:
    """Those of the request: directions of connections need one more."""
    losses = losses_of(choices)
    return (*losses, DIRECTIONS) if choices.directed and choices.coupling else losses


def goal_of(losses: Losses) -> Goal:
    """The goal that weights of losses stand for, "own" where none does."""
    for goal, usual in GOALS.items():
        if dict(usual) == dict(losses):
            return goal
    return "own"


def missing(view: View) -> str:
    """What a fit still needs, as a sentence; "" when it can be set up."""
    if view.project is None:
        return NO_PROJECT
    if view.patient is None:
        return NO_PATIENT
    if view.patient.connectome is None:
        return NO_CONNECTOME.format(patient=view.patient.id)
    if not data_choices(view.patient):
        lack = ONLY_SEIZURES if only_seizures(view.patient) else NO_RUNS
        return lack.format(patient=view.patient.id)
    if view.read_only:
        return READ_ONLY
    return ""


def fit_request(view: View, choices: Choices) -> FitRequest:
    """The request for the engine. Raises InputError with a sentence to be shown."""
    lack = missing(view)
    if lack:
        raise InputError(lack)
    assert view.project is not None
    assert view.patient is not None
    assert view.patient.connectome is not None
    runs = chosen_runs(view.patient, choices)
    check_alike(runs)
    settings = FitSettings(
        choices.effort,
        losses_asked(choices),
        choices.hold_out,
        choices.seed,
        choices.judge_seeds,
        choices.optimiser,
        choices.regularisers,
        choices.uncertainty,
    )
    if not any(weight > 0 for _, weight in settings.losses):
        raise InputError(tr("All weights of the goal are 0; one must be above 0."))
    for run in runs:
        check_length(run, choices.hold_out)
    spec = spec_of(choices)
    return FitRequest(
        view.patient.id,
        view.patient.connectome,
        runs,
        spec,
        settings,
        population=twins_of(view.project, choices.people, view.patient, runs, spec),
    )


def spec_of(choices: Choices) -> ModelSpec:
    """The model that is chosen; a black box has no coupling, and nothing else."""
    if not choices.coupling:
        return ModelSpec(choices.node, "", "fixed", slow_gain=False)
    return ModelSpec(
        choices.node,
        choices.coupling,
        choices.connectome,
        choices.slow_gain,
        choices.learned,
        choices.directed,
    )


def people_told(view: View, choices: Choices) -> str:
    """What is to be said of the chosen prior from other people, "" without one."""
    if view.project is None or view.patient is None:
        return ""
    runs = wanted_runs(view.patient, choices)
    spec = spec_of(choices)
    return told(view.project, choices.people, view.patient, runs, spec)


def title_of(choices: Choices) -> str:
    """What the job is called."""
    return tr("Fit “{effort}”", effort=EFFORT_WORDS[choices.effort])


def free_values(regions: int, runs: tuple[Recording, ...], choices: Choices) -> int:
    """How many numbers the fit looks for: four a region (excitability, frequency, noise
    and measurement noise), the coupling, the removed global signal where it is not
    stated, the slow gain, and every weight where they are learned."""
    stated = {run.global_signal for run in runs}
    known = len(stated) == 1 and "not stated" not in stated
    count = 4 * regions + (1 if known else 2)
    if choices.slow_gain and choices.effort != "quick":
        count += 2
    if choices.connectome != "fixed":
        pairs = regions * (regions - 1) // (1 if choices.directed else 2)
        count += min(pairs, 8 * regions) if choices.connectome == "low_rank" else pairs
    return count


def samples_of(runs: tuple[Recording, ...], hold_out: float) -> int:
    """Samples of a region that are fitted to."""
    return sum(round(fitted_s(run, hold_out) * run.sampling_hz) for run in runs)


def warning_of(view: View, choices: Choices) -> str:
    """A sentence where the data can hardly hold the free values, else ""."""
    if view.patient is None or view.patient.connectome is None:
        return ""
    if explained_by(choices.node) != BOLD_ONLY:
        return ""  # its values are told by spectra, not by samples
    runs = wanted_runs(view.patient, choices)
    if not runs:
        return ""
    values = free_values(view.patient.connectome.parcellation.count, runs, choices)
    samples = samples_of(runs, choices.hold_out)
    if values <= PLENTY * samples:
        return ""
    held = tr("Hold a part out, else nothing shows what they are worth.")
    if choices.hold_out:
        held = tr("Only what is held out shows what they are worth.")
    return tr(
        "{values} free values with {samples} samples a region. {held}",
        values=number(values, 0),
        samples=number(samples, 0),
        held=held,
    )


def shortage_in(view: View, choices: Choices) -> str:
    """A sentence where the chosen runs are too few for the chosen connectome, with what
    they can support; else ""."""
    if view.patient is None or view.patient.connectome is None:
        return ""
    runs = wanted_runs(view.patient, choices)
    learned = choices.connectome
    if explained_by(choices.node) != BOLD_ONLY:
        learned = "fixed"
    return _shortage(view.patient.connectome, runs, choices.hold_out, learned)


@lru_cache(maxsize=2)
def _shortage(
    connectome: Connectome,
    runs: tuple[Recording, ...],
    hold_out: float,
    learned: str,
) -> str:
    return shortage_of(connectome, runs, hold_out, learned)


def size_of_request(request: object) -> tuple[Effort, Size]:
    """Effort and size of a fit that was asked for."""
    assert isinstance(request, FitRequest)
    seconds = sum(fitted_s(r, request.settings.hold_out) for r in request.recordings)
    size = Size(request.connectome.parcellation.count, max(seconds, 1.0))
    return request.settings.effort, size


def size_of(view: View, choices: Choices) -> Size | None:
    """How large the fit is that is chosen; None while there is nothing to fit."""
    if view.patient is None or view.patient.connectome is None:
        return None
    runs = wanted_runs(view.patient, choices)
    seconds = sum(fitted_s(run, choices.hold_out) for run in runs)
    if seconds <= 0:
        return None
    return Size(view.patient.connectome.parcellation.count, seconds)
