"""How strong regularisers are whose weight a fit chooses itself."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from brainTwinStudio.analysis.connectivity import mean_fisher_z, upper
from brainTwinStudio.engine.initialise import LinearFit
from brainTwinStudio.engine.linear_objective import Targets, linear
from brainTwinStudio.engine.parameters import Layout, Pull, Theta, physical
from brainTwinStudio.engine.regularisers.strength import (
    l_curve_corner,
    validation_choice,
)
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Recording
from brainTwinStudio.project.model_spec import Regularised

TRIED = (0.003, 0.03, 0.3)
ON_CURVE = tuple(float(x) for x in np.geomspace(1e-3, 10.0, 5))
NEAR_BEST = 0.001
TINY = 1e-12


class Course(NamedTuple):
    """A fit at one stage: objective, where it is, what it aims at, its pull, the most
    iterations for one weight, and who hears of them (trial, trials) -> step."""

    fit: LinearFit
    theta: Theta
    targets: Targets
    pull: Pull
    iterations: int
    heard: Callable[[int, int], Callable[[float], bool]]


def given_strengths(chosen: Regularised) -> Array:
    """Weights (regulariser,), 0 where the fit is to choose."""
    return np.array([weight or 0.0 for _, weight in chosen], float)


def by_validation(
    course: Course, chosen: Regularised, first: Targets, rest: Sequence[Recording]
) -> tuple[Array, tuple[str, ...]]:
    """Strengths (regulariser,), each the strongest whose FC on recordings that were not
    fitted is within 0.001 of the best, and a sentence for each. One after the other,
    from strong to weak; first: targets of what is fitted."""
    strengths = given_strengths(chosen)
    wanted = upper(mean_fisher_z([run.signals for run in rest]))
    layout = course.fit.layout
    theta, notes = course.theta, []
    for place, name in _open(chosen):
        scores = []
        for weight in reversed(TRIED):
            strengths[place] = weight
            theta = _fitted(course, theta, first, strengths, len(scores), len(TRIED))
            scores.append(correlation_with(theta, layout, wanted))
        strengths[place] = validation_choice(
            np.array(TRIED), np.array(scores[::-1]), NEAR_BEST
        )
        notes.append(
            f"The weight of {name} was chosen on validation data: "
            f"{strengths[place]:.3g}."
        )
    return strengths, tuple(notes)


def by_l_curve(course: Course, chosen: Regularised) -> tuple[Array, tuple[str, ...]]:
    """Strengths (regulariser,), each at the corner of its L-curve, and a sentence for
    each; the weakest tried where there is no corner."""
    strengths = given_strengths(chosen)
    notes = []
    for place, name in _open(chosen):
        theta, ends = course.theta, []
        for trial, weight in enumerate(ON_CURVE):
            strengths[place] = weight
            theta = _fitted(
                course, theta, course.targets, strengths, trial, len(ON_CURVE)
            )
            ends.append(_norms(course, theta, strengths, place))
        norms = np.sqrt(np.maximum(np.array(ends), TINY))
        try:
            found = l_curve_corner(np.array(ON_CURVE), norms[:, 0], norms[:, 1])
            how = "was chosen by the L-curve"
        except InputError:
            found, how = ON_CURVE[0], "is the weakest tried, its L-curve has no corner"
        strengths[place] = found
        notes.append(f"The weight of {name} {how}: {found:.3g}.")
    return strengths, tuple(notes)


def correlation_with(theta: Theta, layout: Layout, wanted: Array) -> float:
    """Of the theory's FC with a recording's, both Fisher-z above the diagonal."""
    fc = np.asarray(linear(physical(theta, layout)).fc)
    z = np.arctanh(np.clip(upper(fc), -0.999, 0.999))
    return float(np.corrcoef(z, wanted)[0, 1])


def _open(chosen: Regularised) -> list[tuple[int, str]]:
    return [(k, name) for k, (name, weight) in enumerate(chosen) if weight is None]


def _fitted(
    course: Course,
    theta: Theta,
    targets: Targets,
    strengths: Array,
    trial: int,
    trials: int,
) -> Theta:
    return course.fit.minimise(
        theta,
        tuple(theta),
        targets._replace(regular=jnp.asarray(strengths)),
        course.pull,
        course.iterations,
        course.heard(trial, trials),
    )[0]


def _norms(
    course: Course, theta: Theta, strengths: Array, place: int
) -> tuple[float, float]:
    """The objective without this regulariser, and the regulariser for a weight of 1."""
    flat: jax.Array = ravel_pytree(theta)[0]

    def at(weight: float) -> float:
        changed = jnp.asarray(strengths).at[place].set(weight)
        targets = course.targets._replace(regular=changed)
        return float(course.fit.value(flat, targets, course.pull))

    without = at(0.0)
    return without, at(1.0) - without
