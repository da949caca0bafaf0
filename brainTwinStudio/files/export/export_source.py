"""What an export is made from."""

import re
from dataclasses import dataclass

from brainTwinStudio.project import Patient, Project


@dataclass(frozen=True, slots=True, eq=False)
class ExportSource:
    """patient: without signs of a person; history: what was done, oldest first."""

    project: Project
    patient: Patient
    history: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The patient's code as BIDS allows it: letters and digits."""
        bare = re.sub(r"^sub-", "", self.patient.id)
        return re.sub(r"[^A-Za-z0-9]", "", bare) or "1"

    def run_words(self, *, hyphens: bool = True) -> dict[str, str]:
        """Recording -> its part of a file name, another one for each, whatever the
        case; hyphens: whether it may hold them (values of BIDS entities may not)."""
        words: dict[str, str] = {}
        for run in self.patient.recordings:
            word = file_word(run.id) if hyphens else file_word(run.id).replace("-", "")
            free, number = word, 2
            while free.lower() in {taken.lower() for taken in words.values()}:
                free, number = f"{word}{'-' * hyphens}{number}", number + 1
            words[run.id] = free
        return words


def file_word(text: str) -> str:
    """A text as a part of a file name."""
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-") or "x"
