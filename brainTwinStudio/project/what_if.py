"""Counterfactuals: what if a parameter of the twin were another."""

import math
from dataclasses import dataclass
from typing import Literal, get_args

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project.surgery import Damage

Mode = Literal["value", "factor", "shift"]
MODES: tuple[Mode, ...] = get_args(Mode)
EDGE = "edge"
LEAST_WEIGHT = 0.01  # of a change around damage: less is nothing
EXCITABILITY = "excitability"
# Model -> the parameter that stands for its balance of excitation and inhibition, and
# whether more of it is more excitable (SCIENCE.md F.2).
BALANCE: dict[str, tuple[str, bool]] = {
    "hopf": ("a", True),
    "dynamic_mean_field": ("J_i", False),
    "jansen_rit": ("B", False),
    "montbrio_pazo_roxin": ("J", True),
    "wilson_cowan": ("c_ei", False),
}


@dataclass(frozen=True, slots=True)
class ParameterChange:
    """Another value of a parameter of the model, or of the weight of one connection.

    name: of the parameter, or EDGE with edge (target, source). amounts: one for all
    regions, or one a region; mode: the new value itself, a factor on it, or what is
    added to it. regions: those it holds for, () = all. The engine refuses what leaves
    the bounds of the model.
    """

    name: str
    amounts: tuple[float, ...]
    mode: Mode = "value"
    regions: tuple[str, ...] = ()
    edge: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise InputError(f"No change by '{self.mode}'. Known: {', '.join(MODES)}.")
        if (self.name == EDGE) != (self.edge is not None):
            raise InputError(
                f"A change of one weight is called '{EDGE}' and names its connection."
            )
        if self.edge is not None and self.regions:
            raise InputError("A change of one weight names no further regions.")
        if len(self.amounts) not in (1, len(self.regions)):
            raise InputError(
                f"What if {self.name}: {len(self.amounts)} amounts for "
                f"{len(self.regions)} regions; expected one, or one a region."
            )
        if not all(math.isfinite(amount) for amount in self.amounts):
            raise InputError(
                tr(
                    "What if {parameter}: an amount is not a finite number.",
                    parameter=self.name,
                )
            )
        if self.mode == "factor" and min(self.amounts) < 0:
            raise InputError(
                tr(
                    "What if {parameter}: a factor must be 0 or more.",
                    parameter=self.name,
                )
            )
        if len(set(self.regions)) != len(self.regions):
            raise InputError(f"What if {self.name} names a region twice.")

    def amount_of(self, place: int) -> float:
        """Of the region in that place of `regions`."""
        return self.amounts[0] if len(self.amounts) == 1 else self.amounts[place]


def balance_of(node: str) -> tuple[str, bool]:
    """The parameter for E/I shifts of a model. Raises InputError where it has none."""
    if node not in BALANCE:
        known = ", ".join(BALANCE)
        raise InputError(
            f"{node} has no single parameter for the balance of excitation and "
            f"inhibition. Known: {known}. Name a parameter instead."
        )
    return BALANCE[node]


def perilesional(
    damage: Damage, node: str, amount: float, width_mm: float
) -> ParameterChange:
    """Excitability of regions around damage, raised (above 0) or lowered by `amount`
    in units of the model's own parameter, less with distance d from its border: times
    exp(-d^2 / (2 width^2)). Usual widths are 10 to 20 mm (SCIENCE.md F.2). Raises
    InputError where distances were not measured."""
    name, is_more = balance_of(node)
    if not damage.near:
        raise InputError(
            tr(
                "How far regions lie from {damage} is not known (no centres in a "
                "common space): excitability around it cannot be changed.",
                damage=damage.title,
            )
        )
    if not width_mm > 0:
        raise InputError(
            tr("The width of the change around damage must be above 0 mm.")
        )
    far = zip(damage.near, damage.near_mm, strict=True)
    weights = {n: math.exp(-(d**2) / (2 * width_mm**2)) for n, d in far}
    kept = {n: w for n, w in weights.items() if w >= LEAST_WEIGHT}
    if not kept:
        raise InputError(tr("No region lies near {damage}.", damage=damage.title))
    signed = amount if is_more else -amount
    amounts = tuple(round(signed * w, 6) for w in kept.values())
    return ParameterChange(name, amounts, "shift", tuple(kept))


def excitability(
    node: str, amount: float, regions: tuple[str, ...] = ()
) -> ParameterChange:
    """A shift of the balance of excitation and inhibition, above 0 more excitable, in
    units of the parameter that stands for it."""
    name, is_more = balance_of(node)
    return ParameterChange(name, (amount if is_more else -amount,), "shift", regions)
