"""Well-posedness of a twin in words: for panels, terminals and the report."""

import numpy as np

from brainTwinStudio.project.parameter_names import in_sentence, parameter_label
from brainTwinStudio.project.well_posedness import (
    Criterion,
    Direction,
    ParameterVerdict,
    Perturbed,
    Profile,
    Starts,
    WellPosedness,
)
from brainTwinStudio.report.wording import (
    NOT_ESTIMATED,
    duration,
    number,
    region,
    share,
    significant,
)

RISE = 2.71  # of -2 log likelihood: 90 % of a chi-square with one degree of freedom
MARKS = {  # light -> icon, colour token
    "good": ("tick", "ok"),
    "fair": ("warning", "warn"),
    "poor": ("cross", "bad"),
    NOT_ESTIMATED: ("info", "text3"),
}
LEFT = (
    "Posterior over prior standard deviation: 0 % = the recording settles the value, "
    "100 % = it says nothing beyond the prior."
)
SPECTRUM = (
    "Singular values: how much all features answer to parameters, by prior spread and "
    "noise. Below 1 the prior says more than the recording."
)
PROFILE = (
    "Profile likelihood: the fit gets this much worse where the value is held and "
    "all other parameters are fitted again. Below the line: the 90 % interval."
)
STARTS = "Inversions from points of the prior, on the two axes that part them most."
DISTURBED = "Fits to disturbed data: how far the parameters move with the noise."
NO_STARTS = f"Inversion from many starts: {NOT_ESTIMATED}."
NO_DISTURBED = f"Refits to disturbed data: {NOT_ESTIMATED}."
NO_PROFILE = f"Profile likelihoods: {NOT_ESTIMATED}."
NOT_ASKED = (
    "Whether the recordings of this twin determine it was not estimated. Ask for it in "
    "Inspect, tab Well-posedness."
)


def value_of(one: Criterion) -> str:
    """The number of a criterion, or "not estimated"."""
    return _or_infinite(one.value)


def _or_infinite(value: float) -> str:
    return "infinite" if np.isposinf(value) else significant(value)


def verdict(one: ParameterVerdict) -> str:
    """'identifiable', 'correlated with global coupling, r = −0.97', 'not
    identifiable'; of regional ones in how many regions."""
    count = len(one.verdicts)
    if count > 1:
        held = sum(v == "identifiable" for v in one.verdicts)
        kind = "connections" if one.name.endswith("weights") else "regions"
        told = f"identifiable in {held} of {count} {kind}"
        partner = _partner(one) if one.verdict == "correlated" else ""
        return f"{told}; {partner}" if partner else told
    if one.verdict == "correlated":
        return _partner(one) or "correlated"
    return one.verdict


def _partner(one: ParameterVerdict) -> str:
    if not one.partner:
        return ""
    who = "itself elsewhere" if one.partner == one.name else in_sentence(one.partner)
    return f"correlated with {who}, r = {number(one.correlation)}"


def left(one: ParameterVerdict) -> str:
    """Share of the prior spread that the recording leaves; over regions the median and
    the range."""
    values = np.asarray(one.left, float)
    known = values[np.isfinite(values)]
    if not known.size:
        return NOT_ESTIMATED
    if values.ndim == 0:
        return share(float(values))
    low, high = (number(100 * float(end), 0) for end in (known.min(), known.max()))
    return f"{share(float(np.median(known)))} [{low}, {high}]"


def is_held(one: ParameterVerdict) -> bool:
    """Whether the recording determines it (in most regions)."""
    return one.verdict == "identifiable"


def not_held(one: ParameterVerdict, names: tuple[str, ...]) -> tuple[str, ...]:
    """The regions whose value is not determined."""
    if len(one.verdicts) != len(names):
        return ()
    pairs = zip(names, one.verdicts, strict=True)
    return tuple(region(name) for name, found in pairs if found != "identifiable")


def hint(of: WellPosedness) -> str:
    """One line for a table of parameters: which of them are not determined."""
    loose = [one for one in of.parameters if not is_held(one)]
    if not loose:
        return "All parameters are identifiable."
    told = ", ".join(f"{in_sentence(one.name)} ({one.verdict})" for one in loose)
    return f"Not determined by the recordings: {told}."


def size_of(one: Direction) -> str:
    """'s = 0.012' of a direction."""
    return f"s = {significant(one.singular)}"


def counts(of: WellPosedness) -> str:
    """The numbers of the spectrum in one line."""
    values = np.asarray(of.singular)
    above = int(np.sum(values >= 1))
    condition = f"Condition number {_or_infinite(of.condition)}"
    if of.silent:
        leave = "leave" if of.silent > 1 else "leaves"
        condition = (
            f"Condition number {significant(of.seen_condition)} among directions that "
            f"leave a trace (infinite with the {of.silent} that {leave} none)"
        )
    return (
        f"{condition}, effective rank "
        f"{number(of.effective_rank, 1)}; the recording says more than the prior in "
        f"{above} of {values.size} directions."
    )


def profile_title(one: Profile) -> str:
    """'Global coupling', 'Excitability, L Cuneus'."""
    name = parameter_label(one.name)
    return f"{name}, {region(one.region)}" if one.region else name


def profile_ends(one: Profile, unit: str = "") -> str:
    """'90 %: [1.24, open]'; where both are open, that nothing is settled."""
    if np.isnan(one.low) or np.isnan(one.high):
        return f"90 % interval {NOT_ESTIMATED}"
    if np.isinf(one.low) and np.isinf(one.high):
        return "90 % interval open at both ends: not identifiable"
    low = "open" if np.isinf(one.low) else significant(one.low)
    high = "open" if np.isinf(one.high) else significant(one.high)
    return f"90 % interval [{low}, {high}]{' ' + unit if unit else ''}"


def solutions(of: Starts) -> str:
    """How many solutions the starts found, and the best loss of each."""
    losses, cluster = np.asarray(of.losses), np.asarray(of.cluster)
    known = np.isfinite(losses)
    found = []
    for one in np.unique(cluster[known]):
        mine = losses[known & (cluster == one)]
        starts = "start" if len(mine) == 1 else "starts"
        best = significant(float(mine.min()))
        found.append(f"{int(one) + 1}: {len(mine)} {starts}, loss {best}")
    lost = int((~known).sum())
    tail = f" {lost} of {losses.size} came to no end." if lost else ""
    many = "1 solution" if len(found) == 1 else f"{len(found)} solutions"
    spread = f"Apart by {number(of.dispersion)} prior spreads."
    if not np.isfinite(of.dispersion):
        spread = f"How far the best are apart: {NOT_ESTIMATED}."
    return f"{many} ({'; '.join(found)}). {spread}{tail}"


def steepness(of: Perturbed) -> str:
    """What the slope says."""
    if not np.isfinite(of.slope):
        return f"Slope {NOT_ESTIMATED}."
    way = "noise is damped" if of.slope < 1 else "noise is amplified"
    return f"Slope {number(of.slope)}: {way}."


def basis(of: WellPosedness) -> str:
    """From what, and how long it took."""
    took = f" It took {duration(of.seconds)}." if of.seconds else ""
    return f"Computed from {of.data}.{took}" if of.data else took.strip()
