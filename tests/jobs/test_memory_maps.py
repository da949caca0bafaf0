"""The guard against Linux's limit of memory maps."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from brainTwinStudio.jobs import memory_maps, worker
from brainTwinStudio.jobs.memory_maps import keep_few_maps
from brainTwinStudio.jobs.messages import Done, Submit

linux = pytest.mark.skipif(sys.platform != "linux", reason="maps are told by Linux")
COMPILES = """
import jax
from brainTwinStudio.jobs.memory_maps import keep_few_maps, memory_maps
jax.jit(lambda x: x - 1)(1.0)
before = memory_maps()
functions = [jax.jit(lambda x, k=k: x * k + k) for k in range(40)]
answers = [float(f(1.0)) for f in functions]
full = memory_maps()
kept, cleared = keep_few_maps(most=full + 10), keep_few_maps(most=before)
after = memory_maps()
same = [float(f(1.0)) for f in functions] == answers
print(kept, cleared, same, before, full, after)
"""


class Jax(ModuleType):
    """Counts how often its caches were cleared."""

    def __init__(self) -> None:
        super().__init__("jax")
        self.cleared = 0

    def clear_caches(self) -> None:
        self.cleared += 1


@pytest.fixture
def jax(monkeypatch: pytest.MonkeyPatch) -> Jax:
    found = Jax()
    monkeypatch.setitem(sys.modules, "jax", found)
    return found


@linux
def test_compiled_functions_are_let_go_of_and_still_answer():
    ran = subprocess.run(
        [sys.executable, "-c", COMPILES], capture_output=True, text=True, check=True
    )
    *said, before, full, after = ran.stdout.split()
    assert said == ["False", "True", "True"]
    assert int(full) - int(before) > 40
    assert int(after) - int(before) < 0.2 * (int(full) - int(before))


@linux
def test_only_too_many_maps_clear_the_caches(jax: Jax):
    assert not keep_few_maps(most=1_000_000)
    assert jax.cleared == 0
    assert keep_few_maps(most=1)
    assert jax.cleared == 1


def test_elsewhere_nothing_is_done(
    jax: Jax, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr(memory_maps, "_MAPS", tmp_path / "maps")
    assert memory_maps.memory_maps() == 0
    assert not keep_few_maps()
    assert jax.cleared == 0


def test_a_process_without_jax_does_not_load_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(sys.modules, "jax", raising=False)
    assert not keep_few_maps(most=0)
    assert "jax" not in sys.modules


def test_the_engine_looks_after_every_answer_and_never_during_a_job(
    monkeypatch: pytest.MonkeyPatch,
):
    course: list[str] = []

    class Corridor:
        def __init__(self, jobs: Any) -> None:
            self.jobs = jobs

        def send(self, message: object) -> None:
            if isinstance(message, Done):
                course.append(f"answer {message.job_id}")

        def next(self) -> Submit | None:
            return self.jobs.pop(0) if self.jobs else None

        def is_stopped(self, job_id: int) -> bool:
            return False

    monkeypatch.setattr(worker, "Corridor", Corridor)
    monkeypatch.setattr(worker, "start_engine", lambda cache_dir: None)
    monkeypatch.setattr(worker, "keep_few_maps", lambda: course.append("look"))
    monkeypatch.setitem(
        worker.HANDLERS, str, lambda request, watcher: course.append("job") or "done"
    )
    jobs: Any = [Submit(1, "one"), Submit(2, "two")]  # type: ignore[arg-type]
    worker.serve(jobs, None)
    assert course == ["job", "answer 1", "look", "job", "answer 2", "look"]
