"""Uncertainty at the end of a fit, by the method that was asked for.

Every method begins with the Laplace approximation of the linearised fit, a second or
two: it brings noise, prior and misfit. Refits (ensemble, bootstrap) estimate learned
edges too; variational methods and samplers take the connectome as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree
from scipy.stats import norm, t

from brainTwinStudio.engine.inference.blocks import block_noise
from brainTwinStudio.engine.inference.ensemble import ensemble
from brainTwinStudio.engine.inference.held_connectome import connectome_held
from brainTwinStudio.engine.inference.hopf_posterior import (
    EDGES_HELD,
    UNIFORM_SD,
    hopf_posterior,
)
from brainTwinStudio.engine.inference.intervals import (
    IDENTIFIABLE,
    LEVEL,
    identifiable,
    intervals,
)
from brainTwinStudio.engine.inference.laplace import Laplace, laplace
from brainTwinStudio.engine.inference.methods import estimate
from brainTwinStudio.engine.inference.posterior import at_optimum
from brainTwinStudio.engine.initialise import LinearFit
from brainTwinStudio.engine.linear_objective import Targets
from brainTwinStudio.engine.losses import Sampled
from brainTwinStudio.engine.parameters import Pull, Theta, in_form, physical
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array, Recording

MEMBERS = 20
STOPPED = "The estimate of uncertainty was stopped; these intervals are by Laplace."
REFITTED = ("ensemble", "bootstrap")


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Name -> (2, ...) low and high in the units and the coupling form of the twin;
    name -> whether the recording determines it; what is to be said."""

    intervals: dict[str, Array]
    identifiable: dict[str, bool]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Ending:
    """Where a fit ended: a minimum `theta` of the objective of `fit` for `targets` and
    `pull`, fitted to `runs`."""

    fit: LinearFit
    theta: Theta
    targets: Targets
    pull: Pull
    sampled: Sampled
    runs: Sequence[Recording]
    coupling: str


def known_by(name: str, end: Ending, seed: int, watcher: Watcher) -> Known:
    """Intervals by the method of this name."""
    held = connectome_held(end.fit, end.theta, end.targets, end.pull)
    of = laplace(*held, end.sampled, end.runs, seed=seed)
    if name == "laplace":
        return Known(intervals(of, end.coupling), identifiable(of))
    if name in REFITTED:
        return _refitted(name, end, of, held, seed, watcher)
    return _sampled(name, end, of, seed, watcher)


def refits(
    name: str,
    of: Laplace,
    held: tuple[LinearFit, Theta, Targets, Pull],
    end: Ending,
    seed: int,
    watcher: Watcher,
    members: int = MEMBERS,
) -> Laplace | None:
    """The Laplace approximation with the scatter of refits instead of its own, widened
    as Student's t asks of so few; None where a stop left fewer than half of them."""
    if name == "bootstrap":
        noise = block_noise(end.runs, end.sampled, len(of.anchors), seed)
        of = replace(of, noise=noise)
    count = 0

    def stop() -> bool:
        watcher.progress("Refits", 0.9 + 0.1 * count / members)
        return watcher.stop_requested()

    rows = []
    fit, _, targets, pull = held
    for number in range(members):
        count = number
        one = _only(of, number)
        rows += ensemble(fit, one, targets, pull, members=1, stop=stop)
        if watcher.stop_requested():
            break
    if len(rows) < members // 2:
        return None
    flat = ravel_pytree(of.theta)[0]
    away = np.stack([np.asarray(flat - ravel_pytree(row)[0]) for row in rows])
    few = t.ppf((1 + LEVEL) / 2, len(away)) / norm.ppf((1 + LEVEL) / 2)
    return replace(of, deviations=few * away)


def _only(of: Laplace, number: int) -> Laplace:
    """With one draw of its noise and prior."""
    part = slice(number, number + 1)
    noise = of.noise._replace(fc_z=of.noise.fc_z[part], bands=of.noise.bands[part])
    return replace(
        of, noise=noise, anchors=of.anchors[part], deviations=of.deviations[part]
    )


def _refitted(
    name: str,
    end: Ending,
    of: Laplace,
    held: tuple[LinearFit, Theta, Targets, Pull],
    seed: int,
    watcher: Watcher,
) -> Known:
    found = refits(name, of, held, end, seed, watcher)
    notes = () if found else (STOPPED,)
    of = found or of
    return Known(intervals(of, end.coupling), identifiable(of), notes)


def _sampled(name: str, end: Ending, of: Laplace, seed: int, watcher: Watcher) -> Known:
    posterior, order = hopf_posterior(
        end.fit.layout,
        end.theta,
        end.targets,
        end.sampled,
        of.noise,
        of.misfit,
        [key for key in of.names if key != "edges"],
    )
    found = estimate(at_optimum(posterior), name, seed=seed, watcher=watcher)
    rows = _whole(found.theta, end.theta, order)
    drawn = jax.vmap(
        lambda part: in_form(
            physical({**end.theta, **part}, end.fit.layout), end.coupling
        )
    )(rows)
    ends = [(1 - LEVEL) / 2, (1 + LEVEL) / 2]
    cut = {key: np.quantile(np.asarray(drawn[key]), ends, axis=0) for key in order}
    told = {
        key: bool(np.median(np.std(rows[key], axis=0)) / UNIFORM_SD < IDENTIFIABLE)
        for key in order
    }
    notes = (EDGES_HELD,) if "edges" in end.theta else ()
    return Known(cut, told, (*notes, *found.notes))


def _whole(rows: Array, theta: Theta, order: Sequence[str]) -> Theta:
    """Draws (draw, parameter) by name, (draw, ...) each."""
    found, first = {}, 0
    for key in order:
        shape = theta[key].shape
        size = int(np.prod(shape, dtype=int))
        part = rows[:, first : first + size]
        found[key] = jnp.asarray(part.reshape(len(rows), *shape))
        first += size
    return found
