"""A program that is really killed, at many moments of saving."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.files.audit_trail import checked
from brainTwinStudio.files.store import ProjectStore

KILLS = 25

CHILD = """
import random, sys
import numpy as np
from brainTwinStudio.files import store as module
from brainTwinStudio.project import Patient, Recording

module.KEPT_STEPS = 6
path, seed = sys.argv[1], int(sys.argv[2])
draw = random.Random(seed)
store = module.ProjectStore.open(path)
number = int(store.project.patients[0].notes) if store.project.patients else 0

def patient(number):
    signals = np.random.default_rng(number).normal(size=(3, 2000))
    return Patient("p", str(number), None,
                   (Recording("run-1", "bold", signals, 1.0, ("a", "b", "c")),))

while True:
    number += 1
    store.change(store.project.with_patient(patient(number)), f"{number}")
    print(number, flush=True)
    if draw.random() < 0.3:
        store.undo()
        store.redo()
    if draw.random() < 0.3:
        store.save()
    if draw.random() < 0.3:
        store.close()
        store = module.ProjectStore.open(path)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_a_kill_at_any_moment_loses_nothing_confirmed(tmp_path: Path):
    path = tmp_path / "study.btproj"
    ProjectStore.create(path).close()
    draw = random.Random(1)
    changes = 0
    for kill in range(KILLS):
        confirmed = run_and_kill(path, kill, draw.uniform(0.0, 0.12))
        with ProjectStore.open(path) as store:
            assert store.project.patients or not confirmed
            if not store.project.patients:
                continue
            patient = store.project.patients[0]
            number = int(patient.notes)
            # One more than printed may be on the disk; an undo was redone or is ours.
            assert number >= confirmed or store.history.redo_text == str(confirmed)
            expected = np.random.default_rng(number).normal(size=(3, 2000))
            np.testing.assert_array_equal(patient.recordings[0].signals, expected)
            while store.history.undo_text:
                store.undo()
            while store.history.redo_text:
                store.redo()
            changes = max(changes, number)
        assert not checked(path)[1], "the audit log is whole whenever the kill came"
        assert not list(path.rglob(".tmp-*"))
        assert not (path / "lock").exists()
        assert len(list((path / "arrays").iterdir())) <= 205
    assert changes > 2 * KILLS, "the child was killed before it did anything"


def run_and_kill(path: Path, seed: int, after_s: float) -> int:
    """The last number that the child said was saved."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), str(seed)], stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(after_s)
        os.kill(child.pid, signal.SIGKILL)
        said = (first + child.stdout.read()).decode().split("\n")[:-1]
    return int(said[-1]) if said else 0


RIVAL = """
import sys, time
from pathlib import Path
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.lock import ProjectLockedError
path = Path(sys.argv[1])
print("ready", flush=True)
while not path.with_name("go").exists():
    time.sleep(0.001)
try:
    store = ProjectStore.open(path)
    print("got", flush=True)
except ProjectLockedError:
    print("locked", flush=True)
sys.stdin.read()
"""


def test_only_one_of_many_takes_over_the_lock_of_the_dead(tmp_path: Path):
    path = tmp_path / "study.btproj"
    ProjectStore.create(path).close()
    (path / "lock").write_text("half a li")
    rivals = [
        subprocess.Popen(
            [sys.executable, "-c", RIVAL, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(5)
    ]
    answers = []
    for rival in rivals:
        assert rival.stdout is not None
        assert rival.stdout.readline() == "ready\n"
    (tmp_path / "go").touch()
    for rival in rivals:
        assert rival.stdout is not None
        answers.append(rival.stdout.readline().strip())
    for rival in rivals:
        rival.communicate("")
    assert sorted(answers) == ["got", "locked", "locked", "locked", "locked"]
