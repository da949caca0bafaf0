"""A twin of ten named regions with known parameters; made, not fitted."""

import numpy as np

from brainTwinStudio.project import (
    Array,
    Connectome,
    FitSettings,
    FrozenMap,
    ModelSpec,
    Parcellation,
    Provenance,
    Sampling,
    Twin,
    hemispheres_of,
)

AREAS = ("superiorfrontal", "precentral", "precuneus", "fusiform", "cuneus")
CENTRES = np.array(
    [[-12, 30, 44], [-38, -11, 43], [-10, -58, 37], [-35, -43, -20], [-7, -80, 18]],
    float,
)
NAMES = (
    *(f"ctx-{side}-{area}" for side in ("lh", "rh") for area in AREAS),
    "Left-Thalamus",
    "Right-Thalamus",
)
PLACES = np.concatenate(
    [CENTRES, CENTRES * [-1, 1, 1], [[-11.0, -18, 8], [11.0, -18, 8]]]
)


def connectome() -> Connectome:
    rng = np.random.default_rng(5)
    n = len(NAMES)
    weights = np.triu(rng.uniform(50, 400, (n, n)), 1)
    parcellation = Parcellation("named", NAMES, hemispheres_of(NAMES), PLACES, "MNI152")
    return Connectome(parcellation, weights + weights.T)


def parameters() -> dict[str, Array]:
    root = np.sqrt(connectome().weights)
    n = len(NAMES)
    return {
        "G": np.asarray(0.4),
        "a": np.linspace(-0.2, -0.08, n),
        "frequency_hz": np.linspace(0.035, 0.065, n),
        "noise": np.full(n, 0.02),
        "noise_ratio": np.full(n, 0.3),
        "global_signal_removed": np.asarray(0.0),
        "gain_depth": np.asarray(0.0),
        "gain_tau_s": np.asarray(15.0),
        "fast_share": np.asarray(0.0),
        "learned_weights": root / root.max() * 0.2,
    }


def twin(node: str = "hopf", samples: int = 100, coupling: str = "diffusive") -> Twin:
    return Twin(
        id="twin-1",
        patient_id="p",
        connectome=connectome(),
        spec=ModelSpec(node, coupling=coupling, slow_gain=False),
        settings=FitSettings(),
        parameter_specs=(),
        parameters=FrozenMap(parameters()),
        sampling=Sampling(1.0, (samples,), "present", None),
        outcome="converged",
        message="made",
        seconds=0.0,
        compile_seconds=0.0,
        free_parameters=0,
        loss_history=np.zeros(1),
        provenance=Provenance("2026", (), (), "cpu", "float64", "Heun", 0.1),
    )
