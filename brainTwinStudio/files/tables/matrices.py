"""Structural matrices made sound: every step is said in a note, or refused."""

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array

SAME = 1e-6
FEW, SLIGHT = 0.01, 0.05
LOGARITHMS, SLIGHT_LOGARITHM = 4.0, 0.2  # correlations, even Fisher's z, end below


def clean_weights(
    values: Array, path: object, symmetrise: bool
) -> tuple[Array, list[str]]:
    """Weights (target, source) with a zero diagonal, and what was done to them.

    Raises FileError for a matrix that is not square, or has negative values.
    """
    values, said = _of_logarithms(values, path)
    _check(values, path, tr("Weights"))
    weights, notes = _mirrored(np.array(values, dtype=np.float64), path)
    notes = said + notes
    diagonal = np.diagonal(weights)
    if diagonal.any():
        notes.append(
            tr(
                "{file}: {count} self-connections on the diagonal (up to {most:g}) "
                "were set to 0.",
                file=path,
                count=int((diagonal > 0).sum()),
                most=diagonal.max(),
            )
        )
        np.fill_diagonal(weights, 0.0)
    if not weights.any():
        raise FileError(path, tr("All weights between regions are zero."))
    difference = asymmetry(weights)
    if difference > 0 and (symmetrise or difference < SAME):
        weights = (weights + weights.T) / 2
    if difference >= SAME:
        done = (
            tr("the mean of both directions is used")
            if symmetrise
            else tr("kept as it is, rows receive")
        )
        notes.append(
            tr(
                "{file}: the weights are not symmetric (difference up to "
                "{difference:.2g} % of the largest weight); {done}.",
                file=path,
                difference=100 * difference,
                done=done,
            )
        )
    return weights, notes


def clean_lengths(
    values: Array, path: object, symmetrise: bool
) -> tuple[Array, list[str]]:
    """Tract lengths in mm (target, source), 0 where no file told, and notes.

    Where only one direction has a length, it holds for both.
    """
    _check(values, path, tr("Lengths"))
    lengths, notes = _mirrored(np.array(values, dtype=np.float64), path)
    np.fill_diagonal(lengths, 0.0)
    known = lengths[lengths > 0]
    if not known.size:
        raise FileError(path, tr("All lengths are zero."))
    median = float(np.median(known))
    if median < 1:
        raise FileError(
            path,
            tr(
                "The median length is {median:.3g}; expected millimetres. Are "
                "these metres, or not lengths?",
                median=median,
            ),
        )
    if median > 400:
        notes.append(
            tr(
                "{file}: the median length is {median:.0f} mm, which is long.",
                file=path,
                median=median,
            )
        )
    difference = asymmetry(lengths)
    if difference > 0 and (symmetrise or difference < SAME):
        both = (lengths > 0) & (lengths.T > 0)
        lengths = np.where(both, (lengths + lengths.T) / 2, lengths + lengths.T)
        if difference >= SAME:
            notes.append(
                tr(
                    "{file}: the lengths are not symmetric; the mean of both "
                    "directions is used.",
                    file=path,
                )
            )
    return lengths, notes


def asymmetry(values: Array) -> float:
    """Largest difference between directions, as a fraction of the largest value."""
    largest = float(np.abs(values).max())
    return float(np.abs(values - values.T).max()) / largest if largest else 0.0


def few_negatives(values: Array) -> bool:
    """Whether hardly any value (1 % of those that are not 0) is negative, and only
    slightly (5 % of the largest, 20 % where that is above 4): logarithms of mean counts
    below 1 are."""
    negative = values < 0
    if not negative.any():
        return False
    rare = negative.sum() <= FEW * np.count_nonzero(values)
    slight = SLIGHT_LOGARITHM if values.max() > LOGARITHMS else SLIGHT
    return bool(rare and -values.min() <= slight * values.max())


def _of_logarithms(values: Array, path: object) -> tuple[Array, list[str]]:
    if not few_negatives(values):
        return values, []
    note = tr(
        "{file}: {count} weights are slightly negative (down to {least:.3g}; the "
        "largest is {most:.3g}), as logarithms of small counts are; they were set to "
        "0.",
        file=path,
        count=int((values < 0).sum()),
        least=values.min(),
        most=values.max(),
    )
    return np.maximum(values, 0.0), [note]


def _check(values: Array, path: object, what: str) -> None:
    rows, columns = values.shape
    if rows != columns or rows < 2:
        raise FileError(
            path,
            tr(
                "{what} have {rows} rows and {columns} columns; expected one "
                "row and one column a region. Is there a header or an index "
                "column?",
                what=what,
                rows=rows,
                columns=columns,
            ),
        )
    if (values < 0).any():
        row, column = (int(i) + 1 for i in np.argwhere(values < 0)[0])
        raise FileError(
            path,
            tr(
                "{what} are negative in {count} places, the first in row {row}, "
                "column {column} ({value:g}). Structural values are 0 or more; is this "
                "functional connectivity?",
                what=what,
                count=int((values < 0).sum()),
                row=row,
                column=column,
                value=values[row - 1, column - 1],
            ),
        )


def _mirrored(values: Array, path: object) -> tuple[Array, list[str]]:
    """A matrix of which only one triangle was written gets the other."""
    upper, lower = np.triu(values, 1), np.tril(values, -1)
    if upper.any() == lower.any():
        return values, []
    half = upper + lower
    only = tr(
        "{file}: only one triangle (the lower one) holds values, as tck2connectome "
        "writes it without -symmetric; it was mirrored."
    )
    if upper.any():
        only = tr(
            "{file}: only one triangle (the upper one) holds values, as tck2connectome "
            "writes it without -symmetric; it was mirrored."
        )
    note = only.format(file=path)
    return half + half.T + np.diag(np.diagonal(values)), [note]
