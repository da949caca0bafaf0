"""What a table of numbers seems to be, judged by its name and its values."""

import re
from pathlib import Path
from typing import Literal, get_args

import numpy as np

from brainTwinStudio.files.reader import Kind, Sheet, SourceFile
from brainTwinStudio.files.tables.matrices import few_negatives
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array

KINDS: tuple[Kind, ...] = get_args(Kind)
Confidence = Literal["sure", "likely", "unsure"]
Guess = tuple[Kind, Confidence, str]

_HINTS: tuple[tuple[str, str], ...] = (
    ("weights", r"(?:number|num|count)[^a-z]*(?:of)?[^a-z]*(?:tract|fib)"),
    ("leadfield", r"lead[ _-]?field|(?:^|[^a-z])gain(?:[^a-z]|$)"),
    ("lengths", r"length|(?:^|[^a-z])len(?:[^a-z]|$)|tract|dist"),
    ("functional", r"func|(?:^|[^a-z])fc(?:[^a-z]|$)|correl"),
    ("weights", r"weight|connect|count|struc|stream|(?:^|[^a-z])(?:sc|cm)(?:[^a-z]|$)"),
    ("bold", r"bold|fmri|rest|time_?series|(?:^|[^a-z])(?:tc|ts)(?:[^a-z]|$)"),
    ("centres", r"cent(?:re|er)|coord|xyz"),
)


def guess(sheet: Sheet, source: SourceFile) -> Guess:
    hint = _hint(sheet.key) or _hint(Path(source.name).stem)
    values = sheet.values
    if hint == "leadfield":
        return "leadfield", "likely", tr("named as a lead field")
    if values.shape[0] == values.shape[1] and len(values) > 1:
        return _guess_square(values, hint)
    if values.shape[1] == 3 and hint == "centres":
        return "regions", "likely", tr("three columns, named centres")
    if 1 in values.shape:
        return "bold", "unsure", tr("only {size} numbers", size=size_of(values))
    if hint == "bold":
        return "bold", "likely", tr("named as time series, not square")
    return "bold", "unsure", tr("not square, so perhaps time series")


def _hint(text: str) -> str:
    return next((name for name, words in _HINTS if re.search(words, text.lower())), "")


def _guess_square(values: Array, hint: str) -> Guess:
    triangle = bool(np.triu(values, 1).any()) != bool(np.tril(values, -1).any())
    symmetric = triangle or np.allclose(values, values.T, rtol=1e-6, atol=0)
    empty_diagonal = not np.diagonal(values).any()
    if hint == "functional" or _is_correlation(values, symmetric and not triangle):
        return (
            "weights",
            "unsure",
            tr("looks like functional connectivity, not structure"),
        )
    few = few_negatives(values)
    if (values < 0).any() and not few:
        return "bold", "unsure", tr("square, but with negative values")
    if hint == "bold":
        return "bold", "unsure", tr("named as time series, but square")
    symmetry = tr("symmetric") if symmetric else tr("not symmetric")
    shown = ", ".join(
        (
            tr("one triangle") if triangle else symmetry,
            tr("zero diagonal") if empty_diagonal else tr("diagonal not zero"),
        )
    )
    if few:
        shown += tr(", a few slightly negative values")
    positive = values[values > 0]
    median = float(np.median(positive)) if positive.size else 0.0
    if hint == "lengths":
        return (
            "lengths",
            "likely",
            tr("named as lengths, median {median:.3g}", median=median),
        )
    if hint == "weights":
        sound = symmetric and empty_diagonal and not few
        return "weights", "sure" if sound else "likely", shown
    if _is_like_lengths(positive, median):
        return (
            "lengths",
            "unsure",
            tr("values like lengths in mm, median {median:.3g}", median=median),
        )
    sound = symmetric and empty_diagonal
    return "weights", "likely" if sound else "unsure", shown


def _is_correlation(values: Array, symmetric: bool) -> bool:
    ones = np.allclose(np.diagonal(values), 1.0)
    return bool(symmetric and ones and (np.abs(values) <= 1 + 1e-9).all())


def _is_like_lengths(positive: Array, median: float) -> bool:
    if not positive.size or (positive == np.round(positive)).all():
        return False
    return 10 <= median <= 300 and float(np.quantile(positive, 0.95)) < 4 * median


def size_of(values: Array) -> str:
    return f"{values.shape[0]} x {values.shape[1]}"
