"""A place to drop files on, which says what it takes and what a drop will do."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.files.readers import READERS
from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.chip import Chip
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.restyle import restyle

TITLE = tr("Drop a BIDS folder, connectome, fMRI or EEG here")
TEXT = tr(
    "You see how every file was understood before anything is added. Originals are "
    "never changed."
)

WAVES = "EDF, FIF, SET"
BESIDE_PX = 30 + 30 + 24 + 24 + 28  # margins and the icon


class DropZone(QFrame):
    """dropped(paths): files or folders, dropped or chosen."""

    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "drop")
        self.setAcceptDrops(True)
        self._title = QLabel(TITLE)
        self._title.setProperty("role", "dialog")
        self._text = QLabel(TEXT)
        self._text.setProperty("role", "label")
        self.chips = [Chip(text) for text in formats()]
        self.setToolTip(", ".join(formats()))
        self.choose = QPushButton(tr("Choose files…"))
        self.choose.clicked.connect(lambda: self._choose(files_dialog))
        self.folder = QPushButton(tr("Choose folder…"))
        self.folder.clicked.connect(lambda: self._choose(folder_dialog))
        self._build()

    def _build(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in self.chips:
            chips.addWidget(chip)
        chips.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addLayout(chips)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(30, 8, 28, 8)
        row.setSpacing(24)
        row.addWidget(Glyph("download", "accent", 30))
        row.addLayout(words, 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        row.addLayout(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many formats as there is room for; the tip has all of them."""
        super().resizeEvent(event)
        buttons = max(b.sizeHint().width() for b in (self.choose, self.folder))
        room = self.width() - buttons - BESIDE_PX
        for chip in self.chips:
            room -= chip.sizeHint().width() + 8
            chip.setVisible(room >= 0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = _paths(event)
        if not paths:
            return
        event.acceptProposedAction()
        restyle(self, state="over")
        self._title.setText(_consequence(paths))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._rest()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _paths(event)
        event.acceptProposedAction()
        self._rest()
        if paths:
            self.dropped.emit(paths)

    def _rest(self) -> None:
        restyle(self, state="")
        self._title.setText(TITLE)

    def _choose(self, made: Callable[[QWidget], QFileDialog]) -> None:
        dialog = made(self.window())
        dialog.filesSelected.connect(
            lambda chosen: self.dropped.emit(tuple(map(Path, chosen)))
        )
        dialog.open()


def files_dialog(parent: QWidget) -> QFileDialog:
    """For the files that are read; gone once it is finished."""
    from brainTwinStudio.ui.dialogs.import_files import SUFFIXES

    dialog = QFileDialog(parent, tr("Files with connectome, fMRI or region names"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    known = " ".join(f"*{s} *{s}.gz" for s in SUFFIXES)
    dialog.setNameFilters(
        [tr("Files that can be read ({endings})", endings=known), tr("All files (*)")]
    )
    return _once(dialog)


def folder_dialog(parent: QWidget) -> QFileDialog:
    """For a folder, of BIDS or with files; gone once it is finished."""
    dialog = QFileDialog(parent, tr("A BIDS folder, or one with files"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _once(dialog)


def _once(dialog: QFileDialog) -> QFileDialog:
    """It opens where files were found last."""
    dialog.finished.connect(dialog.deleteLater)
    if _last_folder and _last_folder[-1].is_dir():
        dialog.setDirectory(str(_last_folder[-1]))
    dialog.filesSelected.connect(_remember_folder)
    return dialog


_last_folder: list[Path] = []  # where files were found last, while the program runs


def _remember_folder(chosen: list[str]) -> None:
    _last_folder[:] = [Path(one).parent for one in chosen[:1]]


def formats() -> tuple[str, ...]:
    """A chip for every format that is read: its short name, or its endings."""
    named = (one.short or _endings(one.suffixes) for one in READERS)
    return tuple(dict.fromkeys((*named, WAVES)))


def _endings(suffixes: Iterable[str]) -> str:
    return ", ".join(suffix[1:].upper() for suffix in suffixes)


def _paths(event: QDropEvent) -> tuple[Path, ...]:
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


def _consequence(paths: Iterable[Path]) -> str:
    """What a drop will do."""
    paths = tuple(paths)
    if len(paths) == 1:
        (one,) = paths
        if one.name.endswith((".btproj", ".btproj.zip")):
            return tr("Open the project {name}", name=one.name)
        if (one / "dataset_description.json").is_file():
            return tr("Choose from the BIDS folder {name}", name=one.name)
        what = tr("the files in {name}", name=one.name) if one.is_dir() else one.name
        return tr("Look at {what}", what=what)
    return tr("Look at {count} files", count=len(paths))
