"""What is exported and read back is the same patient, whatever it holds."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brainTwinStudio.files.export.exporting import export_patient
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.reader import Kind
from brainTwinStudio.project import (
    Annotation,
    Array,
    Connectome,
    Electrodes,
    LeadField,
    Parcellation,
    Patient,
    Project,
    Recording,
    Space,
)
from brainTwinStudio.project.electrodes import ContactKind

QUICK = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
LETTERS = "abcXYZ äöüßñ éλ脳-_.()"
SPACES: tuple[Space, ...] = ("MNI152", "MNI305", "scanner RAS")
KINDS: tuple[Literal["eeg", "seeg"], ...] = ("eeg", "seeg")
CHANNELS = ("Fp1", "Fp2", "Cz", "A'1", "A'2", "TP9", "ECG")


def region_names(count: int) -> st.SearchStrategy[tuple[str, ...]]:
    """Distinct words of several scripts with single blanks inside."""
    word = st.text(LETTERS, min_size=1, max_size=12).map(lambda t: " ".join(t.split()))
    named = word.filter(lambda t: any(c.isalpha() for c in t))
    return st.lists(
        named, min_size=count, max_size=count, unique_by=lambda t: t.lower()
    ).map(tuple)


@st.composite
def connectomes(draw: st.DrawFn) -> Connectome:
    count = draw(st.integers(3, 7))
    random = np.random.default_rng(draw(st.integers(0, 10**6)))
    weights = np.triu(
        random.gamma(1.0, 10 ** draw(st.integers(-6, 6)), (count,) * 2), 1
    )
    weights[random.random((count, count)) < draw(st.sampled_from([0.0, 0.3]))] = 0
    weights[0, 1:] += random.random(count - 1) + 0.1  # no region alone
    directed = draw(st.booleans())
    weights = np.triu(weights, 1) + np.triu(weights, 1).T
    if directed:
        weights = weights * random.uniform(0.5, 1, weights.shape)
    lengths = None
    if draw(st.booleans()):
        lengths = np.where(weights > 0, random.uniform(5, 200, weights.shape), 0.0)
        lengths = np.triu(lengths, 1) + np.triu(lengths, 1).T
    centres = None
    if draw(st.booleans()):
        centres = random.uniform(5, 70, (count, 3))
        centres[::2, 0] *= -1  # left is x < 0
    sides = ("L", "R", "L", "R", "L", "R", "L")[:count]
    names = draw(region_names(count))
    parcellation = Parcellation(
        f"{count} regions",
        names,
        sides,
        centres,
        "MNI152" if centres is not None else "not stated",
    )
    return Connectome(parcellation, weights, lengths)


@st.composite
def patients(draw: st.DrawFn) -> Patient:
    """A connectome, no to three runs of fMRI of different lengths and times."""
    graph = draw(connectomes())
    names = graph.parcellation.region_names
    runs = []
    words = ["run 1", "run-1", "run.1", "Run-1", "Ruhe ü", "rest", "脳"]
    ids = draw(st.lists(st.sampled_from(words), max_size=3, unique=True))
    random = np.random.default_rng(draw(st.integers(0, 10**6)))
    for name in ids:
        signals = random.normal(size=(len(names), draw(st.integers(25, 60))))
        tr = draw(st.sampled_from([0.72, 0.8, 1.4, 2.0, 2.1, 1 / 3]))
        runs.append(Recording(name, "bold", signals, 1 / tr, names))
    return Patient("P1", "", graph, tuple(runs))


@st.composite
def electric(draw: st.DrawFn) -> Patient:
    """One or two EEG or SEEG recordings with contacts, marks, bad channels, zones."""
    random = np.random.default_rng(draw(st.integers(0, 10**6)))
    count = draw(st.integers(2, len(CHANNELS)))
    names = CHANNELS[:count]
    kind = draw(st.sampled_from(KINDS))
    kinds = tuple("ecg" if name == "ECG" else kind for name in names)
    runs = []
    for number in range(draw(st.integers(1, 2))):
        values = random.normal(0, 30, (count, draw(st.integers(10, 200)))).astype("f4")
        rate = draw(st.sampled_from([100.0, 256.0, 1000.0, 512.5]))
        seconds = values.shape[1] / rate
        marks = tuple(
            Annotation(seconds * share, 0.01 * i, text)
            for i, (share, text) in enumerate(((0.1, "eyes closed"), (0.5, "Übung 脳")))
        )[: draw(st.integers(0, 2))]
        runs.append(Recording(
            f"{kind}-{number + 1}", kind, values, rate, names,
            draw(st.sampled_from(["µV", "a.u."])), channel_kinds=kinds,
            bad_channels=names[: draw(st.integers(0, 1))], annotations=marks,
        ))  # fmt: skip
    contacts = None
    if draw(st.booleans()):
        places = random.uniform(-60, 60, (count, 3))
        places[0] = (60.0, 5.0, 10.0)
        places[random.random(count) < 0.2, :] = np.nan
        places[0] = (60.0, 5.0, 10.0)
        own: tuple[ContactKind, ...] = tuple(
            "other" if name == "ECG" else kind for name in names
        )
        flags = [tuple(bool(f) for f in random.random(count) < 0.4) for _ in range(3)]
        contacts = Electrodes(
            names, own, places, draw(st.sampled_from(SPACES)),
            flags[0],
            flags[1] if draw(st.booleans()) else None,
            flags[2] if draw(st.booleans()) else None,
        )  # fmt: skip
    return Patient("P1", "", None, tuple(runs), contacts)


@contextmanager
def exported(patient: Patient, form: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        export_patient(Project("p").with_patient(patient), "P1", out, form)
        yield out


def built(
    files: dict[str, Kind], existing: Patient | None = None, **told: Any
) -> Patient:
    found = look(files, files, existing)
    sure = tuple(replace(one, confidence="sure") for one in found)
    return build_patient(
        "P1", sure, Choices(symmetrise=False, **told), existing
    ).patient


def same_array(one: Array | None, other: Array | None) -> None:
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        np.testing.assert_array_equal(one, other)


def same_structure(one: Patient, other: Patient, *, blanks: str = " ") -> None:
    a, b = one.connectome, other.connectome
    assert a is not None
    assert b is not None
    names = tuple(n.replace(" ", blanks) for n in a.parcellation.region_names)
    assert b.parcellation.region_names == names
    same_array(a.weights, b.weights)
    same_array(a.lengths_mm, b.lengths_mm)


def same_places(one: Patient, other: Patient) -> None:
    assert one.connectome is not None
    assert other.connectome is not None
    a, b = one.connectome.parcellation, other.connectome.parcellation
    same_array(a.centres_mm, b.centres_mm)
    assert a.hemispheres == b.hemispheres


def same_runs(one: Patient, other: Patient) -> None:
    assert len(one.recordings) == len(other.recordings)
    for a, b in zip(one.recordings, other.recordings, strict=True):
        same_array(a.signals, b.signals)
        assert (a.kind, a.channel_names) == (b.kind, b.channel_names)
        assert b.repetition_time_s == pytest.approx(a.repetition_time_s, rel=1e-12)


# ------------------------------------------------------------------ fMRI


@QUICK
@given(patients())
def test_bids_tables(patient: Patient):
    with exported(patient, "bids") as out:
        structure: dict[str, Kind] = {}
        for path in out.rglob("*_relmat.tsv"):
            structure[str(path)] = (
                "weights" if "stat-weights" in path.name else "lengths"
            )
        structure |= {str(path): "regions" for path in out.glob("*_dseg.tsv")}
        again = built(structure)
        runs = [
            next(out.rglob(f"*_desc-{word}_seg-*_timeseries.tsv"))
            for word in words_of(patient, hyphens=False)
        ]
        for path in runs:
            told = json.loads(path.with_suffix(".json").read_text("utf-8"))
            tr = told["RepetitionTime"]
            again = built(
                {str(path): "bold"}, again, tr_s=tr, direction="time x region"
            )
    same_structure(patient, again)
    same_places(patient, again)
    same_runs(patient, again)


@QUICK
@given(connectomes())
def test_tvb_archives(graph: Connectome):
    if graph.parcellation.centres_mm is None:
        return
    patient = Patient("P1", "", graph)
    with exported(patient, "tvb") as out:
        again = built({str(next(out.glob("*.zip"))): "tvb"})
    same_structure(patient, again, blanks="_")
    same_places(patient, again)


@pytest.mark.parametrize("form", ["npz", "mat"])
@QUICK
@given(patient=patients())
def test_arrays(form: str, patient: Patient):
    with exported(patient, form) as out:
        (path,) = out.glob("*_connectome.*")
        files: dict[str, Kind] = {f"{path}:weights": "weights"}
        if patient.connectome and patient.connectome.lengths_mm is not None:
            files[f"{path}:lengths_mm"] = "lengths"
        again = built(files)
        for word in words_of(patient):
            path = out / f"sub-P1_{word}.{form}"
            again = built({str(path): "bold"}, again, direction="time x region")
    same_structure(patient, again)
    same_runs(patient, again)


def words_of(patient: Patient, *, hyphens: bool = True) -> list[str]:
    """Parts of file names, in the order of the runs; each is another one."""
    from brainTwinStudio.files.export.export_source import ExportSource

    source = ExportSource(Project("p"), patient)
    words = list(source.run_words(hyphens=hyphens).values())
    assert len({word.lower() for word in words}) == len(patient.recordings)
    return words


# ------------------------------------------------------------------ EEG and contacts


@pytest.mark.parametrize("form", ["npz", "mat"])
@QUICK
@given(patient=electric())
def test_recordings_and_contacts(form: str, patient: Patient):
    with exported(patient, form) as out:
        again = Patient("P1")
        for run, word in zip(patient.recordings, words_of(patient), strict=True):
            again = built({str(out / f"sub-P1_{word}.{form}"): run.kind}, again)
        assert out.joinpath("sub-P1_electrodes.tsv").is_file() == bool(
            patient.electrodes
        )
    same_runs(patient, again)
    for a, b in zip(patient.recordings, again.recordings, strict=True):
        for field in ("id", "unit", "channel_kinds", "bad_channels", "annotations"):
            assert getattr(a, field) == getattr(b, field), field
        assert a.signals.dtype == b.signals.dtype
    same_contacts(patient.electrodes, again.electrodes)


@QUICK
@given(patient=electric())
def test_contacts_of_bids_tables(patient: Patient):
    with exported(patient, "bids") as out:
        tables: dict[str, Kind] = {
            str(path): "electrodes" for path in out.rglob("*_electrodes.tsv")
        }
        again = built(tables) if tables else Patient("P1")
    same_contacts(patient.electrodes, again.electrodes)


def same_contacts(one: Electrodes | None, other: Electrodes | None) -> None:
    assert (one is None) == (other is None)
    if one is None or other is None:
        return
    for field in ("names", "kinds", "space", "bad", "soz", "resected"):
        assert getattr(one, field) == getattr(other, field), field
    same_array(one.positions_mm, other.positions_mm)


# ------------------------------------------------------------------ lead field


@pytest.mark.parametrize("form", ["npz", "mat", "bids"])
@QUICK
@given(graph=connectomes(), seed=st.integers(0, 10**6))
def test_lead_fields(form: str, graph: Connectome, seed: int):
    names = graph.parcellation.region_names
    gain = np.random.default_rng(seed).normal(size=(4, len(names)))
    field = LeadField(gain, CHANNELS[:4], names, "fT/(nA m)", "given")
    contacts = Electrodes(CHANNELS[:4], ("eeg",) * 4)
    patient = Patient("P1", "", graph, (), contacts, field)
    with exported(patient, form) as out:
        (path,) = out.rglob("*_leadfield.[ntm][psa][zvt]")
        again = built({str(path): "leadfield"}, replace(patient, lead_field=None))
    assert again.lead_field is not None
    np.testing.assert_array_equal(again.lead_field.gain, gain)
    assert again.lead_field.unit == field.unit
    assert again.lead_field.channel_names == field.channel_names
    assert again.lead_field.region_names == names
