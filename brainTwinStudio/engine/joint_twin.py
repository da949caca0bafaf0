"""One network that makes an EEG and an fMRI, fitted to both at once.

The coupled alpha oscillators z of `electric_network` (without its shared drives, beta
and background) are the brain. EEG: their real parts through the lead field, with white
noise. fMRI: the slow part of their power |z|^2 through the haemodynamic response, with
white noise; blood answers all regions alike. z is a circular Gaussian process, so the
covariance of powers is |P_ij(tau)|^2 (Isserlis 1918, doi:10.1093/biomet/12.1-2.134),
and what is slow of it, by Parseval, the integral of |S_ij(f)|^2 over frequency with the
spectra S of z: correlations of BOLD come from the same spectra as the EEG.

The objective is a negative log posterior: Whittle's likelihood of the EEG (1953,
doi:10.1007/BF02590998), Fisher-z FC and log variances of BOLD as Gaussians with the
number of independent samples that the haemodynamic response leaves, and a Gaussian
prior. A parameter is stated in standard deviations of its prior. Decay is one number
for all regions: of a regional map, trials with 34 regions and ten minutes told nothing
(errors of 0.9 to 1.0 standard deviations of the prior, from EEG, fMRI or both).
"""

from collections.abc import Mapping
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree
from jaxtyping import Array as JaxArray
from jaxtyping import Complex, Float

from brainTwinStudio.analysis.connectivity import correlation, fisher_z, upper
from brainTwinStudio.engine.assemble import Choices, Tracts, assemble
from brainTwinStudio.engine.electric_fit import cross_spectra_of
from brainTwinStudio.engine.electric_network import Wires
from brainTwinStudio.engine.grid import grid_of
from brainTwinStudio.engine.observe.kernels import convolved, kernel
from brainTwinStudio.engine.optimisers import Problem, Settings, minimise
from brainTwinStudio.engine.seeds import seed_keys
from brainTwinStudio.engine.simulate import simulate, trouble
from brainTwinStudio.engine.simulation import Watch
from brainTwinStudio.engine.watcher import Silent, Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

EEG_HZ, TR_S = 100.0, 1.0
WINDOW_S = 4.0
BAND_HZ = np.arange(5.0, 15.01, 0.25)
KERNEL, KERNEL_S = "double-gamma", 32.0
STEP_S = 2.5e-3
SILENT = Silent()
SIZE, STEPS = 0.01, 150  # so small that the cubic term does not matter


class Belief(NamedTuple):
    """Centre, and spread of the logarithm (of the value where `straight`)."""

    centre: float
    spread: float
    regional: bool = True
    straight: bool = False


BELIEFS: Mapping[str, Belief] = {
    "G": Belief(40.0, 0.25, regional=False),
    "alpha_frequency_hz": Belief(10.0, 0.5, straight=True),
    "alpha_decay": Belief(3.0, 0.4, regional=False),
    "alpha_noise": Belief(50.0, 0.5),
    "channel_noise": Belief(0.05, 0.7, regional=False),
    "bold_noise": Belief(0.3, 0.7, regional=False),  # variance, relative to the signal
}
BRAIN = ("G", "alpha_frequency_hz", "alpha_decay", "alpha_noise")
Theta = dict[str, jax.Array]


class Seen(NamedTuple):
    """Cross spectra eeg (frequency, row, row) at BAND_HZ in `referenced` rows, of
    `windows` independent ones; fc_z (pair,) and log_variance (region,) of BOLD, from
    `samples` independent ones."""

    eeg: jax.Array
    windows: jax.Array
    fc_z: jax.Array
    log_variance: jax.Array
    samples: jax.Array


class Brain(NamedTuple):
    """theta in spreads of the prior, EEG (channel, time) at 100 Hz in the average
    reference, BOLD (region, time) at 1 s."""

    theta: dict[str, Array]
    eeg: Array
    bold: Array


def in_units(theta: Mapping[str, jax.Array]) -> Theta:
    found = {}
    for name, value in theta.items():
        centre, spread, _, straight = BELIEFS[name]
        moved = spread * value
        found[name] = centre + moved if straight else centre * jnp.exp(moved)
    return found


def at_prior(regions: int) -> Theta:
    return {
        name: jnp.zeros(regions if belief.regional else ())
        for name, belief in BELIEFS.items()
    }


# ------------------------------------------------------------- a made brain


