"""Twins of an EEG as full citizens: fitted to runs of one person, judged by free runs,
run freely. Their models are networks of sources, see `electric_network`.
"""

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from brainTwinStudio.analysis.electric_agreement import compare_electric
from brainTwinStudio.analysis.electric_floor import electric_arrays, noise_arrays
from brainTwinStudio.engine.compile_clock import compile_seconds
from brainTwinStudio.engine.eeg_fmri_network import INFO as BOTH_INFO
from brainTwinStudio.engine.electric_fit import (
    ElectricFit,
    aims_of,
    fit_spectra,
    wires_of,
)
from brainTwinStudio.engine.electric_judging import (
    ElectricRuns,
    floor_of,
    measured_electric,
    running_of,
    runs_of,
    sensors_of,
    simulated_electric,
)
from brainTwinStudio.engine.electric_network import (
    FLOOR,
    INFO,
    SPECS,
    VELOCITY,
    Wires,
)
from brainTwinStudio.engine.electric_run import STEP_S, electric_runs
from brainTwinStudio.engine.evaluate import JUDGING_HELD_OUT
from brainTwinStudio.engine.fit_job import Task
from brainTwinStudio.engine.make_twin import Made
from brainTwinStudio.engine.provenance import provenance_of
from brainTwinStudio.engine.simulate_twin import samples_of
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    Connectome,
    FitSettings,
    FrozenMap,
    LeadField,
    ModelSpec,
    ParameterSpec,
    PartInfo,
    Recording,
    Sampling,
    Sensors,
    Twin,
)
from brainTwinStudio.project.hold_out import split
from brainTwinStudio.project.twin import Outcome

ELECTRIC_MODELS: tuple[PartInfo, ...] = (INFO, BOTH_INFO)

FITTED = 0.7  # of the job, the rest is judging
UNUSED = (
    "Fitted to the cross spectra of the channels{more}; losses, optimiser, "
    "regularisers and priors of the request play no part."
)
AND_FC = " and, from the same spectra, to FC"
STOPPED = "Stopped; the best so far is kept."
NO_FIELD = (
    "An EEG is fitted through a lead field, and there is none; import one, or contacts "
    "with positions."
)


def fit_electric(
    patient_id: str,
    connectome: Connectome,
    recordings: tuple[Recording, ...],
    spec: ModelSpec,
    settings: FitSettings,
    watcher: Watcher,
    lead_field: LeadField | None,
) -> Twin:
    """Fit a network of sources to EEG runs of one person, through `lead_field`
    (channel, region) in µV per nA m whose channels are fitted. Raises InputError for
    runs that are too short, flat channels and a field of other regions."""
    began, compiled = time.perf_counter(), compile_seconds()
    lead_field = field_of(lead_field, connectome)
    runs_of(recordings, lead_field.channel_names)  # refused whole, before it is cut
    train, held_out = split(recordings, settings.hold_out)
    runs = runs_of(train, lead_field.channel_names)
    wires = wires_of(connectome, lead_field)
    aims = aims_of(runs.signals, runs.sampling_hz)
    watcher.progress("Spectra", 0.0)
    fit = fit_spectra(wires, aims, settings.effort, Earlier(watcher))
    first = train[0]
    lengths = tuple(run.signals.shape[1] for run in train)
    sampling = Sampling(1 / runs.sampling_hz, lengths, "not stated", first.band_hz)
    plain = plain_of(spec)
    task = Task(connectome, train, held_out, plain, settings, (), sampling, watcher)
    judged = _judged(task, fit.parameters, wires, runs, lead_field.channel_names)
    noise = fit.parameters[FLOOR.name]
    sensors = Sensors(lead_field, noise, runs.sampling_hz, lengths)
    watcher.progress("Judging", 1.0)
    return replace(
        put_together(patient_id, task, fit, sensors, judged),
        seconds=time.perf_counter() - began,
        compile_seconds=compile_seconds() - compiled,
    )


def field_of(lead_field: LeadField | None, connectome: Connectome) -> LeadField:
    """In the order of the regions. Raises InputError where there is none."""
    if lead_field is None:
        raise InputError(NO_FIELD)
    regions = connectome.parcellation.region_names
    gain = lead_field.in_order(lead_field.channel_names, regions)
    return replace(lead_field, gain=gain, region_names=regions)


def plain_of(spec: ModelSpec) -> ModelSpec:
    """All else that could be chosen plays no part."""
    return ModelSpec(spec.node, "diffusive", "fixed", slow_gain=False)


class Judged(NamedTuple):
    """Agreement by side, and the pictures of both sides."""

    numbers: dict[str, dict[str, float]]
    measured: dict[str, Array]
    simulated: dict[str, Array]


