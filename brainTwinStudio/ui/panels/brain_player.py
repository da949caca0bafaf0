"""The slim bar below the 3D view that plays activity over time."""

from time import perf_counter

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.controls.slider import Slider
from brainTwinStudio.ui.controls.still_combo import StillCombo
from brainTwinStudio.ui.icons import icon
from brainTwinStudio.ui.panels.brain_played import SPEEDS, Activity, time_words

HEIGHT_PX, BESIDE_PX = 34, 80  # BESIDE: the button and gaps
ROOMY_PX, WHOLE_PX = 340, 420  # from here on time and speed have room
FRAME_MS = 66  # at most 15 pictures a second
STEP_SHARE = 0.01  # of the whole: a step by key, where samples are nearer
OFF = tr("Activity off")
PLAY, PAUSE = tr("Play activity (P)"), tr("Pause (P)")


class Player(QWidget):
    """`moved` carries the time in s that is to be shown, `chosen` the activity that is
    to be shown (None: off). It plays only while it is seen."""

    moved = Signal(float)
    chosen = Signal(object)
    played = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._activities: tuple[Activity, ...] = ()
        self.activity: Activity | None = None
        self.time_s = 0.0
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._advance)
        self.button = IconButton("play", PLAY)
        self.button.clicked.connect(self.toggle)
        self.which, self.speed = StillCombo(), StillCombo()
        for box, name in ((self.which, tr("Activity")), (self.speed, tr("Speed"))):
            box.setProperty("kind", "bare")
            box.setAccessibleName(name)
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.which.activated.connect(self._choose)
        for speed in SPEEDS:
            self.speed.addItem(f"{speed:g}×", speed)
        self.speed.setToolTip(tr("Seconds of the recording in a second"))
        self.slider = Slider()
        self.slider.setAccessibleName(tr("Time"))
        self.slider.moved.connect(self._scrubbed)
        self.readout = QLabel()
        self.readout.setProperty("role", "label")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(8)
        for part in (self.button, self.which, self.slider, self.readout, self.speed):
            row.addWidget(part, 1 if part is self.slider else 0)
        self.remark = QLabel()
        self.remark.setProperty("role", "note")
        row.addWidget(self.remark)
        row.addStretch(0)
        self._show()

    @property
    def is_playing(self) -> bool:
        return self._timer.isActive()

    def offer(self, activities: tuple[Activity, ...]) -> None:
        """What can be played now; what is shown stays, where there is its like."""
        before = self.activity
        self._activities = activities
        texts = [OFF, *(one.label for one in activities)]
        if texts != [self.which.itemText(at) for at in range(self.which.count())]:
            self.which.clear()
            self.which.addItems(texts)
        if before is not None:
            same = [one for one in activities if one.key == before.key]
            self.activity = same[0] if same else None
            if self.activity is None:
                self.pause()
            elif self.activity.seconds != before.seconds:
                self.time_s = min(self.time_s, self.activity.seconds)
        self._show()

    def say(self, words: str) -> bool:
        """Whether there is room for a sentence in the row, where it stands then."""
        room = self.width() - self.which.sizeHint().width() - BESIDE_PX
        wide = self.remark.fontMetrics().horizontalAdvance(words)
        fits = self.isVisible() and self.activity is None and 0 < wide <= room
        self.remark.setText(words if fits else "")
        return fits

    def choose(self, activity: Activity | None) -> None:
        """Show an activity from its beginning, None: none."""
        self.pause()
        self.activity, self.time_s = activity, 0.0
        if activity is not None:
            self.speed.setCurrentIndex(self.speed.findData(activity.speed))
            longest = time_words(activity.seconds, activity)
            wide = self.readout.fontMetrics().horizontalAdvance(longest)
            self.readout.setMinimumWidth(wide + 6)
        self._show()
        self.chosen.emit(activity)

    def toggle(self) -> None:
        """Play or pause; from the beginning where it was at the end."""
        if self.activity is None:
            if not self._activities:
                return
            self.choose(self._activities[0])
        if self.is_playing:
            self.pause()
            return
        activity = self.activity
        assert activity is not None
        if self.time_s >= activity.seconds - activity.step_s:
            self.time_s = 0.0
        self._last = perf_counter()
        self._timer.start()
        self._show()
        self.played.emit(True)

    def pause(self) -> None:
        """Stay at this moment."""
        if self.is_playing:
            self._timer.stop()
            self._show()
            self.played.emit(False)

    def step(self, ways: int) -> None:
        """So many samples later, or a hundredth of the whole where that is more."""
        if self.activity is not None:
            self.pause()
            way = max(self.activity.step_s, STEP_SHARE * self.activity.seconds)
            self.go(self.time_s + ways * way)

    def go(self, time_s: float) -> None:
        """Show a moment; the first activity where none is shown."""
        if self.activity is None:
            if not self._activities:
                return
            self.choose(self._activities[0])
        activity = self.activity
        assert activity is not None
        self.time_s = min(max(time_s, 0.0), activity.seconds)
        self._show_time()
        self.moved.emit(self.time_s)

    def _advance(self) -> None:
        activity, now = self.activity, perf_counter()
        if activity is None:
            self.pause()
            return
        way, self._last = now - self._last, now
        self.go(self.time_s + min(way, 0.5) * self.speed.currentData())
        took = perf_counter() - now
        # As much time for all else as for the pictures: the window stays quick.
        self._timer.setInterval(max(FRAME_MS, round(2e3 * took)))
        if self.time_s >= activity.seconds:
            self.pause()

    def _choose(self, at: int) -> None:
        self.choose(self._activities[at - 1] if at else None)

    def _scrubbed(self, share: float) -> None:
        if self.activity is not None:
            self.go(share * self.activity.seconds)

    def _show(self) -> None:
        activity = self.activity
        at = 0 if activity is None else 1 + self._activities.index(activity)
        self.which.setCurrentIndex(at)
        self.button.setIcon(icon("pause" if self.is_playing else "play", "text2", 16))
        tip = PAUSE if self.is_playing else PLAY
        self.button.setToolTip(tip)
        self.button.setAccessibleName(tip)
        self._fit()
        self._show_time()

    def _fit(self) -> None:
        """The parts that find room, time before speed."""
        there = self.activity is not None
        self.slider.setVisible(there)
        self.readout.setVisible(there and self.width() >= ROOMY_PX)
        signals = self.activity is not None and self.activity.clock is None
        self.speed.setVisible(signals and self.width() >= WHOLE_PX)

    def _show_time(self) -> None:
        if self.activity is not None:
            self.slider.set_value(self.time_s / self.activity.seconds)
            self.readout.setText(time_words(self.time_s, self.activity))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        self.pause()
        super().hideEvent(event)
