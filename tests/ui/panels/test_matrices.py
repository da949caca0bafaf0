from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from brainTwinStudio.project import Parcellation, Selection
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.panels import matrix_choice as choice
from brainTwinStudio.ui.panels import matrix_order as orders
from brainTwinStudio.ui.panels.matrices import MatricesPanel
from brainTwinStudio.ui.panels.matrix_scene import (
    NO_LEARNED,
    NO_RECORDING,
    NO_TWIN,
    Scenes,
    functional,
    structural,
)
from brainTwinStudio.ui.wishes import Do, Hover, Select
from tests.ui.panels.listening import wishes_of
from tests.ui.small import empty_view, small_project, small_view

NOTHING = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ABCD = ("A", "B", "C", "D")
PLACES = np.array([0, 2, 1, 3])
BOTH_WAYS = np.ones((4, 4)) - np.eye(4)
ONE_WAY = BOTH_WAYS * [[1, 1, 1, 1], [2, 1, 1, 1], [1, 1, 1, 1], [1, 0, 1, 1]]


@pytest.fixture
def panel(qtbot: QtBot) -> MatricesPanel:
    result = MatricesPanel()
    qtbot.addWidget(result)
    result.resize(700, 320)
    result.show()
    return result


def wishes(panel: MatricesPanel) -> list[object]:
    return wishes_of(panel)


def words(panel: MatricesPanel) -> list[str]:
    """What the empty panel says."""
    return [label.text() for label in panel.empty.findChildren(QLabel)]


def click(panel: MatricesPanel, qtbot: QtBot, row: int, column: int) -> None:
    """On the matrix in the middle, places from the top left."""
    plot = panel.tiles[1].plot
    middle = plot.grid().box((row, column), (row, column)).center().toPoint()
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=middle)


# ------------------------------------------------------------ what is shown


def test_twin_shows_what_it_was_fitted_to_and_the_difference() -> None:
    twin = small_project().twins[0]
    scene = functional(None, twin)
    first, second, change = scene.tiles
    assert first.values is twin.measured["fc"]
    assert change.values == pytest.approx(twin.simulated["fc"] - twin.measured["fc"])
    assert (first.fact, second.fact) == ("10.0\u00a0min", "r = 0.70")


def test_the_diagonal_does_not_widen_the_shared_scale() -> None:
    twin = small_project().twins[0]
    off = twin.measured["fc"][~np.eye(12, dtype=bool)]
    scene = functional(None, twin)
    assert scene.levels[1] >= np.quantile(off, 0.99)
    assert scene.levels[1] < 0.95
    assert scene.arm == pytest.approx(0.05 * round(scene.arm / 0.05))


def test_a_recording_without_a_twin_shows_its_own_fc() -> None:
    recording = small_project().patients[0].recordings[0]
    scene = functional(recording, None)
    assert scene.tiles[0].values == pytest.approx(np.corrcoef(recording.signals))
    assert scene.tiles[1].missing == NO_TWIN
    assert scene.tiles[2].values is None


def test_an_eeg_is_no_functional_connectivity_of_regions() -> None:
    recording = replace(small_project().patients[0].recordings[0], kind="eeg")
    assert functional(recording, None).nothing == NO_RECORDING


def test_structure_is_on_the_square_root_scale_of_the_model() -> None:
    project = small_project()
    connectome = project.twins[0].connectome
    scene = structural(connectome, project.twins[0])
    expected = np.sqrt(connectome.weights / connectome.weights.max())
    assert scene.tiles[0].values == pytest.approx(expected)
    assert scene.tiles[1].fact == "r = 0.90"
    assert structural(connectome, None).tiles[1].missing == NO_LEARNED


def test_the_same_data_give_the_same_scene() -> None:
    scenes, view = Scenes(), small_view()
    first = scenes.of(view, False)
    other = replace(view, selection=replace(view.selection, regions=view.names[:2]))
    assert scenes.of(view, True) is not first
    assert scenes.of(other, False) is first


# ------------------------------------------------------------ order


def test_hemispheres_are_sorted_by_lobe_with_a_seam_between() -> None:
    names = ("ctx-rh-lingual", "ctx-lh-insula", "ctx-lh-precentral", "Brain-Stem")
    parcellation = Parcellation("x", names, ("R", "L", "L", "-"))
    order = orders.by_hemisphere(parcellation)
    assert order.places.tolist() == [2, 1, 0, 3]
    assert order.seams == (2, 3)


def test_lobes_lie_together_left_before_right() -> None:
    names = ("ctx-rh-lingual", "ctx-lh-insula", "ctx-rh-precentral", "ctx-lh-lingual")
    order = orders.by_lobe(Parcellation("x", names, ("R", "L", "R", "L")))
    assert order.places.tolist() == [2, 3, 0, 1]
    assert order.seams == (1, 3)


