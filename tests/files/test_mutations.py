"""Damaged real files: a sentence or a result, never another exception, never slow."""

import contextlib
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.project_zip import unpack
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.twin_file import read_twin, write_twin

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
TIMES = 300
LONGEST_S = 3.0
REAL = {
    ".npz": "rest_dk68_4runs/sub-01.npz",
    ".mat": "rest_aal2_lengths/hcp/101309/structural/DTI_CM.mat",
    ".csv": "demo_composite/weights.csv",
    ".tsv": "demo_composite/regions.tsv",
}


def mutated(data: bytes, draw: random.Random) -> bytes:
    """The data cut off, with bytes changed, doubled, removed or swapped."""
    out = bytearray(data)
    for _ in range(draw.choice([1, 1, 2, 5, 30])):
        # Headers and directories decide most: aim there more often.
        size = len(out)
        at = draw.choice(
            [
                draw.randrange(size),
                draw.randrange(min(size, 300)),
                size - 1 - draw.randrange(min(size, 300)),
            ]
        )
        way = draw.randrange(6)
        if way == 0:
            out[at] = draw.randrange(256)
        elif way == 1:
            out[at : at + 4] = draw.randbytes(4)
        elif way == 2:
            del out[at : at + draw.randrange(1, 40)]
        elif way == 3:
            out[at:at] = out[at : at + draw.randrange(1, 40)]
        elif way == 4:
            out[at : at + 4] = draw.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f"])
        else:
            out = out[: max(1, at)]
        if not out:
            return b"\0"
    return bytes(out)


def opened(path: Path) -> object:
    return build_patient("p", look([path]), Choices(tr_s=1.0))


@pytest.mark.parametrize("sample", sorted(SAMPLES.iterdir()), ids=lambda p: p.suffix)
def test_mutated_samples_never_raise_anything_else(sample: Path, tmp_path: Path):
    survive(sample.read_bytes(), tmp_path / f"m{sample.suffix}", 500)


@pytest.mark.parametrize("suffix", REAL)
def test_mutated_real_files_never_raise_anything_else(
    suffix: str, tmp_path: Path, shared_data: Path
):
    times = 60 if suffix == ".npz" else TIMES
    survive((shared_data / REAL[suffix]).read_bytes(), tmp_path / f"m{suffix}", times)


def survive(data: bytes, path: Path, times: int, action=opened) -> None:
    draw = random.Random(path.suffix)
    for number in range(times):
        path.write_bytes(mutated(data, draw))
        started = time.perf_counter()
        sentence = ""
        try:
            action(path)
        except InputError as error:
            sentence = str(error)
        assert len(sentence) < 700, f"mutation {number}: {sentence}"
        assert time.perf_counter() - started < LONGEST_S, f"mutation {number}"


def test_mutated_twins_never_raise_anything_else(small_twin, tmp_path: Path):
    path = tmp_path / "a.btwin"
    write_twin(small_twin, path)
    survive(path.read_bytes(), path, TIMES, read_twin)


def test_mutated_projects_never_raise_anything_else(small_project, tmp_path: Path):
    path = tmp_path / "a.btproj.zip"
    with ProjectStore.create(tmp_path / "a.btproj") as store:
        store.change(small_project, "all")
        store.export_zip(path)
    numbers = iter(range(TIMES))

    def action(archive: Path) -> None:
        unpack(archive, tmp_path / f"b{next(numbers)}.btproj")

    survive(path.read_bytes(), path, TIMES, action)
    leftovers = [p for p in tmp_path.iterdir() if p.name.startswith(".")]
    assert not leftovers, "a refused archive leaves nothing behind"


@pytest.mark.parametrize("suffix", [".npz", ".zip", ".btwin", ".btproj.zip"])
def test_sound_archives_of_damaged_members_never_raise_anything_else(
    suffix: str, tmp_path: Path, small_project
):
    """The zip's own checksums fit, so the readers of the members must hold."""
    path = tmp_path / f"a{suffix}"
    action: Callable[[Path], object] = opened
    if suffix in (".npz", ".zip"):
        path.write_bytes(next(SAMPLES.glob(f"*{suffix}")).read_bytes())
    elif suffix == ".btwin":
        write_twin(small_project.twins[0], path)
        action = read_twin
    else:
        with ProjectStore.create(tmp_path / "a.btproj") as store:
            store.change(small_project, "all")
            store.export_zip(path)
        names = iter(range(10_000))
        action = lambda zipped: unpack(zipped, tmp_path / f"b{next(names)}.btproj")  # noqa: E731

    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    draw = random.Random(suffix)
    for _ in range(TIMES):
        name = draw.choice(list(members))
        with zipfile.ZipFile(path, "w") as archive:
            for other, data in members.items():
                archive.writestr(other, mutated(data, draw) if other == name else data)
        with contextlib.suppress(InputError):
            action(path)
