"""The rows of the dashboard in words: numbers, lights and what they mean (SCIENCE.md
E.7)."""

from collections.abc import Sequence

import numpy as np

from brainTwinStudio.engine.well_posedness.identifiability import IDENTIFIABLE
from brainTwinStudio.engine.well_posedness.many_starts import NEAR
from brainTwinStudio.engine.well_posedness.sensitivity import Sensitivity
from brainTwinStudio.language import within
from brainTwinStudio.project.parameter_names import in_sentence
from brainTwinStudio.project.well_posedness import (
    Criterion,
    Direction,
    Light,
    ParameterVerdict,
    Perturbed,
    Starts,
    condition_of,
)

LIGHTS = {  # good up to, fair up to
    "existence": (1.2, 2.0),
    "uniqueness": (0.1, 0.3),
    "stability": (1.0, 2.0),
    "conditioning": (1e2, 1e4),
    "identifiability": (IDENTIFIABLE, 0.6),
}
LABELS = {
    "existence": "Is there a solution?",
    "uniqueness": "Is there only one?",
    "stability": "Does it answer calmly to noise?",
    "conditioning": "Are all directions told alike?",
    "identifiability": "Do the data tell the parameters?",
}
MEANINGS = {
    "existence": "Mean squared difference of free-running simulations from the "
    "recordings over that of two runs of this person, weighed as in the fit: 1 is as "
    "far off as the next run.",
    "uniqueness": "The inversion repeated from points of the prior on the linear "
    "theory: how far apart parameters lie that fit equally well, in prior spreads.",
    "stability": "Noise of 1 to 10 % of the features' root mean square added to the "
    "data, and refitted from the optimum: relative change of the parameters (in prior "
    "spreads) per relative change of the data.",
    "conditioning": "Largest over smallest singular value of the sensitivity matrix, "
    "scaled by prior spreads and the noise of the features, among the directions that "
    "leave a trace in the data at all; the others are named.",
    "identifiability": "Posterior over prior standard deviation, in the median of all "
    "values (Cramer-Rao with the prior; what the model cannot follow counts as noise).",
}


def light(name: str, value: float) -> Light:
    good, fair = LIGHTS[name]
    if np.isnan(value):
        return "not estimated"
    return "good" if value <= good else "fair" if value <= fair else "poor"


def criterion(name: str, value: float, told: str, shown: Light | None = None):
    return Criterion(
        name, LABELS[name], value, shown or light(name, value), told, MEANINGS[name]
    )


def not_estimated(name: str, why: str) -> Criterion:
    return criterion(name, np.nan, f"Not estimated: {why}.")


def existence(value: float, parts: dict[str, float]) -> Criterion:
    each = ", ".join(f"{name} {part:.2g}" for name, part in parts.items())
    return criterion(
        "existence",
        value,
        f"{value:.2g} times the difference of two runs of this person ({each}).",
    )


def uniqueness(of: Starts) -> Criterion:
    near = int((of.losses <= (1 + NEAR) * of.losses[0]).sum())
    said = f"{near} of {of.losses.size} inversions within 5 % of the best loss"
    if near < 2:
        return criterion("uniqueness", np.nan, f"Only {said}.", "poor")
    groups = int(of.cluster[:near].max()) + 1
    alike = "one solution" if groups == 1 else f"{groups} different solutions"
    return criterion(
        "uniqueness",
        of.dispersion,
        f"{said}: {alike}, {of.dispersion:.2g} prior spreads apart.",
    )


def stability(of: Perturbed) -> Criterion:
    most = f"{of.change[-1].mean():.1%} at {of.levels[-1]:.0%} noise"
    return criterion(
        "stability", of.slope, f"Parameters change by {most}: slope {of.slope:.2g}."
    )


def conditioning(
    of: Sensitivity, sloppy: Sequence[Direction], least_seen: Direction | None
) -> Criterion:
    """sloppy: the directions told least, the least first; least_seen: the one told
    least of those that leave a trace."""
    size, rank = of.singular.size, of.effective_rank
    if least_seen is None:
        return criterion("conditioning", np.inf, "No direction leaves any trace.")
    value, silent = condition_of(of.seen), size - of.seen.size
    said = (
        f"{_told(value)} among the {of.seen.size} directions that leave a trace in the "
        f"data (effective rank {rank:.0f}). Told least: {within(least_seen.told)}."
    )
    if silent:
        names = [within(one.told) for one in sloppy if one.singular == 0]
        more = f"; and {silent - len(names)} more" if silent > len(names) else ""
        verbs = "they leave none and make" if silent > 1 else "it leaves none and makes"
        said += f" Set aside, for {verbs} it infinite: {'; '.join(names)}{more}."
    return criterion("conditioning", value, said)


def _told(value: float) -> str:
    """A number of some digits, without a power of ten."""
    return f"{value:.3g}" if value < 1000 else f"{value:,.0f}".replace(",", "\u202f")


def identifiability(of: Sensitivity, found: Sequence[ParameterVerdict]) -> Criterion:
    names: dict[str, list[str]] = {}
    for one in found:
        names.setdefault(one.verdict, []).append(in_sentence(one.name))
    said = "; ".join(f"{kind}: {', '.join(each)}" for kind, each in names.items())
    value = float(np.median(of.left))
    return criterion("identifiability", value, f"{value:.0%} left; {said}.")


def help_of(times: float, seconds: float, partner: str, *, model: bool) -> str:
    """What data would help: `times` as much of them (identifiability.needed),
    `model` where only a model that fits better would."""
    if np.isfinite(times):
        more = (times - 1) * seconds / 60
        return f"About {more:.0f} more minutes of rest ({times:.2g} times as much)."
    if np.isinf(times):
        return (
            "More than 64 times as much rest; a perturbation such as stimulation tells "
            "sooner."
        )
    if model:
        return (
            "No amount of rest as long as the model misses the recordings by this "
            "much; a model that fits better."
        )
    only = f"rest tells it only together with {partner}" if partner else "rest is blind"
    return f"No amount of rest: {only}. It needs a perturbation, such as stimulation."
