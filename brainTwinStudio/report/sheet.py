"""An A4 document in the look of the house; imported only when a PDF is written."""

from collections.abc import Mapping
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from brainTwinStudio.language import spoken, tr
from brainTwinStudio.report import tokens

SIDE, TOP, FOOT = 18.0, 16.0, 20.0  # margins, mm
BODY, SMALL, NOTE = 9.0, 8.2, 7.6  # points
NEXT = {"new_x": XPos.LMARGIN, "new_y": YPos.NEXT}


def rgb(colour: str) -> tuple[int, int, int]:
    """'#RRGGBB' as three numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


class Sheet(FPDF):
    """FPDF with a footer of the research-use line and page numbers."""

    research_use = ""

    def footer(self) -> None:
        """One line at the foot of every page."""
        self.set_y(-13)
        self.set_draw_color(*rgb(tokens.LINE))
        self.set_line_width(0.2)
        self.line(SIDE, self.get_y(), self.w - SIDE, self.get_y())
        self.ln(1.5)
        self.write_style(NOTE, tokens.TEXT2)
        self.cell(0, 4, self.research_use)
        self.set_x(SIDE)
        told = tr("Page {page} of {pages}", page=self.page_no(), pages="{nb}")
        self.cell(0, 4, told, align="R")

    def write_style(self, size: float, colour: str, *, strong: bool = False) -> None:
        """Size in points, colour, weight of what is written next."""
        self.set_font("Inter", "B" if strong else "", size)
        self.set_text_color(*rgb(colour))

    def paragraph(self, text: str, line: float = 4.4, width: float = 0) -> None:
        """Text over the width of the page, left-aligned."""
        self.multi_cell(width, line, text, align="L", **NEXT)

    def height_of(self, text: str, width: float, line: float) -> float:
        """Millimetres that a text needs."""
        height = self.multi_cell(
            width, line, text, align="L", dry_run=True, output="HEIGHT"
        )
        return float(height) if isinstance(height, int | float) else line

    def ensure(self, room: float) -> None:
        """Go to a new page unless this much is left."""
        if self.get_y() + room > self.h - FOOT:
            self.add_page()

    def front(self, title: str, about: str, label: str, research_use: str) -> None:
        """Top of the first page: logo, title, and the research-use box at the right."""
        self.add_page()
        top = self.get_y()
        self._logo(SIDE, top)
        self.set_xy(SIDE + 7.5, top + 0.4)
        self.write_style(BODY, tokens.TEXT2)
        self.cell(60, 5, "Brain Twin Studio")
        self._boxed(research_use, self.w - SIDE - 62, top, 62)
        low = self.get_y()
        self.set_xy(SIDE, top + 9)
        self.write_style(20, tokens.TEXT, strong=True)
        self.paragraph(title, 8.5, self.epw - 66)
        self.write_style(BODY, tokens.TEXT2)
        self.ln(0.8)
        self.paragraph(about, 4.6, self.epw - 66)
        if label:
            self.ln(1.2)
            self._chip(label)
        self.set_y(max(self.get_y(), low) + 4)
        self.rule()

    def section_title(self, title: str, room: float) -> None:
        """A heading that stays with what follows it, and an entry in the outline."""
        self.ln(5.5)
        self.ensure(14 + room)
        self.start_section(title)
        self.write_style(14, tokens.TEXT, strong=True)
        self.paragraph(title, 7)
        self.ln(1.5)

    def rule(self) -> None:
        """A hairline over the page."""
        self.set_draw_color(*rgb(tokens.LINE))
        self.set_line_width(0.2)
        self.line(SIDE, self.get_y(), self.w - SIDE, self.get_y())

    def _boxed(self, text: str, x: float, y: float, width: float) -> None:
        self.write_style(8.2, tokens.WARN, strong=True)
        height = self.height_of(text, width - 6, 4.2) + 4
        self.set_draw_color(*rgb(tokens.WARN))
        self.set_line_width(0.4)
        self.rect(x, y, width, height, round_corners=True, corner_radius=1.4)
        self.set_xy(x + 3, y + 2)
        self.multi_cell(width - 6, 4.2, text, align="L", **NEXT)
        self.set_y(y + height)

    def _chip(self, text: str) -> None:
        self.write_style(SMALL, tokens.TEXT)
        width = self.get_string_width(text) + 6
        self.set_fill_color(*rgb(tokens.ACCENT_SOFT))
        y = self.get_y()
        self.rect(SIDE, y, width, 5.4, style="F", round_corners=True, corner_radius=2.6)
        self.set_xy(SIDE + 2, y + 0.2)
        self.cell(width - 4, 5, text, align="C")
        self.set_xy(SIDE, y + 5.4)

    def _logo(self, x: float, y: float) -> None:
        self.set_fill_color(*rgb(tokens.ACCENT_FILL))
        self.rect(x, y, 5.6, 5.6, style="F", round_corners=True, corner_radius=1.4)
        self.set_draw_color(255)
        self.set_fill_color(255)
        self.set_line_width(0.35)
        dots = [(x + 1.7, y + 1.8), (x + 3.9, y + 2.2), (x + 2.5, y + 4.0)]
        self.line(*dots[0], *dots[1])
        self.line(*dots[1], *dots[2])
        self.set_dash_pattern(0.4, 0.4)
        self.line(*dots[0], *dots[2])
        self.set_dash_pattern()
        for dot in dots:
            self.circle(*dot, 0.58, style="F")


def new_sheet(fonts: Mapping[str, Path], research_use: str) -> Sheet:
    """An empty document; fonts: style "" and "B" to TrueType files."""
    sheet = Sheet(format="A4", unit="mm")
    sheet.research_use = research_use
    for style, file in fonts.items():
        sheet.add_font("Inter", style, file)
    sheet.set_margins(SIDE, TOP, SIDE)
    sheet.set_auto_page_break(True, FOOT)
    sheet.set_lang(spoken())
    sheet.set_creator("Brain Twin Studio")
    sheet.c_margin = 0
    return sheet