def _judged(
    task: Task,
    running: Mapping[str, Array],
    wires: Wires,
    runs: ElectricRuns,
    channels: tuple[str, ...],
) -> Judged:
    """Free runs against what was fitted and what was held out; ceiling and floor belong
    to the last part."""
    settings, parts = task.settings, [runs]
    if task.held_out:
        parts.append(runs_of(task.held_out, channels))
    predicted = simulated_electric(
        running,
        wires,
        runs.sampling_hz,
        [part.longest for part in parts],
        seeds=settings.judge_seeds,
        seed=settings.seed + JUDGING_HELD_OUT,
        watcher=task.watcher,
        at=(FITTED, 0.95),
    )
    measured = [measured_electric(part) for part in parts]
    noise = noise_arrays(runs.signals, runs.sampling_hz)
    last = parts[-1]
    sides: dict[str, dict[str, float]] = {"held_out": {}, "ceiling": {}}
    sides["train"] = compare_electric(predicted[0], measured[0])
    sides["floor"] = floor_of(
        noise, measured[-1], last, settings.judge_seeds, settings.seed
    )
    if task.held_out:
        sides["held_out"] = compare_electric(predicted[1], measured[1])
        sides["ceiling"] = compare_electric(measured[0], measured[1])
    pictures = electric_arrays(measured[0]) | noise
    if task.held_out:
        pictures["held_out_log_power"] = measured[1].log_power
    return Judged(sides, pictures, electric_arrays(predicted[0]))


def put_together(
    patient_id: str,
    task: Task,
    fit: ElectricFit,
    sensors: Sensors,
    judged: Judged,
    specs: tuple[ParameterSpec, ...] = SPECS,
    notes: tuple[str, ...] = (),
) -> Twin:
    """Of a fit with the parameters `specs`; notes: what is to be said of it besides."""
    values = {k: v for k, v in fit.parameters.items() if k != FLOOR.name}
    values[VELOCITY.name] = np.asarray(VELOCITY.default)
    stopped = task.watcher.stop_requested()
    outcome: Outcome = "stopped" if stopped else "converged"
    fitted = UNUSED.format(more=AND_FC if "bold" in task.spec.data else "")
    told = (STOPPED if stopped else fit.message, fitted, *notes)
    made = Made(
        values,
        (*specs, VELOCITY),
        outcome,
        " ".join((*told, *_left_out(task, sensors))),
        sum(int(np.size(value)) for value in fit.parameters.values()),
        [float(loss) for loss in fit.losses],
        "stochastic Heun",
        STEP_S,
        ((0, "Spectra"),),
    )
    numbers = judged.numbers
    return Twin(
        id="twin-1",
        patient_id=patient_id,
        connectome=task.connectome,
        spec=task.spec,
        settings=task.settings,
        parameter_specs=made.specs,
        parameters=FrozenMap(values),
        sampling=task.sampling,
        outcome=made.outcome,
        message=made.message,
        seconds=0.0,
        compile_seconds=0.0,
        free_parameters=made.free_parameters,
        loss_history=np.asarray(made.history, float),
        provenance=provenance_of(
            task.connectome, task.train, made.integrator, made.dt_s
        ),
        phases=made.phases,
        measured=FrozenMap(judged.measured),
        simulated=FrozenMap(judged.simulated),
        sensors=sensors,
        train=FrozenMap(numbers["train"]),
        held_out=FrozenMap(numbers["held_out"]),
        ceiling=FrozenMap(numbers["ceiling"]),
        floor=FrozenMap(numbers["floor"]),
    )


def _left_out(task: Task, sensors: Sensors) -> tuple[str, ...]:
    """A sentence on good EEG channels that the lead field has no row for."""
    run = next(run for run in task.train if run.kind == "eeg")
    kinds = run.channel_kinds or ("eeg",) * len(run.channel_names)
    good = (
        name
        for name, kind in zip(run.channel_names, kinds, strict=True)
        if kind == "eeg" and name not in run.bad_channels
    )
    lost = [name for name in good if name not in sensors.channel_names]
    if not lost:
        return ()
    return (f"Not fitted, as the lead field has no row for them: {', '.join(lost)}.",)


class Earlier:
    """A watcher that hears of the fit as the first part of the job."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher
        self.preview = watcher.preview
        self.checkpoint = watcher.checkpoint
        self.stop_requested = watcher.stop_requested

    def progress(self, stage: str, fraction: float, loss: float | None = None) -> None:
        self._watcher.progress(stage, FITTED * fraction, loss)


# ------------------------------------------------------------- running


def simulate_electric(
    twin: Twin, seconds: float | None, seeds: int, seed: int
) -> Array:
    """EEG (seed, time, channel) in µV, sampled as the recording that was fitted;
    `seconds` None gives the length of its first run."""
    running, wires = running_of(twin)
    hz, samples = sensors_of(twin).sampling_hz, samples_of(twin, seconds, seeds)
    runs = [
        electric_runs(running, wires, hz, samples, seed=seed, first=k)[0]
        for k in range(seeds)
    ]
    return np.swapaxes(np.stack(runs), 1, 2)
