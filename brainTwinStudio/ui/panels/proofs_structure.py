"""Pictures of a connectome: weights, lengths, positions."""

from collections.abc import Callable

import numpy as np

from brainTwinStudio.analysis import quality_numbers as numbers
from brainTwinStudio.analysis.connectivity import upper
from brainTwinStudio.analysis.tissue import not_tissue
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Connectome
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui.panels.proof_kinds import NO_PICTURE, MatrixProof, Proof
from brainTwinStudio.ui.plots.evidence import Evidence, Limit, Trace, histogram

LONGEST_MM = 300.0
CLOSE_MM = 5.0  # centres are not ends of tracts


def isolated(connectome: Connectome) -> tuple[str, ...]:
    """Regions without any connection."""
    weights = connectome.weights
    linked = np.logical_or(weights.any(axis=0), weights.any(axis=1))
    return _names(connectome, np.logical_not(linked))


def wrong_side(connectome: Connectome) -> tuple[str, ...]:
    """Regions whose centre lies on the other side than they say."""
    parcellation = connectome.parcellation
    if parcellation.centres_mm is None:
        return ()
    x = parcellation.centres_mm[:, 0]
    sides = np.array(
        [{"L": -1.0, "R": 1.0}.get(s, 0) for s in parcellation.hemispheres]
    )
    return _names(connectome, (sides * x < 0) & (np.abs(x) > 2))


MIDLINE = tr("midline")


def _names(connectome: Connectome, places: Array) -> tuple[str, ...]:
    names = connectome.parcellation.region_names
    return tuple(names[i] for i in np.flatnonzero(places))


def _matrix(connectome: Connectome) -> Proof:
    return Proof(tr("Structural weights"), MatrixProof(connectome))


def _directed(connectome: Connectome) -> Proof:
    weights = connectome.weights
    if np.array_equal(weights, weights.T):
        return _matrix(connectome)
    x, y = np.sqrt(upper(weights)), np.sqrt(upper(weights.T))
    dots = (x, y, np.abs(x - y) > 0.1 * max(float(x.max()), float(y.max())))
    ends = np.array([0.0, max(float(x.max()), float(y.max()))])
    both = Trace(tr("the same both ways"), "text3", ends, ends, width=1.0)
    evidence = Evidence(
        tr("√ weight, one way"),
        tr("√ weight, other way"),
        (both,),
        dots=dots,
        from_zero=True,
    )
    return Proof(tr("Both directions of every connection"), evidence)


def _links(connectome: Connectome) -> Proof:
    alone = isolated(connectome)
    if alone:
        return Proof(tr("Structural weights"), MatrixProof(connectome), alone)
    strength = np.sort(connectome.weights.sum(axis=1))[::-1]
    rank = np.arange(1, len(strength) + 1, dtype=float)
    curve = Trace(
        tr("strength"), "measured", rank, np.log10(np.maximum(strength, 1e-30))
    )
    evidence = Evidence(tr("Region, strongest first"), tr("Strength, log10"), (curve,))
    return Proof(tr("Strength of every region"), evidence)


def _span(connectome: Connectome) -> Proof:
    positive = np.log10(connectome.weights[connectome.weights > 0])
    ranked = np.sort(positive)[::-1]
    fifth = float(ranked[max(0, len(ranked) // 20 - 1)])
    evidence = Evidence(
        tr("Weight, log10"),
        tr("Share of connections (%)"),
        (histogram(positive, tr("weights"), "measured"),),
        (Limit(fifth, " " + tr("strongest 5 %"), "accent"),),
        from_zero=True,
    )
    return Proof(tr("How weights are spread"), evidence)


def _lengths(connectome: Connectome) -> Proof:
    if connectome.lengths_mm is None:
        return NO_PICTURE
    known = connectome.lengths_mm[connectome.lengths_mm > 0]
    limits = (Limit(LONGEST_MM, " " + tr("longest plausible"), "warn"),)
    evidence = Evidence(
        tr("Tract length (mm)"),
        tr("Share of connections (%)"),
        (histogram(known, tr("lengths"), "measured"),),
        limits if float(known.max()) > 0.8 * LONGEST_MM else (),
        from_zero=True,
    )
    return Proof(tr("How long tracts are"), evidence)


def _distance(connectome: Connectome) -> Proof:
    centres, lengths = connectome.parcellation.centres_mm, connectome.lengths_mm
    if centres is None or lengths is None:
        return NO_PICTURE
    linked = np.triu((connectome.weights > 0) & (lengths > 0), 1)
    x, y = numbers.distances_mm(centres)[linked], lengths[linked]
    end = float(max(x.max(), y.max()))
    straight = Trace(tr("straight line"), "text3", *_diagonal(end), width=1.0)
    short = y < x - CLOSE_MM
    words = tr(
        "r = {r}, {count} tracts",
        r=number(numbers.correlation(x, y)),
        count=len(x),
    )
    if short.any():
        shorter = int(short.sum())
        words += ", " + tr("{count} shorter than the straight line", count=shorter)
    evidence = Evidence(
        tr("Straight distance (mm)"),
        tr("Tract length (mm)"),
        (straight,),
        dots=(x, y, short),
        words=words,
        from_zero=True,
    )
    return Proof(tr("Tract length against distance"), evidence)


def _diagonal(end: float) -> tuple[Array, Array]:
    ends = np.array([0.0, end])
    return ends, ends


def _sides(connectome: Connectome) -> Proof:
    centres = connectome.parcellation.centres_mm
    if centres is None:
        return NO_PICTURE
    wrong = wrong_side(connectome)
    marked = np.isin(connectome.parcellation.region_names, wrong)
    evidence = Evidence(
        tr("Left to right (mm)"),
        tr("Back to front (mm)"),
        limits=(Limit(0.0, " " + MIDLINE),),
        dots=(centres[:, 0], centres[:, 1], marked),
        equal=True,
    )
    return Proof(tr("Region centres from above"), evidence, wrong)


def _tissue(connectome: Connectome) -> Proof:
    names = connectome.parcellation.region_names
    odd = tuple(not_tissue(names))
    strength = connectome.weights.sum(axis=1)
    order = np.argsort(strength)[::-1]
    rank = np.arange(1, len(strength) + 1, dtype=float)
    marked = np.isin(np.array(names)[order], odd)
    evidence = Evidence(
        tr("Region, strongest first"),
        tr("Strength, log10"),
        dots=(rank, np.log10(np.maximum(strength[order], 1e-30)), marked),
        words=", ".join(odd[:4]),
    )
    return Proof(tr("Strength of the labels without grey matter"), evidence, odd)


OF_STRUCTURE: dict[str, Callable[[Connectome], Proof]] = {
    "largest_asymmetry": _directed,
    "isolated_regions": _links,
    "density": _matrix,
    "not_tissue": _tissue,
    "orders_of_magnitude": _span,
    "missing": _lengths,
    "length_distance_r": _distance,
    "wrong_side_share": _sides,
}
