"""Parts of a sentence, as rich text, in one line or in two."""

import re

from PySide6.QtGui import QFontMetrics, QTextDocument

from brainTwinStudio.ui import theme

HYPHEN = "\u2011"  # where no line may break


def width_of(parts: tuple[str, ...]) -> float:
    """Width of a line with these parts; bold words are a little wider."""
    text = plain(" ".join(parts))
    return 1.03 * QFontMetrics(theme.font("body")).horizontalAdvance(text)


def fits(parts: tuple[str, ...], room: float, lines: int) -> bool:
    """Whether so many lines of this width, in px, hold them."""
    if lines == 1:
        return width_of(parts) <= room
    laid_out = QTextDocument()  # words that no line break parts may leave much room
    laid_out.setDocumentMargin(0)
    laid_out.setDefaultFont(theme.font("body"))
    laid_out.setTextWidth(room)
    laid_out.setHtml(broken(parts, room))
    height = QFontMetrics(theme.font("body")).lineSpacing()
    return laid_out.size().height() < (lines + 0.5) * height


def broken(parts: tuple[str, ...], room: float | None) -> str:
    """Parts in a line; in two, broken between parts where both lines find room."""
    for at in range(len(parts) - 1, 0, -1):
        if room is not None and max(width_of(parts[:at]), width_of(parts[at:])) <= room:
            return "<br>".join((" ".join(parts[:at]), " ".join(parts[at:])))
    return " ".join(parts)


def plain(rich: str) -> str:
    """The words without the marks of rich text."""
    return re.sub(r"<[^>]+>", "", rich.replace("<br>", " ").replace(HYPHEN, "-"))


def unbroken(text: str, *, bold: bool = False) -> str:
    """Words that no line break parts."""
    weight = ";font-weight:600" if bold else ""
    together = text.replace("-", HYPHEN)
    return f'<span style="white-space:nowrap{weight}">{together}</span>'
