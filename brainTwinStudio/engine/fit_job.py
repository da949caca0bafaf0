"""A checked fit request, and where a running fit stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from brainTwinStudio.engine.couplings import coupling_form
from brainTwinStudio.engine.evaluate import check_alike, shortest
from brainTwinStudio.engine.losses import Sampled, loss
from brainTwinStudio.engine.nodes import NODE_MODELS, node_model
from brainTwinStudio.engine.optimisers import able
from brainTwinStudio.engine.parameters import (
    SLOW_GAIN_PARAMETERS,
    Layout,
    Theta,
    layout_of,
    start,
)
from brainTwinStudio.engine.previews import Previews
from brainTwinStudio.engine.regularised import NONE, Regular, regular_of
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    Connectome,
    FitSettings,
    ModelSpec,
    Recording,
    Sampling,
    Twin,
)
from brainTwinStudio.project.hold_out import split
from brainTwinStudio.project.model_spec import UNNAMED
from brainTwinStudio.project.patient import GlobalSignal
from brainTwinStudio.project.twin import Outcome

THETAS = ("theta", "began", "held")
LINEAR_ONLY = "The linearised model was fitted; effort 'quick' goes no further."
DIVERGED = (
    "The model has no stable state near this recording. Check the region order and the "
    "units of the weights."
)


class Plan(NamedTuple):
    """Starts followed up, iterations of each stage, whether anatomy's pull is chosen on
    validation data, rounds of correcting the linear theory by simulations, and the most
    steps of the nonlinear descent."""

    starts: int
    regional: int
    edges: int
    validate: bool
    rounds: int
    descent: int


PLANS = {
    "quick": Plan(1, 25, 150, validate=False, rounds=0, descent=0),
    "standard": Plan(3, 60, 400, validate=True, rounds=1, descent=0),
    "thorough": Plan(3, 150, 600, validate=True, rounds=4, descent=200),
}
LEARNED_DESCENT = {"quick": 20, "standard": 80, "thorough": 200}


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """What is fitted, to what, and how: the same for physics and for black boxes."""

    connectome: Connectome
    train: tuple[Recording, ...]
    held_out: tuple[Recording, ...]
    spec: ModelSpec
    settings: FitSettings
    population: tuple[Twin, ...]
    sampling: Sampling
    watcher: Watcher


@dataclass(frozen=True, slots=True, eq=False)
class Job(Task):
    """A checked request for a mechanistic model and what follows from it."""

    layout: Layout
    sampled: Sampled
    previews: Previews
    regular: Regular = NONE

    @property
    def plan(self) -> Plan:
        """Learned dynamics are only learned on simulations, so they have a descent at
        every effort."""
        plan = PLANS[self.settings.effort]
        if not self.spec.learned:
            return plan
        steps = max(plan.descent, LEARNED_DESCENT[self.settings.effort])
        return plan._replace(rounds=max(plan.rounds, 1), descent=steps)


class Found(NamedTuple):
    """Where the fit stands: parameters, where they began and how hard the edges are
    pulled back there, the parameters held for plans, loss history and phases, weights
    of regularisers and what is to be said of the choices."""

    theta: Theta
    began: Theta
    held: Theta
    strength: float
    history: list[float]
    phases: list[tuple[int, str]]
    outcome: Outcome
    message: str
    refinement: Mapping[str, Array] | None = None
    regular: Array = np.zeros(0)
    notes: tuple[str, ...] = ()


def prepare(
    connectome: Connectome,
    recordings: tuple[Recording, ...],
    spec: ModelSpec,
    settings: FitSettings,
    watcher: Watcher,
    population: tuple[Twin, ...] = (),
) -> Job:
    """Refuse what cannot be fitted; split off what is held out. population: twins of
    other people only, see project.population.others_of."""
    info = node_model(spec.node).info
    if not info.fitted:
        known = ", ".join(m.info.name for m in NODE_MODELS if m.info.fitted)
        raise InputError(
            f"{info.label} can be simulated, but not yet fitted. Models that can be "
            f"fitted: {known}."
        )
    coupling_form(spec.coupling)
    if spec.node == "neural_sde" and "residual" not in spec.learned:
        raise InputError(
            "A neural SDE without its net is only a leak. Add the learned part "
            "'residual'."
        )
    task = task_of(connectome, recordings, spec, settings, watcher, population)
    train, signal = task.train, task.sampling.global_signal
    for name, weight in settings.losses:
        if loss(name).info.name == "time_domain" and weight:
            raise InputError(
                "The loss time_domain compares signals at the same moments, which a "
                "model that runs freely on its own noise cannot match. Choose another."
            )
    held: dict[str, float] = {}
    if signal != "not stated":
        held["global_signal_removed"] = {"present": 0.0, "removed": 1.0}[signal]
    if not PLANS[settings.effort].rounds:  # the linear theory does not see it
        held |= {p.name: p.default for p in SLOW_GAIN_PARAMETERS}
    layout = layout_of(
        connectome.weights,
        spec,
        held,
    )
    regular = regular_of(settings.regularisers, connectome, spec)
    if settings.optimiser not in UNNAMED:
        free = sum(np.size(value) for value in start(layout, spec).values())
        able(settings.optimiser, free, squares=not regular.names)
    first = train[0]
    return Job(
        connectome,
        train,
        task.held_out,
        spec,
        settings,
        population,
        task.sampling,
        watcher,
        layout,
        Sampled(first.sampling_hz, first.band_hz, shortest(train)),
        Previews(watcher, layout, spec, train),
        regular,
    )


def task_of(
    connectome: Connectome,
    recordings: tuple[Recording, ...],
    spec: ModelSpec,
    settings: FitSettings,
    watcher: Watcher,
    population: tuple[Twin, ...] = (),
) -> Task:
    """Refuse recordings that cannot be fitted together; split off what is held out."""
    if not recordings:
        raise InputError("No recording to fit to; at least one BOLD run is needed.")
    first = recordings[0]
    check_alike(recordings, first.sampling_hz)
    train, held_out = split(recordings, settings.hold_out)
    states = {r.global_signal for r in recordings}
    signal: GlobalSignal = "not stated"
    if len(states) == 1:
        signal = first.global_signal
    sampling = Sampling(
        first.repetition_time_s,
        tuple(r.signals.shape[1] for r in train),
        signal,
        first.band_hz,
    )
    return Task(
        connectome, train, held_out, spec, settings, population, sampling, watcher
    )


def state_of(
    found: Found, history: list[float], refinement: Mapping[str, Array] | None
) -> dict[str, Array]:
    """What a fit needs to go on from here, as plain arrays."""
    arrays = {
        f"{part}.{name}": np.asarray(value)
        for part in THETAS
        for name, value in getattr(found, part).items()
    }
    arrays["strength"] = np.asarray(found.strength)
    arrays["regular"] = np.asarray(found.regular)
    arrays["notes"] = np.asarray(found.notes, "U200")
    arrays["history"] = np.asarray(history, float)
    arrays["phase_steps"] = np.asarray([step for step, _ in found.phases], int)
    arrays["phase_names"] = np.asarray([name for _, name in found.phases], "U64")
    for name, value in (refinement or {}).items():
        arrays[f"refine.{name}"] = value
    return arrays


def resumed(job: Job, state: Mapping[str, Array]) -> Found:
    def part(prefix: str) -> dict[str, Array]:
        return {
            name.removeprefix(prefix): value
            for name, value in state.items()
            if name.startswith(prefix)
        }

    def theta(prefix: str) -> Theta:
        named = part(prefix)
        names = start(job.layout, job.spec)
        return {name: jnp.asarray(named[name]) for name in names}

    phases = [
        (int(step), str(name))
        for step, name in zip(state["phase_steps"], state["phase_names"], strict=True)
    ]
    history = [float(value) for value in state["history"]]
    return Found(
        theta("theta."),
        theta("began."),
        theta("held."),
        float(state["strength"]),
        history,
        phases,
        "converged",
        LINEAR_ONLY,
        part("refine.") or None,
        np.asarray(state["regular"]),
        tuple(str(note) for note in state["notes"]),
    )


def preview(job: Job, theta: Theta, best: Theta | None = None) -> None:
    """Show where the fit stands, and its best so far where that is something else."""
    job.previews.show(ravel_pytree(theta)[0], None if best is theta else best)
