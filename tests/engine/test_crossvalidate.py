"""Folds of one person: who is learned from, who is judged on, and what a stop keeps.
The fit itself is pretended: the answers are twins of known parameters."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine import crossvalidate
from brainTwinStudio.engine.crossvalidate import cross_validate, mean_ranks
from brainTwinStudio.engine.evaluate import (
    evaluate,
    features_as_arrays,
    measured_features,
)
from brainTwinStudio.engine.harder_data import (
    HARDSHIPS,
    with_white_noise,
    without_regions,
    without_time,
)
from brainTwinStudio.engine.runs_in_folds import dealt
from brainTwinStudio.engine.watcher import Silent, Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Connectome,
    FitSettings,
    FrozenMap,
    ModelSpec,
    Recording,
    Sampling,
    Twin,
)
from brainTwinStudio.project.validation import CrossValidation, FoldPlan
from tests.engine.small import TR_S, connectome, recordings, truth
from tests.engine.test_comparison import twin_of

SETTINGS = FitSettings(effort="quick", judge_seeds=4, hold_out=0.25)
RUNS = recordings(240.0, runs=3, seed=4)
Asked = list[tuple[Connectome, tuple[Recording, ...], FitSettings]]


class Listening(Silent):
    """Asks for a stop once `after` fits were asked for."""

    def __init__(self, asked: Asked, after: int = 10_000) -> None:
        self.asked, self.after = asked, after
        self.said: list[tuple[str, float]] = []

    def progress(self, stage: str, fraction: float, loss: float | None = None) -> None:
        self.said.append((stage, fraction))

    def stop_requested(self) -> bool:
        return len(self.asked) >= self.after


def named(twin: Twin, of: Connectome, settings: FitSettings) -> Twin:
    """The hidden brain seen through the regions of a connectome."""
    kept = [
        connectome().parcellation.region_names.index(name)
        for name in of.parcellation.region_names
    ]
    parameters = {}
    for name, value in truth().items():
        at = np.ix_(kept, kept) if value.ndim == 2 else kept
        parameters[name] = value[at] if value.ndim else value
    return replace(
        twin, connectome=of, settings=settings, parameters=FrozenMap(parameters)
    )


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Every fit that was asked for."""
    found: Asked = []

    def fit(
        patient_id: str,
        of: Connectome,
        train: tuple[Recording, ...],
        spec: ModelSpec,
        settings: FitSettings,
        watcher: Watcher,
    ) -> Twin:
        found.append((of, train, settings))
        watcher.progress("Fitting", 1.0)
        samples = tuple(run.signals.shape[1] for run in train)
        arrays = features_as_arrays(measured_features(train))
        made = twin_of("t", RUNS[:1])
        return replace(
            named(made, of, settings),
            measured=FrozenMap(arrays),
            sampling=Sampling(TR_S, samples, "present", None),
        )

    monkeypatch.setattr(crossvalidate, "fit", fit)
    return found


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judging is pretended too: a twin is as good as its losses say."""

    def evaluate(twin: Twin, *_: object) -> tuple[FrozenMap[float], ...]:
        bad = dict(twin.settings.losses).get("psd") == 9.0
        values = FrozenMap({"fc_r": 0.2 if bad else 0.8, "fcd_ks": 0.1})
        return values, FrozenMap({"fc_r": 0.9}), FrozenMap({"fc_r": 0.4})

    monkeypatch.setattr(crossvalidate, "evaluate", evaluate)


def validated(plan: FoldPlan, asked: Asked, after: int = 10_000) -> CrossValidation:
    spec = ModelSpec(coupling="diffusive")
    listener = Listening(asked, after)
    return cross_validate("p", connectome(), RUNS, spec, SETTINGS, plan, listener)


# ------------------------------------------------------------------ folds


@pytest.mark.usefixtures("judged")
def test_every_run_is_judged_once_by_a_fit_to_the_others(asked: Asked):
    found = validated(FoldPlan(), asked)
    assert [fold.left_out for fold in found.folds] == [
        ("run-1",),
        ("run-2",),
        ("run-3",),
    ]
    assert [[run.id for run in train] for _, train, _ in asked] == [
        ["run-2", "run-3"],
        ["run-1", "run-3"],
        ["run-1", "run-2"],
    ]
    assert all(settings.hold_out == 0 for _, _, settings in asked)
    assert found.outcome == "finished"


def test_the_numbers_are_those_of_evaluate(asked: Asked):
    fold = validated(FoldPlan(), asked).folds[0]
    twin = replace(
        named(twin_of("t", RUNS[1:]), connectome(), SETTINGS),
        sampling=Sampling(TR_S, (240, 240), "present", None),
    )
    held_out, copy, floor = evaluate(twin, RUNS[:1], 4, 0, Silent())
    assert dict(fold.values) == dict(held_out)
    assert dict(fold.copy) == dict(copy)
    assert dict(fold.structure) == dict(floor)


@pytest.mark.usefixtures("judged")
def test_progress_grows_to_the_end_and_names_the_fold(asked: Asked):
    listener = Listening(asked)
    spec = ModelSpec(coupling="diffusive")
    cross_validate("p", connectome(), RUNS, spec, SETTINGS, FoldPlan(), listener)
    fractions = [fraction for _, fraction in listener.said]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1.0)
    assert listener.said[0][0] == "Fold 1 of 3: Fitting"


def test_blocks_of_time_lie_30_s_from_what_is_judged():
    units, folds = dealt(RUNS[:1], FoldPlan(over="time", folds=3))
    assert units.names == ("block 1 of 3", "block 2 of 3", "block 3 of 3")
    (tested,) = units.judged(folds[0].test)
    (learned,) = units.learned(folds[0].train)
    assert np.array_equal(tested.signals, RUNS[0].signals[:, :80])
    assert np.array_equal(learned.signals, RUNS[0].signals[:, 110:])
    assert learned.id == "run-1, 110-240 s"


def test_blocks_that_stay_neighbours_are_one_run():
    long = recordings(480.0, runs=1, seed=4)
    units, folds = dealt(long, FoldPlan(over="time"))
    learned = units.learned(folds[1].train)
    assert [run.signals.shape[1] for run in learned] == [90, 210]


@pytest.mark.parametrize(
    ("runs", "plan", "words"),
    [
        (RUNS[:1], FoldPlan(), "--over time"),
        (RUNS, FoldPlan(folds=4), "cannot be split into 4 folds"),
        (RUNS, FoldPlan(over="time", folds=5), "Choose fewer folds"),
        (RUNS[:2], FoldPlan(candidates=((("fc", 1.0),),)), "three runs"),
        ((), FoldPlan(), "at least one"),
    ],
)
def test_too_little_data_is_refused_in_a_sentence(
    runs: tuple[Recording, ...], plan: FoldPlan, words: str
):
    with pytest.raises(InputError, match=words):
        dealt(runs, plan)


# ------------------------------------------------------------------ stop


@pytest.mark.parametrize(("after", "kept"), [(1, 0), (2, 1), (3, 2)])
@pytest.mark.usefixtures("judged")
def test_a_stop_keeps_the_finished_folds(asked: Asked, after: int, kept: int):
    found = validated(FoldPlan(), asked, after)
    assert len(found.folds) == kept
    assert found.outcome == "stopped"
    assert len(asked) == after


# ------------------------------------------------------------------ nested


@pytest.mark.usefixtures("judged")
def test_losses_are_chosen_without_the_judged_run(asked: Asked):
    bad, good = (("fc", 1.0), ("psd", 9.0)), (("fc", 1.0), ("psd", 1.0))
    found = validated(FoldPlan(candidates=(bad, good)), asked)
    first = asked[:5]
    assert [run.id for _, train, _ in first[:4] for run in train] == [
        "run-3",
        "run-2",
        "run-3",
        "run-2",
    ]
    assert [run.id for run in first[4][1]] == ["run-2", "run-3"]
    assert [fold.losses for fold in found.folds] == [good] * 3
    assert first[4][2].losses == good
    tried = found.folds[0].tried
    assert tried["fc=1,psd=1"] < tried["fc=1,psd=9"]


def test_a_fit_without_numbers_ranks_last():
    rows = [{"fc_r": np.nan, "fcd_ks": 0.1}, {"fc_r": -0.5, "fcd_ks": 0.2}]
    assert mean_ranks(rows) == [1.5, 1.5]
    assert mean_ranks([{"fc_r": np.nan}, {"fc_r": -0.5}]) == [2.0, 1.0]


# ------------------------------------------------------------------ robustness


def test_noise_has_the_stated_strength():
    rng = np.random.default_rng(0)
    data = with_white_noise(6.0).spoil(connectome(), RUNS, rng)
    added = data.runs[0].signals - RUNS[0].signals
    ratio = RUNS[0].signals.var(axis=1) / added.var(axis=1)
    assert 10 * np.log10(ratio) == pytest.approx(6.0, abs=1.2)


def test_hidden_time_is_in_no_run():
    rng = np.random.default_rng(0)
    data = without_time(0.3).spoil(connectome(), RUNS[:1], rng)
    total = sum(run.signals.shape[1] for run in data.runs)
    assert 60 <= total <= 168
    for run in data.runs:
        start = int(run.id.split(", ")[1].split("-")[0])
        part = RUNS[0].signals[:, start : start + run.signals.shape[1]]
        assert np.array_equal(run.signals, part)


def test_hidden_regions_are_gone_from_connectome_and_runs():
    rng = np.random.default_rng(0)
    data = without_regions(0.3).spoil(connectome(), RUNS, rng)
    names = data.connectome.parcellation.region_names
    assert len(names) == 6
    assert data.runs[0].channel_names == names
    square = np.ix_(data.regions, data.regions)
    assert np.array_equal(data.connectome.weights, connectome().weights[square])
    assert np.array_equal(data.runs[1].signals, RUNS[1].signals[data.regions])


def test_harder_fits_are_judged_on_the_same_clean_run(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(crossvalidate, "HARDSHIPS", (HARDSHIPS[0], HARDSHIPS[-1]))
    found = validated(FoldPlan(folds=3, robust=True), asked, after=4)
    (fold,) = found.folds
    assert [one.kind for one in fold.harder] == ["noise", "regions"]
    noise, regions = fold.harder
    # the pretended fit answers the same twin, so only what is asked of it differs
    assert dict(noise.values) == pytest.approx(dict(noise.before))
    assert dict(noise.before) == pytest.approx(dict(fold.values))
    assert noise.copy["fc_r"] != pytest.approx(fold.copy["fc_r"], abs=1e-6)
    assert regions.before["fc_r"] != pytest.approx(fold.values["fc_r"], abs=1e-6)


@pytest.mark.usefixtures("judged")
def test_hardships_that_do_not_fit_the_data_are_said(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
):
    def impossible(*_: object) -> None:
        raise InputError("Too short.")

    spoiled = replace(HARDSHIPS[0], spoil=impossible)
    monkeypatch.setattr(crossvalidate, "HARDSHIPS", (spoiled,))
    found = validated(FoldPlan(robust=True), asked)
    assert found.folds[0].harder == ()
    assert any("left out: Too short." in note for note in found.notes)
