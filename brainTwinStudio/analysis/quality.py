"""Is this connectome and are these runs fit to be modelled? Cards with a verdict.

Functions take plain arrays: weights (target, source), lengths_mm (target, source),
centres_mm (region, xyz), runs as (region, time). Thresholds are conventions of this
program unless a source is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis import quality_numbers as numbers
from brainTwinStudio.analysis.quality_numbers import Floats
from brainTwinStudio.analysis.tissue import not_tissue

Severity = Literal["bad", "warn", "info", "ok"]
SEVERITIES: tuple[Severity, ...] = ("bad", "warn", "info", "ok")


@dataclass(frozen=True, slots=True)
class Card:
    """One finding: a short title, a sentence or two, and the numbers behind it."""

    severity: Severity
    title: str
    detail: str
    numbers: tuple[tuple[str, float], ...] = ()


def by_severity(cards: Sequence[Card]) -> tuple[Card, ...]:
    """The worst first; within one severity the order stays."""
    return tuple(sorted(cards, key=lambda card: SEVERITIES.index(card.severity)))


# ---------------------------------------------------------------- connectome


def connectome_cards(
    weights: Floats,
    names: Sequence[str],
    hemispheres: Sequence[str],
    lengths_mm: Floats | None = None,
    centres_mm: Floats | None = None,
) -> tuple[Card, ...]:
    """Everything that can be said without a recording."""
    cards = [
        _symmetry(weights),
        _links(weights, names),
        _density(weights),
        _span(weights),
        *_lengths(weights, lengths_mm, centres_mm),
        *_tissue(names),
    ]
    if centres_mm is not None:
        cards.append(_sides(centres_mm, hemispheres, names))
    return tuple(cards)


def _symmetry(weights: Floats) -> Card:
    error = float(np.abs(weights - weights.T).max() / weights.max())
    value = (("largest_asymmetry", error),)
    if error < 1e-6:
        return Card("ok", "Matrix is symmetric", "Both directions agree.", value)
    if one_triangle(weights):
        text = "Tractography has no direction: the other half is to mirror this one."
        return Card("warn", "Only one triangle of the matrix is filled", text, value)
    return Card(
        "info",
        "Matrix is directed",
        f"Both directions of a tract differ by up to {error:.2g} of the largest "
        "weight. Rows are read as receiving.",
        value,
    )


def one_triangle(weights: Floats) -> bool:
    """Whether all weights (target, source) lie on one side of the diagonal."""
    return bool(np.triu(weights, 1).any()) != bool(np.tril(weights, -1).any())


def _tissue(names: Sequence[str]) -> list[Card]:
    """Labels that atlases of the whole surface have besides grey matter."""
    odd = not_tissue(names)
    if not odd:
        return []
    what = count_of(len(odd), "region holds", "regions hold")
    text = f"{', '.join(odd[:5])}: no activity of neurons can be seen there."
    values = (("not_tissue", float(len(odd))),)
    return [Card("warn", f"{what} no grey matter", text, values)]


def _links(weights: Floats, names: Sequence[str]) -> Card:
    """Regions without any connection, and separate parts of the network."""
    from scipy.sparse.csgraph import connected_components

    parts, label = connected_components(weights > 0, directed=False)
    sizes = np.bincount(label)
    alone = np.flatnonzero(sizes[label] == 1)
    values = (("isolated_regions", float(len(alone))), ("parts", float(parts)))
    if len(alone):
        return Card(
            "bad",
            f"{count_of(len(alone), 'region has', 'regions have')} no connections",
            f"{some_of(names, alone)}. Without connections a region cannot take "
            "part; leave it out or mend the matrix.",
            values,
        )
    if parts > 1:
        return Card(
            "warn",
            f"The network falls into {parts} separate parts",
            "Nothing can pass from one part to another.",
            values,
        )
    return Card("ok", "Every region is connected", "The network is one piece.", values)


def _density(weights: Floats) -> Card:
    n = len(weights)
    density = float(np.count_nonzero(weights) / (n * (n - 1)))
    value = (("density", density),)
    if density < 0.05:
        detail = "Few pairs are linked; tractography may have been cut too strictly."
        return Card(
            "warn", f"Only {percent(density)} of pairs are connected", detail, value
        )
    if density > 0.98:
        return Card(
            "info",
            "Nearly all pairs are connected",
            f"{percent(density)} of pairs have a weight: the matrix says how strong, "
            "but hardly where tracts are.",
            value,
        )
    return Card(
        "ok",
        f"{percent(density)} of pairs are connected",
        "A usual density for tractography.",
        value,
    )


def _span(weights: Floats) -> Card:
    positive = weights[weights > 0]
    orders = float(np.log10(positive.max() / positive.min()))
    ranked = np.sort(positive)[::-1]
    share = float(ranked[: max(1, len(ranked) // 20)].sum() / ranked.sum())
    detail = (
        f"From {grouped(positive.min())} to {grouped(positive.max())}; the strongest "
        f"5\u00a0% of connections hold {percent(share)} of all weight."
    )
    values = (("orders_of_magnitude", orders), ("share_of_strongest_5_percent", share))
    severity: Severity = "warn" if orders >= 4.5 else "info"
    title = f"Weights span {orders:.1f} orders of magnitude"
    return Card(severity, title, detail, values)


def _lengths(
    weights: Floats, lengths_mm: Floats | None, centres_mm: Floats | None
) -> list[Card]:
    if lengths_mm is None:
        text = "Delays cannot be modelled; they hardly matter for fMRI."
        return [Card("info", "No tract lengths", text)]
    linked = weights > 0
    missing = int(np.count_nonzero(lengths_mm[linked] == 0))
    longest = float(lengths_mm[linked].max())
    values = (("missing", float(missing)), ("longest_mm", longest))
    cards = []
    if missing:
        title = f"{missing} connections have a weight but no length"
        cards.append(Card("warn", title, "Their delay would be zero.", values))
    if longest > 300:
        text = "No tract of a human brain is longer than about 300 mm. Are these mm?"
        cards.append(Card("warn", f"Longest tract {longest:.0f} mm", text, values))
    if not cards:
        title = f"Lengths plausible, up to {longest:.0f} mm"
        cards.append(Card("ok", title, "Every connection has one.", values))
    if centres_mm is not None:
        cards.append(_length_against_distance(linked, lengths_mm, centres_mm))
    return cards


def _length_against_distance(
    linked: NDArray[np.bool_], lengths_mm: Floats, centres_mm: Floats
) -> Card:
    """Tract length over connected pairs against the straight distance."""
    distance = numbers.distances_mm(centres_mm)
    use = linked & (lengths_mm > 0)
    r = numbers.correlation(lengths_mm[use], distance[use])
    ratio = float(np.median(lengths_mm[use] / np.maximum(distance[use], 1.0)))
    values = (("length_distance_r", r), ("length_over_distance", ratio))
    detail = (
        f"r = {shown(r)}; tracts are {ratio:.1f} times as long as the straight line."
    )
    if not r >= 0.3:
        return Card(
            "bad",
            "Tract lengths do not follow distance",
            f"{detail} The order of the regions may differ between the files.",
            values,
        )
    if not 0.7 <= ratio <= 4:
        return Card("warn", "Tract lengths are off in scale", detail, values)
    return Card("ok", "Tract lengths follow distance", detail, values)


def _sides(
    centres_mm: Floats, hemispheres: Sequence[str], names: Sequence[str]
) -> Card:
    """Left is negative x in RAS coordinates; 2 mm about the midline are ignored."""
    sign = np.array([{"L": -1.0, "R": 1.0}.get(h, 0.0) for h in hemispheres])
    told = (sign != 0) & (np.abs(centres_mm[:, 0]) > 2)
    wrong = np.flatnonzero(told & (np.sign(centres_mm[:, 0]) != sign))
    share = len(wrong) / max(1, int(told.sum()))
    values = (("wrong_side_share", share),)
    if not told.any():
        text = "No region says its side."
        return Card("info", "Left and right not checked", text, values)
    if len(wrong):
        return Card(
            "bad",
            f"{count_of(len(wrong), 'region lies', 'regions lie')} on the wrong side",
            f"{some_of(names, wrong)}. Left must have negative x.",
            values,
        )
    text = "Left regions have negative x, right regions positive."
    return Card("ok", "Left and right agree with the coordinates", text, values)


# ---------------------------------------------------------------- texts


def shown(r: float) -> str:
    """A correlation with two digits, or "not computed"."""
    return f"{r:.2f}" if np.isfinite(r) else "not computed"


def percent(part: float) -> str:
    """A part of a whole as '63 %'."""
    return f"{100 * part:.0f}\u00a0%"


def grouped(value: float) -> str:
    """A number with thousands set apart: '8 706'."""
    text = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    return text.replace(",", "\u202f")


def count_of(n: int, one: str, many: str) -> str:
    """'1 region' or '3 regions'."""
    return f"{n} {one if n == 1 else many}"


def some_of(names: Sequence[str], places: NDArray[np.intp]) -> str:
    """The first five names at `places`, and how many more."""
    shown = ", ".join(names[int(i)] for i in places[:5])
    return shown if len(places) <= 5 else f"{shown} and {len(places) - 5} more"