def made_brain(wires: Wires, seconds: float, seed: int) -> Brain:
    """Drawn from the prior, simulated in its nonlinear form, recorded by both."""
    draw = np.random.default_rng(seed)
    regions = wires.lead_field.shape[1]
    theta = {
        name: np.asarray(draw.standard_normal(regions if belief.regional else None))
        for name, belief in BELIEFS.items()
    }
    p = {
        k: np.asarray(v) for k, v in in_units(jax.tree.map(jnp.asarray, theta)).items()
    }
    z = _rotating(p, wires, seconds + KERNEL_S, seed)
    late = round(KERNEL_S * EEG_HZ)
    eeg = np.asarray(wires.lead_field) @ np.real(z[:, late:])
    spread = np.sqrt(p["channel_noise"] * EEG_HZ / 2)
    eeg += spread * draw.standard_normal(eeg.shape)
    response = kernel(KERNEL, 1 / EEG_HZ, KERNEL_S)
    slow = np.asarray(convolved(jnp.asarray(np.abs(z.T) ** 2), response, 1 / EEG_HZ))
    bold = slow[:: round(TR_S * EEG_HZ)].T
    noise = np.sqrt(p["bold_noise"]) * bold.std(axis=1, keepdims=True)
    bold = bold + noise * draw.standard_normal(bold.shape)
    return Brain(theta, eeg - eeg.mean(axis=0), bold)


def _rotating(p: Mapping[str, Array], wires: Wires, seconds: float, seed: int) -> Array:
    grid = grid_of(seconds, 1 / EEG_HZ, STEP_S, 3.0)
    unit = SIZE / np.max(p["alpha_noise"] / np.sqrt(2 * p["alpha_decay"]))
    delays = np.asarray(wires.delays_s)
    found = assemble(
        "hopf",
        np.asarray(wires.weights),
        grid,
        {
            "G": float(p["G"]),
            "a": -p["alpha_decay"],
            "frequency_hz": p["alpha_frequency_hz"],
            "noise": p["alpha_noise"] * unit,
        },
        Tracts(1000 * delays, 1.0) if delays.any() else None,
        Choices(couplings={"hopf": "diffusive"}),
    )
    run = simulate(
        found.form, grid, found.inputs, seed_keys(seed, 0, 1), Watch("states")
    )
    said = trouble(run, grid)
    if said:
        raise InputError(f"The made brain: {said}")
    states = np.asarray(run.samples)[0] / unit
    return (states[:, 0] + 1j * states[:, 1]).T


def seen_of(eeg: Array, bold: Array) -> Seen:
    """What a fit knows of an EEG and BOLD that are sampled as those of a Brain."""
    basis = referenced(len(eeg))
    cross = cross_spectra_of((basis @ eeg,), EEG_HZ, BAND_HZ, WINDOW_S)
    windows = eeg.shape[1] / EEG_HZ / WINDOW_S
    response = kernel(KERNEL, TR_S, KERNEL_S)
    rho = np.correlate(response, response, "full")
    independent = bold.shape[1] / np.sum((rho / rho.max()) ** 2)
    log_variance = np.log(bold.var(axis=1))
    return Seen(
        jnp.asarray(cross),
        jnp.asarray(windows),
        jnp.asarray(upper(fisher_z(correlation(bold)))),
        jnp.asarray(log_variance - log_variance.mean()),
        jnp.asarray(independent),
    )


def referenced(channels: int) -> Array:
    """Orthonormal rows (channel - 1, channel) that leave out the mean over channels."""
    q, _ = np.linalg.qr(np.c_[np.ones(channels), np.eye(channels)[:, 1:]])
    return q[:, 1:].T


# ------------------------------------------------------------- the theory


def rotating_spectra(
    p: Mapping[str, jax.Array], wires: Wires, frequencies_hz: Float[JaxArray, " f"]
) -> Complex[JaxArray, "f region region"]:
    """Two-sided cross spectra of z = x + i y, (nA m)^2 per Hz."""
    gain = p["G"] * wires.weights
    own = -p["alpha_decay"] - gain.sum(axis=1) + 2j * jnp.pi * p["alpha_frequency_hz"]
    drive = 2 * p["alpha_noise"] ** 2
    identity = jnp.eye(len(gain), dtype=complex)

    def at(frequency: jax.Array) -> jax.Array:
        omega = 2 * jnp.pi * frequency
        system = jnp.diag(1j * omega - own) - gain * jnp.exp(
            -1j * omega * wires.delays_s
        )
        response = jnp.linalg.solve(system, identity)
        return (response * drive) @ response.conj().T

    return jax.lax.map(at, frequencies_hz)


