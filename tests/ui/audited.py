"""What a window must never do to a person: a control that keys do not reach or that has
no name, words that are cut, faint or covered. Each check returns sentences."""

import inspect
import re
import time
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QImage,
    QPixmap,
    QRegion,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollBar,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.copying import (
    HOW,
    IMAGE,
    NUMBERS,
    SAVE_IMAGE,
    SAVE_NUMBERS,
)
from brainTwinStudio.ui.theme import Theme

CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox),
    *(QComboBox, QKeySequenceEdit, QLineEdit, QPlainTextEdit, QTabBar, QTextEdit),
)
PLOTS = "brainTwinStudio.ui.plots"
# A grip is for the mouse: the menu of its plot does the same by keys.
NO_PLOTS = ("ColourBar", "BrainView", "FlatView", "FlatPicture", "Grip")
EVERY_PLOT = (NUMBERS, SAVE_NUMBERS, IMAGE, SAVE_IMAGE, HOW)
COMPOUND = QComboBox, QAbstractSpinBox, QAbstractScrollArea, QKeySequenceEdit
LEAST_CONTRAST, ENLARGED, LEAST_PIXELS = 4.5, 4, 12
MOST_TABS = 600
OVER = ("AlertBar", "Dimmer", "QRubberBand", "QSplitterHandle")  # lie over others


def shown_in(root: QWidget) -> Iterator[QWidget]:
    """The visible widgets of a window, itself first, none of other windows."""
    yield root
    for child in root.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield from shown_in(child)


def words_on(widget: QWidget) -> str:
    """Its text, "" of a widget that has none."""
    text = getattr(widget, "text", "")
    return str(text()) if callable(text) and not isinstance(text, QWidget) else ""


def called(widget: QWidget) -> str:
    """A widget in words, for a sentence."""
    text = words_on(widget)
    name = widget.accessibleName() or str(text) or widget.objectName()
    above, parts = widget.parentWidget(), [f"{type(widget).__name__} {name[:40]!r}"]
    while above is not None and len(parts) < 3:
        if type(above) is not QWidget:
            parts.append(type(above).__name__)
        above = above.parentWidget()
    return " in ".join(parts)


# ---------------------------------------------------------------- keys and names


def controls_in(root: QWidget) -> list[QWidget]:
    """What a person can press, choose from or type into."""
    return [one for one in shown_in(root) if _is_control(one)]


def _is_control(widget: QWidget) -> bool:
    if not isinstance(widget, CONTROLS) or not widget.isEnabled():
        return False
    inside = widget.parentWidget()
    compound = isinstance(inside, COMPOUND)
    return not (isinstance(widget, QScrollBar) or compound or widget.isWindow())


def reached_by_tab(root: QWidget) -> tuple[set[QWidget], str]:
    """The widgets that Tab goes through from the first to the first again, and the
    one that never let it go, if any."""
    root.activateWindow()
    until = time.monotonic() + 1
    while not root.isActiveWindow() and time.monotonic() < until:
        QApplication.processEvents()
    start = QApplication.focusWidget()
    if start is None or start.window() is not root:
        root.setFocus()
    seen: list[QWidget] = []
    for _ in range(MOST_TABS):
        QTest.keyClick(QApplication.focusWidget() or root, Qt.Key.Key_Tab)
        found = QApplication.focusWidget()
        if found is None:
            return set(seen), "nothing"
        if seen and found is seen[-1]:
            return set(seen), called(found)
        if found in seen[:1]:
            return set(seen), ""
        seen.append(found)
    return set(seen), "a circle without the first"


def unreached(root: QWidget) -> list[str]:
    """Controls and plots that Tab does not lead to. Of exclusive buttons only one need
    be: the arrow keys lead to the others."""
    found, trap = reached_by_tab(root)
    faults = [f"Tab does not leave {trap}"] if trap else []
    for one in controls_in(root):
        reached = one in found or one.focusProxy() in found
        if not reached and isinstance(one, QAbstractButton):
            reached = any(other in found for other in _with(one))
        if not reached:
            faults.append(f"Tab does not reach {called(one)}")
    for plot in plots_in(root):
        if not any(plot is one or plot.isAncestorOf(one) for one in found):
            faults.append(f"Tab does not reach {called(plot)}")
    return faults


def _with(one: QAbstractButton) -> list[QAbstractButton]:
    """The buttons of which only one can be on."""
    group, parent = one.group(), one.parentWidget()
    if group is not None:
        return group.buttons()
    if one.autoExclusive() and parent is not None:
        return parent.findChildren(QRadioButton)
    return []


