"""What the commands of `actions.py` do, a file a subject."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from brainTwinStudio.ui.commands.anatomy import Anatomy
from brainTwinStudio.ui.commands.audit import Audit
from brainTwinStudio.ui.commands.base import Deed
from brainTwinStudio.ui.commands.computed import Computed
from brainTwinStudio.ui.commands.diseases import Diseases
from brainTwinStudio.ui.commands.document import Document
from brainTwinStudio.ui.commands.drivers import Drivers
from brainTwinStudio.ui.commands.exports import Exports
from brainTwinStudio.ui.commands.fits import Fits
from brainTwinStudio.ui.commands.help import Help
from brainTwinStudio.ui.commands.layouts import Layouts
from brainTwinStudio.ui.commands.looking import Looking
from brainTwinStudio.ui.commands.moving import MovingPanels
from brainTwinStudio.ui.commands.patients import Patients
from brainTwinStudio.ui.commands.projects import Projects
from brainTwinStudio.ui.commands.seizures import Seizures
from brainTwinStudio.ui.commands.tools import Tools

if TYPE_CHECKING:
    from brainTwinStudio.ui.studio import Studio


class Commands(QObject):
    """Everything a menu, a key, a button or an alert can set off, by name."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        self.projects = Projects(studio)
        self.help = Help(studio)
        moving = MovingPanels(studio)
        groups = (
            self.projects,
            Patients(studio, self.projects),
            Document(studio),
            Exports(studio),
            Looking(studio),
            Fits(studio),
            Anatomy(studio),
            Audit(studio),
            Computed(studio),
            Drivers(studio),
            Seizures(studio),
            Diseases(studio),
            Tools(studio),
            Layouts(studio, moving),
            moving,
            self.help,
        )
        self.deeds: dict[str, Deed] = {}
        for group in groups:
            twice = self.deeds.keys() & group.deeds.keys()
            assert not twice, f"Commands of two groups: {', '.join(twice)}."
            self.deeds |= group.deeds

    def run(self, name: str, argument: object = None) -> None:
        """Run a command. Raises InputError with a sentence where it cannot be done."""
        if name not in self.deeds:
            raise LookupError(f"No command '{name}'.")
        self.deeds[name](argument)
