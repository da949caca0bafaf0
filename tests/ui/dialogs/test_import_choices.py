"""From files and what a person says to a patient, or to one sentence; without Qt."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.demo_patient import demo_patient
from brainTwinStudio.files.images.anatomy_space import refuse_unstated
from brainTwinStudio.files.images.imaging import Volume
from brainTwinStudio.files.looking import Candidate
from brainTwinStudio.files.reader import Content
from brainTwinStudio.ui.dialogs import import_files
from brainTwinStudio.ui.dialogs.import_choices import (
    State,
    confidence_of,
    impossible,
    kind_text,
    kinds_for,
    reason_of,
    size_text,
    to_build,
    used,
)
from brainTwinStudio.ui.dialogs.import_files import Refused, files_in, look_each
from brainTwinStudio.ui.dialogs.import_join import join_of
from brainTwinStudio.ui.dialogs.import_needs import Need, needs
from brainTwinStudio.ui.dialogs.import_trial import in_the_window, trial
from brainTwinStudio.ui.patient_notes import notes_of
from tests.ui.dialogs.made_files import NAMES, Files, N, bold_of, weights_of


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def state_of(paths: Sequence[str], **said: object) -> State:
    state = State(**said)  # type: ignore[arg-type]
    return state.with_found(look_each(paths, state.existing))


def blocking(state: State) -> list[str]:
    return [need.kind for need in needs(state) if need.blocks]


def the(state: State, kind: str) -> Need:
    (need,) = (need for need in needs(state) if need.kind == kind)
    return need


# ------------------------------------------------------------------ reading


def test_a_bad_file_keeps_its_sentence_and_hides_no_other(files: Files):
    state = state_of([files.weights(), files.with_a_bad_cell(), files.bold()])
    refused = [one for one in state.found if isinstance(one, Refused)]
    assert [one.file for one in refused] == ["bad_cell.csv"]
    assert "Cell in row 4, column 3 is 'n/a'" in refused[0].sentence
    assert str(files.folder) not in refused[0].sentence
    assert len(state.candidates) == 2


def test_a_missing_file_is_a_sentence(tmp_path: Path):
    (refused,) = look_each([tmp_path / "gone.csv"])
    assert isinstance(refused, Refused)
    assert refused.sentence == "There is no such file."


def test_folders_are_opened_two_deep_and_hidden_files_left(files: Files):
    deep = files.folder / "a" / "b" / "c"
    deep.mkdir(parents=True)
    for folder in (files.folder, *deep.parents, deep):
        if files.folder in (folder, *folder.parents):
            Files(folder).table("w.csv", weights_of())
    files.text(".hidden.csv", "1,2")
    files.text("README.md", "words")
    found = [Path(path).relative_to(files.folder) for path in files_in([files.folder])]
    assert found == [Path("a/b/w.csv"), Path("a/w.csv"), Path("w.csv")]


def test_too_many_files_are_told(files: Files, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(import_files, "MOST_FILES", 2)
    for name in "abc":
        files.table(f"{name}.csv", weights_of())
    found = look_each([files.folder])
    (refused,) = (one for one in found if isinstance(one, Refused))
    assert refused.sentence == (
        "Only the first 2 of 3 files were looked at; drop fewer."
    )
    assert len(found) == 3


def test_the_same_file_twice_is_one_row(files: Files):
    state = state_of([files.weights()])
    assert len(state.with_found(look_each([files.weights()])).found) == 1


# ------------------------------------------------------------------ what is needed


def test_four_sound_files_need_the_repetition_time_only(files: Files):
    state = state_of(files.all())
    assert blocking(state) == ["tr_s"]
    need = the(state, "tr_s")
    assert need.title == "The time between fMRI volumes is missing."
    assert need.short == "Repetition time missing"
    assert not trial(state).ready
    done = trial(replace(state, tr_s=1.4))
    assert done.ready
    assert done.result is not None
    (run,) = done.result.patient.recordings
    assert abs(run.repetition_time_s - 1.4) < 1e-12
    assert done.result.patient.connectome is not None


def test_a_missing_time_does_not_hide_other_faults(files: Files):
    other = files.table("lengths.csv", weights_of(N - 2))
    state = state_of([files.weights(), other, files.bold()])
    found = trial(state)
    assert found.result is None
    assert found.path == other
    assert "different numbers of regions" in found.sentence


def test_a_wrong_repetition_time_is_told_at_the_file(files: Files):
    state = state_of([files.weights(), files.bold()], tr_s=1400.0)
    found = trial(state)
    assert "Are these milliseconds?" in found.sentence
    assert found.path.endswith("rest_bold.tsv")


def test_a_guess_must_be_confirmed(files: Files):
    path = files.table("x.csv", bold_of())
    state = state_of([path], existing=None)
    assert the(state, "confirm").blocks
    assert confidence_of(state, used(state)[0]) == "guess"
    state = replace(state, told={path: "bold"})
    assert "confirm" not in blocking(state)
    (one,) = used(state)
    assert confidence_of(state, one) == "sure"
    assert reason_of(state, state.candidates[0], one).startswith(
        "confirmed; not square"
    )


def test_known_regions_make_a_guess_sure(files: Files):
    state = state_of([files.weights(), files.table("x.csv", bold_of())])
    assert [confidence_of(state, one) for one in used(state)] == ["sure", "sure"]


def test_square_signals_need_their_direction(files: Files):
    square = files.table("rest_bold.csv", bold_of(times=N))
    state = state_of([files.weights(), square], told={square: "bold"}, tr_s=2.0)
    assert blocking(state) == ["direction"]
    assert the(state, "direction").title == "rest_bold.csv has 12 rows and 12 columns."
    told = replace(state, directions={square: "region x time"})
    assert blocking(told) == []
    result = trial(told).result
    assert result is not None
    signals = result.patient.recordings[0].signals
    np.testing.assert_allclose(signals, bold_of(times=N), rtol=1e-4)


def test_a_direction_concerns_only_the_square_file(files: Files):
    square = files.table("rest_bold.csv", bold_of(times=N, seed=5))
    state = state_of(
        [files.weights(), square, files.table("rest2_bold.csv", bold_of())],
        told={square: "bold"},
        directions={square: "region x time"},
        tr_s=2.0,
    )
    result = trial(state).result
    assert result is not None
    shapes = [run.signals.shape for run in result.patient.recordings]
    assert shapes == [(N, N), (N, 90)]


def test_a_new_patient_needs_a_free_code(files: Files):
    state = state_of([files.weights()], taken=("BT-1",))
    assert state.patient_id == "patient-1"
    assert blocking(state) == []
    assert "the project already" in the(replace(state, patient_id="bt-1"), "code").text
    assert blocking(replace(state, patient_id=" ")) == ["code"]
    assert blocking(replace(state, patient_id="a/b")) == ["code"]
    named = the(replace(state, patient_id="Anna Mueller"), "code")
    assert "looks like a name" in named.text
    assert not named.blocks


def test_the_code_is_taken_from_the_name_of_the_files(files: Files):
    path = files.table("sub-07_weights.csv", weights_of())
    assert state_of([path]).patient_id == "sub-07"
    assert state_of([path], taken=("sub-07",)).patient_id == "patient-1"


def test_labels_without_grey_matter_can_be_left_out(files: Files):
    names = (*NAMES[:-1], "ctx-rh-corpuscallosum")
    labels = files.text("labels.txt", "\n".join(names))
    state = state_of([files.weights(), labels])
    need = the(state, "drop")
    assert need.names == ("ctx-rh-corpuscallosum",)
    assert not need.blocks
    result = trial(replace(state, drop=need.names)).result
    assert result is not None
    assert result.patient.connectome is not None
    assert result.patient.connectome.parcellation.region_names == NAMES[:-1]


def test_a_region_that_a_recording_lacks_can_be_left_out(files: Files):
    labels = files.text("labels.txt", "\n".join(NAMES))
    bold = files.table("rest_bold.csv", bold_of(count=N - 1), NAMES[:-1])
    state = state_of([files.weights(), labels, bold], tr_s=2.0)
    assert "do not match" in trial(state).sentence
    need = the(state, "drop")
    assert need.names == (NAMES[-1],)
    assert trial(replace(state, drop=need.names)).ready


def test_a_dead_region_can_be_left_out(files: Files):
    values = bold_of()
    values[:, 4] = 7.0
    labels = files.text("labels.txt", "\n".join(NAMES))
    bold = files.table("rest_bold.csv", values)
    state = state_of([files.weights(), labels, bold], tr_s=2.0)
    assert "never changes: lh-e" in trial(state).sentence
    assert the(state, "drop").names == ("lh-e",)
    assert trial(replace(state, drop=("lh-e",))).ready


# ------------------------------------------------------------------ what was said


def test_a_file_without_its_mark_is_not_used(files: Files):
    state = state_of(files.all(), tr_s=2.0)
    without = replace(state, left_out=frozenset({state.candidates[1].path}))
    result = trial(without).result
    assert result is not None
    assert result.patient.connectome is not None
    assert result.patient.connectome.lengths_mm is None


def test_a_table_can_be_read_as_something_else(files: Files):
    state = state_of([files.weights(), files.table("m.csv", weights_of(seed=3))])
    assert "2 files are read as weights" in trial(state).sentence
    other = state.candidates[1].path
    state = replace(state, told={other: "lengths"})
    assert reason_of(state, state.candidates[1], used(state)[1]) == "as you say"
    result = trial(state).result
    assert result is not None
    assert result.patient.connectome is not None
    assert result.patient.connectome.lengths_mm is not None


def test_what_a_file_cannot_be_is_a_sentence(files: Files):
    path = files.weights()
    state = state_of([path], told={path: "regions"})
    assert impossible(state)[path].endswith("no list of region names.")


def test_region_names_are_nothing_else(files: Files):
    (one,) = state_of([files.text("labels.txt", "\n".join(NAMES))]).candidates
    assert kinds_for(one) == ("regions",)
    assert kind_text(one) == "Region names"
    (one,) = state_of([files.regions()]).candidates
    assert kind_text(one) == "Region names, centres"


def test_sizes_are_readable(files: Files):
    (one,) = state_of([files.table("b.csv", bold_of(times=1200))]).candidates
    assert size_text(one) == "1\u202f200 × 12"


def test_global_signal_and_band_are_kept(files: Files):
    state = state_of([files.weights(), files.bold()], tr_s=2.0)
    state = replace(state, global_signal="removed", band_hz=(0.01, 0.1))
    result = trial(state).result
    assert result is not None
    (run,) = result.patient.recordings
    assert (run.global_signal, run.band_hz) == ("removed", (0.01, 0.1))
    assert run.global_signal_reason == "stated at import"


def test_half_a_band_is_no_band(files: Files):
    state = state_of([files.weights(), files.bold()], tr_s=2.0, band_hz=(0.01, None))
    result = trial(state).result
    assert result is not None
    assert result.patient.recordings[0].band_hz is None


# ------------------------------------------------------------------ the result


def test_decisions_become_lines_of_the_notes_without_folders(files: Files):
    result = trial(state_of(files.all(), tr_s=2.0)).result
    assert result is not None
    decided = notes_of(result.patient.notes).decided
    assert any("TR 2 s" in line for line in decided)
    assert not [line for line in decided if str(files.folder) in line]


def test_a_telling_file_name_is_not_kept(files: Files):
    path = files.table("Mueller_Anna_bold.csv", bold_of())
    state = state_of([files.weights(), path], tr_s=2.0)
    assert [one.file for one in to_build(state)] == ["weights.csv", "file-1.csv"]
    result = trial(state).result
    assert result is not None
    assert result.patient.recordings[0].source_file == "file-1.csv"
    assert "Mueller" not in result.patient.notes


def test_data_are_added_to_a_patient_that_is_there(files: Files):
    demo = demo_patient().patient
    run = demo.recordings[0]
    more = bold_of(times=100, count=68, seed=9)
    path = files.table("rest2_bold.csv", more, run.channel_names)
    state = state_of([path], existing=demo, tr_s=1.4)
    assert blocking(state) == []
    result = trial(state).result
    assert result is not None
    assert len(result.patient.recordings) == 2
    assert "composite demo" in result.patient.notes


def test_nothing_chosen_is_no_fault(files: Files):
    state = state_of([files.weights()])
    nothing = replace(state, left_out=frozenset({state.candidates[0].path}))
    found = trial(nothing)
    assert (found.result, found.sentence, found.ready) == (None, "", False)


# ------------------------------------------------------------------ the join


def test_the_join_by_name_is_told_and_listed(files: Files):
    state = state_of(files.all())
    join = join_of(used(state), None)
    assert join is not None
    assert join.sentence == "Regions joined by name"
    assert join.detail.startswith("12 of 12 match by name; 2 files are without names")
    assert join.columns == ("regions.csv", "rest_bold.tsv")
    assert join.complete
    assert len(join.rows) == N


def test_regions_without_a_match_come_first(files: Files):
    bold = files.table("rest_bold.csv", bold_of(), (*NAMES[:-1], "rh-x"))
    join = join_of(used(state_of([files.weights(), files.regions(), bold])), None)
    assert join is not None
    assert not join.complete
    assert join.detail.startswith("11 of 12 match by name")
    assert {cells for cells, matched in join.rows if not matched} == {
        ("—", "rh-x"),
        ("rh-f", "—"),
    }
    assert [matched for _, matched in join.rows[:2]] == [False, False]


def test_files_without_names_are_joined_by_order(files: Files):
    state = state_of([files.weights(), files.regions()])
    join = join_of(used(state), None)
    assert join is not None
    assert join.sentence == "Regions joined by order"
    assert join.detail == "only regions.csv names them; 1 file is in the same order"


def test_a_single_file_joins_nothing(files: Files):
    assert join_of(used(state_of([files.weights()])), None) is None


# ------------------------------------------------------------------ spaces, sides


def test_a_space_that_no_file_states_is_asked_and_kept(files: Files):
    state = state_of([files.weights(), files.regions()])
    need = the(state, "space")
    assert (need.about, need.blocks) == ("regions", False)
    assert need.title == "Space of the region centres"
    told = state.with_said({"space": ("regions", "MNI152")})
    result = trial(told).result
    assert result is not None
    assert result.patient.connectome is not None
    assert result.patient.connectome.parcellation.space == "MNI152"
    silent = trial(state).result
    assert silent is not None
    assert silent.patient.connectome is not None
    assert silent.patient.connectome.parcellation.space == "not stated"


def test_the_space_of_contacts_is_told_for_contacts_only(files: Files):
    rows = [f"A{i}\t{i}\t{i}\t{i}" for i in range(1, 5)]
    table = files.text("electrodes.tsv", "\n".join(["name\tx\ty\tz", *rows]))
    state = state_of([files.weights(), files.regions(), table])
    asked = [need.about for need in needs(state) if need.kind == "space"]
    assert asked == ["electrodes", "regions"]
    told = state.with_said({"space": ("electrodes", "tkRAS")})
    result = trial(told).result
    assert result is not None
    patient = result.patient
    assert patient.electrodes is not None
    assert patient.connectome is not None
    assert patient.electrodes.space == "tkRAS"
    assert patient.connectome.parcellation.space == "not stated"


def test_words_of_the_command_line_are_those_of_the_dialog():
    masks = [
        Candidate(name, name, "mask", (side,) * 3, "sure", "", "",
                  Content(part=Volume(Path(name), (side,) * 3, np.eye(4))))
        for name, side in (("a.nii", 2), ("b.nii", 3))
    ]  # fmt: skip
    with pytest.raises(FileError, match="--space") as refused:
        refuse_unstated(masks, None)
    assert in_the_window(refused.value.message).endswith("Say its space below.")


def test_a_recording_alone_is_asked_which_side_is_time(files: Files):
    path = files.table("alone_bold.csv", bold_of())
    state = state_of([path], tr_s=2.0, told={path: "bold"})
    assert blocking(state) == ["direction"]
    told = state.with_said({"direction": (path, "time x region")})
    assert blocking(told) == []
    result = trial(told).result
    assert result is not None
    assert result.patient.recordings[0].signals.shape == bold_of().T.shape
    with_names = state.with_found(look_each([files.regions()]))
    assert blocking(with_names) == []
