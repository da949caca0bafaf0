"""Fits, judgements and free runs by what a model explains: fMRI, an EEG, or both."""

from collections.abc import Callable

from brainTwinStudio.engine.eeg_fmri_judging import evaluate_both
from brainTwinStudio.engine.eeg_fmri_twin import fit_eeg_fmri, simulate_eeg_fmri
from brainTwinStudio.engine.electric_judging import evaluate_electric
from brainTwinStudio.engine.electric_twin import fit_electric, simulate_electric
from brainTwinStudio.engine.evaluate import evaluate
from brainTwinStudio.engine.simulate_twin import simulate_twin
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array, FrozenMap, ModelSpec, Recording, Twin
from brainTwinStudio.project.data_kinds import BOTH, EEG_ONLY

Numbers = FrozenMap[float]


def fit_with_channels(spec: ModelSpec) -> Callable[..., Twin] | None:
    """The fit of a model that explains an EEG, None of others."""
    return {EEG_ONLY: fit_electric, BOTH: fit_eeg_fmri}.get(spec.data)


def evaluate_twin(
    twin: Twin,
    recordings: tuple[Recording, ...],
    seeds: int,
    seed: int,
    watcher: Watcher,
) -> tuple[Numbers, Numbers, Numbers]:
    """Agreement, ceiling and floor of a twin on recordings it has not seen."""
    judge = {EEG_ONLY: evaluate_electric, BOTH: evaluate_both}
    found = judge.get(twin.spec.data, evaluate)
    return found(twin, recordings, seeds, seed, watcher)


def free_runs(
    twin: Twin, seconds: float | None, seeds: int, seed: int
) -> tuple[Array | None, Array | None]:
    """BOLD (seed, time, region) and EEG (seed, time, channel) in µV of a twin; None for
    what it does not explain."""
    what = (twin, seconds, seeds, seed)
    if twin.spec.data == BOTH:
        return simulate_eeg_fmri(*what)
    if twin.spec.data == EEG_ONLY:
        return None, simulate_electric(*what)
    return simulate_twin(*what), None
