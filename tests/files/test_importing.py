"""The guesses and refusals of an import, on small made-up people."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.bold import global_signal_of
from brainTwinStudio.files.importing import (
    Choices,
    InputFiles,
    build_patient,
    read_input,
)
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.names import order_by_name, plain

N = 10
NAMES = [f"lh-{c}" for c in "abcde"] + [f"rh-{c}" for c in "abcde"]
TR = Choices(tr_s=2.0)


def weights(seed: int = 0) -> np.ndarray:
    values = np.random.default_rng(seed).integers(1, 1000, (N, N)).astype(float)
    values = np.triu(values, 1)
    return values + values.T


def bold(seed: int = 0, regions: int = N, times: int = 80) -> np.ndarray:
    """(time, region) with a common signal and a common pattern."""
    draw = np.random.default_rng(seed)
    return draw.normal(size=(times, regions)) + draw.normal(size=(times, 1)) + 100


class Folder:
    """Files of one person."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def table(self, name: str, values, header=None, index=None) -> str:
        lines = [[repr(float(v)) for v in row] for row in values]
        if index:
            lines = [[i, *line] for i, line in zip(index, lines, strict=True)]
        if header:
            lines.insert(0, ([""] if index else []) + list(header))
        (self.path / name).write_text("\n".join(",".join(line) for line in lines))
        return str(self.path / name)

    def names(self, names, name: str = "labels.txt") -> str:
        (self.path / name).write_text("\n".join(names))
        return str(self.path / name)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def said(notes: tuple[str, ...], words: str) -> bool:
    return any(words in note for note in notes)


# ------------------------------------------------------------------ direction


@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(times=st.integers(8, 40), turned=st.booleans(), header=st.booleans())
def test_direction_follows_the_region_count_or_is_refused(
    folder: Folder, times: int, turned: bool, header: bool
):
    values = bold(times=times)
    header = header and not turned
    files = InputFiles(
        folder.table("w.csv", weights()),
        (folder.table("b.csv", values.T if turned else values, header and NAMES),),
        labels=folder.names(NAMES),
    )
    if times == N and not header:
        with pytest.raises(FileError, match="cannot be told apart"):
            read_input(files, TR)
        told = Choices(
            tr_s=2.0, direction="region x time" if turned else "time x region"
        )
        result = read_input(files, told)
    else:
        result = read_input(files, TR)
    signals = result.patient.recordings[0].signals
    np.testing.assert_array_equal(signals, values.T)
    way = "region x time" if turned else "time x region"
    assert said(result.notes, f"is read as {way}")


def test_a_count_that_fits_nothing_is_refused(folder: Folder):
    files = InputFiles(
        folder.table("w.csv", weights()), (folder.table("b.csv", bold(regions=12)),)
    )
    with pytest.raises(FileError, match=r"b\.csv: .*80 rows and 12 columns.*has 10"):
        read_input(files, TR)


# ------------------------------------------------------------------ names


@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(order=st.permutations(range(N)), respelt=st.booleans())
def test_bold_is_joined_to_the_connectome_by_name(
    folder: Folder, order: list[int], respelt: bool
):
    names = [f"{n[0].upper()}_{n[3]}" if respelt else n for n in NAMES]
    values = bold()
    result = read_input(
        InputFiles(
            folder.table("w.csv", weights(), NAMES),
            (folder.table("b.csv", values[:, order], [names[i] for i in order]),),
        ),
        TR,
    )
    recording = result.patient.recordings[0]
    assert recording.channel_names == tuple(NAMES)
    np.testing.assert_array_equal(recording.signals, values.T)
    assert said(result.notes, "order of the regions was changed") == (
        order != list(range(N))
    )
    assert said(result.notes, "ignoring case") == respelt


def test_names_that_do_not_match_are_listed(folder: Folder):
    other = [*NAMES[:-2], "rh-x", "rh-y"]
    files = InputFiles(
        folder.table("w.csv", weights(), NAMES),
        (folder.table("b.csv", bold(), other),),
    )
    with pytest.raises(
        FileError, match=r"Not found: rh-d, rh-e\. Not expected: rh-x, rh-y"
    ):
        read_input(files, TR)


def test_without_names_regions_are_joined_by_order_and_it_is_said(folder: Folder):
    files = InputFiles(
        folder.table("w.csv", weights()), (folder.table("b.csv", bold()),)
    )
    result = read_input(files, TR)
    assert said(result.notes, "joined by order")
    assert said(result.notes, "No file names the regions")
    assert result.patient.recordings[0].channel_names[0] == "region-1"


