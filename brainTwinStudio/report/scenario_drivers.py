"""What drove a plan, as tables and sentences: for terminals and panels alike."""

from brainTwinStudio.language import tr
from brainTwinStudio.project import Effect
from brainTwinStudio.project.scenario_drivers import Driver, PlanDrivers
from brainTwinStudio.report.wording import number, region, significant, span

Table = tuple[tuple[str, ...], ...]
ABLATION = tr(
    "Each factor was taken out and the plan run again with the same noise: whole "
    "effect minus the effect without it, mean and middle 95 % of paired runs. Shares "
    "are of means, their own intervals not estimated; factors overlap, so they need "
    "not add up to 1."
)
LINEAR = tr(
    "Linear theory: share of the change of the mean FC that it foretells, by "
    "integrated gradients; all changed connections together make 1."
)
NONE = tr("No factor could be taken out.")


def share(driver: Driver, whole: PlanDrivers) -> float:
    """Of the first outcome's effect; nan where that is 0."""
    total = whole.effects[0].value
    return driver.effects[0].value / total if total else float("nan")


def linear_share(driver: Driver, whole: PlanDrivers) -> float:
    """Of the change that the linear theory foretells; nan where it says nothing."""
    return driver.linear / whole.linear if whole.linear else float("nan")


def driver_lines(of: PlanDrivers) -> Table:
    """Factors down; kind, name, what it does to every outcome, shares across."""
    heads = tuple(f"{one.label} ({one.unit})" for one in of.effects)
    lines = [("kind", "factor", *heads, "share", "linear theory")]
    for one in of.drivers:
        cells = tuple(effect_text(effect) for effect in one.effects)
        told = number(share(one, of)), number(linear_share(one, of))
        lines.append((one.kind, driver_name(one), *cells, *told))
    return tuple(lines)


def driver_name(driver: Driver) -> str:
    """Regions as people say them."""
    name = driver.name
    for raw in sorted(driver.regions, key=len, reverse=True):
        name = name.replace(raw, region(raw))
    return name


def short_name(driver: Driver) -> str:
    """Where the kind stands beside it."""
    name = driver_name(driver).removeprefix("changed input of ")
    return name.removeprefix("connection of ")


def effect_text(effect: Effect) -> str:
    """'-0.12 [-0.2, -0.1]'."""
    return f"{significant(effect.value)} {span(effect.low, effect.high)}"
