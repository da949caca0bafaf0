"""Bad input: one sentence that names the file, exit 2, and nothing has changed."""

import gzip
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pretended import NAMES, REGIONS, FakeEngine, Files, bold_of, digest, weights_of
from pretended import write_table as table

Spoil = Callable[[Path], tuple[Path, str]]


def not_square(folder: Path) -> tuple[Path, str]:
    return table(folder / "w.csv", weights_of()[:, :-1]), "weights"


def with_nan(folder: Path) -> tuple[Path, str]:
    values = weights_of()
    values[1, 2] = np.nan
    return table(folder / "w.csv", values), "weights"


def negative(folder: Path) -> tuple[Path, str]:
    values = weights_of()
    values[1, 2] = values[2, 1] = -3
    return table(folder / "w.csv", values), "weights"


def wrong_count(folder: Path) -> tuple[Path, str]:
    return table(folder / "b.csv", bold_of()[:, :-1]), "bold"


def other_names(folder: Path) -> tuple[Path, str]:
    names = ("lh-elsewhere", *NAMES[1:])
    return table(folder / "b.csv", bold_of(), names), "bold"


def text_called_mat(folder: Path) -> tuple[Path, str]:
    (folder / "w.mat").write_text("this is no matrix\n")
    return folder / "w.mat", "weights"


def claims_two_gigabytes(folder: Path) -> tuple[Path, str]:
    with (folder / "w.npy").open("wb") as stream:
        head = {"descr": "<f8", "fortran_order": False, "shape": (16384, 16384)}
        np.lib.format.write_array_header_1_0(stream, head)
        stream.write(bytes(64))
    return folder / "w.npy", "weights"


def pickled(folder: Path) -> tuple[Path, str]:
    np.save(folder / "w.npy", np.array([{}], dtype=object), allow_pickle=True)
    return folder / "w.npy", "weights"


def empty(folder: Path) -> tuple[Path, str]:
    (folder / "w.csv").touch()
    return folder / "w.csv", "weights"


def cut_off_gzip(folder: Path) -> tuple[Path, str]:
    (folder / "w.csv.gz").write_bytes(gzip.compress(bytes(range(256)) * 99)[:-30])
    return folder / "w.csv.gz", "weights"


def missing(folder: Path) -> tuple[Path, str]:
    return folder / "nowhere.csv", "weights"


def odd_name(folder: Path) -> tuple[Path, str]:
    return folder / "no\nsuch\udce4.csv", "weights"


BATTERY: tuple[Spoil, ...] = (
    not_square,
    with_nan,
    negative,
    wrong_count,
    other_names,
    text_called_mat,
    claims_two_gigabytes,
    pickled,
    empty,
    cut_off_gzip,
    missing,
    odd_name,
)
battery = pytest.mark.parametrize("spoil", BATTERY, ids=lambda spoil: spoil.__name__)


@battery
def test_a_refused_import_leaves_the_project_as_it_was(
    spoil: Spoil, braintwin, files: Files, project: Path, tmp_path: Path
):
    before = digest(project)
    bad, kind = spoil(tmp_path)
    patient = "P1" if kind == "bold" else "P2"
    words = ("import", project, bad, "--patient", patient, "--as", kind, "--tr", 2)
    said = braintwin(*words, "--json")
    assert bad.name.partition("\n")[0].partition("\udce4")[0] in said.refused
    assert digest(project) == before


@battery
def test_a_refused_import_makes_no_project(
    spoil: Spoil, braintwin, files: Files, tmp_path: Path
):
    bad, kind = spoil(tmp_path)
    more = [files.weights, files.labels] if kind == "bold" else []
    folder = tmp_path / "new.btproj"
    said = braintwin("import", folder, bad, *more, "--patient", "P", "--tr", 2)
    assert said.refused
    assert not folder.exists()


@battery
def test_a_refused_fit_leaves_no_twin(
    spoil: Spoil, braintwin, engine: FakeEngine, files: Files, tmp_path: Path
):
    bad, kind = spoil(tmp_path)
    files_by_kind = {"weights": files.weights, "bold": files.bold, kind: bad}
    said = braintwin(
        *("fit", "--weights", files_by_kind["weights"], "--labels", files.labels),
        *("--bold", files_by_kind["bold"], "--tr", 2),
    )
    assert bad.name.partition("\n")[0].partition("\udce4")[0] in said.refused
    assert not engine.requests
    assert not list(Path.cwd().iterdir())


