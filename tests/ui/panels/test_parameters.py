from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from brainTwinStudio.project import FrozenMap, Twin
from brainTwinStudio.report.wording import significant
from brainTwinStudio.ui.controls.table import Table
from brainTwinStudio.ui.panels import parameter_rows as rows
from brainTwinStudio.ui.panels.parameters import ParametersPanel
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do, Hover, Select
from tests.made_well_posedness import made_well_posedness
from tests.ui.panels.listening import wishes_of
from tests.ui.small import empty_view, small_project, small_view


def selecting(view: Any, *places: int) -> View:
    names = tuple(view.names[i] for i in places)
    return replace(view, selection=replace(view.selection, regions=names))


def twin_with_intervals() -> Twin:
    twin = small_project().twins[0]
    a = twin.parameters["a"]
    intervals = {**twin.intervals, "a": np.stack([a - 0.01, a + 0.01])}
    return replace(twin, intervals=FrozenMap(intervals))


@pytest.fixture
def panel(qtbot: QtBot) -> ParametersPanel:
    result = ParametersPanel()
    qtbot.addWidget(result)
    result.resize(700, 300)
    result.show()
    return result


def texts(cells: tuple) -> list[str]:
    return [cell.text for cell in cells]


def table(panel: ParametersPanel) -> Table:
    assert panel.by_region is not None
    return panel.by_region


def marked(panel: ParametersPanel) -> list[int]:
    shown = table(panel).selectionModel().selectedRows()
    return sorted(table(panel).rows.source_row(index.row()) for index in shown)


def test_every_parameter_has_a_row_with_unit_and_interval() -> None:
    twin = small_project().twins[0]
    coupling, regional, weights = rows.all_rows(twin, ())
    assert texts(coupling) == [
        "Global coupling (1/s)", "G", "1.40", "one for all", "[1.20, 1.60]", ""
    ]  # fmt: skip
    a = twin.parameters["a"]
    assert regional[2].key == pytest.approx(np.median(a))
    assert regional[4].text == "not estimated"
    assert "distance from rhythm" in regional[0].tooltip
    assert weights[0].text == "Weights"


def test_what_the_recordings_do_not_determine_is_grey_and_named() -> None:
    loose = FrozenMap({"a": False, "G": True})
    twin = replace(twin_with_intervals(), identifiable=loose)
    coupling, regional, _ = rows.all_rows(twin, ())
    assert regional[4].text.endswith("not identifiable")
    assert {cell.token for cell in regional} == {"text3"}
    assert "not identifiable" not in coupling[4].text
    assert coupling[2].token == ""
    told = "Not determined by the recordings: excitability."
    assert rows.loose_note(twin, None) == told
    assert rows.loose_note(twin_with_intervals(), None) == ""


def test_by_region_the_verdict_of_each_region_counts() -> None:
    found = made_well_posedness(12)  # all but the first are identifiable
    first, second, *_ = rows.region_rows(twin_with_intervals(), found)
    assert first[1].token == "text3"
    assert "not identifiable" in first[1].tooltip
    assert second[1].token == ""


def test_names_keep_their_room_when_a_region_is_told(panel: ParametersPanel) -> None:
    twin = replace(twin_with_intervals(), identifiable=FrozenMap({"a": False}))
    view = small_view(project=small_project().with_twin(twin))
    panel.resize(600, 300)
    panel.present(view)
    panel.present(selecting(view, 3))
    assert panel.table.columnWidth(0) >= panel.table.sizeHintForColumn(0)


def test_the_selected_region_is_told_with_its_interval() -> None:
    twin = twin_with_intervals()
    here = rows.all_rows(twin, (3,))[1][5].text
    value = twin.parameters["a"][3]
    assert here.split()[0] == significant(value)
    assert here.endswith("]")


def test_several_regions_are_told_by_their_range() -> None:
    twin = small_project().twins[0]
    here = rows.all_rows(twin, (0, 1, 2))[1][5].text
    assert here.startswith("[")
    assert rows.all_rows(twin, (0, 1, 2))[0][5].text == ""


def test_the_note_names_what_was_not_estimated() -> None:
    twin = small_project().twins[0]
    assert rows.interval_note(twin) == (
        "In brackets: 90 % interval. a, weights: not estimated."
    )
    bare = replace(twin, intervals=FrozenMap())
    assert rows.interval_note(bare) == "90 % intervals: not estimated by this fit."


