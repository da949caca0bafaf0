"""Model predictive control as a small quadratic program.

    min over u:  q |y - target|^2 + r |u|^2 + s |difference of u|^2,   y = F z + G u
    low <= u <= high,   |u(k) - u(k-1)| <= rate,   |given + sum of u up to k| <= charge

Condensed to the inputs, solved by OSQP (Stellato et al. 2020, doi:10.1007/
s12532-020-00179-2), which starts where the last one ended. y and u are scaled as in
lifted_model.py.
"""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csc_matrix, eye, vstack

from brainTwinStudio.engine.control.lifted_model import HORIZON, LiftedModel


class Costs(NamedTuple):
    """q, r, s above; target of y. low, high and rate of u, charge of the sum of u since
    the beginning, None without that limit."""

    low: float
    high: float
    rate: float
    target: float = 0.0
    q: float = 1.0
    r: float = 1.0
    s: float = 0.1
    charge: float | None = None


class RecedingHorizon:
    """decide(z, given) is the first of the best inputs."""

    def __init__(self, model: LiftedModel, costs: Costs) -> None:
        import osqp

        n, at = HORIZON, costs
        self._costs = costs
        F, G = model.foretold(n)
        change = np.eye(n) - np.eye(n, k=-1)
        square = at.q * G.T @ G + at.r * np.eye(n) + at.s * change.T @ change
        self._to_z = 2 * at.q * G.T @ F
        self._to_target = -2 * at.q * at.target * G.sum(axis=0)
        rows = [eye(n), csc_matrix(change)]
        low = [np.full(n, at.low), np.full(n, -at.rate)]
        high = [np.full(n, at.high), np.full(n, at.rate)]
        if at.charge is not None:
            rows.append(csc_matrix(np.tril(np.ones((n, n)))))
            low.append(np.full(n, -at.charge))
            high.append(np.full(n, at.charge))
        self._low, self._high = np.concatenate(low), np.concatenate(high)
        self._solver = osqp.OSQP()
        self._solver.setup(
            P=csc_matrix(np.triu(2 * square)),
            q=np.zeros(n),
            A=csc_matrix(vstack(rows)),
            l=self._low,
            u=self._high,
            verbose=False,
            warm_starting=True,
            eps_abs=1e-4,
            eps_rel=1e-4,
            max_iter=500,
        )

    def decide(self, z: np.ndarray, last: float, given: float = 0.0) -> float:
        """last: the input before. given: sum of inputs before, for the charge."""
        q = self._to_z @ z + self._to_target
        q[0] -= 2 * self._costs.s * last
        low, high = self._low.copy(), self._high.copy()
        low[HORIZON] += last
        high[HORIZON] += last
        if self._costs.charge is not None:
            low[2 * HORIZON :] -= given
            high[2 * HORIZON :] -= given
        self._solver.update(q=q, l=low, u=high)
        first = float(self._solver.solve(raise_error=False).x[0])
        if not np.isfinite(first):
            first = 0.0  # no input keeps all limits: let go, as fast as may be
        first = min(max(first, last - self._costs.rate), last + self._costs.rate)
        return min(max(first, self._costs.low), self._costs.high)
