"""The nouns hold what they say, refuse what they cannot, and never change."""

import pickle

import numpy as np
import pytest

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.project import (
    Connectome,
    FitSettings,
    FrozenMap,
    Parcellation,
    Patient,
    Project,
    Recording,
    Resection,
    Scenario,
    Stimulation,
    hemispheres_of,
    new_id,
)
from brainTwinStudio.project.arrays import release_pages

NAMES = ("ctx-lh-cuneus", "ctx-lh-precuneus", "ctx-rh-cuneus", "Brain-Stem")


def parcellation() -> Parcellation:
    return Parcellation("four", NAMES, hemispheres_of(NAMES))


def weights() -> np.ndarray:
    matrix = np.arange(16.0).reshape(4, 4)
    np.fill_diagonal(matrix, 0)
    return matrix


def run(name: str = "run-1", channels: tuple[str, ...] = NAMES) -> Recording:
    signals = np.random.default_rng(0).standard_normal((len(channels), 50))
    return Recording(name, "bold", signals, 0.5, channels)


def test_sides_are_read_from_the_usual_spellings():
    names = ("L.BSTS", "rh_cuneus", "Left-Hippocampus", "7Networks_RH_Vis_1", "Pons")
    assert hemispheres_of(names) == ("L", "R", "L", "R", "-")


def test_a_region_is_found_by_any_unambiguous_spelling():
    assert parcellation().index("CTX_LH_PRECUNEUS") == 1
    assert parcellation().index("lh.precuneus") == 1


@pytest.mark.parametrize(
    ("name", "words"), [("cuneus", "could be any of"), ("pons", "Known regions")]
)
def test_an_unclear_region_is_refused_with_what_exists(name: str, words: str):
    with pytest.raises(InputError, match=words):
        parcellation().index(name)


def test_two_regions_of_one_name_are_refused():
    with pytest.raises(InputError, match="twice: a"):
        Parcellation("p", ("a", "a"), ("L", "R"))


def test_arrays_are_read_only_copies():
    mine = weights()
    connectome = Connectome(parcellation(), mine)
    mine[0, 1] = 99
    assert connectome.weights[0, 1] == 1
    with pytest.raises(ValueError, match="read-only"):
        connectome.weights[0, 1] = 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda w: w[:3], r"shape \(3, 4\); expected 4 x 4"),
        (lambda w: w - 8, "negative in"),
        (lambda w: w + np.eye(4), "zero diagonal"),
        (lambda w: w * np.nan, "not finite"),
        (lambda w: w * 0, "all zero"),
    ],
)
def test_a_connectome_refuses_what_is_none(change, words: str):
    with pytest.raises(InputError, match=words):
        Connectome(parcellation(), change(weights()))


def test_recordings_must_list_the_regions_of_the_connectome():
    connectome = Connectome(parcellation(), weights())
    with pytest.raises(InputError, match="different regions"):
        Patient("p", "", connectome, (run(channels=NAMES[::-1]),))


@pytest.mark.parametrize("rate", [0.0, -1.0, np.nan, np.inf])
def test_a_sampling_rate_must_be_a_positive_number(rate: float):
    with pytest.raises(InputError, match="above 0 Hz"):
        Recording("r", "bold", np.zeros((1, 5)), rate, ("a",))


def test_a_band_must_fit_below_half_the_sampling_rate():
    with pytest.raises(InputError, match="half the sampling rate"):
        Recording("r", "bold", np.zeros((1, 5)), 0.5, ("a",), band_hz=(0.01, 0.4))


@pytest.mark.parametrize("code", ["", "a/b", "a\\b", "a\nb"])
def test_a_patient_code_is_no_path(code: str):
    with pytest.raises(InputError, match="cannot be a patient code"):
        Patient(code)


def test_putting_a_patient_leaves_the_earlier_project_as_it_was():
    before = Project("study", (Patient("a"),))
    after = before.with_patient(Patient("b")).with_patient(Patient("a", "seen"))
    assert [p.id for p in before.patients] == ["a"]
    assert [(p.id, p.notes) for p in after.patients] == [("a", "seen"), ("b", "")]


