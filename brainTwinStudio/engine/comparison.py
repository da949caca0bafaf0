"""One table for any twins and for what sets the scale, all by the same formulas."""

import time
from collections.abc import Mapping, Sequence

import numpy as np

from brainTwinStudio.analysis.agreement import METRICS, compare
from brainTwinStudio.analysis.features import Features, features
from brainTwinStudio.analysis.nulls import (
    gaussian_sampler_of,
    independent_noise,
    phase_randomised,
)
from brainTwinStudio.analysis.spectrum import segment_samples
from brainTwinStudio.engine.evaluate import (
    evaluate,
    extrapolated,
    measured_features,
    shortest,
    stored_features,
)
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    Comparison,
    ComparisonRow,
    FrozenMap,
    MetricInfo,
    Recording,
    Twin,
    seen_by,
)
from brainTwinStudio.project.comparison import SEEN
from brainTwinStudio.project.extrapolation import sentences

NULL_RUNS = 16  # at most, of every null
TWINS_SHARE = 0.85  # of the whole job, the rest is for the references
SPREADS = {"fc_r_single": "fc_r_sd", "fcd_ks": "fcd_ks_sd"}
COPY = "The training recordings themselves, taken as the prediction: the ceiling."
STRUCTURE = "r(log SC, FC): what the connectome says without a model."
GAUSSIAN = (
    "Gaussian noise with the mean FC and the spectra of the training recordings: all "
    "that covariance and spectra say, and no brain."
)
PHASES = (
    "The judged recordings with random phases in every region: their own spectra, no "
    "FC (doi:10.1016/0167-2789(92)90102-S)."
)
WHITE = "White noise of each region's own variance: the floor of every metric."


def compare_twins(
    twins: Sequence[Twin],
    names: Sequence[str],
    recordings: tuple[Recording, ...],
    seeds: int,
    seed: int,
    watcher: Watcher,
    notes: Sequence[str] = (),
) -> Comparison:
    """Twins by their free runs, then copies, structure and nulls, all against the same
    recordings; a twin's numbers are those of `evaluate`. A stop ends it after the twin
    that is being run, with the twins so far. notes: what is known
    of the choice already."""
    _check(twins, names)
    began = time.perf_counter()
    rows, copies, floors = [], [], []
    for number, (twin, name) in enumerate(zip(twins, names, strict=True)):
        if rows and watcher.stop_requested():
            break
        part = _Part(watcher, name, number, len(twins))
        try:
            told = extrapolated(twin, recordings, seed)
            held_out, copy, floor = evaluate(twin, recordings, seeds, seed, part)
        except InputError as error:
            raise InputError(f"{name}: {error}") from error
        sd = {of: held_out[sd] for of, sd in SPREADS.items() if sd in held_out}
        rows.append(ComparisonRow(name, "twin", held_out, FrozenMap(sd), _about(twin)))
        notes = (*notes, *(f"{name}: {said}" for said in sentences(told)))
        copies.append(copy)
        floors.append(floor)
    done = list(zip(twins[: len(rows)], names, copies, floors, strict=False))
    watcher.progress("References", TWINS_SHARE)
    measured = measured_features(recordings)
    references = [
        *_trained(done, measured, recordings, min(seeds, NULL_RUNS), seed),
        *_structures(done),
        *_nulls(measured, recordings, min(seeds, NULL_RUNS), seed),
    ]
    watcher.progress("References", 1.0)
    return Comparison(
        metrics=tuple(MetricInfo(m.name, m.titled, m.group, m.better) for m in METRICS),
        rows=(*rows, *references),
        recordings=tuple(recording.id for recording in recordings),
        patient_id=twins[0].patient_id,
        seeds=seeds,
        seed=seed,
        seconds=time.perf_counter() - began,
        notes=tuple(dict.fromkeys((*notes, *_notes(done, recordings)))),
        stopped=len(rows) < len(twins),
    )


Done = tuple[Twin, str, FrozenMap[float], FrozenMap[float]]  # name, copy, floor


class _Part:
    """A watcher that hears of one twin among several."""

    def __init__(self, watcher: Watcher, name: str, number: int, count: int) -> None:
        self._watcher, self._count = watcher, count
        self._first = number
        self._words = f"{name}, {number + 1} of {count}"
        self.stop_requested = watcher.stop_requested

    def progress(self, stage: str, fraction: float, loss: float | None = None) -> None:
        whole = TWINS_SHARE * (self._first + fraction) / self._count
        self._watcher.progress(f"{stage} {self._words}", whole, loss)

    def preview(self, arrays: Mapping[str, Array]) -> None:
        self._watcher.preview(arrays)

    def checkpoint(self, state: Mapping[str, Array]) -> None:
        self._watcher.checkpoint(state)


