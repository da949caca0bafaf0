"""Members of a fit: the same brain from other noise, each a full answer of the
nonlinear objective where a Laplace approximation takes a straight line.

Randomised maximum likelihood (Chen and Oliver 2012, doi:10.1007/s11004-011-9376-z):
features moved by a draw of their noise, the place the penalty pulls to by a draw of
the prior, then a few steps of L-BFGS from the optimum (SCIENCE.md E.6).
Steps end before directions that the recording hardly determines are explored: with 68
regions and free edges members scatter less than the Laplace approximation says.
"""

from collections.abc import Callable, Mapping

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from brainTwinStudio.engine.inference.laplace import Laplace
from brainTwinStudio.engine.initialise import LinearFit
from brainTwinStudio.engine.linear_objective import Targets
from brainTwinStudio.engine.parameters import Pull, Theta, in_form, physical
from brainTwinStudio.project import Array

MEMBERS = 10
STEPS = 40
SHARES = (1.0, 0.5, 0.25, 0.1, 0.0)


def ensemble(
    fit: LinearFit,
    of: Laplace,
    targets: Targets,
    pull: Pull,
    *,
    members: int = MEMBERS,
    steps: int = STEPS,
    stop: Callable[[], bool] = lambda: False,
) -> list[Theta]:
    """Refits from the optimum of `of` with its draws of noise; fewer than `members`
    where `stop` asked for it. Parameters the linear theory does not see stay."""
    origin = ravel_pytree(pull.origin)[0]
    found: list[Theta] = []
    for draw in range(min(members, len(of.anchors))):
        if stop():
            break
        moved = targets._replace(
            fc_z=targets.fc_z + of.misfit[0] * of.noise.fc_z[draw],
            bands=targets.bands + of.misfit[1] * of.noise.bands[draw],
        )
        elsewhere = pull._replace(origin=of.split(origin + of.anchors[draw]))
        begin = _begin(fit, of, draw, moved, elsewhere)
        theta, _ = fit.minimise(
            begin, of.names, moved, elsewhere, steps, lambda value: stop()
        )
        found.append(theta)
    return found


def _begin(
    fit: LinearFit, of: Laplace, draw: int, targets: Targets, pull: Pull
) -> Theta:
    """Where the straight line says the answer is, or as far toward it as the objective
    falls: near instability the line leaves what is stable."""
    flat = np.asarray(ravel_pytree(of.theta)[0])
    tried = [flat + share * of.deviations[draw] for share in SHARES]
    values = [float(fit.value(jnp.asarray(row), targets, pull)) for row in tried]
    return of.split(tried[int(np.argmin(np.nan_to_num(values, nan=np.inf)))])


def as_twins_carry(
    of: Laplace, members: list[Theta], coupling: str
) -> Mapping[str, Array]:
    """Name -> (member, ...) parameters in their units and the form of coupling."""
    each = [in_form(physical(theta, of.layout), coupling) for theta in members]
    return jax.tree.map(lambda *rows: np.stack([np.asarray(r) for r in rows]), *each)
