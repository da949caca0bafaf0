"""From a finished fit to a twin: judged by free-running simulations, with everything
it needs to run without the project."""

from collections.abc import Mapping
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.agreement import Features, compare, structure_floor
from brainTwinStudio.analysis.learned_edges import added_edges, asymmetry
from brainTwinStudio.engine.amplitude_check import amplitudes_of
from brainTwinStudio.engine.evaluate import (
    JUDGING,
    JUDGING_HELD_OUT,
    features_as_arrays,
    measured_features,
    shortest,
    simulated_features,
)
from brainTwinStudio.engine.extrapolation import support_of
from brainTwinStudio.engine.fit_job import DIVERGED, Found, Job, Task
from brainTwinStudio.engine.network import SC_SCALE, scaled_weights
from brainTwinStudio.engine.parameters import in_form, is_weight, physical, specs_of
from brainTwinStudio.engine.physics_share import physics_share
from brainTwinStudio.engine.provenance import provenance_of
from brainTwinStudio.engine.run_twin import prepared
from brainTwinStudio.project import Array, FrozenMap, ParameterSpec, Twin
from brainTwinStudio.project.twin import Outcome


class Made(NamedTuple):
    """What a fit of any kind ends with. running: all that a simulation needs, weights
    of learned parts as "part.array"; history (step,) with phases (first step, name)."""

    running: dict[str, Array]
    specs: tuple[ParameterSpec, ...]
    outcome: Outcome
    message: str
    free_parameters: int
    history: list[float]
    integrator: str
    dt_s: float
    phases: tuple[tuple[int, str], ...] = ()
    planning: Mapping[str, Array] = {}
    learned_connectome: Mapping[str, float] = {}
    shares: Mapping[str, float] = {}


def twin_of(patient_id: str, job: Job, found: Found) -> Twin:
    """Of a mechanistic model or hybrid: put together and judged."""
    inside = {k: np.asarray(v) for k, v in physical(found.theta, job.layout).items()}
    shown = in_form(physical(found.theta, job.layout), job.spec.coupling)
    running = {name: np.asarray(value) for name, value in shown.items()}
    if not job.spec.slow_gain:
        running["gain_depth"] = np.asarray(0.0)
    tr = job.sampling.repetition_time_s
    samples, seed = shortest(job.train), job.settings.seed
    what = (job.spec.dynamics, job.spec.coupling, running, samples, tr, seed)
    running |= support_of(*what)
    made = Made(
        running,
        specs_of(job.spec),
        found.outcome,
        found.message,
        int(sum(np.size(v) for v in found.theta.values())),
        found.history,
        "stochastic Heun",
        prepared(running, job.spec.coupling, 2, tr)[2].dt_s,
        tuple(found.phases),
        _planning(job, found),
        _learned(job, running["learned_weights"]),
        physics_share(job.spec, inside, job.settings.seed),
    )
    return judged_twin(patient_id, job, made)