def _check(twins: Sequence[Twin], names: Sequence[str]) -> None:
    if not twins:
        raise InputError("No twin to compare; give one at least.")
    if len(names) != len(twins):
        raise InputError(f"{len(twins)} twins have {len(names)} names; give one each.")
    twice = sorted({name for name in names if list(names).count(name) > 1})
    if twice:
        raise InputError(f"Two twins are called '{twice[0]}'; name each of its own.")


def _about(twin: Twin) -> str:
    settings = twin.settings
    return f"{twin.spec.node}, {settings.effort}, {twin.free_parameters} free values"


def _notes(done: "Sequence[Done]", recordings: Sequence[Recording]) -> list[str]:
    """A warning for every recording that a twin was fitted to."""
    notes = []
    for run in recordings:
        users = [name for twin, name, _, _ in done if seen_by(twin, run)]
        if users:
            everyone = len(users) == len(done)
            fits = "a fit" if everyone else f"the fit of {_list(users)}"
            notes.append(SEEN.format(run=run.id, fits=fits))
    return notes


# ---------------------------------------------------------------- references


def _trained(
    done: Sequence[Done],
    measured: Features,
    recordings: tuple[Recording, ...],
    count: int,
    seed: int,
) -> list[ComparisonRow]:
    """A copy and a Gaussian sampler of every set of training recordings."""
    sets: dict[bytes, list[Done]] = {}
    for entry in done:
        sets.setdefault(entry[0].measured["train_fc_z"].tobytes(), []).append(entry)
    copies, samplers = [], []
    for entries in sets.values():
        twin, _, copy, _ = max(entries, key=lambda entry: len(entry[2]))
        whose = "" if len(sets) == 1 else f" of {_list([e[1] for e in entries])}"
        values = copy if len(twin.sampling.run_samples) > 1 else _without_spreads(copy)
        copies.append(
            ComparisonRow(f"Training data{whose}", "copy", values, about=COPY)
        )
        first, samples = recordings[0], shortest(recordings)
        runs = gaussian_sampler_of(
            stored_features(twin),
            samples,
            first.sampling_hz,
            first.band_hz,
            np.random.default_rng([seed, 1]),
            count,
        )
        values = _values(runs, measured, recordings)
        name = f"Gaussian sampler{whose}"
        samplers.append(ComparisonRow(name, "null", values, about=GAUSSIAN))
    return [*copies, *samplers]


def _without_spreads(values: Mapping[str, float]) -> FrozenMap[float]:
    """One run has no spread over runs."""
    ranked = {metric.name for metric in METRICS if metric.better is not None}
    return FrozenMap({name: v for name, v in values.items() if name in ranked})


def _structures(done: Sequence[Done]) -> list[ComparisonRow]:
    """What structure alone predicts, of every connectome."""
    sets: dict[bytes, list[Done]] = {}
    for entry in done:
        sets.setdefault(entry[0].connectome.weights.tobytes(), []).append(entry)
    rows = []
    for entries in sets.values():
        whose = "" if len(sets) == 1 else f" of {_list([e[1] for e in entries])}"
        name = f"Structure alone{whose}"
        rows.append(ComparisonRow(name, "structure", entries[0][3], about=STRUCTURE))
    return rows


def _nulls(
    measured: Features, recordings: tuple[Recording, ...], count: int, seed: int
) -> list[ComparisonRow]:
    """Nulls of the recordings that are judged by, which take turns."""
    runs = [recordings[i % len(recordings)].signals for i in range(count)]
    rng = np.random.default_rng([seed, 2])
    phases = phase_randomised(runs, rng)
    white = independent_noise(runs, rng)
    return [
        ComparisonRow(name, "null", _values(made, measured, recordings), about=about)
        for name, made, about in (
            ("Random phases", phases, PHASES),
            ("White noise", white, WHITE),
        )
    ]


def _values(
    runs: Sequence[Array], measured: Features, recordings: tuple[Recording, ...]
) -> FrozenMap[float]:
    """Agreement of made-up runs, through the same features as simulated ones."""
    first = recordings[0]
    segment = segment_samples(shortest(recordings), first.sampling_hz)
    made = features(tuple(runs), first.sampling_hz, first.band_hz, segment)
    return FrozenMap(compare(made, measured))


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)
