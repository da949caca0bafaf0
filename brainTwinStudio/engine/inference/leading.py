"""The network at rest after a plan, against what the prior of the fit allows.

The fit keeps networks away from instability: where the leading mode has more than
thirty times the variance that regions would have by themselves its objective rises with
the square of the logarithm (`initialise`). Read as a prior that is half of a Gaussian,
p = erfc(sqrt(WALL) log(amplification / 30)); an unstable network has p = 0.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.linalg import solve_continuous_lyapunov
from scipy.special import erfc

from brainTwinStudio.engine.inference.familiarity import Leading
from brainTwinStudio.engine.linear_objective import LARGEST_AMPLIFICATION, WALL
from brainTwinStudio.project import Array

NEEDED = ("a", "frequency_hz", "noise")


def leading(
    parameters: Mapping[str, Array],
    gain: Array,
    strengths: Sequence[Array],
    present: Array,
    usual: tuple[Array, Array],
    usual_parameters: Mapping[str, Array] | None = None,
) -> Leading | None:
    """Of the members with in-strengths `strengths` (region,) each, the worst. usual:
    gain and strength of the unchanged network, usual_parameters: its own where they
    differ. None for nodes without that theory, and
    where the unchanged network is not stable at rest itself."""
    if any(name not in parameters for name in NEEDED):
        return None
    here = np.flatnonzero(np.asarray(present) > 0)
    p = _needed(parameters, len(gain))
    own = p if usual_parameters is None else _needed(usual_parameters, len(gain))
    before = _mode(own, *usual, np.arange(len(gain)))
    if before[0] >= 0:
        return None
    members = [_mode(p, gain, strength, here) for strength in strengths]
    allowed = max(LARGEST_AMPLIFICATION, before[1])
    growth, size = max(members)
    if growth >= 0:
        return Leading(growth, 0.0, np.inf)
    size = max(size for _, size in members)
    beyond = max(np.log(size / allowed), 0.0)
    return Leading(growth, float(erfc(np.sqrt(WALL) * beyond)), size / allowed)


def _needed(parameters: Mapping[str, Array], regions: int) -> dict[str, Array]:
    """Every region's own."""
    p = {name: np.asarray(parameters[name], float) for name in NEEDED}
    return {name: np.broadcast_to(value, regions) for name, value in p.items()}


def _mode(
    p: Mapping[str, Array], gain: Array, strength: Array, here: Array
) -> tuple[float, float]:
    """Growth of the slowest mode, 1/s, and the variance of the leading one over that of
    regions by themselves; infinite where the network is unstable."""
    own = p["a"] - strength
    system = np.diag(own + 2j * np.pi * p["frequency_hz"]) + gain
    system = system[np.ix_(here, here)]
    growth = float(np.linalg.eigvals(system).real.max())
    if growth >= 0:
        return growth, np.inf
    drive = 2 * p["noise"][here] ** 2
    states = solve_continuous_lyapunov(system, -np.diag(drive).astype(complex)).real / 2
    alone = np.sqrt(p["noise"][here] ** 2 / (2 * np.abs(own[here])))
    values = np.linalg.eigvalsh(states / np.outer(alone, alone))
    return growth, float(values[-1])
