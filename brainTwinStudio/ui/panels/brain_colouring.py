"""One value a region, as the 3D view shows it: colours, bar, words."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.language import tr, within
from brainTwinStudio.project import Array
from brainTwinStudio.report.wording import NOT_ESTIMATED, significant
from brainTwinStudio.ui.panels.facts_region import within_fences


@dataclass(frozen=True, slots=True, eq=False)
class Colouring:
    """One value a region. values (region,), NaN where there is none; intervals (2,
    region) low and high, None where not estimated, and without meaning where `exact`;
    noise (region,): within noise, drawn grey. told (region,): what is said in the place
    of values that stand for words."""

    key: str
    label: str
    values: Array
    unit: str = ""
    diverging: bool = False
    exact: bool = False
    intervals: Array | None = None
    noise: Array | None = None
    greyed: str = tr("within noise")  # why a region is drawn grey
    ends: tuple[float, float] | None = None  # of the colour bar, where they are known
    told: tuple[str, ...] = ()

    @property
    def shown(self) -> Array:
        """Values to colour by: nothing where a change is within noise."""
        if self.noise is None:
            return self.values
        return np.where(self.noise, np.nan, self.values)

    @property
    def limits(self) -> tuple[float, float]:
        """Ends of the colour bar: equal arms around zero for differences, else without
        outliers, which would make all other regions alike."""
        if self.ends is not None:
            return self.ends
        known = self.shown[np.isfinite(self.shown)]
        if not known.size:
            known = self.values[np.isfinite(self.values)]
        if not known.size:
            return (0.0, 1.0)
        if self.diverging:
            arm = float(np.abs(np.clip(known, *within_fences(known))).max()) or 1.0
            return (-arm, arm)
        return within_fences(known)

    def words(self, region: int) -> str:
        """'excitability 0.50 [0.43, 0.58]' of one region, for its tag."""
        if self.told:
            return f"{within(self.label)}: {self.told[region]}"
        value = float(self.values[region])
        if not np.isfinite(value):
            return tr("{label}: no value", label=within(self.label))
        text = f"{within(self.label)} {significant(value, self.unit)}"
        if self.exact:
            return text
        if self.noise is not None and self.noise[region]:
            text += f", {self.greyed}"
        if self.intervals is None or not np.isfinite(self.intervals[:, region]).all():
            return tr(
                "{value}, interval {not_estimated}",
                value=text,
                not_estimated=NOT_ESTIMATED,
            )
        low, high = (significant(float(end)) for end in self.intervals[:, region])
        return f"{text}  [{low}, {high}]"
