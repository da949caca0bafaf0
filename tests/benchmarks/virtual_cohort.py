"""A cohort of virtual epileptic patients, from real connectomes and real implantations.

    python tests/benchmarks/virtual_cohort.py FOLDER --patients 114 --save
    python tests/benchmarks/virtual_cohort.py FOLDER --first 10000 --seen 40 --unseen 60

Connectomes: 12 people of rest_dk68_4runs (lengths estimated from distances), 12 of
rest_aal2_lengths, demo_connectome_84. Implantations: every acq-seeg
electrodes.tsv of ieeg_outcomes, all of its placed contacts. Its README says ICBM152,
its coordsystem files say fsaverage: they are read as the latter, which differs by some
millimetres.
Zones have 1 to 4 regions, which lie together. In four of five patients every one of
them has a contact within 15 mm, half of those beginning where clinicians marked the
seizure onset zone of that implantation; in the fifth none has one.

FOLDER/told/NNN is what a fit may read, FOLDER/truth/NNN.json what it may not. A patient
that is there is not made again. `cases(FOLDER)` gives them one by one for judging.
With --seen or --unseen, so many patients of each kind are made instead, numbered from
--first on.
"""

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from pathlib import Path

import numpy as np
from virtual_cohort_brains import brains, implantations, seen_by, zone_of

from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.virtual_patient import Truth, read_truth, write
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.project import Patient
from brainTwinStudio.project.virtual_patient import VirtualPatient

