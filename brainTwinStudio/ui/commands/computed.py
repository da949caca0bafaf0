"""How a number was computed, and the card of a twin."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.report.fact_rows import rows_of
from brainTwinStudio.report.facts import FACTS
from brainTwinStudio.ui.alerts import Alert
from brainTwinStudio.ui.commands.base import Deed, Group

NO_TWIN = tr("No fit is selected: there is no model to describe.")
FILTERS = tr("Page (*.html);;Markdown (*.md)")


class Computed(Group):
    """Answers about what is shown; nothing here changes the project."""

    @property
    def deeds(self) -> dict[str, Deed]:
        return {
            "how-computed": self.how,
            "model-card": self.card,
            "save-card": self.save_card,
        }

    def how(self, fact: object) -> None:
        """The fact of that name, told for what is selected."""
        from brainTwinStudio.ui.dialogs.computed import ComputedDialog

        view, known = self.studio.view, FACTS[str(fact)]
        rows = rows_of(known, view.twin, view.scenario)
        ComputedDialog(self.studio.window, tr(known.title), rows).open()

    def card(self, _: object = None) -> None:
        from brainTwinStudio.report.model_card import card_text
        from brainTwinStudio.ui.dialogs.computed import CardDialog

        twin = self.studio.view.twin
        if twin is None:
            raise InputError(NO_TWIN)
        dialog = CardDialog(self.studio.window, card_text(twin))
        dialog.save.clicked.connect(self.studio.guarded(lambda: self.save_card()))
        dialog.open()

    def save_card(self, path: object = None) -> None:
        """Write it where the person says, as a page or as Markdown."""
        from brainTwinStudio.files.privacy.leaving import refuse_twin
        from brainTwinStudio.report.model_card import write_card

        twin = self.studio.view.twin
        if twin is None:
            raise InputError(NO_TWIN)
        if path is None:
            name = f"{twin.patient_id}-{twin.id}-card.html"
            start = str(Path.home() / name)
            dialog = QFileDialog(
                self.studio.window, tr("Save model card"), start, FILTERS
            )
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("html")
            dialog.fileSelected.connect(self.studio.guarded(self.save_card))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
            return
        target = Path(str(path))
        refuse_twin(twin, target)
        write_card(twin, target)
        self.studio.session.note(
            "export", tr("Model card of {twin}", twin=twin.id), {"as": "card"}
        )
        self.studio.tell(
            Alert("ok", tr("The model card was written to {path}.", path=target))
        )
