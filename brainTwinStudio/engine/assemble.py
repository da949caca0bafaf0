"""From names and numbers to a network that runs, or a sentence that says why not.

Values are given in the order of the regions of the weights; regions of one node model
become neighbours inside (`Assembled.order`), and every answer of `simulate` is back in
the order given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.couplings import coupling_form
from brainTwinStudio.engine.delays import lag_of
from brainTwinStudio.engine.form import Form, Group, Lag, Slots, Wiring
from brainTwinStudio.engine.given import Numbers, values_of
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.integrators import integrator
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.engine.noise import KINDS
from brainTwinStudio.engine.simulation import Inputs
from brainTwinStudio.engine.stability import check
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array


class Link(NamedTuple):
    """What a region of one model makes of what a region of another sends: scale times
    (sent - offset)."""

    scale: float = 1.0
    offset: float = 0.0


class Tracts(NamedTuple):
    """What makes conduction delays: lengths (target, source) in mm, velocity in m/s."""

    lengths_mm: Array
    velocity_m_s: float


@dataclass(frozen=True, slots=True)
class Choices:
    """How regions are joined and stepped.

    couplings: node model -> coupling form, the model's usual one if not given. links:
    (receiving node model, sending node model) -> Link. coupled: how many of the
    quantities that a node sends are coupled, None for all. held: input evaluated once a
    step. interpolated: delays between whole steps; otherwise they are rounded. dtype:
    of all numbers. unit_s: node model -> seconds of its time unit, for dimensionless
    models. check_step: refuse a time step that is too long.
    """

    couplings: Mapping[str, str] = field(default_factory=dict[str, str])
    links: Mapping[tuple[str, str], Link] = field(
        default_factory=dict[tuple[str, str], Link]
    )
    integrator: str = "heun"
    coupled: int | None = None
    held: bool = False
    draws: str = "coins"
    interpolated: bool = True
    dtype: type[np.floating] = np.float64
    unit_s: Mapping[str, float] = field(default_factory=dict[str, float])
    check_step: bool = True


class Assembled(NamedTuple):
    """A network ready for `simulate(form, grid, inputs, keys, over=over)`; over: what
    has a batch axis. Stimulus and start are set by `inputs._replace`."""

    form: Form
    grid: Grid
    inputs: Inputs
    over: tuple[str, ...] = ()


def assemble(
    nodes: str | Sequence[str],
    weights: Array,
    grid: Grid,
    parameters: Mapping[str, Numbers] | None = None,
    tracts: Tracts | None = None,
    choices: Choices | None = None,
    over: tuple[str, ...] = (),
) -> Assembled:
    """Check everything and put it together.

    nodes: a node model for all regions, or one name per region. weights (target,
    source), already on the scale of the models' G, diagonal 0. parameters: name or
    "node.name" -> one value or one per region; what is not given has its default.
    over: names of parameters, or "weights", that have a leading batch axis of the
    length of the keys.

    Raises InputError for unknown names (with those that exist), wrong shapes, values
    out of bounds, and a time step that is too long (`stability.check`).
    """
    choices = choices or Choices()
    integrator(choices.integrator)
    if choices.draws not in KINDS:
        raise InputError(f"No draws '{choices.draws}'. Known: {', '.join(KINDS)}.")
    matrix = _weights(weights, batched="weights" in over)
    n = matrix.shape[-1]
    names = (nodes,) * n if isinstance(nodes, str) else tuple(nodes)
    if len(names) != n:
        raise InputError(
            f"There are {len(names)} node models for {n} regions; expected one name, "
            "or one a region."
        )
    kinds = tuple(dict.fromkeys(names))
    order = np.argsort([kinds.index(name) for name in names], kind="stable")
    units = {kind: _unit_s(kind, choices) for kind in kinds}
    groups = _groups(units, names, choices.couplings)
    given = dict(parameters or {})
    values, over = values_of(groups, order, given, n, over, choices.dtype)
    matrix = matrix[..., order[:, None], order]
    sent = [len(node_model(g.node).info.sent) for g in groups]
    form = Form(
        groups,
        _coupled(choices.coupled, max(sent)),
        units[kinds[0]],
        choices.integrator,
        choices.held,
        choices.draws,
        order=None if (np.diff(order) == 1).all() else tuple(order.tolist()),
    )
    wiring, batched = _wiring(form, values, matrix, choices)
    lag, delays, slots = _delays(matrix, order, tracts, grid, choices)
    inputs = Inputs(values, wiring._replace(delays=delays, slots=slots))
    found = Assembled(form._replace(lag=lag), grid, inputs, (*over, *batched))
    if choices.check_step:
        check(*found)
    return found


def _weights(weights: Array, *, batched: bool) -> Array:
    matrix = np.asarray(weights, float)
    if matrix.ndim != 2 + batched or matrix.shape[-1] != matrix.shape[-2]:
        raise InputError(
            f"The weights have shape {matrix.shape}; they must be square, (target, "
            f"source){', with a batch axis first' if batched else ''}."
        )
    if not np.isfinite(matrix).all():
        raise InputError("The weights hold values that are not finite.")
    if np.diagonal(matrix, axis1=-2, axis2=-1).any():
        raise InputError(
            "The diagonal of the weights is not 0; a region's input from itself "
            "belongs to its node model."
        )
    return matrix


def _groups(
    units: Mapping[str, float], names: tuple[str, ...], couplings: Mapping[str, str]
) -> tuple[Group, ...]:
    kinds = tuple(units)
    unknown = [name for name in couplings if name not in kinds]
    if unknown:
        raise InputError(
            f"A coupling is given for '{unknown[0]}', which no region has. Node models "
            f"here: {', '.join(kinds)}."
        )
    groups: list[Group] = []
    for kind in kinds:
        info = node_model(kind).info
        coupling = couplings.get(kind, info.couplings[0])
        coupling_form(coupling)
        if coupling not in info.couplings:
            raise InputError(
                f"{info.label} cannot be coupled '{coupling}'. Its coupling forms: "
                f"{', '.join(info.couplings)}."
            )
        if len(units) > 1 and coupling_form(coupling).waves > 1:
            raise InputError(
                f"{info.label} is coupled by phase differences, which other node "
                "models do not have; it cannot share a network with them."
            )
        groups.append(
            Group(kind, coupling, names.count(kind), units[kinds[0]] / units[kind])
        )
    return tuple(groups)


def _unit_s(kind: str, choices: Choices) -> float:
    info = node_model(kind).info
    if kind not in choices.unit_s:
        return info.unit_s
    if info.time_unit != "1":
        raise InputError(
            f"Time in {info.label} is counted in {info.time_unit}; only dimensionless "
            "models can be given another unit."
        )
    unit_s = choices.unit_s[kind]
    if not (np.isfinite(unit_s) and unit_s > 0):
        raise InputError(
            f"The time unit of {info.label} is {unit_s:g} s; it must be above 0."
        )
    return unit_s


def _coupled(wanted: int | None, most: int) -> int:
    if wanted is None:
        return most
    if not 1 <= wanted <= most:
        raise InputError(
            f"{wanted} coupled quantities asked for; the node models send {most}."
        )
    return wanted


# -------------------------------------------------------- wiring


def _wiring(
    form: Form,
    values: tuple[dict[str, jax.Array], ...],
    matrix: Array,
    choices: Choices,
) -> tuple[Wiring, tuple[str, ...]]:
    """The gain, G C with the G of the receiving group, links in it; and which of its
    parts have a batch axis."""
    kinds = [group.node for group in form.groups]
    for pair in choices.links:
        wrong = [name for name in pair if name not in kinds]
        if wrong:
            raise InputError(
                f"A link names '{wrong[0]}', which no region has. Node models here: "
                f"{', '.join(kinds)}."
            )
    member = np.repeat(np.arange(len(kinds)), [g.regions for g in form.groups])
    scales, offsets = np.ones((2, len(kinds), len(kinds)))
    offsets = offsets * 0
    for (receiver, sender), link in choices.links.items():
        at = kinds.index(receiver), kinds.index(sender)
        scales[at], offsets[at] = link.scale, link.offset
    strengths = [np.asarray(v["G"], float)[..., None] for v in values]
    receiving = np.concatenate(
        [
            np.broadcast_to(g, (*g.shape[:-1], group.regions))
            for g, group in zip(strengths, form.groups, strict=True)
        ],
        axis=-1,
    )
    plain = receiving[..., :, None] * matrix
    linked = plain * scales[member[:, None], member]
    batched = ("gain",) if linked.ndim == 3 else ()
    wiring = Wiring(jnp.asarray(linked, choices.dtype))
    if len(kinds) > 1:
        drawn = (linked * offsets[member[:, None], member]).sum(axis=-1)
        wiring = wiring._replace(
            strength=jnp.asarray(plain.sum(axis=-1), choices.dtype),
            offset=jnp.asarray(drawn, choices.dtype),
        )
        batched = (*batched, "strength", "offset") if batched else ()
    return wiring, batched


def _delays(
    matrix: Array, order: Array, tracts: Tracts | None, grid: Grid, choices: Choices
) -> tuple[Lag | None, jax.Array | None, Slots | None]:
    if tracts is None:
        return None, None, None
    velocity_m_s = tracts.velocity_m_s
    if not (np.isfinite(velocity_m_s) and velocity_m_s > 0):
        raise InputError(
            f"The conduction velocity is {velocity_m_s:g} m/s; it must be above 0 "
            "(3 to 20 m/s are usual)."
        )
    lengths = np.asarray(tracts.lengths_mm, float)
    if lengths.shape != matrix.shape[-2:]:
        raise InputError(
            f"The tract lengths have shape {lengths.shape}; expected "
            f"{matrix.shape[-2:]} as the weights."
        )
    edges = np.asarray((matrix.reshape(-1, *lengths.shape) != 0).any(axis=0))
    lengths = np.where(edges, lengths[order[:, None], order], 0.0)
    if not (np.isfinite(lengths) & (lengths >= 0)).all():
        raise InputError("A tract with a weight has no length, or a negative one.")
    steps = np.asarray(delay_steps(lengths, velocity_m_s, grid.dt_s))
    lag, slots = lag_of(steps, edges, grid.substeps, interpolated=choices.interpolated)
    return lag, jnp.asarray(steps, choices.dtype), slots


def delay_steps(
    lengths_mm: Array | jax.Array, velocity_m_s: float | jax.Array, dt_s: float
) -> Array | jax.Array:
    """Delays (target, source) in time steps; differentiable in the velocity."""
    return lengths_mm / velocity_m_s / (1000.0 * dt_s)
