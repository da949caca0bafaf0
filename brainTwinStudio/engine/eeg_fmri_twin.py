"""Twins of an EEG and fMRI of one person as full citizens: one network fitted to both,
judged by free runs that make both, run freely. The two need not be recorded together:
only spectra and correlations are compared.
"""

import time
from dataclasses import replace

import numpy as np

from brainTwinStudio.engine.compile_clock import compile_seconds
from brainTwinStudio.engine.eeg_fmri_judging import (
    Running,
    Seen,
    judged_both,
    of_kind,
)
from brainTwinStudio.engine.eeg_fmri_network import BLOOD, bold_aims_of, fit_both
from brainTwinStudio.engine.eeg_fmri_run import Lengths, cleaned, recorded
from brainTwinStudio.engine.electric_fit import aims_of, wires_of
from brainTwinStudio.engine.electric_judging import running_of, runs_of, sensors_of
from brainTwinStudio.engine.electric_network import FLOOR, SPECS
from brainTwinStudio.engine.electric_twin import (
    Earlier,
    field_of,
    plain_of,
    put_together,
)
from brainTwinStudio.engine.fit_job import task_of
from brainTwinStudio.engine.simulate_twin import samples_of
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    Connectome,
    FitSettings,
    LeadField,
    ModelSpec,
    Recording,
    Sensors,
    Twin,
)
from brainTwinStudio.project.hold_out import split

NO_BOLD = "No fMRI run; a twin of fMRI and EEG needs at least one of each."
SIZES_UNKNOWN = (
    "The fMRI is standardised region by region: how strong a region is, the EEG alone "
    "tells."
)


def fit_eeg_fmri(
    patient_id: str,
    connectome: Connectome,
    recordings: tuple[Recording, ...],
    spec: ModelSpec,
    settings: FitSettings,
    watcher: Watcher,
    lead_field: LeadField | None,
) -> Twin:
    """Fit one network of sources to EEG runs and fMRI runs of one person, through
    `lead_field` (channel, region) in µV per nA m. Raises InputError where a kind is
    missing, for runs that do not go together, and as `fit_electric`."""
    began, compiled = time.perf_counter(), compile_seconds()
    lead_field = field_of(lead_field, connectome)
    channels = lead_field.channel_names
    bold, eeg = of_kind(recordings, "bold"), of_kind(recordings, "eeg")
    if not bold:
        raise InputError(NO_BOLD)
    regions = connectome.parcellation.region_names
    if any(run.channel_names != regions for run in bold):
        raise InputError("The fMRI and the connectome list different regions.")
    runs_of(eeg, channels)  # refused whole, before it is cut
    task = task_of(connectome, bold, plain_of(spec), settings, watcher)
    train, held_out = split(eeg, settings.hold_out)
    seen = Seen(
        tuple(runs_of(runs, channels) for runs in (train, held_out) if runs),
        tuple(runs for runs in (task.train, task.held_out) if runs),
    )
    wires, first = wires_of(connectome, lead_field), seen.eeg[0]
    aims = aims_of(first.signals, first.sampling_hz)
    blood = bold_aims_of(task.train, task.sampling)
    watcher.progress("Spectra", 0.0)
    fit = fit_both(wires, aims, blood, settings.effort, Earlier(watcher))
    running = Running(fit.parameters, wires, first.sampling_hz, task.sampling)
    judged = judged_both(running, seen, connectome.weights, settings, watcher)
    lengths = tuple(run.signals.shape[1] for run in train)
    noise = fit.parameters[FLOOR.name]
    sensors = Sensors(lead_field, noise, first.sampling_hz, lengths)
    watcher.progress("Judging", 1.0)
    notes = () if blood.sized else (SIZES_UNKNOWN,)
    whole = replace(
        task, train=(*task.train, *train), held_out=(*task.held_out, *held_out)
    )
    specs = (*SPECS, *BLOOD)
    twin = put_together(patient_id, whole, fit, sensors, judged, specs, notes)
    given = 1 if float(blood.removed) >= 0 else 0
    return replace(
        twin,
        free_parameters=twin.free_parameters - given,
        seconds=time.perf_counter() - began,
        compile_seconds=compile_seconds() - compiled,
    )


def simulate_eeg_fmri(
    twin: Twin, seconds: float | None, seeds: int, seed: int
) -> tuple[Array, Array]:
    """BOLD (seed, time, region) and EEG (seed, time, channel) in µV, made by the same
    runs and sampled as what was fitted; `seconds` None gives each the length of its
    first run."""
    parameters, wires = running_of(twin)
    sensors, scans = sensors_of(twin), samples_of(twin, seconds, seeds)
    points = sensors.run_samples[0]
    if seconds is not None:
        points = round(seconds * sensors.sampling_hz)
    bold, eeg = [], []
    for k in range(seeds):
        run = recorded(
            parameters,
            wires,
            sensors.sampling_hz,
            twin.sampling,
            Lengths(points, scans),
            seed=seed,
            which=k,
        )
        bold.append(cleaned(parameters, run.slow, twin.sampling, seed=seed, which=k))
        eeg.append(run.eeg.T)
    return np.stack(bold), np.stack(eeg)
