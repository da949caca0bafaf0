"""A twin's linear theory as a state-space model, one step a sample of the recording.

    s(t + 1) = F s(t) + w,   E[w w^T] = Q
    y(t)     = H s(t) + v,   E[v v^T] = R

s holds the real and the imaginary part of the network's z (`engine.linear`), F is
exp(A TR) exactly, and Q = P - F P F^T with the stationary covariance P. What is seen, y
(channel,), is the first state through `observe.bold_direct.measure`: white measurement
noise, a share of which regions have in common, and the cleaned-off part of the global
signal. A slow gain on the noise leaves F and the mean Q as they are. A band-pass is not
part of it: it makes v coloured.
"""

from dataclasses import dataclass

import jax.numpy as jnp
import numpy as np
from scipy.linalg import expm, solve_continuous_lyapunov

from brainTwinStudio.engine.linear import system_matrix
from brainTwinStudio.engine.network import damping
from brainTwinStudio.engine.observe.bold_direct import measured_covariance
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Twin

JITTER = 1e-6  # of the mean variance: a removed global signal leaves R singular


@dataclass(frozen=True, slots=True, eq=False)
class StateSpace:
    """step F, drive Q, covariance P: (state, state); seen H (channel, state); noise R
    (channel, channel)."""

    step: Array
    drive: Array
    covariance: Array
    seen: Array
    noise: Array

    @property
    def signal(self) -> Array:
        """Covariance (channel, channel) of what is recorded."""
        return self.seen @ self.covariance @ self.seen.T + self.noise

    def ahead(self, spread: Array, samples: int) -> tuple[Array, Array]:
        """F^samples, and the covariance of the state that many samples after one known
        with covariance `spread`."""
        power = np.linalg.matrix_power(self.step, samples)
        grown = self.covariance - power @ (self.covariance - spread) @ power.T
        return power, (grown + grown.T) / 2


def state_space(twin: Twin) -> StateSpace:
    """Of a Hopf twin, in its own units. Raises InputError where the theory has no
    stationary state."""
    if twin.spec.dynamics != "hopf":
        raise InputError(
            f"The linear theory of '{twin.spec.dynamics}' is not known to the Kalman "
            "filter; use the ensemble filter."
        )
    p = {name: np.asarray(value, float) for name, value in twin.parameters.items()}
    gain = p["G"] * p["learned_weights"]
    links = jnp.asarray(gain)
    own = jnp.asarray(p["a"]), jnp.asarray(p["frequency_hz"])
    damped = damping(links, twin.spec.coupling)
    system = np.asarray(system_matrix(*own, links, damped))
    growth = float(np.linalg.eigvals(system).real.max())
    if not growth < 0:
        raise InputError(
            f"At rest this twin grows by {growth:.3g} per s, so its linear theory has "
            "no stationary state; use the ensemble filter."
        )
    noise = np.broadcast_to(p["noise"], len(gain))
    whole = solve_continuous_lyapunov(system, -np.diag(2 * noise**2).astype(complex))
    covariance = real_form(whole) / 2
    step = expm(real_form(system) * twin.sampling.repetition_time_s)
    drive = covariance - step @ covariance @ step.T
    view, spread = measurement(covariance[: len(gain), : len(gain)], p)
    seen = np.concatenate([view, np.zeros_like(view)], axis=1)
    return StateSpace(step, (drive + drive.T) / 2, covariance, seen, spread)


def real_form(matrix: Array) -> Array:
    """A complex matrix as it acts on real parts above imaginary parts."""
    re, im = np.real(matrix), np.imag(matrix)
    return np.block([[re, -im], [im, re]])


def measurement(x: Array, parameters: dict[str, Array]) -> tuple[Array, Array]:
    """Of first states with covariance x (region, region): the cleaning that the
    recording's regression on its global signal is in expectation (channel, region), and
    the covariance (channel, channel) of the noise after it."""
    ratio = jnp.asarray(np.broadcast_to(parameters["noise_ratio"], len(x)))
    shared = jnp.asarray(parameters.get("fast_share", np.zeros(())))
    removed = float(parameters["global_signal_removed"])
    zero = jnp.zeros(())
    whole = np.asarray(measured_covariance(jnp.asarray(x), ratio, zero, shared))
    with_sum = whole.sum(axis=1)
    view = np.eye(len(x)) - removed * with_sum[:, None] / with_sum.sum()
    spread = view @ (whole - x) @ view.T
    spread = spread + JITTER * np.diagonal(whole).mean() * np.eye(len(x))
    return view, (spread + spread.T) / 2
