"""Makes resources/demo/demo_epilepsy anew: `python tests/make_demo_epilepsy.py`.

tests/files/test_demo_epilepsy.py compares what is there with what is made.
"""

import json
import sys
import tempfile
from pathlib import Path

import numpy as np

from brainTwinStudio.engine import configure
from brainTwinStudio.files import virtual_patient as files
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.project import Connectome
from brainTwinStudio.project.virtual_patient import VirtualPatient

DEMO = Path(__file__).parents[1] / "resources" / "demo"


def connectome_84() -> Connectome:
    """demo_connectome_84, in the space that its README names."""
    folder = DEMO / "demo_connectome_84"
    given = [str(folder / n) for n in ("weights.csv", "lengths_mm.csv", "regions.tsv")]
    read = build_patient("demo", look(given), Choices(space="MNI305")).patient
    assert read.connectome is not None
    return read.connectome


def made() -> VirtualPatient:
    from brainTwinStudio.engine.seizures.demo_patient import demo_epilepsy

    return demo_epilepsy(connectome_84())


def main() -> None:
    configure(default_cache_dir())
    patient = made()
    target = DEMO / "demo_epilepsy"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        files.write(patient, Path(place) / "V", with_features=False)
        home = Path(place) / "V" / files.PATIENT
        for name in ("weights.csv", "lengths_mm.csv", "regions.tsv", "electrodes.tsv",
                     "coordsystem.json"):  # fmt: skip
            (target / name).write_bytes((home / name).read_bytes())
    for run in patient.recordings:
        np.savez_compressed(
            target / f"{run.id}.npz",
            data=np.asarray(run.signals).astype(np.int16),
            sfreq=np.array(run.sampling_hz),
            channels=np.array(run.channel_names),
            kinds=np.array(run.channel_kinds),
            unit=np.array(run.unit),
        )
    onset = [[None if v != v else round(v, 2) for v in row] for row in patient.onset_s]
    names = patient.system.region_names
    told = {
        run.id: {n: v for n, v in zip(names, row, strict=True) if v is not None}
        for run, row in zip(patient.recordings, onset, strict=True)
    }
    json.dump(told, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