def test_region_lists_are_joined_to_named_weights_by_name(folder: Folder):
    table = folder.path / "regions.tsv"
    table.write_text(
        "name\tx\ty\tz\n"
        + "".join(f"{n}\t{i}\t0\t0\n" for i, n in reversed(list(enumerate(NAMES))))
        + "Unknown\t0\t0\t0\n"
    )
    # x > 0 for all: too few sides disagree to refuse only when names say nothing
    table.write_text(table.read_text().replace("lh-", "A-").replace("rh-", "B-"))
    names = [n.replace("lh-", "A-").replace("rh-", "B-") for n in NAMES]
    result = build_patient(
        "p", look([folder.table("w.csv", weights(), names), table]), TR
    )
    assert result.patient.connectome is not None
    parcellation = result.patient.connectome.parcellation
    assert parcellation.region_names == tuple(names)
    assert parcellation.centres_mm is not None
    np.testing.assert_array_equal(parcellation.centres_mm[:, 0], np.arange(N))


def test_swapped_sides_are_refused(folder: Folder):
    table = folder.path / "regions.tsv"
    sign = {"l": 1, "r": -1}
    table.write_text(
        "name\tx\ty\tz\n" + "".join(f"{n}\t{sign[n[0]] * 30}\t0\t0\n" for n in NAMES)
    )
    with pytest.raises(FileError, match=r"regions\.tsv: Left and right .* swapped"):
        build_patient("p", look([folder.table("w.csv", weights()), table]), TR)


def test_a_region_list_of_another_atlas_is_refused(folder: Folder):
    files = InputFiles(
        folder.table("w.csv", weights()),
        (folder.table("b.csv", bold()),),
        labels=folder.names([*NAMES, "more"]),
    )
    with pytest.raises(FileError, match=r"lists 11 regions, but w\.csv has 10"):
        read_input(files, TR)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ctx-lh-bankssts", "L_bankssts"),
        ("Left-Thalamus", "thalamus.L"),
        ("lh.x", "X_lh"),
        ("a b", "A-b"),
    ],
)
def test_spellings_of_one_region_are_the_same(one: str, other: str):
    assert plain(one) == plain(other)
    assert plain(one) != plain(other.replace("L", "R").replace("lh", "rh") + "2")


def test_similar_names_are_not_mixed_up():
    order, same = order_by_name("f", ["a-1", "a_1"], ["a_1", "a-1"])
    assert (order, same) == ([1, 0], True)
    with pytest.raises(FileError):
        order_by_name("f", ["a-1", "a.1"], ["a_1", "a-1"])


# ------------------------------------------------------------------ weights


def connectome_of(folder: Folder, values, choices: Choices = TR, **names):
    result = build_patient("p", look([folder.table("weights.csv", values)]), choices)
    assert result.patient.connectome is not None
    return result.patient.connectome, result.notes


def test_a_diagonal_is_cleared_and_said(folder: Folder):
    values = weights() + np.diag(np.arange(N))
    connectome, notes = connectome_of(folder, values)
    np.testing.assert_array_equal(connectome.weights, weights())
    assert said(notes, "9 self-connections on the diagonal (up to 9) were set to 0")


@pytest.mark.parametrize("half", [np.triu, np.tril])
def test_a_triangle_is_mirrored_and_said(folder: Folder, half):
    connectome, notes = connectome_of(folder, half(weights()))
    np.testing.assert_array_equal(connectome.weights, weights())
    assert said(notes, "only one triangle")


def test_asymmetric_weights_become_the_mean_unless_told(folder: Folder):
    values = weights()
    values[2, 1] += 10
    connectome, notes = connectome_of(folder, values)
    np.testing.assert_allclose(connectome.weights, (values + values.T) / 2)
    assert said(notes, "not symmetric")
    connectome, notes = connectome_of(folder, values, Choices(symmetrise=False))
    np.testing.assert_array_equal(connectome.weights, values)
    assert said(notes, "kept as it is, rows receive")


def test_rounding_asymmetry_is_mended_silently(folder: Folder):
    values = weights()
    values[2, 1] += 1e-7
    connectome, notes = connectome_of(folder, values)
    np.testing.assert_array_equal(connectome.weights, connectome.weights.T)
    assert not said(notes, "symmetric")


