"""Functional connectivity: measured, simulated, and where they differ."""

import numpy as np
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.report.wording import number, region, significant
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.panels import matrix_order as orders
from brainTwinStudio.ui.panels.matrix_order import ORDERS, Order
from brainTwinStudio.ui.panels.matrix_panel import MatrixPanel
from brainTwinStudio.ui.panels.matrix_scene import Scene, Scenes
from brainTwinStudio.ui.panels.matrix_tile import MatrixTile
from brainTwinStudio.ui.panels.sameness import same
from brainTwinStudio.ui.plots.colour_bar import ColourBar
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do

LEAST_PX, NARROW_PX = 380, 490
CLOSE_PX, WIDEST_PX = 104, 300  # the box of orders
SHOWN = (("fc", tr("Functional connectivity")), ("structure", tr("Structural weights")))


class MatricesPanel(MatrixPanel):
    """Three matrices over the same regions in the same order. A click selects a pair,
    a drag (or B) a box of regions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Functional connectivity"), parent)
        self.setMinimumWidth(LEAST_PX)
        self._drawn: tuple[object, ...] = ()
        self._scenes = Scenes()
        self._scene: Scene | None = None
        self._clusters: tuple[object, Order] | None = None
        self.tiles = tuple(MatrixTile() for _ in range(3))
        self.bars = (ColourBar(), ColourBar())
        self.empty = Empty("", tr("Add data"))
        self.empty.pressed.connect(lambda: self.wish.emit(Do("add-data")))
        self._build_head()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_grid())
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack)
        for tile in self.tiles:
            self._listen(tile.plot)

    def present(self, view: View) -> None:
        self._view = view
        scene = self._scenes.of(view, self.shown() == "structure")
        key = ORDERS[self.order.currentIndex()][0]
        drawn = (scene, view.parcellation, view.theme, key)
        if not same(drawn, self._drawn):
            self._drawn = drawn
            self._scene = scene
            self._draw(scene)
        for tile in self.tiles:
            tile.plot.set_selected(view.selected)

    def hover(self, region: str) -> None:
        place = self._view.index.get(region, -1)
        for tile in self.tiles:
            tile.plot.set_hover(place)

    def shown(self) -> str:
        """What the matrices are of: "fc" or "structure"."""
        checked = self._shown.checkedAction()
        return str(checked.data())

    # ------------------------------------------------------------ building

    def _build_head(self) -> None:
        self._order_label = QLabel(tr("Order"))
        self._order_label.setProperty("role", "label")
        self.order = QComboBox()
        self.order.setProperty("kind", "bare")
        self.order.setAccessibleName(tr("Order of regions"))
        self.order.setToolTip(
            tr(
                "Order of the regions in all three matrices; inside a hemisphere by "
                "lobe or network"
            )
        )
        for key, text in ORDERS:
            self.order.addItem(text, key)
        self.order.activated.connect(lambda: self.present(self._view))
        self.more = IconButton("more", tr("What the matrices show"))
        menu = QMenu(self.more)
        self._shown = QActionGroup(menu)
        for key, text in SHOWN:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(key)
            self._shown.addAction(action)
        self._shown.actions()[0].setChecked(True)
        self._shown.triggered.connect(lambda: self.present(self._view))
        self.more.setMenu(menu)
        for widget in (self._order_label, self.order, self.more):
            self.head.add_right(widget)

    def _build_grid(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(12, 2, 12, 6)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for column, tile in enumerate(self.tiles):
            grid.addWidget(tile, 0, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(0, 1)
        grid.addWidget(self.bars[0], 1, 0, 1, 2)
        grid.addWidget(self.bars[1], 1, 2)
        return page

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= NARROW_PX
        self._order_label.setVisible(wide)
        self.order.setMaximumWidth(WIDEST_PX if wide else CLOSE_PX)  # room for the tabs

    # ------------------------------------------------------------ drawing

    def _draw(self, scene: Scene) -> None:
        self.head.set_title(scene.title)
        self.empty.set_text(scene.nothing, tr("Add data"))
        self._stack.setCurrentIndex(1 if scene.nothing else 0)
        parcellation = self._view.parcellation
        if scene.nothing or parcellation is None:
            return
        at = self.order.findData("lobe")
        self.order.setItemText(at, orders.lobe_word(parcellation))
        order = self._order_of(scene)
        if order is None:  # it is being computed; the old order stays meanwhile
            order = self._order
        if len(order.places) != parcellation.count:
            order = orders.by_file(parcellation)
        self._order = order
        theme = self._view.theme
        values, change = (
            colour_map(name) for name in (theme.values_map, theme.difference_map)
        )
        names = tuple(region(name) for name in self._view.names)
        for tile, content in zip(self.tiles, scene.tiles, strict=True):
            last = tile is self.tiles[-1]
            ends = (-scene.arm, scene.arm) if last else scene.levels
            table = change if last else values
            tile.plot.set_names(names, f"{content.title}, {scene.scale}")
            tile.present(content, order, ends, table, self._describe)
        low, high = (number(end, 1) for end in scene.levels)
        self.bars[0].set(low, high, values, scene.scale)
        arm = significant(scene.arm, digits=2)
        self.bars[1].set(
            f"−{arm}", f"+{arm}", change, tr("Difference: {scale}", scale=scene.scale)
        )
        self.bars[1].setVisible(scene.tiles[2].values is not None)

    def _order_of(self, scene: Scene) -> Order | None:
        parcellation, first = self._view.parcellation, _first(scene)
        assert parcellation is not None
        key = ORDERS[self.order.currentIndex()][0]
        if key == "file" or first is None:
            return orders.by_file(parcellation)
        if key == "hemisphere":
            return orders.by_hemisphere(parcellation)
        if key == "lobe":
            return orders.by_lobe(parcellation)
        if key == "strength":
            return orders.by_strength(np.where(np.eye(len(first)) > 0, 0, first))
        return self._cluster_order(first)

    def _cluster_order(self, matrix: Array) -> Order | None:
        """The tree of a matrix, made beside the window the first time."""
        if self._clusters is not None and self._clusters[0] is matrix:
            return self._clusters[1]

        def done(order: Order) -> None:
            self._clusters = (matrix, order)
            self._drawn = ()
            self.present(self._view)

        def failed(error: Exception) -> None:
            self.order.setCurrentIndex(0)
            self.present(self._view)

        in_background(self, lambda: orders.by_cluster(matrix), done, failed)
        return None

    def _describe(self, row: int, column: int) -> str:
        names = [region(self._view.names[i]) for i in (row, column)]
        lines = [f"{names[0]} – {names[1]}" if row != column else names[0]]
        scene = self._scene
        for tile in scene.tiles if scene is not None else ():
            if tile.values is not None and scene is not None:
                value = scene.wording(float(tile.values[row, column]))
                lines.append(f"{tile.title}: {value}")
        return "\n".join(lines)


def _first(scene: Scene) -> Array | None:
    """The matrix that orders the regions: measured, else simulated."""
    return next((values for values in scene.shown if values is not None), None)
