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
from brainTwinStudio.language import tr

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
        return Card(
            "ok", tr("Matrix is symmetric"), tr("Both directions agree."), value
        )
    if one_triangle(weights):
        text = tr(
            "Tractography has no direction: the other half is to mirror this one."
        )
        return Card(
            "warn", tr("Only one triangle of the matrix is filled"), text, value
        )
    return Card(
        "info",
        tr("Matrix is directed"),
        tr(
            "Both directions of a tract differ by up to {error:.2g} of the "
            "largest weight. Rows are read as receiving.",
            error=error,
        ),
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
    title = count_of(
        len(odd), tr("region holds no grey matter"), tr("regions hold no grey matter")
    )
    seen = tr("{names}: no activity of neurons can be seen there.")
    text = seen.format(names=", ".join(odd[:5]))
    return [Card("warn", title, text, (("not_tissue", float(len(odd))),))]


def _links(weights: Floats, names: Sequence[str]) -> Card:
    """Regions without any connection, and separate parts of the network."""
    from scipy.sparse.csgraph import connected_components

    parts, label = connected_components(weights > 0, directed=False)
    sizes = np.bincount(label)
    alone = np.flatnonzero(sizes[label] == 1)
    values = (("isolated_regions", float(len(alone))), ("parts", float(parts)))
    if len(alone):
        one, many = tr("region has no connections"), tr("regions have no connections")
        text = tr(
            "{names}. Without connections a region cannot take part; leave it out or "
            "mend the matrix.",
            names=some_of(names, alone),
        )
        return Card("bad", count_of(len(alone), one, many), text, values)
    if parts > 1:
        return Card(
            "warn",
            tr("The network falls into {count} separate parts", count=parts),
            tr("Nothing can pass from one part to another."),
            values,
        )
    return Card(
        "ok", tr("Every region is connected"), tr("The network is one piece."), values
    )


def _density(weights: Floats) -> Card:
    n = len(weights)
    density = float(np.count_nonzero(weights) / (n * (n - 1)))
    value = (("density", density),)
    if density < 0.05:
        detail = tr(
            "Few pairs are linked; tractography may have been cut too strictly."
        )
        return Card(
            "warn",
            tr("Only {share} of pairs are connected", share=percent(density)),
            detail,
            value,
        )
    if density > 0.98:
        return Card(
            "info",
            tr("Nearly all pairs are connected"),
            tr(
                "{share} of pairs have a weight: the matrix says how strong, but "
                "hardly where tracts are.",
                share=percent(density),
            ),
            value,
        )
    return Card(
        "ok",
        tr("{share} of pairs are connected", share=percent(density)),
        tr("A usual density for tractography."),
        value,
    )


def _span(weights: Floats) -> Card:
    positive = weights[weights > 0]
    orders = float(np.log10(positive.max() / positive.min()))
    ranked = np.sort(positive)[::-1]
    share = float(ranked[: max(1, len(ranked) // 20)].sum() / ranked.sum())
    detail = tr(
        "From {least} to {most}; the strongest 5\u00a0% of connections hold {share} of "
        "all weight.",
        least=grouped(positive.min()),
        most=grouped(positive.max()),
        share=percent(share),
    )
    values = (("orders_of_magnitude", orders), ("share_of_strongest_5_percent", share))
    severity: Severity = "warn" if orders >= 4.5 else "info"
    title = tr("Weights span {orders:.1f} orders of magnitude", orders=orders)
    return Card(severity, title, detail, values)


def _lengths(
    weights: Floats, lengths_mm: Floats | None, centres_mm: Floats | None
) -> list[Card]:
    if lengths_mm is None:
        text = tr("Delays cannot be modelled; they hardly matter for fMRI.")
        return [Card("info", tr("No tract lengths"), text)]
    linked = weights > 0
    missing = int(np.count_nonzero(lengths_mm[linked] == 0))
    longest = float(lengths_mm[linked].max())
    values = (("missing", float(missing)), ("longest_mm", longest))
    cards = []
    if missing:
        title = tr("{count} connections have a weight but no length", count=missing)
        cards.append(Card("warn", title, tr("Their delay would be zero."), values))
    if longest > 300:
        text = tr(
            "No tract of a human brain is longer than about 300 mm. Are these mm?"
        )
        title = tr("Longest tract {length:.0f} mm", length=longest)
        cards.append(Card("warn", title, text, values))
    if not cards:
        title = tr("Lengths plausible, up to {length:.0f} mm", length=longest)
        cards.append(Card("ok", title, tr("Every connection has one."), values))
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
    detail = tr(
        "r = {r}; tracts are {ratio:.1f} times as long as the straight line.",
        r=shown(r),
        ratio=ratio,
    )
    if not r >= 0.3:
        detail += tr(" The order of the regions may differ between the files.")
        return Card("bad", tr("Tract lengths do not follow distance"), detail, values)
    if not 0.7 <= ratio <= 4:
        return Card("warn", tr("Tract lengths are off in scale"), detail, values)
    return Card("ok", tr("Tract lengths follow distance"), detail, values)


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
        text = tr("No region says its side.")
        return Card("info", tr("Left and right not checked"), text, values)
    if len(wrong):
        one = tr("region lies on the wrong side")
        title = count_of(len(wrong), one, tr("regions lie on the wrong side"))
        text = tr("{names}. Left must have negative x.", names=some_of(names, wrong))
        return Card("bad", title, text, values)
    text = tr("Left regions have negative x, right regions positive.")
    return Card("ok", tr("Left and right agree with the coordinates"), text, values)


# ---------------------------------------------------------------- texts


def shown(r: float) -> str:
    """A correlation with two digits, or "not computed"."""
    return f"{r:.2f}" if np.isfinite(r) else tr("not computed")


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
    more = len(places) - 5
    return (
        tr("{names} and {count} more", names=shown, count=more) if more > 0 else shown
    )
