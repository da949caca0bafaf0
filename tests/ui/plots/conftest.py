"""The 3D view with OpenGL and without, and the demo's regions to show in it."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from brainTwinStudio.report.assets import resource
from brainTwinStudio.ui.plots.brain import BrainScene, BrainView, make, make_brain_view
from brainTwinStudio.ui.plots.brain.device import NoOpenGL
from brainTwinStudio.ui.theme import DARK


def demo_scene() -> BrainScene:
    """The demo's 68 regions, values from left to right of the head."""
    table = resource("demo", "demo_composite", "regions.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    places = np.array([[float(part) for part in row[2:5]] for row in rows])
    distance = np.linalg.norm(places[:, None] - places[None], axis=2)
    weights = np.exp(-distance / 20) * (distance > 0)
    values = (places[:, 0] - places[:, 0].min()) / np.ptp(places[:, 0])
    names = tuple(row[0] for row in rows)
    sides = tuple(row[1] for row in rows)
    return BrainScene(places, names, sides, weights, values=values, value_title="Place")


def no_opengl() -> None:
    raise NoOpenGL("none here")


@pytest.fixture(params=[pytest.param("gl", marks=pytest.mark.gl), "flat"])
def brain_view(
    request: pytest.FixtureRequest, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[BrainView]:
    """Dark, without a scene, not shown yet; to be given its size first."""
    if request.param == "flat":
        monkeypatch.setattr(make, "GlPicture", no_opengl)
    made = make_brain_view()
    assert made.is_flat == (request.param == "flat")
    made.set_theme(DARK)
    qtbot.addWidget(made)
    yield made
    made.dispose()
