"""The row that asks which space coordinates lie in."""

from PySide6.QtCore import Signal

from brainTwinStudio.files.guessing import Kind
from brainTwinStudio.ui.controls.still_combo import StillCombo
from brainTwinStudio.ui.dialogs.import_choices import State
from brainTwinStudio.ui.dialogs.import_fields import QuietRow
from brainTwinStudio.ui.dialogs.import_needs import Need
from brainTwinStudio.ui.dialogs.import_spaces import spaces_for


class SpaceRow(QuietRow):
    """The space of files of one kind. told: kind, space."""

    told = Signal(str, str)

    def __init__(self, kind: Kind) -> None:
        super().__init__("brain", "text2")
        self.kind: Kind = kind
        self.choice = StillCombo()
        self.choice.setFixedWidth(172)
        for space, text in spaces_for(kind):
            self.choice.addItem(text, space)
        self.choice.activated.connect(
            lambda at: self.told.emit(self.kind, self.choice.itemData(at))
        )
        self.fields.addWidget(self.choice)

    def show_need(self, need: Need, state: State) -> None:
        self.say(need.title, need.text)
        self.choice.setAccessibleName(need.title)
        told = state.spaces.get(self.kind, "not stated")
        self.choice.setCurrentIndex(self.choice.findData(told))
