"""What is compiled of a network, and what it holds in numbers.

A network may hold several node models: its regions then lie in groups, one node model
and coupling each, in the order of `Form.groups`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from jaxtyping import Array, Float, Int

from brainTwinStudio.engine.couplings import Coupling, coupling_form
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.engine.nodes.base import NodeModel


class Group(NamedTuple):
    """Neighbouring regions of one kind. pace: time units of its node model that pass
    in one time unit of the network."""

    node: str
    coupling: str
    regions: int
    pace: float = 1.0


class Lag(NamedTuple):
    """How delays are stepped: `block` steps are taken on inputs read from the past in
    one piece; edges with shorter delays are read step by step, from the last `near`
    steps; `history` steps are kept; delays between whole steps are interpolated or
    not."""

    block: int
    near: int
    history: int
    interpolated: bool


class Form(NamedTuple):
    """What is compiled: everything about a network that is not a number.

    channels: how many of the quantities that a node model can send are coupled (all,
    or only the first). unit_s: seconds of the network's time unit. held: the input of a
    step is evaluated once, at its start, and not at every stage. draws: kind of random
    increments (noise.KINDS). order: which region of the connectome each region here is,
    None if the same.
    """

    groups: tuple[Group, ...]
    channels: int
    unit_s: float
    integrator: str = "heun"
    held: bool = False
    draws: str = "coins"
    lag: Lag | None = None
    order: tuple[int, ...] | None = None

    @property
    def regions(self) -> int:
        return sum(group.regions for group in self.groups)

    @property
    def states(self) -> int:
        return max(len(part.node.info.states) for part in parts(self))

    @property
    def waves(self) -> int:
        return max(self.channels * part.coupling.waves for part in parts(self))


class Slots(NamedTuple):
    """The edges of a delayed network, (target, slot) each: index of the source, and 1
    for an edge or 0 for padding. far: delays of a block of steps and more; near: the
    others."""

    far: Int[Array, "target slot"]
    far_mask: Float[Array, "target slot"]
    near: Int[Array, "target near"]
    near_mask: Float[Array, "target near"]


class Wiring(NamedTuple):
    """gain = G C (target, source), per model time unit. strength (region,): in-strength
    of the diffusive form, row sums of gain if None. offset (region,): subtracted from
    the first wave that arrives (links between node models). delays (target, source) in
    time steps, with slots, where the form has a lag."""

    gain: Float[Array, "target source"]
    strength: Float[Array, " region"] | None = None
    offset: Float[Array, " region"] | None = None
    delays: Float[Array, "target source"] | None = None
    slots: Slots | None = None


class Part(NamedTuple):
    """A group with its models and its place among the regions."""

    node: NodeModel
    coupling: Coupling
    here: slice
    pace: float

    @property
    def regions(self) -> int:
        return self.here.stop - self.here.start


def single(
    node: str, coupling: str, regions: int, integrator: str = "heun", **more: object
) -> Form:
    """The form of a network of one node model that couples all it can send."""
    info = node_model(node).info
    group = Group(node, coupling, regions)
    form = Form((group,), len(info.sent), info.unit_s, integrator)
    return form._replace(**more)


def parts(form: Form) -> Iterator[Part]:
    first = 0
    for group in form.groups:
        here = slice(first, first + group.regions)
        node, coupling = node_model(group.node), coupling_form(group.coupling)
        yield Part(node, coupling, here, group.pace)
        first += group.regions
