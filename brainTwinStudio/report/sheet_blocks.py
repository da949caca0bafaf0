"""How each kind of block is written on a sheet."""

import io
from collections.abc import Callable
from typing import Any

from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

from brainTwinStudio.report import tokens
from brainTwinStudio.report.blocks import (
    Block,
    CardRow,
    Facts,
    Formula,
    Heading,
    Picture,
    Table,
    Text,
)
from brainTwinStudio.report.figures.canvas import rendered
from brainTwinStudio.report.sheet import BODY, NEXT, NOTE, SIDE, SMALL, Sheet, rgb
from brainTwinStudio.report.wording import MIND, NOT_ESTIMATED, PROBLEM

TONE = {
    "note": (tokens.LINE2, ""),
    "ok": (tokens.OK, ""),
    "warn": (tokens.WARN, f"{MIND}: "),
    "bad": (tokens.BAD, f"{PROBLEM}: "),
}


def write_text(sheet: Sheet, block: Text, _: float) -> None:
    """A paragraph, the verdict, or a note with a bar at its left."""
    if block.tone == "verdict":
        sheet.write_style(12, tokens.TEXT, strong=True)
        sheet.paragraph(block.text, 5.6)
        sheet.ln(1.8)
    elif block.tone == "plain":
        sheet.write_style(BODY, tokens.TEXT)
        sheet.paragraph(block.text)
        sheet.ln(1.8)
    else:
        _note(sheet, block)


def _note(sheet: Sheet, block: Text) -> None:
    colour, word = TONE[block.tone]
    sheet.write_style(BODY, tokens.TEXT)
    width = sheet.epw - 8
    height = sheet.height_of(word + block.text, width, 4.4) + 4
    sheet.ensure(height + 2)
    x, y = SIDE, sheet.get_y()
    sheet.set_fill_color(*rgb(tokens.RAISED))
    sheet.rect(x, y, sheet.epw, height, style="F")
    sheet.set_fill_color(*rgb(colour))
    sheet.rect(x, y, 0.9, height, style="F")
    sheet.set_xy(x + 4, y + 2)
    sheet.multi_cell(width, 4.4, word + block.text, align="L", **NEXT)
    sheet.set_y(y + height + 2.5)


def write_heading(sheet: Sheet, block: Heading, after: float) -> None:
    """A heading that stays with what follows."""
    sheet.ln(2.5)
    sheet.ensure(8 + after)
    sheet.write_style(10, tokens.TEXT, strong=True)
    sheet.paragraph(block.text, 5)
    sheet.ln(1.2)


def write_formula(sheet: Sheet, block: Formula, _: float) -> None:
    """Lines on a tinted field."""
    height = 5.4 * len(block.lines) + 5
    sheet.ensure(height)
    y = sheet.get_y()
    sheet.set_fill_color(*rgb(tokens.RAISED))
    sheet.rect(SIDE, y, sheet.epw, height, style="F")
    sheet.write_style(BODY, tokens.TEXT)
    sheet.set_y(y + 2.5)
    for line in block.lines:
        sheet.set_x(SIDE + 4)
        sheet.cell(0, 5.4, line, **NEXT)
    sheet.set_y(y + height + 2.5)


def write_facts(sheet: Sheet, block: Facts, _: float) -> None:
    """Name at the left, value at the right, a line below each."""
    left = 42.0
    for name, value in block.rows:
        sheet.write_style(SMALL, tokens.TEXT)
        right = sheet.epw - left
        height = max(
            sheet.height_of(value, right, 4.2), sheet.height_of(name, left - 3, 4.2)
        )
        sheet.ensure(height + 2)
        y = sheet.get_y() + 1
        sheet.set_xy(SIDE + left, y)
        sheet.multi_cell(right, 4.2, value, align="L", **NEXT)
        sheet.write_style(SMALL, tokens.TEXT2)
        sheet.set_xy(SIDE, y)
        sheet.multi_cell(left - 3, 4.2, name, align="L", **NEXT)
        sheet.set_y(y + height + 1)
        sheet.rule()
    sheet.ln(2.5)