def test_a_missing_repetition_time_is_asked_for(braintwin, files: Files, project: Path):
    before = digest(project)
    said = braintwin("import", project, files.bold2, "--patient", "P1")
    assert "bold2.csv" in said.refused
    assert "TR" in said.refused
    assert digest(project) == before


def test_the_same_run_twice_is_refused(braintwin, files: Files, project: Path):
    before = digest(project)
    said = braintwin("import", project, files.bold, "--patient", "P1", "--tr", 2)
    assert "same run" in said.refused
    assert digest(project) == before


def test_places_in_a_file_are_named(braintwin, tmp_path: Path):
    bad, _ = with_nan(tmp_path)
    said = braintwin("import", tmp_path / "n.btproj", bad, "--patient", "P")
    assert "w.csv" in said.refused
    assert "2" in said.refused
    assert "3" in said.refused


# ------------------------------------------------------------------ words, not files


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ((), "braintwin demo"),
        (("studio",), "braintwin demo"),
        (("studio", "x.btproj"), "no project folder"),
        (("studio", "x.btproj", "--demo"), "not both"),
        (("selftest", "--gui", "out", "--size", "tiny"), "1600x1000"),
        (("no-such-command",), "no-such-command"),
        (("analyse", "x.btwin"), "analyse"),
        (("cohort", "x"), "cohort"),
        (("fit",), "input is missing"),
        (("fit", "--weights", "w.csv"), "input is missing"),
        (("fit", "x.btproj", "--weights", "w.csv"), "not both"),
        (("fit", "x.btproj", "--tr", "2"), "not both"),
        (("fit", "x.btproj", "--patient", "P"), "x.btproj"),
        (("fit", "--tr", "nan"), "finite"),
        (("fit", "--seed", "-1"), "2147483647"),
        (("fit", "--seeds", "1"), "2 to 4096"),
        (("fit", "--effort", "heroic"), "thorough"),
        (("fit", "--loss", "fc=much"), "NAME=NUMBER"),
        (("check", "."), "no project"),
        (("check", "nowhere.btproj"), "nowhere.btproj"),
        (("report", "nowhere.btproj"), "nowhere.btproj"),
        (("resect", "nowhere.btwin", "--regions", "A"), "nowhere.btwin"),
        (("resect", ".:twin-1", "--regions", "A"), "no project"),
        (("simulate", "x.btwin", "--seeds", "0"), "1 to 4096"),
        (("import", "study", "w.csv", "--patient", "P"), "NAME.btproj"),
        (("import", "study.btproj", "w.csv"), "--patient"),
    ],
)
def test_words_that_make_no_sense_are_refused_in_one_sentence(
    words: tuple[str, ...], named: str, braintwin
):
    assert named in braintwin(*words).refused
    assert not list(Path.cwd().iterdir())


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("resect", "--regions", "cuneus"), "could be any of: lh-cuneus, rh-cuneus"),
        (("resect", "--regions", "nowhere"), "No region 'nowhere'"),
        (("resect", "--regions", "lh-cuneus,"), "empty name"),
        (("resect",), "--regions"),
        (("resect", "--edges", "lh-cuneus"), "A--B"),
        (("resect", "--edges", "lh-cuneus--lh-cuneus"), "to itself"),
        (("resect", "--edges", "lh-cuneus->nowhere"), "nowhere"),
        (("resect", "--regions", "lh-cuneus", "--fraction", "2"), "fraction"),
        (("resect", "--regions", "lh-cuneus", "--seeds", "1"), "2 to 4096"),
        (("resect", "--regions", "lh-cuneus", "--out", "x.csv"), ".npz"),
        (("resect", "--regions", "lh-cuneus", "--out", "no/x.npz"), "does not exist"),
        (("stimulate",), "--target"),
        (("stimulate", "--target", "lh-cuneus", "--waveform", "drawn"), "--drawn FILE"),
        (("stimulate", "--target", "lh-cuneus", "--drawn", "no.csv"), "no such file"),
        (("stimulate", "--target", "lh-cuneus", "--at", "1,2,3:4"), "Only one of"),
        (("stimulate", "--at", "-1,2,3"), "expected X,Y,Z:FWHM"),
        (("stimulate", "--at", "-1,2,3:20"), "no positions"),
        (("stimulate", "--contacts", "A1-A2"), "are those of a patient"),
        (("stimulate", "--target", "lh-cuneus", "--space", "MNI152"), "about --at"),
        (("stimulate", "--target", "lh-cuneus", "--atlas", "x.nii"), "about --field"),
        (("stimulate", "--field", "no.nii.gz"), "no such file"),
        (("stimulate", "--target", "nowhere"), "No region 'nowhere'"),
        (("stimulate", "--target", "lh-cuneus", "--waveform", "saw"), "pulse-train"),
        (("stimulate", "--target", "lh-cuneus", "--amplitude", "inf"), "finite"),
        (
            ("stimulate", "--target", "lh-cuneus", "--optimise", "where"),
            "nothing to choose between",
        ),
        (
            ("stimulate", "--target", "lh-cuneus", "--start", "9", "--stop", "3"),
            "stop after",
        ),
        (
            ("stimulate", "--target", "lh-cuneus", "--device", "dbs:phase_us=900"),
            "Charge density per phase is 30.1",
        ),
        (("stimulate", "--target", "lh-cuneus", "--device", "laser"), "Known: dbs"),
        (
            ("stimulate", "--target", "lh-cuneus", "--site-profile", "x.toml"),
            "give --device too",
        ),
        (("evaluate",), "input is missing"),
        (("simulate", "--out", "."), ".npz"),
    ],
)
def test_what_a_twin_cannot_do_is_refused_before_the_engine_works(
    words: tuple[str, ...], named: str, braintwin, engine: FakeEngine, twin: Path
):
    assert named in braintwin(words[0], twin, *words[1:]).refused
    assert not engine.requests


