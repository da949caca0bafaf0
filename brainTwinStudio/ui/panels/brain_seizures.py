"""What the 3D view can be coloured by of a twin of seizures, and of a plan on it."""

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.project.seizure_plan import SeizurePlan
from brainTwinStudio.project.seizure_twin import SeizureTwin
from brainTwinStudio.ui.panels.brain_colouring import Colouring
from brainTwinStudio.ui.view import View

RECRUITED, BOTH = "recruited", "both"  # keys of colourings of a plan
DELAY = "delay"  # of the twin's
SHARE = tr("share of runs")
HELD = {  # of a hypothesis: its place on the colour bar, in words
    "healthy": (0.0, tr("healthy")),
    "propagation": (0.5, tr("propagation")),
    "zone": (1.0, tr("zone")),
}
NOTHING_HELD = (np.nan, tr("nothing held"))


def of_plan(view: View, stage: str) -> tuple[Colouring, ...]:
    """Share of runs in which a region seizes under the shown plan, once it was run;
    beside the twin's, and alone."""
    plan = view.seizure_plan
    if stage != "plan" or not view.on_seizures or plan is None or plan.outcome is None:
        return ()
    after = plan.outcome.recruited_after
    return (
        _share(BOTH, tr("Recruited, twin and plan"), after),
        _share(RECRUITED, tr("Recruited under the plan"), after),
    )


def without(plan: SeizurePlan) -> Colouring | None:
    """The same of the twin without the plan."""
    if plan.outcome is None:
        return None
    return _share(BOTH, tr("Recruited, twin and plan"), plan.outcome.recruited_before)


def _share(key: str, label: str, values: Array) -> Colouring:
    return Colouring(key, label, values, SHARE, ends=(0.0, 1.0))


def of_seizures(twin: SeizureTwin | None) -> tuple[Colouring, ...]:
    """Probability of the zone, grey where no contact saw a region; delay of those that
    take part; excitability; what was held before the fit."""
    if twin is None:
        return ()
    zone = twin.zone
    unseen = ~np.array(zone.sampled)
    taking = np.isin(zone.region_names, zone.order)
    late = np.where(taking, zone.onset_s, np.nan)
    ends = np.stack([zone.onset_low_s, zone.onset_high_s])
    return (
        Colouring(
            "zone",
            tr("Zone probability"),
            zone.probability,
            intervals=np.stack([zone.low, zone.high]),
            noise=unseen,
            greyed=tr("not sampled"),
            ends=(0.0, 1.0),
        ),
        Colouring(DELAY, tr("Seizure delay"), late, "s", intervals=ends),
        Colouring(
            "x0",
            tr("Seizure excitability x0"),
            zone.x0,
            intervals=np.stack([zone.x0_low, zone.x0_high]),
        ),
        *_hypothesis(twin),
    )


def _hypothesis(twin: SeizureTwin) -> tuple[Colouring, ...]:
    """What the fit was given, grey where nothing was held; () without any."""
    if not twin.guess:
        return ()
    names = twin.zone.region_names
    held = [HELD[twin.guess[n]] if n in twin.guess else NOTHING_HELD for n in names]
    values, told = zip(*held, strict=True)
    label, unit = tr("Hypothesis"), tr("0 healthy, 0.5 propagation, 1 zone")
    return (
        Colouring(
            *("hypothesis", label, np.array(values), unit),
            exact=True,
            ends=(0.0, 1.0),
            told=told,
        ),
    )
