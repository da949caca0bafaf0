"""Twins of other people from where they were saved."""

from pathlib import Path

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.twin_file import SUFFIX, read_twin
from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin


def population_at(path: str | Path) -> tuple[Twin, ...]:
    """The twins in a .btwin file, in a folder of such files, or in a project. Raises
    FileError for what cannot be read and InputError where there are none."""
    place = Path(path)
    if place.suffix == ".btproj":
        with ProjectStore.open(place, read_only=True) as store:
            twins = store.project.twins
    elif place.is_dir():
        twins = tuple(read_twin(file) for file in sorted(place.glob(f"*{SUFFIX}")))
    else:
        twins = (read_twin(place),)
    if not twins:
        raise InputError(
            tr(
                "The population {file} holds no twin; fit other people first "
                "and name the folder of their .btwin files.",
                file=path,
            )
        )
    return twins
