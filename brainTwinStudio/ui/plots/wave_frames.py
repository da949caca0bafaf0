"""Where the two plots of a stimulus lie, and their titles."""

from PySide6.QtCore import QPointF, QRectF

from brainTwinStudio.language import tr
from brainTwinStudio.project.waveforms import waveform
from brainTwinStudio.ui.plots.drawn_shape import every_s, heights
from brainTwinStudio.ui.plots.frame import Frame, area_in
from brainTwinStudio.ui.plots.ticks import round_up
from brainTwinStudio.ui.plots.wave_shape import BOTH_WAYS, Handle, Wave, shown_s


def rhythm(wave: Wave) -> str:
    """What repeats, in words."""
    if wave.kind == "drawn":
        again = every_s(wave)
        return tr("again every {time:.4g} s", time=again) if again else tr("once")
    kind, words = waveform(wave.kind), f"{wave.frequency_hz:.4g} Hz"
    if kind.pulses:
        return tr("pulses of {width:.4g} s, {rate}", width=wave.width_s, rate=words)
    return words if kind.repeats else ""


def duration(wave: Wave) -> str:
    """How long it is on, in words."""
    whole = wave.start_s <= 0 and wave.stop_s is None
    on = wave.last_s - wave.start_s
    if wave.kind == "drawn" and not every_s(wave):
        on, whole = min(on, wave.drawn[-1][0]), False
    return tr("on all the time") if whole else tr("on for {time:.4g} s", time=on)


def frames_of(wave: Wave, whole: QRectF) -> tuple[Frame | None, Frame]:
    """The upper plot, where there is a rhythm to show, and the lower one."""
    run = (0.0, max(wave.end_s, wave.last_s))
    heights = _heights(wave)
    if wave.kind == "constant":
        area = area_in(whole, "x", "y").adjusted(0, 8, 0, 0)
        return None, Frame(area, run, heights)
    below = QRectF(whole)
    below.setTop(whole.bottom() - max(0.36 * whole.height(), 76))
    above = QRectF(whole)
    above.setBottom(below.top())
    left = area_in(above, "x", "y").adjusted(0, 8, 0, 0)
    under = area_in(below, "x").adjusted(0, 8, 0, 0)
    under.setLeft(left.left())
    return Frame(left, (0.0, shown_s(wave)), heights), Frame(under, run, heights)


def _heights(wave: Wave) -> tuple[float, float]:
    """Room above and below the course, so that handles can be pulled further."""
    most = round_up(1.3 * abs(wave.amplitude)) if wave.amplitude else 0.01
    if wave.kind == "noise":
        most *= 3
    if wave.kind == "drawn":
        most = round_up(1.3 * max(map(abs, heights(wave)))) or most
    if wave.kind in BOTH_WAYS:
        return -most, most
    foot = 0.18 * most
    return (-foot, most) if wave.amplitude >= 0 else (-most, foot)


def placed(
    handles: dict[Handle, tuple[float, float]], frame: Frame
) -> dict[Handle, QPointF]:
    """Handles by value as handles on screen."""
    return {name: frame.point(x, y) for name, (x, y) in handles.items()}
