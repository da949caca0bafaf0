"""From node states to what a recording shows."""

from brainTwinStudio.engine.observe.bold_direct import INFO as BOLD_DIRECT
from brainTwinStudio.project import PartInfo

OBSERVATIONS: tuple[PartInfo, ...] = (BOLD_DIRECT,)
