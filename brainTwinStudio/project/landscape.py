"""Where a noisy system dwells, and how it gets from one attractor to another.

Noise: dx = F dt + sigma R dW, R the relative amplitudes of the states. Potentials and
actions are in units of sigma^2: a state of density p has U = -sigma^2 log p, and the
least action of a way up equals the difference of U as sigma goes to 0. SCIENCE.md H.5
writes the same exponent action / sigma^2 as S = (1 / 4 D) int |dx/dt - F|^2 dt, with
sigma^2 = 2 D. Source: Freidlin and Wentzell 2012, doi:10.1007/978-3-642-25847-3.
"""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.project.arrays import Array
from brainTwinStudio.project.dynamics import Equilibrium


@dataclass(frozen=True, slots=True, eq=False)
class Landscape:
    """axes: names of the two axes, the second "" where there is one state. x (column,),
    y (row,): where the density (row, column), of sum 1 over cells, is known. potential
    (row, column): -level^2 log density, 0 at its lowest, NaN where too little was seen.
    level: sigma; 1 where the density is of simulated states. flux_u, flux_v (row,
    column): probability flux per time unit; None where it is not known. low, high
    (row, column): 90 % interval of the potential over runs, None where it was not
    estimated. how: in words where it comes from.

    rest: equilibria in view with the potential there (equilibrium,). relaxation: time
    units in which the density forgets its start (with two attractors: how long changing
    takes), NaN where not known. production: entropy production per time unit, 0 in
    balance. smeared: by what share the grid widens the noise at the worst, on average.
    """

    axes: tuple[str, str]
    x: Array
    y: Array
    density: Array
    potential: Array
    level: float
    how: str
    flux_u: Array | None = None
    flux_v: Array | None = None
    low: Array | None = None
    high: Array | None = None
    rest: tuple[Equilibrium, ...] = ()
    heights: Array | None = None
    relaxation: float = float("nan")
    production: float = float("nan")
    smeared: float = float("nan")
    notes: tuple[str, ...] = ()

    @property
    def widest(self) -> float:
        """Largest width of the interval of the potential where it is below 3; NaN."""
        if self.low is None or self.high is None:
            return float("nan")
        near = np.isfinite(self.potential) & (self.potential < 3 * self.level**2)
        return float(np.max((self.high - self.low)[near]))


@dataclass(frozen=True, slots=True, eq=False)
class ActionPath:
    """The likeliest way from one stable equilibrium to another under weak noise.

    states (point, state): up to the saddle at `top` (its row), then down without noise.
    action: of the way up, in units of sigma^2, the way down costs nothing; error: how
    far it may be off by the finite number of points. level: sigma. gradient: whether
    the field is one (detailed balance). rate_up: how fast the saddle is left, per time
    unit. escape: mean time in time units by Eyring and Kramers, NaN where the field is
    not a gradient: then exp(action / sigma^2) is known but for a factor. steps: of the
    descent; left: how much the last of its rounds lowered the action, as a share of it.
    """

    begin: Equilibrium
    saddle: Equilibrium
    end: Equilibrium
    states: Array
    top: int
    action: float
    error: float
    level: float
    gradient: bool
    rate_up: float
    escape: float
    steps: int
    left: float

    @property
    def exponent(self) -> float:
        """The action over sigma^2: log of the mean escape time but for a factor."""
        return self.action / self.level**2


@dataclass(frozen=True, slots=True, eq=False)
class Transitions:
    """Ways between stable equilibria, each in both directions; what could not be found,
    in sentences."""

    paths: tuple[ActionPath, ...]
    notes: tuple[str, ...] = ()
