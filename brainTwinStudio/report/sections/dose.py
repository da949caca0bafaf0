"""How much a plan gives: by the model, and by the stimulator."""

import math

from brainTwinStudio.language import tr
from brainTwinStudio.project import Device, Scenario, ScenarioResult, Stimulation
from brainTwinStudio.project.dose import (
    NO_LIMIT,
    PHYSICAL_IS_APART,
    dose_of,
    modality,
)
from brainTwinStudio.report.blocks import Block, Facts, Table
from brainTwinStudio.report.wording import NOT_ESTIMATED, significant

LABELS = {  # of the dose of a plan
    "absolute_area": tr("Area of the input"),
    "peak_amplitude_per_s": tr("Highest amplitude per s"),
    "time_on_s": tr("Time it is on, s"),
    "targets": tr("Target regions"),
}


def dose_blocks(scenario: Scenario, result: ScenarioResult) -> list[Block]:
    """None where nothing is stimulated."""
    given = [item for item in scenario.active if isinstance(item, Stimulation)]
    devices = [item.device for item in given if item.device is not None]
    tables = [_given(device) for device in devices]
    return [_dose(result), *tables] if result.dose or given else []


def _dose(result: ScenarioResult) -> Facts:
    if not result.dose:
        return Facts(((tr("Dose"), NOT_ESTIMATED),))
    rows = [
        (_label(name), significant(float(value))) for name, value in result.dose.items()
    ]
    return Facts(((tr("Dose"), tr("in units of the model")), *rows))


def _label(name: str) -> str:
    return LABELS.get(name) or name.replace("_", " ").capitalize()


def _given(device: Device) -> Table:
    """What the stimulator gives, beside what the site allows."""
    rows = tuple(
        (
            line.label,
            significant(line.value, line.unit),
            NO_LIMIT if math.isnan(line.most) else significant(line.most, line.unit),
            line.source or "–",
        )
        for line in dose_of(device)
    )
    head = (tr("Stimulator"), tr("Given"), tr("Allowed"), tr("According to"))
    of = modality(device.modality).label
    title = tr("{stimulator}, site profile “{name}”.", stimulator=of, name=device.site)
    told = f"{title} {PHYSICAL_IS_APART}"
    return Table(head, rows, (2.6, 1.4, 1.4, 2.6), (1, 2), told)