def nameless(root: QWidget) -> list[str]:
    """What takes the keyboard without words for a screen reader, and icons without a
    tip."""
    buddies = {one.buddy() for one in shown_in(root) if isinstance(one, QLabel)}
    faults = []
    for one in dict.fromkeys((*controls_in(root), *_tabbed(root))):
        text = getattr(one, "text", str)() if isinstance(one, QAbstractButton) else ""
        if not (one.accessibleName() or text or one in buddies):
            faults.append(f"no name: {called(one)}")
        if isinstance(one, QAbstractButton) and not (text or one.toolTip()):
            faults.append(f"no tip: {called(one)}")
    return faults


def _tabbed(root: QWidget) -> list[QWidget]:
    """What Tab may lead to, but the window itself."""
    by_tab = Qt.FocusPolicy.TabFocus
    return [
        one
        for one in shown_in(root)
        if one is not root
        and (one.focusPolicy() & by_tab) == by_tab
        and one.focusProxy() is None
        and one.isEnabled()
        and not isinstance(one.parentWidget(), COMPOUND)
    ]


def plots_in(root: QWidget) -> list[QWidget]:
    """The visible plots but scales and the 3D view, which has a menu of its own."""
    found = (one for one in shown_in(root) if type(one).__name__ not in NO_PLOTS)
    return [one for one in found if type(one).__module__.startswith(PLOTS)]


def dumb(root: QWidget) -> list[str]:
    """Plots whose right click or menu key lacks something, or whose numbers lack
    heads."""
    faults = []
    reasons = QContextMenuEvent.Reason
    for plot in plots_in(root):
        inside = plot.viewport() if isinstance(plot, QAbstractScrollArea) else plot
        for reason, target in ((reasons.Mouse, inside), (reasons.Keyboard, plot)):
            offered = _offered(target, reason)
            missing = [text for text in EVERY_PLOT if text not in offered]
            if missing:
                lacks = f"{called(plot)} does not offer {', '.join(missing)}"
                faults.append(f"{lacks} ({reason.name})")
        numbers = getattr(plot, "numbers", str)()
        if not numbers.split("\n")[0].strip():
            faults.append(f"numbers without heads: {called(plot)}")
    return faults


def _offered(target: QWidget, reason: QContextMenuEvent.Reason) -> list[str]:
    """The entries of the menu that opens, which is closed again."""
    spot = target.rect().center()
    event = QContextMenuEvent(reason, spot, target.mapToGlobal(spot))
    QApplication.sendEvent(target, event)
    menu = QApplication.activePopupWidget()
    if menu is None:
        return []
    offered = [act.text() for act in menu.actions()]
    menu.close()
    return offered


