"""When a picture is drawn and how well: quick while it moves, fine once it rests.

The fine picture is drawn in slices between events and then kept: a view in which
nothing changes costs nothing.
"""

from collections import deque
from collections.abc import Callable
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from .camera import Camera
from .drawing import Drawing
from .gl_frame import COARSE, HALF, MOVING, STILL, Quality

REST_MS, LONG_MS = 150, 40  # after the last motion; where the fine picture takes long
LONG_STILL_S = 0.1
QUICK_S, SLOW_S = 0.014, 0.034  # fine even in motion; too slow for it
LONG_S, SHORT_S, FINEST = 0.022, 0.007, 8  # of a slice of the fine picture
Size = tuple[float, float]


class Picture(Protocol):
    """GlPicture or FlatPicture."""

    def slices(
        self,
        drawing: Drawing,
        camera: Camera,
        size: Size,
        ratio: float,
        quality: Quality,
        *,
        at_once: bool = True,
        finer: int = 1,
        transparent: bool = False,
    ) -> "Slices": ...

    def beside(self) -> "Picture": ...

    def close(self) -> None: ...

    @property
    def is_flat(self) -> bool: ...

    @property
    def name(self) -> str: ...


class Slices(Protocol):
    """A generator that returns a QImage."""

    def __next__(self) -> None: ...

    def close(self) -> None: ...


