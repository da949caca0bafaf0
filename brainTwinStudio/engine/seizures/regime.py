"""What seizures do in the fitted network, and what scaling of the coupling would
change it: the question that users of the Virtual Epileptic Patient ask first."""

import numpy as np

from brainTwinStudio.engine.seizures.forward import Runs, every_region, onsets
from brainTwinStudio.engine.seizures.network import own_threshold
from brainTwinStudio.project import Array
from brainTwinStudio.project.seizure_twin import Regime, RegimeKind

SCALES = np.array([0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0])
LOW, HIGH = 0.05, 0.95
MOST = 0.5  # of draws
EVERYWHERE = 0.7  # of regions


def regime_of(runs: Runs, connections: Array) -> Regime:
    """By simulations of all runs at each scale."""
    regions = len(connections)
    counts, spreads = [], []
    for scale in SCALES:
        scaled = runs._replace(coupling=scale * runs.coupling)
        onset = onsets(scaled, connections, every_region(regions))[0]
        seizing = np.isfinite(onset)
        alone = own_threshold(scaled.coupling, connections) < scaled.x0.T
        counts.append(seizing.sum(axis=1))
        spreads.append((seizing & ~alone).any(axis=1).mean())
    many = np.stack(counts)
    mean = many.mean(axis=1)
    here = int(np.argmin(np.abs(SCALES - 1.0)))
    needed = next(
        (float(s) for s, p in zip(SCALES, spreads, strict=True) if p > MOST), np.nan
    )
    kind = _kind(mean[here], spreads[here], regions)
    return Regime(
        kind,
        SCALES,
        mean,
        np.quantile(many, LOW, axis=1),
        np.quantile(many, HIGH, axis=1),
        needed,
        _sentence(kind, mean, spreads, needed, here),
    )


def _kind(count: float, spread: float, regions: int) -> RegimeKind:
    if count < 0.5:
        return "no seizure"
    if count > EVERYWHERE * regions:
        return "everywhere"
    return "spreads" if spread > MOST else "stays"


def _sentence(
    kind: RegimeKind, mean: Array, spreads: list[float], needed: float, here: int
) -> str:
    said = {
        "no seizure": "The fitted network has no seizures: in most draws no region is "
        "above its threshold at the coupling that was found.",
        "stays": f"Seizures stay where they begin: {mean[here]:.1f} regions seize on "
        "average, nearly all of them by themselves.",
        "spreads": f"Seizures spread: {mean[here]:.1f} regions seize on average, in "
        f"{spreads[here]:.0%} of draws some of them only because others do.",
        "everywhere": f"Seizures take nearly the whole brain ({mean[here]:.0f} "
        "regions): the coupling is too strong to tell regions apart.",
    }[kind]
    if kind == "spreads":
        less = [s for s, p in zip(SCALES, spreads, strict=True) if s < 1 and p <= MOST]
        if less:
            said += f" With {max(less):g} times the coupling they would not."
        return said
    if kind == "everywhere":
        return said
    if np.isfinite(needed):
        return said + f" With {needed:g} times the coupling they would spread."
    return said + (
        f" No coupling up to {SCALES[-1]:g} times as strong makes them spread: the "
        "other regions are too far below their thresholds, or too weakly connected "
        "with the zone."
    )
