"""How strong a stimulation may be for the twin to know what it does."""

from dataclasses import replace

from brainTwinStudio.engine.scenarios import run
from brainTwinStudio.engine.watcher import Silent, Watcher
from brainTwinStudio.project import FrozenMap, Scenario, Stimulation, Twin

SHARES, SEEDS = (1.0, 0.5, 0.25, 0.125), 16
WEAKER = (
    "At this amplitude the plan is an extrapolation: of halves of it, {amplitude:g} /s "
    "is the highest at which the twin stays within what it knows."
)
NEVER = (
    "The plan is an extrapolation, at an eighth of this amplitude too: the twin does "
    "not know what it does."
)
HELD = (
    "Held to what the twin knows: amplitude at most {amplitude:g} /s, where "
    "{allowed:g} /s was allowed."
)


class _Quiet(Silent):
    """Only a stop gets through: the runs are a part of the search."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher

    def stop_requested(self) -> bool:
        return self._watcher.stop_requested()


def strongest_known(
    twin: Twin, best: Stimulation, seed: int, watcher: Watcher
) -> tuple[float | None, int]:
    """The largest of SHARES of its amplitude at which the twin knows what it does, 0
    for none, None where that cannot be told or a stop was asked for; and the
    simulations that were spent."""
    spent, twin = 0, replace(twin, planning_draws=FrozenMap())
    for number, share in enumerate(SHARES):
        if watcher.stop_requested():
            return None, spent
        watcher.progress("Is it within what the twin knows", 0.96 + 0.01 * number)
        weaker = replace(best, amplitude=share * best.amplitude)
        plan = Scenario("search", twin.id, "", (weaker,), SEEDS, seed)
        result = run(twin, plan, _Quiet(watcher))[0].result
        spent += 2 * SEEDS
        if result is None or result.familiarity is None:
            return None, spent
        if result.familiarity.level != "unfamiliar":
            return share, spent
    return 0.0, spent


def words_of(share: float | None, amplitude: float) -> tuple[str, ...]:
    """What is to be said of the largest known share of an amplitude."""
    if share is None or share == 1:
        return ()
    if share == 0:
        return (NEVER,)
    return (WEAKER.format(amplitude=float(f"{share * amplitude:.3g}")),)
