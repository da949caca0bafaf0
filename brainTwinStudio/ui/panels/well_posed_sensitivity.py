"""How summaries of the prediction answer to parameters, as bars: a tornado."""

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project.parameter_names import parameter_label
from brainTwinStudio.project.well_posedness import WellPosedness
from brainTwinStudio.report.wording import NOT_ESTIMATED
from brainTwinStudio.ui.panels.facts_region import signed
from brainTwinStudio.ui.plots.bar_grid import Bar, BarRow

Heads = tuple[tuple[str, str], ...]


def sensitivity_grid(of: WellPosedness) -> tuple[Heads, tuple[BarRow, ...]]:
    """Parameters down, summaries across; the largest answer of all has the longest bar,
    and the parameter with it stands first."""
    found = {(one.name, one.outcome): one.value for one in of.elasticities}
    outcomes = tuple(dict.fromkeys(one.outcome for one in of.elasticities))
    parameters = dict.fromkeys(one.name for one in of.elasticities)
    sizes = [abs(value) for value in found.values() if np.isfinite(value)]
    most = max(sizes, default=0.0) or 1.0

    def largest(parameter: str) -> float:
        mine = (abs(found.get((parameter, o), np.nan)) for o in outcomes)
        return max((size for size in mine if np.isfinite(size)), default=-1.0)

    rows = tuple(
        BarRow(
            parameter_label(parameter),
            tuple(
                _bar(
                    found.get((parameter, o), np.nan),
                    most,
                    f"{parameter_label(parameter)}, {tr(o)}",
                )
                for o in outcomes
            ),
        )
        for parameter in sorted(parameters, key=largest, reverse=True)
    )
    heads = {
        o: tr("{outcome}, in its standard errors", outcome=tr(o)) for o in outcomes
    }
    return tuple((tr(o), tip) for o, tip in heads.items()), rows


def _bar(value: float, most: float, what: str) -> Bar:
    if not np.isfinite(value):
        return Bar(None, NOT_ESTIMATED, tip=f"{what}: {NOT_ESTIMATED}")
    text = signed(value)
    token = "sim" if value > 0 else "text3"
    return Bar(
        abs(value) / most,
        text,
        token,
        f"{what}: " + tr("{number} standard errors", number=text),
    )
