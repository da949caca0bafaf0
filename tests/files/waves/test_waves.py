"""Recordings opened without their data, and damaged ones refused with the place."""

import random
import time
from pathlib import Path

import numpy as np
import pytest
import scipy.io

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.waves.set_guard import check_set
from brainTwinStudio.files.waves.wave_formats import open_waves
from brainTwinStudio.files.waves.waves import Waves, split
from brainTwinStudio.project import Annotation

NAMES = ("EEG Fp1", "EEG Fp2", "ECG")


@pytest.mark.parametrize(("bdf", "file"), [(False, "a.edf"), (True, "a.bdf")])
def test_every_sample_comes_back_in_microvolts(write_edf, known_signals, bdf, file):
    path = write_edf(known_signals, 100, NAMES, file, bdf=bdf)
    (waves,) = open_waves(path)
    assert waves.channel_names == NAMES
    assert waves.kinds == ("eeg", "eeg", "ecg")
    assert waves.units == ("µV",) * 3
    assert (waves.sampling_hz, waves.samples) == (100, 2000)
    step = 50 / 32767
    assert np.allclose(waves.read(), known_signals, atol=2 * step)
    part = waves.read(150, 420, [2, 0])
    assert np.array_equal(part, waves.read()[[2, 0], 150:420])
    joined = np.concatenate([part for _, part in waves.chunks()], axis=1)
    assert np.array_equal(joined, waves.read())
    assert waves.read(1990, 5000).shape == (3, 10)
    assert waves.read(5000, 6000).shape == (3, 0)


@pytest.mark.parametrize(
    ("unit", "shown", "factor"),
    [("mV", "µV", 1000), ("V", "µV", 1e6), ("nV", "µV", 1e-3), ("mmHg", "mmHg", 1),
     ("", "", 1)],
)  # fmt: skip
def test_units_are_the_files_own(write_edf, known_signals, unit, shown, factor):
    (waves,) = open_waves(write_edf(known_signals, 100, NAMES, unit=unit))
    assert waves.units == (shown,) * 3
    assert np.allclose(waves.read(), known_signals * factor, atol=0.01 * factor)


def test_nothing_about_the_person_or_the_date_is_in_what_is_opened(
    write_edf, known_signals
):
    marks = [(3.5, 0.25, "seizure onset")]
    (waves,) = open_waves(write_edf(known_signals, 100, NAMES, plus="C", marks=marks))
    assert waves.annotations == (Annotation(3.5, 0.25, "seizure onset"),)
    shown = repr((waves.annotations, waves.notes, waves.channel_names, waves.format))
    assert not any(word in shown for word in ("Roe", "1970", "2020"))


def test_a_discontinuous_file_is_read_as_runs_that_are_never_joined(
    write_edf, known_signals
):
    starts = [float(i) for i in range(8)] + [100.0 + i for i in range(12)]
    marks = [(2.0, 0, "first"), (101.5, 0, "second")]
    path = write_edf(known_signals, 100, NAMES, plus="D", starts=starts, marks=marks)
    first, second = open_waves(path)
    assert (first.samples, second.samples) == (800, 1200)
    assert (first.starts_s, second.starts_s) == (0, 100)
    assert [m.onset_s for m in second.annotations] == [1.5]
    assert np.allclose(second.read(0, 50), known_signals[:, 800:850], atol=0.01)
    assert first.read(790, 900).shape == (3, 10)
    assert "never joined" in first.notes[0]


def test_a_file_called_discontinuous_without_a_gap_is_one_run(write_edf, known_signals):
    assert len(open_waves(write_edf(known_signals, 100, NAMES, plus="D"))) == 1


def test_real_recordings_open(shared_data):
    (waves,) = open_waves(shared_data / "eeg_rest" / "S001R01.edf")
    assert (len(waves.channel_names), waves.sampling_hz) == (64, 160)
    (waves,) = open_waves(shared_data / "eeg_rest" / "Subject00_1.edf")
    assert (waves.seconds, set(waves.kinds)) == (182, {"eeg", "ecg"})
    assert 1 < waves.read(0, 5000, [0]).std() < 100
    (waves,) = open_waves(shared_data / "eeg_task_set" / "eeglab_data.set")
    assert waves.sampling_hz == 128
    assert waves.electrodes is not None
    assert waves.electrodes.count == 30
    assert {mark.text for mark in waves.annotations} == {"square", "rt"}


SAMPLES = Path(__file__).parents[2] / "data" / "waves"


@pytest.mark.parametrize(
    ("file", "channels", "hz", "samples", "kinds"),
    [
        ("duplicate_channel_labels.edf", 3, 250, 2500, {"eeg"}),
        ("test_edf_stim_channel.edf", 25, 128, 1228, {"eeg", "eog", "ecg"}),
        ("test_bdf_stim_channel.bdf", 4, 500, 5000, {"eeg", "stim"}),
        ("test_bin_raw.fif", 33, 1000, 7900, {"eeg", "stim"}),
        ("test_old_layout_latin1_software_filter.vhdr", 29, 250, 250, {"eeg", "eog"}),
    ],
)
def test_files_that_others_made(file, channels, hz, samples, kinds):
    waves = open_waves(SAMPLES / file)[0]
    assert (len(waves.channel_names), waves.sampling_hz) == (channels, hz)
    assert (waves.samples, set(waves.kinds)) == (samples, kinds)
    brain = [i for i, kind in enumerate(waves.kinds) if kind == "eeg"]
    assert 0.1 < np.median(waves.read(0, 200, brain).std(axis=1)) < 1000


