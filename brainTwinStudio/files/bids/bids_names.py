"""Names of BIDS files taken apart: sub-01_task-rest_desc-preproc_bold.nii.gz."""

from dataclasses import dataclass
from pathlib import Path

_RUN = ("ses", "acq", "task", "dir", "rec", "run", "echo")


@dataclass(frozen=True, slots=True)
class BidsFile:
    """One file by its name alone. entities: key -> value in the order of the name;
    suffix: the last word ("bold"); ending: ".nii.gz"; folder: of the data ("func")."""

    path: Path
    entities: tuple[tuple[str, str], ...]
    suffix: str
    ending: str
    folder: str

    def get(self, key: str) -> str:
        """The value of an entity, "" where the name has none."""
        return dict(self.entities).get(key, "")

    @property
    def run(self) -> str:
        """What tells one recording of a person from another: "ses-1 task-rest"."""
        return " ".join(f"{k}-{v}" for k, v in self.entities if k in _RUN)

    @property
    def atlas(self) -> str:
        """Newer outputs say seg-, older ones atlas-."""
        return self.get("seg") or self.get("atlas")


def taken_apart(path: Path) -> BidsFile:
    """The parts of a file's name; one that is not of BIDS has no entities."""
    name = path.name
    stem, dot, ending = name.partition(".")
    words = stem.split("_")
    entities = [word.partition("-") for word in words if "-" in word]
    last = words[-1]
    return BidsFile(
        path,
        tuple((key, value) for key, _, value in entities),
        last.rpartition("-")[2] if "-" in last else last,
        f"{dot}{ending}",
        path.parent.name,
    )
