"""The network that makes an EEG, with the fMRI that goes with it, fitted to both.

Neurons are those of `electric_network`. BOLD is the slow part of the power |z|^2 of a
region's alpha oscillator, through the haemodynamic response, with white noise; blood
answers all regions alike, and neither beta nor the background moves it. z is a
Gaussian process, so that powers have the covariance |P_ij(tau)|^2 (Isserlis 1918,
doi:10.1093/biomet/12.1-2.134), of which the slow part, by Parseval, is the integral of
|S_ij(f)|^2 with the two-sided cross spectra S of z: FC of the fMRI comes from the same
spectra as the EEG. What the shared drives, real numbers, add to E[z_i z_j] is left out:
it turns at twice the alpha frequency and is about a hundredth.

Powers never go apart where others rise, so that negative FC comes from the removed
global signal only. Joint recovery of both kinds of data: `joint_twin`.
"""

from dataclasses import replace
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.connectivity import correlation, fisher_z, upper
from brainTwinStudio.analysis.spectrum import band_response
from brainTwinStudio.engine.electric_fit import (
    STEPS,
    ElectricAims,
    ElectricFit,
    descended,
    electric_loss,
    started,
)
from brainTwinStudio.engine.electric_network import (
    FLOOR,
    SPECS,
    VELOCITY,
    Theta,
    Values,
    Wires,
    drives,
    physical,
)
from brainTwinStudio.engine.observe.bold_direct import measured_covariance
from brainTwinStudio.engine.observe.kernels import kernel
from brainTwinStudio.engine.parameters import OBSERVATION_PARAMETERS
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array, FrozenMap, PartInfo, Recording, Sampling
from brainTwinStudio.project.data_kinds import EEG_FMRI_NETWORK

KERNEL, KERNEL_S = "double-gamma", 32.0
ALPHA_HZ = np.arange(4.0, 16.01, 0.25)
SAME = 0.02  # spread of log variances below which signals were standardised
FC, SIZES = 1.0, 0.1  # weights beside the loss of the EEG
NOISE, REMOVED = "noise_ratio", "global_signal_removed"
BLOOD = tuple(
    replace(spec, per_region=False)
    for spec in OBSERVATION_PARAMETERS
    if spec.name in (NOISE, REMOVED)
)
INFO = PartInfo(
    EEG_FMRI_NETWORK,
    "EEG-fMRI network",
    "explains an EEG and fMRI of one person: the network of the EEG, whose slow alpha "
    "power is seen as BOLD through the haemodynamic response; fitted to exact cross "
    "spectra of the channels and, from the same spectra, to FC",
    "SCIENCE.md A.1, C.3, C.5; doi:10.1093/biomet/12.1-2.134",
    (*SPECS, FLOOR, VELOCITY, *BLOOD),
)


class BoldAims(NamedTuple):
    """fc_z (pair,), the mean over runs; log_variance (region,) about its mean, counted
    where `sized` is 1; heavier: what share of the noise passes the recording's
    band-pass, over that of the signal; removed: the share of the global signal that
    cleaning took away, below 0 where it is to be fitted."""

    fc_z: Array | jax.Array
    log_variance: Array | jax.Array
    sized: float | jax.Array
    heavier: float | jax.Array
    removed: float | jax.Array


def bold_aims_of(runs: tuple[Recording, ...], sampling: Sampling) -> BoldAims:
    """What a fit aims at in fMRI runs of one cleaning. Standardised signals have no
    sizes."""
    signals = [np.asarray(run.signals, float) for run in runs]
    logs = np.mean([np.log(one.var(axis=1)) for one in signals], axis=0)
    logs = logs - logs.mean()
    known = {"removed": 1.0, "present": 0.0}.get(sampling.global_signal, -1.0)
    return BoldAims(
        np.mean([upper(fisher_z(correlation(one))) for one in signals], axis=0),
        logs,
        float(np.std(logs) > SAME),
        _heavier(sampling, min(one.shape[1] for one in signals)),
        known,
    )


def _heavier(sampling: Sampling, samples: int) -> float:
    """Shares of white noise and of what the haemodynamic response makes of white power
    that pass the band-pass, one over the other."""
    tr = sampling.repetition_time_s
    passed = np.asarray(band_response(samples, 1 / tr, sampling.band_hz)) ** 2
    response = kernel(KERNEL, tr, KERNEL_S)
    slow = np.abs(np.fft.rfft(response, n=max(samples, len(response)))) ** 2
    slow = np.interp(np.linspace(0, 1, len(passed)), np.linspace(0, 1, len(slow)), slow)
    passed[0] = slow[0] = 0.0  # no mean
    return float(passed[1:].mean() / (np.sum(slow * passed) / np.sum(slow)))


