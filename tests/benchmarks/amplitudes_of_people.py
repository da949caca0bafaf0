"""Do amplitudes go with connection strength in recordings of real people?

    python tests/benchmarks/amplitudes_of_people.py [--save]

The search for a stimulation says that its map may be reversed where they do not
(`engine/amplitude_check.py`). Of every person of ../shared/data whose recording was not
scaled to one variance: Spearman's correlation over regions of the amplitude with the
connectome's strength, as that check takes it (0.01 to 0.1 Hz) and of all frequencies,
and its interval over regions. Nothing is fitted; asserts nothing.
"""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.io import loadmat

from brainTwinStudio.analysis.slow_amplitude import Rank
from brainTwinStudio.engine.amplitude_check import (
    amplitudes_of,
    kept_of,
    with_strength,
)
from brainTwinStudio.project import Array, Connectome, Parcellation, Recording
from brainTwinStudio.project.anatomy import hemispheres_of

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
SAVED = Path(__file__).parent / "results" / "amplitudes_of_people.md"
HEAD = """# Amplitude against connection strength in recordings of people

Written by `tests/benchmarks/amplitudes_of_people.py --save`; nothing is typed by hand.
Spearman's correlation over regions, mean over people; below, covers, above 0: people by
the 95 % interval over regions.
"""


class Person(NamedTuple):
    """names (region,), weights (region, region), runs of signals (region, time)."""

    names: tuple[str, ...]
    weights: Array
    runs: tuple[Array, ...]
    tr_s: float = 0.72


def people() -> Iterator[tuple[str, Person]]:
    """Of all sets that have both a connectome and a recording of a person."""
    lines = (DATA / "rest_dk70_single" / "region_names.txt").read_text().split()
    kept = [i for i, name in enumerate(lines) if "corpuscallosum" not in name]
    for file in sorted((DATA / "rest_dk70_single").glob("sub-*/data.npz")):
        both = np.load(file)
        counts = both["counts"][np.ix_(kept, kept)]
        runs = (both["bold"].T[kept],)
        yield "rest_dk70_single", Person(tuple(lines[i] for i in kept), counts, runs)
    table = DATA / "rest_aal2_lengths" / "aal2_regions_94.tsv"
    with table.open(encoding="utf-8") as file:
        aal = tuple(row[2] for row in csv.reader(file, delimiter="\t"))[-94:]
    for folder in sorted((DATA / "rest_aal2_lengths" / "hcp").iterdir()):
        runs = (loadmat(folder / "functional" / "TC_rsfMRI_REST1_LR.mat")["tc"],)
        counts = loadmat(folder / "structural" / "DTI_CM.mat")["sc"]
        yield "rest_aal2_lengths (hcp)", Person(aal, counts, runs)
    names = (DATA / "rest_dk68_4runs" / "region_names.txt").read_text().split()
    for file in sorted((DATA / "rest_dk68_4runs").glob("sub-*.npz")):
        both = np.load(file)
        runs = tuple(both[key] for key in both if key.startswith("bold"))
        yield "rest_dk68_4runs", Person(tuple(names), both["weights"], runs)
    demo = DATA / "demo_composite"
    weights = np.loadtxt(demo / "weights.csv", delimiter=",")
    signals = np.loadtxt(demo / "bold_tr1.4s.tsv", delimiter="\t", skiprows=1).T
    yield "demo_composite", Person(tuple(names), weights, (signals,), 1.4)


def ranks(of: Person) -> tuple[Rank, Rank] | None:
    """Of slow amplitudes and of whole ones; None of scaled recordings."""
    counts = (of.weights + of.weights.T) / 2.0
    np.fill_diagonal(counts, 0)
    parcellation = Parcellation("atlas", of.names, hemispheres_of(of.names))
    connectome = Connectome(parcellation, counts)
    runs = tuple(
        Recording(f"run-{i}", "bold", signals, 1 / of.tr_s, of.names)
        for i, signals in enumerate(of.runs)
    )
    measured = amplitudes_of(runs)
    slow = kept_of(measured)
    if slow is None or not len(slow):
        return None
    return with_strength(slow, connectome), with_strength(
        measured["train_sd"], connectome
    )


def lines_of(found: dict[str, list[tuple[Rank, Rank] | None]]) -> Iterator[str]:
    yield (
        "| set | frequencies | people | mean | lowest | highest | below 0 | covers | "
        "above 0 |"
    )
    yield "|" + "---|" * 9
    for name, answers in found.items():
        told = [one for one in answers if one is not None]
        if not told:
            yield f"| {name} | | {len(answers)} | scaled to one variance ||||||"
            continue
        for at, word in enumerate(("0.01 to 0.1 Hz", "all")):
            some = [one[at] for one in told]
            values = np.array([one.value for one in some])
            below, above = sum(o.high < 0 for o in some), sum(o.low > 0 for o in some)
            yield (
                f"| {name} | {word} | {len(some)} | {values.mean():+.2f} | "
                f"{values.min():+.2f} | {values.max():+.2f} | {below} | "
                f"{len(some) - below - above} | {above} |"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args()
    found: dict[str, list[tuple[Rank, Rank] | None]] = {}
    for name, person in people():
        found.setdefault(name, []).append(ranks(person))
    text = "\n".join(lines_of(found))
    print(text)
    if asked.save:
        SAVED.write_text(f"{HEAD}\n{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