RESULTS = Path(__file__).parent / "results" / "virtual_cohort.md"
UNSEEN = 5  # every fifth zone is one that no contact saw


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One patient of the cohort: what may be read, and the truth."""

    name: str
    told: Patient
    truth: Truth

    @property
    def sampled(self) -> np.ndarray:
        """Regions (region,) with a contact within 15 mm, where it was said to be."""
        assert self.told.connectome is not None
        assert self.told.electrodes is not None
        return seen_by(self.told.connectome, self.told.electrodes)

    @property
    def zone(self) -> np.ndarray:
        """Regions (region,) of the true zone."""
        return np.isin(self.truth.system.region_names, self.truth.zone)

    @property
    def zone_sampled(self) -> bool:
        return bool((self.sampled & self.zone).any())


def cases(folder: Path) -> Iterator[Case]:
    """Every patient of a cohort that was made."""
    for home in sorted((folder / "told").iterdir()):
        tables = ("weights.csv", "lengths_mm.csv", "regions.tsv", "electrodes.tsv")
        given = [str(home / name) for name in tables]
        given += [str(path) for path in sorted(home.glob("seizure-*.npz"))]
        told = build_patient(home.name, look(given), Choices()).patient
        yield Case(home.name, told, read_truth(folder / "truth" / f"{home.name}.json"))


# ---------------------------------------------------------------- making


def generate(folder: Path, numbers: Sequence[int]) -> None:
    """Make what is not there yet; a number is a seed, too."""
    for number in numbers:
        name = f"{number:03d}"
        if not (folder / "told" / name).exists():
            _make(folder, name, number)


def _make(folder: Path, name: str, number: int) -> None:
    from brainTwinStudio.engine.seizures.virtual_patient import Recipe, virtual_patient
    from brainTwinStudio.errors import InputError

    began = time.perf_counter()
    where, electrodes = implantations()[number % len(implantations())]
    turn = number // len(implantations()) + number
    family = brains()[turn % len(brains())]
    brain, connectome = family[(turn // len(brains())) % len(family)]
    unseen = is_unseen(number)
    for seed in range(number, number + 5000, 1000):
        try:
            zone = zone_of(connectome, electrodes, unseen, seed)
            made = virtual_patient(connectome, electrodes, Recipe(zone, seed))
            break
        except (InputError, ValueError) as error:
            print(f"{name} {brain} {where}, seed {seed}: {error}", flush=True)
    else:
        return
    _keep(folder, name, made, {"brain": brain, "implantation": where})
    first = np.nanmin(made.onset_s, axis=1).round(1).tolist()
    took = np.isfinite(made.onset_s).sum(axis=1).tolist()
    print(
        f"{name} {brain}, {where}, zone {', '.join(made.zone)} "
        f"({'seen' if made.zone_sampled else 'unseen'}): onsets {first} s in {took} "
        f"regions, {time.perf_counter() - began:.1f} s",
        flush=True,
    )


def _keep(folder: Path, name: str, made: VirtualPatient, about: dict[str, str]) -> None:
    """Told and truth in folders apart; signals in whole µV, packed, so that a cohort
    needs about a gigabyte."""
    told, truth = folder / "told", folder / "truth"
    told.mkdir(parents=True, exist_ok=True)
    truth.mkdir(exist_ok=True)
    made = replace(
        made,
        recordings=tuple(
            replace(run, signals=np.round(run.signals)) for run in made.recordings
        ),
    )
    with tempfile.TemporaryDirectory(dir=folder) as place:
        draft = Path(place) / name
        write(made, draft, with_features=False)
        for path in (draft / "patient").glob("seizure-*.npz"):
            with np.load(path) as held:
                arrays = {key: held[key] for key in held.files}
            whole = np.clip(arrays["data"], -32768, 32767).astype(np.int16)
            np.savez_compressed(path, allow_pickle=False, **{**arrays, "data": whole})
        told_of = json.loads((draft / "truth.json").read_text())
        (truth / f"{name}.json").write_text(json.dumps(told_of | about))
        shutil.move(draft / "patient", told / name)


# ---------------------------------------------------------------- what it is like


def table(folder: Path) -> str:
    """The cohort in numbers, and what becomes of its seizures without the zone."""
    from brainTwinStudio.engine.seizures.generating import seizing

    rows = []
    for path in sorted((folder / "truth").glob("*.json")):
        truth = read_truth(path)
        about = json.loads(path.read_text())
        names = truth.system.region_names
        present = ~np.isin(names, truth.zone)[None]
        left = np.isfinite(seizing(truth.system, present=present)).any()
        onset = truth.onset_s
        first = np.nanmin(onset, axis=1, keepdims=True)
        spread = (onset - first)[:, np.isin(names, truth.propagation)]
        rows.append(
            (about["brain"].split()[0], len(truth.zone), bool(left),
             float(np.isfinite(onset).sum(axis=1).mean()),
             float(np.nanmedian(spread)) if np.isfinite(spread).any() else np.nan,
             bool(np.ptp(np.isfinite(onset).sum(axis=1))))
        )  # fmt: skip
    lines = ["| brains | patients | regions of a zone | regions in a seizure | spread "
             "after s | seizures differ in extent | seizures left without the zone |",
             "|---|---|---|---|---|---|---|"]  # fmt: skip
    for kind in ("dk68", "aal2", "demo84", "all"):
        own = [row for row in rows if kind in (row[0], "all")]
        if own:
            _, sizes, left, reached, spread, differ = zip(*own, strict=True)
            lines.append(
                f"| {kind} | {len(own)} | {np.mean(sizes):.1f} | "
                f"{np.mean(reached):.1f} | {np.nanmedian(spread):.1f} | "
                f"{sum(differ)} | {sum(left)} |"
            )
    return "\n".join(lines)


def numbers_of(first: int, seen: int, unseen: int) -> list[int]:
    """The first so many numbers of seen zones and of unseen ones."""
    of_seen = (n for n in count(first) if not is_unseen(n))
    of_unseen = (n for n in count(first) if is_unseen(n))
    return sorted([*islice(of_seen, seen), *islice(of_unseen, unseen)])


def is_unseen(number: int) -> bool:
    return number % UNSEEN == UNSEEN - 1


def main() -> None:
    from brainTwinStudio.engine import configure

    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--patients", type=int, default=114)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seen", type=int, default=0)
    parser.add_argument("--unseen", type=int, default=0)
    parser.add_argument("--save", action="store_true", help=f"the table in {RESULTS}")
    args = parser.parse_args()
    configure(default_cache_dir())
    chosen = numbers_of(args.first, args.seen, args.unseen)
    generate(args.folder, chosen or range(args.first, args.first + args.patients))
    seen = [case.zone_sampled for case in cases(args.folder)]
    text = table(args.folder)
    text += f"\n\nZones with a contact within 15 mm: {sum(seen)} of {len(seen)}."
    print(text)
    if args.save:
        head = "# virtual_cohort.py\nMade from data, judged by nobody yet.\n\n"
        RESULTS.write_text(head + text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