def test_lonely_regions_and_odd_labels_are_noted_and_can_be_left_out(folder: Folder):
    values = weights()
    values[3] = values[:, 3] = 0
    names = [*NAMES[:-1], "rh-corpuscallosum"]
    paths = [folder.table("weights.csv", values), folder.names(names)]
    notes = build_patient("p", look(paths), TR).notes
    assert said(notes, "1 regions have no connections: lh-d")
    assert said(notes, "No grey matter by their names: rh-corpuscallosum")
    paths.append(folder.table("bold.csv", bold()))
    drop = Choices(tr_s=2.0, drop=("lh-d", "R_corpuscallosum"))
    patient = build_patient("p", look(paths), drop).patient
    assert patient.connectome is not None
    assert patient.connectome.weights.shape == (8, 8)
    kept = [0, 1, 2, 4, 5, 6, 7, 8]
    np.testing.assert_array_equal(patient.recordings[0].signals, bold().T[kept])
    with pytest.raises(InputError, match="No region 'zz' to leave out"):
        build_patient("p", look(paths), Choices(tr_s=2.0, drop=("zz",)))


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (-weights(), r"negative in 90 places, the first in row 1, column 2"),
        (weights()[:, :-1], r"10 rows and 9 columns.*header"),
        (np.diag(np.ones(N)), "All weights between regions are zero"),
        (np.zeros((N, N)), "All weights between regions are zero"),
    ],
)
def test_impossible_weights_are_refused(folder: Folder, values, sentence: str):
    path = folder.table("weights.csv", values)
    with pytest.raises(FileError, match=rf"weights\.csv: .*{sentence}"):
        build_patient("p", look([path], {path: "weights"}))


def test_lengths_are_checked_and_joined(folder: Folder):
    lengths = weights() / 5 + 10
    np.fill_diagonal(lengths, 0)
    lengths[1, 0] = 0  # told in one direction only
    lengths[2, 3] = lengths[3, 2] = 0
    order = list(reversed(range(N)))
    turned = lengths[np.ix_(order, order)]
    paths = [
        folder.table("weights.csv", weights(), NAMES),
        folder.table("lengths.csv", turned, [NAMES[i] for i in order]),
    ]
    result = build_patient("p", look(paths))
    assert result.patient.connectome is not None
    got = result.patient.connectome.lengths_mm
    assert got is not None
    assert got[1, 0] == got[0, 1] == lengths[0, 1]
    assert got[2, 3] == 0
    assert said(result.notes, "2 of 90 connections have no length")
    assert result.patient.connectome.source_file == "weights.csv; lengths.csv"
    assert [len(h) for h in result.patient.connectome.sha256.split("; ")] == [64, 64]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (weights()[:-1, :-1], "different numbers of regions: the weights have 10"),
        (weights() / 1e6, "expected millimetres. Are these metres"),
        (np.zeros((N, N)), "All lengths are zero"),
        (-weights(), "negative"),
    ],
)
def test_impossible_lengths_are_refused(folder: Folder, values, sentence: str):
    paths = [folder.table("weights.csv", weights()), folder.table("l.csv", values)]
    with pytest.raises(FileError, match=sentence):
        build_patient("p", look(paths, {paths[1]: "lengths"}))


# ------------------------------------------------------------------ recordings


def test_the_repetition_time_is_never_guessed(folder: Folder):
    paths = [folder.table("weights.csv", weights()), folder.table("bold.csv", bold())]
    candidates = look(paths)
    assert candidates[1].needs == ("tr_s",)
    with pytest.raises(FileError, match=r"bold\.csv: The time between fMRI volumes"):
        build_patient("p", candidates)


def test_a_stated_repetition_time_is_used_and_not_contradicted(folder: Folder):
    np.savez(folder.path / "x.npz", weights=weights(), bold=bold(), tr=1.4)
    candidates = look([folder.path / "x.npz"])
    assert not candidates[1].needs
    result = build_patient("p", candidates)
    assert result.patient.recordings[0].repetition_time_s == pytest.approx(1.4)
    with pytest.raises(FileError, match=r"states a repetition time of 1\.4 s, but 2 s"):
        build_patient("p", candidates, TR)
    np.savez(folder.path / "x.npz", weights=weights(), bold=bold(), tr=720)
    with pytest.raises(FileError, match=r"720 s.*milliseconds"):
        build_patient("p", look([folder.path / "x.npz"]))


@pytest.mark.parametrize("tr_s", [0.0, -1.0, 720.0, float("nan"), float("inf")])
def test_impossible_repetition_times_are_refused(tr_s: float):
    with pytest.raises(InputError, match="repetition time"):
        Choices(tr_s=tr_s)


