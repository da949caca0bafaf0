"""What is asked about closed loops."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LoopRequest:
    """Controllers of one plant on the same noise. The answer is a LoopComparison.

    plant, controllers: names; "none" is always played too. runs: of different noise.
    delay_s, jitter_s: of samples on their way to the controller.
    """

    plant: str
    controllers: tuple[str, ...]
    runs: int = 8
    seconds: float = 40.0
    delay_s: float = 0.01
    jitter_s: float = 0.004
    seed: int = 0
