"""Whether a plan stays within what the twin knows: a light, its words, and every score
on hover."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Familiarity, FamiliarityScore
from brainTwinStudio.project.familiarity import NOT_KNOWN, Level
from brainTwinStudio.report.wording import NOT_ESTIMATED, significant
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.restyle import restyle

SIGN_PX = 13
LIGHTS: dict[Level, tuple[str, str, str]] = {
    "familiar": ("tick", "ok", "label"),
    "stretched": ("warning", "warn", "warn"),
    "unfamiliar": ("warning", "bad", "bad"),
}
UNKNOWN = ("ring", "text3", "label")


class FamiliarityRow(QWidget):
    """Hidden until there is a result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.light = Glyph(*UNKNOWN[:2], SIGN_PX)
        self.words = Elided()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(6)
        row.addWidget(self.light)
        row.addWidget(self.words, 1)
        self.hide()

    def set(self, how: Familiarity | None) -> None:
        sign, token, role = UNKNOWN if how is None else LIGHTS[how.level]
        said = NOT_KNOWN if how is None else heard(how.sentence)
        self.light.set(sign, token)
        restyle(self.words, role=role)
        self.words.set_text(said)
        scores = () if how is None else how.scores
        self.words.setToolTip("\n".join([said, *map(score_words, scores)]))
        self.setAccessibleName(said)
        self.show()


def score_words(score: FamiliarityScore) -> str:
    """'Stimulus (p 0.02, outside): ...'."""
    if not score.estimated:
        return f"{tr(score.label)} ({NOT_ESTIMATED}): {heard(score.told)}"
    side = tr("outside") if score.flag else tr("inside")
    return f"{tr(score.label)} (p {significant(score.p)}, {side}): {heard(score.told)}"
