"""fMRI region signals on their way in: direction, dead regions, global signal."""

from typing import Literal

import numpy as np

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.names import listed
from brainTwinStudio.files.reader import Sheet
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Recording
from brainTwinStudio.project.patient import GlobalSignal

Direction = Literal["time x region", "region x time"]
_FEWEST_REGIONS = 8
_SAME_RUN = 0.5


def direction_of(sheet: Sheet, count: int, path: object) -> tuple[Direction, str]:
    """Which side of the table is time, and why.

    count: number of regions, or 0 where nothing tells it. Raises FileError where it
    cannot be told.
    """
    rows, columns = sheet.values.shape
    size = tr("{rows} rows and {columns} columns", rows=rows, columns=columns)
    if sheet.column_names:
        return "time x region", tr("the header names the regions")
    if sheet.row_names:
        return "region x time", tr("the first column names the regions")
    if not count:
        raise FileError(
            path,
            tr(
                "It has {size}, and nothing tells which are regions. Add the "
                "connectome or region names first.",
                size=size,
            ),
        )
    if rows == columns == count:
        raise FileError(
            path,
            tr(
                "It has {size} for {count} regions, so time and regions "
                "cannot be told apart. Say which, or give a table with a "
                "header of region names.",
                size=size,
                count=count,
            ),
        )
    if columns == count:
        return "time x region", tr(
            "{size}, {count} regions are known", size=size, count=count
        )
    if rows == count:
        return "region x time", tr(
            "{size}, {count} regions are known", size=size, count=count
        )
    raise FileError(
        path,
        tr(
            "It has {size}, but the connectome has {count} regions. Use files "
            "of the same atlas, or leave regions out by name (drop) with a "
            "list of names.",
            size=size,
            count=count,
        ),
    )


def refuse_other_side(
    sheet: Sheet, direction: Direction, count: int, path: object
) -> None:
    """Refuse a direction that the person told but that the `count` known regions (0 =
    unknown) contradict."""
    rows, columns = sheet.values.shape
    regions = columns if direction == "time x region" else rows
    if count and regions != count:
        raise FileError(
            path,
            tr(
                "It has {rows} rows and {columns} columns: read as "
                "{direction} it holds {regions} regions, but {count} are "
                "known. Say the other direction, or use files of the same "
                "atlas.",
                rows=rows,
                columns=columns,
                direction=direction,
                regions=regions,
                count=count,
            ),
        )


def check_signals(signals: Array, names: tuple[str, ...], path: object) -> None:
    """Refuse regions whose signal (channel, time) never changes."""
    spread = signals.std(axis=1)
    size = np.abs(signals).max(axis=1)
    dead = [n for n, s, m in zip(names, spread, size, strict=True) if s <= 1e-12 * m]
    if dead:
        raise FileError(
            path,
            tr(
                "{count} regions have a signal that never changes: {names}. "
                "Leave them out by name (drop), or use another recording.",
                count=len(dead),
                names=listed(dead),
            ),
        )


def global_signal_of(signals: Array) -> tuple[GlobalSignal, str]:
    """Whether the mean over regions was removed, judged from the signals
    (channel, time), and the numbers behind the judgement."""
    if len(signals) < _FEWEST_REGIONS:
        return "not stated", tr("too few regions ({count}) to tell", count=len(signals))
    fc = np.corrcoef(signals)
    pairs = fc[np.triu_indices(len(fc), 1)]
    mean, negative = float(pairs.mean()), float((pairs < 0).mean())
    structure = float(np.abs(pairs).mean())
    # Of z-scored regions: variance of their mean = 1/n + (1 - 1/n) * mean FC.
    left = 1 / len(fc) + (1 - 1 / len(fc)) * mean
    told = tr(
        "mean FC {mean:.3f}, {negative:.0f} % of pairs negative, the mean "
        "over regions keeps {left:.1f} % of a region's variance",
        mean=mean,
        negative=100 * negative,
        left=100 * left,
    )
    if mean < 0.01 and structure > 0.05:
        return "removed", tr("detected: {numbers}", numbers=told)
    if mean > 0.25 and negative < 0.10:
        return "present", tr("detected: {numbers}", numbers=told)
    return "not stated", tr("the signals do not tell: {numbers}", numbers=told)


def refuse_same_run(recording: Recording, others: tuple[Recording, ...]) -> None:
    """Refuse a run that is there already, perhaps cleaned in another way."""
    for other in others:
        if other.signals.shape != recording.signals.shape:
            continue
        likeness = float((_standard(recording) * _standard(other)).mean())
        if likeness > _SAME_RUN:
            raise InputError(
                tr(
                    "Recordings {first} and {second} seem to be the same run (r = "
                    "{r:.2f} over time in the mean of regions). Choose one: twice the "
                    "same run would make every result look better than it is.",
                    first=other.id,
                    second=recording.id,
                    r=likeness,
                )
            )


def _standard(recording: Recording) -> Array:
    signals = recording.signals - recording.signals.mean(axis=1, keepdims=True)
    return signals / np.maximum(signals.std(axis=1, keepdims=True), 1e-300)
