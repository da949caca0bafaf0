"""What the linear part of a fit aims at, and what of a recording it is tried on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.directions import LAGGED, lagged_told
from brainTwinStudio.engine.evaluate import shortest
from brainTwinStudio.engine.fit_job import Job
from brainTwinStudio.engine.linear_objective import Targets
from brainTwinStudio.engine.losses import loss, retest_scales
from brainTwinStudio.engine.regular_weights import given_strengths
from brainTwinStudio.engine.targets import targets_of
from brainTwinStudio.project import Array, Recording
from brainTwinStudio.project.hold_out import BOLD_GAP_S

NO_LAG: Array = np.zeros(0)


def validation(job: Job) -> tuple[tuple[Recording, ...], tuple[Recording, ...]]:
    """The first half of the runs (or of the run, with a gap of 30 s), and the rest."""
    half = len(job.train) // 2
    if half:
        return job.train[:half], job.train[half:]
    run = job.train[0]
    middle = run.signals.shape[1] // 2
    end = middle - round(BOLD_GAP_S * run.sampling_hz)
    first = replace(run, signals=run.signals[:, : max(end, middle // 2)])
    return (first,), (replace(run, signals=run.signals[:, middle:]),)


def scales(job: Job) -> dict[str, float]:
    """How far the person's own runs (or the halves of a single run) lie apart in every
    loss: one unit of loss is one run-to-run difference."""
    names = {"fc", "psd", *(name for name, _ in job.settings.losses)}
    runs = [run.signals for run in job.train]
    return retest_scales(runs, job.sampled, [loss(name) for name in sorted(names)])


def linear_targets(
    job: Job, runs: Sequence[Recording], apart: Mapping[str, float]
) -> Targets:
    """What the linear theory is fitted to for these runs of the person."""
    sampled = job.sampled._replace(samples=shortest(tuple(runs)))
    parcellation = job.connectome.parcellation
    names = ("fc", "psd", *((LAGGED,) if lagged_told(job) else ()))
    found: dict[str, Array] = targets_of(
        runs, sampled, names, job.population, parcellation
    )
    weights = dict(job.settings.losses)
    if not weights.get("fc"):
        weights["fc"] = 0.1  # the linear theory needs FC to place the coupling
    return Targets(
        jnp.asarray(found["fc"]),
        jnp.asarray(found["psd"]),
        jnp.asarray(weights["fc"] / apart["fc"]),
        jnp.asarray(weights.get("psd", 0.0) / apart["psd"]),
        jnp.asarray(given_strengths(job.settings.regularisers)),
        jnp.asarray(found.get(LAGGED, NO_LAG)),
        jnp.asarray(weights.get(LAGGED, 0.0) / apart.get(LAGGED, 1.0)),
    )
