"""From node states to what a recording shows."""

from brainTwinStudio.engine.observe.balloon_sets import INFOS as BALLOONS
from brainTwinStudio.engine.observe.bold_direct import INFO as BOLD_DIRECT
from brainTwinStudio.engine.observe.kernels import INFOS as KERNELS
from brainTwinStudio.engine.observe.sensors import INFOS as SENSORS
from brainTwinStudio.project import PartInfo

BOLD: tuple[PartInfo, ...] = (BOLD_DIRECT, *BALLOONS, *KERNELS)
POTENTIALS: tuple[PartInfo, ...] = SENSORS
OBSERVATIONS: tuple[PartInfo, ...] = (*BOLD, *POTENTIALS)
