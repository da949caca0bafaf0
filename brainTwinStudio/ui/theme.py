"""Colours and type of the running application, and the style sheet of its windows.

Widgets carry dynamic properties (`role`, `kind`, `bg`) and no colours of their own;
painted widgets and plots read the same tokens, through `current` or `set_theme`.
"""

from dataclasses import replace
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from brainTwinStudio.report.assets import resource
from brainTwinStudio.ui.tokens import CONTRAST, DARK, LIGHT, Theme

THEMES = (DARK, LIGHT, CONTRAST)
TEXT_PX = {
    "page": 30,
    "number": 22,
    "dialog": 18,
    "object": 14,
    "body": 13,
    "control": 12,
    "note": 11,
    "axis": 10,
}
_DRESSED = "dressed"  # property of a window that has the style sheet
_applied: dict[int, Theme] = {}  # id of the application -> its theme


def current() -> Theme:
    """The theme of the running application, dark before one was applied."""
    return _applied.get(id(QApplication.instance()), DARK)


@cache
def on_window(theme: Theme) -> Theme:
    """The theme for pictures that lie on the window itself."""
    return replace(theme, canvas=theme.window)


def named(name: object) -> Theme:
    """The theme of that name, dark where there is none."""
    return next((one for one in THEMES if one.name == name), DARK)


def apply(application: QApplication, theme: Theme) -> None:
    """Give the whole application a theme, and the windows that were dressed its style
    sheet; widgets repaint by themselves."""
    _applied[id(application)] = theme
    if application.style().objectName().lower() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    _load_fonts()
    application.setFont(font("body"))
    application.setPalette(palette(theme))
    for window in application.topLevelWidgets():
        if window.property(_DRESSED):
            dress(window)


def dress(window: QWidget) -> None:
    """Give a window without a parent the style sheet, now and in every theme to come;
    all that opens from it has it too.

    A sheet of the application would be as good, but Qt then polishes what is built
    from the inside out once for every widget around it: pages took 2.5 times as long.
    """
    from brainTwinStudio.ui.style_sheet import style_sheet

    window.setProperty(_DRESSED, True)
    window.setStyleSheet("")  # in place of another sheet: ten times as long
    window.setStyleSheet(style_sheet(current()))


def font(role: str = "body", *, bold: bool = False) -> QFont:
    """Inter with tabular digits; role: a key of TEXT_PX."""
    font = QFont("Inter Display" if TEXT_PX[role] >= 18 and bold else "Inter")
    font.setPixelSize(TEXT_PX[role])
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def colour(token: str, alpha: float = 1.0) -> QColor:
    """A token's value (#RRGGBB) as a QColor; alpha 0 to 1."""
    result = QColor(token)
    result.setAlphaF(alpha)
    return result


def palette(theme: Theme) -> QPalette:
    """Everything that Fusion paints without a style sheet."""
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.input,
        QPalette.ColorRole.AlternateBase: theme.raised,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.Button: theme.raised,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.on_accent,
        QPalette.ColorRole.Highlight: theme.accent_soft,
        QPalette.ColorRole.HighlightedText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.text3,
        QPalette.ColorRole.ToolTipBase: theme.raised,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Accent: theme.accent,
    }
    result = QPalette()
    for role, value in roles.items():
        result.setColor(role, QColor(value))
    disabled = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        result.setColor(disabled, role, QColor(theme.text3))
    return result


def _load_fonts() -> None:
    """Inter with compact outlines: Qt darkens their stems as the pictures show it."""
    if "Inter" in QFontDatabase.families():
        return
    for name in ("Inter-Regular", "Inter-SemiBold", "InterDisplay-SemiBold"):
        data = resource("fonts", f"{name}.otf").read_bytes()
        QFontDatabase.addApplicationFontFromData(data)
