"""The one style sheet of the windows: resources/style.qss with the theme's tokens,
and for high contrast resources/contrast.qss after it.

Widgets choose their look by dynamic properties:
bg = window, panel, raised, canvas, seam (plain QWidgets also need WA_StyledBackground);
role of a QLabel = page, number, dialog, object, head, body, control, label, note,
section, value, chip, ruo, link, error, ok, warn, bad; strong = true for 600;
kind of a chip = plain, warn, ok, bad, accent;
role of a QFrame = seam, card (chosen = true), tools, drop (state = over), note-warn,
note-bad, note-info, note-ok;
kind of a QPushButton = normal, primary, danger, small, ghost, link, card;
kind of a QComboBox = normal, bare; kind of a QLineEdit = normal, bare;
state of a QLineEdit = "", warn, bad.
"""

from functools import cache
from string import Template

from brainTwinStudio.report.assets import resource
from brainTwinStudio.ui.theme import Theme

PRIMARY = {
    "dark": {"primary_hover": "#5361D6", "primary_down": "#4B58C2"},
    "light": {"primary_hover": "#3F4CC6", "primary_down": "#3742B0"},
    "contrast": {"primary_hover": "#FFFFFF", "primary_down": "#E4E8FF"},
}


def style_sheet(theme: Theme) -> str:
    """Rules for every widget, in the theme's tokens."""
    sheets = ["style.qss"] + (["contrast.qss"] if theme.name == "contrast" else [])
    rules = "\n".join(map(_text, sheets))
    return Template(rules).substitute(
        theme.tokens(), **PRIMARY[theme.name], images=images_folder(theme)
    )


def images_folder(theme: Theme) -> str:
    """Where the theme's arrows and check marks lie, with forward slashes."""
    return str(resource("icons", theme.name)).replace("\\", "/")


@cache
def _text(name: str) -> str:
    return resource(name).read_text("utf-8")
