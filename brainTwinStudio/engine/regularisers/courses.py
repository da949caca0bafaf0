"""Penalties on courses of states: what they owe physics, and how rough they are."""

import jax
import jax.numpy as jnp

from brainTwinStudio.engine.regularisers.base import Course, Penalised, Regulariser
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import PartInfo


def _course(given: Penalised) -> Course:
    assert given.course is not None  # penalty() has looked
    if given.course.states.shape[0] < 2:
        raise InputError("A course of states needs at least two samples.")
    return given.course


def _physics_residual(given: Penalised) -> jax.Array:
    course = _course(given)
    if course.physics is None:
        raise InputError(
            "The regulariser 'physics_residual' needs the rates that a mechanistic "
            "model gives the states; this model has none."
        )
    rate = jnp.diff(course.states, axis=0) / course.step_s
    between = (course.physics[1:] + course.physics[:-1]) / 2
    return jnp.mean((rate - between) ** 2)


def _roughness(given: Penalised) -> jax.Array:
    states = _course(given).states
    return jnp.mean(jnp.diff(states, axis=0) ** 2)


PHYSICS = Regulariser(
    PartInfo(
        "physics_residual",
        "Physics",
        "mean square of dx/dt - f_physics, by the trapezoid rule: what learned "
        "dynamics add to the mechanistic ones, per s",
        "doi:10.1016/j.jcp.2018.10.045",
    ),
    _physics_residual,
    needs=("course",),
    on="course",
)
ROUGHNESS = Regulariser(
    PartInfo(
        "temporal_smoothness",
        "Smooth courses",
        "mean square of x(t + step) - x(t)",
        "SCIENCE.md E.8",
    ),
    _roughness,
    needs=("course",),
    on="course",
)
