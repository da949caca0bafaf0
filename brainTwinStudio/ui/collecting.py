"""Python's cyclic garbage is collected in the window's thread and nowhere else.

A collection runs in whichever thread happens to make an object. In a thread of the
background it may destroy widgets, which Qt answers with a crash. So the automatic one
is off while the window is open, and a timer does its work between events, generation by
generation at Python's own thresholds.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Collecting(QObject):
    """From its making until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.freeze()  # what is there now stays: later collections need not look at it
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """The oldest generation that is due, and the younger ones with it."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [count > most > 0 for count, most in counts]
        for generation in (2, 1, 0):
            if all(due[: generation + 1]):
                gc.collect(generation)
                return

    def stop(self) -> None:
        """The automatic collection is back."""
        self._timer.stop()
        gc.enable()
        gc.unfreeze()