def test_an_unknown_patient_is_refused_with_the_known_ones():
    with pytest.raises(InputError, match=r"No patient 'x'\. Known: a"):
        Project("study", (Patient("a"),)).patient("x")


def test_new_ids_are_free():
    assert new_id("twin", ()) == "twin-1"
    assert new_id("twin", ("twin-2",)) == "twin-3"


def test_a_frozen_map_survives_pickle_and_cannot_change():
    mapping = FrozenMap({"a": np.arange(3)})
    again = pickle.loads(pickle.dumps(mapping))
    assert list(again["a"]) == [0, 1, 2]
    assert not hasattr(mapping, "__setitem__")
    with pytest.raises(ValueError, match="read-only"):
        again["a"][0] = 1


def test_a_file_error_survives_pickle():
    error = pickle.loads(pickle.dumps(FileError("a.csv", "Row 3 is short.")))
    assert str(error) == "a.csv: Row 3 is short."


@pytest.mark.parametrize(
    "make",
    [
        lambda: Resection(()),
        lambda: Resection(("a",), 0.0),
        lambda: Stimulation(("a",), "pulse-train", frequency_hz=2.0, width_s=0.6),
        lambda: Stimulation(("a",), start_s=3.0, stop_s=2.0),
        lambda: Stimulation(("a", "b"), weights=(0.5,)),
        lambda: Stimulation(("a",), weights=(0.0,)),
        lambda: Stimulation(("a",), weights=(float("nan"),)),
        lambda: FitSettings(hold_out=0.7),
        lambda: FitSettings(effort="heroic"),  # type: ignore[arg-type]
        lambda: FitSettings(losses=()),
        lambda: FitSettings(optimiser=""),
        lambda: FitSettings(regularisers=(("weights_l1", -1.0),)),
        lambda: FitSettings(regularisers=(("weights_l1", float("nan")),)),
        lambda: FitSettings(regularisers=(("a", None), ("a", 1.0))),
    ],
)
def test_settings_outside_their_range_are_refused(make):
    with pytest.raises(InputError):
        make()


def test_targets_keep_their_weights_and_new_ones_get_the_whole_amplitude():
    spread = Stimulation(("a", "b"), weights=(0.5, 0.25), found="field")
    assert spread.at(("b", "c")).weights == (0.25, 1.0)
    assert spread.at(("b", "c")).found == ""
    assert spread.at(("c",)) == Stimulation(("c",))
    assert spread.at(("a", "b")) is spread


CHANGES = (Resection(("a",)), Resection(("b",), 0.5))


def test_a_change_that_is_switched_off_stays_in_the_plan_and_is_not_active():
    plan = Scenario("s", "t", "plan", CHANGES, off=(1,))
    assert plan.changes == CHANGES
    assert plan.active == CHANGES[:1]


def test_numbers_of_switched_off_changes_are_kept_in_order_and_once():
    assert Scenario("s", "t", "plan", CHANGES, off=(1, 0, 1)).off == (0, 1)


@pytest.mark.parametrize("number", [2, -1])
def test_a_change_that_does_not_exist_cannot_be_switched_off(number: int):
    with pytest.raises(InputError, match=f"Change {number} is switched off.* has 2"):
        Scenario("s", "t", "plan", CHANGES, off=(number,))


def test_pages_of_a_mapped_array_are_given_back_and_read_again(tmp_path):
    np.arange(10_000.0).tofile(tmp_path / "x")
    mapped = np.memmap(tmp_path / "x", float, "r", shape=(2, 5000))
    release_pages(mapped)
    assert mapped[1, 4999] == 9999
    release_pages(np.zeros(3))
    written = np.memmap(tmp_path / "x", float, "c", shape=(2, 5000))
    written[0, 0] = 7
    release_pages(written)
    assert written[0, 0] == 7