class Rendering(QObject):
    """The image to show and the work to make it better; `ready`: there is a new one."""

    ready = Signal()

    def __init__(self, make_picture: Callable[[], Picture], parent: QObject) -> None:
        super().__init__(parent)
        self._make_picture = make_picture
        self._picture: Picture | None = None
        self.image: QImage | None = None
        self.frame_times: deque[float] = deque(maxlen=240)  # s, of moving frames
        self.still_slices: list[float] = []  # s, of the last fine picture
        self._wanted: tuple[Drawing, Camera, Size, float] | None = None
        self._shown: tuple[Drawing, Camera, Size, float] | None = None
        self._is_fine = False
        self._hurry = False
        self._is_closed = False
        self._is_visible = False
        self._is_playing = False
        self._slices: Slices | None = None
        self._quality = STILL
        self._finer = 2
        self._spent: list[float] = []
        self._seconds: dict[Quality, float] = {}
        self._drawn: set[Quality] = set()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._begin)
        self._turn = QTimer(self)
        self._turn.setInterval(1)  # 0 may starve under glib
        self._turn.timeout.connect(self._advance)

    @property
    def picture(self) -> Picture:
        """Made when it is first drawn: the window is seen before a card is ready."""
        if self._picture is None:
            self._picture = self._make_picture()
        return self._picture

    @property
    def is_closed(self) -> bool:
        """Whether the card is freed."""
        return self._is_closed

    @property
    def is_at_rest(self) -> bool:
        """Whether the fine picture of what is wanted is shown."""
        return self._is_fine and self._shown == self._wanted and self._slices is None

    @property
    def fits(self) -> bool:
        """Whether the image has the size that is wanted."""
        return (
            self._shown is not None
            and self._wanted is not None
            and self._shown[2:] == self._wanted[2:]
        )

    def want(self, drawing: Drawing, camera: Camera, size: Size, ratio: float) -> None:
        """What is to be seen from now on; draws nothing yet."""
        if self._is_closed:
            return
        before, now = self._wanted, (drawing, camera, size, ratio)
        if before is None:
            self._wanted = now
            self._restart(0)
            return
        moved = before[1:] != now[1:]
        if not moved and drawing.looks_like(before[0]):
            return
        self._wanted = now
        if before[2:] == now[2:] and self._is_playing and self.fits:
            self._hurry = True
            self.stop()
            return
        if before[2:] != now[2:]:  # another size: the old picture does until then
            self._seconds.clear()
            self._hurry = False
            self._restart(0)
            return
        self._hurry = self.fits and (
            self._is_slow or moved or self._shown is not before or not self._is_fine
        )
        wait = self._rest_ms if moved else REST_MS  # other panels have their turn first
        self._restart(wait if self._hurry else 0)

    def play(self, playing: bool) -> None:
        """While activity is played every picture is a quick one."""
        if playing != self._is_playing:
            self._is_playing = playing
            if not playing and not self.is_at_rest:
                self._restart(0)

    @property
    def _rest_ms(self) -> int:
        """Shorter where the fine picture then takes long, so that both stay 0.3 s."""
        return LONG_MS if self._is_slow else REST_MS

    @property
    def _is_slow(self) -> bool:
        """Whether the fine picture takes so long that a quick one must come first."""
        return self._seconds.get(STILL, 0.0) > LONG_STILL_S

    def update_moving(self) -> None:
        """Draw the quick picture now, if what is shown is behind what moves."""
        if self._hurry and self._shown is not None and self._shown != self._wanted:
            self.draw_moving()

    def draw_moving(self) -> float:
        """Draw the quick picture at once; seconds."""
        seconds = self._draw(self._moving_quality())
        self.frame_times.append(seconds)
        return seconds

    def draw_still(self) -> float:
        """Draw the fine picture at once; seconds."""
        self.stop()
        return self._draw(STILL)

    def image_of(self, ratio: float, *, transparent: bool = False) -> QImage:
        """A fine picture of another resolution; nothing shown changes."""
        if self._wanted is None:
            return QImage()
        self.stop()
        image = _run(
            self.picture.slices(
                *self._wanted[:3], ratio, STILL, transparent=transparent
            )
        )
        if not self.is_at_rest:
            self._restart(0)
        return image

    def set_visible(self, visible: bool) -> None:
        """What nobody sees is not drawn, except when it is asked for."""
        self._is_visible = visible
        if not visible:
            self.stop()
        elif not self.is_at_rest:
            self._restart(0)

    def stop(self) -> None:
        """Let go of unfinished work."""
        self._rest.stop()
        self._turn.stop()
        if self._slices is not None:
            self._slices.close()
            self._slices = None

    def close(self) -> None:
        """Stop for good and free the card."""
        self.stop()
        if self._picture is not None and not self._is_closed:
            self._picture.close()
        self._is_closed = True
        self._wanted = self._shown = self.image = None

    def _restart(self, wait_ms: int) -> None:
        self.stop()
        if self._is_visible and self._wanted is not None:
            self._rest.start(max(wait_ms, 1))

    def _begin(self) -> None:
        """Start on the fine picture; before the first of a size, on a quick one."""
        if self._wanted is None:
            return
        for quality in (MOVING, COARSE):  # another try after every rest
            self._seconds.pop(quality, None)
        self._quality = STILL if self.fits else MOVING
        self._slices = self.picture.slices(
            *self._wanted, self._quality, at_once=False, finer=self._finer
        )
        self._spent = []
        self._turn.start()

    def _advance(self) -> None:
        if self._slices is None:
            self._turn.stop()
            return
        start = perf_counter()
        try:
            next(self._slices)
        except StopIteration as end:
            self._spent.append(perf_counter() - start)
            self._slices = None
            self._turn.stop()
            self._keep(end.value, self._quality, sum(self._spent))
            if self._quality is not STILL:
                self._restart(0)
            else:
                self.still_slices = self._spent
                self._learn(max(self._spent))
            self.ready.emit()
        except Exception:
            self.stop()
            raise
        else:
            self._spent.append(perf_counter() - start)

    def _learn(self, longest_s: float) -> None:
        """Cut finer while other work makes the machine slow, coarser when it rests."""
        if longest_s > LONG_S:
            self._finer = min(2 * self._finer, FINEST)
        elif longest_s < SHORT_S:
            self._finer = max(self._finer // 2, 1)

    def _draw(self, quality: Quality) -> float:
        if self._wanted is None:
            return 0.0
        start = perf_counter()
        image = _run(self.picture.slices(*self._wanted, quality))
        seconds = perf_counter() - start
        self._keep(image, quality, seconds)
        return seconds

    def _keep(self, image: QImage, quality: Quality, seconds: float) -> None:
        self.image, self._shown = image, self._wanted
        self._is_fine = quality is STILL
        if quality in self._drawn:  # the first time, shaders are compiled
            known = self._seconds.get(quality, seconds)
            self._seconds[quality] = 0.5 * (known + seconds)
        self._drawn.add(quality)

    def _moving_quality(self) -> Quality:
        if self._seconds.get(STILL, 1.0) < QUICK_S:
            return STILL
        if self._seconds.get(MOVING, 0.0) < SLOW_S:
            return MOVING
        return COARSE if self._seconds.get(COARSE, 0.0) < SLOW_S else HALF


def _run(slices: Slices) -> QImage:
    while True:
        try:
            next(slices)
        except StopIteration as end:
            return end.value
