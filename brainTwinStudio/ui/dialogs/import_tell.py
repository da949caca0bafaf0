"""The lower part of the import dialog: what to tell, the join, the personal check."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from brainTwinStudio.analysis.quality import count_of
from brainTwinStudio.files.guessing import Kind
from brainTwinStudio.files.parcellations import AtlasMatch
from brainTwinStudio.language import tr
from brainTwinStudio.ui.dialogs.import_choices import State, used
from brainTwinStudio.ui.dialogs.import_fields import (
    CodeRow,
    ConfoundsRow,
    DropRow,
    NoteRow,
    QuietRow,
    SideRow,
    SignalsRow,
    TimeRow,
)
from brainTwinStudio.ui.dialogs.import_join import Join, join_of
from brainTwinStudio.ui.dialogs.import_needs import Need, needs
from brainTwinStudio.ui.dialogs.import_personal import (
    PersonalRow,
    personal_note,
    personal_rows,
)
from brainTwinStudio.ui.dialogs.import_space_row import SpaceRow
from brainTwinStudio.ui.dialogs.import_spaces import PLACED
from brainTwinStudio.ui.dialogs.import_trial import Trial

TOGETHER = tr("These files cannot be added together.")
# What a note of the import says of numbers that it changed.
CHANGES = tr("not symmetric|set to 0|left out|not kept|read as mm").split("|")
ORIGINALS = tr("the project stores a fingerprint and its own copy")


class TellPart(QWidget):
    """said: a dict of State's fields with what the person just told; "direction" holds
    (path, side), "space" (kind, space)."""

    said = Signal(dict)
    join_wanted = Signal()
    atlas_wanted = Signal()
    personal_wanted = Signal()
    decided_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trouble, self.time, self.drop = NoteRow(), TimeRow(), DropRow()
        self.confounds = ConfoundsRow()
        self.code, self.signals = CodeRow(), SignalsRow()
        self.spaces: dict[Kind, SpaceRow] = {}  # those that were needed
        self.sides: list[SideRow] = []
        self.join_row = QuietRow("tick", "ok")
        self.atlas_row = QuietRow("tick", "ok")
        self.decided_row = QuietRow("info", "accent")
        self.check_row = QuietRow("shield", "ok")
        self.keep_row = QuietRow("lock", "text3")
        self.show_join = _small(tr("Show the join"), self.join_wanted.emit)
        self.show_atlas = _small(tr("Show the names"), self.atlas_wanted.emit)
        self.show_decided = _small(tr("Show"), self.decided_wanted.emit)
        self.show_personal = _small(tr("Show"), self.personal_wanted.emit)
        self.join: Join | None = None
        self.personal: tuple[PersonalRow, ...] = ()
        self.join_row.fields.addWidget(self.show_join)
        self.atlas_row.fields.addWidget(self.show_atlas)
        self.decided_row.fields.addWidget(self.show_decided)
        self.check_row.fields.addWidget(self.show_personal)
        self.keep_row.say(tr("Originals stay as they are"), ORIGINALS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 0)
        self._column.setSpacing(8)
        for row in (self.trouble, self.time, self.confounds):
            self._column.addWidget(row)
        self._sides = QVBoxLayout()
        self._sides.setSpacing(8)
        self._column.addLayout(self._sides)
        self._column.addWidget(self.drop)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        self._spaces = QVBoxLayout()
        self._spaces.setSpacing(0)
        lines.addWidget(self.code)
        lines.addWidget(self.signals)
        lines.addLayout(self._spaces)
        for row in (self.join_row, self.atlas_row, self.decided_row, self.check_row,
                    self.keep_row):  # fmt: skip
            lines.addWidget(row)
        self._column.addLayout(lines)

    def _connect(self) -> None:
        say = self.said.emit
        self.time.told.connect(lambda value: say({"tr_s": value}))
        self.confounds.told.connect(lambda told: say({"confounds": told}))
        self.drop.told.connect(lambda names: say({"drop": names}))
        self.code.told.connect(lambda text: say({"patient_id": text}))
        self.signals.told_global.connect(
            lambda told: say({"global_signal": told or None})
        )
        self.signals.told_band.connect(lambda band: say({"band_hz": band}))

    def show_state(self, state: State, outcome: Trial, *, checking: bool) -> None:
        """Fill every row; rows that nothing needs are hidden."""
        found = needs(state)
        files = used(state)
        self.setVisible(bool(state.found))
        if not checking:
            self._show_trouble(outcome)
            self._show_atlas(outcome.atlas)
            notes = outcome.result.notes if outcome.result is not None else ()
            self.decided_row.say(tr("Decided on the way"), decided_note(notes))
            self.decided_row.setVisible(bool(notes))
        for kind, row in (("tr_s", self.time), ("confounds", self.confounds),
                          ("drop", self.drop), ("code", self.code),
                          ("signals", self.signals)):  # fmt: skip
            need = next((need for need in found if need.kind == kind), None)
            row.setVisible(need is not None)
            if need is not None:
                row.show_need(need, state)
        self._show_spaces([n for n in found if n.kind == "space"], state)
        self._show_sides([n for n in found if n.kind == "direction"], state)
        self._show_join(join_of(files, state.existing))
        self.personal = personal_rows(state)
        token = "warn" if self.personal else "ok"
        note = personal_note(self.personal)
        self.check_row.say(tr("Personal data check"), note, "shield", token)
        self.check_row.setVisible(bool(files))
        self.show_personal.setVisible(bool(self.personal))

    def _show_trouble(self, outcome: Trial) -> None:
        """What is wrong with the files together, not with one of them."""
        together = bool(outcome.sentence) and not outcome.path
        self.trouble.setVisible(together)
        if together:
            self.trouble.say(TOGETHER, outcome.sentence, "bad")

    def _show_atlas(self, match: AtlasMatch | None) -> None:
        """Which atlas the names are of, and what is to be looked at."""
        self.atlas_row.setVisible(match is not None)
        if match is None:
            return
        first, _, rest = match.sentence.partition(". ")
        complete = len(match.names("matched")) == len(match.rows)
        sign = ("tick", "ok") if complete else ("warning", "warn")
        self.atlas_row.say(first.rstrip("."), rest, *sign)

    def _show_spaces(self, found: list[Need], state: State) -> None:
        wanted = {need.about: need for need in found}
        for kind in PLACED:
            if kind in wanted and kind not in self.spaces:
                row = self.spaces[kind] = SpaceRow(kind)
                row.told.connect(lambda *told: self.said.emit({"space": told}))
                self._spaces.addWidget(row)
        for kind, row in self.spaces.items():
            row.setVisible(kind in wanted)
            if kind in wanted:
                row.show_need(wanted[kind], state)

    def _show_sides(self, found: list[Need], state: State) -> None:
        while len(self.sides) < len(found):
            row = SideRow()
            row.told.connect(
                lambda path, side: self.said.emit({"direction": (path, side)})
            )
            self._sides.addWidget(row)
            self.sides.append(row)
        for at, row in enumerate(self.sides):
            row.setVisible(at < len(found))
            if at < len(found):
                row.show_need(found[at], state)

    def _show_join(self, join: Join | None) -> None:
        self.join = join
        self.join_row.setVisible(join is not None)
        if join is None:
            return
        sign = ("tick", "ok") if join.complete else ("warning", "warn")
        self.join_row.say(join.sentence, join.detail, *sign)
        self.show_join.setVisible(bool(join.rows))


def decided_note(notes: tuple[str, ...]) -> str:
    """How many decisions there are, and the one that changes most: of numbers."""
    count = count_of(len(notes), tr("decision"), tr("decisions"))
    changing = (note for note in notes if any(w in note.lower() for w in CHANGES))
    changed = next(changing, "")
    return f"{count}; {changed}" if changed else count


def _small(text: str, pressed: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "small")
    button.setAutoDefault(False)
    button.clicked.connect(lambda: pressed())
    return button
