"""The comparison table as text: for terminals, files and the clipboard."""

import csv
import io
from collections.abc import Callable, Sequence

from brainTwinStudio.project import Comparison, ComparisonRow, best_of, ranked
from brainTwinStudio.report.wording import NOT_ESTIMATED, number

SEPARATORS = {".csv": ",", ".tsv": "\t"}
KINDS = {
    "twin": "twin",
    "copy": "ceiling",
    "structure": "floor",
    "null": "null",
}
Table = tuple[tuple[str, ...], ...]


def whole_table(comparison: Comparison) -> Table:
    """Header and one line a row, twins by mean rank, then what is not ranked; numbers
    with all their digits, ranks by metric behind the values."""
    metrics = comparison.metrics
    judged = [metric for metric in metrics if metric.better is not None]
    head = ("rank", "name", "kind", "mean_rank", *(m.name for m in metrics))
    lines: list[tuple[str, ...]] = [
        (*head, *(f"rank_{metric.name}" for metric in judged))
    ]
    for place, one in zip(places(comparison), ranked(comparison), strict=True):
        by_metric = (_digits(one.by_metric.get(metric.name)) for metric in judged)
        values = _values(one.row, comparison, _digits)
        lines.append(
            (place, one.row.name, "twin", _digits(one.mean), *values, *by_metric)
        )
    for row in comparison.references:
        values = _values(row, comparison, _digits)
        empty = [""] * len(judged)
        lines.append(("", row.name, KINDS[row.kind], "", *values, *empty))
    return tuple(lines)


def places(comparison: Comparison) -> tuple[str, ...]:
    """'1', '2=', '2=', '4' for the twins by mean rank; "" where there is none."""
    means = [one.mean for one in ranked(comparison)]
    known = [mean for mean in means if mean is not None]
    return tuple(
        ""
        if mean is None
        else f"{1 + sum(other < mean for other in known)}"
        f"{'=' if known.count(mean) > 1 else ''}"
        for mean in means
    )


def as_text(comparison: Comparison, suffix: str) -> str:
    """The whole table for a file: .csv and .tsv with all digits for programs, one line
    a row; .md for people, one line a metric."""
    if suffix == ".md":
        table = metric_lines(comparison, named=True)
        lines = (table[0], ("---",) * len(table[0]), *table[1:])
        return "".join(f"| {' | '.join(map(_escaped, line))} |\n" for line in lines)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=SEPARATORS[suffix], lineterminator="\n")
    writer.writerows(whole_table(comparison))
    return stream.getvalue()


def ranking_lines(comparison: Comparison) -> Table:
    """Place, mean rank, column of `metric_lines` and name, for people."""
    lines = [("rank", "mean rank", "column", "twin")]
    for at, (place, one) in enumerate(
        zip(places(comparison), ranked(comparison), strict=True)
    ):
        mean = NOT_ESTIMATED if one.mean is None else number(one.mean)
        lines.append((place, mean, f"[{at + 1}]", one.row.name))
    return tuple(lines)


def metric_lines(comparison: Comparison, *, named: bool = False) -> Table:
    """Metrics down, rows across; * marks the best of the twins. named: the twins by
    their names and not by their columns, and their mean ranks below."""
    order = ranked(comparison)
    twins = [one.row for one in order]
    rows = (*twins, *comparison.references)
    heads = [row.name if named else f"[{i + 1}]" for i, row in enumerate(twins)]
    heads += [row.name for row in comparison.references]
    lines = [("", "better", *heads)]
    if named:
        means = ["–" if one.mean is None else number(one.mean) for one in order]
        empty = [""] * len(comparison.references)
        lines.append(("Mean rank", "lower", *means, *empty))
    for metric in comparison.metrics:
        best = best_of(metric, twins) if len(twins) > 1 else None
        cells = []
        for row in rows:
            value = row.value(metric.name)
            marked = row.kind == "twin" and best is not None and value == best
            text = "–" if value is None else number(value, 3)
            cells.append(f"{text}{' *' if marked else ''}")
        lines.append((metric.label, metric.better or "", *cells))
    return tuple(lines)


def _values(
    row: ComparisonRow, comparison: Comparison, say: Callable[[float | None], str]
) -> Sequence[str]:
    return [say(row.value(metric.name)) for metric in comparison.metrics]


def _digits(value: float | None) -> str:
    return NOT_ESTIMATED if value is None else f"{value:.6g}"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
