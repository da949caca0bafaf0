"""A small made-up person with a fitted twin and plans; nothing here was measured."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.project import (
    Connectome,
    Disconnection,
    Effect,
    FitSettings,
    FrozenMap,
    ModelSpec,
    ParameterSpec,
    Parcellation,
    Patient,
    Project,
    Provenance,
    Recording,
    Resection,
    Sampling,
    Scenario,
    ScenarioResult,
    Stimulation,
    Twin,
    hemispheres_of,
)

AREAS = ("cuneus", "fusiform", "insula", "lingual", "precuneus", "temporalpole")
NAMES = tuple(f"ctx-{side}-{area}" for side in ("lh", "rh") for area in AREAS)
SIDES = hemispheres_of(NAMES)
CENTRES = np.array(
    [[-7, -80, 18], [-35, -53, -16], [-37, -4, 1], [-13, -70, -2], [-9, -58, 37],
     [-32, 11, -32]]
)  # fmt: skip
SHA = "ab" * 32
NAN = float("nan")


def make_connectome(seed: int = 0) -> Connectome:
    rng = np.random.default_rng(seed)
    weights = np.triu(rng.integers(1, 900, (12, 12)), 1) * (rng.random((12, 12)) > 0.2)
    weights = (weights + weights.T).astype(float)
    centres = np.concatenate([CENTRES, CENTRES * [-1, 1, 1]]).astype(float)
    distance = np.linalg.norm(centres[:, None] - centres[None], axis=-1)
    parcellation = Parcellation("small", NAMES, SIDES, centres, "MNI305 (fsaverage)")
    lengths = np.where(weights > 0, 1.3 * distance + 5, 0)
    return Connectome(parcellation, weights, lengths, source_file="weights.csv")


def make_signals(samples: int = 400, seed: int = 1) -> np.ndarray:
    """(region, time): all share a signal, partners share one more."""
    rng = np.random.default_rng(seed)
    shared, partners = rng.normal(size=(1, samples)), rng.normal(size=(6, samples))
    own = rng.normal(size=(12, samples))
    return 0.7 * shared + np.tile(partners, (2, 1)) + own


def make_twin(connectome: Connectome, fc: np.ndarray) -> Twin:
    rng = np.random.default_rng(2)
    hz = np.linspace(0.005, 0.25, 50)
    power = 1 / (0.03**2 + hz**2) * np.exp(rng.normal(0, 0.2, (12, 50)))
    quantiles = np.sort(rng.normal(0.3, 0.1, 99))
    specs = (
        ParameterSpec("G", "G", "1/s", 1.0, 0.0, 5.0, False, "strength of input"),
        ParameterSpec("a", "a", "1/s", -0.02, -1.0, 0.2, True, "distance from rhythm"),
    )
    learned = connectome.weights * np.exp(rng.normal(0, 0.3, (12, 12)))
    return Twin(
        id="twin-1",
        patient_id="P1",
        connectome=connectome,
        spec=ModelSpec(),
        settings=FitSettings(hold_out=0.25),
        parameter_specs=specs,
        parameters=FrozenMap(
            {"G": np.array(1.4), "a": rng.uniform(-0.2, 0, 12), "weights": learned}
        ),
        sampling=Sampling(2.0, (300,), "present", (0.008, 0.08)),
        outcome="converged",
        message="Loss no longer fell.",
        seconds=93.0,
        compile_seconds=2.0,
        free_parameters=80,
        loss_history=np.geomspace(1, 0.1, 60),
        provenance=Provenance(
            "2026-11-21T05:40:00Z",
            (("weights.csv", SHA),),
            (("numpy", "2.4.6"),),
            "cpu",
            "float64",
            "Heun",
            0.1,
        ),
        phases=((0, "linear"), (40, "nonlinear")),
        intervals=FrozenMap({"G": np.array([1.2, 1.6])}),
        measured=FrozenMap({"fc": fc, "psd": power, "psd_hz": hz, "fcd": quantiles}),
        simulated=FrozenMap(
            {"fc": fc * 0.9, "psd": power * 1.1, "psd_hz": hz, "fcd": quantiles + 0.03}
        ),
        train=FrozenMap({"fc_r": 0.7, "fc_rmse": 0.1, "fcd_ks": 0.12, "psd_r": 0.9}),
        held_out=FrozenMap({"fc_r": 0.61, "fcd_ks": 0.2}),
        ceiling=FrozenMap({"fc_r": 0.8, "fcd_ks": 0.1}),
        floor=FrozenMap({"fc_r": 0.4}),
        learned_connectome=FrozenMap({"r_with_sc": 0.9, "changed_fraction": 0.2}),
    )


def make_scenarios(fc: np.ndarray) -> tuple[Scenario, ...]:
    after = fc - 0.05
    after[5] = after[:, 5] = np.nan
    effects = (
        Effect("fc", "Mean FC", "", -0.05, -0.08, -0.02, 0.4, 16),
        Effect("meta", "Metastability", "", 0.01, -0.02, 0.03, 0.2, 16),
        Effect("power", "Power at target", "a.u.", 0.3, 0.1, 0.5, 0.0, 16),
        Effect("odd", "Unknown outcome", "", NAN, NAN, NAN, 1.0, 16),
    )
    cut = (
        Resection((NAMES[5],)),
        Resection((NAMES[1],), 0.4),
        Disconnection(((NAMES[0], NAMES[6]),)),
    )
    arrays = FrozenMap({"fc_before": fc, "fc_after": after})
    sine = (Stimulation((NAMES[4],), "sine", 0.02, 0.05),)
    return (
        Scenario("plan-1", "twin-1", "Pole", cut, 16, 0,
                 ScenarioResult(effects, arrays)),
        Scenario("plan-2", "twin-1", "Sine", sine, 16, 0,
                 ScenarioResult(effects[:1], FrozenMap(), FrozenMap({"rms": 0.01}))),
        Scenario("plan-3", "twin-1", "Later", (Resection((NAMES[0],)),)),
    )  # fmt: skip


def make_project(notes: str = "") -> Project:
    connectome, signals = make_connectome(), make_signals()
    run = Recording(
        "rest-1", "bold", signals, 0.5, NAMES, global_signal="present",
        source_file="bold.tsv", sha256=SHA,
    )  # fmt: skip
    fc = np.corrcoef(signals)
    patient = Patient("P1", notes, connectome, (run,))
    twin = make_twin(connectome, fc)
    return Project("Study", (patient,), (twin,), make_scenarios(fc))


@pytest.fixture(scope="session")
def project() -> Project:
    return make_project("composite demo, not one person")


@pytest.fixture(scope="session")
def bare_project(project: Project) -> Project:
    """The same person, where nothing was estimated that need not be."""
    nothing = FrozenMap()
    twin = replace(
        project.twins[0], intervals=nothing, measured=nothing, simulated=nothing,
        train=nothing, held_out=nothing, ceiling=nothing, floor=nothing,
        learned_connectome=nothing, loss_history=np.zeros(0), phases=(),
    )  # fmt: skip
    return replace(project, twins=(twin,), scenarios=project.scenarios[2:])
