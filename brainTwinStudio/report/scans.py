"""Scans of the coupling, and the space that a twin moves in, in words: for panels."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.language import tr, within
from brainTwinStudio.project import Array
from brainTwinStudio.project.manifold import LatentManifold, Spread
from brainTwinStudio.project.parameter_names import in_sentence
from brainTwinStudio.project.scans import CouplingScan
from brainTwinStudio.report.wording import (
    NOT_ESTIMATED,
    given,
    interval,
    number,
    significant,
)

FC, METASTABILITY, GROWTH = "mean_fc", "metastability", "growth"
ABOUT = tr(
    "Free runs of the network with global coupling, and its balance of excitation and "
    "inhibition beside it, times a factor; the same noise everywhere. 90 % intervals "
    "of means over runs."
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a scan tells: its name in the answer, and what it is called."""

    name: str
    label: str


OUTCOMES = (
    Outcome(FC, tr("Mean FC")),
    Outcome(METASTABILITY, tr("Metastability")),
    Outcome(GROWTH, tr("Growth at rest (1/s)")),
)


def values_of(of: CouplingScan, outcome: str) -> tuple[Array, Array, Array]:
    """Values, low and high ends (row, column); the ends NaN where not estimated."""
    values = getattr(of, outcome)
    if outcome == GROWTH:
        none = np.full(values.shape, np.nan)
        return values, none, none
    return values, getattr(of, f"{outcome}_low"), getattr(of, f"{outcome}_high")


def point(of: CouplingScan, outcome: Outcome, row: int, column: int) -> str:
    """'G × 0.8, excitability × 1.5: mean FC 0.21 [0.20, 0.22]'."""
    values, low, high = (float(v[row, column]) for v in values_of(of, outcome.name))
    beside = ""
    if of.knob:
        beside = f", {in_sentence(of.knob)} × {given(float(of.knob_factors[row]))}"
    factor = given(float(of.factors[column]))
    where = tr("Coupling × {factor}", factor=factor) + beside
    if not np.isfinite(values):
        return f"{where}: {NOT_ESTIMATED}"
    said = f"{where}: {within(outcome.label)} {number(values, 3)}"
    if not np.isfinite(low):
        return tr("{number}, interval not estimated", number=said)
    return f"{said} {interval(low, high, 3)}"


def as_fitted(of: CouplingScan, outcome: Outcome) -> str:
    """The twin as it was fitted, and its recording."""
    told = tr("As fitted: {point}.", point=point(of, outcome, *of.fitted))
    if outcome.name == FC and of.recorded_fc is not None:
        known = number(of.recorded_fc, 3)
        known = tr("{number}, interval not estimated", number=known)
        told += tr(" Dashed: that of the recording, {number}.", number=known)
    if outcome.name == GROWTH:
        told += tr(" Above 0 the network does not come to rest.")
    return told


def spread(of: Spread | None) -> str:
    """'4.31 [3.90, 4.72]', the interval that of single runs."""
    if of is None:
        return NOT_ESTIMATED
    if not of.is_estimated:
        return tr("{number} (interval not estimated)", number=significant(of.mean))
    return f"{significant(of.mean)} {interval(of.low, of.high)}"


def of_manifold(of: LatentManifold) -> tuple[str, ...]:
    """Dimensions and overlaps; in brackets what 90 % of single runs have."""
    filled = spread(of.simulated_dimension)
    told = [tr("Directions filled: twin {number}", number=filled)]
    if of.recorded_dimension is not None:
        told[0] += tr(", recording {number}", number=spread(of.recorded_dimension))
    if of.overlap is not None:
        told.append(
            tr(
                "Overlap of the first {count} axes: {overlap}; of halves of the "
                "recording {halves}; of random axes {chance}",
                count=of.kept,
                overlap=spread(of.overlap),
                halves=spread(of.recorded_overlap),
                chance=number(of.chance),
            )
        )
    return tuple(f"{one}." for one in told)
