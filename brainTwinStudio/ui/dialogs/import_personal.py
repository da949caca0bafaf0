"""What the import dialog says about signs of a person in names and headers."""

from typing import NamedTuple

from brainTwinStudio.files.privacy.personal import personal_signs
from brainTwinStudio.language import tr
from brainTwinStudio.ui.dialogs.import_choices import State, to_build, used

SIGNS = (  # where and what the search calls them, here for translators
    *(tr("file name"), tr("row"), tr("column"), tr("region")),
    *(tr("a date"), tr("an e-mail address"), tr("a personal field")),
    *(tr("a long number"), tr("a name")),
)
CLEAN = tr("file names clean, headers clean")


class PersonalRow(NamedTuple):
    """One sign; kept: what the project will hold in its place."""

    file: str
    where: str
    what: str
    text: str
    kept: str

    @property
    def words(self) -> tuple[str, ...]:
        """As a table shows it."""
        return self.file, tr(self.where), tr(self.what), self.text, self.kept


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
    if len(files) == 1:
        parts.append(tr("1 file name is replaced by a neutral one"))
    elif files:
        words = tr("{count} file names are replaced by a neutral one")
        parts.append(words.format(count=len(files)))
    if headers == 1:
        parts.append(tr("1 header or region name to look at"))
    elif headers:
        parts.append(tr("{count} headers to look at", count=headers))
    return ", ".join(parts)
