"""A person in files, what a command says, and an engine without JAX."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from brainTwinStudio.jobs.messages import (
    BenchmarkRequest,
    EvaluateRequest,
    Evaluation,
    FitRequest,
    ScenarioAnswer,
    ScenarioRequest,
    SimulateRequest,
    Simulation,
)
from brainTwinStudio.project import (
    Catalogue,
    Effect,
    FrozenMap,
    NodeModelInfo,
    ParameterSpec,
    PartInfo,
    Provenance,
    Sampling,
    ScenarioResult,
    Twin,
)

REGIONS, VOLUMES, TR = 8, 140, 2.0
AREAS = ("cuneus", "insula", "lingual", "precuneus")
NAMES = tuple(f"{side}-{area}" for side in ("lh", "rh") for area in AREAS)
NAN = float("nan")


# ------------------------------------------------------------------ a person


def weights_of(seed: int = 0) -> np.ndarray:
    values = np.random.default_rng(seed).integers(1, 900, (REGIONS, REGIONS))
    return np.triu(values, 1) + np.triu(values, 1).T.astype(float)


def bold_of(seed: int = 0) -> np.ndarray:
    """(time, region): slow signals, partly shared."""
    draw = np.random.default_rng(seed + 100)
    noise = draw.normal(size=(VOLUMES + 5, REGIONS)) + draw.normal(
        size=(VOLUMES + 5, 1)
    )
    return np.stack([noise[i : i + 6].mean(axis=0) for i in range(VOLUMES)])


def write_table(path: Path, values: np.ndarray, header: tuple[str, ...] = ()) -> Path:
    lines = [",".join(header)] if header else []
    lines += [",".join(repr(float(v)) for v in row) for row in values]
    path.write_text("\n".join(lines))
    return path


LOSSES = ("fc", "fcd", "psd", "lagged_fc")


@dataclass
class Files:
    """weights.csv, labels.txt, bold.csv and bold2.csv of one made-up person."""

    folder: Path

    def __post_init__(self) -> None:
        write_table(self.folder / "weights.csv", weights_of())
        write_table(self.folder / "lengths.csv", 20 + weights_of(3) / 10)
        (self.folder / "labels.txt").write_text("\n".join(NAMES))
        write_table(self.folder / "bold.csv", bold_of(), NAMES)
        write_table(self.folder / "bold2.csv", bold_of(1), NAMES)

    def __getattr__(self, name: str) -> str:
        return str(self.folder / {"labels": "labels.txt"}.get(name, f"{name}.csv"))

    @property
    def flags(self) -> list[str]:
        """INPUT from files."""
        return [
            *("--weights", self.weights, "--labels", self.labels),
            *("--bold", self.bold, "--tr", str(TR)),
        ]


# ------------------------------------------------------------------ the command line


@dataclass
class Said:
    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Standard output as the one strict JSON object that it must be."""
        found = json.loads(self.out, parse_constant=_no_constant)
        assert isinstance(found, dict)
        return found

    @property
    def refused(self) -> str:
        """The one sentence of a refusal."""
        assert self.status == 2, self
        assert self.out == ""
        assert "Traceback" not in self.err
        (line,) = self.err.splitlines()
        return line


def _no_constant(name: str) -> None:
    raise AssertionError(f"{name} is not JSON")


