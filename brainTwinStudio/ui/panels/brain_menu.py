"""The menu of the 3D view, and its pictures."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui.panels.brain_head import ViewControls
from brainTwinStudio.ui.plots.brain import BrainView
from brainTwinStudio.ui.plots.copying import add_answer


class BrainMenu(QMenu):
    """What can be done with the view and with the region under the mouse.

    `selected` and `planned` carry its position.
    """

    selected = Signal(int)
    planned = Signal(int)

    def __init__(
        self, controls: ViewControls, view3d: BrainView, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._controls, self._view3d = controls, view3d

    def open(self, place: QPoint, region: int, may_plan: bool) -> None:
        """At a place of the screen; region -1: of the whole view."""
        self.fill(region, may_plan)
        self.popup(place)

    def fill(self, region: int, may_plan: bool) -> None:
        """Entries for now; may_plan: whether there is a twin to plan on."""
        self.clear()
        view3d = self._view3d
        if region >= 0:
            select = self.addAction(tr("Select"))
            select.triggered.connect(lambda: self.selected.emit(region))
            add = self.addAction(tr("Add to plan\tSpace"))
            add.setEnabled(may_plan)
            add.triggered.connect(lambda: self.planned.emit(region))
            self.addSeparator()
        self._controls.fill_menu(self)
        self.addSeparator()
        frame = self.addAction(tr("Frame selection\tF"))
        frame.triggered.connect(lambda: view3d.frame(view3d.scene.selected))
        alone = self.addAction(tr("Hide or show unselected\tH"))
        alone.triggered.connect(lambda: view3d.show_alone())
        self.addSeparator()
        self.addAction(tr("Save picture or movie…")).triggered.connect(self.ask_path)
        self.addAction(tr("Copy picture")).triggered.connect(self.copy_picture)
        add_answer(self, view3d)

    def ask_path(self) -> None:
        """How and where a picture or a movie is to be written."""
        from brainTwinStudio.ui.dialogs.brain_picture import BrainPictureDialog

        BrainPictureDialog(self.parentWidget(), self._view3d).open()

    def copy_picture(self) -> None:
        """Put what is seen on the clipboard, at twice its size."""
        QApplication.clipboard().setImage(self._view3d.grab_image(2.0))
