"""What is asked about closed loops."""

from dataclasses import dataclass

from brainTwinStudio.project.loop import TwinPlant


@dataclass(frozen=True, slots=True)
class LoopRequest:
    """Controllers of one plant on the same noise. The answer is a LoopComparison.

    plant: a name, or a twin and where it is sensed and stimulated. controllers: names;
    "none" is always played too. runs: of different noise. delay_s, jitter_s: of samples
    on their way to the controller. limit: of stimulation, None for the plant's own.
    marker: name of the biomarker that triggers, "" for the plant's own.
    """

    plant: str | TwinPlant
    controllers: tuple[str, ...]
    runs: int = 8
    seconds: float = 40.0
    delay_s: float = 0.01
    jitter_s: float = 0.004
    seed: int = 0
    limit: float | None = None
    marker: str = ""
