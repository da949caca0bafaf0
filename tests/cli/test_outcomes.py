"""`braintwin outcomes` on a made folder of patients."""

import pytest

from brainTwinStudio.analysis.zone_overlap import NOT_VALIDATED
from brainTwinStudio.project import RESEARCH_USE

ENGEL = {"sub-1": "1A", "sub-2": "IB", "sub-3": "3A", "sub-4": "IV", "sub-5": "n/a"}


@pytest.fixture
def study(tmp_path):
    """Where outcome is good all four contacts of the zone were resected, else two."""
    rows = [f"{code}\t{engel}" for code, engel in ENGEL.items()]
    text = "\n".join(["participant_id\tengel", *rows])
    (tmp_path / "participants.tsv").write_text(text)
    for code, engel in ENGEL.items():
        folder = tmp_path / code / "ieeg"
        folder.mkdir(parents=True)
        taken = 4 if engel in ("1A", "IB") else 2
        rows = [f"A{i}\t{30 + i}\t0\t0\tyes\t{int(i < taken)}" for i in range(4)]
        text = "\n".join(["name\tx\ty\tz\tsoz\tresected", *rows])
        (folder / f"{code}_electrodes.tsv").write_text(text)
    return tmp_path


def test_overlap_is_compared_with_outcome(braintwin, study):
    said = braintwin("outcomes", study, "--json")
    assert said.status == 0, said.err
    data = said.json
    assert data["note"] == NOT_VALIDATED
    third = data["patients"]["sub-3"]
    assert (third["both"], third["soz"], third["soz_resected"]["value"]) == (2, 4, 0.5)
    assert list(data["missing"]) == ["sub-5"]
    auc = data["measures"]["soz_resected"]["auc"]
    assert auc["value"] == auc["high"] == 1.0
    assert 0.2 < auc["low"] < 0.6, "two against two can say little"
    assert data["measures"]["dice"]["other"]["n"] == 2
    text = braintwin("outcomes", study).out
    for words in ("2 of 4: 0.50 [0.15, 0.85]", "Left out, sub-5", "1.00 [", "Wilson's"):
        assert words in text
    assert text.count(NOT_VALIDATED) == text.count(RESEARCH_USE) == 1


def test_one_group_alone_is_shown_and_not_compared(braintwin, study):
    text = "participant_id\tengel\nsub-1\t1A\nsub-2\t1B\nsub-3\t3A\n"
    (study / "participants.tsv").write_text(text)
    said = braintwin("outcomes", study)
    assert said.status == 0
    assert "2 and 1 patients: each needs 2" in said.err
    assert "sub-3" in said.out
    assert "AUC" not in said.out


def test_a_folder_without_participants_is_refused(braintwin, tmp_path):
    assert "participants.tsv" in braintwin("outcomes", tmp_path).refused
