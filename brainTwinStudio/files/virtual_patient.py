"""A virtual patient in a folder: what a fit may read, and the truth apart.

DIR/patient: weights.csv, lengths_mm.csv, regions.tsv, electrodes.tsv with
coordsystem.json, seizure-1.npz, seizure-2.npz, ... (`data` (channel, time) in µV,
`sfreq`, `channels`), features.npz (`times_s` (point,), `log_power` (seizure, channel,
point), `onset_s` (seizure, channel), `channels`). DIR/truth.json: the zone, the onset
of every region in every seizure, and the whole generating system.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from brainTwinStudio.analysis.seizure_features import log_power_envelopes, onsets
from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.disk import files_in, new_folder
from brainTwinStudio.files.export.export_arrays import npz
from brainTwinStudio.files.export.export_bids import table
from brainTwinStudio.project import (
    RESEARCH_USE,
    Array,
    Connectome,
    Electrodes,
    Recording,
)
from brainTwinStudio.project.spaces import space_named
from brainTwinStudio.project.virtual_patient import (
    VIRTUAL,
    GeneratingSystem,
    SeizureStart,
    VirtualPatient,
)

FORM = "virtual-patient-truth 1"
PATIENT, TRUTH = "patient", "truth.json"
BACKGROUND_S = (0.0, 10.0)
ONSET_STEP_S = 0.2  # between the windows in which onsets are looked for


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """What truth.json says. zone, propagation: names of regions; onset_s (seizure,
    region), NaN where it took no part; true_weights, lengths_mm (target, source);
    contacts_mm (contact, xyz) where they are."""

    system: GeneratingSystem
    zone: tuple[str, ...]
    propagation: tuple[str, ...]
    onset_s: Array
    true_weights: Array
    contacts_mm: Array
    seed: int


def write(
    made: VirtualPatient, folder: str | Path, *, with_features: bool = True
) -> tuple[Path, ...]:
    """The files, written into the new or empty folder `folder`; features take longest.
    Raises FileError, and then nothing is left behind."""
    target = Path(folder)
    with new_folder(target) as draft:
        home = draft / PATIENT
        home.mkdir()
        _write_connectome(home, made.connectome)
        _write_contacts(home, made.electrodes)
        for run in made.recordings:
            npz(home / f"{run.id}.npz", _arrays(run))
        if with_features:
            npz(home / "features.npz", features(made.recordings))
        (draft / TRUTH).write_text(json.dumps(_told(made)) + "\n", encoding="utf-8")
    return files_in(target)


def read_truth(path: str | Path) -> Truth:
    """The truth of a virtual patient. Raises FileError where it is none."""
    try:
        told = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise FileError(path, f"It cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError):
        raise FileError(path, "The JSON is damaged; expected a truth.json.") from None
    if not isinstance(told, dict) or told.get("form") != FORM:
        raise FileError(path, f"This is no truth of a virtual patient ('{FORM}').")
    try:
        return _truth(told)
    except KeyError as error:
        raise FileError(path, f"The key {error} is missing.") from None
    except InputError as error:
        raise FileError(path, str(error)) from None
    except (TypeError, ValueError):
        raise FileError(path, "Some of its values are no numbers.") from None


def features(recordings: tuple[Recording, ...]) -> dict[str, Array]:
    """Log-power envelopes and onsets of the channels of every seizure."""
    envelopes, onset, times = [], [], np.zeros(0)
    for run in recordings:
        times, power = log_power_envelopes(run.signals, run.sampling_hz)
        envelopes.append(power)
        what = (run.signals, run.sampling_hz, BACKGROUND_S)
        onset.append(onsets(*what, step_s=ONSET_STEP_S).onset_s)
    return {
        "times_s": times,
        "log_power": np.stack(envelopes).astype(np.float32),
        "onset_s": np.stack(onset),
        "channels": np.array(recordings[0].channel_names),
    }


# ---------------------------------------------------------------- what is told


def _write_connectome(folder: Path, connectome: Connectome) -> None:
    parts = {"weights": connectome.weights, "lengths_mm": connectome.lengths_mm}
    for name, values in parts.items():
        if values is not None:
            np.savetxt(folder / f"{name}.csv", values, delimiter=",", fmt="%.7g")
    regions = connectome.parcellation
    titles = ["name", "hemisphere"]
    rows: list[list[object]] = [
        [name, side]
        for name, side in zip(regions.region_names, regions.hemispheres, strict=True)
    ]
    if regions.centres_mm is not None:
        space = space_named(regions.space)
        ending = space.lower() if space in ("MNI152", "MNI305") else "mm"
        titles += [f"{axis}_{ending}" for axis in "xyz"]
        rows = [
            [*row, *map(float, at)]
            for row, at in zip(rows, regions.centres_mm, strict=True)
        ]
    table(folder / "regions.tsv", titles, rows)


def _write_contacts(folder: Path, electrodes: Electrodes) -> None:
    nowhere = (float("nan"),) * 3
    places = electrodes.positions_mm
    rows = [
        [name, *map(float, nowhere if places is None else places[i]), kind]
        for i, (name, kind) in enumerate(
            zip(electrodes.names, electrodes.kinds, strict=True)
        )
    ]
    table(folder / "electrodes.tsv", ("name", "x", "y", "z", "type"), rows)
    told = {
        "iEEGCoordinateSystem": "Other",
        "iEEGCoordinateSystemDescription": electrodes.space,
        "iEEGCoordinateUnits": "mm",
    }
    text = json.dumps(told, indent=2) + "\n"
    (folder / "coordsystem.json").write_text(text, encoding="utf-8")


def _arrays(run: Recording) -> dict[str, Array]:
    return {
        "data": run.signals,
        "sfreq": np.array(run.sampling_hz),
        "channels": np.array(run.channel_names),
        "kinds": np.array(run.channel_kinds),
        "unit": np.array(run.unit),
    }


# ---------------------------------------------------------------- the truth


def _told(made: VirtualPatient) -> dict[str, Any]:
    system = made.system
    return {
        "form": FORM,
        "about": f"{VIRTUAL} {RESEARCH_USE}",
        "seed": made.seed,
        "zone": made.zone,
        "propagation": made.propagation,
        "region_names": system.region_names,
        "onset_s": _rows(made.onset_s),
        "true_weights": _rows(made.true_connectome.weights),
        "contact_names": made.electrodes.names,
        "contacts_mm": _rows(made.contacts_mm),
        "system": {
            "weights": _rows(system.weights),
            "lengths_mm": _rows(system.lengths_mm),
            "velocity_m_s": float(system.velocity_m_s),
            "excitability": _rows(system.excitability),
            "slow_coupling": float(system.slow_coupling),
            "slowness": float(system.slowness),
            "background_hz": _rows(system.background_hz),
            "seconds": float(system.seconds),
            "starts": [
                {
                    "seed": start.seed,
                    "permittivity": _rows(start.permittivity),
                    "excitability_shift": _rows(start.excitability_shift),
                }
                for start in system.starts
            ],
        },
    }


def _rows(values: Array) -> list[Any]:
    """Nested lists; null where a value is no number."""
    values = np.asarray(values, float)
    if values.ndim > 1:
        return [_rows(row) for row in values]
    return [float(v) if np.isfinite(v) else None for v in values]


def _truth(told: Mapping[str, Any]) -> Truth:
    of = told["system"]
    starts = tuple(
        SeizureStart(
            int(one["seed"]),
            _array(one["permittivity"]),
            _array(one["excitability_shift"]),
        )
        for one in of["starts"]
    )
    system = GeneratingSystem(
        tuple(told["region_names"]), _array(of["weights"]), _array(of["lengths_mm"]),
        float(of["velocity_m_s"]), _array(of["excitability"]),
        float(of["slow_coupling"]), float(of["slowness"]),
        _array(of["background_hz"]), float(of["seconds"]), starts,
    )  # fmt: skip
    return Truth(
        system, tuple(told["zone"]), tuple(told["propagation"]),
        _array(told["onset_s"]), _array(told["true_weights"]),
        _array(told["contacts_mm"]), int(told["seed"]),
    )  # fmt: skip


def _array(values: object) -> Array:
    """Numbers of nested lists, null becoming NaN."""
    return np.array(values, float)
