"""Draws of the parameters that plans are predicted with: twins that the recording
allows as well.

Each is the fit for plans (`linear_part`) again, to FC moved by a draw of its noise, and
pulled to other places than anatomy and regions that are alike (randomised maximum
likelihood, Chen and Oliver 2012, doi:10.1007/s11004-011-9376-z). What that fit takes
for granted is the same in all draws: no oscillation, and the common scale of noise,
which no correlation tells.
"""

from collections.abc import Callable
from dataclasses import replace

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.connectomes import EDGE_SCALE
from brainTwinStudio.engine.fit_job import Found, Job
from brainTwinStudio.engine.inference.derivatives import predicted
from brainTwinStudio.engine.inference.held_connectome import connectome_held
from brainTwinStudio.engine.inference.laplace import HALF
from brainTwinStudio.engine.inference.noise import feature_noise
from brainTwinStudio.engine.layout import Layout
from brainTwinStudio.engine.linear_part import (
    HELD_REGIONAL,
    HELD_STRENGTH,
    LinearStage,
)
from brainTwinStudio.engine.parameters import (
    Pull,
    Theta,
    in_form,
    is_weight,
    physical,
    start,
)
from brainTwinStudio.project import Array

DRAWS, STEPS = 8, 25
FREE = ("G", "a", "noise", "global_signal_removed", "edges")
APART = 1.0  # of regions, unbounded; chosen on brains 1 and 2 of stimulation_truth.py


def planning_draws(
    job: Job, stage: LinearStage, found: Found, stop: Callable[[], bool]
) -> dict[str, Array]:
    """Name -> (draw, ...) as the twin carries its planning parameters; {} after a
    stop."""
    held = {k: v for k, v in found.held.items() if not is_weight(k)}
    targets = stage.targets._replace(
        psd_weight=0.0 * stage.targets.psd_weight,
        regular=jnp.zeros_like(stage.targets.regular),
    )
    pull = Pull(_origin(job, held), HELD_STRENGTH, HELD_REGIONAL)
    fit, theta, targets, pull = connectome_held(stage.fit, held, targets, pull)
    noise = feature_noise(job.train, job.sampled, DRAWS, job.settings.seed).fc_z
    beside = targets.fc_z - predicted(physical(theta, fit.layout), job.sampled).fc_z
    noise *= max(1.0, float(np.sqrt((beside**2).mean() / (noise**2).mean())))
    fit = replace(fit, show=lambda flat: None)
    rng = np.random.default_rng(job.settings.seed)
    members = []
    for draw in range(DRAWS):
        away = _away(fit.layout, theta, rng)
        moved = targets._replace(fc_z=targets.fc_z + noise[draw])
        there = pull._replace(origin=_sum(pull.origin, away))
        free = tuple(name for name in theta if name in FREE)
        member, _ = fit.minimise(theta, free, moved, there, STEPS, lambda _: stop())
        if stop():
            return {}
        common = (member["noise"] - theta["noise"]).mean()
        member = {**member, "noise": member["noise"] - common}
        members.append(in_form(physical(member, fit.layout), job.spec.coupling))
    names = [name for name in members[0] if not is_weight(name)]
    return {name: np.stack([np.asarray(m[name]) for m in members]) for name in names}


def _origin(job: Job, held: Theta) -> Theta:
    """Where the pulls of that fit lead: to anatomy, and to regions that are alike."""
    begun = start(job.layout, job.spec)
    return {
        name: begun[name] if name == "edges" else jnp.full_like(value, value.mean())
        for name, value in held.items()
    }


def _away(layout: Layout, theta: Theta, rng: np.random.Generator) -> Theta:
    """How far regions lie from being alike in a draw, and edges from anatomy, as much
    as the Laplace approximation of a fit has it before anything is heard."""
    spread = {"a": APART, "noise": APART}
    if "edges" in theta:
        spread["edges"] = HALF * float(np.std(layout.base)) / EDGE_SCALE
    return {
        name: jnp.asarray(wide * rng.standard_normal(theta[name].shape))
        for name, wide in spread.items()
    }


def _sum(theta: Theta, away: Theta) -> Theta:
    return {name: value + away.get(name, 0.0) for name, value in theta.items()}
