"""One row a file: what it is taken for, why, how large, how sure."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.files.looking import Candidate
from brainTwinStudio.language import tr, within
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.restyle import restyle
from brainTwinStudio.ui.controls.section import seam
from brainTwinStudio.ui.controls.still_combo import StillCombo
from brainTwinStudio.ui.dialogs.import_choices import (
    READ_AS,
    Bars,
    State,
    confidence_of,
    kind_text,
    kinds_for,
    reason_of,
    size_text,
)
from brainTwinStudio.ui.dialogs.import_files import Found, Refused
from brainTwinStudio.ui.dialogs.thumbnail import SIDE_PX, thumbnail

ROW_PX, HEAD_PX = 54, 30
CHECK_PX, READ_AS_PX, SIZE_PX, CONFIDENCE_PX, GAP_PX = 29, 172, 84, 76, 12
BESIDE_WORD_PX = 40  # of the bars
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEAVE_OUT = tr("Leave out")
COLUMNS = {
    "use": tr("Use"),
    "file": tr("File"),
    "kind": tr("Read as"),
    "why": tr("Why"),
    "size": tr("Size"),
    "confidence": tr("Confidence"),
}
LEVELS: dict[Bars, str] = {
    "sure": tr("sure"),
    "likely": tr("likely"),
    "guess": tr("guess"),
}
BARS: dict[Bars, tuple[int, str]] = {
    "sure": (3, "ok"),
    "likely": (2, "sim"),
    "guess": (1, "warn"),
}


class ConfidenceBars(QWidget):
    """Three bars: sure fills them all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level: Bars = "guess"
        self.setFixedSize(22, 10)

    def set(self, level: Bars) -> None:
        if level != self._level:
            self._level = level
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current().tokens()
        filled, token = BARS[self._level]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for at in range(3):
                colour = tokens[token] if at < filled else tokens["line2"]
                painter.setBrush(theme.colour(colour))
                painter.drawRoundedRect(QRectF(at * 8, 0, 6, 10), 1.5, 1.5)


def confidence_px() -> int:
    """Room for the bars and the longest word beside them."""
    longest = max(
        map(QFontMetrics(theme.font("control")).horizontalAdvance, LEVELS.values())
    )
    return max(CONFIDENCE_PX, BESIDE_WORD_PX + longest)


