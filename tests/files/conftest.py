"""Small nouns with every field in use, and the real data where they are."""

from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.project import (
    Annotation,
    Connectome,
    Disconnection,
    Effect,
    Electrodes,
    Familiarity,
    FamiliarityScore,
    FitSettings,
    FrozenMap,
    LeadField,
    ModelSpec,
    ParameterSpec,
    Parcellation,
    Patient,
    Project,
    Provenance,
    Recording,
    Report,
    Resection,
    Sampling,
    Scenario,
    ScenarioResult,
    Stimulation,
    Twin,
)

NAMES = ("lh-a", "lh-b", "rh-a", "rh-b")


def connectome(seed: int = 0) -> Connectome:
    draw = np.random.default_rng(seed)
    weights = draw.random((4, 4)) + 0.1
    weights = weights + weights.T
    np.fill_diagonal(weights, 0)
    parcellation = Parcellation(
        "4 regions", NAMES, ("L", "L", "R", "R"), draw.normal(size=(4, 3)), "MNI152"
    )
    return Connectome(parcellation, weights, weights * 50, True, "w.csv", "ab" * 32)


def recording(seed: int = 0, name: str = "run-1") -> Recording:
    signals = np.random.default_rng(seed).normal(size=(4, 60))
    return Recording(name, "bold", signals, 1 / 0.72, NAMES, band_hz=(0.01, 0.1))


def eeg() -> Recording:
    signals = np.random.default_rng(1).normal(size=(3, 50)).astype(np.float32)
    return Recording(
        "eeg-1", "eeg", signals, 100.0, ("A1", "A2", "ECG"), "µV",
        channel_kinds=("seeg", "seeg", "ecg"), bad_channels=("A2",),
        annotations=(Annotation(0.1, 0.2, "mark"),), starts_s=2.5, line_hz=50.0,
    )  # fmt: skip


def electrodes() -> Electrodes:
    places = np.array([[1.0, 2.0, 3.0], [float("nan")] * 3])
    return Electrodes(
        ("A1", "A2"), ("seeg", "seeg"), places, "MNI152", (False, True), (True, False)
    )


def lead_field() -> LeadField:
    gain = np.array([[1.0, 2, 3, 4], [5, 6, 7, 8]])
    return LeadField(gain, ("A1", "A2"), NAMES, "µV/(nA m)", "given")


def twin() -> Twin:
    nan = float("nan")
    return Twin(
        id="twin-1",
        patient_id="p",
        connectome=connectome(),
        spec=ModelSpec(),
        settings=FitSettings(),
        parameter_specs=(
            ParameterSpec("G", "G", "1/s", 0.5, 0.0, float("inf"), False, "coupling"),
        ),
        parameters=FrozenMap({"G": np.array(0.5), "a": np.arange(4.0)}),
        sampling=Sampling(0.72, (60, 60), "removed", None),
        outcome="converged",
        message="done",
        seconds=1.5,
        compile_seconds=0.5,
        free_parameters=5,
        loss_history=np.array([3.0, nan, 1.0]),
        provenance=Provenance(
            "2026-01-01", (("w.csv", "ab" * 32),), (("numpy", "2"),), "cpu",
            "float64", "heun", 0.1,
        ),
        phases=((0, "warm-up"), (2, "fine")),
        measured=FrozenMap({"fc": np.eye(4)}),
        train=FrozenMap({"fc_r": 0.9, "fcd_ks": nan}),
    )  # fmt: skip


def project() -> Project:
    scenario = Scenario(
        "scenario-1",
        "twin-1",
        "plan",
        (
            Resection(("lh-a",), 0.5),
            Disconnection((("lh-a", "rh-a"),)),
            Stimulation(("rh-b",), "sine", stop_s=20.0),
        ),
        result=ScenarioResult(
            (Effect("x", "X", "1", 0.1, 0.0, 0.2, 1.0, 16),),
            FrozenMap({"power_after": np.array([1.0, np.nan, 2.0, 3.0])}),
            FrozenMap({"charge": 2.0}),
            familiarity=Familiarity(
                "stretched",
                (
                    FamiliarityScore("input", "Input", 0.01, 2.0, True, "much."),
                    FamiliarityScore("network", "N", np.nan, np.inf, False, "no."),
                ),
                "Stretched: much.",
            ),
        ),
        off=(1,),
    )
    return (
        Project("study")
        .with_patient(
            Patient(
                "p",
                "note ü",
                connectome(),
                (recording(), eeg()),
                electrodes(),
                lead_field(),
            )
        )
        .with_twin(twin())
        .with_scenario(scenario)
        .with_report(Report("report-1", "Title", "p", "twin-1", ("scenario-1",)))
    )


@pytest.fixture
def small_project() -> Project:
    return project()


@pytest.fixture
def small_twin() -> Twin:
    return twin()


@pytest.fixture
def make_patient():
    """Patients whose arrays are determined by a number."""

    def make(number: int) -> Patient:
        return Patient(f"p{number}", "", connectome(number), (recording(number),))

    return make


@pytest.fixture(scope="session")
def shared_data() -> Path:
    folder = Path(__file__).parents[3] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real data (../shared/data) are not on this machine")
    return folder
