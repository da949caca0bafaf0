"""What is found of a model as a dynamical system; engine/dynamics finds it."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.project.arrays import Array, FrozenMap

TIMES = 3.0  # of the value: how far around it a knob is turned
ROOM = 0.25


@dataclass(frozen=True, slots=True)
class Equilibrium:
    """state (state,), eigenvalues of the Jacobian (state,) per time unit, those that
    grow fastest first, and their right eigenvectors in columns."""

    state: Array
    eigenvalues: np.ndarray
    modes: np.ndarray

    @property
    def unstable(self) -> int:
        """How many directions lead away."""
        return int((np.real(self.eigenvalues) > 0).sum())

    @property
    def kind(self) -> str:
        """A stable node, stable focus, saddle, unstable node, unstable focus; a saddle
        focus spirals. A focus is named by its slowest directions."""
        n, away = self.eigenvalues.size, self.unstable
        turning = abs(np.imag(self.eigenvalues)) > 1e-9 * abs(self.eigenvalues).max()
        if 0 < away < n:
            leading = turning[:away].any() or turning[away:].any()
            return "saddle focus" if n > 2 and leading else "saddle"
        return kind_of(n, away, turns=bool(turning[0 if away == 0 else -1]))

    @property
    def frequency(self) -> float:
        """Of the leading pair, in cycles per time unit; 0 where it does not turn."""
        return float(abs(np.imag(self.eigenvalues[0])) / (2 * np.pi))


def kind_of(states: int, unstable: int, *, turns: bool) -> str:
    """'stable node', 'unstable focus', 'saddle': of so many states, by how many
    directions lead away and whether the slowest turn."""
    if 0 < unstable < states:
        return "saddle"
    return f"{'unstable' if unstable else 'stable'} {'focus' if turns else 'node'}"


@dataclass(frozen=True, slots=True)
class Special:
    """A bifurcation. kind: "fold", "hopf", "branch point"; frequency: of a Hopf point,
    cycles per time unit; coefficient: of its normal form (normal_forms.py), of a Hopf
    point below 0 where a stable cycle is born."""

    kind: str
    knob: float
    state: Array
    frequency: float = 0.0
    coefficient: float = float("nan")


@dataclass(frozen=True, slots=True)
class Branch:
    """Equilibria along one curve: knob (point,), states (point, state), unstable
    (point,): how many directions lead away; leading (point,): the eigenvalue that grows
    fastest."""

    knob: Array
    states: Array
    unstable: np.ndarray
    leading: np.ndarray
    specials: tuple[Special, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A point of codimension two. kind: "cusp", "bogdanov-takens", "generalised hopf",
    "zero-hopf"; at the values (2,) of the two knobs."""

    kind: str
    knobs: Array
    state: Array


@dataclass(frozen=True, slots=True)
class BifurcationCurve:
    """kind: "fold" or "hopf"; knobs (point, 2) in the order asked for; states (point,
    state); meetings: what lies on it."""

    kind: str
    knobs: Array
    states: Array
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Cycles:
    """knob (point,); low, high (point, state): extremes of the states; period (point,)
    in time units; largest (point,): modulus of the largest multiplier beside the one
    that is 1."""

    knob: Array
    low: Array
    high: Array
    period: Array
    largest: Array

    @property
    def stable(self) -> np.ndarray:
        return self.largest < 1


@dataclass(frozen=True, slots=True)
class Cycle:
    """One limit cycle: times (point,) from 0 to the period, in time units, and states
    (point, state) there; multipliers (state,), the largest first, of which one is 1;
    residual: largest relative residual of the equation between two points."""

    times: Array
    states: Array
    period: float
    multipliers: np.ndarray
    residual: float

    @property
    def largest(self) -> float:
        """Modulus of the largest multiplier beside the one that is 1."""
        rest = np.delete(self.multipliers, np.argmin(np.abs(self.multipliers - 1)))
        return float(np.abs(rest).max(initial=0.0))


