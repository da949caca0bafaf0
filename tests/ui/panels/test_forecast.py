"""The forecast of a twin: what is asked for, and what is drawn of the answer."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.messages import ForecastRequest
from brainTwinStudio.project.forecast import (
    Forecast,
    ForecastPlan,
    ForecastRow,
    Spread,
)
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.engine_link import KINDS
from brainTwinStudio.ui.panels.forecast import (
    HORIZONS,
    NO_TWIN,
    ForecastPanel,
    request_of,
)
from brainTwinStudio.ui.told import Told
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do
from tests.ui.panels.listening import wishes_of
from tests.ui.small import empty_view, small_project, small_view

BETTER, WORSE, EVEN = (
    Spread(-0.1, -0.2, -0.05),
    Spread(0.1, 0.05, 0.2),
    Spread(0.0, -0.1, 0.1),
)


def forecast(*names: str) -> Forecast:
    """Errors 0.7, 0.9, 1.0 of the twin; others 0.1 worse one sample ahead."""
    twin = small_project().twins[0]
    rows = []
    for name in ("twin_filtered", "twin_raw", "persistence", *names):
        more = 0.0 if name == "twin_filtered" else 0.1
        values = (0.7 + more, 0.9, 1.0)
        errors = tuple(Spread(v, v - 0.05, v + 0.05) for v in values)
        rows.append(ForecastRow(name, f"row {name}", errors, (BETTER, WORSE, EVEN)))
    return Forecast(
        ForecastPlan((1, 5, 20)), 0.72, tuple(rows), (0.9, 0.88, 0.9), 0.05, 100, 20,
        ("rest-2",), ("rest-1",) if names else (), twin.id, twin.patient_id, 0,
        notes=("Careful.",),
    )  # fmt: skip


def told(found: Forecast, **changes: Any) -> View:
    return small_view(forecasts={found.twin_id: found}, **changes)


@pytest.fixture
def panel(qtbot: QtBot) -> ForecastPanel:
    result = ForecastPanel()
    qtbot.addWidget(result)
    result.resize(692, 338)
    result.show()
    return result


def test_curves_lie_where_the_errors_are(panel: ForecastPanel):
    panel.present(told(forecast("ar", "var")))
    curves = panel.plot.curves
    assert np.allclose(curves["twin_filtered"].y, [0.7, 0.9, 1.0])
    assert np.allclose(curves["var"].x, [1, 5, 20])
    assert curves["twin_scaled"].y.size == 0
    assert not panel.legend["twin_scaled"].isVisible()
    assert panel.legend["var"].isVisible()
    low, high = panel.plot.box.viewRange()[1]
    assert low < 0.7
    assert 1.0 < high < 1.4
    assert "Error" in panel.plot.toolTip()


def test_sentences_say_where_the_filtered_start_helps(panel: ForecastPanel):
    panel.present(told(forecast("ar", "var")))
    assert panel.start.text() == (
        "Filtered start against the last sample: better at 1; worse at 5; not told "
        "apart at 20 samples ahead."
    )
    assert panel.beside.text().startswith("Twin against VAR: better at 1")
    assert "better by 0.100" in panel.start.toolTip()
    assert "rest-2; AR and VAR learned from rest-1" in panel.basis.text()
    assert "90, 88, 90 %" in panel.basis.text()
    assert "Careful." in panel.basis.text()


def test_a_warning_stands_by_itself(panel: ForecastPanel):
    panel.present(told(forecast("ar")))
    assert not panel.caution.isVisible()
    panel.present(told(replace(forecast("ar"), warnings=("Stopped on request.",))))
    assert panel.caution.isVisible()
    assert panel.caution.words.text() == "Stopped on request."


def test_without_training_it_is_beside_persistence(panel: ForecastPanel):
    panel.present(told(forecast()))
    assert panel.beside.text().startswith("Twin against Persistence")
    assert "learned from no run" in panel.basis.text()
    panel.present(told(forecast("ar", "var"), theme=theme.LIGHT))
    assert panel.legend["ar"].isVisible()


def test_an_empty_panel_asks_the_engine(panel: ForecastPanel, qtbot: QtBot):
    wishes = wishes_of(panel)
    view = small_view()
    panel.present(view)
    button = panel.empty.findChild(QPushButton)
    assert button is not None
    assert button.text() == "Compute"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (wish,) = wishes
    assert isinstance(wish, Ask)
    assert isinstance(wish.request, ForecastRequest)
    assert wish.request.plan.horizons == HORIZONS
    assert wish.title.startswith("Forecast by Fit")
    judged = {run.id for run in wish.request.recordings}
    assert not judged & {run.id for run in wish.request.training}
    assert KINDS[ForecastRequest] == "forecast"


def test_a_patient_without_runs_or_twins(panel: ForecastPanel, qtbot: QtBot):
    panel.present(empty_view())
    labels = panel.empty.findChildren(QLabel)
    assert NO_TWIN in [label.text() for label in labels]
    project = small_project()
    bare = small_view(project)
    assert bare.twin is not None
    assert request_of(empty_view(), bare.twin) is None
    wishes = wishes_of(panel)
    panel.empty.pressed.emit()
    (wish,) = wishes
    assert isinstance(wish, Do)
    assert wish.action == "fit"


def test_answers_are_kept_by_twin_until_another_project_opens():
    kept = Told()
    found = forecast()
    kept.keep(found)
    assert kept.shown()["forecasts"] == {found.twin_id: found}
    assert kept.twin_of(object()) is None
    kept.clear()
    assert not any(kept.shown().values())