def write_table(sheet: Sheet, block: Table, _: float) -> None:
    """Rows with a line below each; the head comes again on every page."""
    sheet.ensure(20)
    sheet.write_style(SMALL, tokens.TEXT)
    sheet.set_draw_color(*rgb(tokens.LINE))
    sheet.set_fill_color(255)
    sheet.set_line_width(0.2)
    align = tuple("R" if i in block.numeric else "L" for i in range(len(block.columns)))
    gaps = [
        4 if i - 1 in block.numeric and i not in block.numeric else 0
        for i in range(len(block.columns))
    ]
    head = FontFace(emphasis="B", color=rgb(tokens.TEXT3), size_pt=NOTE)
    grey = FontFace(color=rgb(tokens.TEXT3))
    with sheet.table(
        col_widths=block.widths,
        text_align=align,
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        headings_style=head,
        line_height=4.2,
        padding=(1.2, 2, 1.2, 0),
        v_align="TOP",
        width=sheet.epw,
    ) as table:
        for row in (block.columns, *block.rows):
            line = table.row()
            for text, gap in zip(row, gaps, strict=True):
                style = grey if text == NOT_ESTIMATED else None
                line.cell(text, style=style, padding=(1.2, 2, 1.2, gap))
    sheet.rule()
    if block.caption:
        sheet.ln(1.5)
        sheet.write_style(NOTE, tokens.TEXT3)
        sheet.paragraph(block.caption, 3.8)
    sheet.ln(2.5)


def write_card(sheet: Sheet, block: CardRow, _: float) -> None:
    """Icon, title, and detail beside it."""
    left, right = 62.0, sheet.epw - 70
    sheet.write_style(SMALL, tokens.TEXT, strong=True)
    height = sheet.height_of(block.title, left - 4, 4.2)
    sheet.write_style(SMALL, tokens.TEXT2)
    height = max(height, sheet.height_of(block.detail, right, 4.2))
    sheet.ensure(height + 2.4)
    y = sheet.get_y() + 1.2
    _icon(sheet, block.severity, SIDE + 2, y + 2.1)
    sheet.set_xy(SIDE + left + 8, y)
    sheet.multi_cell(right, 4.2, block.detail, align="L", **NEXT)
    sheet.write_style(SMALL, tokens.TEXT, strong=True)
    sheet.set_xy(SIDE + 7, y)
    sheet.multi_cell(left - 4, 4.2, block.title, align="L", **NEXT)
    sheet.set_y(y + height + 1.2)
    sheet.rule()


def _icon(sheet: Sheet, severity: str, x: float, y: float) -> None:
    colour = rgb(tokens.SEVERITY[severity])
    sheet.set_draw_color(*colour)
    sheet.set_fill_color(*colour)
    sheet.set_line_width(0.4)
    if severity == "ok":
        sheet.polyline([(x - 1.3, y), (x - 0.3, y + 1.1), (x + 1.5, y - 1.2)])
    elif severity == "info":
        sheet.circle(x, y, 1.6)
        sheet.line(x, y - 0.2, x, y + 0.9)
        sheet.line(x, y - 0.9, x, y - 0.8)
    elif severity == "warn":
        sheet.polygon([(x, y - 1.6), (x + 1.8, y + 1.4), (x - 1.8, y + 1.4)])
        sheet.line(x, y - 0.5, x, y + 0.4)
        sheet.line(x, y + 0.9, x, y + 0.95)
    else:
        sheet.circle(x, y, 1.7, style="F")
        sheet.set_draw_color(255)
        sheet.line(x - 0.6, y - 0.6, x + 0.6, y + 0.6)
        sheet.line(x + 0.6, y - 0.6, x - 0.6, y + 0.6)
    sheet.set_draw_color(*rgb(tokens.LINE))


def pictures(sheet: Sheet, row: tuple[Picture, ...]) -> None:
    """One picture over the width, two side by side, or one beside its text."""
    gap = 8.0
    half = (sheet.epw - gap) / 2
    width = sheet.epw if row[0].width > 0.5 else half
    drawn = []
    for picture in row:
        figure = picture.draw()
        size = figure.get_size_inches()
        drawn.append((picture, rendered(figure, "png"), width * size[1] / size[0]))
    beside = len(row) == 1 and width == half
    tallest = max(height for _, _, height in drawn)
    sheet.write_style(NOTE, tokens.TEXT3)
    texts = [0.0 if beside else sheet.height_of(p.caption, width, 3.8) for p in row]
    sheet.ensure(tallest + max(texts) + 6)
    top = sheet.get_y() + 1
    for i, (picture, content, height) in enumerate(drawn):
        x = SIDE + i * (width + gap)
        sheet.image(io.BytesIO(content), x, top, w=width, alt_text=picture.alt)
        if beside:
            sheet.set_xy(x + width + gap, top + 0.3 * height)
        else:
            sheet.set_xy(x, top + tallest + 1)
        sheet.write_style(NOTE, tokens.TEXT3)
        sheet.multi_cell(width, 3.8, picture.caption, align="L", **NEXT)
    sheet.set_y(top + tallest + max(texts) + 4.5)


WRITERS: dict[type[Block], Callable[[Sheet, Any, float], None]] = {
    Text: write_text,
    Heading: write_heading,
    Formula: write_formula,
    Facts: write_facts,
    Table: write_table,
    CardRow: write_card,
}
