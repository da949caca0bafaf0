"""How a picture or a spin movie of the 3D view is written."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.controls.still_combo import StillCombo
from brainTwinStudio.ui.help.asking import answer_f1
from brainTwinStudio.ui.plots.brain import BrainView
from brainTwinStudio.ui.plots.brain.shots import Kind, Shots, Wanted

TITLE = tr("Save picture or movie")
KINDS: tuple[tuple[Kind, str], ...] = (
    ("png", tr("Picture")),
    ("gif", tr("Movie, GIF")),
    ("sequence", tr("Movie, PNG files")),
)
SCALES, USUAL = (1, 2, 3, 4), 2
MARGIN_PX, WIDTH_PX = 20, 460
SECONDS, FIRST_S = (2, 60), 8
DRAWING, WRITTEN, STOPPED = (
    tr("Being drawn …"),
    tr("Written: {}"),
    tr("Stopped; nothing was kept."),
)
MOVIE = tr("One turn of 360°, {} pictures of {} × {} pixels.")
PICTURE = tr("{} × {} pixels.")


class BrainPictureDialog(QDialog):
    """What is seen now, fine; a movie turns it once around. It stays open while it is
    written, with its progress and Stop."""

    def __init__(self, parent: QWidget | None, view3d: BrainView) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        answer_f1(self)
        self._view3d = view3d
        self._shots: Shots | None = None
        self.kind = Segmented(KINDS)
        self.kind.setAccessibleName(tr("What is written"))
        self.scale = StillCombo()
        self.scale.setAccessibleName(tr("Size"))
        for factor in SCALES:
            self.scale.addItem(f"{factor}×", factor)
        self.scale.setCurrentIndex(SCALES.index(USUAL))
        self.seconds = QSpinBox()
        self.seconds.setRange(*SECONDS)
        self.seconds.setSuffix(" s")
        self.seconds.setValue(FIRST_S)
        self.seconds.setAccessibleName(tr("Seconds of a turn"))
        self.clear = QCheckBox(tr("Transparent background"))
        self.marks = QCheckBox(tr("Colour bar and scale bar"))
        self.marks.setChecked(True)
        self.told, self.bar = QLabel(), QProgressBar()
        self.told.setWordWrap(True)
        self.told.setProperty("role", "note")
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.stop_button, self.save = QPushButton(tr("Stop")), QPushButton(tr("Save…"))
        self.save.setProperty("kind", "primary")
        self.close_button = QPushButton(tr("Close"))
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        self.setMinimumWidth(WIDTH_PX)
        self.form = QFormLayout()
        self.form.setSpacing(10)
        self.form.addRow(tr("Write"), self.kind)
        self.form.addRow(tr("Size"), self.scale)
        self.form.addRow(tr("One turn"), self.seconds)
        self.form.addRow("", self.clear)
        self.form.addRow("", self.marks)
        foot = QHBoxLayout()
        foot.addWidget(self.bar, 1)
        foot.addStretch(1)
        for button in (self.stop_button, self.close_button, self.save):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(14)
        column.addLayout(self.form)
        column.addWidget(self.told)
        column.addLayout(foot)
        self.save.setDefault(True)

    def _connect(self) -> None:
        self.kind.picked.connect(lambda _: self._show())
        self.scale.activated.connect(lambda _: self._show())
        self.seconds.valueChanged.connect(lambda _: self._show())
        self.save.clicked.connect(self._ask_path)
        self.stop_button.clicked.connect(self._stop)
        self.close_button.clicked.connect(self.reject)

    def wanted(self, path: Path) -> Wanted:
        """What is chosen, for a file or folder."""
        kinds: dict[str, Kind] = {key: key for key, _ in KINDS}
        kind = kinds[self.kind.current()]
        return Wanted(
            path,
            kind,
            float(self.scale.currentData()),
            self.clear.isChecked(),
            self.marks.isChecked(),
            float(self.seconds.value()),
        )

    def write(self, path: Path) -> None:
        """Begin; `told` says how it ends."""
        wanted = self.wanted(path)
        shots = self._shots = Shots(self._view3d, wanted, self)
        shots.progressed.connect(lambda share: self.bar.setValue(round(1000 * share)))
        shots.finished.connect(lambda: self._end(WRITTEN.format(path)))
        shots.failed.connect(self._end)
        self.bar.setValue(0)
        self._show()
        self.told.setText(DRAWING)
        shots.start()

    def _ask_path(self) -> None:
        kind = self.kind.current()
        if kind == "sequence":
            name = QFileDialog.getExistingDirectory(self, TITLE)
            name = str(Path(name) / "brain-turn") if name else ""
        else:
            gif, png = tr("GIF movie (*.gif)"), tr("PNG picture (*.png)")
            words = gif if kind == "gif" else png
            name = QFileDialog.getSaveFileName(self, TITLE, f"brain.{kind}", words)[0]
            if name and not Path(name).suffix:
                name = f"{name}.{kind}"
        if name:
            self.write(Path(name))

    def _stop(self) -> None:
        if self._shots is not None:
            self._shots.stop()
            self._end(STOPPED)

    def _end(self, words: str) -> None:
        self._shots = None
        self._show()
        self.told.setText(words)

    def _show(self) -> None:
        """The choices that mean something now, and what they come to."""
        busy, movie = self._shots is not None, self.kind.current() != "png"
        for part in (self.kind, self.scale, self.seconds, self.clear, self.marks):
            part.setEnabled(not busy)
        self.form.setRowVisible(self.seconds, movie)
        self.save.setVisible(not busy)
        self.stop_button.setVisible(busy)
        self.bar.setVisible(busy)
        wanted = self.wanted(Path())
        width = round(self._view3d.width() * wanted.scale)
        height = round(self._view3d.height() * wanted.scale)
        words = MOVIE.format(wanted.count, width, height) if movie else ""
        self.told.setText(words or PICTURE.format(width, height))

    def reject(self) -> None:
        """Escape, Close and the frame's button: what is being written is stopped."""
        if self._shots is not None:
            self._shots.stop()
            self._shots = None
        super().reject()
