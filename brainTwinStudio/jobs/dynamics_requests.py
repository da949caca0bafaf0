"""What is asked about a model as a dynamical system."""

from dataclasses import dataclass, field

from brainTwinStudio.project import Array, FrozenMap, Recording, Twin


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
class CycleRequest:
    """The limit cycle that a region ends on, by collocation. The answer is a Cycle.
    values and held as in PortraitRequest."""

    node: str
    values: FrozenMap[Array]
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class NetworkModesRequest:
    """How the network of a twin comes to rest. The answer is a NetworkModes."""

    twin: Twin


# ---------------------------------------------------------------- with noise


@dataclass(frozen=True, slots=True, eq=False)
class LandscapeRequest:
    """Where a region with noise dwells. The answer is a Landscape. values, held, axes
    and ends as in PortraitRequest; ends None: all that is visited."""

    node: str
    values: FrozenMap[Array]
    held: tuple[str, ...] = ()
    axes: tuple[int, int] = (0, 1)
    ends: tuple[tuple[float, float], ...] | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class TransitionsRequest:
    """The likeliest ways of a region between its stable equilibria. The answer is a
    Transitions. values and held as in PortraitRequest."""

    node: str
    values: FrozenMap[Array]
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class TwinLandscapeRequest:
    """Where the whole network dwells, on two principal axes of simulated BOLD. The
    answer is a Landscape. seconds: of each run, None for that of the recording."""

    twin: Twin
    seconds: float | None = None
    seeds: int = 32
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class CouplingScanRequest:
    """What becomes of a twin as G, and a parameter `knob` beside it, are multiplied by
    factors. The answer is a CouplingScan."""

    twin: Twin
    factors: tuple[float, ...]
    knob: str = ""
    knob_factors: tuple[float, ...] = (1.0,)
    seeds: int = 16
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class ManifoldRequest:
    """The space that a twin moves in, beside that of recordings. The answer is a
    LatentManifold."""

    twin: Twin
    recordings: tuple[Recording, ...] = ()
    seeds: int = 16
    seed: int = 0
    notes: tuple[str, ...] = ()


# ---------------------------------------------------------------- pulses and sines


@dataclass(frozen=True, slots=True, eq=False)
class TongueRequest:
    """Where a node follows a periodic input. The answer is an ArnoldTongue. values as
    in PortraitRequest; highest: amplitude, None for a weak one."""

    node: str
    values: FrozenMap[Array]
    highest: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class PhaseResponseRequest:
    """How pulses move the phase of a region's cycle. The answer is a PhaseResponse.
    values as in PortraitRequest; area: of the pulses, None for a weak one."""

    node: str
    values: FrozenMap[Array]
    area: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class RegionEntrainmentRequest:
    """How well a region of a twin follows a sine. The answer is a
    RegionEntrainment."""

    twin: Twin
    region: int
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class PulseAtPhaseRequest:
    """What a pulse does to a region by its phase. The answer is a PulseAtPhase. size:
    of its area in deviations of the region's activity, None for the usual."""

    twin: Twin
    region: int
    size: float | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class ResponseMapRequest:
    """What a pulse to every region does to all. The answer is a ResponseMap. size as in
    PulseAtPhaseRequest."""

    twin: Twin
    size: float | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class ResponseComplexityRequest:
    """PCI of the response to a pulse. The answer is a ResponseComplexity. size as in
    PulseAtPhaseRequest."""

    twin: Twin
    region: int
    size: float | None = None
    seed: int = 0


Driving = (
    TongueRequest
    | PhaseResponseRequest
    | RegionEntrainmentRequest
    | PulseAtPhaseRequest
    | ResponseMapRequest
    | ResponseComplexityRequest
)
WithNoise = (
    LandscapeRequest
    | TransitionsRequest
    | TwinLandscapeRequest
    | CouplingScanRequest
    | ManifoldRequest
)
