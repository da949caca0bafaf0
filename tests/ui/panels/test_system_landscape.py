"""The landscape of a region beside its diagram: asked for only while it is seen."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.dynamics_requests import LandscapeRequest, TransitionsRequest
from brainTwinStudio.project.dynamics import Equilibrium
from brainTwinStudio.project.landscape import ActionPath, Landscape, Transitions
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.job_kinds import KINDS, QUIET
from brainTwinStudio.ui.panels.system import SystemPanel
from brainTwinStudio.ui.panels.system_landscape import of_way
from brainTwinStudio.ui.plots.landscape_plot import LandscapePlot, reach, view_of
from brainTwinStudio.ui.wishes import Ask, Wish
from tests.ui.made_systems import answer, region_system
from tests.ui.panels.listening import wishes_of
from tests.ui.small import small_view

LEVEL = 0.4


def rest(x: float, values: tuple[float, float]) -> Equilibrium:
    return Equilibrium(np.array([x, 0.0]), np.array(values), np.eye(2))


LEFT, TOP, RIGHT = rest(-1, (-2, -1)), rest(0, (1, -1)), rest(1, (-2, -1))


def double_well() -> Landscape:
    """Of x - x^3, -y in closed form."""
    x, y = np.linspace(-2, 2, 81), np.linspace(-2, 2, 61)
    across, up = np.meshgrid(x, y)
    potential = across**4 / 2 - across**2 + up**2 + 0.5
    density = np.exp(-potential / LEVEL**2)
    potential[potential > 5] = np.nan
    return Landscape(
        ("x", "y"), x, y, density / density.sum(), potential, LEVEL, "closed form",
        rest=(LEFT, TOP, RIGHT), heights=np.array([0.0, 0.5, 0.0]), relaxation=56.0,
    )  # fmt: skip


def path(begin: Equilibrium, end: Equilibrium) -> ActionPath:
    states = np.column_stack(
        [np.linspace(begin.state[0], end.state[0], 9), np.zeros(9)]
    )
    return ActionPath(
        begin, TOP, end, states, 4, 0.5, 1e-6, LEVEL, True, 1.0, 101.0, 400, 0.0
    )


def told(ask: Ask) -> object:
    if isinstance(ask.request, LandscapeRequest):
        return double_well()
    if isinstance(ask.request, TransitionsRequest):
        return Transitions((path(LEFT, RIGHT), path(RIGHT, LEFT)))
    return answer(ask.request)


def serve(panel: SystemPanel, wishes: list[Wish], **changes: Any) -> list[type]:
    kinds: list[type] = []
    while wishes and len(kinds) < 50:
        wish = wishes.pop(0)
        assert isinstance(wish, Ask)
        kinds.append(type(wish.request))
        job = Job(1, KINDS[type(wish.request)], wish.title, wish.request, "done")
        noisy = isinstance(wish.request, LandscapeRequest)
        panel.show_job(replace(job, answer=told(wish), **(changes if noisy else {})))
    return kinds


@pytest.fixture
def ready(qtbot: QtBot) -> tuple[SystemPanel, list[Wish]]:
    panel = SystemPanel()
    qtbot.addWidget(panel)
    panel.resize(752, 500)
    panel.show()
    wishes = wishes_of(panel)
    panel.present(small_view())
    assert LandscapeRequest not in serve(panel, wishes)
    return panel, wishes


def look(panel: SystemPanel, what: str) -> None:
    panel.region.views.set_current(what)
    panel.region.views.picked.emit(what)


def pixels(plot: LandscapePlot) -> np.ndarray:
    found = plot.image.image
    assert found is not None
    return found


def text_of(panel: SystemPanel) -> str:
    labels = panel.findChildren(QLabel)
    words = " ".join(label.text() for label in labels if label.isVisible())
    return words.replace("\u00a0", " ")


def test_it_is_asked_for_once_it_is_seen(ready: tuple[SystemPanel, list[Wish]]):
    panel, wishes = ready
    look(panel, "landscape")
    assert "being computed" in text_of(panel)
    assert serve(panel, wishes) == [LandscapeRequest, TransitionsRequest]
    plot = panel.region.landscape
    assert panel.region.pictures.currentWidget() is plot
    assert pixels(plot).shape == (61, 81, 4)
    assert np.isfinite(plot.path.x).sum() == 18
    said = text_of(panel)
    assert "a start is forgotten within 56.0 s" in said
    assert "mean time about exp(3.12), 101 s" in said
    assert "not estimated" in said
    look(panel, "portrait")
    assert panel.region.pictures.currentWidget() is panel.region.portrait
    assert wishes == []
    assert KINDS[LandscapeRequest] == KINDS[TransitionsRequest] == QUIET


def test_turning_the_knob_asks_again_only_while_it_is_seen(
    ready: tuple[SystemPanel, list[Wish]],
):
    panel, wishes = ready
    look(panel, "landscape")
    serve(panel, wishes)
    panel.study.turn(-0.3)
    assert serve(panel, wishes).count(LandscapeRequest) == 1
    look(panel, "portrait")
    panel.study.turn(-0.4)
    assert LandscapeRequest not in serve(panel, wishes)
    look(panel, "landscape")
    assert serve(panel, wishes).count(LandscapeRequest) == 1


def test_what_the_engine_refuses_is_told(ready: tuple[SystemPanel, list[Wish]]):
    panel, wishes = ready
    look(panel, "landscape")
    serve(panel, wishes, state="failed", sentence="Without noise no landscape.")
    assert "Without noise no landscape." in text_of(panel)
    assert panel.study.noise.landscape is None


def test_the_plot_shows_all_equilibria_and_gives_its_numbers(qtbot: QtBot):
    plot = LandscapePlot()
    qtbot.addWidget(plot)
    found = double_well()
    plot.set(found)
    (left, right), (low, high) = view_of(found)
    assert left < -1 < 1 < right
    assert low < 0 < high
    assert [points.x.tolist() for points in plot.rest] == [[-1, 1], [], [0]]
    shallow = replace(found, heights=np.array([0.0, 3.0, 0.0]))
    assert reach(found) == 10
    assert reach(shallow) == pytest.approx(np.ceil(1.2 * 3 / LEVEL**2))
    assert len(plot.numbers().splitlines()) == 1 + 61 * 81
    assert "saddle" in plot.accessibleDescription()
    before = pixels(plot).copy()
    plot.set_theme(theme.LIGHT)
    assert pixels(plot).shape == before.shape


def test_a_factor_that_is_not_known_is_said_so():
    system = region_system()
    unknown = replace(path(LEFT, RIGHT), escape=float("nan"))
    assert "a factor that is not known" in of_way(unknown, system)