def bold_covariance(spectra: Complex[JaxArray, "f region region"]) -> jax.Array:
    """Covariance (region, region) of slow power, up to one common factor."""
    return jnp.sum(jnp.abs(spectra) ** 2, axis=0)


def misfit(
    theta: Theta, wires: Wires, basis: jax.Array, seen: Seen, share: jax.Array
) -> jax.Array:
    """Negative log posterior; share (2,): 1 where EEG, BOLD count, else 0."""
    p = in_units(theta)
    at = jnp.asarray(BAND_HZ)
    ahead, behind = (rotating_spectra(p, wires, sign * at) for sign in (1, -1))
    gain = basis @ wires.lead_field
    eeg = jnp.einsum("cr,frs,ds->fcd", gain, (ahead + behind.conj()) / 2, gain)
    eeg = eeg + p["channel_noise"] * jnp.eye(len(basis))
    total = share[0] * seen.windows * _whittle(eeg, seen.eeg)
    total += share[1] * seen.samples * _of_bold(bold_covariance(ahead), p, seen)
    return total + sum(jnp.sum(value**2) for value in theta.values()) / 2


def _whittle(model: jax.Array, data: jax.Array) -> jax.Array:
    """Sum over frequencies of log det S + tr(S^-1 D), per window."""

    def at(pair: tuple[jax.Array, jax.Array]) -> jax.Array:
        lower = jnp.linalg.cholesky(pair[0])
        half = jax.scipy.linalg.solve_triangular(lower, pair[1], lower=True)
        whole = jax.scipy.linalg.solve_triangular(lower, half.conj().T, lower=True)
        size = 2 * jnp.sum(jnp.log(jnp.real(jnp.diagonal(lower))))
        return size + jnp.real(jnp.trace(whole))

    return jnp.sum(jax.lax.map(at, (model, data)))


def _of_bold(slow: jax.Array, p: Theta, seen: Seen) -> jax.Array:
    """Half the squared differences in standard errors, per independent sample; pairs
    share regions and count as two a region."""
    variance = jnp.diagonal(slow)
    root = jnp.sqrt(variance * (1 + p["bold_noise"]))
    rows, columns = np.triu_indices(len(slow), 1)
    fc = (slow / root[:, None] / root[None, :])[rows, columns]
    apart = jnp.arctanh(jnp.clip(fc, -0.999, 0.999)) - seen.fc_z
    sizes = jnp.log(variance) - jnp.log(variance).mean() - seen.log_variance
    thinned = min(1.0, 4 / (len(slow) - 1))
    return thinned * jnp.sum(apart**2) / 2 + jnp.sum(sizes**2) / 4


misfit_and_gradient = jax.jit(jax.value_and_grad(misfit))


def fit_joint(
    wires: Wires,
    seen: Seen,
    *,
    eeg: bool = True,
    bold: bool = True,
    watcher: Watcher = SILENT,
) -> dict[str, Array]:
    """The most probable parameters, in spreads of the prior, from EEG, BOLD or both."""
    flat, unravel = ravel_pytree(at_prior(wires.lead_field.shape[1]))
    basis = jnp.asarray(referenced(wires.lead_field.shape[0]))
    share = jnp.asarray([float(eeg), float(bold)])

    def both(x: Array) -> tuple[jax.Array, jax.Array]:
        theta = unravel(jnp.asarray(x))
        value, slopes = misfit_and_gradient(theta, wires, basis, seen, share)
        return value, ravel_pytree(slopes)[0]

    def heard(step: int, value: float, at: Array) -> bool:
        watcher.progress("Joint fit", step / STEPS, value)
        return watcher.stop_requested()

    found = minimise(
        "l-bfgs", Problem(both), np.asarray(flat), Settings(STEPS, 1e-8), heard
    )
    return {k: np.asarray(v) for k, v in unravel(jnp.asarray(found.x)).items()}


def recovery_errors(
    found: Mapping[str, Array], truth: Mapping[str, Array]
) -> dict[str, float]:
    """Root mean square error of each parameter of the brain in spreads of the prior
    (about 1 where data tell nothing), and "all" of them, each weighing the same. Of
    alpha_noise the common factor is left out: BOLD has no scale."""
    errors = {}
    for name in BRAIN:
        apart = np.atleast_1d(found[name] - truth[name])
        if name == "alpha_noise":
            apart = apart - apart.mean()
        errors[name] = float(np.sqrt(np.mean(apart**2)))
    return {**errors, "all": float(np.sqrt(np.mean([e**2 for e in errors.values()])))}
