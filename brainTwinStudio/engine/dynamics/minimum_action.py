"""The likeliest way out of a stable equilibrium under weak noise, and how rare it is.

Of dx = F dt + sigma R dW the mean time to leave grows as exp(A / sigma^2), where A is
the least action of a path phi from the equilibrium to the saddle at the edge of its
basin. least_action.py finds it. Down from the saddle the system goes by itself, at no
cost. In gradient systems A is twice the height of the barrier and the factor is known
(Bovier et al. 2004, doi:10.4171/JEMS/14). Source: SCIENCE.md H.5.
"""

import numpy as np

from brainTwinStudio.engine.dynamics.equilibria import equilibria
from brainTwinStudio.engine.dynamics.flow import trajectory
from brainTwinStudio.engine.dynamics.least_action import is_gradient, spaced, uphill
from brainTwinStudio.engine.dynamics.vector_field import VectorField
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import Equilibrium
from brainTwinStudio.project.landscape import ActionPath, Transitions

ASIDE, NEAR, DOWN = 1e-4, 2e-3, 20_000
SHOWN = 200
ONE = "There is one stable equilibrium only: no other to get to."
NONE = "There is no stable equilibrium: nothing to leave."
NO_SADDLE = "No saddle was found between the stable equilibria."
LEADS_ON = (
    "From the saddle at {where} the state goes to no equilibrium on one side, so a "
    "cycle or more may lie there; that way was left out."
)


def transitions(
    field: VectorField, level: float, relative: Array, knobs: Array | None = None
) -> Transitions:
    """Between all stable equilibria that share a saddle with one direction away; level,
    relative (state,) as `noise_of` gives them."""
    if not (relative > 0).all():
        still = [n for n, r in zip(field.states, relative, strict=True) if not r > 0]
        raise InputError(
            f"No noise drives {' and '.join(still)}: the least action is known only "
            "where noise drives all states."
        )
    knobs = field.start if knobs is None else knobs
    rest = equilibria(field, knobs)
    stable = [one for one in rest if not one.unstable]
    if len(stable) < 2:
        return Transitions((), (ONE if stable else NONE,))
    paths, notes = [], []
    for saddle in (one for one in rest if one.unstable == 1):
        ends = [_down(field, saddle, side, knobs, stable) for side in (-1.0, 1.0)]
        if None in ends:
            where = ", ".join(f"{value:.3g}" for value in saddle.state)
            notes.append(LEADS_ON.format(where=where))
        one, other = ends
        if one is None or other is None or one[0] is other[0]:
            continue
        for (begin, _), (end, down) in ((one, other), (other, one)):
            found = _path(field, begin, saddle, (end, down), relative, knobs, level)
            paths.append(found)
    if not paths and not notes:
        notes.append(NO_SADDLE)
    return Transitions(tuple(paths), tuple(notes))


def _path(
    field: VectorField,
    begin: Equilibrium,
    saddle: Equilibrium,
    down: tuple[Equilibrium, Array],
    relative: Array,
    knobs: Array,
    level: float,
) -> ActionPath:
    up, error = uphill(field, begin.state, saddle.state, relative, knobs)
    gradient = is_gradient(field, relative, knobs)
    rate = float(np.real(saddle.eigenvalues[0]))
    escape = np.nan
    if gradient:
        steep = np.prod(np.real(saddle.eigenvalues)) / np.prod(
            np.real(begin.eigenvalues)
        )
        factor = 2 * np.pi / rate * np.sqrt(abs(steep))
        with np.errstate(over="ignore"):
            escape = float(factor * np.exp(up.action / level**2))
    return ActionPath(
        begin=begin,
        saddle=saddle,
        end=down[0],
        states=np.vstack([up.path, down[1]]),
        top=len(up.path) - 1,
        action=up.action,
        error=error,
        level=level,
        gradient=gradient,
        rate_up=rate,
        escape=escape,
        steps=up.steps,
        left=up.left,
    )


def _down(
    field: VectorField,
    saddle: Equilibrium,
    side: float,
    knobs: Array,
    stable: list[Equilibrium],
) -> tuple[Equilibrium, Array] | None:
    """Where a state goes from beside a saddle, and on which way (point, state); None if
    to no equilibrium."""
    size = field.state_size
    away = np.real(saddle.modes[:, 0])
    begin = saddle.state + side * ASIDE * size * away / np.linalg.norm(away)
    fastest = max(np.abs(one.eigenvalues).max() for one in (saddle, *stable))
    step = 0.1 / float(fastest)
    way = trajectory(field, begin, knobs, step, DOWN)
    for one in stable:
        close = np.abs((way - one.state) / size).max(axis=1) < NEAR
        if close.any() and close[-1]:
            way = np.vstack([way[: int(close.argmax())], one.state])
            return one, spaced(way / size, SHOWN) * size
    return None