def test_regions_without_a_signal_are_named(folder: Folder):
    values = bold()
    values[:, 3] = 100.0
    paths = [folder.table("weights.csv", weights(), NAMES)]
    paths.append(folder.table("bold.csv", values))
    with pytest.raises(FileError, match=r"1 regions have a signal that never .* lh-d"):
        build_patient("p", look(paths), TR)


def test_the_same_run_twice_is_refused(folder: Folder):
    noisy = bold() + 0.1 * bold(5)
    paths = [folder.table("weights.csv", weights())]
    paths += [folder.table("bold1.csv", bold()), folder.table("bold2.csv", noisy)]
    with pytest.raises(InputError, match="run-1 and run-2 seem to be the same run"):
        build_patient("p", look(paths), TR)


def test_several_runs_stay_apart_and_later_ones_must_match(folder: Folder):
    paths = [folder.table("weights.csv", weights(), NAMES)]
    paths += [folder.table(f"bold{i}.csv", bold(i), NAMES) for i in (1, 2)]
    patient = build_patient("p", look(paths), TR).patient
    assert [r.id for r in patient.recordings] == ["run-1", "run-2"]
    order = [3, 1, 2, 0, *range(4, N)]
    later = folder.table("later.csv", bold(3)[:, order], [NAMES[i] for i in order])
    candidates = look([later], existing=patient)
    assert candidates[0].confidence == "sure"
    grown = build_patient("p", candidates, TR, patient).patient
    assert [r.id for r in grown.recordings] == ["run-1", "run-2", "run-3"]
    np.testing.assert_array_equal(grown.recordings[2].signals, bold(3).T)
    wrong = folder.table("wrong.csv", bold(4, regions=9), NAMES[:9])
    with pytest.raises(FileError, match="Not found: rh-e"):
        build_patient("p", look([wrong], {wrong: "bold"}), TR, patient)
    assert len(patient.recordings) == 2
    with pytest.raises(FileError, match="has a connectome already"):
        build_patient("p", look([paths[0]]), TR, patient)


def test_a_connectome_may_come_after_its_recording(folder: Folder):
    order = list(reversed(range(N)))
    first = folder.table("bold.csv", bold()[:, order], [NAMES[i] for i in order])
    patient = build_patient("p", look([first]), TR).patient
    assert patient.connectome is None
    later = folder.table("weights.csv", weights(), NAMES)
    patient = build_patient("p", look([later]), None, patient).patient
    assert patient.connectome is not None
    np.testing.assert_array_equal(patient.recordings[0].signals, bold().T)


def test_lengths_may_come_after_the_weights(folder: Folder):
    patient = build_patient(
        "p", look([folder.table("weights.csv", weights(), NAMES)])
    ).patient
    path = folder.table("lengths.csv", weights() / 5)
    patient = build_patient("p", look([path]), None, patient).patient
    assert patient.connectome is not None
    assert patient.connectome.lengths_mm is not None
    with pytest.raises(FileError, match="tract lengths already"):
        build_patient("p", look([path]), None, patient)


def test_what_the_person_states_is_kept(folder: Folder):
    paths = [folder.table("weights.csv", weights()), folder.table("bold.csv", bold())]
    choices = Choices(
        tr_s=2.0, global_signal="removed", band_hz=(0.01, 0.1), velocity_m_s=6.0,
        notes="left handed",
    )  # fmt: skip
    patient = build_patient("p", look(paths), choices).patient
    assert patient.recordings[0].global_signal == "removed"
    assert patient.recordings[0].global_signal_reason == "stated at import"
    assert patient.recordings[0].band_hz == (0.01, 0.1)
    assert len(patient.recordings[0].sha256) == 64
    assert patient.recordings[0].source_file == "bold.csv"
    assert "6 m/s" in patient.notes
    assert "left handed" in patient.notes
    with pytest.raises(FileError, match="band"):
        build_patient("p", look(paths), Choices(tr_s=2.0, band_hz=(0.1, 0.9)))


def test_the_global_signal_is_detected_with_its_reason():
    draw = np.random.default_rng(0)
    parts = draw.normal(size=(20, 6)) @ draw.normal(size=(6, 500))
    noise = draw.normal(size=(20, 500))
    common = 3 * draw.normal(size=500)
    without = parts + noise - (parts + noise).mean(axis=0)
    assert global_signal_of(without)[0] == "removed"
    assert global_signal_of(parts + noise + common)[0] == "present"
    assert global_signal_of(noise)[0] == "not stated"
    assert global_signal_of(without[:4])[0] == "not stated"
    assert "mean FC -0.0" in global_signal_of(without)[1]


# ------------------------------------------------------------------ guesses


