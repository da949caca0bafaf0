"""A small brain with known truth, for tests of fits and plans."""

import numpy as np

from brainTwinStudio.engine.run_twin import free_run
from brainTwinStudio.project import (
    Array,
    Connectome,
    Parcellation,
    Recording,
    hemispheres_of,
)

REGIONS = 8
TR_S = 1.0


def connectome() -> Connectome:
    names = tuple(f"lh-{i}" for i in range(4)) + tuple(f"rh-{i}" for i in range(4))
    rng = np.random.default_rng(3)
    weights = np.triu(rng.integers(100, 400, (REGIONS, REGIONS)).astype(float), 1)
    weights[:4, 4:] *= rng.random((4, 4)) < 0.3  # few tracts cross the midline
    weights[:4, 4:] /= 10
    parcellation = Parcellation("small", names, hemispheres_of(names))
    return Connectome(parcellation, weights + weights.T)


def truth() -> dict[str, Array]:
    """Physical parameters of the hidden brain."""
    root = np.sqrt(connectome().weights)
    return {
        "G": np.asarray(0.4),
        "a": np.linspace(-0.2, -0.08, REGIONS),
        "frequency_hz": np.linspace(0.035, 0.065, REGIONS),
        "noise": np.full(REGIONS, 0.02),
        "noise_ratio": np.linspace(0.2, 1.0, REGIONS),
        "global_signal_removed": np.asarray(0.0),
        "gain_depth": np.asarray(0.6),
        "gain_tau_s": np.asarray(15.0),
        "learned_weights": root / root.max() * 0.2,
    }


def recordings(seconds: float, runs: int = 2, seed: int = 0) -> tuple[Recording, ...]:
    """Runs of the hidden brain, as a scanner would give them."""
    bold = free_run(
        "hopf",
        "diffusive",
        truth(),
        samples=round(seconds / TR_S),
        repetition_time_s=TR_S,
        band_hz=None,
        seeds=runs,
        seed=seed,
    )
    names = connectome().parcellation.region_names
    return tuple(
        Recording(
            f"run-{k + 1}",
            "bold",
            row.T,
            1 / TR_S,
            names,
            global_signal="present",
        )
        for k, row in enumerate(bold)
    )
