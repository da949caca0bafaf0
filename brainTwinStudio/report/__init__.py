"""The report of a patient as HTML and PDF; heavy libraries load when it is written."""

from brainTwinStudio.report.checks import cards_of
from brainTwinStudio.report.page import write_html
from brainTwinStudio.report.pdf import write_pdf

__all__ = ["cards_of", "write_html", "write_pdf"]