def digest(folder: Path) -> dict[str, str]:
    """Every file below `folder` and what it holds."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# ------------------------------------------------------------------ an engine


def catalogue() -> Catalogue:
    specs = (ParameterSpec("G", "G", "1/s", 1.0, 0.0, float("inf"), False, "gain"),)
    node = NodeModelInfo(
        name="hopf",
        label="Hopf",
        states=("x",),
        parameters=specs,
        equations="dx",
        source="doi",
        time_unit="s",
        unit_s=1.0,
        step=0.1,
        sent=("x",),
        couplings=("diffusive",),
        noisy=(("x", 1.0),),
        start=((0.0, 1.0),),
        stimulus="added to dx/dt, 1/s",
        fitted=True,
    )
    parts = tuple(PartInfo(name, name, "") for name in LOSSES)
    none = ()
    learned = tuple(
        PartInfo(name, name, "", in_dynamics=True) for name in ("residual", "sending")
    )
    adam = (PartInfo("adam", "Adam", "steps"),)
    held = (
        PartInfo("weights_l1", "L1", "few"),
        PartInfo("anatomical", "Anatomy", "near"),
    )
    named = ((node,), none, learned, none, none, parts, adam, none)
    forms = tuple(PartInfo(name, name, name) for name in ("learned", "sparse"))
    sure = tuple(PartInfo(name, name, name) for name in ("laplace", "nuts", "none"))
    more = {"regularisers": held, "connectomes": forms, "uncertainties": sure}
    return Catalogue(*named, "fake", (("jax", "0"),), **more)


@dataclass
class FakeEngine:
    """Answers at once; `requests` are the questions so far."""

    requests: list[Any] = field(default_factory=list)

    def fit(self, request: FitRequest, watcher: Any) -> Twin:
        self.requests.append(request)
        print("a library that prints")
        watcher.progress("Fitting", 0.5, 0.25)
        n = request.connectome.parcellation.count
        run = request.recordings[0]
        return Twin(
            id="twin-1",
            patient_id=request.patient_id,
            connectome=request.connectome,
            spec=request.spec,
            settings=request.settings,
            parameter_specs=(),
            parameters=FrozenMap(
                {
                    "G": np.array(1.5),
                    "a": np.linspace(-1, 0, n),
                    "learned_weights": np.ones((n, n)),
                }
            ),
            sampling=Sampling(run.repetition_time_s, (VOLUMES,), "present", None),
            outcome="stopped" if watcher.stop_requested() else "converged",
            message="Done.",
            seconds=1.0,
            compile_seconds=0.5,
            free_parameters=5,
            loss_history=np.array([2.0, 1.0]),
            provenance=Provenance(
                "", ((run.source_file, run.sha256),), (), "cpu", "float64", "Heun", 0.1
            ),
            intervals=FrozenMap({"G": np.array([1.0, 2.0])}),
            train=FrozenMap({"fc_r": 0.7, "fcd_ks": NAN}),
            held_out=FrozenMap({"fc_r": 0.5} if request.settings.hold_out else {}),
            floor=FrozenMap({"fc_r": 0.3}),
            learned_connectome=FrozenMap({"r_with_sc": 0.9, "changed_fraction": 0.1}),
        )

    def evaluate(self, request: EvaluateRequest, watcher: Any) -> Evaluation:
        self.requests.append(request)
        return Evaluation(
            FrozenMap({"fc_r": 0.6}), FrozenMap({"fc_r": 0.8}), FrozenMap(), 0.1
        )

    def simulate(self, request: SimulateRequest, watcher: Any) -> Simulation:
        self.requests.append(request)
        names = request.twin.connectome.parcellation.region_names
        return Simulation(np.zeros((request.seeds, 5, len(names))), TR, names)

    def scenario(self, request: ScenarioRequest, watcher: Any) -> ScenarioAnswer:
        from dataclasses import replace

        self.requests.append(request)
        plan = request.scenario
        effects = (
            Effect("mean_fc", "Mean FC", "Fisher z", -0.1, -0.2, 0.0, 0.4, plan.seeds),
            Effect("odd", "Odd", "", NAN, NAN, NAN, 0.0, plan.seeds),
        )
        result = ScenarioResult(effects, FrozenMap(), FrozenMap({"rms": 0.1}))
        n = request.twin.connectome.parcellation.count
        before, after = np.zeros((plan.seeds, 5, n)), np.zeros((plan.seeds, 5, n))
        after[:, :, 0] = NAN
        return ScenarioAnswer(replace(plan, result=result), before, after, TR)

    def benchmark(self, request: BenchmarkRequest, watcher: Any) -> dict[str, Any]:
        self.requests.append(request)
        row = {
            "name": "hopf", "regions": 80, "batch": 1, "delays": False, "steps": 10,
            "seconds": 1.0, "node_steps_per_second": 800.0, "first_call_seconds": 2.0,
        }  # fmt: skip
        return {"machine": {"cores": 2}, "rows": [row]}