class RowHead(QWidget):
    """The names of the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEAD_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        widths = (CHECK_PX, 0, READ_AS_PX, 0, SIZE_PX, confidence_px())
        for width, (key, word) in zip(widths, COLUMNS.items(), strict=True):
            label = QLabel(word)
            label.setProperty("role", "label")
            if width:
                label.setFixedWidth(width)
            if key == "size":
                label.setAlignment(RIGHT)
            row.addWidget(label, 0 if width else _SHARES[key])


_SHARES = {"file": 24, "why": 36}


class FileRow(QWidget):
    """A file or one table of it; or the sentence why it was refused.

    use_picked(path, bool), kind_picked(path, kind or "" for leave out): from mouse or
    keyboard. The button confirms a guess: it picks the kind that is shown.
    """

    use_picked = Signal(str, bool)
    kind_picked = Signal(str, str)

    def __init__(self, found: Found, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = found
        self.check = QCheckBox()
        self.check.setAccessibleName(tr("Use {file}", file=found.file))
        self.check.clicked.connect(lambda on: self.use_picked.emit(found.path, on))
        self.picture = QLabel()
        self.picture.setFixedSize(SIDE_PX, SIDE_PX)
        self.name = Elided(found.file)
        self.name.setProperty("role", "body")
        self.name.setProperty("strong", "true")
        self.read_as = StillCombo()
        self.read_as.setFixedWidth(READ_AS_PX)
        self.read_as.setAccessibleName(tr("Read {file} as", file=found.file))
        self.read_as.activated.connect(self._picked)
        self.confirm = QPushButton(tr("Confirm"))
        self.confirm.setProperty("kind", "small")
        self.confirm.setAutoDefault(False)
        self.confirm.setAccessibleName(tr("Confirm what {file} is", file=found.file))
        self.confirm.clicked.connect(lambda: self._picked(self.read_as.currentIndex()))
        self.why = Elided()
        self.why.setProperty("role", "control")
        self.size_label = QLabel()
        self.size_label.setProperty("role", "value")
        self.size_label.setFixedWidth(SIZE_PX)
        self.size_label.setAlignment(RIGHT)
        self.bars = ConfidenceBars()
        self.word = QLabel()
        self.fault = QLabel()
        self.fault.setProperty("role", "error")
        self.fault.setWordWrap(True)
        self.fault.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._picture_of: tuple[object, ...] = ()
        self._build()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP_PX)
        box = QHBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.check)
        holder = QWidget()
        holder.setFixedSize(CHECK_PX, ROW_PX)
        holder.setLayout(box)
        name = QHBoxLayout()
        name.setSpacing(GAP_PX)
        name.addWidget(self.picture)
        name.addWidget(self.name, 1)
        sure = QHBoxLayout()
        sure.setContentsMargins(8, 0, 0, 0)
        sure.setSpacing(7)
        sure.addWidget(self.bars)
        sure.addWidget(self.word, 1)
        self.confidence = _keeping_room(QWidget())
        self.confidence.setFixedWidth(confidence_px())
        self.confidence.setLayout(sure)
        line.addWidget(holder)
        line.addLayout(name, _SHARES["file"])
        line.addWidget(self.read_as)
        line.addWidget(self.why, _SHARES["why"])
        line.addWidget(self.size_label)
        line.addWidget(self.confidence)
        said = QHBoxLayout()
        said.setContentsMargins(CHECK_PX + GAP_PX + SIDE_PX + GAP_PX, 0, 0, 10)
        said.setSpacing(GAP_PX)
        said.addWidget(self.fault, 1)
        said.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignTop)
        self._said = QWidget()
        self._said.setLayout(said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._said)
        column.addWidget(seam())

    def sizeHint(self) -> QSize:
        return QSize(760, super().sizeHint().height())

    # ------------------------------------------------------------ filling

    def show_refused(self, found: Refused) -> None:
        """The file is not read by itself."""
        for widget in (self.read_as, self.why, self.size_label, self.confidence):
            widget.setVisible(False)
        self.check.setChecked(False)
        self.check.setEnabled(False)
        self._show_picture(None)
        self._show_fault(found.sentence)
        if found.quiet:
            restyle(self.fault, role="label")

    def show_read(
        self, state: State, original: Candidate, one: Candidate, fault: str
    ) -> None:
        """How the file is read now; original: as it was guessed; fault: what is wrong
        with it, "" when nothing is."""
        used = original.path not in state.left_out
        self.check.setChecked(used)
        self._fill_combo(original, one, used)
        self.why.set_text(reason_of(state, original, one))
        self.size_label.setText(size_text(one))
        level = confidence_of(state, one)
        self.bars.set(level)
        self.word.setText(LEVELS[level])
        restyle(self.word, role={"sure": "ok", "guess": "warn"}.get(level, "control"))
        self.confidence.setAccessibleName(
            tr("Confidence: {level}", level=LEVELS[level])
        )
        for widget in (self.why, self.size_label, self.confidence):
            widget.setEnabled(used)
        self.confidence.setVisible(used)
        restyle(self.name, role="body" if used else "label")
        self._show_picture(one)
        guess = used and level == "guess" and not fault
        kind = within(kind_text(one))
        question = tr("Only a guess. Is it {kind}?", kind=kind)
        self._show_fault(question if guess else fault if used else "", guess=guess)

    def _fill_combo(self, original: Candidate, one: Candidate, used: bool) -> None:
        kinds = kinds_for(original)
        texts = [kind_text(one) if k == one.read_as else READ_AS[k] for k in kinds]
        if original.read_as in kinds and original.read_as != one.read_as:
            texts[kinds.index(original.read_as)] = kind_text(original)
        texts.append(LEAVE_OUT)
        if [self.read_as.itemText(i) for i in range(self.read_as.count())] != texts:
            self.read_as.clear()
            for kind, text in zip((*kinds, ""), texts, strict=True):
                self.read_as.addItem(text, kind)
        at = kinds.index(one.read_as) if used else len(kinds)
        self.read_as.setCurrentIndex(at)

    def _picked(self, at: int) -> None:
        self.kind_picked.emit(self.found.path, self.read_as.itemData(at))

    def _show_fault(self, sentence: str, *, guess: bool = False) -> None:
        self.fault.setText(sentence)
        restyle(self.fault, role="warn" if guess else "error")
        self.confirm.setVisible(guess)
        self._said.setVisible(bool(sentence))

    def _show_picture(self, one: Candidate | None) -> None:
        key = None if one is None else (one.content, one.read_as)
        if self._picture_of != (key,):
            self._picture_of = (key,)
            self.picture.setPixmap(thumbnail(one))


def _keeping_room(widget: QWidget) -> QWidget:
    """Hidden, it still takes its room: the columns stay in line."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
    return widget