def judged_twin(patient_id: str, task: Task, made: Made) -> Twin:
    """Judge by free-running simulations and put everything together."""
    task.watcher.progress("Judging", 0.9)
    outcome, message = made.outcome, made.message
    if task.watcher.stop_requested():
        outcome = "stopped"
        message = (
            message if "Stopped" in message else "Stopped; the best so far is kept."
        )
    measured = measured_features(task.train)
    judged: dict[str, dict[str, float]] = {"train": {}, "held_out": {}, "ceiling": {}}
    predicted = _judge(task, made.running, shortest(task.train), JUDGING)
    judged["train"] = compare(predicted, measured)
    last = measured
    if task.held_out:
        last = measured_features(task.held_out)
        seen = _judge(task, made.running, shortest(task.held_out), JUDGING_HELD_OUT)
        judged["held_out"] = compare(seen, last)
        judged["ceiling"] = compare(measured, last)
    if not np.isfinite(judged["train"]["fc_r"]):
        outcome, message = "diverged", DIVERGED
    weights = {k: v for k, v in made.running.items() if is_weight(k)}
    return Twin(
        id="twin-1",
        patient_id=patient_id,
        connectome=task.connectome,
        spec=task.spec,
        settings=task.settings,
        parameter_specs=made.specs,
        parameters=FrozenMap(
            {k: v for k, v in made.running.items() if k not in weights}
        ),
        learned=FrozenMap(weights),
        shares=FrozenMap(made.shares),
        planning=FrozenMap(made.planning),
        sampling=task.sampling,
        outcome=outcome,
        message=message,
        seconds=0.0,
        compile_seconds=0.0,
        free_parameters=made.free_parameters,
        loss_history=np.asarray(made.history, float),
        provenance=provenance_of(
            task.connectome, task.train, made.integrator, made.dt_s
        ),
        phases=made.phases,
        population=tuple(twin.patient_id for twin in task.population),
        measured=FrozenMap(
            pictures(measured)
            | features_as_arrays(measured)
            | amplitudes_of(task.train)
        ),
        simulated=FrozenMap(pictures(predicted)),
        train=FrozenMap(judged["train"]),
        held_out=FrozenMap(judged["held_out"]),
        ceiling=FrozenMap(judged["ceiling"]),
        floor=FrozenMap({"fc_r": structure_floor(task.connectome.weights, last)}),
        learned_connectome=FrozenMap(made.learned_connectome),
    )


def _planning(job: Job, found: Found) -> dict[str, Array]:
    """Parameters for plans, with the slow gain that the fit found."""
    held = in_form(physical(found.held, job.layout), job.spec.coupling)
    held = {k: v for k, v in held.items() if not is_weight(k)}
    best = physical(found.theta, job.layout)
    gain = {name: best[name] for name in ("gain_depth", "gain_tau_s")}
    if not job.spec.slow_gain:
        gain["gain_depth"] = jnp.zeros(())
    return {name: np.asarray(value) for name, value in {**held, **gain}.items()}


def _judge(
    task: Task, running: Mapping[str, Array], samples: int, offset: int
) -> Features:
    return simulated_features(
        task.spec,
        running,
        task.sampling,
        samples=samples,
        seeds=task.settings.judge_seeds,
        seed=task.settings.seed + offset,
    )


def pictures(of: Features) -> dict[str, Array]:
    """FC (region, region), spectra, and FCD quantiles, for drawing."""
    pairs = of.fc_z.shape[1]
    n = round((1 + np.sqrt(1 + 8 * pairs)) / 2)
    fc = np.eye(n)
    fc[np.triu_indices(n, 1)] = np.tanh(of.fc_z.mean(axis=0))
    fc = np.triu(fc, 1) + np.triu(fc, 1).T + np.eye(n)
    quantiles = np.quantile(np.concatenate(of.fcd), np.linspace(0, 1, 201))
    return {
        "fc": fc,
        "psd": of.psd.mean(axis=0),
        "psd_hz": of.frequencies_hz,
        "fcd": quantiles,
    }


def _learned(job: Job, weights: Array) -> dict[str, float]:
    """Correlation of the learned weights with the anatomical ones on the model's scale
    (square root), over all pairs; and the share of pairs whose weight moved from where
    it started by more than half of the larger of the two; pairs without a tract whose
    weight stands out (directed: ordered pairs); how directed the whole is."""
    both = job.connectome.weights + job.connectome.weights.T
    pairs = job.layout.rows, job.layout.columns
    anatomy = scaled_weights(both)[pairs]
    learned, began = weights[pairs], job.layout.base
    moved = np.abs(learned - began) > 0.5 * np.maximum(learned, began)
    even = np.std(anatomy) < 1e-12 or np.std(learned) < 1e-12
    return {
        "r_with_sc": 0.0 if even else float(np.corrcoef(learned, anatomy)[0, 1]),
        "changed_fraction": float(moved.mean()),
        "edges_added": float(len(added_edges(both, weights, SC_SCALE))),
        "asymmetry": asymmetry(weights),
    }