def test_unknown_models_and_losses_are_answered_with_the_known_ones(
    braintwin, engine: FakeEngine, project: Path
):
    before = digest(project)
    said = braintwin("fit", project, "--patient", "P1", "--model", "hopff")
    assert said.refused == "No node model 'hopff'. Known: hopf."
    said = braintwin("fit", project, "--patient", "P1", "--loss", "fc=1,fca=1")
    assert said.refused == "No loss 'fca'. Known: fc, fcd, psd, lagged_fc."
    said = braintwin("fit", project, "--patient", "P1", "--hold-out", "0.9")
    assert "0 and 0.5" in said.refused
    assert digest(project) == before


def test_an_unknown_patient_is_answered_with_the_known_ones(braintwin, project: Path):
    said = braintwin("check", project, "--patient", "P9")
    assert said.refused == "No patient 'P9'. Known: P1."


def test_a_patient_without_a_twin_is_told_to_fit_one(braintwin, project: Path):
    said = braintwin("simulate", project, "--patient", "P1")
    assert "fit one first" in said.refused


def test_a_file_that_is_no_twin_is_refused(braintwin, files: Files):
    said = braintwin("simulate", files.weights)
    assert "weights.csv" in said.refused


def test_a_project_open_elsewhere_is_not_fitted_into(
    braintwin, engine: FakeEngine, project: Path
):
    from brainTwinStudio.files.store import ProjectStore

    with ProjectStore.open(project):
        said = braintwin("fit", project, "--patient", "P1")
        assert "open" in said.refused
        assert not engine.requests
        assert braintwin("check", project, "--patient", "P1").status == 0


def test_lengths_for_another_number_of_regions_are_refused(
    braintwin, files: Files, tmp_path: Path
):
    bad = table(tmp_path / "len.csv", np.ones((REGIONS - 1, REGIONS - 1)))
    said = braintwin("fit", *files.flags, "--lengths", bad)
    assert "len.csv" in said.refused


def test_a_recording_of_other_regions_is_not_evaluated(
    braintwin, engine: FakeEngine, twin: Path, tmp_path: Path
):
    names = tuple(f"{name}-x" for name in NAMES)
    other = table(tmp_path / "other.csv", bold_of(5), names)
    said = braintwin("evaluate", twin, "--bold", other, "--tr", 2)
    assert "other.csv" in said.refused
    assert not engine.requests
