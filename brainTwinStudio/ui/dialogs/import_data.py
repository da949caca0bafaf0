"""Add data: what every file was understood as, and what must still be told."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.files.bids.bids_jobs import ImportJob
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.controls.restyle import restyle
from brainTwinStudio.ui.dialogs.drop_zone import files_dialog
from brainTwinStudio.ui.dialogs.import_bids import BidsPage
from brainTwinStudio.ui.dialogs.import_choices import State
from brainTwinStudio.ui.dialogs.import_detail import DetailPage
from brainTwinStudio.ui.dialogs.import_files import Opened, Refused, opened, read_jobs
from brainTwinStudio.ui.dialogs.import_frame import foot_of, label
from brainTwinStudio.ui.dialogs.import_list import RowList, height_of
from brainTwinStudio.ui.dialogs.import_tell import TellPart
from brainTwinStudio.ui.dialogs.import_trial import Trial, footer_of, told_of, trial
from brainTwinStudio.ui.dialogs.sheet import Sheet
from brainTwinStudio.ui.icons import icon

WIDTH, MARGIN = 1060, 24
CHOOSE_PARTS = tr("A dataset. Choose what of one person is to be looked at.")
FEWEST_PX, SPARE_PX, BIDS_PX = 360, 14, 420


class ImportDialog(Sheet):
    """One page: rows of files, what is missing, and how the regions were joined.

    existing: the patient the data are for, None for a new one; taken: codes that are in
    use. accepted_data is told once, after OK; nothing is changed here.
    """

    accepted_data = Signal(object, str, str)  # ImportResult, for history, once done

    def __init__(
        self,
        parent: QWidget | None = None,
        existing: Patient | None = None,
        paths: Sequence[str | Path] = (),
        taken: tuple[str, ...] = (),
    ) -> None:
        super().__init__(parent, WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.state = State(existing, taken)
        self.outcome = Trial()
        self._asked = self._reading = 0
        self._checking = False
        title = (
            tr("Add data to {patient}", patient=existing.id)
            if existing
            else tr("New patient")
        )
        self.setWindowTitle(title)
        self.title, self.subtitle = label(title, "dialog"), label("", "body")
        self.more = QPushButton(tr("Add more files…"))
        self.more.setProperty("kind", "small")
        self.more.setIcon(icon("plus", "text", 12))
        self.close_button = IconButton("cross", tr("Close"))
        self.list, self.tell = RowList(), TellPart()
        self.detail, self.bids = DetailPage(), BidsPage()
        self.missing = label("", "warn")
        self.cancel = QPushButton(tr("Cancel"))
        self.add = QPushButton(tr("Add files"))
        self.add.setProperty("kind", "primary")
        for button in (self.more, self.cancel):
            button.setAutoDefault(False)
        self.add.setDefault(True)
        self._build()
        self._connect()
        self._show_state()
        if paths:
            self.add_paths(paths)
        else:
            self.list.drop.choose.setFocus()

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 18, MARGIN - 4, 12)
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self.more)
        head.addWidget(self.close_button)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._page())
        self.stack.addWidget(self.detail)
        self.stack.addWidget(self.bids)
        middle = QHBoxLayout()
        middle.setContentsMargins(MARGIN, 0, MARGIN, 0)
        middle.addWidget(self.stack)
        self.column.addLayout(head)
        self.column.addLayout(middle, 1)
        foot = foot_of(self.missing, self.cancel, self.add, margin=MARGIN)
        self.column.addLayout(foot)

    def _page(self) -> QWidget:
        """Rows that scroll above fields that stay; or the drop zone."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.tell)
        column.addSpacing(SPARE_PX)
        return page

    def _connect(self) -> None:
        self.more.clicked.connect(self._choose_files)
        self.close_button.clicked.connect(self.reject)
        self.cancel.clicked.connect(self.reject)
        self.add.clicked.connect(self._finish)
        self.list.dropped.connect(self.add_paths)
        self.list.use_picked.connect(self._use)
        self.list.kind_picked.connect(self._read_as)
        for page in (self.detail, self.bids):
            page.back.connect(self._show_rows)
        self.bids.picked.connect(self._add_jobs)
        self.tell.atlas_wanted.connect(self._show_atlas)
        self.tell.said.connect(self._say)
        self.tell.join_wanted.connect(self._show_join)
        self.tell.personal_wanted.connect(self._show_personal)
        self.tell.decided_wanted.connect(self._show_decided)

    # ------------------------------------------------------------ files

    def add_paths(self, paths: Sequence[str | Path]) -> None:
        """Read files beside the window and add them to the rows; of a folder of BIDS
        the parts are shown to choose from."""
        there = tuple(one.path for one in self.state.found)
        self._read(partial(opened, tuple(paths), self.state.existing, there), paths)

    def _add_jobs(self, jobs: Sequence[ImportJob]) -> None:
        self._show_rows()
        there = tuple(one.path for one in self.state.found)
        paths = [path for job in jobs for path in job.paths]
        self._read(partial(read_jobs, tuple(jobs), self.state.existing, there), paths)

    def _read(self, work: Callable[[], Opened], paths: Sequence[str | Path]) -> None:
        self._reading += 1
        self._show_state()

        def done(came: Opened) -> None:
            self._reading -= 1
            self.state = self.state.with_found(came.found)
            if came.roots:
                self.stack.setCurrentWidget(self.bids)
                code = self.state.existing.id if self.state.existing else ""
                self.bids.show_root(came.roots[-1], code)
            self._check()

        def failed(error: Exception) -> None:
            self._reading -= 1
            sentence = tr("The file could not be read; this is a fault of the program.")
            lost = tuple(Refused(str(p), Path(p).name, sentence) for p in paths)
            self.state = self.state.with_found(lost)
            self._check()

        in_background(self, work, done, failed)

    def _choose_files(self) -> None:
        dialog = files_dialog(self)
        dialog.filesSelected.connect(self.add_paths)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.add_paths(paths)

    # ------------------------------------------------------------ what is said

    def _say(self, changes: dict[str, Any]) -> None:
        """A field of the lower part."""
        self.state = self.state.with_said(changes)
        self._check()

    def _use(self, path: str, on: bool) -> None:
        left_out = self.state.left_out
        self._say({"left_out": left_out - {path} if on else left_out | {path}})

    def _read_as(self, path: str, kind: str) -> None:
        if not kind:
            self._use(path, False)
            return
        told: Any = {**self.state.told, path: kind}
        self._say({"told": told, "left_out": self.state.left_out - {path}})

    # ------------------------------------------------------------ what comes of it

    def _check(self) -> None:
        """Try to build the patient beside the window; only the latest answer counts."""
        self._asked += 1
        asked, self._checking = self._asked, True
        self._show_state()

        def done(outcome: Trial) -> None:
            if asked == self._asked:
                self._checking, self.outcome = False, outcome
                self._show_state()
                self._take_focus()

        def failed(error: Exception) -> None:
            fault = tr("This is a fault of the program, not of the files.")
            done(Trial(sentence=fault))

        in_background(self, partial(trial, self.state), done, failed)

    def _finish(self) -> None:
        if self._checking or not self.outcome.ready or self.outcome.result is None:
            return
        result = self.outcome.result
        self.accept()
        self.accepted_data.emit(result, *told_of(self.state))

    # ------------------------------------------------------------ showing

    def _show_state(self) -> None:
        outcome = Trial() if self._checking else self.outcome
        self.list.show_state(self.state, outcome, reading=self._reading > 0)
        self.more.setVisible(bool(self.list.rows) or self._reading > 0)
        self.tell.show_state(self.state, self.outcome, checking=self._checking)
        foot = footer_of(self.state, self.outcome, self._checking, self._reading)
        in_bids = self.stack.currentWidget() is self.bids
        self.subtitle.setText(CHOOSE_PARTS if in_bids else foot.subtitle)
        self.missing.setText(foot.missing)
        restyle(self.missing, role="label" if foot.waits else "warn")
        self.add.setText(foot.button)
        self.add.setEnabled(foot.ready)
        self._fit()

    def _fit(self) -> None:
        """As high as rows and fields are; more rows than the window holds scroll."""
        frame = self.column.sizeHint().height() - self.stack.sizeHint().height()
        width = WIDTH - 2 * MARGIN
        page = self.list.wanted_height(width)
        if not self.tell.isHidden():
            page += height_of(self.tell, width)
        if self.stack.currentWidget() is self.bids:
            page = max(page, BIDS_PX)
        self.fit(QSize(WIDTH, max(frame + page + SPARE_PX, FEWEST_PX)))

    def _take_focus(self) -> None:
        """The keyboard goes to the first field that is missing, once; where nothing is,
        to the button."""
        home = (None, self.more, self.close_button, self.cancel)
        if self.focusWidget() in home:
            time = self.tell.time
            (time.field if time.isVisible() else self.add).setFocus()

    def _show_rows(self) -> None:
        self.stack.setCurrentIndex(0)
        self._show_state()

    def _show_join(self) -> None:
        join = self.tell.join
        if join is not None:
            self.detail.show_join(join)
            self.stack.setCurrentIndex(1)

    def _show_personal(self) -> None:
        self.detail.show_personal(self.tell.personal)
        self.stack.setCurrentIndex(1)

    def _show_decided(self) -> None:
        if self.outcome.result is not None:
            self.detail.show_decided(self.outcome.result.notes)
            self.stack.setCurrentIndex(1)

    def _show_atlas(self) -> None:
        if self.outcome.atlas is not None:
            self.detail.show_atlas(self.outcome.atlas)
            self.stack.setCurrentIndex(1)
