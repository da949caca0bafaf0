"""fMRIPrep's confounds: the columns nilearn takes, and what is said about motion."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from nilearn.interfaces.fmriprep import load_confounds
from nilearn.signal import clean

from brainTwinStudio.cli.arguments import CONFOUNDS
from brainTwinStudio.errors import FileError
from brainTwinStudio.files.images.confounds import (
    STRATEGIES,
    Strategy,
    cleaned,
    regressors,
)
from brainTwinStudio.files.images.imaging import Confounds
from brainTwinStudio.files.importing import Choices, ImportResult, build_patient
from brainTwinStudio.files.looking import look

PARTS = {
    "6HMP": {"strategy": ("motion",), "motion": "basic"},
    "24HMP+2Phys": {"strategy": ("motion", "wm_csf"), "motion": "full"},
    "24HMP+2Phys+GSR": {
        "strategy": ("motion", "wm_csf", "global_signal"),
        "motion": "full",
    },
}
STEM = "sub-1_task-rest_"


@pytest.fixture
def real(nilearn_folder: Path, tmp_path: Path) -> Path:
    """nilearn's own confounds of fMRIPrep under the name that its loader looks for."""
    folder = nilearn_folder / "interfaces" / "fmriprep" / "data"
    for ending in ("tsv", "json"):
        source = folder / f"test-v21_desc-confounds_timeseries.{ending}"
        shutil.copy(source, tmp_path / f"{STEM}desc-confounds_timeseries.{ending}")
    return tmp_path / f"{STEM}desc-confounds_timeseries.tsv"


def confounds_of(path: Path) -> Confounds:
    (one,) = look([path])
    assert one.read_as == "confounds"
    assert isinstance(one.content.part, Confounds)
    return one.content.part


def test_every_strategy_has_a_word_of_the_command_line():
    assert CONFOUNDS == STRATEGIES


@pytest.mark.parametrize("strategy", PARTS)
def test_columns_are_those_of_nilearn(strategy: Strategy, real: Path):
    image = real.parent / f"{STEM}space-MNI152NLin2009cAsym_desc-preproc_bold.nii.gz"
    image.touch()
    theirs, _ = load_confounds(str(image), demean=False, **PARTS[strategy])
    assert theirs is not None
    ours = regressors(confounds_of(real), strategy, real)
    assert ours.shape == theirs.shape
    for column in range(ours.shape[1]):
        same = [np.allclose(ours[:, column], theirs[name]) for name in theirs]
        assert any(same), column


@pytest.mark.parametrize("strategy", PARTS)
def test_nothing_of_the_series_is_left(strategy: Strategy, real: Path):
    part = confounds_of(real)
    signals = np.random.default_rng(0).normal(size=(len(part.values), 5)) + 100
    if strategy != "6HMP":  # as many series as volumes: nothing would be left
        part = Confounds(part.columns, np.random.default_rng(1).normal(size=(
            80, len(part.columns))))  # fmt: skip
        signals = np.random.default_rng(0).normal(size=(80, 5)) + 100
    done = cleaned(signals, part, strategy, real)
    series = regressors(part, strategy, real)
    for column in (series - series.mean(axis=0)).T:
        if column.any():
            left = np.abs(column @ done.signals) / np.linalg.norm(column)
            assert left.max() < 1e-8
    assert done.signals.std(axis=0).min() > 0.1
    theirs = clean(signals, confounds=series, detrend=False, standardize=None)
    theirs = theirs - theirs.mean(axis=0)
    np.testing.assert_allclose(done.signals, theirs, atol=1e-8)
    assert "were removed by regression" in done.notes[0]


def test_too_many_series_for_a_short_run_are_refused(real: Path):
    part = confounds_of(real)
    short = Confounds(part.columns, part.values[:20])
    with pytest.raises(FileError, match=r"removes 27 series, but .* 20 volumes only"):
        cleaned(np.ones((20, 2)), short, "24HMP+2Phys+GSR", real)


def imported(save, labels, real: Path, **choices) -> ImportResult:
    data = np.random.default_rng(0).normal(size=(17, 21, 3, 30)).astype("f4")
    name = f"{STEM}desc-preproc_bold.nii.gz"
    image = save(name, data, tr=2.0, unit="sec")
    return build_patient(
        "p", look([image, save("seg.nii.gz", labels), real]), Choices(**choices)
    )


def test_the_use_of_confounds_is_never_guessed(save, labels, real: Path):
    with pytest.raises(FileError, match=r"is not guessed\. Choose a way of cleaning"):
        imported(save, labels, real)


@pytest.mark.parametrize(
    ("strategy", "told"),
    [("none", "present"), ("6HMP", "present"), ("24HMP+2Phys+GSR", "removed")],
)
def test_the_global_signal_is_stated_by_the_strategy(
    strategy, told, save, labels, real: Path
):
    result = imported(save, labels, real, confounds=strategy)
    recording = result.patient.recordings[0]
    assert recording.global_signal == told
    notes = "\n".join(result.notes)
    assert "of 30 volumes moved more than 0.5 mm" in notes
    assert "all are kept" in notes
    assert "not steady" in notes
    assert recording.signals.shape[1] == 30
    assert recording.source_file.endswith("seg.nii.gz; " + real.name)


def test_confounds_of_another_run_are_refused(save, labels, real: Path):
    lines = real.read_text().splitlines()
    real.write_text("\n".join(lines[:-3]))
    with pytest.raises(
        FileError, match="describes 27 volumes, but the recording has 30"
    ):
        imported(save, labels, real, confounds="6HMP")


def test_confounds_alone_say_what_they_need(real: Path):
    with pytest.raises(FileError, match="need the image they belong to"):
        build_patient("p", look([real]), Choices())


def test_two_runs_find_their_confounds_by_name(save, labels, real: Path):
    data = np.random.default_rng(0).normal(size=(2, 17, 21, 3, 30)).astype("f4")
    files = [save("seg.nii.gz", labels)]
    for run in (1, 2):
        name = f"sub-1_task-rest_run-{run}"
        files.append(save(f"{name}_bold.nii.gz", data[run - 1], tr=2.0, unit="sec"))
        table = real.parent / f"{name}_desc-confounds_timeseries.tsv"
        shutil.copy(real, table)
        files.append(table)
    result = build_patient("p", look(files), Choices(confounds="6HMP"))
    for run, recording in enumerate(result.patient.recordings, start=1):
        assert recording.source_file.split("; ")[-1].startswith(
            f"sub-1_task-rest_run-{run}"
        )
    files.append(real)
    with pytest.raises(FileError, match="not clear to which recording"):
        build_patient("p", look(files), Choices(confounds="6HMP"))
