"""What is still to be told, one row a thing, with the field to tell it in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.files.bold import Direction
from brainTwinStudio.files.images.confounds import Strategy
from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.restyle import restyle
from brainTwinStudio.ui.controls.still_combo import StillCombo
from brainTwinStudio.ui.dialogs.import_choices import State
from brainTwinStudio.ui.dialogs.import_frame import label
from brainTwinStudio.ui.dialogs.import_needs import Need

NOTE_PX, LINE_PX = 56, 30
TR_HINT, BAND_HINTS = tr("e.g. 1.4"), (tr("low"), tr("high"))
SIDES: tuple[tuple[Direction, str], ...] = (
    ("time x region", tr("Rows are time")),
    ("region x time", tr("Columns are time")),
)
CLEANINGS: tuple[tuple[Strategy, str], ...] = (
    ("none", tr("Nothing")),
    ("6HMP", tr("6 motion parameters")),
    ("24HMP+2Phys", tr("24 motion, white matter, CSF")),
    ("24HMP+2Phys+GSR", tr("24 motion, WM, CSF, global signal")),
)
GLOBAL_SIGNALS = (
    ("", tr("Detect")),
    ("present", tr("Present")),
    ("removed", tr("Removed")),
    ("not stated", tr("Not stated")),
)


class NoteRow(QFrame):
    """A framed row: sign, title, what follows from it, a field at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(NOTE_PX)
        self.setProperty("role", "note-warn")
        self._sign = Glyph("warning", "warn", 16)
        self.title = QLabel()
        self.title.setProperty("role", "body")
        self.title.setProperty("strong", "true")
        self.title.setWordWrap(True)
        self.text = QLabel()
        self.text.setProperty("role", "label")
        self.text.setWordWrap(True)
        words = QVBoxLayout()
        words.setContentsMargins(0, 9, 0, 9)
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.text)
        self.fields = QHBoxLayout()
        self.fields.setSpacing(10)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 14, 0)
        row.setSpacing(14)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addLayout(self.fields)

    def show_need(self, need: Need, state: State) -> None:
        """Words and sign; a thing that is told keeps its place and turns quiet."""
        self.say(need.title, need.text, "warn" if need.blocks else "info")

    def say(self, title: str, text: str, kind: str) -> None:
        """Kind: warn, bad or info."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        signs = {"warn": ("warning", "warn"), "bad": ("warning", "bad")}
        self._sign.set(*signs.get(kind, ("info", "accent")))
        restyle(self, role=f"note-{kind}")


class TimeRow(NoteRow):
    """The repetition time in seconds. told: a number, None while there is none."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit(placeholderText=TR_HINT)
        self.field.setAccessibleName(tr("Repetition time in seconds"))
        self.field.setFixedWidth(90)
        self.field.textEdited.connect(lambda text: self.told.emit(number_of(text)))
        words, unit = label(tr("Repetition time"), "body"), label("s", "label")
        for widget in (words, self.field, unit):
            self.fields.addWidget(widget)

    def show_need(self, need: Need, state: State) -> None:
        super().show_need(need, state)
        typed = bool(self.field.text().strip())
        wrong = typed and not 0.01 <= (state.tr_s or 0) <= 30
        missing = "warn" if state.tr_s is None else ""
        restyle(self.field, state="bad" if wrong else missing)


class SideRow(NoteRow):
    """Which side of a square table is time. told: path, direction."""

    told = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.choice = StillCombo()
        self.choice.setPlaceholderText(tr("Choose…"))
        self.choice.setAccessibleName(tr("Which side is time"))
        self.choice.setMinimumWidth(150)
        for side, text in SIDES:
            self.choice.addItem(text, side)
        self.choice.setCurrentIndex(-1)
        self.choice.activated.connect(
            lambda at: self.told.emit(self._path, self.choice.itemData(at))
        )
        self.fields.addWidget(self.choice)
        self._path = ""

    def show_need(self, need: Need, state: State) -> None:
        super().show_need(need, state)
        (self._path,) = need.paths
        sides = [side for side, _ in SIDES]
        told = state.directions.get(self._path)
        self.choice.setCurrentIndex(-1 if told is None else sides.index(told))


class ConfoundsRow(NoteRow):
    """How fMRIPrep's confounds are used. told: the strategy."""

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.choice = StillCombo()
        self.choice.setPlaceholderText(tr("Choose…"))
        self.choice.setAccessibleName(tr("What is removed from the fMRI"))
        self.choice.setMinimumWidth(250)
        for strategy, text in CLEANINGS:
            self.choice.addItem(text, strategy)
        self.choice.setCurrentIndex(-1)
        self.choice.activated.connect(
            lambda at: self.told.emit(self.choice.itemData(at))
        )
        self.fields.addWidget(self.choice)

    def show_need(self, need: Need, state: State) -> None:
        super().show_need(need, state)
        told = [strategy for strategy, _ in CLEANINGS]
        at = -1 if state.confounds is None else told.index(state.confounds)
        self.choice.setCurrentIndex(at)


