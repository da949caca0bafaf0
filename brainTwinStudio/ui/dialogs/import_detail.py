"""What lies behind a sentence of the import dialog, as a table."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from brainTwinStudio.files.parcellations import AtlasMatch
from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.table import Cell, Table, make_table
from brainTwinStudio.ui.dialogs.import_join import Join
from brainTwinStudio.ui.dialogs.import_personal import PersonalRow
from brainTwinStudio.ui.icons import icon
from brainTwinStudio.ui.panels.data_rows import by_file


class DetailPage(QWidget):
    """A title, a table, and the way back."""

    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QPushButton(tr("Back"))
        self.button.setProperty("kind", "small")
        self.button.setIcon(icon("chevron-left", size=12))
        self.button.clicked.connect(self.back)
        self.title = QLabel()
        self.title.setProperty("role", "object")
        self.text = QLabel()
        self.text.setProperty("role", "label")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.button)
        head.addWidget(self.title)
        head.addWidget(self.text, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 12)
        self._column.setSpacing(12)
        self._column.addLayout(head)
        self.table: Table | None = None

    def show_join(self, join: Join) -> None:
        """Which name of which file each region is."""
        rows = []
        for cells, matched in join.rows:
            mark = (
                Cell(tr("matched"), token="ok")
                if matched
                else Cell(tr("no match"), token="warn")
            )
            rows.append((*(Cell(name) for name in cells), mark))
        self._show(join.sentence, join.detail, (*join.columns, ""), rows)

    def show_atlas(self, match: AtlasMatch) -> None:
        """What each name is in the atlas; those to look at first."""
        rows = sorted(match.rows, key=lambda row: row.verdict == "matched")
        cells = [
            (
                row.name,
                Cell(
                    tr(row.verdict), token="ok" if row.verdict == "matched" else "warn"
                ),
                row.region,
                ", ".join(row.suggestions),
            )
            for row in rows
        ]
        known = len(match.names("matched"))
        text = tr("{known} of {count} names are known", known=known, count=len(rows))
        if match.missing:
            text += tr(
                "; {count} regions of the atlas are not in the list",
                count=len(match.missing),
            )
        heads = (tr("Name"), "", tr("In the atlas"), tr("Perhaps"))
        self._show(tr("Names of {atlas}", atlas=match.label), text, heads, cells)

    def show_decided(self, notes: Sequence[str]) -> None:
        """What the import did with each file on its own account."""
        rows: list[tuple[str | Cell, ...]] = [
            (file, Cell(said, tooltip=said))
            for file, sentences in by_file(tuple(notes))
            for said in sentences
        ]
        text = tr("It is kept in the notes of the patient.")
        self._show(
            tr("Decided on the way"), text, (tr("File"), tr("What was done")), rows
        )

    def show_personal(self, rows: Sequence[PersonalRow]) -> None:
        """Everything that was found."""
        text = tr("A hint, neither complete nor certain. The files are not changed.")
        heads = (tr("File"), tr("Where"), tr("May be"), tr("Text"), tr("Kept as"))
        self._show(tr("Personal data check"), text, heads, [row.words for row in rows])

    def _show(
        self,
        title: str,
        text: str,
        heads: tuple[str, ...],
        rows: list[tuple[str | Cell, ...]],
    ) -> None:
        self.title.setText(title)
        self.text.setText(text)
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.setParent(None)
            self.table.deleteLater()
        self.table = make_table(heads, stretch=len(heads) - 1)
        self.table.rows.set_rows(rows)
        self.table.setAccessibleName(title)
        self._column.addWidget(self.table, 1)
