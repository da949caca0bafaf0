"""`braintwin virtual-patient`, with the real engine on ten regions."""

from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.files.virtual_patient import read_truth


@pytest.fixture
def words(implanted: list[object]) -> list[object]:
    return ["virtual-patient", *implanted, "--seconds", 40, "--seizures", 2]


@pytest.mark.slow
def test_patient_and_truth_lie_apart(braintwin, words: list[object]) -> None:
    said = braintwin(*words, "--zone", "region-0", "--out", "V", "--seed", 2, "--json")
    assert said.status == 0, said
    data = said.json
    assert data["virtual"] is True
    assert data["seizures"] == 2
    assert data["zone_sampled"] is True
    assert any("taken to be in MNI152" in note for note in data["notes"])
    assert Path(data["truth"]).parent == Path(data["patient"]).parent == Path("V")
    truth = read_truth(data["truth"])
    assert truth.zone == ("region-0",)
    assert np.isfinite(truth.onset_s[:, 0]).all()
    with np.load("V/patient/seizure-2.npz") as held:
        assert held["data"].shape == (6, 40 * 256)
    again = braintwin(*words, "--zone", "region-0", "--out", "W", "--seed", 2)
    assert again.status == 0
    assert "no person has them" in again.out
    both = [np.load(f"{folder}/patient/seizure-1.npz")["data"] for folder in "VW"]
    assert np.array_equal(*both)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--zone", "nowhere"), "No region 'nowhere'"),
        (("--zone", "region-0", "--seizures", 0), "not within 1 to 12"),
        (("--zone", "region-0", "--seconds", 5), "not within 40 to 600"),
        (("--zone", "region-0", "--electrodes", "none.tsv"), "none.tsv"),
        (("--zone", "region-0", "--labels", "weights.csv"), "weights.csv"),
    ],
)
def test_bad_input_gets_one_sentence_and_leaves_nothing(
    braintwin, words: list[object], more: tuple[object, ...], said: str
) -> None:
    answer = braintwin(*words, *more, "--out", "V")
    assert answer.status == 2
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert not Path("V").exists()


def test_a_full_folder_is_refused_first(braintwin, words: list[object]) -> None:
    Path("V").mkdir()
    Path("V/mine.txt").write_text("mine")
    answer = braintwin(*words, "--zone", "region-0", "--out", "V")
    assert answer.status == 2
    assert answer.err.strip() == ("V: The folder is not empty; nothing is overwritten.")
