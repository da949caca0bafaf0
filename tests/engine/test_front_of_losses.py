"""Fits with swept weights: their front, and what a stop keeps."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine import front_of_losses as module
from brainTwinStudio.engine.front_of_losses import OBJECTIVES, front_of_losses
from brainTwinStudio.engine.losses import loss
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FitSettings, FrozenMap, ModelSpec
from brainTwinStudio.project.validation import LossFront
from brainTwinStudio.report.validation import front_lines
from tests.engine.small import connectome, recordings
from tests.engine.test_comparison import twin_of

SETTINGS = FitSettings(effort="quick", judge_seeds=4, hold_out=0.25)


class Listening(Silent):
    def __init__(self) -> None:
        self.stages: list[str] = []
        self.stop = False

    def progress(self, stage: str, fraction: float, loss: float | None = None) -> None:
        self.stages.append(stage)

    def stop_requested(self) -> bool:
        return self.stop


def swept(
    losses: tuple[str, ...] = ("fc", "psd"),
    points: int = 3,
    settings: FitSettings = SETTINGS,
    watcher: Silent | None = None,
) -> LossFront:
    runs = recordings(400.0, runs=1, seed=3)
    return front_of_losses(
        "p", connectome(), runs, losses, points, ModelSpec(), settings,
        watcher or Silent(),
    )  # fmt: skip


@pytest.mark.slow
def test_real_fits_trade_fc_against_spectra_and_start_from_their_neighbour():
    listener = Listening()
    found = swept(watcher=listener, settings=replace(SETTINGS, hold_out=0.0))
    weights = [dict(point.weights) for point in found.points]
    assert weights == [{"fc": w, "psd": 1 - w} for w in (0.0, 0.5, 1.0)]
    fc = [point.values["fc_rmse"] for point in found.points]
    spectra = [point.values["psd_log_distance_db"] for point in found.points]
    assert fc[2] < fc[0]
    assert spectra[0] < spectra[2]
    assert any(point.on_front for point in found.points)
    assert "Fit 2 of 3: From its neighbour" in listener.stages
    assert not any(stage.startswith("Fit 2 of 3: Start") for stage in listener.stages)
    assert any("Nothing was held out" in note for note in found.notes)


COSTS = {0.0: (0.5, 0.1), 0.25: (0.21, 0.2), 0.5: (0.2, 0.3), 0.75: (0.4, 0.4)}


@pytest.fixture
def pretended(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Fits whose costs are known: the one at 0.75 is beaten, that at 0.25 the knee."""
    asked: list[float] = []
    made = twin_of("t", recordings(120.0, runs=1))

    def fit(*given, resume=None):
        settings = given[4]
        share = dict(settings.losses)["fc"]
        asked.append(share)
        first, second = COSTS.get(share, (0.19, 0.9))
        values = FrozenMap(
            {"fc_rmse": first, "psd_log_distance_db": second, "fc_r": 0.5}
        )
        return replace(made, settings=settings, held_out=values, ceiling=values)

    monkeypatch.setattr(module, "fit", fit)
    return asked


def test_beaten_points_and_the_knee_are_marked(pretended: list[float]):
    found = swept(points=5)
    assert pretended == [0.0, 0.25, 0.5, 0.75, 1.0]
    assert [p.on_front for p in found.points] == [True, True, True, False, True]
    assert [p.knee for p in found.points] == [False, True, False, False, False]
    lines = front_lines(found)
    assert [line[-1] for line in lines[1:]] == [
        "front",
        "knee",
        "front",
        "beaten",
        "front",
        "for scale",
    ]


def test_a_stop_keeps_the_finished_fits(
    pretended: list[float], monkeypatch: pytest.MonkeyPatch
):
    listener = Listening()
    fit = module.fit

    def stopping(*given, **named):
        listener.stop = len(pretended) == 2
        return fit(*given, **named)

    monkeypatch.setattr(module, "fit", stopping)
    found = swept(points=5, watcher=listener)
    assert len(found.points) == 2
    assert found.planned == 5
    assert found.outcome == "stopped"


def test_a_black_box_has_no_front():
    runs = recordings(400.0, runs=1, seed=3)
    spec = ModelSpec(node="koopman")
    given = ("p", connectome(), runs, ("fc", "psd"), 3, spec, SETTINGS, Silent())
    with pytest.raises(InputError, match="losses play no part"):
        front_of_losses(*given)


def test_three_losses_sweep_a_triangle():
    rows = module._weights(3, 7)
    assert len(rows) >= 7
    assert np.allclose(rows.sum(axis=1), 1.0)


def test_every_loss_has_a_metric_or_is_named_in_the_refusal():
    for name in OBJECTIVES:
        assert loss(name).info.name == name
    with pytest.raises(InputError, match="No metric stands for the loss time_domain"):
        swept(losses=("fc", "time_domain"))


@pytest.mark.parametrize(
    ("losses", "points", "words"),
    [
        (("fc",), 5, "two or three"),
        (("fc", "fc"), 5, "two or three"),
        (("fc", "psd"), 2, "3 to 50"),
        (("fc", "fcd"), 5, "--effort standard"),
        (("fc", "nothing"), 5, "No loss 'nothing'"),
    ],
)
def test_what_makes_no_front_is_refused(
    losses: tuple[str, ...], points: int, words: str
):
    with pytest.raises(InputError, match=words):
        swept(losses=losses, points=points)