@dataclass(frozen=True, slots=True)
class Portrait:
    """axes: names of the two states. x (column,), y (row,): where the rates of change
    u, v (row, column) per time unit are. nullclines: for each of the two states, lines
    (point, 2) on which it stands still. equilibria, where the field has two states
    only; separatrices: lines (point, 2) into its saddles."""

    axes: tuple[str, str]
    x: Array
    y: Array
    u: Array
    v: Array
    nullclines: tuple[tuple[Array, ...], tuple[Array, ...]]
    equilibria: tuple[Equilibrium, ...]
    separatrices: tuple[Array, ...]


@dataclass(frozen=True, slots=True)
class Trajectory:
    """Where a state goes by itself, without noise: times (time,) in time units, states
    (time, state)."""

    times: Array
    states: Array


@dataclass(frozen=True, slots=True)
class Spectrum:
    """exponents (exponent,) per time unit, the largest first; errors: standard errors
    over parts of the run; course (part, exponent): the estimate as the run goes on."""

    exponents: Array
    errors: Array
    course: Array

    @property
    def dimension(self) -> float:
        """Kaplan-Yorke dimension of the attractor; 0 where all exponents are below."""
        sums = np.cumsum(self.exponents)
        if self.exponents[0] < 0:
            return 0.0
        last = int(np.flatnonzero(sums >= 0)[-1])
        if last + 1 == self.exponents.size:
            return float(self.exponents.size)
        return last + 1 + float(sums[last] / abs(self.exponents[last + 1]))


@dataclass(frozen=True, slots=True)
class Knob:
    """A number of a region that can be turned: its value now and its usual ends."""

    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class RegionSystem:
    """One region as a dynamical system: its node model with these values, the weights
    of its learned parts among them ("part.array"). state_ends: (low, high) of every
    state. unit_s: seconds of the model's time unit. place: what it is, in words."""

    node: str
    values: FrozenMap[Array]
    states: tuple[str, ...]
    state_ends: tuple[tuple[float, float], ...]
    knobs: tuple[Knob, ...]
    unit_s: float
    place: str


@dataclass(frozen=True, slots=True, eq=False)
class Diagram:
    """Branches of equilibria over a knob, with the cycles born at their Hopf points,
    and what could not be followed, in sentences."""

    knob: str
    ends: tuple[float, float]
    branches: tuple[Branch, ...]
    cycles: tuple[Cycles, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class NetworkModes:
    """The network of a twin close to rest. eigenvalues (mode,) per second, the slowest
    to fade first, of a pair only the one that turns forward; modes (region, mode): how
    strongly every region takes part, the largest 1. average, modal (region,):
    controllability; strength (region,): in-strength, what it is compared with.
    average is in seconds: energy of the response to an impulse of 1."""

    eigenvalues: np.ndarray
    modes: Array
    average: Array
    modal: Array
    strength: Array

    @property
    def frequency_hz(self) -> Array:
        return np.abs(np.imag(self.eigenvalues)) / (2 * np.pi)

    @property
    def fading_s(self) -> Array:
        """Seconds until a mode has faded to 1/e; negative where it grows."""
        return -1 / np.real(self.eigenvalues)


def near(knob: Knob, value: float, survey: Diagram | None) -> tuple[float, float]:
    """Ends around a value that hold the next bifurcation; the usual ends where nothing
    says what is near."""
    reach = TIMES * abs(value)
    points = [value - reach, value + reach]
    if survey is not None:
        found = [s.knob for b in survey.branches for s in b.specials]
        found = [at for at in found if knob.low <= at <= knob.high]
        if found:
            points.append(min(found, key=lambda at: abs(at - value)))
    low, high = min(points), max(points)
    if high <= low:
        return knob.low, knob.high
    room = ROOM * (high - low)
    return max(low - room, min(knob.low, value)), min(
        high + room, max(knob.high, value)
    )