# ------------------------------------------------------------- the theory


def slow_covariance(p: Values, wires: Wires) -> jax.Array:
    """Covariance (region, region) of slow alpha power, up to one common factor."""
    gain = p["G"] * wires.weights
    own = -p["alpha_decay"] - gain.sum(axis=1) + 2j * jnp.pi * p["alpha_frequency_hz"]
    drive = 2 * p["alpha_noise"] ** 2
    pushes, lags_s = drives(p)
    scale = jnp.max(jnp.abs(drive))

    def at(total: jax.Array, frequency: jax.Array) -> tuple[jax.Array, None]:
        omega = 2 * jnp.pi * frequency
        system = jnp.diag(1j * omega - own)
        system = system - gain * jnp.exp(-1j * omega * wires.delays_s)
        ahead = jnp.linalg.inv(system)
        shared = ahead @ (pushes * jnp.exp(-1j * omega * lags_s)).T
        spectra = (ahead * drive) @ ahead.conj().T + shared @ shared.conj().T
        return total + jnp.abs(spectra / scale) ** 2, None

    total, _ = jax.lax.scan(at, jnp.zeros(gain.shape), jnp.asarray(ALPHA_HZ))
    return total


def bold_loss(p: Values, wires: Wires, blood: BoldAims) -> jax.Array:
    """Mean squared differences of Fisher-z FC and, where sizes are known, of log
    variances."""
    n = wires.weights.shape[0]
    ratio = jnp.full(n, p[NOISE] * blood.heavier)
    seen = measured_covariance(
        slow_covariance(p, wires), ratio, jnp.asarray(p[REMOVED])
    )
    variance = jnp.diagonal(seen)
    root = jnp.sqrt(variance)
    rows, columns = np.triu_indices(n, 1)
    fc = (seen / root[:, None] / root[None, :])[rows, columns]
    apart = jnp.arctanh(jnp.clip(fc, -0.999, 0.999)) - blood.fc_z
    sizes = jnp.log(variance) - jnp.log(variance).mean() - blood.log_variance
    return FC * jnp.mean(apart**2) + SIZES * blood.sized * jnp.mean(sizes**2)


def of_neurons(theta: Theta) -> Theta:
    """Those that the EEG knows as well."""
    return {name: theta[name] for name in theta if name not in (NOISE, REMOVED)}


def in_units(theta: Theta, removed: float | jax.Array) -> Theta:
    """All parameters in their units; removed below 0: as theta has it."""
    free = jax.nn.sigmoid(theta[REMOVED])
    low, high = (np.log(bound) for bound in (BLOOD[0].low, BLOOD[0].high))
    return {
        **physical(of_neurons(theta)),
        NOISE: jnp.exp(low + (high - low) * jax.nn.sigmoid(theta[NOISE])),
        REMOVED: jnp.where(jnp.asarray(removed) < 0, free, removed),
    }


def joint_loss(
    theta: Theta, wires: Wires, aims: ElectricAims, blood: BoldAims
) -> jax.Array:
    """Distance from EEG and fMRI, plus the pulls of a fit to an EEG. theta is
    unbounded."""
    of_bold = bold_loss(in_units(theta, blood.removed), wires, blood)
    return electric_loss(of_neurons(theta), wires, aims) + of_bold


joint_loss_and_gradient = jax.jit(jax.value_and_grad(joint_loss))


# ------------------------------------------------------------- the fit


def fit_both(
    wires: Wires, aims: ElectricAims, blood: BoldAims, effort: str, watcher: Watcher
) -> ElectricFit:
    """The parameters whose exact spectra come closest to both recordings, by L-BFGS;
    beside those of an EEG "noise_ratio" () and "global_signal_removed" ()."""
    begun = started(wires, aims) | {NOISE: jnp.zeros(()), REMOVED: jnp.zeros(())}
    given = jax.tree.map(jnp.asarray, (aims, blood))
    found = descended(
        lambda theta: joint_loss_and_gradient(theta, wires, *given),
        begun,
        STEPS[effort],
        watcher,
    )
    best = in_units(found.theta, blood.removed)
    return ElectricFit(
        FrozenMap({name: np.asarray(value) for name, value in best.items()}),
        found.losses,
        found.converged,
        found.message,
    )