def test_signals_of_another_sampling_rate_are_left_out_and_named():
    (waves,) = open_waves(SAMPLES / "test_uneven_samp.edf")
    assert waves.channel_names == ("3Hz +5/-5 V",)
    assert "0.2Hz Blk 1/0uV" in waves.notes[0]
    assert waves.read(0, 500).max() == pytest.approx(5e6, rel=1e-3)


def test_a_header_without_its_data_names_the_missing_file(tmp_path):
    name = "test_old_layout_latin1_software_filter.vhdr"
    (tmp_path / name).write_bytes((SAMPLES / name).read_bytes())
    with pytest.raises(FileError, match="belongs to it is missing"):
        open_waves(tmp_path / name)


@pytest.mark.parametrize(
    ("at", "text", "words"),
    [
        (236, b"many    ", "byte 236: the number of records is 'many'"),
        (244, b"0       ", "byte 244: the record duration is '0'"),
        (252, b"0   ", "byte 252: 0 signals"),
        (252, b"9999", "byte 252: 9999 signals"),
        (0, b"PK\x03\x04", "does not begin like EDF"),
    ],
)
def test_a_damaged_header_is_refused_with_the_place(
    write_edf, known_signals, at, text, words
):
    path = write_edf(known_signals, 100, NAMES)
    data = bytearray(path.read_bytes())
    data[at : at + len(text)] = text
    path.write_bytes(data)
    with pytest.raises(FileError, match=words):
        open_waves(path)


def test_a_file_cut_off_in_the_middle_gives_what_is_there(write_edf, known_signals):
    path = write_edf(known_signals, 100, NAMES)
    path.write_bytes(path.read_bytes()[:-1500])
    (waves,) = open_waves(path)
    assert waves.samples == 1700
    assert any("records" in note for note in waves.notes)
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(FileError, match="ends before"):
        open_waves(path)


@pytest.mark.parametrize("kind", ["edf", "set"])
def test_damaged_recordings_give_a_sentence_or_a_result(
    write_edf, known_signals, shared_data, tmp_path, kind
):
    if kind == "edf":
        data = write_edf(known_signals, 100, NAMES, plus="D").read_bytes()
    else:
        data = (shared_data / "eeg_task_set" / "eeglab_data.set").read_bytes()
    draw, slowest, sentences = random.Random(7), 0.0, []
    for _ in range(60 if kind == "edf" else 25):
        broken = bytearray(data)
        for _ in range(draw.choice([1, 3, 20])):
            at = draw.randrange(min(len(broken), draw.choice([300, 1300, len(broken)])))
            broken[at : at + 4] = draw.choice(
                [draw.randbytes(4), b"\xff" * 4, b"", b"9"]
            )
        if draw.random() < 0.3:
            del broken[draw.randrange(len(broken)) :]
        path = tmp_path / f"broken.{kind}"
        path.write_bytes(bytes(broken) or b"0")
        start = time.perf_counter()
        try:
            for waves in open_waves(path):
                waves.read(0, 300)
        except InputError as error:
            sentences.append(str(error))
        slowest = max(slowest, time.perf_counter() - start)
    assert slowest < 5
    assert all(str(path) in text and "\n" not in text for text in sentences)


def test_a_set_that_claims_more_than_it_holds_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "a.set"
    cells = np.empty((1, 5), object)
    cells[:] = 1.0
    scipy.io.savemat(path, {"EEG": {"event": cells}}, appendmat=False)
    check_set(path)
    claim = (5).to_bytes(4, "little")
    data = path.read_bytes()
    at = data.index((1).to_bytes(4, "little") + claim)
    path.write_bytes(data[: at + 4] + (10**8).to_bytes(4, "little") + data[at + 8 :])
    with pytest.raises(FileError, match="claims 1 x 100000000 in"):
        open_waves(path)


def test_a_set_whose_text_is_of_no_known_type_is_refused(tmp_path, shared_data):
    """One wrong byte in the type of a text; SciPy would crash the program."""
    file = shared_data / "eeg_task_set" / "eeglab_data.set"
    data = bytearray(file.read_bytes())
    at = data.rindex(b"\x04\0\0\0\x1e\0\0\0e\0e\0g\0")
    data[at] = 0
    (tmp_path / "a.set").write_bytes(data)
    with pytest.raises(FileError, match=r"a\.set: .*of type 0, which there is not"):
        open_waves(tmp_path / "a.set")


def test_a_set_with_a_variable_without_values_is_refused(tmp_path, shared_data):
    """One wrong byte in the length of a name swallows the values that follow; SciPy
    reads on in the next variable and crashes the program."""
    file = shared_data / "eeg_task_set" / "eeglab_data.set"
    data = bytearray(file.read_bytes())
    nameless, empty = b"\x01\0\0\0\0\0\0\0", b"\x02\0\0\0\0\0\0\0"
    data[data.rindex(nameless + empty + b"\x0e\0\0\0") + 4] = 2
    (tmp_path / "a.set").write_bytes(data)
    with pytest.raises(FileError, match=r"a\.set: .*a variable has no values"):
        open_waves(tmp_path / "a.set")


def test_runs_of_single_samples_are_no_recording(tmp_path):
    waves = Waves(
        tmp_path / "a.vhdr", "BrainVision", ("Cz",), ("eeg",), ("µV",), 100.0, 2,
        lambda picks, first, stop: np.zeros((1, stop - first)),
    )  # fmt: skip
    with pytest.raises(FileError, match="2 samples with gaps"):
        split(waves, [(0, 0.0), (1, 5.0)])
