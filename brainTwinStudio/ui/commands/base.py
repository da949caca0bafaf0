"""What every group of commands is."""

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr

if TYPE_CHECKING:
    from brainTwinStudio.ui.dialogs.new_fit import NewFitDialog
    from brainTwinStudio.ui.dialogs.report import ReportDialog
    from brainTwinStudio.ui.studio import Studio

Deed = Callable[[Any], None]
NOTHING_OPEN = tr("Open the demo patient or a project first.")


class Group(QObject):
    """Commands about one subject. `deeds`: name of a command -> what does it; raises
    InputError with a sentence where it cannot be done."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        self.studio = studio

    @property
    @abstractmethod
    def deeds(self) -> dict[str, Deed]:
        """What each command does, by its name."""

    def open_stage(self, stage: str) -> None:
        """Show a stage of the open project."""
        if self.studio.session.project is None:
            raise InputError(NOTHING_OPEN)
        self.studio.show_stage(stage)

    def open_dialog(self, dialog: "NewFitDialog | ReportDialog") -> None:
        """Open a dialog that follows the view and whose wishes are granted."""
        studio = self.studio
        dialog.wish.connect(studio.grant)
        studio.dialogs.append(dialog)
        dialog.finished.connect(lambda _: studio.dialogs.remove(dialog))
        dialog.open()
