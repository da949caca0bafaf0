"""Training of black boxes by generalised teacher forcing (SCIENCE.md B.8).

In windows of the recording the model predicts sample after sample; after each, what is
observed of its state becomes (1 - alpha) of itself and alpha of the data. alpha = 1 is
one-step prediction, alpha = 0 a free run; Jacobian products shrink by 1 - alpha a step,
so gradients of chaotic systems stay bounded (Hess et al. 2023, arXiv:2306.04406).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import jax
import numpy as np

from brainTwinStudio.engine.learned.prediction import Judged, judged, stretch
from brainTwinStudio.engine.learned.sequence import (
    SequenceModel,
    Sizes,
    Weights,
    full_sizes,
)
from brainTwinStudio.engine.learned.windows import (
    Data,
    Held,
    Place,
    Plan,
    one_epoch,
    optimiser_of,
    prepared,
)
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

Heard = Callable[[str, float, float | None], bool]
MOST_FRUITLESS = 12  # epochs in a row without one usable step
STRETCH_SAMPLES = 24


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """How to train.

    window: samples predicted in a row. batch: windows a step. batches: steps an epoch;
    None: as many as see every sample ten times. rate falls exponentially to last_rate.
    alpha: share of the data in forced states, 1 for noise-driven recordings; None: as
    small as keeps errors from growing, from 1 down, for chaos with little noise. clip:
    largest norm of a gradient. decay: pull of kernels toward 0 per unit of rate. blur:
    standard deviation of noise on the data that force. held_back: share at the end of
    every run that only validates. horizon: samples ahead over which validation asks.
    patience: epochs without a better validation. from_data: begin at a regression where
    the model has one.
    """

    epochs: int = 100
    window: int = 20
    batch: int = 32
    batches: int | None = None
    rate: float = 3e-3
    last_rate: float = 1e-4
    alpha: float | None = 1.0
    clip: float = 5.0
    decay: float = 0.0
    blur: float = 0.0
    held_back: float = 0.2
    horizon: int = 5
    patience: int = 20
    seed: int = 0
    from_data: bool = True


@dataclass(frozen=True, slots=True)
class Trained:
    """The weights of the best validation, and how they came to be.

    history: "training", "validation" and "alpha" (epoch,). noise (channel, channel):
    lower Cholesky factor of the covariance of one-step errors, as large as on data held
    back. ahead and persistence (horizon,): mean squared errors there, of the model and
    of "nothing changes". told: why training ended, one sentence.
    """

    weights: Weights
    sizes: dict[str, float]
    history: dict[str, Array]
    noise: Array
    alpha: float
    ahead: Array
    persistence: Array
    best_epoch: int
    told: str


@dataclass(slots=True)
class _Best:
    weights: Weights
    error: float = np.inf
    epoch: int = -1
    alpha: float = 1.0
    lines: list[tuple[float, float, float]] = field(default_factory=list)


def train(
    model: SequenceModel,
    runs: Sequence[Array],
    sizes: Sizes | None = None,
    settings: TrainingSettings | None = None,
    heard: Heard | None = None,
) -> Trained:
    """A black box trained on runs (channel, time) of z-scored signals.

    heard(stage, fraction, loss) is told after every epoch; True ends training with the
    best so far. The same seed gives the same weights. Raises InputError where runs are
    too short or training never settles.
    """
    settings = settings or TrainingSettings()
    data = prepared(
        model, runs, settings.window, Held(settings.held_back, settings.horizon)
    )
    key, begin = jax.random.split(jax.random.key(settings.seed))
    sizes = full_sizes(model.info, sizes or {})
    weights = model.initial(begin, data.signals.shape[1], sizes)
    if settings.from_data and model.informed is not None:
        weights = model.informed(weights, data.parts)
    best = _Best(weights)
    told = _epochs(model, data, settings, best, Place(weights, None, key), heard)
    if best.epoch < 0:
        raise InputError(
            f"Training of the {model.info.label} never settled: its predictions are "
            "not numbers. Use a smaller learning rate, more teacher forcing (alpha "
            "nearer to 1) or shorter windows."
        )
    return _finished(model, data, settings, best, sizes, told)


def _epochs(
    model: SequenceModel,
    data: Data,
    settings: TrainingSettings,
    best: _Best,
    place: Place,
    heard: Heard | None,
) -> str:
    """All epochs; why they ended."""
    plan = _plan(settings, data)
    place = place._replace(memory=optimiser_of(plan).init(place.weights))
    alpha = 1.0 if settings.alpha is None else settings.alpha
    fall = (settings.last_rate / settings.rate) ** (1 / max(settings.epochs - 1, 1))
    relax = float(np.clip(1 - 10 / settings.epochs, 0.5, 0.99))
    trust, fruitless = 1.0, 0
    for epoch in range(settings.epochs):
        if settings.alpha is None:
            least = _least_alpha(model, place.weights, data, epoch)
            alpha = max(least, relax * alpha + (1 - relax) * least)
        rate = trust * settings.rate * fall**epoch
        done = (epoch + 1) / settings.epochs
        place, loss, skipped = one_epoch(
            model, plan, place, data[:2], alpha, rate, done
        )
        trust = trust / 2 if skipped else trust
        fruitless = fruitless + 1 if skipped == plan.batches else 0
        error = float(_error(model, place.weights, data.held, settings.horizon).mean())
        best.lines.append((float(loss), error, alpha))
        if error < best.error:
            best.weights, best.error = place.weights, error
            best.epoch, best.alpha = epoch, alpha
        if heard is not None and heard(
            "training", (epoch + 1) / settings.epochs, error
        ):
            return f"Stopped on request after {epoch + 1} epochs."
        if fruitless == MOST_FRUITLESS:
            return f"Stopped after {epoch + 1} epochs: gradients were not numbers."
        if epoch - max(best.epoch, 0) >= settings.patience:
            return f"Validation no longer improved after {best.epoch + 1} epochs."
    return f"All {settings.epochs} epochs were run."


def _plan(settings: TrainingSettings, data: Data) -> Plan:
    seen = settings.batch * settings.window
    batches = settings.batches or max(round(10 * data.signals.shape[0] / seen), 1)
    return Plan(
        settings.window, settings.batch, batches,
        settings.clip, settings.decay, settings.blur,
    )  # fmt: skip


def _least_alpha(
    model: SequenceModel, weights: Weights, data: Data, epoch: int
) -> float:
    """max(0, 1 - 1 / s) with s the growth of errors per step (Hess et al. 2023), along
    a piece of the data, another one each epoch."""
    part = data.parts[epoch % len(data.parts)]
    samples = min(STRETCH_SAMPLES + model.memory, part.shape[0])
    begin = (epoch * 7919) % (part.shape[0] - samples + 1)
    growth = float(stretch(model, weights, part[begin : begin + samples]))
    return max(0.0, 1 - 1 / growth) if np.isfinite(growth) and growth > 0 else 1.0


def _judgements(
    model: SequenceModel, weights: Weights, held: tuple[jax.Array, ...], horizon: int
) -> list[Judged]:
    return [judged(model, weights, block, horizon) for block in held]


def _error(
    model: SequenceModel, weights: Weights, held: tuple[jax.Array, ...], horizon: int
) -> Array:
    """Mean squared error (horizon,) on what is held back, all runs alike."""
    found = _judgements(model, weights, held, horizon)
    return np.mean([np.asarray(one.ahead) for one in found], axis=0)


def _finished(
    model: SequenceModel,
    data: Data,
    settings: TrainingSettings,
    best: _Best,
    sizes: dict[str, float],
    told: str,
) -> Trained:
    found = _judgements(model, best.weights, data.held, settings.horizon)
    residuals = np.concatenate([np.asarray(one.residuals) for one in found])
    lines = np.array(best.lines).T
    ahead = np.mean([np.asarray(one.ahead) for one in found], axis=0)
    persistence = np.mean([np.asarray(one.persistence) for one in found], axis=0)
    if ahead[0] >= persistence[0]:
        told += " One sample ahead it predicts no better than 'nothing changes'."
    return Trained(
        weights=best.weights,
        sizes=sizes,
        history=dict(zip(("training", "validation", "alpha"), lines, strict=True)),
        noise=_noise(model, best.weights, data, residuals),
        alpha=best.alpha,
        ahead=ahead,
        persistence=persistence,
        best_epoch=best.epoch,
        told=told,
    )


def _noise(model: SequenceModel, weights: Weights, data: Data, held: Array) -> Array:
    """Innovations as large as the residuals held back (time, channel), which training
    has not made smaller, and correlated as those of the whole recording, of which what
    is held back is too short to tell so many correlations."""
    seen = [
        np.asarray(judged(model, weights, part, 1).residuals) for part in data.parts
    ]
    everything = np.concatenate([*seen, held])
    spread, whole = held.std(axis=0), everything.std(axis=0)
    return innovations(everything * (spread / np.where(whole > 0, whole, 1.0)))


def innovations(residuals: Array) -> Array:
    """Lower Cholesky factor of the covariance of residuals (time, channel), a millionth
    of the mean variance added on the diagonal, and more where samples are fewer than
    twice the channels: shrunk toward its diagonal by their ratio."""
    samples, channels = residuals.shape
    covariance = np.cov(residuals.T).reshape(channels, channels)
    own = np.diag(np.diag(covariance))
    share = min(channels / samples, 1.0) / 2
    shrunk = (1 - share) * covariance + share * own
    floor = 1e-6 * np.trace(covariance) / channels + 1e-18
    return np.linalg.cholesky(shrunk + floor * np.eye(channels))
