"""Conduction delays: inputs from the past, read a block of steps at a time.

A history (wave, region, time) holds what regions sent. As long as no delay is shorter
than a block of steps, all inputs of the block lie in the past already, and every edge
reads one contiguous slice instead of one number a step. Edges with shorter delays are
read step by step. Delays between whole steps are interpolated linearly, which is also
what makes a gradient to the conduction velocity (SCIENCE.md C.3). A delay counts as at
least one step.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from brainTwinStudio.engine.form import Lag, Slots
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array as NumpyArray

LONGEST_BLOCK = 64
PADDED_TO = 4
# Nanoseconds on two cores of a server of 2024, fitted to networks of 80 and 200 regions
# with blocks of 5 to 100 steps: to find a slice, for each number in it, and for an edge
# that is read by itself. They only choose between equal answers.
PER_SLICE, PER_SLICED, PER_READ = 4.0, 0.2, 2.0
LARGEST_HISTORY = 10_000_000


class Edges(NamedTuple):
    """Gain, whole steps and remaining fraction of a step of edges (target, slot); the
    gain is (wave, target, slot) where waves travel different ways."""

    sources: jax.Array
    gain: jax.Array
    whole: jax.Array
    share: jax.Array


def lag_of(
    delays: NumpyArray, weights: NumpyArray, substeps: int, *, interpolated: bool
) -> tuple[Lag, Slots]:
    """The block length that costs least among the divisors of `substeps`, and the edges
    sorted by it. delays (target, source) in steps; edges: where weights are not 0."""
    steps = np.maximum(delays, 1.0)
    whole = np.floor(steps) if interpolated else np.round(steps)
    edges = weights != 0
    divisors = [b for b in range(1, LONGEST_BLOCK + 1) if substeps % b == 0]
    costs = [_cost(b, whole, edges) for b in divisors]
    block = divisors[int(np.argmin(costs))]
    near, far = edges & (whole < block), edges & (whole >= block)
    longest = int(whole[edges].max(initial=1))
    if longest * delays.shape[0] > LARGEST_HISTORY:
        raise InputError(
            f"The longest delay is {longest} time steps; a history of that length for "
            f"{delays.shape[0]} regions is too large. Check the unit of the tract "
            "lengths (mm) and the velocity (m/s)."
        )
    most = int(whole[near].max(initial=0))
    slots = Slots(*_slots(far), *_slots(near))
    return Lag(block, most, longest + 2, interpolated), slots


def _cost(block: int, whole: NumpyArray, edges: NumpyArray) -> float:
    """Of one step of one region."""
    far = (edges & (whole >= block)).sum(axis=1).max()
    near = (edges & (whole < block)).sum(axis=1).max()
    sliced = PER_SLICE / block + PER_SLICED * (block + 1) / block
    return far * sliced + near * PER_READ


def _slots(edges: NumpyArray) -> tuple[jax.Array, jax.Array]:
    """Sources of every target, padded with the target itself to a common number."""
    n = edges.shape[0]
    most = int(edges.sum(axis=1).max())
    count = -(-most // PADDED_TO) * PADDED_TO
    sources = np.repeat(np.arange(n)[:, None], count, axis=1)
    mask = np.zeros((n, count))
    for target, row in enumerate(edges):
        found = np.flatnonzero(row)
        sources[target, : found.size] = found
        mask[target, : found.size] = 1.0
    return jnp.asarray(sources, jnp.int32), jnp.asarray(mask)


def edges_of(
    lag: Lag,
    slots: Slots,
    gain: jax.Array,
    delays: jax.Array,
    travelling: NumpyArray | None = None,
) -> tuple[Edges, Edges]:
    """Far and near edges with their gains and delays, once a run. Delays that have
    left the range for which the lag was made count as its nearest end. travelling:
    1 where a wave travels (wave, target, source), None if all waves do everywhere."""
    targets = jnp.arange(gain.shape[0])[:, None]

    def of(sources: jax.Array, mask: jax.Array, low: int, high: int) -> Edges:
        steps = jnp.where(mask > 0, delays[targets, sources], low)
        steps = jnp.clip(steps, low, high + 1)
        frozen = jax.lax.stop_gradient(steps)
        whole = jnp.floor(frozen) if lag.interpolated else jnp.round(frozen)
        whole = jnp.minimum(whole, high)
        edge_gain = gain[targets, sources] * mask.astype(gain.dtype)
        if travelling is not None:
            ways = jnp.asarray(travelling, gain.dtype)
            edge_gain = edge_gain * ways[:, targets, sources]
        return Edges(sources, edge_gain, whole.astype(jnp.int32), steps - whole)

    far = of(slots.far, slots.far_mask, lag.block, lag.history - 2)
    near = of(slots.near, slots.near_mask, 1, max(lag.near, 1))
    return far, near


def first_history(lag: Lag, sent: Float[Array, "wave region"], blocks: int):
    """A past in which everything was as it is now, with room for `blocks` blocks."""
    past = jnp.repeat(sent[:, :, None], lag.history, axis=2)
    room = jnp.zeros((*sent.shape, blocks * lag.block), sent.dtype)
    return jnp.concatenate([past, room], axis=2)


def shifted(lag: Lag, history: Float[Array, "wave region time"]):
    """The last `lag.history` columns moved to the front."""
    last = history[:, :, -lag.history :]
    return jax.lax.dynamic_update_slice(history, last, (0, 0, 0))


def block_inputs(
    lag: Lag, far: Edges, history: Float[Array, "wave region time"], now: jax.Array
) -> Float[Array, "moment wave region"]:
    """What far edges bring at the block + 1 times from column `now` on."""
    length = lag.block + (2 if lag.interpolated else 1)
    start = now - far.whole - (1 if lag.interpolated else 0)

    def one(rows: jax.Array, gain: jax.Array) -> jax.Array:
        found = _slices(rows, far.sources, start, length)
        if not lag.interpolated:
            return jnp.einsum("ikb,ik->bi", found, gain)
        late = jnp.einsum("ikb,ik->bi", found, gain * (1 - far.share))
        early = jnp.einsum("ikb,ik->bi", found, gain * far.share)
        return late[1:] + early[:-1]

    axes = (0, None if far.gain.ndim == 2 else 0)
    return jnp.swapaxes(jax.vmap(one, axes)(history, far.gain), 0, 1)


def step_inputs(
    lag: Lag, near: Edges, recent: Float[Array, "wave region time"], now: jax.Array
) -> Float[Array, "wave region"]:
    """What near edges bring at column `now` of the recent past."""
    at = now - near.whole
    found = recent[:, near.sources, at]
    if lag.interpolated:
        earlier = recent[:, near.sources, at - 1]
        found = (1 - near.share) * found + near.share * earlier
    return (found * near.gain).sum(axis=2)


def between(start: jax.Array, end: jax.Array, stage: float) -> jax.Array:
    """What is brought at `stage` 0 (start), 0.5 or 1 (end) of a step."""
    if stage == 0.0:
        return start
    return end if stage == 1.0 else (start + end) / 2


def _slices(
    rows: jax.Array, sources: jax.Array, start: jax.Array, length: int
) -> jax.Array:
    """Rows (region, time) from `start` on, (target, slot, length)."""
    places = jnp.stack([sources, start], axis=-1)
    numbers = jax.lax.GatherDimensionNumbers(
        offset_dims=(2,), collapsed_slice_dims=(0,), start_index_map=(0, 1)
    )
    return jax.lax.gather(
        rows,
        places,
        numbers,
        (1, length),
        mode=jax.lax.GatherScatterMode.PROMISE_IN_BOUNDS,
    )