def test_regions_named_by_network_are_sorted_by_it() -> None:
    names = (
        "7Networks_LH_Default_Temp_1",
        "7Networks_RH_Vis_1",
        "7Networks_LH_Vis_1",
        "7Networks_RH_Default_PFC_1",
    )
    parcellation = Parcellation("Schaefer", names, ("L", "R", "L", "R"))
    order = orders.by_lobe(parcellation)
    assert order.places.tolist() == [2, 1, 0, 3]
    assert order.seams == (2,)
    assert orders.by_hemisphere(parcellation).places.tolist() == [2, 0, 1, 3]
    assert orders.lobe_word(parcellation) == "Network"
    lobes = Parcellation("x", ("ctx-rh-lingual",), ("R",))
    assert orders.lobe_word(lobes) == "Lobe"


def test_files_that_mix_hemispheres_have_no_seams() -> None:
    names = tuple(f"{side}-{i}" for i in range(4) for side in ("lh", "rh"))
    parcellation = Parcellation("x", names, ("L", "R") * 4)
    assert orders.by_file(parcellation).seams == ()


def test_the_strongest_region_comes_first() -> None:
    matrix = np.diag([1.0, -5.0, 3.0])
    assert orders.by_strength(matrix).places.tolist() == [1, 2, 0]


def test_clusters_lie_together() -> None:
    fc = np.full((6, 6), 0.1)
    for group in ((0, 2, 4), (1, 3, 5)):
        fc[np.ix_(group, group)] = 0.9
    places = orders.by_cluster(fc).places.tolist()
    assert {frozenset(places[:3]), frozenset(places[3:])} == {
        frozenset((0, 2, 4)),
        frozenset((1, 3, 5)),
    }


# ------------------------------------------------------------ what a click selects


def test_a_cell_selects_both_regions_and_the_connection() -> None:
    chosen = choice.clicked(Selection(), ABCD, PLACES, (1, 3), ONE_WAY, NOTHING)
    assert chosen.regions == ("B", "D")
    assert chosen.edges == (("B", "D"),)


def test_without_directions_a_cell_selects_both_of_the_connection() -> None:
    nearly = BOTH_WAYS.copy()
    nearly[1, 3] += 1e-8
    chosen = choice.clicked(Selection(), ABCD, PLACES, (1, 3), nearly, NOTHING)
    assert chosen.edges == (("B", "D"), ("D", "B"))


@pytest.mark.parametrize("cell", [(1, 3), (3, 1)])
def test_a_cell_without_a_connection_selects_its_regions_only(cell) -> None:
    weights = BOTH_WAYS.copy()
    weights[1, 3] = weights[3, 1] = 0
    chosen = choice.clicked(Selection(), ABCD, PLACES, cell, weights, NOTHING)
    assert set(chosen.regions) == {"B", "D"}
    assert chosen.edges == ()
    none = choice.clicked(Selection(), ABCD, PLACES, cell, None, NOTHING)
    assert none.edges == ()


def test_the_direction_that_is_missing_is_not_selected() -> None:
    chosen = choice.clicked(Selection(), ABCD, PLACES, (3, 1), ONE_WAY, NOTHING)
    assert (chosen.regions, chosen.edges) == (("D", "B"), ())


def test_a_cell_of_the_diagonal_selects_one_region() -> None:
    before = Selection(regions=("A",), edges=(("A", "B"),))
    chosen = choice.clicked(before, ABCD, PLACES, (2, 2), ONE_WAY, NOTHING)
    assert (chosen.regions, chosen.edges) == (("C",), ())


def test_ctrl_adds_and_removes() -> None:
    first = choice.clicked(Selection(), ABCD, PLACES, (0, 0), ONE_WAY, NOTHING)
    both = choice.clicked(first, ABCD, PLACES, (1, 2), ONE_WAY, CTRL)
    assert both.regions == ("A", "B", "C")
    again = choice.clicked(both, ABCD, PLACES, (2, 1), ONE_WAY, CTRL)
    assert (again.regions, again.edges) == (("A",), ())


def test_shift_takes_all_that_is_shown_between() -> None:
    first = choice.clicked(Selection(), ABCD, PLACES, (0, 0), ONE_WAY, NOTHING)
    chosen = choice.clicked(first, ABCD, PLACES, (1, 1), ONE_WAY, SHIFT)
    assert chosen.regions == ("A", "C", "B")


def test_a_box_away_from_the_diagonal_selects_its_connections() -> None:
    weights = np.ones((4, 4)) - np.eye(4)
    weights[1, 2] = 0
    chosen = choice.boxed(Selection(), ABCD, (0, 1), (2, 3), weights, NOTHING)
    assert chosen.regions == ABCD
    assert chosen.edges == (("A", "C"), ("A", "D"), ("B", "D"))
    inside = choice.boxed(Selection(), ABCD, (0, 1), (1, 2), weights, NOTHING)
    assert (inside.regions, inside.edges) == (("A", "B", "C"), ())


