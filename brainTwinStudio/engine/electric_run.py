"""Free runs of a fitted network of sources, seen as the EEG was: through lead field,
noise of the channels, average reference, low-pass and sampling.

The coupled alpha oscillators are simulated in their nonlinear form with delays, at so
small a size that the cubic term stays below a thousandth of the decay; what regions
make alone (beta, background) is linear and made by its exact recursion.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.electric_agreement import (
    RHYTHM_HZ,
    compare_electric,
    electric_features,
    split_half_ceiling,
)
from brainTwinStudio.engine.assemble import Choices, Tracts, assemble
from brainTwinStudio.engine.electric_network import (
    CORNERS_HZ,
    Wires,
    drives,
    lowpass,
)
from brainTwinStudio.engine.grid import Grid, grid_of
from brainTwinStudio.engine.seeds import seed_keys
from brainTwinStudio.engine.simulate import simulate, trouble
from brainTwinStudio.engine.simulation import Stimulus, Watch
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, FrozenMap

STEP_S = 2e-3
SLOWEST_HZ = 100.0  # at which alpha is sampled; in between it is interpolated
DENSE_HZ = 1000.0  # at which the background is made before it is filtered
BURN_IN_S = 3.0
SIZE = 0.01  # of alpha in units of the Hopf oscillator
UNIT_M_S = 1.0  # delays go in as lengths at this velocity


@dataclass(frozen=True, slots=True, eq=False)
class ElectricJudgement:
    """Numbers of `analysis.electric_agreement.compare_electric`: of the free runs
    against the half that was held out, and of the half that was fitted against it."""

    held_out: FrozenMap[float]
    ceiling: FrozenMap[float]


def electric_runs(
    parameters: Mapping[str, Array],
    wires: Wires,
    sampling_hz: float,
    samples: int,
    *,
    seeds: int = 1,
    seed: int = 0,
    first: int = 0,
) -> Array:
    """EEG (seed, channel, time) in µV of free runs from different noise. The same seed
    gives the same run, whichever `first` of them it comes with. Raises InputError where
    a run leaves all bounds."""
    alpha = coupled_alpha(parameters, wires, sampling_hz, samples, seeds, seed, first)
    out = [
        channels_of(
            parameters,
            wires,
            alpha[k],
            sampling_hz,
            np.random.default_rng([seed, first + k]),
        )
        for k in range(seeds)
    ]
    return np.stack(out)


def channels_of(
    parameters: Mapping[str, Array],
    wires: Wires,
    alpha: Array,
    sampling_hz: float,
    draw: np.random.Generator,
) -> Array:
    """EEG (channel, time) in µV of alpha sources (region, time) in nA m, with what
    regions make alone and the noise of the channels."""
    gain, samples = np.asarray(wires.lead_field), alpha.shape[1]
    frequencies = np.fft.rfftfreq(samples, 1 / sampling_hz)
    passed = np.sqrt(np.asarray(lowpass(parameters, frequencies)))
    sources = alpha + local_sources(parameters, sampling_hz, samples, draw)
    spread = np.sqrt(parameters["channel_noise"] * sampling_hz / 2)
    seen = gain @ sources
    seen += spread[:, None] * draw.standard_normal(seen.shape)
    seen -= seen.mean(axis=0)
    return np.fft.irfft(np.fft.rfft(seen, axis=1) * passed, samples, axis=1)


def coupled_alpha(
    parameters: Mapping[str, Array],
    wires: Wires,
    sampling_hz: float,
    samples: int,
    seeds: int,
    seed: int,
    first: int = 0,
) -> Array:
    """Sources (seed, region, time) in nA m of the coupled oscillators."""
    divide = divided(sampling_hz)
    count = -(-samples // divide) + 1
    z = coupled_rotation(parameters, wires, sampling_hz, count, seeds, seed, first)
    return at_rate(np.real(z), divide)[:, :, :samples]


def divided(sampling_hz: float) -> int:
    """Samples of a channel for one of alpha."""
    return max(int(sampling_hz // SLOWEST_HZ), 1)


def at_rate(alpha: Array, divide: int) -> Array:
    """Alpha (..., time) at `divide` times its rate."""
    from scipy.signal import resample_poly  # heavy; the engine starts without it

    return resample_poly(alpha, divide, 1, axis=-1) if divide > 1 else alpha


def coupled_rotation(
    parameters: Mapping[str, Array],
    wires: Wires,
    sampling_hz: float,
    count: int,
    seeds: int,
    seed: int,
    first: int = 0,
) -> Array:
    """The coupled oscillators z = x + i y, complex (seed, region, time), x being the
    sources in nA m: `count` samples, one for `divided(sampling_hz)` of a channel."""
    sample_s = divided(sampling_hz) / sampling_hz
    grid = grid_of(count * sample_s, sample_s, STEP_S, BURN_IN_S)
    noise, decay = parameters["alpha_noise"], parameters["alpha_decay"]
    pushed = np.sqrt(noise**2 + np.sum(np.asarray(drives(parameters)[0]) ** 2, axis=0))
    unit = SIZE / np.max(pushed / np.sqrt(2 * decay))
    weights = np.array(wires.weights)
    np.fill_diagonal(weights, 0.0)
    delays = np.asarray(wires.delays_s)
    tracts = Tracts(1000 * UNIT_M_S * delays, UNIT_M_S) if delays.any() else None
    found = assemble(
        "hopf",
        weights,
        grid,
        {
            "G": float(parameters["G"]),
            "a": -decay,
            "frequency_hz": parameters["alpha_frequency_hz"],
            "noise": noise * unit,
        },
        tracts,
        Choices(couplings={"hopf": "diffusive"}),
    )
    courses = np.stack(
        [pushes_of(parameters, grid, unit, [seed, first + k]) for k in range(seeds)]
    )
    each = np.broadcast_to(np.eye(len(decay)), (seeds, len(decay), len(decay)))
    stimulus = Stimulus(jnp.asarray(each), jnp.asarray(courses))
    inputs = found.inputs._replace(stimulus=stimulus)
    keys = seed_keys(seed, first, seeds)
    watch = Watch("states")
    over = (*found.over, "stimulus")
    run = simulate(found.form, grid, inputs, keys, watch, over=over)
    said = trouble(run, grid)
    if said:
        raise InputError(f"The twin of the EEG: {said}")
    states = np.moveaxis(np.asarray(run.samples), 1, -1) / unit
    return states[:, 0] + 1j * states[:, 1]


def pushes_of(
    parameters: Mapping[str, Array], grid: Grid, unit: float, seed: list[int]
) -> Array:
    """What the shared drives add to dx/dt of every region, (sample, substep, region) in
    units of the oscillator, white up to the time step; lags between steps are
    interpolated by their phase."""
    weights, lags_s = (np.asarray(part) for part in drives(parameters))
    steps = (grid.samples + grid.burn_in) * grid.substeps
    draw = np.random.default_rng([*seed, 1])
    white = draw.standard_normal((len(weights), steps)) / np.sqrt(grid.dt_s)
    turned = np.fft.rfft(white, axis=1)
    omega = 2 * np.pi * np.fft.rfftfreq(steps, grid.dt_s)
    total = np.zeros((steps, weights.shape[1]))
    for k in range(len(weights)):
        for region, weight in enumerate(weights[k]):
            late = turned[k] * np.exp(-1j * omega * lags_s[k, region])
            total[:, region] += unit * weight * np.fft.irfft(late, steps)
    return total.reshape(-1, grid.substeps, weights.shape[1])


def local_sources(
    parameters: Mapping[str, Array],
    sampling_hz: float,
    samples: int,
    draw: np.random.Generator,
) -> Array:
    """Beta and background (region, time) in nA m: exact at samples a few times as
    dense, then filtered and thinned out, so that nothing folds back."""
    from scipy.signal import lfilter, resample_poly

    regions = len(parameters["beta_noise"])
    denser = int(np.ceil(DENSE_HZ / sampling_hz))
    dt = 1 / (denser * sampling_hz)
    burn_in = round(BURN_IN_S * sampling_hz)
    total = (samples + burn_in) * denser

    def noise() -> Array:
        return draw.standard_normal((regions, total))

    decay, hz = float(parameters["beta_decay"]), float(parameters["beta_frequency_hz"])
    stays = np.exp((2j * np.pi * hz - decay) * dt)
    kick = np.sqrt((1 - np.abs(stays) ** 2) / (2 * decay))
    z = lfilter([kick], [1, -stays], noise() + 1j * noise(), axis=1)
    sources = parameters["beta_noise"][:, None] * np.real(z)
    for k, corner in enumerate(CORNERS_HZ):
        stay = np.exp(-2 * np.pi * corner * dt)
        x = lfilter([np.sqrt(1 - stay**2)], [1, -stay], noise(), axis=1)
        sources += parameters[f"background_{k}"][:, None] * x
    if denser > 1:
        sources = resample_poly(sources, 1, denser, axis=1)
    return sources[:, burn_in : burn_in + samples]


def judged(
    parameters: Mapping[str, Array],
    wires: Wires,
    first: Array,
    second: Array,
    sampling_hz: float,
    *,
    seeds: int = 4,
    seed: int = 0,
    band_hz: tuple[float, float] = RHYTHM_HZ,
) -> ElectricJudgement:
    """Free runs of the length of `second` (channel, time), which no fit has seen,
    against it; beside what `first`, which was fitted, foretells of it."""
    runs = electric_runs(
        parameters, wires, sampling_hz, second.shape[1], seeds=seeds, seed=seed
    )
    mine = electric_features(list(runs), sampling_hz, band_hz)
    last = electric_features([second], sampling_hz, band_hz)
    both = np.concatenate([first[:, : second.shape[1]], second], axis=1)
    return ElectricJudgement(
        FrozenMap(compare_electric(mine, last)),
        FrozenMap(split_half_ceiling(both, sampling_hz, band_hz)),
    )
