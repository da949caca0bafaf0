"""What the import dialog says about signs of a person in names and headers."""

from typing import NamedTuple

from brainTwinStudio.analysis.quality import count_of
from brainTwinStudio.files.privacy.personal import personal_signs
from brainTwinStudio.language import tr
from brainTwinStudio.ui.dialogs.import_choices import State, to_build, used

CLEAN = tr("file names clean, headers clean")


class PersonalRow(NamedTuple):
    """One sign; kept: what the project will hold in its place."""

    file: str
    where: str
    what: str
    text: str
    kept: str


def personal_rows(state: State) -> tuple[PersonalRow, ...]:
    """All signs in the files that are used."""
    kept = {one.path: one.file for one in to_build(state)}
    rows = []
    for one in used(state):
        for sign in personal_signs(one.file, one.content):
            neutral = kept[one.path] if sign.where == "file name" else sign.text
            rows.append(
                PersonalRow(one.file, sign.where, sign.what, sign.text, neutral)
            )
    return tuple(rows)


def personal_note(rows: tuple[PersonalRow, ...]) -> str:
    """The sentence in the dialog."""
    if not rows:
        return CLEAN
    files = {row.file for row in rows if row.where == "file name"}
    headers = sum(row.where != "file name" for row in rows)
    parts = []
    if files:
        names = count_of(len(files), tr("file name is"), tr("file names are"))
        parts.append(tr("{names} replaced by a neutral one", names=names))
    if headers:
        count = count_of(headers, tr("header or region name"), "headers")
        parts.append(tr("{count} to look at", count=count))
    return ", ".join(parts)