def test_regions_are_rows_with_their_intervals() -> None:
    twin = twin_with_intervals()
    assert rows.region_headers(twin) == ("Region", "Excitability (1/s)")
    first = rows.region_rows(twin)[0]
    assert first[0].text == "L Cuneus"
    assert first[0].tooltip == "ctx-lh-cuneus"
    assert first[1].key == pytest.approx(twin.parameters["a"][0])
    assert "[" in first[1].text


def test_without_a_twin_the_panel_offers_a_fit(
    panel: ParametersPanel, qtbot: QtBot
) -> None:
    panel.present(empty_view())
    assert panel.empty.isVisible()
    assert not panel.segments.isVisible()
    with qtbot.waitSignal(panel.wish) as told:
        panel.empty.pressed.emit()
    [wish] = list(told.args or ())
    assert isinstance(wish, Do)
    assert wish.action == "fit"


def test_selected_regions_are_marked_in_the_table_and_nothing_is_wished(
    panel: ParametersPanel, view: Any
) -> None:
    told = wishes_of(panel)
    panel.present(selecting(view, 7, 2))
    assert marked(panel) == [2, 7]
    panel.present(view)
    assert marked(panel) == []
    assert told == []


def test_rows_picked_by_keyboard_select_regions_by_name(
    panel: ParametersPanel, view: Any, qtbot: QtBot
) -> None:
    panel.present(selecting(view, 2))
    panel.segments.picked.emit("regions")
    told = wishes_of(panel)
    qtbot.keyClick(table(panel), Qt.Key.Key_Down)
    (wish,) = told
    assert isinstance(wish, Select)
    assert wish.selection.regions == (view.names[3],)
    qtbot.keyClick(table(panel), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert told[-1].selection.regions[-1] == view.names[4]


def test_sorting_keeps_the_selected_regions_marked(
    panel: ParametersPanel, view: Any
) -> None:
    panel.present(selecting(view, 4))
    told = wishes_of(panel)
    table(panel).sortByColumn(1, Qt.SortOrder.DescendingOrder)
    a = view.twin.parameters["a"]
    assert table(panel).rows.source_row(0) == int(np.argmax(a))
    assert marked(panel) == [4]
    panel.present(selecting(view, 5))
    assert marked(panel) == [5]
    assert told == []


def test_the_mouse_over_a_row_tells_its_region(
    panel: ParametersPanel, view: Any
) -> None:
    panel.present(view)
    told = wishes_of(panel)
    table(panel).entered.emit(table(panel).rows.index(6, 0))
    assert told == [Hover(view.names[6])]


def test_another_model_has_other_columns(panel: ParametersPanel, view: Any) -> None:
    panel.present(view)
    first = table(panel)
    twin = view.twins[0]
    extra = replace(twin.parameter_specs[1], name="frequency_hz", symbol="f", unit="Hz")
    other = replace(
        twin,
        parameter_specs=(*twin.parameter_specs, extra),
        parameters=FrozenMap({**twin.parameters, "frequency_hz": np.full(12, 0.05)}),
    )
    panel.present(small_view(view.project.with_twin(other)))
    assert table(panel) is not first
    assert table(panel).rows.columnCount() == 3
    panel.present(small_view(view.project.with_twin(other)))
    assert table(panel).rows.rowCount() == 12


def test_a_narrow_panel_spares_columns_but_never_the_values(
    panel: ParametersPanel, view: Any
) -> None:
    panel.present(view)
    assert not panel.table.isColumnHidden(rows.SYMBOL)
    panel.resize(440, 220)
    assert panel.table.isColumnHidden(rows.SYMBOL)
    assert panel.table.isColumnHidden(rows.OVER)
    assert not panel.table.isColumnHidden(rows.INTERVAL)  # G has one


def test_the_note_says_what_the_recordings_do_not_determine(
    panel: ParametersPanel, view: Any
) -> None:
    panel.present(view)
    assert "Not determined" not in panel.note.text()
    found = made_well_posedness(12)
    panel.present(replace(view, well_posedness={found.twin_id: found}))
    assert (
        "Not determined by the recordings: global coupling (correlated), noise level "
        "(not identifiable)."
    ) in panel.note.text()
