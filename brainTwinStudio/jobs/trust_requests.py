"""What is asked about how far a twin can be trusted."""

from dataclasses import dataclass, field

from brainTwinStudio.project import Array, FrozenMap, Recording, Scenario, Twin


@dataclass(frozen=True, slots=True, eq=False)
class WellPosednessRequest:
    """Whether its recordings determine a twin. The answer is a WellPosedness.

    recordings: the runs it was fitted to; none = the features that the twin carries of
    them. starts: inversions from points of the prior; repeats: refits to disturbed data
    at each of ten levels of noise; points: of each profile likelihood. 0 leaves that
    part out, and the answer says that it is not estimated.
    """

    twin: Twin
    recordings: tuple[Recording, ...] = ()
    starts: int = 8
    repeats: int = 3
    points: int = 9
    seed: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class EquilibriaRequest:
    """Where a region comes to rest. The answer is an Equilibria. values as in
    PortraitRequest."""

    node: str
    values: FrozenMap[Array] = field(default_factory=FrozenMap[Array])


@dataclass(frozen=True, slots=True, eq=False)
class ExponentRequest:
    """How fast small changes of a twin's network grow. The answer is a
    LargestExponent."""

    twin: Twin
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class NodeExponentsRequest:
    """All Lyapunov exponents of a node model by itself. The answer is a
    NodeExponents."""

    node: str
    values: FrozenMap[float] = field(default_factory=FrozenMap[float])
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class PlanDriversRequest:
    """What drove the predicted effect of a plan, with its own seeds and noise. The
    answer is a PlanDrivers. most: regions, connections and parts that are tried."""

    twin: Twin
    scenario: Scenario
    most: int = 6


TrustAsked = (
    WellPosednessRequest
    | EquilibriaRequest
    | ExponentRequest
    | NodeExponentsRequest
    | PlanDriversRequest
)
