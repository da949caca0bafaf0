import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fake_engine import fit_request, small_connectome, small_recording

import brainTwinStudio
from brainTwinStudio.jobs.checkpoint import (
    Checkpoint,
    checkpoint_path,
    discard,
    request_key,
)
from brainTwinStudio.project import Connectome, FitSettings, ModelSpec, Recording

STATE = {
    "file": np.arange(12.0).reshape(3, 4),
    "opt/step": np.array(3),
    "key": np.ones(2),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "checkpoints" / "fit.npz"


def test_a_state_comes_back_exactly(path: Path):
    Checkpoint(path, "k").save(STATE)
    state = Checkpoint(path, "k").load()
    assert state is not None
    assert state.keys() == STATE.keys()
    for name, array in STATE.items():
        assert state[name].dtype == array.dtype
        np.testing.assert_array_equal(state[name], array)


def test_no_file_is_no_state(path: Path):
    assert Checkpoint(path, "k").load() is None


def test_a_foreign_checkpoint_is_ignored(path: Path):
    Checkpoint(path, "k").save(STATE)
    assert Checkpoint(path, "other").load() is None


@pytest.mark.parametrize("keep", [0, 1, 100, -1])
def test_a_truncated_checkpoint_is_ignored(path: Path, keep: int):
    Checkpoint(path, "k").save(STATE)
    path.write_bytes(path.read_bytes()[:keep])
    assert Checkpoint(path, "k").load() is None


def test_a_checkpoint_with_a_wrong_byte_anywhere_is_ignored_or_the_same(path: Path):
    Checkpoint(path, "k").save(STATE)
    good = path.read_bytes()
    for place in range(0, len(good), 7):
        path.write_bytes(good[:place] + bytes([good[place] ^ 0xFF]) + good[place + 1 :])
        state = Checkpoint(path, "k").load()
        for name, array in (state or {}).items():
            np.testing.assert_array_equal(array, STATE[name])


@pytest.mark.parametrize("content", [b"not a zip", b"PK\x03\x04", b"\x80\x04N."])
def test_a_file_that_is_no_checkpoint_is_ignored(path: Path, content: bytes):
    path.parent.mkdir()
    path.write_bytes(content)
    assert Checkpoint(path, "k").load() is None


def test_a_pickle_in_a_checkpoint_is_never_loaded(path: Path):
    path.parent.mkdir()
    evil = np.array([object()])
    np.savez(path, **{"key": np.array("k"), "state/a": evil})  # type: ignore[arg-type]
    assert Checkpoint(path, "k").load() is None
    with pytest.raises(TypeError, match="cannot hold"):
        Checkpoint(path, "k").save({"a": evil})


def test_a_folder_in_place_of_the_file_stops_neither_loading_nor_saving(path: Path):
    path.mkdir(parents=True)
    assert Checkpoint(path, "k").load() is None
    Checkpoint(path, "k").save(STATE)


def test_saved_at_most_every_five_seconds(path: Path):
    now = 0.0
    checkpoint = Checkpoint(path, "k", clock=lambda: now)
    saved = []
    for step in range(12):
        now = float(step)
        checkpoint.save({"step": np.array(step)})
        state = checkpoint.load()
        assert state is not None
        saved.append(int(state["step"]))
    assert sorted(set(saved)) == [0, 5, 10]


def test_a_save_that_fails_half_way_keeps_the_one_before(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    Checkpoint(path, "k").save(STATE)
    monkeypatch.setattr(os, "fsync", full)
    Checkpoint(path, "k").save({"file": np.zeros(3)})
    state = Checkpoint(path, "k").load()
    assert state is not None
    np.testing.assert_array_equal(state["file"], STATE["file"])


def test_discard_removes_every_trace(path: Path):
    Checkpoint(path, "k").save(STATE)
    path.with_name(path.name + ".part").write_bytes(b"half")
    discard(path)
    discard(path)
    discard("")
    assert list(path.parent.iterdir()) == []


def test_the_same_request_has_the_same_key_whereever_it_is_saved():
    assert request_key(fit_request()) == request_key(fit_request(checkpoint="x.npz"))
    assert checkpoint_path("f", fit_request()) == checkpoint_path("f", fit_request())


def changed() -> dict[str, object]:
    """The same request with one thing in it changed."""
    base = fit_request()
    weights = small_connectome().weights.copy()
    weights[0, 1] = 1.0 + 1e-12
    signals = small_recording().signals.copy()
    signals[3, 49] = np.nextafter(signals[3, 49], 9.0)
    connectome: Connectome = replace(small_connectome(), weights=weights)
    recording: Recording = replace(small_recording(), signals=signals)
    return {
        "weight": replace(base, connectome=connectome),
        "signal": replace(base, recordings=(recording,)),
        "runs": replace(base, recordings=(small_recording(),) * 2),
        "seed": replace(base, settings=FitSettings(seed=1)),
        "optimiser": replace(base, settings=FitSettings(optimiser="sgd")),
        "held": replace(base, settings=FitSettings(regularisers=(("l1", None),))),
        "spec": replace(base, spec=ModelSpec(slow_gain=False)),
        "patient": replace(base, patient_id="other"),
    }


@pytest.mark.parametrize("what", changed())
def test_a_change_of_anything_changes_the_key(what: str):
    request = changed()[what]
    assert request_key(request) != request_key(fit_request())  # type: ignore[arg-type]
    assert checkpoint_path("f", request) != checkpoint_path("f", fit_request())  # type: ignore[arg-type]


def test_another_version_changes_the_key_but_not_the_file(
    monkeypatch: pytest.MonkeyPatch,
):
    key, path = request_key(fit_request()), checkpoint_path("f", fit_request())
    monkeypatch.setattr(brainTwinStudio, "__version__", "9.9")
    assert request_key(fit_request()) != key
    assert checkpoint_path("f", fit_request()) == path
