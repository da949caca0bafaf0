"""What must be said under the 3D view."""

from brainTwinStudio.language import tr
from brainTwinStudio.ui.panels.brain_player import Player
from brainTwinStudio.ui.panels.system_parts import wrapped
from brainTwinStudio.ui.plots.brain import BrainView

FLAT = tr(
    "Drawn flat: OpenGL 2.1 was not found. Update the graphics driver, or install Mesa."
)


class BrainNote:
    """Words in the row of the player where there is room, else in a line below it. To
    the words of a scene it adds, once the first picture is drawn, that it is flat."""

    def __init__(self, view3d: BrainView, player: Player) -> None:
        self._view3d, self._player = view3d, player
        self._words: str | None = None
        self._is_flat = False
        self.label = wrapped(beside_px=0)
        self.label.setMargin(5)  # contents margins are lost on the way between pages
        self.label.setIndent(9)
        self.label.hide()
        view3d.rendering.ready.connect(self._drawn)

    def say(self, words: str | None) -> None:
        """words: of the scene that is shown; None where there is none."""
        self._words = words
        parts = (words, FLAT if self._is_flat and words is not None else "")
        told = "  ".join(filter(None, parts))
        self.label.setText(told)
        self.label.setVisible(bool(told) and not self._player.say(told))

    def fit(self) -> None:
        """The width is another one."""
        self.say(self._words)

    def _drawn(self) -> None:
        """Only a picture tells whether there is OpenGL."""
        if self._view3d.is_flat != self._is_flat:
            self._is_flat = self._view3d.is_flat
            self.fit()
