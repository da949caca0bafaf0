"""Keys of the 3D view, while it has the keyboard."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Key = Literal[
    "reset", "frame", "left", "front", "top", "alone", "fewer", "more",
    "turn-left", "turn-right", "turn-up", "turn-down", "nearer", "farther",
    "play", "earlier", "later", "box",
]  # fmt: skip
PLAIN: dict[Qt.Key, Key] = {
    Qt.Key.Key_Home: "reset",
    Qt.Key.Key_F: "frame",
    Qt.Key.Key_H: "alone",
    Qt.Key.Key_B: "box",
    Qt.Key.Key_BracketLeft: "fewer",
    Qt.Key.Key_BracketRight: "more",
    Qt.Key.Key_Left: "turn-left",
    Qt.Key.Key_Right: "turn-right",
    Qt.Key.Key_Up: "turn-up",
    Qt.Key.Key_Down: "turn-down",
    Qt.Key.Key_Plus: "nearer",
    Qt.Key.Key_Equal: "nearer",
    Qt.Key.Key_Minus: "farther",
    Qt.Key.Key_P: "play",
    Qt.Key.Key_Comma: "earlier",
    Qt.Key.Key_Period: "later",
}
SHIFTED: dict[Qt.Key, Key] = {
    Qt.Key.Key_S: "left",
    Qt.Key.Key_C: "front",
    Qt.Key.Key_A: "top",
    Qt.Key.Key_Plus: "nearer",
}
NUMBERS: dict[Qt.Key, Key] = {
    Qt.Key.Key_1: "left",
    Qt.Key.Key_3: "front",
    Qt.Key.Key_7: "top",
}
TEXT: dict[str, Key] = {"[": "fewer", "]": "more", "+": "nearer", "-": "farther"}


def key_of(event: QKeyEvent) -> Key | None:
    """What a key asks the view for, None = not the view's."""
    modifiers = event.modifiers()
    keypad = bool(modifiers & Qt.KeyboardModifier.KeypadModifier)
    modifiers &= ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if keypad and key in NUMBERS and modifiers == Qt.KeyboardModifier.NoModifier:
        return NUMBERS[key]
    if modifiers == Qt.KeyboardModifier.ShiftModifier and key in SHIFTED:
        return SHIFTED[key]
    if modifiers == Qt.KeyboardModifier.NoModifier and key in PLAIN:
        return PLAIN[key]
    control = Qt.KeyboardModifier.ControlModifier
    alt = Qt.KeyboardModifier.AltModifier
    both = control | alt  # AltGr writes brackets on many keyboards
    if modifiers & both in (Qt.KeyboardModifier.NoModifier, both):
        return TEXT.get(event.text())
    return None
