"""Twins of known parameters against the brain that they are, and against nulls."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.analysis.agreement import METRICS
from brainTwinStudio.engine.comparison import compare_twins
from brainTwinStudio.engine.evaluate import (
    evaluate,
    features_as_arrays,
    measured_features,
)
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    Comparison,
    ComparisonRow,
    FitSettings,
    FrozenMap,
    ModelSpec,
    Provenance,
    Recording,
    Sampling,
    Twin,
    better_in,
    ranked,
)
from tests.engine.small import TR_S, connectome, recordings, truth

SEEDS = 8
SECONDS = 400.0


class Listening(Silent):
    def __init__(self, stop: bool = False) -> None:
        self.fractions: list[float] = []
        self.stages: list[str] = []
        self.stop = stop

    def progress(self, stage: str, fraction: float, loss: float | None = None) -> None:
        self.stages.append(stage)
        self.fractions.append(fraction)

    def stop_requested(self) -> bool:
        return self.stop


def twin_of(name: str, train: tuple[Recording, ...], **changed: Array) -> Twin:
    """The hidden brain itself, or one with other parameters."""
    samples = tuple(run.signals.shape[1] for run in train)
    inputs = tuple((run.source_file, run.sha256) for run in train)
    return Twin(
        id=name,
        patient_id="p",
        connectome=connectome(),
        spec=ModelSpec(coupling="diffusive"),  # as the hidden brain
        settings=FitSettings(hold_out=0.0),
        parameter_specs=(),
        parameters=FrozenMap({**truth(), **changed}),
        sampling=Sampling(TR_S, samples, "present", None),
        outcome="converged",
        message="",
        seconds=0.0,
        compile_seconds=0.0,
        free_parameters=0,
        loss_history=np.zeros(1),
        provenance=Provenance("", inputs, (), "cpu", "float64", "Heun", 0.1),
        measured=FrozenMap(features_as_arrays(measured_features(train))),
    )


@pytest.fixture(scope="module")
def runs() -> tuple[tuple[Recording, ...], tuple[Recording, ...]]:
    """Runs that twins were fitted to, and those to judge by."""
    train = recordings(SECONDS, seed=1)
    named = (
        replace(r, source_file=r.id, sha256=f"{i}a" * 32) for i, r in enumerate(train)
    )
    return tuple(named), recordings(SECONDS, seed=2)


@pytest.fixture(scope="module")
def twins(runs) -> tuple[Twin, ...]:
    unconnected = np.zeros_like(truth()["learned_weights"])
    return (
        twin_of("loose", runs[0], learned_weights=unconnected),
        twin_of("true", runs[0]),
    )


@pytest.fixture(scope="module")
def found(runs, twins) -> tuple[Comparison, Listening]:
    listener = Listening()
    names = ("loose", "true")
    answer = compare_twins(twins, names, runs[1], SEEDS, 0, listener, ("a note",))
    return answer, listener


def row(comparison: Comparison, name: str) -> ComparisonRow:
    return next(one for one in comparison.rows if one.name == name)


def test_the_true_model_ranks_first_and_beats_the_nulls(found):
    comparison, _ = found
    assert [one.row.name for one in ranked(comparison)] == ["true", "loose"]
    true = row(comparison, "true")
    for null in ("White noise", "Random phases"):
        won, known = better_in(comparison, true, row(comparison, null))
        assert won > 0.7 * known
    for name in ("fc_r", "phase_fc_r"):
        white = row(comparison, "White noise").values[name]
        assert true.values[name] > 0.25 + abs(white)


def test_a_twin_has_the_numbers_of_an_evaluation(found, runs, twins):
    held_out, ceiling, floor = evaluate(twins[1], runs[1], SEEDS, 0, Silent())
    comparison, _ = found
    assert dict(row(comparison, "true").values) == dict(held_out)
    assert dict(row(comparison, "Training data").values) == dict(ceiling)
    assert dict(row(comparison, "Structure alone").values) == dict(floor)
    assert row(comparison, "true").sd["fc_r_single"] == held_out["fc_r_sd"]


def test_rows_are_complete_and_shared_references_appear_once(found):
    comparison, _ = found
    assert [(one.name, one.kind) for one in comparison.rows] == [
        ("loose", "twin"),
        ("true", "twin"),
        ("Training data", "copy"),
        ("Gaussian sampler", "null"),
        ("Structure alone", "structure"),
        ("Random phases", "null"),
        ("White noise", "null"),
    ]
    names = {metric.name for metric in METRICS}
    for one in comparison.rows:
        if one.kind != "structure":
            assert set(one.values) == names, one.name
    assert row(comparison, "Structure alone").value("fcd_ks") is None
    assert comparison.notes == ("a note",)


def test_nulls_have_what_they_keep_and_nothing_else(found):
    comparison, _ = found
    phases, white = (row(comparison, n) for n in ("Random phases", "White noise"))
    sampler, copy = (row(comparison, n) for n in ("Gaussian sampler", "Training data"))
    assert phases.values["psd_r"] > 0.8 > white.values["psd_r"]
    assert abs(phases.values["fc_ccc"]) < 0.15 < copy.values["fc_ccc"]
    assert sampler.values["fc_r"] == pytest.approx(copy.values["fc_r"], abs=0.05)


def test_progress_only_grows_and_names_the_twin(found):
    _, listener = found
    assert listener.fractions == sorted(listener.fractions)
    assert listener.fractions[-1] == 1.0
    assert "Simulating true, 2 of 2" in listener.stages


def test_a_stop_keeps_the_twins_so_far(runs, twins):
    answer = compare_twins(twins, ("a", "b"), runs[1], 2, 0, Listening(stop=True))
    assert answer.stopped
    assert [one.name for one in answer.twins] == ["a"]
    assert answer.references


def test_other_training_data_have_rows_of_their_own(runs, twins):
    other = twin_of("other", recordings(SECONDS, runs=1, seed=5))
    answer = compare_twins((twins[1], other), ("a", "b"), runs[1], 2, 0, Silent())
    names = {one.name for one in answer.references}
    assert {"Training data of a", "Training data of b"} <= names
    assert {"Gaussian sampler of a", "Gaussian sampler of b"} <= names
    alone = row(answer, "Training data of b")
    assert alone.value("fc_r_sd") is None  # one run has no spread over runs


def test_recordings_of_the_fit_are_said_to_be(runs, twins):
    stranger = twin_of("stranger", recordings(SECONDS, runs=1, seed=5))
    both = (twins[1], stranger)
    answer = compare_twins(both, ("a", "b"), runs[0][:1], 2, 0, Silent())
    assert answer.notes == (
        "run-1 was used in the fit of a: agreement with it proves little.",
    )


def test_what_cannot_be_compared_is_refused(runs, twins):
    with pytest.raises(InputError, match="No twin to compare"):
        compare_twins((), (), runs[1], 2, 0, Silent())
    with pytest.raises(InputError, match="Two twins are called 'a'"):
        compare_twins(twins, ("a", "a"), runs[1], 2, 0, Silent())
    faster = tuple(replace(r, sampling_hz=2.0) for r in runs[1])
    with pytest.raises(InputError, match=r"^a: .*repetition time"):
        compare_twins(twins, ("a", "b"), faster, 2, 0, Silent())
