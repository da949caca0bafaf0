"""A lead field from elsewhere: joined by names or by order, with a unit, or refused."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import scipy.io

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look, read_as
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.waves.given_lead_field import UNITS, unit_named
from brainTwinStudio.project import (
    Array,
    Connectome,
    Electrodes,
    LeadField,
    Parcellation,
    Patient,
)

REGIONS = ("ctx-lh-cuneus", "ctx-lh-insula", "ctx-rh-cuneus", "ctx-rh-insula")
CHANNELS = ("Fp1", "Fp2", "Cz", "O1", "O2")
UNIT = "µV/(nA m)"


def patient(channels: tuple[str, ...] = CHANNELS) -> Patient:
    weights = np.ones((4, 4)) - np.eye(4)
    parcellation = Parcellation("4", REGIONS, ("L", "L", "R", "R"))
    contacts = Electrodes(channels, ("eeg",) * len(channels))
    return Patient("P1", "", Connectome(parcellation, weights), (), contacts)


def gain() -> Array:
    return np.random.default_rng(0).normal(size=(len(CHANNELS), len(REGIONS)))


def table(path: Path, values: Array, rows=(), columns=()) -> Path:
    lines = [",".join(["", *columns] if rows else columns)] if columns else []
    for number, row in enumerate(values):
        start = [rows[number]] if rows else []
        lines.append(",".join([*start, *map(repr, map(float, row))]))
    path.write_text("\n".join(lines) + "\n")
    return path


def imported(
    path: Path, unit: str | None = UNIT, to: Patient | None = None, key: str = ""
) -> tuple[LeadField, str]:
    to = to or patient()
    name = f"{path}:{key}" if key else str(path)
    found = look([name], {name: "leadfield"}, to)
    result = build_patient("P1", found, Choices(unit=unit), to)
    assert result.patient.lead_field is not None
    return result.patient.lead_field, " ".join(result.notes)


def written(folder: Path, form: str) -> Path:
    """The same lead field in each format, with names where the format holds them."""
    path = folder / f"gain.{form}"
    if form == "npy":
        np.save(path, gain())
    elif form == "npz":
        np.savez(path, gain=gain(), channels=np.array(CHANNELS),
                 region_names=np.array(REGIONS), unit=np.array("uV/nAm"))  # fmt: skip
    elif form == "mat":
        cells = {"channels": np.array(CHANNELS, dtype=object), "unit": "uV/(nA*m)",
                 "region_names": np.array(REGIONS, dtype=object)}  # fmt: skip
        scipy.io.savemat(path, {"gain": gain(), **cells})
    else:
        table(path, gain(), CHANNELS, REGIONS)
    return path


@pytest.mark.parametrize("form", ["npy", "npz", "mat", "csv"])
def test_every_format_gives_the_same_lead_field(tmp_path: Path, form: str):
    field, said = imported(written(tmp_path, form))
    np.testing.assert_array_equal(field.gain, gain())
    assert (field.channel_names, field.region_names) == (CHANNELS, REGIONS)
    assert (field.unit, field.source_file[:8]) == (UNIT, "gain." + form)
    assert len(field.sha256) == 64
    assert f"lead field of 5 channels and 4 regions in {UNIT}" in said
    assert ("by name" in said) == (form != "npy")


@pytest.mark.parametrize("form", ["npz", "mat"])
def test_a_stated_unit_needs_no_word_and_is_not_contradicted(tmp_path: Path, form: str):
    path = written(tmp_path, form)
    assert imported(path, None)[0].unit == UNIT
    with pytest.raises(FileError, match=r"states µV/\(nA m\), but V/\(A m\) was"):
        imported(path, "V/Am")


def test_a_sidecar_states_the_unit(tmp_path: Path):
    path = written(tmp_path, "csv")
    (tmp_path / "gain.json").write_text('{"Units": "fT/(nA m)"}')
    assert imported(path, None)[0].unit == "fT/(nA m)"
    (tmp_path / "gain.json").write_text('{"Units": "furlong"}')
    with pytest.raises(FileError, match="unit 'furlong' is not known"):
        imported(path, None)


def test_a_unit_is_not_guessed(tmp_path: Path):
    with pytest.raises(FileError, match=r"unit of the lead field is missing.*--unit"):
        imported(written(tmp_path, "npy"), None)
    with pytest.raises(InputError, match="No unit 'apples'"):
        imported(written(tmp_path, "npy"), "apples")
    for unit in UNITS:
        assert unit_named(unit.replace(" ", "*").replace("µ", "u")) == unit


def test_names_decide_the_order_and_the_side(tmp_path: Path):
    rows, columns = [4, 2, 0, 1, 3], [2, 3, 1, 0]
    names = tuple(f"EEG {CHANNELS[i]}-Ref" for i in rows)
    regions = tuple(REGIONS[i].replace("-", "_").upper() for i in columns)
    turned = table(tmp_path / "t.csv", gain()[rows][:, columns].T, regions, names)
    field, said = imported(turned)
    np.testing.assert_array_equal(field.gain, gain())
    assert field.channel_names == CHANNELS
    assert "it is turned" in said


def test_without_names_the_numbers_decide_the_side(tmp_path: Path):
    np.save(tmp_path / "a.npy", gain().T)
    np.testing.assert_array_equal(imported(tmp_path / "a.npy")[0].gain, gain())
    np.save(tmp_path / "b.npy", gain()[:4])
    with pytest.raises(FileError, match="which side the channels are cannot be told"):
        imported(tmp_path / "b.npy", to=patient(CHANNELS[:4]))


def test_channels_without_a_row_are_said(tmp_path: Path):
    path = table(tmp_path / "a.csv", gain()[:3], CHANNELS[:3], REGIONS)
    field, said = imported(path)
    assert field.channel_names == CHANNELS[:3]
    assert "2 channels have no row: O1, O2" in said


@pytest.mark.parametrize(
    ("values", "rows", "columns", "sentence"),
    [
        (np.ones((6, 4)), (), (), "6 channels without names; the patient has 5"),
        (np.ones((5, 7)), (), (), "7 columns without names; the patient has 4"),
        (np.ones((5, 12)), (), (), "three orientations for each of the 4 regions"),
        (np.zeros((5, 4)), (), (), "zero everywhere"),
        (np.ones((2, 4)), ("Fp1", "Zz9"), REGIONS, "has no channel Zz9"),
        (np.ones((2, 4)), ("Fp1", "EEG Fp1"), REGIONS, "the channel EEG Fp1 twice"),
        (np.ones((5, 3)), CHANNELS, REGIONS[:3], "do not match the 4 regions"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, values, rows, columns, sentence):
    path = table(tmp_path / "leadfield.csv", values, rows, columns)
    with pytest.raises(FileError, match=sentence) as said:
        imported(path)
    assert "leadfield.csv" in str(said.value)


def test_it_needs_channels_and_regions(tmp_path: Path):
    path = written(tmp_path, "npz")
    with pytest.raises(FileError, match="no channels that it could be joined to"):
        imported(path, to=replace(patient(), electrodes=None))
    with pytest.raises(FileError, match="no regions that it could be joined to"):
        imported(path, to=replace(patient(), connectome=None))


def test_it_is_found_by_its_name_and_read_otherwise_by_a_word(tmp_path: Path):
    (found,) = look([table(tmp_path / "sub-1_leadfield.csv", gain())])
    assert (found.read_as, found.confidence) == ("leadfield", "likely")
    assert read_as(found, "bold").read_as == "bold"
    (matrix,) = look([table(tmp_path / "x.csv", gain())])
    assert matrix.read_as != "leadfield"
    assert read_as(matrix, "leadfield").read_as == "leadfield"
    (tmp_path / "names.txt").write_text("a\nb\nc\n")
    with pytest.raises(FileError, match="no numbers to read as leadfield"):
        look([tmp_path / "names.txt"], {str(tmp_path / "names.txt"): "leadfield"})


def test_it_is_kept_in_a_project_with_the_patient(tmp_path: Path):
    field, _ = imported(written(tmp_path, "npz"))
    kept = replace(patient(), lead_field=field)
    with ProjectStore.create(tmp_path / "a.btproj") as store:
        store.change(store.project.with_patient(kept), "Import P1")
    with ProjectStore.open(tmp_path / "a.btproj") as store:
        again = store.project.patient("P1").lead_field
    assert again is not None
    np.testing.assert_array_equal(again.gain, field.gain)
    assert (again.unit, again.source_file) == (UNIT, "gain.npz:gain")


def test_regions_that_are_left_out_are_no_fault(tmp_path: Path):
    path = table(
        tmp_path / "a.csv", np.c_[gain(), np.ones(5)], CHANNELS, (*REGIONS, "unknown")
    )
    found = look([path], {str(path): "leadfield"})
    with pytest.raises(FileError, match="Not expected: unknown"):
        build_patient("P1", found, Choices(unit=UNIT), patient())
    told = Choices(unit=UNIT, drop=("unknown",))
    field = build_patient("P1", found, told, patient()).patient.lead_field
    assert field is not None
    np.testing.assert_array_equal(field.gain, gain())
