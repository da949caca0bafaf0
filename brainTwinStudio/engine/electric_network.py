"""A network that makes an EEG, and its exact cross spectra at the channels.

Every region holds three kinds of sources, nA m of dipole moment each:
- alpha: a noise-driven Hopf oscillator below its birth, coupled to the others through
  the connectome with conduction delays (diffusive form; SCIENCE.md A.1, C.3). With
  z = x + i y, H(f) = (2 pi i f - A(f))^-1, A(f) = diag(-decay - G S + 2 pi i f_k)
  + G C exp(-2 pi i f tau), the one-sided cross spectrum of x is
  [H(f) Q H(f)^* + conj(H(-f) Q H(-f)^*)] / 2, Q = 2 diag(noise^2);
- drives that all alpha oscillators share, as the thalamus would give them: white noise
  that reaches region k with the weight w_k (of either sign, as dipoles may point in or
  out) and a lag l_k, pushing x; its part of the cross spectrum is T u u^* T^*,
  T = [H(f) + conj(H(-f))] / 2, u_k = w_k noise_k exp(-2 pi i f l_k), times 2;
- beta: the same oscillator, neither coupled nor driven;
- background: Ornstein-Uhlenbeck processes of corner frequencies a factor of six apart,
  whose sum falls like a power of frequency (1/f; Halford 1968,
  doi:10.1103/PhysRev.173.235 for sums of relaxations).
Channels see them through a lead field, with white noise of their own, in the average
reference, after the low-pass of the amplifier.

The Hopf network is stable for every G: below its birth by `decay` everywhere, its
diagonal dominates.
"""

from collections.abc import Mapping
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Complex, Float

from brainTwinStudio.project import Array as NumpyArray
from brainTwinStudio.project import ParameterSpec, PartInfo
from brainTwinStudio.project.data_kinds import EEG_NETWORK

CORNERS_HZ = (0.5, 3.0, 18.0, 108.0)
DRIVES = 2
LAG_HZ = 10.0  # lags are given as phases at this frequency
OWN = "SCIENCE.md A.1, C.5"

Theta = dict[str, jax.Array]
Values = Mapping[str, jax.Array] | Mapping[str, NumpyArray]  # in their units


class Wires(NamedTuple):
    """What is known before the fit: weights (target, source) as scaled_weights makes
    them, delays_s (target, source), and lead_field (channel, region) in the reference
    of the recording."""

    weights: jax.Array
    delays_s: jax.Array
    lead_field: jax.Array


def _spec(
    name: str, symbol: str, unit: str, span: tuple[float, float, float], *,
    regional: bool = True, meaning: str,
) -> ParameterSpec:  # fmt: skip
    low, default, high = span
    return ParameterSpec(
        name, symbol, unit=unit, default=default, low=low, high=high,
        per_region=regional, meaning=meaning, source=OWN,
    )  # fmt: skip