# ---------------------------------------------------------------- contrast


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def contrast(one: str, two: str) -> float:
    """Of two colours, #RRGGBB."""
    high, low = sorted(map(luminance, map(QColor, (one, two))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def painted(root: QWidget, widget: QWidget) -> tuple[str, str]:
    """The ground of a widget and the colour of its words, as they are painted: the
    commonest colour and the one that differs most from it. Four times as large, so
    that thin strokes have their full colour."""
    area = QRect(widget.mapTo(root, QPoint()), widget.size())
    area = area.intersected(root.rect())
    picture = QPixmap(area.size() * ENLARGED)
    picture.setDevicePixelRatio(ENLARGED)
    root.render(picture, QPoint(), QRegion(area))
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32) & 0xFFFFFF
    colours, counts = np.unique(pixels, return_counts=True)
    ground = f"#{colours[np.argmax(counts)]:06X}"
    often = [f"#{colour:06X}" for colour in colours[counts >= LEAST_PIXELS]]
    tokens = theme.current()
    if ground != tokens.accent_fill:  # marks and icons on a filled spot beside words
        often = [colour for colour in often if colour != tokens.on_accent]
    return ground, max(often, key=lambda colour: contrast(colour, ground))


def _look(widget: QWidget) -> tuple[Any, ...]:
    """What decides about the colours of words: two widgets of one look are alike."""
    on = isinstance(widget, QAbstractButton) and widget.isChecked()
    own = tuple(widget.property(name) for name in ("role", "kind", "state", "strong"))
    above, grounds = widget.parentWidget(), []
    while above is not None:
        grounds.append((type(above), above.property("bg"), above.property("role")))
        above = above.parentWidget()
    return type(widget), own, on, widget.styleSheet(), tuple(grounds[:4])


def faint(root: QWidget, known: set[Any], themes: Sequence[Theme]) -> list[str]:
    """Words of labels and buttons that are on with less than 4.5:1 (WCAG 1.4.3), as
    painted now, and in `themes` by the tokens that these colours are in the dark theme,
    where no two of them are the same.
    known: looks that were judged before."""
    faults = []
    now = theme.current().tokens()
    tokens = {colour: name for name, colour in reversed(now.items())}
    for one in shown_in(root):
        words = isinstance(one, QLabel | QAbstractButton) and one.text()
        if not words or not one.isEnabled() or one.visibleRegion().isEmpty():
            continue
        look = _look(one)
        if look in known:
            continue
        known.add(look)
        pair = painted(root, one)
        names = [tokens.get(colour, "") for colour in pair]
        others = [t for t in themes if t is not theme.current() and all(names)]
        others = others if theme.current() is theme.DARK else []
        pairs = [(theme.current().name, pair)]
        pairs += [(t.name, tuple(t.tokens()[name] for name in names)) for t in others]
        faults += [
            f"{contrast(*two):.1f}:1 in {name} ({names[1]} on {names[0]}) {called(one)}"
            for name, two in pairs
            if contrast(*two) < LEAST_CONTRAST
        ]
    return faults


# ---------------------------------------------------------------- room


def cut(root: QWidget) -> list[str]:
    """Words that have less room than they need and do not say so by an ellipsis."""
    faults = []
    for one in shown_in(root):
        if isinstance(one, QComboBox):
            faults += _cut_choice(one)
        if not isinstance(one, QLabel | QAbstractButton) or not one.text():
            continue
        if one.visibleRegion().isEmpty() or _elides(type(one)):
            continue
        if isinstance(one, QToolButton) and not one.icon().isNull():
            continue
        short = _short_of(one)
        if short > 1:
            faults.append(f"{short} px cut: {called(one)}")
    return faults


def _cut_choice(box: QComboBox) -> list[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox,
        option,
        QStyle.SubControl.SC_ComboBoxEditField,
        box,
    )
    short = box.fontMetrics().horizontalAdvance(box.currentText()) - field.width()
    if short <= 0 or _elides(type(box)):
        return []
    return [f"{short} px cut: {box.currentText()!r} in {called(box)}"]


@cache
def _elides(kind: type) -> bool:
    """Whether widgets of this kind cut their words themselves, with an ellipsis."""
    ours = [k for k in kind.__mro__ if k.__module__.startswith("brainTwinStudio")]
    return any(re.search("elided", inspect.getsource(k), re.I) for k in ours)


def _short_of(one: QLabel | QAbstractButton) -> int:
    """Pixels that are missing in the direction that cannot be scrolled."""
    seen = one.visibleRegion().boundingRect()
    if isinstance(one, QLabel) and one.wordWrap():
        return one.heightForWidth(one.width()) - one.height()
    if isinstance(one, QLabel):
        wanted = one.minimumSizeHint().width()
    elif type(one).__module__.startswith("brainTwinStudio"):
        fonts = theme.font("control", bold=one.isChecked())
        wanted = QFontMetrics(fonts).horizontalAdvance(one.text())
    else:
        wanted = one.fontMetrics().horizontalAdvance(one.text().replace("&", ""))
        wanted += 0 if one.icon().isNull() else one.iconSize().width() + 4
    return wanted - (seen.width() if _no_bar_to(one) else one.width())


def _no_bar_to(widget: QWidget) -> bool:
    """Whether what lies at the right of its parents is lost: no bar leads to it."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            return not above.horizontalScrollBar().isVisible()
        above = above.parentWidget()
    return True


def overlapping(root: QWidget) -> list[str]:
    """Visible siblings that lie over each other."""
    faults = []
    for parent in shown_in(root):
        if isinstance(parent, QAbstractScrollArea | QStackedWidget):
            continue
        beside = [
            child
            for child in parent.children()
            if isinstance(child, QWidget)
            and child.isVisible()
            and not child.isWindow()
            and type(child).__name__ not in OVER
        ]
        for one, two in combinations(beside, 2):
            both = one.geometry().intersected(two.geometry())
            if both.width() > 1 and both.height() > 1:
                faults.append(f"{called(one)} and {called(two)} overlap")
    return faults
