"""Which parameters of any model data determine, which trade with another, and which
leave no trace; and whether more of the same data would help (SCIENCE.md E.7)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from brainTwinStudio.engine.well_posedness.sensitivity import SHARED, Sensitivity
from brainTwinStudio.project import Array, FrozenMap
from brainTwinStudio.project.parameter_names import begun, in_sentence
from brainTwinStudio.project.region_names import region
from brainTwinStudio.project.well_posedness import Direction, ParameterVerdict, Verdict

IDENTIFIABLE = 0.3  # of the prior spread left
MORE = (2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
FOREVER = 1e6
NAMED_ALONE = 0.01  # the same of a global one
NAMED = 0.1  # share of a direction from which a parameter is named
ALIKE = 0.9  # correlation with the weights of a change of their scale
TOGETHER = 0.5  # share of a direction that all regions have in common
Left = Callable[[float], Array]
FEW = (4.0, 64.0)


@dataclass(frozen=True, slots=True, eq=False)
class Regions:
    """Names of regions; of edges the regions at either end (edge,) and their weights
    in prior spreads (edge,), by which a change of scale is known."""

    names: tuple[str, ...] = ()
    rows: Array = field(default_factory=lambda: np.zeros(0, int))
    columns: Array = field(default_factory=lambda: np.zeros(0, int))
    weights: Array = field(default_factory=lambda: np.zeros(0))


def verdict(left: float, alone: float) -> Verdict:
    """identifiable: less than 0.3 of the prior spread is left. correlated: it would be
    so if all others were known. not identifiable: not even then."""
    if left < IDENTIFIABLE:
        return "identifiable"
    return "correlated" if alone < IDENTIFIABLE else "not identifiable"


def verdicts(
    of: Sensitivity, help_of: Callable[[str], str] = lambda name: ""
) -> tuple[ParameterVerdict, ...]:
    """One for every name of the prior. help_of(name): what data would help one that is
    not identifiable."""
    return tuple(_verdict(of, name, help_of) for name in of.prior.places)


def _verdict(
    of: Sensitivity, name: str, help_of: Callable[[str], str]
) -> ParameterVerdict:
    where = of.prior.places[name]
    left, alone = of.left[where], of.alone[where]
    each: tuple[Verdict, ...] = tuple(
        verdict(float(a), float(b)) for a, b in zip(left, alone, strict=True)
    )
    whole: Verdict = max(dict.fromkeys(each), key=each.count)
    partner, correlation = "", 0.0
    if whole != "identifiable":
        partner, correlation = strongest(of, name)
    said = _told(of, name, whole, each, partner, correlation)
    shown = left if left.size > 1 else left.reshape(())
    help_said = "" if whole == "identifiable" else help_of(name)
    return ParameterVerdict(
        name, shown, whole, each, partner, correlation, said, help_said
    )


def strongest(of: Sensitivity, name: str) -> tuple[str, float]:
    """The name that most values of this one are most correlated with after the data
    (its own where regions trade with each other), and the median of those
    correlations."""
    where = of.prior.places[name]
    rows = of.correlation[where]
    best = np.abs(rows).argmax(axis=1)
    values = rows[np.arange(len(rows)), best]
    owner = {int(i): k for k, places in of.prior.places.items() for i in places}
    names = [owner[int(i)] for i in best]
    partner = max(dict.fromkeys(names), key=names.count)
    chosen = [v for v, k in zip(values, names, strict=True) if k == partner]
    return partner, float(np.median(chosen))


def level_and_pattern(of: Sensitivity, name: str) -> tuple[float, float]:
    """Posterior over prior standard deviation of the mean of a parameter over its
    values, and (root mean square) of their differences from it."""
    where = of.prior.places[name]
    each = of.prior.sd[where]
    block = of.posterior[np.ix_(where, where)] / np.outer(each, each)
    level = (1 - SHARED) / where.size + SHARED
    mean, whole = float(block.mean()), float(np.diagonal(block).mean())
    return float(np.sqrt(mean / level)), float(np.sqrt((whole - mean) / (1 - level)))


def _told(
    of: Sensitivity,
    name: str,
    whole: Verdict,
    each: tuple[Verdict, ...],
    partner: str,
    correlation: float,
) -> str:
    left = float(np.median(of.left[of.prior.places[name]]))
    kept = f"{left:.0%} of the prior spread is left"
    if len(each) > 1:
        good = each.count("identifiable")
        kept = f"{good} of {len(each)} values identifiable, {kept}"
        if name in of.prior.alike:
            level, pattern = level_and_pattern(of, name)
            kept += f" ({level:.0%} of their mean, {pattern:.0%} of their differences)"
    if whole == "identifiable":
        return f"Identifiable: {kept}."
    if whole == "correlated":
        other = "each other" if partner == name else in_sentence(partner)
        verb = "Trade" if len(each) > 1 else "Trades"
        return f"{verb} with {other} (r = {correlation:.2f}): {kept}."
    return f"Not identifiable, even if all else were known: {kept}."


# ---------------------------------------------------------------- what would help


def needed(
    left: Left, places: Mapping[str, Array], more: tuple[float, ...] = MORE
) -> dict[str, float]:
    """Name -> how many times the data would be needed for less than 0.3 of the prior
    spread to be left (of several values in the median); inf where the last of `more`
    does not do it, nan where no amount does. left(m): (parameter,) with m times the
    data."""
    spread = {m: left(m) for m in (1.0, *more, FOREVER)}
    found = {}
    for name, where in places.items():
        course = {m: float(np.median(values[where])) for m, values in spread.items()}
        found[name] = _needed(course, more)
    return found


def _needed(course: Mapping[float, float], more: tuple[float, ...]) -> float:
    if course[FOREVER] >= IDENTIFIABLE:
        return np.nan
    before, value = 1.0, course[1.0]
    if value < IDENTIFIABLE:
        return 1.0
    for m in more:
        now = course[m]
        if now < IDENTIFIABLE:  # a straight line in the logarithms
            step = np.log(value / IDENTIFIABLE) / np.log(value / now)
            return float(before * (m / before) ** step)
        before, value = m, now
    return np.inf


# ---------------------------------------------------------------- directions


def directions(
    of: Sensitivity, numbers: tuple[int, ...], regions: Regions
) -> tuple[Direction, ...]:
    return tuple(_direction(of, number, regions) for number in numbers)


def _direction(of: Sensitivity, number: int, regions: Regions) -> Direction:
    moved = of.direction(number)
    parts: dict[str, Array] = {}
    said: list[tuple[float, str]] = []
    for name, where in of.prior.places.items():
        part = moved[where]
        share = float(part @ part)
        parts[name] = _drawn(part, where.size, regions)
        if share >= (NAMED if where.size > 1 else NAMED_ALONE):
            said.append((share, _named(name, part, regions)))
    said.sort(reverse=True)
    what = "; ".join(words for _, words in said) or "many parameters a little each"
    return Direction(float(of.singular[number]), FrozenMap(parts), begun(what))


def _drawn(part: Array, size: int, regions: Regions) -> Array:
    """() or (region,) loading; of edges the root sum of squares at either end."""
    if size == 1:
        return part.reshape(())
    if regions.rows.size == size and size != len(regions.names):
        square = np.zeros(len(regions.names))
        np.add.at(square, regions.rows, part**2)
        np.add.at(square, regions.columns, part**2)
        return np.sqrt(square)
    return part


def _named(name: str, part: Array, regions: Regions) -> str:
    """Which way, and of which regions."""
    called = in_sentence(name)
    if part.size == 1:
        return f"{called} {'up' if part[0] > 0 else 'down'}"
    if part.size != len(regions.names):
        size = np.linalg.norm(regions.weights) * np.linalg.norm(part)
        scale = float(part @ regions.weights) / size if regions.weights.size else 0.0
        if abs(scale) > ALIKE:
            return f"{called} {'up' if scale > 0 else 'down'} in scale"
        return f"{called} of many pairs"
    share = part.sum() ** 2 / (part.size * (part @ part))
    if share >= TOGETHER:
        return f"{called} {'up' if part.sum() > 0 else 'down'} in all regions"
    first = [int(k) for k in np.argsort(-np.abs(part))[:2]]
    ways = ("up" if part[k] > 0 else "down" for k in first)
    where = (region(regions.names[k]) for k in first)
    told = (f"{way} in {name}" for way, name in zip(ways, where, strict=True))
    return f"{called} {', '.join(told)}"