SPECS: tuple[ParameterSpec, ...] = (
    _spec(
        "G", "G", "1/s", (1e-2, 3.0, 100.0), regional=False,
        meaning="strength with which the alpha oscillators pull each other",
    ),
    _spec(
        "alpha_frequency_hz", "f", "Hz", (6.0, 10.0, 14.0),
        meaning="the region's own alpha frequency",
    ),
    _spec(
        "alpha_decay", "-a", "1/s", (0.3, 6.0, 60.0),
        meaning="how fast alpha dies away without noise and coupling",
    ),
    _spec(
        "alpha_noise", "beta", "nA m/sqrt(s)", (1e-3, 10.0, 1e5),
        meaning="what drives alpha",
    ),
    _spec(
        "beta_frequency_hz", "f_b", "Hz", (14.0, 20.0, 32.0), regional=False,
        meaning="frequency of beta",
    ),
    _spec(
        "beta_decay", "-a_b", "1/s", (3.0, 20.0, 150.0), regional=False,
        meaning="how fast beta dies away",
    ),
    _spec(
        "beta_noise", "beta_b", "nA m/sqrt(s)", (1e-3, 10.0, 1e5),
        meaning="what drives beta",
    ),
    *(
        _spec(
            f"drive_{k}", f"w_{k}", "1", (-12.0, 0.0, 12.0),
            meaning=f"weight of shared drive {k} relative to the region's own noise",
        )
        for k in range(DRIVES)
    ),
    *(
        _spec(
            f"drive_lag_{k}", f"l_{k}", "rad", (-6.0, 0.0, 6.0),
            meaning=f"lag of shared drive {k} as a phase at {LAG_HZ:g} Hz",
        )
        for k in range(DRIVES)
    ),
    *(
        _spec(
            f"background_{k}", f"s_{k}", "nA m", (1e-3, 10.0, 1e5),
            meaning=f"size of the background that is flat below {corner:g} Hz",
        )
        for k, corner in enumerate(CORNERS_HZ)
    ),
    _spec(
        "lowpass_hz", "f_c", "Hz", (15.0, 300.0, 3000.0), regional=False,
        meaning="half-power frequency of the amplifier's low-pass",
    ),
    _spec(
        "lowpass_order", "n", "1", (1.0, 2.0, 8.0), regional=False,
        meaning="order of that low-pass",
    ),
)  # fmt: skip
FLOOR = ParameterSpec(
    "channel_noise",
    "q",
    unit="µV^2/Hz",
    default=0.1,
    low=1e-8,
    high=1e6,
    per_region=False,
    meaning="white noise of each channel, one value a channel",
    source=OWN,
)
BY_NAME = {spec.name: spec for spec in (*SPECS, FLOOR)}
VELOCITY = _spec(
    "velocity_m_s", "v", "m/s", (0.1, 6.0, 100.0), regional=False,
    meaning="conduction velocity along the tracts; given, not fitted",
)  # fmt: skip
INFO = PartInfo(
    EEG_NETWORK,
    "EEG network",
    "explains an EEG: alpha oscillators coupled through the connectome with conduction "
    "delays and shared drives, beta and a 1/f background in every region, seen through "
    "a lead field; fitted to exact cross spectra of the channels",
    "SCIENCE.md A.1, C.3, C.5",
    (*SPECS, FLOOR, VELOCITY),
)
STRAIGHT = tuple(  # others on a log scale
    name
    for name in BY_NAME
    if name.endswith("frequency_hz") or name.startswith("drive")
)


# ------------------------------------------------------------- parameters


def unbounded(name: str, value: float | NumpyArray) -> NumpyArray:
    """Where a value lies between its bounds, as an unbounded number: frequencies by the
    logit, everything else by its logarithm, which bounds bend at their ends only."""
    spec, given = BY_NAME[name], np.asarray(value, float)
    low, high = spec.low, spec.high
    if name not in STRAIGHT:
        low, high, given = np.log(low), np.log(high), np.log(given)
    share = np.clip((given - low) / (high - low), 1e-4, 1 - 1e-4)
    return np.asarray(np.log(share / (1 - share)) * (high - low) / 4)


def physical(theta: Mapping[str, jax.Array]) -> Theta:
    """Parameters in their units; `unbounded` back."""
    found = {}
    for name, free in theta.items():
        spec = BY_NAME[name]
        low, high = spec.low, spec.high
        if name not in STRAIGHT:
            low, high = np.log(low), np.log(high)
        place = low + (high - low) * jax.nn.sigmoid(4 * free / (high - low))
        found[name] = place if name in STRAIGHT else jnp.exp(place)
    return found


def at_defaults(regions: int, channels: int) -> Theta:
    """The unbounded start, all regions alike but for weak drives that differ, without
    which there would be no direction to tell them apart."""
    theta = {}
    for spec in (*SPECS, FLOOR):
        size: tuple[int, ...] = (regions,) if spec.per_region else ()
        if spec is FLOOR:
            size = (channels,)
        theta[spec.name] = jnp.full(size, unbounded(spec.name, spec.default))
    for k in range(DRIVES):
        turn = np.cos(np.pi * k * np.arange(regions) / max(regions - 1, 1))
        theta[f"drive_{k}"] = jnp.asarray(0.3 * turn)
    return theta


