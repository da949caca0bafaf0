"""Colours, type and the style sheet, light and dark: the only place that names them.

Widgets carry dynamic properties (`role`, `kind`, `bg`) and no colours of their own;
painted widgets and plots read the same tokens, through `current` or `set_theme`.
"""

from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from brainTwinStudio.report.assets import ColourMap, resource

ThemeName = Literal["dark", "light"]
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


@dataclass(frozen=True, slots=True)
class Theme:
    """One token a role, as #RRGGBB."""

    name: ThemeName
    window: str
    panel: str
    raised: str
    hover: str
    input: str
    canvas: str
    line: str
    line2: str
    track: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_fill: str
    on_accent: str
    accent_soft: str
    ok: str
    warn: str
    bad: str
    measured: str
    sim: str
    plan: str
    stim: str
    cut: str
    values_map: ColourMap
    difference_map: ColourMap

    @property
    def dark(self) -> bool:
        return self.name == "dark"

    def tokens(self) -> dict[str, str]:
        """Token name -> #RRGGBB."""
        named = {f.name: str(getattr(self, f.name)) for f in fields(self)}
        return {name: value for name, value in named.items() if value.startswith("#")}


DARK = Theme(
    name="dark",
    window="#101318",
    panel="#171B21",
    raised="#1E232B",
    hover="#262C36",
    input="#11151A",
    canvas="#0D1014",
    line="#272D36",
    line2="#39414D",
    track="#2B323C",
    text="#E8EBEF",
    text2="#A9B2BE",
    text3="#8F99A7",
    accent="#95A2FF",
    accent_fill="#5B6AE0",
    on_accent="#FFFFFF",
    accent_soft="#252B4A",
    ok="#4CC3A0",
    warn="#E8B04B",
    bad="#F07F5A",
    measured="#D5DAE1",
    sim="#5CB8F2",
    plan="#F0A63A",
    stim="#F2D04E",
    cut="#FF7A59",
    values_map="batlow",
    difference_map="tide",
)
LIGHT = Theme(
    name="light",
    window="#E9ECF0",
    panel="#FFFFFF",
    raised="#F3F5F8",
    hover="#E8ECF2",
    input="#FFFFFF",
    canvas="#F6F8FA",
    line="#DDE2E8",
    line2="#C2C9D3",
    track="#D9DEE6",
    text="#171C23",
    text2="#4A5462",
    text3="#5B6572",
    accent="#4450CF",
    accent_fill="#4B58D8",
    on_accent="#FFFFFF",
    accent_soft="#E6E9FC",
    ok="#086B52",
    warn="#855800",
    bad="#B03A18",
    measured="#2B333D",
    sim="#0072B2",
    plan="#B26A00",
    stim="#8A6D00",
    cut="#C9431B",
    values_map="batlow",
    difference_map="vik",
)
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
    return LIGHT if name == LIGHT.name else DARK


def apply(application: QApplication, theme: Theme) -> None:
    """Give the whole application a theme; widgets repaint by themselves."""
    _applied[id(application)] = theme
    if application.style().objectName().lower() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    _load_fonts()
    application.setFont(font("body"))
    application.setPalette(palette(theme))
    from brainTwinStudio.ui.style_sheet import style_sheet

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
