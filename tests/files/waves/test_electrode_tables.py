"""Tables of BIDS as people write them, and the 29 real implantations."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.reader import SourceFile
from brainTwinStudio.files.source import load
from brainTwinStudio.files.waves.bids_table import beside, entities_of, suffix_of
from brainTwinStudio.files.waves.channel_table import channels_at, events_at, events_of
from brainTwinStudio.files.waves.electrode_table import electrodes_of

ROWS = ("LA1\t10\t-20\t30", "LA2\t15\t-20\t30", "EKG1\tn/a\tn/a\tn/a")


def table(folder: Path, rows=ROWS, name="sub-1_acq-seeg_electrodes.tsv", header=None,
          end="\n", mark="") -> SourceFile:  # fmt: skip
    header = header or "name\tx\ty\tz"
    text = mark + end.join([header, *rows]) + end
    (folder / name).write_bytes(text.encode())
    return load(folder / name)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_contacts_come_with_their_positions(tmp_path, end, mark):
    found, notes = electrodes_of(table(tmp_path, end=end, mark=mark))
    assert found.names == ("LA1", "LA2", "EKG1")
    assert found.kinds == ("seeg", "seeg", "other")
    assert found.positions_mm is not None
    assert np.array_equal(found.positions_mm[:2], [[10, -20, 30], [15, -20, 30]])
    assert found.placed == (0, 1)
    assert found.space == "not stated"
    assert found.soz is None
    assert any("space is not stated" in note for note in notes)


def test_the_coordinate_system_beside_it_counts(tmp_path):
    says = {"iEEGCoordinateSystem": "MNI152Lin", "iEEGCoordinateUnits": "m"}
    file = tmp_path / "sub-1_acq-seeg_coordsystem.json"
    file.write_text(json.dumps(says))
    rows = ("LA1\t0.010\t-0.020\t0.030", "LA2\t0.015\t-0.020\t0.030")
    found, notes = electrodes_of(table(tmp_path, rows))
    assert (found.space, notes) == ("MNI152", ())
    assert found.positions_mm is not None
    assert np.allclose(found.positions_mm[0], [10, -20, 30])
    # Stated in metres, written in mm: believed is what fits in a head, and said.
    found, notes = electrodes_of(table(tmp_path))
    assert found.positions_mm is not None
    assert np.allclose(found.positions_mm[0], [10, -20, 30])
    assert "read as mm: its coordsystem states m, but" in notes[0]
    file.write_text("{")
    with pytest.raises(FileError, match="JSON is damaged"):
        electrodes_of(table(tmp_path))


def test_flags_come_from_the_channels_of_every_run(tmp_path):
    head = "name\ttype\tunits\tstatus\tstatus_description\n"
    (tmp_path / "sub-1_task-a_acq-seeg_run-1_channels.tsv").write_text(
        head + "LA01\tSEEG\tuV\tgood\tsoz\nLA02\tECOG\tuV\tbad\tn/a\n"
    )
    (tmp_path / "sub-1_task-b_acq-seeg_run-1_channels.tsv").write_text(
        head + 'LA01\tSEEG\tuV\tgood\t"resect,soz"\nLA02\tECOG\tuV\tbad\tn/a\n'
    )
    (tmp_path / "sub-2_task-b_acq-seeg_run-1_channels.tsv").write_text(
        head + "LA02\tSEEG\tuV\tgood\tsoz\n"
    )
    found, _ = electrodes_of(table(tmp_path))
    assert found.soz == (True, False, False)
    assert found.resected == (True, False, False)
    assert found.bad == (False, True, False)
    assert found.kinds == ("seeg", "ecog", "other")


@pytest.mark.parametrize(
    ("rows", "header", "words"),
    [
        (("LA1\t1\t2",), "name\tx\ty", "needs the columns name, x, y and z"),
        (("LA1\t1\ttwo\t3",), None, "Row 2, column y is 'two'"),
        (("LA1\t1\tn/a\t3",), None, "Row 2 has a position only in part"),
        (("LA1\t30\t2\t3", "LA1\t4\t5\t6"), None, "twice: LA1"),
        (("LA1\t9000\t2\t3",), None, "neither in m, cm nor mm"),
        (("\t1\t2\t3",), None, "Row 2 has no contact name"),
        (("LA1\t1\t2\t3\t4",), None, "Row 2 has 5 cells under 4 columns"),
    ],
)
def test_tables_that_contradict_themselves_are_refused(tmp_path, rows, header, words):
    with pytest.raises(FileError, match=words):
        electrodes_of(table(tmp_path, rows, header=header))


def test_every_real_implantation_reads(shared_data):
    files = sorted((shared_data / "ieeg_outcomes").glob("*/*/ieeg/*electrodes.tsv"))
    assert len(files) == 29
    for file in files:
        found, notes = electrodes_of(load(file))
        with file.open(encoding="utf-8-sig") as stream:
            raw = list(csv.DictReader(stream, delimiter="\t"))
        assert found.names == tuple(row["name"] for row in raw)
        assert len(found.placed) == sum(row["x"] != "n/a" for row in raw)
        assert found.space == "MNI305"
        assert found.positions_mm is not None
        assert 40 < np.nanmax(np.abs(found.positions_mm)) < 130
        flagged = set()
        for table_file in file.parent.glob("*_channels.tsv"):
            with table_file.open(encoding="utf-8-sig") as stream:
                flagged |= {
                    row["name"]
                    for row in csv.DictReader(stream, delimiter="\t")
                    if "soz" in row["status_description"]
                }
        soz = {n for n, z in zip(found.names, found.soz or (), strict=False) if z}
        assert soz == flagged & set(found.names)
        assert notes


def test_every_real_table_of_channels_and_events_reads(shared_data):
    folder = shared_data / "ieeg_outcomes"
    for file in folder.glob("*/*/ieeg/*_channels.tsv"):
        assert len(channels_at(file).channels) > 50
    marks = [
        mark
        for file in folder.glob("*/*/ieeg/*_events.tsv")
        for mark in events_at(file)[0]
    ]
    assert len(marks) == 208
    assert {mark.text for mark in marks} == {"sz onset", "sz offset"}
    marks, _ = events_at(shared_data / "ecog_seizure" / "sub-pt01_run-01_events.tsv")
    assert any("onset" in mark.text.lower() for mark in marks)


def test_events_without_an_onset_are_left_out_and_counted():
    text = b"onset\tduration\ttrial_type\nn/a\t1\ta\n2.5\tn/a\tb\n1\t0\tn/a\n"
    marks, notes = events_of(SourceFile(Path("x_events.tsv"), "x_events.tsv", text, ""))
    assert [(m.onset_s, m.duration_s, m.text) for m in marks] == [
        (1, 0, "event"),
        (2.5, 0, "b"),
    ]
    assert notes == ("1 events without an onset are left out.",)


def test_files_of_one_recording_find_each_other(tmp_path):
    for name in (
        "sub-1_ses-a_task-x_run-1_channels.tsv",
        "sub-1_ses-a_task-x_run-2_channels.tsv",
        "sub-2_ses-a_task-x_run-1_channels.tsv",
    ):
        (tmp_path / name).write_text("name\n")
    found = beside(tmp_path / "sub-1_ses-a_task-x_run-1_ieeg.edf", "channels")
    assert [file.name for file in found] == ["sub-1_ses-a_task-x_run-1_channels.tsv"]
    assert suffix_of("sub-1_task-x_events.tsv") == "events"
    assert entities_of("sub-1_task-x_events.tsv") == {"sub": "1", "task": "x"}


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_sentence(data):
    source = SourceFile(Path("sub-1_electrodes.tsv"), "sub-1_electrodes.tsv", data, "")
    try:
        electrodes_of(source)
    except FileError:
        return
