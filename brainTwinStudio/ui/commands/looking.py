"""Looking: stages, regions, themes, log."""

from dataclasses import replace

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QWidget

from brainTwinStudio import __version__
from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import RESEARCH_USE
from brainTwinStudio.ui.alerts import Alert
from brainTwinStudio.ui.commands.base import Deed, Group
from brainTwinStudio.ui.panels.base import Panel


class Looking(Group):
    """What is shown, selected and copied; nothing here changes the project."""

    @property
    def deeds(self) -> dict[str, Deed]:
        return {
            "stage": self.stage,
            "find": self.find,
            "find-region": self.find_region,
            "copy-panel": self.copy_panel,
            "open-menu": self.open_menu,
            "select-region": self.select_region,
            "select-none": self.select_none,
            "inspect-twin": self.inspect_twin,
            "brain-look": self.brain_look,
            "colour-brain": self.colour_brain,
            "show-search": self.show_search,
            "theme": self.theme,
            "show-log": self.show_log,
            "about": self.about,
        }

    def stage(self, name: object) -> None:
        self.open_stage(str(name))

    def find(self, _: object = None) -> None:
        self.studio.window.palette_box.take_focus()

    def find_region(self, _: object = None) -> None:
        window = self.studio.window
        if window.browser.isHidden():
            window.show_browser(True)
        window.browser.find()

    def copy_panel(self, _: object = None) -> None:
        """The panel with the keyboard focus as a picture; else the 3D view."""
        window = self.studio.window
        panel: QWidget = window.brain if window.brain.isVisible() else window.page
        widget = QApplication.focusWidget()
        while widget is not None:
            if isinstance(widget, Panel):
                panel = widget
            widget = widget.parentWidget()
        QApplication.clipboard().setPixmap(panel.grab())
        name = panel.head.title() if isinstance(panel, Panel) else tr("page")
        window.status.say(tr("Copied as a picture: {name}.", name=name))

    def open_menu(self, _: object = None) -> None:
        """What the menu key opens by itself, for keyboards that have none."""
        widget = QApplication.focusWidget()
        if widget is not None:
            box = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
            inside = box if isinstance(box, QRect) else widget.rect()
            spot = inside.center()
            event = QContextMenuEvent(
                QContextMenuEvent.Reason.Keyboard, spot, widget.mapToGlobal(spot)
            )
            QApplication.sendEvent(widget, event)

    def select_region(self, name: object) -> None:
        selection = replace(
            self.studio.session.selection, regions=(str(name),), edges=()
        )
        self.studio.session.select(selection)

    def select_none(self, _: object = None) -> None:
        before = self.studio.session.selection
        selection = replace(before, regions=(), edges=(), channels=())
        self.studio.session.select(selection)

    def inspect_twin(self, twin_id: object) -> None:
        """Look at a twin that was just fitted, whoever's it is."""
        session = self.studio.session
        if session.project is None:
            raise InputError(tr("No project is open."))
        twin = session.project.twin(str(twin_id))
        session.select(
            replace(session.selection, patient_id=twin.patient_id, twin_id=twin.id)
        )
        self.studio.show_stage("inspect")

    def colour_brain(self, key: object) -> None:
        """Colour the regions by one of the values there are; key: of panels/
        brain_values."""
        brain = self.studio.window.brain
        brain.set_look(replace(brain.look, colour=str(key)))

    def brain_look(self, wanted: tuple[str, object]) -> None:
        """Change one field of panels/brain_look, for the stage shown: name, value."""
        brain = self.studio.window.brain
        field, value = wanted
        brain.set_look(replace(brain.look, **{field: value}))

    def show_search(self, _: object = None) -> None:
        """Colour the regions of a plan by the latest search for a stimulation."""
        brain = self.studio.window.brain
        brain.set_look(replace(brain.look, response="search"))

    def theme(self, name: object = None) -> None:
        """The theme of that name; None: light instead of dark, and back."""
        other = "light" if self.studio.view.theme.dark else "dark"
        self.studio.set_theme(str(name or other))

    def show_log(self, _: object = None) -> None:
        path = self.studio.folder / "studio.log"
        text = path.read_text("utf-8", "replace")[-20_000:] if path.is_file() else ""
        said = tr("The log is {path}.", path=path) if text else tr("The log is empty.")
        self.studio.tell(Alert("info", said, (), text))

    def about(self, _: object = None) -> None:
        catalogue = self.studio.link.catalogue
        versions = catalogue.versions if catalogue else ()
        text = "\n".join(f"{name} {number}" for name, number in versions)
        self.studio.tell(
            Alert(
                "info",
                f"Brain Twin Studio {__version__}. {tr(RESEARCH_USE)}",
                (),
                text,
            )
        )