# ------------------------------------------------------------ the panel


def test_without_a_project_the_panel_says_what_is_missing(
    panel: MatricesPanel,
) -> None:
    told = wishes(panel)
    panel.present(empty_view())
    assert panel.empty.isVisible()
    assert NO_RECORDING in words(panel)
    panel.empty.pressed.emit()
    (wish,) = told
    assert isinstance(wish, Do)
    assert wish.action == "add-data"


def test_presenting_wishes_nothing_and_draws_once(
    panel: MatricesPanel, view: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = wishes(panel)
    panel.present(view)
    drawn: list[int] = []
    monkeypatch.setattr(panel.tiles[0].plot, "set", lambda *a, **k: drawn.append(1))
    panel.present(view)
    other = replace(view, selection=replace(view.selection, regions=view.names[:1]))
    panel.present(other)
    assert (told, drawn) == ([], [])


def test_a_click_wishes_names_whatever_the_order(
    panel: MatricesPanel, view: Any, qtbot: QtBot
) -> None:
    told = wishes(panel)
    panel.order.setCurrentIndex(panel.order.findData("strength"))
    panel.present(view)
    click(panel, qtbot, 0, 0)
    (wish,) = [w for w in told if isinstance(w, Select)]
    fc = np.abs(view.twin.measured["fc"] - np.eye(12)).sum(axis=0)
    assert wish.selection.regions == (view.names[int(np.argmax(fc))],)
    assert wish.selection.twin_id == "twin-1"


def test_hovering_tells_the_region_once(
    panel: MatricesPanel, view: Any, qtbot: QtBot
) -> None:
    panel.present(view)
    told = wishes(panel)
    panel.tiles[0].plot.cell_hovered.emit(3, 4)
    panel.tiles[0].plot.cell_hovered.emit(3, 5)
    panel.tiles[0].plot.cell_hovered.emit(-1, -1)
    assert told == [Hover(view.names[3]), Hover("")]


def test_a_cell_is_described_by_all_three_numbers(
    panel: MatricesPanel, view: Any
) -> None:
    panel.present(view)
    words = panel.tiles[2].plot.describe(0, 1).splitlines()
    assert words[0] == "L Cuneus – L Fusiform"
    assert [line.partition(":")[0] for line in words[1:]] == [
        "Measured", "Simulated", "Difference"
    ]  # fmt: skip


def test_clusters_are_made_beside_the_window_and_kept(
    panel: MatricesPanel, view: Any, qtbot: QtBot
) -> None:
    panel.present(view)
    before = panel.tiles[0].plot.numbers()
    clusters = panel.order.findData("cluster")
    panel.order.setCurrentIndex(clusters)
    panel.order.activated.emit(clusters)
    qtbot.waitUntil(lambda: panel.tiles[0].plot.numbers() != before)
    clustered = panel.tiles[0].plot.numbers()
    panel.order.setCurrentIndex(1)
    panel.present(view)
    panel.order.setCurrentIndex(clusters)
    panel.present(view)
    assert panel.tiles[0].plot.numbers() == clustered


def test_the_menu_shows_structure_and_the_head_says_so(
    panel: MatricesPanel, view: Any
) -> None:
    panel.present(view)
    panel.more.menu().actions()[1].trigger()
    assert panel.head.title() == "Structural weights"
    assert panel.tiles[0].title.text() == "Anatomical"
    assert panel.bars[0].accessibleName().endswith("0.0 to 1.0")


def test_both_themes_have_their_own_difference_map(
    panel: MatricesPanel, view: Any
) -> None:
    panel.present(view)
    dark = panel.tiles[2].plot.grab().toImage()
    panel.present(replace(view, theme=theme.LIGHT))
    assert panel.tiles[2].plot.grab().toImage() != dark


def test_leaving_out_regions_does_not_move_the_selection(
    panel: MatricesPanel, view: Any
) -> None:
    plot = panel.tiles[0].plot
    panel.present(view)
    nothing = plot.grab().toImage()
    selected = replace(view.selection, regions=(view.names[5],))
    panel.present(replace(view, selection=selected))
    assert plot.grab().toImage() != nothing
    gone = replace(selected, regions=("no such region",))
    panel.present(replace(view, selection=gone))
    assert plot.grab().toImage() == nothing


def test_a_region_under_the_mouse_elsewhere_is_marked(
    panel: MatricesPanel, view: Any
) -> None:
    panel.present(view)
    before = panel.tiles[1].plot.grab().toImage()
    panel.hover(view.names[2])
    assert panel.tiles[1].plot.grab().toImage() != before
    panel.hover("")
    assert panel.tiles[1].plot.grab().toImage() == before
