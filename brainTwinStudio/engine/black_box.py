"""Black boxes as full citizens: fitted and judged as twins are."""

import numpy as np

from brainTwinStudio.engine.black_box_runs import NET, NOISE, LeftBoundsError
from brainTwinStudio.engine.black_box_support import box_support
from brainTwinStudio.engine.fit_job import Task, task_of
from brainTwinStudio.engine.learned import sequence_model
from brainTwinStudio.engine.learned.training import Trained, TrainingSettings, train
from brainTwinStudio.engine.make_twin import Made, judged_twin
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    Connectome,
    FitSettings,
    ModelSpec,
    ParameterSpec,
    Recording,
    Twin,
)

EPOCHS = {"quick": 30, "standard": 100, "thorough": 300}
INNOVATION = ParameterSpec(
    "innovation",
    "sigma",
    unit="sd",
    default=0.5,
    low=0.0,
    high=10.0,
    per_region=True,
    meaning="what the net cannot foretell of the next sample, relative to the signal",
    source="SCIENCE.md B.7",
)
UNUSED = (
    "A black box learns to foretell the next samples; the losses of the request, the "
    "connectome and priors play no part."
)


def fit_black_box(
    patient_id: str,
    connectome: Connectome,
    recordings: tuple[Recording, ...],
    spec: ModelSpec,
    settings: FitSettings,
    watcher: Watcher,
) -> Twin:
    """Train a black box on runs of one person, (region, time) each, and judge it by
    free runs. Raises InputError where runs are too short or training never settles."""
    plain = ModelSpec(spec.node, "", "fixed", slow_gain=False)
    task = task_of(connectome, recordings, plain, settings, watcher)
    model = sequence_model(spec.node)
    history: list[float] = []

    def heard(stage: str, fraction: float, loss: float | None) -> bool:
        if loss is not None:
            history.append(loss)
        watcher.progress("Training", 0.9 * fraction, loss)
        return watcher.stop_requested()

    watcher.progress("Training", 0.0)
    runs = [_standardised(run.signals) for run in task.train]
    trained = train(
        model,
        runs,
        settings=TrainingSettings(epochs=EPOCHS[settings.effort], seed=settings.seed),
        heard=heard,
    )
    support = box_support(spec.node, runs)
    return _twin(patient_id, task, trained, support, history)


def _twin(
    patient_id: str,
    task: Task,
    trained: Trained,
    support: dict[str, Array],
    history: list[float],
) -> Twin:
    weights = {f"{NET}{k}": np.asarray(v) for k, v in trained.weights.items()}
    running = {
        **weights,
        **support,
        NOISE: np.asarray(trained.noise),
        INNOVATION.name: np.sqrt((np.asarray(trained.noise) ** 2).sum(axis=1)),
    }
    made = Made(
        running,
        (INNOVATION,),
        "stopped" if "Stopped" in trained.told else "converged",
        f"{trained.told} {UNUSED}",
        int(sum(value.size for value in weights.values())),
        history,
        "one step a sample",
        task.sampling.repetition_time_s,
        ((0, "Training"),),
    )
    try:
        return judged_twin(patient_id, task, made)
    except LeftBoundsError as error:
        raise InputError(
            f"{error} The {_label(task)} cannot be judged; train it on more "
            "data, or with another effort."
        ) from None


def _label(task: Task) -> str:
    return sequence_model(task.spec.node).info.label


def _standardised(signals: Array) -> Array:
    spread = signals.std(axis=1, keepdims=True)
    return (signals - signals.mean(axis=1, keepdims=True)) / np.where(spread, spread, 1)
