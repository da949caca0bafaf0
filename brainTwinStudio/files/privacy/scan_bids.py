"""Signs of a person in JSON sidecars, tables and notes."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from brainTwinStudio.files.privacy.identifiers import OLDEST
from brainTwinStudio.files.privacy.scanner import Finding, Scanner, field, in_text

MOST_BYTES = 8 * 1024**2
_KEYS = re.compile(
    r"(?i)^(?:patient\w*|subject_?name|participant_?name|(?:first|last|family|given)?"
    r"_?name_?of_?patient|\w*physician\w*|operators?_?name|institution\w*|station_?name|"
    r"device_?serial\w*|(?:acquisition|study|series|content|instance_creation)_?"
    r"(?:date|time|date_?time)|accession\w*|(?:study|series|sop)_?instance_?uid|"
    r"date_of_birth|birth_?date|dob|mrn|ssn|address|phone|telephone|email|e_?mail|"
    r"acq_?time|scan_?date|visit_?date|surname|first_?name|last_?name|full_?name)$"
)
_NUMBER_OF = re.compile(r"(?i)(?:^|[_ ])(?:id|no|nr|number|code)$")
_AGE = re.compile(r"(?i)^(?:patient_?)?age$")
_TEXT = (".json", ".tsv", ".csv", ".txt", ".md", ".log", ".rst", ".py", ".html", ".1d")
_EMPTY = frozenset({"", "n/a", "na", "nan", "none", "null", "anonymous", "x"})
_JSON_STEPS = 100_000


def recognises(name: str, head: bytes) -> bool:
    return name.endswith(_TEXT) or name in ("readme", "changes", "participants")


def look(path: Path) -> Iterator[Finding]:
    """Fields by their names, then every text."""
    text = _decoded(path)
    if path.suffix.lower() == ".json":
        try:
            yield from _in_json(path, json.loads(text), "")
            return
        except (ValueError, RecursionError):
            pass  # broken JSON is text like any other
    if path.suffix.lower() in (".tsv", ".csv"):
        yield from _in_table(path, text)
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if not all(map(_is_number, re.split(r"[\s,;]+", line.strip()))):
            yield from in_text(path, f"row {number}", line)


def _decoded(path: Path) -> str:
    with path.open("rb") as stream:
        data = stream.read(MOST_BYTES)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _in_json(path: Path, value: object, place: str) -> Iterator[Finding]:
    if isinstance(value, dict):
        for key, inner in value.items():
            where = f"{place}.{key}" if place else str(key)
            plain = isinstance(inner, str | int | float) and not isinstance(inner, bool)
            if plain and (found := _by_title(path, where, str(key), str(inner))):
                yield found
            else:
                yield from _in_json(path, inner, where)
    elif isinstance(value, list):
        for number, inner in enumerate(value[:_JSON_STEPS]):
            yield from _in_json(path, inner, f"{place}[{number}]")
    elif isinstance(value, str):
        yield from in_text(path, place, value)


def _by_title(path: Path, place: str, title: str, text: str) -> Finding | None:
    """A value that its name gives away; None where it says nothing."""
    if text.strip().lower() in _EMPTY:
        return None
    if _AGE.match(title):
        if not _is_old(text):
            return None
        return field(path, place, "an age above 89", text, "Leave it out, or write 89.")
    if _KEYS.match(title) or (_NUMBER_OF.search(title) and re.match(r"\d{7,}$", text)):
        return field(path, place, "a personal field", text, "Remove the field.")
    return None


def _is_old(text: str) -> bool:
    hit = re.match(r"\D*(\d+)", text)
    return hit is not None and int(hit[1]) > OLDEST


def _in_table(path: Path, text: str) -> Iterator[Finding]:
    lines = text.splitlines()
    mark = "\t" if lines and "\t" in lines[0] else ";" if ";" in text[:2000] else ","
    titles = [cell.strip().strip('"') for cell in lines[0].split(mark)] if lines else []
    for number, line in enumerate(lines, start=1):
        cells = [cell.strip().strip('"') for cell in line.split(mark)]
        for column, cell in enumerate(cells):
            title = titles[column] if column < len(titles) else ""
            place = f"row {number}, column {title or column + 1}"
            if number > 1 and (found := _by_title(path, place, title, cell)):
                yield found
            elif not _is_number(cell):
                yield from in_text(path, place, cell)


def _is_number(cell: str) -> bool:
    """Values of a signal or counts; a record's number is told by its column's title."""
    try:
        float(cell)
    except ValueError:
        return False
    return True


SCANNER = Scanner("tables, sidecars, notes", recognises, look)
