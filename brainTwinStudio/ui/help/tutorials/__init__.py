"""Guided tutorials: steps as data, a file a tutorial, told by what the window shows."""

from brainTwinStudio.ui.help.tutorials.base import Step, Tutorial
from brainTwinStudio.ui.help.tutorials.epilepsy import EPILEPSY
from brainTwinStudio.ui.help.tutorials.resting import RESTING
from brainTwinStudio.ui.help.tutorials.stimulation import STIMULATION

__all__ = ["TUTORIALS", "Step", "Tutorial"]
TUTORIALS: tuple[Tutorial, ...] = (RESTING, EPILEPSY, STIMULATION)
