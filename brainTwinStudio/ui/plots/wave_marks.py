"""Moments and spans on traces: annotations, events, seizures."""

from collections.abc import Sequence
from dataclasses import dataclass

from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.marks import Band, Line, Words

MOST = 40  # marks drawn at once
APART = 0.06  # of the window: words nearer to each other are left out


@dataclass(frozen=True, slots=True)
class TimeMark:
    """Seconds from the start of the run; length 0 = a moment; token: its colour."""

    onset_s: float
    length_s: float
    text: str
    token: str = "text3"


class TimeMarks:
    """Draws the marks that are in sight, with marks made before."""

    def __init__(self, axes: Axes) -> None:
        self._axes = axes
        self._made: list[tuple[Line, Band, Words]] = []

    def draw(
        self,
        marks: Sequence[TimeMark],
        window: tuple[float, float],
        heights: Sequence[float],
    ) -> None:
        """window: seconds in sight; heights: bottom and top of the view."""
        low, high = window
        seen = [m for m in marks if m.onset_s <= high and m.onset_s + m.length_s >= low]
        seen = sorted(seen[:MOST], key=lambda mark: mark.onset_s)
        while len(self._made) < len(seen):
            self._made.append(self._new())
        free = -float("inf")
        for at, (line, band, words) in enumerate(self._made):
            is_used = at < len(seen)
            line.item.setVisible(is_used)
            words.item.setVisible(False)
            band.item.setVisible(is_used and seen[at].length_s > 0)
            if not is_used:
                continue
            mark = seen[at]
            for part in (line, band, words):
                if part.token != mark.token:
                    self._axes.recolour(part, mark.token)
            line.set(mark.onset_s)
            if mark.length_s > 0:
                ends = (mark.onset_s, mark.onset_s + mark.length_s)
                bottom, top = ((edge, edge) for edge in heights)
                band.set(ends, bottom, top)
            place = max(mark.onset_s, low)
            if place >= free:
                words.set(mark.text, place, heights[1])
                words.item.setVisible(True)
                free = place + APART * (high - low)

    def _new(self) -> tuple[Line, Band, Words]:
        axes = self._axes
        line = axes.add(Line("text3", upright=True, dash="dash"), measured=False)
        band = axes.add(Band("text3"), measured=False)
        words = axes.add_words("text3", (0, 0), ground=True)
        return line, band, words
