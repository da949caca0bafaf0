"""Damage real files of every format thousands of times; only sentences may come out.

    python tests/benchmarks/mutations.py [--times 5000] [--only nifti] [--seconds 5]

Columns: built = became a patient (beside a sound atlas, recording or image where it
needs one), read = could be read but makes no patient, refused = a sentence that names
the file. Every copy is changed at random (bits, bytes, huge numbers in headers, chunks
swapped, doubled or removed, the end cut off), then read and built into a patient.
Only FileError and InputError may come out, each copy within --seconds; what breaks the
rule is kept under --keep with its number. Prints a table, one line a file; its exit
status is 1 where a rule was broken.
"""

import argparse
import gzip
import importlib.util
import random
import sys
import tempfile
import time
import traceback
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nibabel as nibabel_module
import numpy as np
from nibabel.gifti.gifti import GiftiDataArray, GiftiImage

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.candidate import Candidate
from brainTwinStudio.files.imaging import LEFT, RIGHT, DenseLabels, Volume
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.project import Array

nibabel: Any = nibabel_module
SIDES = {LEFT: "lh.", RIGHT: "rh."}
TR_S = 1.0
ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "data" / "samples"
SHARED = ROOT.parent / "shared" / "data"
MAX_BYTES = 4_000_000  # larger files would only make it slow
Change = Callable[[bytearray, random.Random], None]


def wheel(package: str, path: str) -> Path:
    """A file inside an installed package."""
    found = importlib.util.find_spec(package)
    folder = Path(found.origin).parent if found and found.origin else Path("/absent")
    return folder / path


# Real files, none of them written by us; a missing one is said, not skipped silently.
REAL: tuple[Path, ...] = (
    SHARED / "demo_composite/weights.csv",
    SHARED / "demo_composite/regions.tsv",
    SHARED / "rest_dk68_4runs/sub-01.npz",
    SHARED / "rest_aal2_lengths/hcp/101309/structural/DTI_CM.mat",
    SHARED / "fsaverage5/dk_lh.label.gii.gz",
    SHARED / "fsaverage5/sulc_left.gii.gz",
    wheel("nibabel", "tests/data/functional.nii"),
    wheel("nibabel", "tests/data/example4d.nii.gz"),
    wheel("nibabel", "tests/data/example_nifti2.nii.gz"),
    wheel("nibabel", "tests/data/anatomical.nii"),
    wheel("nibabel", "tests/data/test.mgz"),
    wheel("nibabel", "tests/data/row_major.dconn.nii"),
    wheel("nibabel", "gifti/tests/data/task.func.gii"),
    wheel("nibabel", "gifti/tests/data/label.gii"),
    wheel("nibabel", "gifti/tests/data/ascii.gii"),
    wheel("nilearn", "surface/tests/data/test.annot"),
    wheel("nilearn", "datasets/data/fsaverage5/white_left.gii.gz"),
    wheel(
        "nilearn",
        "interfaces/fmriprep/data/test-v21_desc-confounds_timeseries.tsv",
    ),
    wheel("mne", "data/FreeSurferColorLUT.txt"),
)


@dataclass(slots=True)
class Tally:
    """What became of the copies of one file."""

    name: str
    built: int = 0
    read: int = 0
    refused: int = 0
    broken: int = 0
    slow: int = 0
    longest_s: float = 0.0
    peak_mb: float = 0.0


# ---------------------------------------------------------------- changes


def place(data: bytearray, draw: random.Random) -> int:
    """Anywhere, but headers at both ends more often."""
    size = len(data)
    near = draw.randrange(min(size, 600))
    return draw.choice((draw.randrange(size), near, size - 1 - near))


def bit(data: bytearray, draw: random.Random) -> None:
    data[place(data, draw)] ^= 1 << draw.randrange(8)


def byte(data: bytearray, draw: random.Random) -> None:
    data[place(data, draw)] = draw.randrange(256)


