"""Fit of a network of sources to an EEG, by exact cross spectra and their gradients.

The loss is, over channels and frequencies of 1 to 45 Hz, the mean squared difference of
log power, plus that of coherency over pairs of channels, whose imaginary part, small
but free of volume conduction, counts four times. The regional maps are
more numbers than channels tell: a pull toward their mean over regions, and toward
neighbours in the connectome, chooses among maps that look the same from outside.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from brainTwinStudio.engine.electric_network import (
    FLOOR,
    SPECS,
    Theta,
    Wires,
    at_defaults,
    channel_spectra,
    physical,
    unbounded,
)
from brainTwinStudio.engine.network import scaled_weights
from brainTwinStudio.engine.optimisers import Problem, Settings, minimise
from brainTwinStudio.engine.watcher import Silent, Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Connectome, FrozenMap, LeadField

WINDOW_S = 2.0
GRID_HZ = np.concatenate(
    [
        np.arange(1, 7),
        np.arange(7, 14, 0.5),
        np.arange(14, 20),
        np.arange(20, 45.1, 2.5),
    ]
)
SHORTEST_S = 20.0
VELOCITY_M_S = 6.0
COHERENCY, LAGGED = 2.0, 8.0  # weights of the real and the imaginary part
# Pulls per unit of the loss. Frequencies and decays are held harder than sizes, which
# the power of channels shows directly.
PULL: Mapping[str, float] = {"alpha_frequency_hz": 0.05, "alpha_decay": 0.02}
USUAL_PULL = 0.003
SMOOTH = 0.003
GLOBAL_PULL = 1e-4
STEPS = {"quick": 60, "standard": 200, "thorough": 600}


class ElectricAims(NamedTuple):
    """log_power (channel, frequency) and coherency (frequency, channel, channel) of a
    recording at frequencies_hz."""

    frequencies_hz: Array | jax.Array
    log_power: Array | jax.Array
    coherency: Array | jax.Array


@dataclass(frozen=True, slots=True, eq=False)
class ElectricFit:
    """What was found: parameters in their units (regional ones (region,),
    "channel_noise" (channel,), others single), how the loss fell (step,), and whether
    it ended by itself."""

    parameters: FrozenMap[Array]
    losses: Array
    converged: bool
    message: str


# ------------------------------------------------------------- the recording


def cross_spectra_of(
    runs: tuple[Array, ...],
    sampling_hz: float,
    frequencies_hz: Array = GRID_HZ,
    window_s: float = WINDOW_S,
) -> Array:
    """One-sided cross spectra (frequency, channel, channel) of runs (channel, time) by
    Welch: Hann windows, half overlap, never across runs; bins nearest to one of
    the asked frequencies are averaged. Entry (i, j) is the mean of x_i conj(x_j), as in
    `cross_spectra`."""
    length = round(window_s * sampling_hz)
    window = np.hanning(length + 1)[:-1]
    bins = np.fft.rfftfreq(length, 1 / sampling_hz)
    nearest = np.abs(bins[:, None] - frequencies_hz).argmin(axis=1)
    step = np.diff(bins[:2])[0]
    lowest, highest = frequencies_hz[0] - step / 2, frequencies_hz[-1] + step / 2
    nearest[(bins < lowest) | (bins > highest)] = -1
    channels = len(runs[0])
    total = np.zeros((len(frequencies_hz), channels, channels), complex)
    pieces = 0
    for run in runs:
        for start in range(0, run.shape[1] - length + 1, length // 2):
            piece = np.asarray(run[:, start : start + length], float)
            piece = (piece - piece.mean(axis=1, keepdims=True)) * window
            x = np.fft.rfft(piece, axis=1)
            for k in range(len(frequencies_hz)):
                here = x[:, nearest == k]
                total[k] += here @ here.conj().T / here.shape[1]
            pieces += 1
    if not pieces:
        raise InputError(f"The runs are shorter than {window_s:g} s; give longer ones.")
    return total * 2 / (pieces * sampling_hz * (window**2).sum())


def aims_of(
    runs: tuple[Array, ...], sampling_hz: float, frequencies_hz: Array = GRID_HZ
) -> ElectricAims:
    """What a fit aims at. Raises InputError for runs that are too short, flat channels,
    and a sampling rate that does not reach 45 Hz."""
    seconds = sum(run.shape[1] for run in runs) / sampling_hz
    if seconds < SHORTEST_S:
        raise InputError(
            f"The recording lasts {seconds:.3g} s; a fit of an EEG needs "
            f"{SHORTEST_S:g} s or more."
        )
    if sampling_hz / 2 < frequencies_hz[-1]:
        raise InputError(
            f"A sampling rate of {sampling_hz:g} Hz does not reach "
            f"{frequencies_hz[-1]:g} Hz, to which an EEG is fitted."
        )
    cross = cross_spectra_of(runs, sampling_hz, frequencies_hz)
    power = np.real(np.diagonal(cross, axis1=1, axis2=2))
    if not (power > 0).all():
        flat = int(np.argmin((power > 0).all(axis=0)))
        raise InputError(f"Channel {flat + 1} is flat; leave it out of the fit.")
    return ElectricAims(frequencies_hz, np.log(power).T, coherency(cross))


def coherency(cross: Array) -> Array:
    """Cross spectra (frequency, channel, channel) over the root of both powers."""
    root = np.sqrt(np.real(np.diagonal(cross, axis1=1, axis2=2)))
    return cross / root[:, :, None] / root[:, None, :]


# ------------------------------------------------------------- the loss


def wires_of(
    connectome: Connectome, field: LeadField, velocity_m_s: float = VELOCITY_M_S
) -> Wires:
    """The network before the fit; no delays where no tract length is known. The lead
    field is brought to the average reference. Raises InputError where regions
    differ."""
    regions = connectome.parcellation.region_names
    gain = field.in_order(field.channel_names, regions)
    lengths = connectome.lengths_mm
    lengths = np.zeros(connectome.weights.shape) if lengths is None else lengths
    return Wires(
        jnp.asarray(scaled_weights(connectome.weights)),
        jnp.asarray(lengths / velocity_m_s / 1000),
        jnp.asarray(gain - gain.mean(axis=0)),
    )


def electric_loss(theta: Theta, wires: Wires, aims: ElectricAims) -> jax.Array:
    """Distance from the recording plus the pulls; theta unbounded."""
    p = physical(theta)
    cross = channel_spectra(p, wires, jnp.asarray(aims.frequencies_hz))
    power = jnp.real(jnp.diagonal(cross, axis1=1, axis2=2))
    root = jnp.sqrt(power)
    apart = cross / root[:, :, None] / root[:, None, :] - aims.coherency
    distance = jnp.mean((jnp.log(power).T - aims.log_power) ** 2)
    distance += COHERENCY * jnp.mean(jnp.real(apart) ** 2)
    distance += LAGGED * jnp.mean(jnp.imag(apart) ** 2)
    return distance + pulls(theta, wires.weights)


loss_and_gradient = jax.jit(jax.value_and_grad(electric_loss))


def pulls(theta: Theta, weights: jax.Array) -> jax.Array:
    """What holds regional maps near their mean and smooth over the connectome, and
    single numbers near their usual values."""
    both = (weights + weights.T) / 2
    near = both / jnp.maximum(both.sum(axis=1, keepdims=True), 1e-12)
    total = jnp.zeros(())
    for spec in SPECS:
        value = theta[spec.name]
        if spec.per_region:
            strength = PULL.get(spec.name, USUAL_PULL)
            total += strength * jnp.mean((value - value.mean()) ** 2)
            total += SMOOTH * jnp.mean((value - near @ value) ** 2)
        usual = unbounded(spec.name, spec.default)
        total += GLOBAL_PULL * (value.mean() - usual) ** 2
    floor = theta[FLOOR.name]
    return total + USUAL_PULL * jnp.mean((floor - floor.mean()) ** 2)


# ------------------------------------------------------------- the fit


def started(wires: Wires, aims: ElectricAims) -> Theta:
    """All regions alike, their sizes set by one factor to the mean power of the
    recording; the noise of channels a tenth of their lowest power."""
    channels, regions = wires.lead_field.shape
    theta = at_defaults(regions, channels)
    cross = channel_spectra(physical(theta), wires, jnp.asarray(aims.frequencies_hz))
    here = np.log(np.real(np.diagonal(np.asarray(cross), axis1=1, axis2=2)).T)
    factor = np.exp((aims.log_power - here).mean() / 2)
    for spec in SPECS:
        if spec.unit.startswith("nA m"):
            value = unbounded(spec.name, spec.default * factor)
            theta[spec.name] = jnp.full(regions, value)
    quiet = 0.1 * np.exp(aims.log_power.min(axis=1))
    theta[FLOOR.name] = jnp.asarray(unbounded(FLOOR.name, quiet))
    return theta


def fit_spectra(
    wires: Wires,
    aims: ElectricAims,
    effort: str = "standard",
    watcher: Watcher | None = None,
    start: Theta | None = None,
) -> ElectricFit:
    """The parameters whose exact spectra come closest, by L-BFGS. A stop requested
    through the watcher keeps the best so far."""
    watcher = watcher or Silent()
    steps = STEPS[effort]
    begun = started(wires, aims) if start is None else start
    given = jax.tree.map(jnp.asarray, aims)
    found = descended(
        lambda theta: loss_and_gradient(theta, wires, given), begun, steps, watcher
    )
    best = physical(found.theta)
    return ElectricFit(
        FrozenMap({name: np.asarray(value) for name, value in best.items()}),
        found.losses,
        found.converged,
        found.message,
    )


class Descent(NamedTuple):
    """Where a descent ended, unbounded; how the loss fell (step,)."""

    theta: Theta
    losses: Array
    converged: bool
    message: str


def descended(
    objective: Callable[[Theta], tuple[jax.Array, Theta]],
    begun: Theta,
    steps: int,
    watcher: Watcher,
) -> Descent:
    """L-BFGS from `begun`; objective: value and gradient. A stop requested through the
    watcher keeps the best so far."""
    flat, unravel = ravel_pytree(begun)

    def both(x: Array) -> tuple[jax.Array, jax.Array]:
        value, slopes = objective(unravel(jnp.asarray(x)))
        return value, ravel_pytree(slopes)[0]

    losses: list[float] = []

    def heard(step: int, value: float, at: Array) -> bool:
        losses.append(value)
        watcher.progress("Spectra", step / steps, value)
        return watcher.stop_requested()

    found = minimise(
        "l-bfgs", Problem(both), np.asarray(flat), Settings(steps, 1e-6), heard
    )
    if not np.isfinite(found.value):
        raise InputError(
            "The spectra of the network are not finite; is the lead field in "
            "µV per nA m?"
        )
    theta = unravel(jnp.asarray(found.x))
    return Descent(theta, np.asarray(losses), found.converged, found.message)
