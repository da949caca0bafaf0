"""A dataset of BIDS in the import dialog: who is in it, and which parts to add."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.analysis.quality import count_of
from brainTwinStudio.files.bids.bids_jobs import ImportJob
from brainTwinStudio.files.bids.bids_root import BidsRoot
from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.search_field import SearchField
from brainTwinStudio.ui.controls.table import Cell, make_table
from brainTwinStudio.ui.icons import icon

HEADS = (
    tr("Subject"),
    tr("Pipeline"),
    tr("What it gives"),
    tr("Needs besides"),
    tr("Part"),
)
NOTHING, ONE_PERSON = tr("Choose parts of one person"), tr("Parts of one person only")


class BidsPage(QWidget):
    """picked(jobs): parts of one subject, as they were chosen; back: none."""

    picked = Signal(object)
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: list[tuple[str, ImportJob]] = []
        self._shown: list[int] = []
        self.button = QPushButton(tr("Back"))
        self.button.setProperty("kind", "small")
        self.button.setIcon(icon("chevron-left", size=12))
        self.button.clicked.connect(self.back)
        self.title, self.text = Elided(), QLabel()
        self.title.setProperty("role", "object")
        self.text.setProperty("role", "label")
        self.search = SearchField(tr("Find a subject or pipeline"))
        self.search.textChanged.connect(self._fill)
        self.table = make_table(HEADS, stretch=2)
        self.table.setAccessibleName(tr("Parts of the dataset"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.table.doubleClicked.connect(lambda _: self._pick())
        self.said = QLabel()
        self.said.setProperty("role", "label")
        self.said.setWordWrap(True)
        self.use = QPushButton()
        self.use.setAutoDefault(False)
        self.use.setProperty("kind", "primary")
        self.use.clicked.connect(self._pick)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.button)
        head.addWidget(self.title, 1)
        head.addWidget(self.text)
        head.addWidget(self.search)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def show_root(self, root: BidsRoot, code: str = "") -> None:
        """Every part of every subject; sentences of the dataset below. code: of the
        patient the parts are for, who is searched for where the dataset has them."""
        self.title.set_text(root.name)
        people = count_of(len(root.subjects), tr("subject"), tr("subjects"))
        self.text.setText(
            tr("{count} of {people} can be used", count=len(root.usable), people=people)
        )
        self._offers = [(one.id, job) for one in root.usable for job in one.jobs]
        self.said.setText(" ".join(root.sentences))
        here = any(code.lower() == one.id.lower() for one in root.usable)
        self.search.setText(code if here else "")
        self._fill()
        self.search.setFocus()

    def chosen(self) -> list[tuple[str, ImportJob]]:
        """Subject and part of every row that is chosen."""
        rows = self.table.selectionModel().selectedRows()
        places = sorted(self.table.rows.source_row(row.row()) for row in rows)
        return [self._offers[self._shown[place]] for place in places]

    def _fill(self) -> None:
        words = self.search.text().lower().split()
        rows = [(code, *_words(job)) for code, job in self._offers]
        self._shown = [
            at
            for at, row in enumerate(rows)
            if all(word in " ".join(row).lower() for word in words)
        ]
        cells = [tuple(Cell(text, tooltip=text) for text in rows[at])
                 for at in self._shown]  # fmt: skip
        self.table.rows.set_rows(cells)
        self.table.clearSelection()
        if len(cells) == 1:  # there is nothing else to choose
            self.table.selectRow(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.chosen()
        people = {code for code, _ in chosen}
        files = len({path for _, job in chosen for path in job.paths})
        count = count_of(files, tr("file"), tr("files"))
        text = tr("Look at {what}", what=count) if chosen else NOTHING
        self.use.setText(ONE_PERSON if len(people) > 1 else text)
        self.use.setEnabled(len(people) == 1)

    def _pick(self) -> None:
        if self.use.isEnabled():
            self.picked.emit(tuple(job for _, job in self.chosen()))


def _words(job: ImportJob) -> tuple[str, ...]:
    return job.pipeline, job.gives, job.needs, job.name
