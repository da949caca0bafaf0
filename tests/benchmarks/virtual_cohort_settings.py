"""What was set on virtual patients that nobody judges, and how it was set.

    python tests/benchmarks/virtual_cohort_settings.py FOLDER [--save]

Patients numbered 500 on, made like those of `virtual_cohort.py` (which numbers from 0):
30 in a row, and ten more with zones that no contact saw. Sources are told apart in
their seizures, nothing is fitted. Printed, with what the program uses beside it: delays
of true zones and propagation zones after the first region (classes.py: EARLY_S, LATE_S,
LATE_SHAPE), errors of measured delays (posterior.py: MEASURED_S), when a seizure is
taken to begin, and what F1 of the zone the cost of a shared region leads to
(sources.py: SHARED). Asserts nothing.
"""

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np
from virtual_cohort import Case, cases, generate
from virtual_cohort_judged import f1, head

from brainTwinStudio.engine import configure
from brainTwinStudio.engine.seizures import classes, posterior, sources
from brainTwinStudio.engine.seizures.classes import zone_share
from brainTwinStudio.engine.seizures.features import Features
from brainTwinStudio.engine.seizures.marking import features_by_sources
from brainTwinStudio.engine.seizures.sources import Sources, sources_of
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.project.seizure_twin import NAMED

RESULTS = Path(__file__).parent / "results" / "virtual_cohort_settings.md"
NUMBERS = (*range(500, 530), *range(534, 584, 5))
SHARED = (0.0, 6.0, 12.0, 40.0)


class Told(NamedTuple):
    case: Case
    features: Features
    sources: Sources

    @property
    def true_s(self) -> np.ndarray:
        """Mean delay (region,) after the first region; NaN where none seized."""
        onset = self.case.truth.onset_s
        first = np.nanmin(onset, axis=1, keepdims=True)
        took = np.isfinite(onset)
        late = np.where(took, onset - first, 0).sum(axis=0)
        return np.where(
            took.any(axis=0), late / np.maximum(took.sum(axis=0), 1), np.nan
        )

    @property
    def delays_s(self) -> np.ndarray:
        """Mean measured delay (source,)."""
        return np.nanmean(self.sources.delays_s(), axis=0)

    @property
    def named(self) -> set[int]:
        """Seen regions that begin as zones do, by the sources alone."""
        both = zip(self.sources.regions(), self.delays_s, strict=True)
        return {
            int(region)
            for region, late in both
            if self.case.sampled[region] and zone_share("", np.array(late)) >= NAMED
        }


def told_of(case: Case) -> Told | None:
    given = case.told
    assert given.connectome is not None
    assert given.electrodes is not None
    try:
        features = features_by_sources(
            given.connectome, given.electrodes, given.recordings
        )
    except InputError as error:
        print(f"{case.name}: {error}", flush=True)
        return None
    every = np.ones(len(features.apart_mm), bool)
    found = sources_of(features, given.connectome, given.recordings, every)
    print(f"{case.name}: {found.count} sources", flush=True)
    return Told(case, features, found)


def table(all_of_them: list[Told]) -> str:
    zone, spread, errors, begins, held = [], [], [], [], []
    for told in all_of_them:
        true, case = told.true_s, told.case
        zone += list(true[case.zone & np.isfinite(true)])
        spread += list(true[~case.zone & np.isfinite(true)])
        first = np.nanmin(case.truth.onset_s, axis=1)
        starts = [seizure.begins_s for seizure in told.features.seizures]
        begins += list(np.abs(np.array(starts) - first))
        for region, late in zip(told.sources.regions(), told.delays_s, strict=True):
            held.append(np.isfinite(true[region]))
            if held[-1]:
                errors.append(abs(late - true[region]))
    after = np.array([late for late in zone if late > 0])
    shape = (np.mean(spread) / np.std(spread)) ** 2
    lines = [
        f"{len(all_of_them)} patients, {len(held)} sources, {sum(held)} of them placed "
        "in a region that did seize.",
        "",
        "| | in these patients | in the program |",
        "|---|---|---|",
        f"| delay in a zone, all but the first region, mean s | {after.mean():.2f} | "
        f"{classes.EARLY_S:g} (of all) |",
        f"| delay in a propagation zone, mean s | {np.mean(spread):.2f} | "
        f"{classes.LATE_S:g} |",
        f"| its shape as a gamma distribution | {shape:.1f} | {classes.LATE_SHAPE} |",
        "| error of a measured delay, 90 % below, s | "
        f"{np.quantile(errors, 0.9):.2f} | "
        f"{posterior.MEASURED_S:g} |",
        f"| error of where a seizure begins, median and 90 % below, s | "
        f"{np.median(begins):.2f}, {np.quantile(begins, 0.9):.2f} | - |",
    ]
    seen = [t for t in all_of_them if (t.case.zone <= t.case.sampled).all()]
    unseen = [t for t in all_of_them if not t.case.zone_sampled]
    silent = sum(not told.named for told in unseen)
    lines += ["", f"Unseen zones with nothing named: {silent} of {len(unseen)}.", ""]
    lines += ["| cost of a shared region, nats | F1 of seen zones |", "|---|---|"]
    used = sources.SHARED
    for cost in SHARED:
        sources.SHARED = cost
        scores = [f1(t.named, np.flatnonzero(t.case.zone).tolist()) for t in seen]
        lines.append(f"| {cost:g} | {np.mean(scores):.3f} |")
    sources.SHARED = used
    return "\n".join([*lines, "", f"The program uses {used:g}; {len(seen)} patients."])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    configure(default_cache_dir())
    generate(args.folder, NUMBERS)
    found = [told_of(case) for case in cases(args.folder)]
    text = table([one for one in found if one is not None])
    print(text)
    if args.save:
        title = "What was set on virtual patients that nobody judges"
        RESULTS.write_text(head(title, Path(__file__).name) + text + "\n")


if __name__ == "__main__":
    main()
