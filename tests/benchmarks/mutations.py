"""Damage real files of every format thousands of times; only sentences may come out.

    python tests/benchmarks/mutations.py [--times 5000] [--only nifti] [--seconds 5]

Columns: built = became a patient (beside a sound atlas, recording or image where it
needs one), read = could be read but makes no patient, refused = a sentence that names
the file, s = the slowest copy, MB = peak memory. Every copy is changed at random (bits,
bytes, huge numbers in headers, chunks swapped, doubled or removed, the end cut off),
then read and built into a patient. Only FileError and InputError may come out, each
copy within --seconds; what breaks the rule is kept under --keep with its number. Prints
a table, one line a file; its exit status is 1 where a rule was broken.
"""

import argparse
import gzip
import random
import shutil
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
from mutation_files import REAL, Real
from nibabel.gifti.gifti import GiftiDataArray, GiftiImage

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.candidate import Candidate
from brainTwinStudio.files.images.imaging import LEFT, RIGHT, DenseLabels, Volume
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.project import Array

nibabel: Any = nibabel_module
SIDES = {LEFT: "lh.", RIGHT: "rh."}
TR_S = 1.0
ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "data" / "samples"
RESULT = Path(__file__).parent / "results" / "mutations.md"
HEAD = (
    "| file | copies | built | read | refused | broken | slow | longest s | peak MB |"
)
MAX_BYTES = 4_000_000  # larger files would only make it slow
Change = Callable[[bytearray, random.Random], None]


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


def run(real: Real, times: int, limit_s: float, keep: Path) -> Tally:
    path, tally = real.damaged, Tally(real.damaged.name)
    original, draw = path.read_bytes(), random.Random(path.name)
    with tempfile.TemporaryDirectory() as folder:
        beside = () if real.beside else companions(path, Path(folder))
        copy, given = laid_out(real, Path(folder))
        for number in range(times):
            copy.write_bytes(mutated(original, draw))
            started, fault = time.perf_counter(), ""
            try:
                result = imported(given, beside)
                tally.built += result == "built"
                tally.read += result == "read"
                fault = "" if result in ("built", "read") else result
            except FileError as error:
                tally.refused += 1
                named = any(one.name in str(error) for one in (copy, given))
                fault = "" if named else f"names no file: {error}"
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


def laid_out(real: Real, folder: Path) -> tuple[Path, Path]:
    """Where damaged copies go, and the file that the import is given."""
    for source, name in real.beside:
        shutil.copyfile(source, folder / name)
    copy = folder / (real.called or f"m-{real.damaged.name}")
    return copy, folder / real.given if real.given else copy


def files_of(only: str) -> list[Real]:
    """Real files that are there, and our samples where a format has none."""
    found = []
    for one in (*REAL, *sorted(SAMPLES.iterdir())):
        real = one if isinstance(one, Real) else Real(one)
        if only and only.lower() not in str(real.damaged).lower():
            continue
        absent = [p for p in real.files if not p.is_file()]
        if absent:
            print(f"not at hand: {absent[0]}")
        elif real.damaged.stat().st_size > MAX_BYTES:
            print(f"larger than {MAX_BYTES / 1e6:g} MB, left out: {real.damaged}")
        else:
            found.append(real)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--times", type=int, default=5000)
    parser.add_argument("--only", default="", help="part of a path")
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--memory", action="store_true", help="peak memory too; slow")
    parser.add_argument("--keep", type=Path, default=Path("/tmp/broken-copies"))
    parser.add_argument("--save", action="store_true", help="in results/mutations.md")
    args = parser.parse_args()
    lines, bad = [HEAD, "|---|" + "---:|" * 8], 0
    print("\n".join(lines))
    for real in files_of(args.only):
        if args.memory:
            tracemalloc.start()
        one = run(real, args.times, args.seconds, args.keep)
        if args.memory:
            one.peak_mb = tracemalloc.get_traced_memory()[1] / 1e6
            tracemalloc.stop()
        bad += one.broken + one.slow
        lines.append(line_of(one, args.times))
        print(lines[-1], flush=True)
    print(f"{bad} broken or slow")
    if args.save:
        RESULT.write_text(written(lines, args.times, bad), encoding="utf-8")
    return int(bad > 0)


def line_of(one: Tally, times: int) -> str:
    peak = f"{one.peak_mb:.0f}" if one.peak_mb else "-"
    counts = (times, one.built, one.read, one.refused, one.broken, one.slow)
    cells = (one.name, *map(str, counts), f"{one.longest_s:.2f}", peak)
    return "| " + " | ".join(cells) + " |"


def written(lines: list[str], times: int, bad: int) -> str:
    copies = f"{times * (len(lines) - 2):,} copies of {len(lines) - 2} files"
    return (
        "# Damaged real files\n"
        "Written by `tests/benchmarks/mutations.py --save`; what the columns are is "
        f"said there. {copies}, {times} of each: {bad} broke a rule.\n\n"
        + "\n".join(lines)
        + "\n"
    )


if __name__ == "__main__":
    sys.exit(main())
