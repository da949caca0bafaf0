"""What is asked about the best stimulation of a twin."""

from dataclasses import dataclass

from brainTwinStudio.project import Twin
from brainTwinStudio.project.stimulation_search import StimulationAim


@dataclass(frozen=True, slots=True, eq=False)
class FindStimulationRequest:
    """Where, when and how to stimulate. The answer is a StimulationSearch."""

    twin: Twin
    aim: StimulationAim
    seed: int = 0
