"""XCP-D tables beside a connectome: regions that the images do not cover."""

from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look

NAMES = [f"{side}_{net}_{n}" for side in ("LH", "RH") for net in ("Vis", "Cont_Par")
         for n in (1, 2)]  # fmt: skip
UNCOVERED = ("LH_Vis_2", "RH_Cont_Par_1")


def table(path: Path, rows: list[list[str]]) -> Path:
    path.write_text("\n".join("\t".join(row) for row in rows))
    return path


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    draw = np.random.default_rng(0)
    values = draw.normal(size=(60, 8)).round(5).astype(str)
    values[:, [NAMES.index(name) for name in UNCOVERED]] = "n/a"
    start = tmp_path / "sub-01_task-rest_seg-4S8Parcels_stat"
    weights = np.triu(draw.integers(1, 99, (8, 8)), 1).astype(str)
    long = [f"7Networks_{name}" for name in NAMES]  # as the atlas itself spells them
    return {
        "bold": table(Path(f"{start}-mean_timeseries.tsv"), [NAMES, *values.tolist()]),
        "weights": table(tmp_path / "weights.tsv", [long, *weights.tolist()]),
    }


def test_uncovered_regions_beside_a_connectome_are_refused_by_name(files):
    with pytest.raises(FileError, match=r"Not found: .*LH_Vis_2.*leave regions out"):
        build_patient("p", look(list(files.values())), Choices(tr_s=2.0))


def test_uncovered_regions_are_dropped_together_with_the_connectome(files):
    drop = tuple(f"7Networks_{name}" for name in UNCOVERED)
    result = build_patient(
        "p", look(list(files.values())), Choices(tr_s=2.0, drop=drop)
    )
    connectome = result.patient.connectome
    assert connectome is not None
    left = tuple(f"7Networks_{name}" for name in NAMES if name not in UNCOVERED)
    assert connectome.parcellation.region_names == left
    assert result.patient.recordings[0].channel_names == left
    text = " ".join(result.notes)
    assert "2 regions without values are not covered and are left out: LH_Vis_2" in text
    assert "one triangle" in text
    assert "8 of 8 names are named like Schaefer 2018" in text


def test_signals_alone_lose_what_they_do_not_cover(files):
    result = build_patient("p", look([files["bold"]]), Choices(tr_s=2.0))
    names = tuple(name for name in NAMES if name not in UNCOVERED)
    assert result.patient.recordings[0].channel_names == names
