"""A running fit shows itself, and showing changes no number."""

from collections.abc import Mapping

import numpy as np
import pytest
from jax.flatten_util import ravel_pytree

from brainTwinStudio.analysis.connectivity import mean_fisher_z, upper
from brainTwinStudio.engine import previews
from brainTwinStudio.engine.fit import fit
from brainTwinStudio.engine.fit_job import prepare, preview
from brainTwinStudio.engine.parameters import Layout, layout_of, start
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.project import Array, FitSettings, ModelSpec, Twin
from tests.engine.small import REGIONS, connectome, recordings

SETTINGS = FitSettings(effort="quick", judge_seeds=2)


class Looking(Silent):
    """Keeps what it is shown and which stage was told before."""

    def __init__(self) -> None:
        self.stage = ""
        self.seen: list[tuple[str, dict[str, Array]]] = []

    def progress(self, stage: str, fraction: float, loss: float | None = None) -> None:
        self.stage = stage

    def preview(self, arrays: Mapping[str, Array]) -> None:
        self.seen.append((self.stage, dict(arrays)))


def fitted(watcher: Silent, settings: FitSettings = SETTINGS) -> Twin:
    return fit("p", connectome(), recordings(300.0), ModelSpec(), settings, watcher)


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step is shown."""
    monkeypatch.setattr(previews, "PAUSE_S", 0.0)
    monkeypatch.setattr(previews, "MOST", 1e9)


@pytest.mark.slow
@pytest.mark.usefixtures("eager")
def test_every_picture_holds_what_the_window_draws():
    looking = Looking()
    twin = fitted(looking)
    stages = {stage for stage, _ in looking.seen}
    assert {"Start 1 of 1", "Learned connectome"} <= stages
    measured = np.tanh(mean_fisher_z([r.signals for r in recordings(300.0)]))
    for _, seen in looking.seen:
        assert seen["fc"].shape == (REGIONS, REGIONS)
        assert seen["a"].shape == (REGIONS,)
        np.testing.assert_allclose(
            upper(seen["measured_fc"]), upper(measured), atol=1e-6
        )
        np.testing.assert_allclose(np.diagonal(seen["fc"]), 1.0, atol=1e-5)
    last = looking.seen[-1][1]
    np.testing.assert_allclose(last["a"], twin.parameters["a"], rtol=1e-5)
    np.testing.assert_allclose(last["G"], twin.parameters["G"], rtol=1e-5)


@pytest.mark.slow
def test_looking_changes_no_number(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(previews, "PAUSE_S", 1e9)
    unseen = fitted(Silent())
    monkeypatch.setattr(previews, "PAUSE_S", 0.0)
    monkeypatch.setattr(previews, "MOST", 1e9)
    looking = Looking()
    seen = fitted(looking)
    assert len(looking.seen) > 10
    for name, value in unseen.parameters.items():
        np.testing.assert_array_equal(seen.parameters[name], value)
    np.testing.assert_array_equal(seen.loss_history, unseen.loss_history)


@pytest.mark.usefixtures("eager")
def test_the_best_so_far_is_shown_where_it_is_another_state():
    looking = Looking()
    job = prepare(connectome(), recordings(300.0), ModelSpec(), SETTINGS, looking)
    now = start(job.layout, job.spec)
    now = now | {"G": now["G"] - 1.0}  # stable
    best = now | {"G": now["G"] - 1.0}
    preview(job, now, best)
    preview(job, now, now)
    (_, first), (_, second) = looking.seen
    assert np.abs(first["best_fc"] - first["fc"]).max() > 0.01
    assert "best_fc" not in second


def test_pictures_cost_a_small_part_of_the_time(monkeypatch: pytest.MonkeyPatch):
    """The clock is ours: a picture that takes 1 s is followed by 25 s without one."""
    now = [0.0]
    monkeypatch.setattr(previews.time, "perf_counter", lambda: now[0])
    looking = Looking()
    show = previews.Previews(looking, _layout(), ModelSpec(), recordings(100.0))
    costly = looking.preview

    def slow(arrays: Mapping[str, Array]) -> None:
        now[0] += 1.0
        costly(arrays)

    monkeypatch.setattr(looking, "preview", slow)
    flat = _flat()
    for _ in range(1000):
        now[0] += 0.1
        show.show(flat)
    shown = len(looking.seen)
    assert 3 <= shown <= 6  # 100 s of work: about one in 26 s
    assert shown <= 0.05 * now[0]


def _layout() -> Layout:
    return layout_of(connectome().weights, ModelSpec(), {})


def _flat() -> Array:
    return np.atleast_1d(ravel_pytree(start(_layout(), ModelSpec()))[0])