def huge(data: bytearray, draw: random.Random) -> None:
    """A number of 2, 4 or 8 bytes becomes very large, negative or 0."""
    at, size = place(data, draw), draw.choice((2, 4, 8))
    fills = (b"\xff" * size, b"\0" * size, b"\x7f" + b"\xff" * (size - 1),
             b"\xff" * (size - 1) + b"\x7f", draw.randbytes(size))  # fmt: skip
    data[at : at + size] = draw.choice(fills)[: max(0, len(data) - at)]


def swap(data: bytearray, draw: random.Random) -> None:
    size = draw.randrange(1, max(2, min(len(data) // 4, 4000)))
    one, other = (draw.randrange(max(1, len(data) - size)) for _ in range(2))
    first, second = bytes(data[one : one + size]), bytes(data[other : other + size])
    data[one : one + size], data[other : other + size] = second, first


def remove(data: bytearray, draw: random.Random) -> None:
    at = place(data, draw)
    del data[at : at + draw.randrange(1, 200)]


def double(data: bytearray, draw: random.Random) -> None:
    at = place(data, draw)
    data[at:at] = data[at : at + draw.randrange(1, 200)]


def cut(data: bytearray, draw: random.Random) -> None:
    del data[max(1, place(data, draw)) :]


CHANGES: tuple[Change, ...] = (bit, byte, huge, swap, remove, double, cut)


def mutated(data: bytes, draw: random.Random) -> bytes:
    """A copy with 1 to 30 changes; of gzip often the unpacked bytes are changed."""
    packed = data[:2] == b"\x1f\x8b" and draw.random() < 0.7
    out = bytearray(gzip.decompress(data) if packed else data)
    for _ in range(draw.choice((1, 1, 1, 2, 5, 30))):
        if len(out) > 1:
            draw.choice(CHANGES)(out, draw)
    return gzip.compress(bytes(out), 1) if packed else bytes(out) or b"\0"


# ---------------------------------------------------------------- running


def companions(path: Path, folder: Path) -> tuple[Path, ...]:
    """Sound files that a recording, an atlas or confounds need to become a patient, so
    that damage behind the header is read too."""
    try:
        (one, *_) = look([path])
    except FileError as error:
        print(f"refused as it is: {error}")
        return ()
    if one.read_as == "image" and isinstance(one.content.part, Volume):
        return (atlas_for(one.shape, one.content.part.affine, folder),)
    if one.read_as == "image":
        ids = 1 + np.arange(one.shape[1]) % 5
        labels = GiftiDataArray(ids.astype(np.int32), intent="NIFTI_INTENT_LABEL")
        nibabel.save(GiftiImage(darrays=[labels]), folder / "atlas.label.gii")
        return (folder / "atlas.label.gii",)
    if one.read_as == "atlas" and isinstance(one.content.part, DenseLabels):
        draw = np.random.default_rng(0)
        side = SIDES.get(one.content.part.blocks[0].structure, "")
        arrays = [
            GiftiDataArray(v, intent="NIFTI_INTENT_TIME_SERIES")
            for v in draw.normal(size=(25, one.shape[0])).astype("f4")
        ]
        name = folder / f"{side}rest.func.gii"
        nibabel.save(GiftiImage(darrays=arrays), name)
        return (name,)
    if one.read_as in ("atlas", "mask", "confounds"):
        affine, shape = np.eye(4) * 4, (7, 7, 5)
        if isinstance(one.content.part, Volume):
            affine, shape = one.content.part.affine, one.content.part.shape
        times = one.shape[0] if one.read_as == "confounds" else 25
        run = np.random.default_rng(0).normal(size=(*shape, times)).astype("f4")
        nibabel.save(nibabel.Nifti1Image(run, affine), folder / "rest_bold.nii")
        needed = (folder / "rest_bold.nii",)
        if one.read_as == "atlas":
            return needed
        return (*needed, atlas_for(shape, affine, folder))
    return ()


def atlas_for(shape: tuple[int, ...], affine: Array, folder: Path) -> Path:
    labels = np.ones(shape[:3], np.int16)
    labels[: shape[0] // 2] = 2
    nibabel.save(nibabel.Nifti1Image(labels, affine), folder / "atlas_dseg.nii")
    return folder / "atlas_dseg.nii"


def imported(path: Path, beside: tuple[Path, ...]) -> str:
    """What an import does; an unsure guess is confirmed. "built", or "read" where the
    files can be read but make no patient. Raises InputError of the reading."""
    found = tuple(timed(one) for one in look([path, *beside]))
    try:
        build_patient("p", found, Choices(confounds="6HMP"))
    except InputError as error:
        if isinstance(error, FileError) or "names alone make no" in str(error):
            return "read"
        return "read" if str(error).endswith((".", "?")) else f"no sentence: {error}"
    return "built"


def timed(one: Candidate) -> Candidate:
    """Confirmed, and with a repetition time where the file states none."""
    content = replace(one.content, tr_s=one.content.tr_s or TR_S)
    return replace(one, confidence="sure", content=content)


def run(path: Path, times: int, limit_s: float, keep: Path) -> Tally:
    tally = Tally(path.name)
    original, draw = path.read_bytes(), random.Random(path.name)
    with tempfile.TemporaryDirectory() as folder:
        beside = companions(path, Path(folder))
        copy = Path(folder) / f"m-{path.name}"
        for number in range(times):
            copy.write_bytes(mutated(original, draw))
            started, fault = time.perf_counter(), ""
            try:
                result = imported(copy, beside)
                tally.built += result == "built"
                tally.read += result == "read"
                fault = "" if result in ("built", "read") else result
            except FileError as error:
                tally.refused += 1
                fault = "" if copy.name in str(error) else f"names no file: {error}"
            except Exception:
                fault = traceback.format_exc()
            seconds = time.perf_counter() - started
            tally.longest_s = max(tally.longest_s, seconds)
            tally.slow += seconds > limit_s
            tally.broken += bool(fault)
            if fault or seconds > limit_s:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{number}-{path.name}").write_bytes(copy.read_bytes())
                print(f"{path.name} copy {number}: {fault or f'{seconds:.1f} s'}")
    return tally


def files_of(only: str) -> list[Path]:
    """Real files that are there, and our samples where a format has none."""
    found = []
    for path in (*REAL, *sorted(SAMPLES.iterdir())):
        if only and only.lower() not in str(path).lower():
            continue
        if not path.is_file():
            print(f"not at hand: {path}")
        elif path.stat().st_size > MAX_BYTES:
            print(f"larger than {MAX_BYTES / 1e6:g} MB, left out: {path}")
        else:
            found.append(path)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--times", type=int, default=5000)
    parser.add_argument("--only", default="", help="part of a path")
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--memory", action="store_true", help="peak memory too; slow")
    parser.add_argument("--keep", type=Path, default=Path("/tmp/broken-copies"))
    args = parser.parse_args()
    titles = ("copies", "built", "read", "refused", "broken", "slow", "longest s",
              "peak MB")  # fmt: skip
    print(f"{'file':42}" + "".join(f"{title:>10}" for title in titles))
    bad = 0
    for path in files_of(args.only):
        if args.memory:
            tracemalloc.start()
        one = run(path, args.times, args.seconds, args.keep)
        if args.memory:
            one.peak_mb = tracemalloc.get_traced_memory()[1] / 1e6
            tracemalloc.stop()
        bad += one.broken + one.slow
        counts = (args.times, one.built, one.read, one.refused, one.broken, one.slow)
        cells = "".join(f"{count:>10}" for count in counts)
        print(f"{one.name[:40]:42}{cells}{one.longest_s:>10.2f}{one.peak_mb:>10.0f}",
              flush=True)  # fmt: skip
    print(f"{bad} broken or slow")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
