"""Values given for the parameters of a network, checked against their specs."""

from collections.abc import Sequence

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.couplings import coupling_form
from brainTwinStudio.engine.form import Group
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, ParameterSpec

Numbers = int | float | Sequence[float] | Array
SLOW_GAIN = ("gain_depth", "gain_tau_s")
BLOOD = ("drive_gain", "drive_baseline")


def specs_of(group: Group) -> tuple[ParameterSpec, ...]:
    """All parameters of a node model and of its coupling."""
    node = node_model(group.node).info.parameters
    return (*node, *coupling_form(group.coupling).info.parameters)


def values_of(
    groups: tuple[Group, ...],
    order: Array,
    given: dict[str, Numbers],
    n: int,
    over: tuple[str, ...],
    dtype: type[np.floating],
) -> tuple[tuple[dict[str, jax.Array], ...], tuple[str, ...]]:
    """Parameters of every group, and `over` without the names of node models: what has
    a batch axis in one group gets it in all."""
    found: list[dict[str, jax.Array]] = []
    used: set[str] = set()
    alike: list[tuple[dict[str, jax.Array], str]] = []
    counts: dict[str, int] = {}
    first = 0
    for group in groups:
        here = order[first : first + group.regions]
        first += group.regions
        values: dict[str, jax.Array] = {}
        for spec in specs_of(group):
            key = f"{group.node}.{spec.name}"
            key = key if key in given else spec.name
            used.add(key)
            value = given.get(key, spec.default)
            checked = _checked(group, spec, value, n, here, batched=key in over)
            values[spec.name] = jnp.asarray(checked, dtype)
            if key in over:
                counts[spec.name] = checked.shape[0]
            else:
                alike.append((values, spec.name))
        found.append(values)
    for name in (*SLOW_GAIN, *BLOOD):
        if name in given:
            used.add(name)
            found[0][name] = jnp.asarray(given[name], dtype)
    _refuse_unknown(groups, [name for name in given if name not in used], over, used)
    for values, name in alike:
        if name in counts:
            shape = (counts[name], *values[name].shape)
            values[name] = jnp.broadcast_to(values[name], shape)
    return tuple(found), tuple(name.rpartition(".")[2] for name in over)


def _refuse_unknown(
    groups: tuple[Group, ...], unknown: list[str], over: tuple[str, ...], used: set[str]
) -> None:
    unknown = unknown + [k for k in over if k != "weights" and k not in used]
    if unknown:
        known = [
            f"{group.node}: {', '.join(spec.name for spec in specs_of(group))}"
            for group in groups
        ]
        raise InputError(
            f"No parameter '{unknown[0]}'. Known for {'; '.join(known)}; for the whole "
            f"network: {', '.join((*SLOW_GAIN, *BLOOD))}."
        )


def _checked(
    group: Group,
    spec: ParameterSpec,
    value: Numbers,
    n: int,
    here: Array,
    *,
    batched: bool,
) -> Array:
    """One value, or one for every region of the group, after the batch axis."""
    array = np.asarray(value, float)
    if batched and not array.ndim:
        raise InputError(
            f"'{spec.name}' of {group.node} is one value; being in `over` it needs one "
            "for every run."
        )
    shape = array.shape[1:] if batched else array.shape
    regional = shape == (n,) and spec.per_region
    if shape and not regional:
        wanted = f"one value or {n}, one a region" if spec.per_region else "one value"
        raise InputError(
            f"'{spec.name}' of {group.node} has shape {array.shape}; expected {wanted}"
            f"{', after the batch axis' if batched else ''}."
        )
    outside = ~((array >= spec.low) & (array <= spec.high))
    if outside.any():
        worst = array[outside].ravel()[0]
        raise InputError(
            f"'{spec.name}' of {group.node} is {worst:g}; it must lie between "
            f"{spec.low:g} and {spec.high:g} {spec.unit} ({spec.meaning})."
        )
    if regional:
        return array[..., here]
    if spec.per_region:
        return np.repeat(array[..., None], here.size, axis=-1)
    return array