class DropRow(NoteRow):
    """Regions to leave out. told: their names."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit(placeholderText=tr("names, separated by commas"))
        self.field.setAccessibleName(tr("Regions to leave out"))
        self.field.setFixedWidth(220)
        self.field.editingFinished.connect(self._typed)
        self.button = QPushButton()
        self.button.setProperty("kind", "small")
        self.button.clicked.connect(self._pressed)
        self.fields.addWidget(self.field)
        self.fields.addWidget(self.button)
        self._names: tuple[str, ...] = ()
        self._dropped: tuple[str, ...] = ()

    def show_need(self, need: Need, state: State) -> None:
        self.say(need.title, need.text, "info" if state.drop else "warn")
        self._names, self._dropped = need.names, state.drop
        self.button.setText(tr("Keep them") if state.drop else tr("Leave them out"))
        shown = ", ".join(state.drop)
        if not self.field.hasFocus() and self.field.text() != shown:
            self.field.setText(shown)
            self.field.setCursorPosition(0)  # the beginning is read first

    def _pressed(self) -> None:
        self.told.emit(() if self._dropped else self._names)

    def _typed(self) -> None:
        names = tuple(n for n in map(str.strip, self.field.text().split(",")) if n)
        if names != self._dropped:
            self.told.emit(names)


class QuietRow(QWidget):
    """A line without frame: sign, words, a note, and what belongs to it."""

    def __init__(self, sign: str, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(LINE_PX)
        self.sign = Glyph(sign, token, 14)
        self.words = QLabel()
        self.words.setProperty("role", "body")
        self.note = Elided()
        self.note.setProperty("role", "label")
        self.fields = QHBoxLayout()
        self.fields.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(10)
        row.addWidget(self.sign)
        row.addWidget(self.words)
        row.addWidget(self.note, 1)
        row.addLayout(self.fields)

    def say(self, words: str, note: str, sign: str = "", token: str = "") -> None:
        self.words.setText(words)
        self.note.set_text(note)
        if sign:
            self.sign.set(sign, token)


class CodeRow(QuietRow):
    """The code of a new patient. told: the text."""

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__("patient", "text2")
        self.field = QLineEdit(placeholderText=tr("for example BT-001"))
        self.field.setAccessibleName(tr("Patient code"))
        self.field.setFixedWidth(190)
        self.field.textEdited.connect(self.told)
        self.fields.addWidget(self.field)

    def show_need(self, need: Need, state: State) -> None:
        warn = need.blocks or need.doubtful
        self.say(need.title, need.text, "patient", "warn" if warn else "text2")
        restyle(self.note, role="warn" if warn else "label")
        restyle(self.field, state="warn" if need.blocks else "")
        if not self.field.hasFocus() and self.field.text() != state.patient_id:
            self.field.setText(state.patient_id)


class SignalsRow(QuietRow):
    """What was done to the fMRI before."""

    told_global = Signal(str)  # "": detect
    told_band = Signal(object)  # (low, high) in Hz, None where nothing is entered

    def __init__(self) -> None:
        super().__init__("signal", "text2")
        self.choice = StillCombo()
        self.choice.setAccessibleName(tr("Global signal"))
        self.choice.setMinimumWidth(104)
        for key, text in GLOBAL_SIGNALS:
            self.choice.addItem(text, key)
        self.choice.activated.connect(
            lambda at: self.told_global.emit(self.choice.itemData(at))
        )
        self.low, self.high = (QLineEdit(placeholderText=hint) for hint in BAND_HINTS)
        self.low.setAccessibleName(tr("Lower edge of the band in Hz"))
        self.high.setAccessibleName(tr("Upper edge of the band in Hz"))
        for field in (self.low, self.high):
            field.setFixedWidth(60)
            field.textEdited.connect(self._band)
        for part in (tr("Global signal"), self.choice, tr("Band"), self.low, tr("to"),
                     self.high, "Hz"):  # fmt: skip
            if isinstance(part, str):
                self.fields.addWidget(label(part, "label"))
            else:
                self.fields.addWidget(part)

    def show_need(self, need: Need, state: State) -> None:
        self.say(need.title, need.text)
        for field, value in zip((self.low, self.high), state.band_hz, strict=True):
            wrong = bool(field.text().strip()) and value is None
            half = value is None and state.band_hz != (None, None)
            restyle(field, state="bad" if wrong else "warn" if half else "")

    def _band(self) -> None:
        self.told_band.emit((number_of(self.low.text()), number_of(self.high.text())))


def number_of(text: str) -> float | None:
    """A number above 0 as typed, with a decimal point or comma; None for other text."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if 0 < value < float("inf") else None
