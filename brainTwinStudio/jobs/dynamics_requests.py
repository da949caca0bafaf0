"""What is asked about a model as a dynamical system."""

from dataclasses import dataclass, field

from brainTwinStudio.project import Array, FrozenMap, Twin


@dataclass(frozen=True, slots=True, eq=False)
class RegionSystemRequest:
    """One region of a twin as a dynamical system. The answer is a RegionSystem, whose
    node and values go into the requests below."""

    twin: Twin
    region: int


@dataclass(frozen=True, slots=True, eq=False)
class NodeSystemRequest:
    """A node model by itself. The answer is a RegionSystem."""

    node: str
    values: FrozenMap[float] = field(default_factory=FrozenMap[float])


@dataclass(frozen=True, slots=True, eq=False)
class PortraitRequest:
    """The phase portrait of two states of a region. The answer is a Portrait. values:
    of all numbers that differ from the defaults; held: states that stand still; ends:
    (low, high) of the two axes, None for the usual ones."""

    node: str
    values: FrozenMap[Array]
    held: tuple[str, ...] = ()
    axes: tuple[int, int] = (0, 1)
    ends: tuple[tuple[float, float], tuple[float, float]] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class TrajectoryRequest:
    """Where a region goes from `start` (free state,), for `span` time units. The answer
    is a Trajectory. values and held as in PortraitRequest."""

    node: str
    values: FrozenMap[Array]
    start: tuple[float, ...]
    span: float
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class DiagramRequest:
    """Equilibria, bifurcations and cycles over a knob. The answer is a Diagram."""

    node: str
    values: FrozenMap[Array]
    knob: str
    ends: tuple[float, float] | None = None
    held: tuple[str, ...] = ()
    cycles: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class NetworkModesRequest:
    """How the network of a twin comes to rest. The answer is a NetworkModes."""

    twin: Twin