def test_an_unclear_file_must_be_confirmed(folder: Folder):
    path = folder.table("matrix.csv", weights() + np.diag(np.ones(N)))
    candidate = look([path])[0]
    assert candidate.confidence == "unsure"
    with pytest.raises(FileError, match=r"not clear what this is.*diagonal not zero"):
        build_patient("p", (candidate,))
    told = look([path], {path: "weights"})
    assert told[0].confidence == "sure"
    assert build_patient("p", told).patient.connectome is not None


def test_functional_connectivity_is_not_taken_for_structure(folder: Folder):
    path = folder.table("matrix.csv", np.corrcoef(bold().T))
    assert look([path])[0].confidence == "unsure"


def test_kinds_and_keys_that_do_not_exist_list_the_known(folder: Folder):
    np.savez(folder.path / "x.npz", weights=weights(), bold=bold())
    path = str(folder.path / "x.npz")
    with pytest.raises(FileError, match=r"No table 'sc'.*Known: weights, bold"):
        look([f"{path}:sc"])
    with pytest.raises(InputError, match=r"No kind 'pet'\. Known: weights"):
        look([path], {path: "pet"})  # type: ignore[dict-item]
    np.savez(folder.path / "x.npz", weights=weights(), weights2=weights(1))
    with pytest.raises(FileError, match=r"several tables \(weights, weights2\).*:NAME"):
        look([path], {path: "weights"})
    assert len(look([f"{path}:weights2"], {f"{path}:weights2": "weights"})) == 1


def test_two_files_of_one_kind_are_refused(folder: Folder):
    paths = [folder.table(f"weights{i}.csv", weights(i)) for i in (1, 2)]
    with pytest.raises(InputError, match="2 files are read as weights"):
        build_patient("p", look(paths))
    with pytest.raises(InputError, match="nothing to import"):
        build_patient("p", ())
    with pytest.raises(InputError, match="Region names alone"):
        build_patient("p", look([folder.names(NAMES)]))


def test_one_file_for_two_roles_is_refused(folder: Folder):
    path = folder.table("weights.csv", weights())
    with pytest.raises(InputError, match="is given twice"):
        read_input(InputFiles(path, (path,)), TR)


def test_a_tvb_archive_is_a_whole_connectome():
    sample = Path(__file__).parents[1] / "data" / "samples" / "tvb-connectivity-zip.zip"
    (candidate,) = look([sample])
    assert (candidate.read_as, candidate.confidence) == ("tvb", "sure")
    connectome = build_patient("p", (candidate,)).patient.connectome
    assert connectome is not None
    assert connectome.lengths_mm is not None
    assert connectome.parcellation.region_names[0] == "lh-a"
    assert connectome.parcellation.hemispheres == ("L", "L", "L", "R", "R", "R")


def test_names_of_other_things_in_a_file_are_not_taken(folder: Folder):
    np.savez(folder.path / "x.npz", weights=weights(), labels=np.array(["a", "b"]))
    patient = build_patient("p", look([folder.path / "x.npz"])).patient
    assert patient.connectome is not None
    assert patient.connectome.parcellation.region_names[0] == "region-1"


def test_names_that_repeat_in_a_header_are_refused(folder: Folder):
    path = folder.table("weights.csv", weights(), [*NAMES[:-1], NAMES[0]])
    with pytest.raises(FileError, match=r"weights\.csv: .*appear twice: lh-a"):
        build_patient("p", look([path]))


def test_signals_alone_whose_side_is_told_get_numbered_regions(tmp_path: Path):
    path = tmp_path / "series.npy"
    np.save(path, np.random.default_rng(0).normal(size=(6, 90)))
    found = look([path], {str(path): "bold"})
    choices = Choices(tr_s=1.0, direction="region x time")
    result = build_patient("p", found, choices)
    (run,) = result.patient.recordings
    assert run.channel_names == tuple(f"region-{i}" for i in range(1, 7))
    assert any("they are numbered" in note for note in result.notes)


def test_a_few_slightly_negative_logarithms_of_weights_become_0(shared_data: Path):
    folder = shared_data / "group_sc_fc"
    name = "ctx_schaefer_100.csv"
    paths = (folder / f"strucMatrix_{name}", folder / f"strucLabels_{name}")
    found = look(paths)
    assert (found[0].read_as, found[0].confidence) == ("weights", "likely")
    result = build_patient("p", found)
    connectome = result.patient.connectome
    assert connectome is not None
    assert connectome.weights.min() == 0
    assert any("2 weights are slightly negative" in note for note in result.notes)
