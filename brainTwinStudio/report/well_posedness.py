"""Well-posedness of a twin in words: for panels, terminals and the report."""

import numpy as np

from brainTwinStudio.language import heard, tr
from brainTwinStudio.project.parameter_names import in_sentence, parameter_label
from brainTwinStudio.project.well_posedness import (
    UNKNOWN,
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
    UNKNOWN: ("info", "text3"),
}
WORDS: dict[str, str] = {  # light or verdict -> as people read it
    "good": tr("good"),
    "fair": tr("fair"),
    "poor": tr("poor"),
    UNKNOWN: NOT_ESTIMATED,
    "identifiable": tr("identifiable"),
    "correlated": tr("correlated"),
    "not identifiable": tr("not identifiable"),
}
LEFT = tr(
    "Posterior over prior standard deviation: 0 % = the recording settles the value, "
    "100 % = it says nothing beyond the prior."
)
SPECTRUM = tr(
    "Singular values: how much all features answer to parameters, by prior spread and "
    "noise. Below 1 the prior says more than the recording."
)
PROFILE = tr(
    "Profile likelihood: the fit gets this much worse where the value is held and "
    "all other parameters are fitted again. Below the line: the 90 % interval."
)
STARTS = tr("Inversions from points of the prior, on the two axes that part them most.")
DISTURBED = tr("Fits to disturbed data: how far the parameters move with the noise.")
NO_STARTS = tr("Inversion from many starts: not estimated.")
NO_DISTURBED = tr("Refits to disturbed data: not estimated.")
NO_PROFILE = tr("Profile likelihoods: not estimated.")
NOT_ASKED = tr(
    "Whether the recordings of this twin determine it was not estimated. Ask for it in "
    "Inspect, tab Well-posedness."
)


def value_of(one: Criterion) -> str:
    """The number of a criterion, or "not estimated"."""
    return _or_infinite(one.value)


def _or_infinite(value: float) -> str:
    return tr("infinite") if np.isposinf(value) else significant(value)


def verdict(one: ParameterVerdict) -> str:
    """'identifiable', 'correlated with global coupling, r = −0.97', 'not
    identifiable'; of regional ones in how many regions."""
    count = len(one.verdicts)
    if count > 1:
        held = sum(v == "identifiable" for v in one.verdicts)
        told = tr("identifiable in {held} of {count} regions", held=held, count=count)
        if one.name.endswith("weights"):
            told = tr(
                "identifiable in {held} of {count} connections", held=held, count=count
            )
        partner = _partner(one) if one.verdict == "correlated" else ""
        return f"{told}; {partner}" if partner else told
    if one.verdict == "correlated":
        return _partner(one) or WORDS["correlated"]
    return WORDS[one.verdict]


def _partner(one: ParameterVerdict) -> str:
    if not one.partner:
        return ""
    r = number(one.correlation)
    if one.partner == one.name:
        return tr("correlated with itself elsewhere, r = {r}", r=r)
    partner = in_sentence(one.partner)
    return tr("correlated with {parameter}, r = {r}", parameter=partner, r=r)


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
        return tr("All parameters are identifiable.")
    told = ", ".join(f"{in_sentence(one.name)} ({WORDS[one.verdict]})" for one in loose)
    return tr("Not determined by the recordings: {parameters}.", parameters=told)


def size_of(one: Direction) -> str:
    """'s = 0.012' of a direction."""
    return f"s = {significant(one.singular)}"


def counts(of: WellPosedness) -> str:
    """The numbers of the spectrum in one line."""
    values = np.asarray(of.singular)
    above = int(np.sum(values >= 1))
    condition = tr("Condition number {number}", number=_or_infinite(of.condition))
    if of.silent:
        traced = tr(
            "Condition number {number} among directions that leave a trace (infinite "
            "with the {count} that leave none)"
        )
        if of.silent == 1:
            traced = tr(
                "Condition number {number} among directions that leave a trace "
                "(infinite with the {count} that leaves none)"
            )
        seen = significant(of.seen_condition)
        condition = traced.format(number=seen, count=of.silent)
    return tr(
        "{condition}, effective rank {rank}; the recording says more than the prior in "
        "{above} of {count} directions.",
        condition=condition,
        rank=number(of.effective_rank, 1),
        above=above,
        count=values.size,
    )


def profile_title(one: Profile) -> str:
    """'Global coupling', 'Excitability, L Cuneus'."""
    name = parameter_label(one.name)
    return f"{name}, {region(one.region)}" if one.region else name


def profile_ends(one: Profile, unit: str = "") -> str:
    """'90 %: [1.24, open]'; where both are open, that nothing is settled."""
    if np.isnan(one.low) or np.isnan(one.high):
        return tr("90 % interval not estimated")
    if np.isinf(one.low) and np.isinf(one.high):
        return tr("90 % interval open at both ends: not identifiable")
    ends = (one.low, one.high)
    low, high = (tr("open") if np.isinf(end) else significant(end) for end in ends)
    told = tr("90 % interval [{low}, {high}]", low=low, high=high)
    return f"{told} {unit}" if unit else told


def solutions(of: Starts) -> str:
    """How many solutions the starts found, and the best loss of each."""
    losses, cluster = np.asarray(of.losses), np.asarray(of.cluster)
    known = np.isfinite(losses)
    found = []
    for one in np.unique(cluster[known]):
        mine = losses[known & (cluster == one)]
        best = significant(float(mine.min()))
        told = tr("{count} starts, loss {best}", count=len(mine), best=best)
        if len(mine) == 1:
            told = tr("1 start, loss {best}", best=best)
        found.append(f"{int(one) + 1}: {told}")
    lost = int((~known).sum())
    tail = ""
    if lost:
        tail = tr(" {lost} of {count} came to no end.", lost=lost, count=losses.size)
    many = tr("{count} solutions", count=len(found))
    if len(found) == 1:
        many = tr("1 solution")
    spread = tr("Apart by {number} prior spreads.", number=number(of.dispersion))
    if not np.isfinite(of.dispersion):
        spread = tr("How far the best are apart: not estimated.")
    return f"{many} ({'; '.join(found)}). {spread}{tail}"


def steepness(of: Perturbed) -> str:
    """What the slope says."""
    if not np.isfinite(of.slope):
        return tr("Slope not estimated.")
    if of.slope < 1:
        return tr("Slope {slope}: noise is damped.", slope=number(of.slope))
    return tr("Slope {slope}: noise is amplified.", slope=number(of.slope))


def basis(of: WellPosedness) -> str:
    """From what, and how long it took."""
    took = tr("It took {time}.", time=duration(of.seconds)) if of.seconds else ""
    if not of.data:
        return took
    source = tr("Computed from {data}.", data=heard(of.data))
    return f"{source} {took}".strip()
