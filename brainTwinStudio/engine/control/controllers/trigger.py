"""A trigger with hysteresis: on above one threshold, off below a lower one, no sooner
than a shortest burst, and not on again within a refractory period."""

from brainTwinStudio.engine.control.training_runs import Thresholds


class Trigger:
    """step(value) says whether it is on."""

    def __init__(
        self,
        thresholds: Thresholds,
        sampling_hz: float,
        shortest_s: float,
        refractory_s: float,
        warm_up: int,
    ) -> None:
        self._at = thresholds
        self._shortest = round(shortest_s * sampling_hz)
        self._refractory = round(refractory_s * sampling_hz)
        self._wait = warm_up  # samples until it may turn
        self.on = False

    def step(self, value: float) -> bool:
        if self._wait > 0:
            self._wait -= 1
        elif self.on and value < self._at.off:
            self.on, self._wait = False, self._refractory
        elif not self.on and value > self._at.on:
            self.on, self._wait = True, self._shortest
        return self.on
