"""A small brain whose EEG is known."""

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine import eeg_fmri_run
from brainTwinStudio.engine.eeg_fmri_run import Lengths
from brainTwinStudio.engine.electric_network import SPECS, Wires
from brainTwinStudio.engine.electric_run import electric_runs
from brainTwinStudio.project import (
    Connectome,
    LeadField,
    Parcellation,
    Recording,
    Sampling,
)

REGIONS, CHANNELS = 5, 6


def wires(regions: int = REGIONS, channels: int = CHANNELS, seed: int = 0) -> Wires:
    draw = np.random.default_rng(seed)
    weights = draw.random((regions, regions))
    weights = 0.2 * (weights + weights.T) / 2
    np.fill_diagonal(weights, 0)
    lengths_mm = 20 + 100 * draw.random((regions, regions))
    near = np.abs(np.linspace(0, 1, channels)[:, None] - np.linspace(0, 1, regions))
    gain = np.exp(-4 * near) * (1 + 0.2 * draw.standard_normal(near.shape))
    gain -= gain.mean(axis=0)
    return Wires(
        jnp.asarray(weights), jnp.asarray(lengths_mm / 6000), jnp.asarray(gain)
    )


def values(
    regions: int = REGIONS, channels: int = CHANNELS, seed: int = 1
) -> dict[str, np.ndarray]:
    """Parameters in their units, different in every region."""
    draw = np.random.default_rng(seed)
    found = {}
    for spec in SPECS:
        size = (regions,) if spec.per_region else ()
        found[spec.name] = np.full(size, spec.default)
    for name in ("alpha_noise", "beta_noise", "background_1", "alpha_decay"):
        found[name] = found[name] * np.exp(0.4 * draw.standard_normal(regions))
    found["alpha_noise"] = 5 * found["alpha_noise"]
    found["alpha_frequency_hz"] = 10 + 0.2 * draw.standard_normal(regions)
    found["G"] = np.asarray(20.0)
    for k in range(2):
        found[f"drive_{k}"] = draw.standard_normal(regions)
        found[f"drive_lag_{k}"] = 0.8 * draw.standard_normal(regions)
    found["lowpass_hz"] = np.asarray(40.0)
    found["channel_noise"] = np.full(channels, 0.05)
    return found


def connectome() -> Connectome:
    """Of `wires()`: the same weights and delays after scaling, lengths at 6 m/s."""
    known = wires()
    names = tuple(f"r{k}" for k in range(REGIONS))
    regions = Parcellation("small", names, ("-",) * REGIONS, np.zeros((REGIONS, 3)))
    weights = np.asarray(known.weights) ** 2  # scaled_weights takes the root
    return Connectome(regions, weights, 6000 * np.asarray(known.delays_s))


def field() -> LeadField:
    names = tuple(f"E{k}" for k in range(CHANNELS))
    gain = np.asarray(wires().lead_field)
    return LeadField(gain, names, tuple(f"r{k}" for k in range(REGIONS)), "µV/(nA m)")


def recorded_by_both(seconds: float = 300.0, seed: int = 3) -> tuple[Recording, ...]:
    """fMRI of this brain every second, and its EEG at 120 Hz for a minute and a
    half."""
    running = values() | {"G": np.asarray(60.0), "noise_ratio": np.asarray(0.3)}
    running["global_signal_removed"] = np.asarray(0.0)
    sampling = Sampling(1.0, (round(seconds),), "present", None)
    lengths = Lengths(90 * 120, round(seconds))
    run = eeg_fmri_run.recorded(running, wires(), 120.0, sampling, lengths, seed=seed)
    bold = eeg_fmri_run.cleaned(running, run.slow, sampling, seed=seed)
    names, channels = field().region_names, field().channel_names
    return (
        Recording(
            "bold-1", "bold", bold.T, 1.0, names, source_file="b.npy",
            sha256="cd" * 32, global_signal="present",
        ),
        Recording(
            "eeg-1", "eeg", run.eeg, 120.0, channels, "µV", source_file="a.edf",
            sha256="ab" * 32, channel_kinds=("eeg",) * CHANNELS,
        ),
    )  # fmt: skip


def recorded(seconds: float, hz: float, seed: int = 5) -> Recording:
    """An EEG of this brain, with a channel that is no EEG."""
    signals = electric_runs(values(), wires(), hz, round(seconds * hz), seed=seed)[0]
    both = np.vstack([signals, np.ones((1, signals.shape[1]))])
    names = (*field().channel_names, "ECG")
    kinds = ("eeg",) * CHANNELS + ("ecg",)
    return Recording(
        "eeg-1", "eeg", both, hz, names, "µV", source_file="a.edf", sha256="ab" * 32,
        channel_kinds=kinds,
    )  # fmt: skip
