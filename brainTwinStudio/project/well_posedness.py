"""Whether a recording determines a twin: what engine/well_posedness/ finds,
and window, report and command line show (SCIENCE.md E.7)."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from brainTwinStudio.project.arrays import Array, FrozenMap

Light = Literal["good", "fair", "poor", "not estimated"]
Verdict = Literal["identifiable", "correlated", "not identifiable"]
UNKNOWN: Light = "not estimated"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of the dashboard. name: "existence", "uniqueness", "stability",
    "conditioning", "identifiability"; value: the number of SCIENCE.md E.7, nan where
    not estimated; told: that number in a sentence; meaning: what it is, and how it was
    computed."""

    name: str
    label: str
    value: float
    light: Light
    told: str
    meaning: str


@dataclass(frozen=True, slots=True, eq=False)
class ParameterVerdict:
    """Of one parameter. left: posterior over prior standard deviation, () or (region,)
    or (edge,); of regional ones and edges the verdict is that of most. partner: the
    parameter it is most correlated with, and how strongly; "" without one. told: the
    verdict in a sentence; helps: what data would help, "" where nothing is lacking."""

    name: str
    left: Array
    verdict: Verdict
    verdicts: tuple[Verdict, ...]
    partner: str
    correlation: float
    told: str
    helps: str


@dataclass(frozen=True, slots=True, eq=False)
class Direction:
    """A direction in the space of parameters. singular: of the sensitivity matrix,
    scaled by prior spread and noise of the features: below 1 the prior says more than
    the recording. parts: name -> () or (region,) loading, of unit length together (of
    edges the root sum of squares at either end); told: which parameters trade."""

    singular: float
    parts: FrozenMap[Array]
    told: str


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """Profile likelihood of one parameter: values (point,) in its unit; rise (point,):
    -2 log likelihood over its minimum, all other parameters fitted again; low, high:
    where the rise is 2.71 (90 %), inf where it never is."""

    name: str
    region: str
    values: Array
    rise: Array
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Starts:
    """Inversion from many starts. losses (start,), the smallest first; cluster
    (start,): which solution each found, 0 the best; dispersion: of the parameters of
    those within 5 % of the best loss, over their prior spread; picture (start, 2):
    where they lie on their first two principal axes, in prior spreads."""

    losses: Array
    cluster: Array
    dispersion: float
    picture: Array


@dataclass(frozen=True, slots=True, eq=False)
class Perturbed:
    """Refits to disturbed data: levels (level,) of noise as a share of the features'
    root mean square, change (level, repeat): |dtheta| / |theta|; slope: by level."""

    levels: Array
    change: Array
    slope: float


@dataclass(frozen=True, slots=True, eq=False)
class Elasticity:
    """How a summary of the prediction answers to one parameter: change of `outcome`
    in its standard errors when the parameter moves by one prior spread (of regional
    ones: all regions together)."""

    name: str
    outcome: str
    value: float


@dataclass(frozen=True, slots=True, eq=False)
class WellPosedness:
    """criteria in the order of SCIENCE.md E.7. singular (parameter,): of the scaled
    sensitivity matrix, largest first, 0 of a direction that leaves no trace in the
    data; condition: the ratio of its ends; effective_rank: exp(entropy). sloppy: the
    directions the recording says least about, stiff: most, sloppiest and stiffest
    first. starts, perturbed None where not estimated. data: what it was computed from,
    in words; seconds: what it took."""

    twin_id: str
    criteria: tuple[Criterion, ...]
    parameters: tuple[ParameterVerdict, ...]
    singular: Array
    condition: float
    effective_rank: float
    sloppy: tuple[Direction, ...]
    stiff: tuple[Direction, ...]
    starts: Starts | None
    perturbed: Perturbed | None
    profiles: tuple[Profile, ...]
    elasticities: tuple[Elasticity, ...]
    data: str
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    settings: FrozenMap[float] = field(default_factory=FrozenMap[float])

    @property
    def silent(self) -> int:
        """Directions that leave no trace in the data."""
        return int((self.singular == 0).sum())

    @property
    def seen_condition(self) -> float:
        """The condition number among all other directions."""
        return condition_of(self.singular[self.singular > 0])


def condition_of(singular: Array) -> float:
    """Largest over smallest of singular values (direction,), largest first; nan of
    none, inf where the smallest is 0."""
    if not singular.size:
        return np.nan
    return float(singular[0] / singular[-1]) if singular[-1] > 0 else np.inf
