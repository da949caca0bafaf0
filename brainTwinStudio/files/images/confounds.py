"""Nuisance series of fMRIPrep and the published ways to use them."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.images.imaging import Confounds
from brainTwinStudio.files.reader import LARGEST, Content, Reader, SourceFile
from brainTwinStudio.files.tables.text_table import (
    Line,
    cell_error,
    head_of,
    is_number,
    is_text,
    lines_of,
    number_of,
)
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array

Strategy = Literal["none", "6HMP", "24HMP+2Phys", "24HMP+2Phys+GSR"]
STRATEGIES: tuple[Strategy, ...] = get_args(Strategy)
WORDS: dict[Strategy, str] = {
    "none": tr("nothing"),
    "6HMP": tr("6 motion parameters"),
    "24HMP+2Phys": tr("24 motion parameters, white matter and CSF"),
    "24HMP+2Phys+GSR": tr(
        "24 motion parameters, white matter, CSF and the global signal"
    ),
}
FD_MM = 0.5  # Power et al. 2012, doi:10.1016/j.neuroimage.2011.10.018
_HEAD = ("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z")
_EXPANDED = tuple(
    f"{name}{ending}"
    for name in _HEAD
    for ending in ("", "_derivative1", "_power2", "_derivative1_power2")
)
_TISSUE = ("csf", "white_matter")
# Named as by Parkes et al. 2018, doi:10.1016/j.neuroimage.2017.12.073
_COLUMNS: dict[Strategy, tuple[str, ...]] = {
    "none": (),
    "6HMP": _HEAD,
    "24HMP+2Phys": (*_EXPANDED, *_TISSUE),
    "24HMP+2Phys+GSR": (*_EXPANDED, *_TISSUE, "global_signal"),
}
_SIGNS = {"framewise_displacement", "global_signal", "csf", "trans_x", "std_dvars"}
_UNDEFINED = {"n/a", "nan", ""}
SUFFIXES = (".tsv",)


@dataclass(frozen=True, slots=True, eq=False)
class Cleaned:
    """signals (time, region) without the nuisance series; notes say what was done."""

    signals: Array
    notes: tuple[str, ...]


def recognises(source: SourceFile) -> bool:
    """Columns that fMRIPrep writes."""
    if source.suffix != ".tsv" or not is_text(source):
        return False
    try:
        return looks_like_confounds(lines_of(head_of(source)))
    except FileError:
        return False


def looks_like_confounds(lines: list[Line]) -> bool:
    return len(_SIGNS & set(lines[0].cells)) >= 2


def read(source: SourceFile) -> Content:
    if not recognises(source):
        raise FileError(source.path, tr("It holds no columns of fMRIPrep's confounds."))
    head, *rows = lines_of(source)
    columns = head.cells
    if len(set(columns)) < len(columns):
        raise FileError(source.path, tr("Two of its columns have one title."))
    wanted = {name for names in _COLUMNS.values() for name in names}
    wanted |= {"framewise_displacement"}
    wanted |= {name for name in columns if name.startswith("non_steady_state")}
    kept = [at for at, name in enumerate(columns) if name in wanted]
    values = np.empty((len(rows), len(kept)))
    for number, line in enumerate(rows):
        if len(line.cells) != len(columns):
            raise FileError(
                source.path,
                tr(
                    "Row {number} has {count} cells; the header has {total}.",
                    number=line.number,
                    count=len(line.cells),
                    total=len(columns),
                ),
            )
        for place, at in enumerate(kept):
            cell = line.cells[at]
            if cell.lower() in _UNDEFINED:
                values[number, place] = np.nan
            elif is_number(cell) and abs(number_of(cell)) <= LARGEST:
                values[number, place] = number_of(cell)
            else:
                raise cell_error(source, line.number, at + 1, cell)
    part = Confounds(tuple(columns[at] for at in kept), values)
    reason = tr("confounds of {count} volumes", count=len(rows))
    return Content(part=part, stated=("confounds", "sure", reason))


def regressors(confounds: Confounds, strategy: Strategy, path: object) -> Array:
    """(time, column). The derivative at the first volume, which is not defined, is
    taken from the second, as in nilearn. Raises FileError for missing columns."""
    names = _COLUMNS[strategy]
    missing = [name for name in names if name not in confounds.columns]
    if missing:
        raise FileError(
            path,
            tr(
                "It lacks {missing}, which '{strategy}' needs; choose another "
                "way of cleaning, or fMRIPrep 1.2 or later.",
                missing=", ".join(missing[:4]),
                strategy=strategy,
            ),
        )
    places = [confounds.columns.index(name) for name in names]
    values = confounds.values[:, places].copy()
    if len(values) > 1:
        first = np.isnan(values[0])
        values[0, first] = values[1, first]
    if np.isnan(values).any():
        row, column = (int(at) for at in np.argwhere(np.isnan(values))[0])
        raise FileError(
            path,
            tr(
                "{column} is not defined at volume {number}.",
                column=names[column],
                number=row + 1,
            ),
        )
    return values


def cleaned(
    signals: Array, confounds: Confounds, strategy: Strategy, path: object
) -> Cleaned:
    """Signals (time, region) with mean and nuisance series removed by least squares, as
    nilearn.signal.clean does (compared in the tests). No volume is left out; what moved
    is said."""
    if len(confounds.values) != len(signals):
        raise FileError(
            path,
            tr(
                "It describes {count} volumes, but the recording has {total}.",
                count=len(confounds.values),
                total=len(signals),
            ),
        )
    said = _scrubbing(confounds)
    if strategy == "none":
        return Cleaned(signals, (tr("confounds are not used (none chosen)."), *said))
    series = regressors(confounds, strategy, path)
    if len(signals) <= series.shape[1] + 1:
        raise FileError(
            path,
            tr(
                "'{strategy}' removes {series} series, but the recording has {count} "
                "volumes only.",
                strategy=strategy,
                series=series.shape[1],
                count=len(signals),
            ),
        )
    text = tr(
        "{what} were removed by regression ({strategy}).",
        what=WORDS[strategy],
        strategy=strategy,
    )
    return Cleaned(_residual(np.asarray(signals, np.float64), series), (text, *said))


def _residual(signals: Array, series: Array) -> Array:
    """Signals without mean and series (time, column), by least squares."""
    spread = series.std(axis=0)
    scaled = (series - series.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    centred = signals - signals.mean(axis=0)
    return centred - scaled @ np.linalg.lstsq(scaled, centred, rcond=None)[0]


def _scrubbing(confounds: Confounds) -> list[str]:
    """What censoring would leave out; it is never done silently."""
    said = []
    columns = confounds.columns
    if "framewise_displacement" in columns:
        moved = confounds.values[:, columns.index("framewise_displacement")]
        count = int((np.nan_to_num(moved) > FD_MM).sum())
        said.append(
            tr(
                "{count} of {total} volumes moved more than {limit:g} mm (framewise "
                "displacement); all are kept.",
                count=count,
                total=len(moved),
                limit=FD_MM,
            )
        )
    unsteady = [name for name in columns if name.startswith("non_steady_state")]
    if unsteady:
        said.append(
            tr(
                "the first {count} volumes are marked as not steady; all stay.",
                count=len(unsteady),
            )
        )
    return said


READER = Reader("fMRIPrep confounds", SUFFIXES, recognises, read, "fMRIPrep")
