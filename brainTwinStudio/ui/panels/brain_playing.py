"""Activity over time in the 3D view, and the moment that all panels share."""

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from brainTwinStudio.ui.panels.brain_activity import activities_of
from brainTwinStudio.ui.panels.brain_both import unmarked
from brainTwinStudio.ui.panels.brain_player import Player
from brainTwinStudio.ui.panels.brain_scene import Shown
from brainTwinStudio.ui.plots.brain import BrainScene, BrainView
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Moment, Wish

TOLD_S = 0.1  # the other panels follow ten times a second
STEPS = {"earlier": -1, "later": 1}


def signals_of(view: View) -> tuple[object, ...]:
    """All that can be played, to be compared by identity."""
    twin, seizures = view.twin, view.seizure_twin
    run = None if twin is None else view.runs.get(twin.id)
    full = () if seizures is None else view.full_seizures.get(seizures.id, ())
    return (view.recording, run, full, seizures, view.courses_shown)


class Playing(Player):
    """Brings what the player shows into the view: of a picture that goes on only
    colours change. While it is off it does nothing."""

    def __init__(self, view3d: BrainView, wish: Callable[[Wish], None]) -> None:
        super().__init__()
        self._view3d, self._wish = view3d, wish
        self._told_at = 0.0
        self._is_told = False
        self.moved.connect(self._draw)
        self.played.connect(self._play)
        self.chosen.connect(lambda _: self._tell())
        view3d.time_wanted.connect(self._key)
        self.hide()

    @property
    def shown(self) -> str:
        """Key of the activity that is shown, "" for none."""
        return "" if self.activity is None else self.activity.key

    @property
    def note(self) -> str:
        """What must be said beside it."""
        return "" if self.activity is None else self.activity.note

    def follow(self, view: View, stage: str) -> None:
        """Offer what there is in a stage; hidden where that is nothing."""
        self.offer(activities_of(view, stage))
        self.setVisible(bool(self._activities))

    def onto(self, shown: Shown) -> tuple[BrainScene, BrainScene | None]:
        """What is shown, with the values of this moment; then of two brains only one,
        and marks of the plan only where it happens under the plan."""
        if self.activity is None:
            return shown.scene, shown.beside
        scene = replace(shown.beside or shown.scene, title="")
        if not self.activity.of_plan:
            scene = unmarked(scene)
        return self.activity.onto(scene, self.time_s), None

    def show_moment(self, time_s: float | None) -> None:
        """Another panel looks at a moment."""
        apart = self.activity is not None and self.activity.clock is not None
        if apart or not self.isVisible():
            return
        if time_s is not None and time_s != self.time_s:
            self.pause()
            self._is_told = True
            self.go(time_s)

    def _draw(self, time_s: float) -> None:
        if self.activity is not None:
            self._view3d.set_values(self.activity.row(time_s))
        now = perf_counter()
        if not self.is_playing or now - self._told_at > TOLD_S:
            self._told_at = now
            self._tell()

    def _tell(self) -> None:
        """To all panels, unless one of them has just told it."""
        if self._is_told:
            self._is_told = False
            return
        shared = self.activity is not None and self.activity.clock is None
        self._wish(Moment(self.time_s if shared else None))

    def _play(self, playing: bool) -> None:
        self._view3d.rendering.play(playing)

    def _key(self, key: str) -> None:
        if not self.isVisible():
            return
        if key == "play":
            self.toggle()
        else:
            self.step(STEPS[key])
