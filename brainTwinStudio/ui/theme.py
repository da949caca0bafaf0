"""Colours, type and the style sheet of the running application.

Widgets carry dynamic properties (`role`, `kind`, `bg`) and no colours of their own;
painted widgets and plots read the same tokens, through `current` or `set_theme`.
"""

from dataclasses import replace
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

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
    """Give the whole application a theme; widgets repaint by themselves."""
    _applied[id(application)] = theme
    if application.style().objectName().lower() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    _load_fonts()
    application.setFont(font("body"))
    application.setPalette(palette(theme))
    from brainTwinStudio.ui.style_sheet import style_sheet

    application.setStyleSheet("")  # in place of another sheet: ten times as long
    application.setStyleSheet(style_sheet(theme))


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