# ------------------------------------------------------------- cross spectra


def drives(p: Values) -> tuple[jax.Array, jax.Array]:
    """Shared drives (drive, region) in nA m/sqrt(s), and their lags in seconds."""
    weights = jnp.stack([jnp.asarray(p[f"drive_{k}"]) for k in range(DRIVES)])
    lags = jnp.stack([jnp.asarray(p[f"drive_lag_{k}"]) for k in range(DRIVES)])
    return weights * p["alpha_noise"], lags / (2 * np.pi * LAG_HZ)


def alpha_spectra(
    p: Values,
    weights: jax.Array,
    delays_s: jax.Array,
    frequencies_hz: Float[Array, " frequency"],
    seen: Float[Array, "row region"],
) -> Complex[Array, "frequency row row"]:
    """One-sided cross spectra of `seen` combinations of the coupled oscillators.

    One frequency after the other on purpose: see `cross_spectra.cross_spectra`.
    """
    gain = p["G"] * weights
    own = -p["alpha_decay"] - gain.sum(axis=1) + 2j * jnp.pi * p["alpha_frequency_hz"]
    drive = 2 * p["alpha_noise"] ** 2
    pushes, lags_s = drives(p)
    wide = seen.T.astype(complex)

    def response(omega: jax.Array) -> jax.Array:
        system = jnp.diag(1j * omega - own) - gain * jnp.exp(-1j * omega * delays_s)
        return jnp.linalg.solve(system.T, wide).T

    def at(frequency: jax.Array) -> jax.Array:
        omega = 2 * jnp.pi * frequency
        ahead, behind = response(omega), response(-omega).conj()
        own = (ahead * drive) @ ahead.conj().T + (behind * drive) @ behind.conj().T
        shared = (ahead + behind) @ (pushes * jnp.exp(-1j * omega * lags_s)).T
        return (own + shared @ shared.conj().T) / 2

    return jax.lax.map(at, frequencies_hz)


def local_power(
    p: Values, frequencies_hz: Float[Array, " frequency"]
) -> Float[Array, "frequency region"]:
    """One-sided density of what a region makes alone, beta and background."""
    omega = 2 * jnp.pi * frequencies_hz[:, None]
    turn, decay = 2 * jnp.pi * p["beta_frequency_hz"], p["beta_decay"]
    lines = 1 / (decay**2 + (omega - turn) ** 2) + 1 / (decay**2 + (omega + turn) ** 2)
    power = p["beta_noise"] ** 2 * lines
    for k, corner in enumerate(CORNERS_HZ):
        rate = 2 * np.pi * corner
        power = power + 4 * p[f"background_{k}"] ** 2 * rate / (rate**2 + omega**2)
    return jnp.asarray(power)


def lowpass(p: Values, frequencies_hz: jax.Array | NumpyArray) -> jax.Array:
    """What the amplifier leaves of the power."""
    at = jnp.asarray(frequencies_hz) / p["lowpass_hz"]
    return 1 / (1 + at ** (2 * p["lowpass_order"]))


def channel_spectra(
    p: Values,
    wires: Wires,
    frequencies_hz: Float[Array, " frequency"],
) -> Complex[Array, "frequency channel channel"]:
    """One-sided cross spectra of the channels, µV^2/Hz, in the average reference."""
    gain = wires.lead_field
    alpha = alpha_spectra(p, wires.weights, wires.delays_s, frequencies_hz, gain)
    local = jnp.einsum("cr,fr,dr->fcd", gain, local_power(p, frequencies_hz), gain)
    channels = len(gain)
    centred = jnp.eye(channels) - 1 / channels
    noise = (centred * p["channel_noise"]) @ centred
    passed = lowpass(p, frequencies_hz)
    return (alpha + local + noise) * passed[:, None, None]
