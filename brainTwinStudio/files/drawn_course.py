"""A drawn course from a table of two columns: time in s, height at amplitude 1."""

from pathlib import Path

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.source import load
from brainTwinStudio.files.tables.text_table import is_number, lines_of, number_of
from brainTwinStudio.language import tr
from brainTwinStudio.project.drawn import Points, checked


def read_drawn(path: Path) -> Points:
    """Points of a drawn waveform; a first line of names is skipped. Raises FileError
    for what is no course, with the line."""
    lines = lines_of(load(path))
    if not any(is_number(cell) for cell in lines[0].cells):
        lines = lines[1:]
    points = []
    for line in lines:
        if len(line.cells) != 2:
            raise FileError(
                path,
                tr(
                    "Line {number} has {count} columns; expected two, time in "
                    "s and height.",
                    number=line.number,
                    count=len(line.cells),
                ),
            )
        try:
            points.append((number_of(line.cells[0]), number_of(line.cells[1])))
        except ValueError:
            raise FileError(
                path,
                tr(
                    "Line {number} ('{text}') is not two numbers.",
                    number=line.number,
                    text=line.text[:40],
                ),
            ) from None
    try:
        return checked(tuple(points))
    except InputError as error:
        raise FileError(path, str(error)) from None
