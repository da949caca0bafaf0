"""What was set on virtual patients that nobody judges, and how it was set.

    python tests/benchmarks/virtual_cohort_settings.py FOLDER [--save]

Patients numbered 500 on, made like those of `virtual_cohort.py` (which numbers from 0):
30 in a row, ten more with zones that no contact saw, 120 in a row, and 60 more that no
contact saw (2004 on). Sources are told apart in their seizures, nothing is fitted.
Printed, with what the program uses beside it: delays of true zones and propagation
zones after the first region (classes.py: EARLY_S, LATE_S, LATE_SHAPE), errors of
measured delays (posterior.py: MEASURED_S), when a seizure is taken to begin, what F1 of
the zone the cost of a shared region leads to (sources.py: SHARED), what rises before
the first source (earlier.py: CLEAR), which zones are named from which probability on
(seizure_twin.py: NAMED) and up to which share of what begins out of sight
(out_of_sight.py: MOST), and how likely true zones are by other errors of gains
(source_separation.py). Asserts nothing.
"""

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np
from virtual_cohort import Case, cases, generate
from virtual_cohort_judged import f1, head

from brainTwinStudio.analysis import source_separation
from brainTwinStudio.engine import configure
from brainTwinStudio.engine.seizures import (
    classes,
    earlier,
    out_of_sight,
    posterior,
    sources,
)
from brainTwinStudio.engine.seizures.classes import zone_share
from brainTwinStudio.engine.seizures.features import Features
from brainTwinStudio.engine.seizures.marking import features_by_sources
from brainTwinStudio.engine.seizures.network import EVERY, LEAD, STEP
from brainTwinStudio.engine.seizures.posterior import _place
from brainTwinStudio.engine.seizures.sources import Sources, sources_of
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.project.seizure_twin import NAMED

RESULTS = Path(__file__).parent / "results" / "virtual_cohort_settings.md"
NUMBERS = (
    *(*range(500, 530), *range(534, 584, 5), *range(600, 720)),
    *range(2004, 2304, 5),
)
SHARED = (0.0, 6.0, 12.0, 40.0)
NAMED_FROM = (0.5, 0.4, 0.25, 0.15, 0.1)
OUTSIDE_FROM = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 2.0)
PLACED = 100  # times that sources are put in regions by chance
USUAL = 0.01  # probability of the zone where no source is
ERRORS = (
    {},
    {"ERROR": 0.45, "FLOOR": 0.03, "TAILS": 1e6, "UNSEEN": 0.0},  # as it was before
    {"ERROR": 0.3},
    {"ERROR": 0.5},
    {"FLOOR": 0.03},
    {"FLOOR": 0.08},
    {"TAILS": 1e6},
    {"UNSEEN": 0.0},
)
OUT_OF_SIGHT_S = 3.0  # so much later than the true beginning the first source begins


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
        """Measured delay (source,), median over seizures."""
        return self.sources.usual_s()

    @property
    def named(self) -> set[int]:
        """Seen regions that begin as zones do, by the sources alone."""
        both = zip(self.sources.regions(), self.delays_s, strict=True)
        return {
            int(region)
            for region, late in both
            if self.case.sampled[region] and zone_share("", np.array(late)) >= NAMED
        }

    def probability(self, seed: int = 0) -> np.ndarray:
        """Of the zone (region,), by all places where sources may lie, nothing else."""
        rng = np.random.default_rng(seed)
        late, none = self.sources.usual_s(), np.zeros(0, int)
        found = np.full((PLACED, len(self.case.zone)), USUAL)
        for row in found:
            _place(row, none, self.sources, late, {}, rng)
        return found.mean(axis=0)

    @property
    def late_s(self) -> float:
        """How much later than truth the first source begins, median over seizures."""
        point_s = EVERY * STEP * self.features.seconds_per_unit
        start = point_s - LEAD * self.features.seconds_per_unit
        true = np.nanmin(self.case.truth.onset_s, axis=1)
        begins = [seizure.begins_s for seizure in self.features.seizures]
        first = np.nanmin(self.sources.onsets_s(), axis=1)
        return float(np.nanmedian(np.array(begins) + start + first - true))


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
        f"{posterior.MEASURED_S[2]:g} |",
        f"| error of where a seizure begins, median and 90 % below, s | "
        f"{np.median(begins):.2f}, {np.quantile(begins, 0.9):.2f} | - |",
    ]
    seen = [t for t in all_of_them if (t.case.zone <= t.case.sampled).all()]
    lines += [""]
    lines += ["| cost of a shared region, nats | F1 of seen zones |", "|---|---|"]
    used = sources.SHARED
    for cost in SHARED:
        sources.SHARED = cost
        scores = [f1(t.named, np.flatnonzero(t.case.zone).tolist()) for t in seen]
        lines.append(f"| {cost:g} | {np.mean(scores):.3f} |")
    sources.SHARED = used
    lines += ["", f"The program uses {used:g}; {len(seen)} patients."]
    return "\n".join([*lines, *_before_first(all_of_them), *_named_from(all_of_them)])


def _before_first(all_of_them: list[Told]) -> list[str]:
    """What rises before the first source that no source explains."""
    told = [t for t in all_of_them if np.isfinite(t.sources.before_first)]
    hidden = [t for t in told if t.late_s > OUT_OF_SIGHT_S]
    sight = [t.sources.before_first for t in told if t.late_s <= OUT_OF_SIGHT_S]
    values = ", ".join(f"{t.sources.before_first:.2f}" for t in hidden)
    return [
        "",
        f"What rises before the first source: at most {max(sight):.2f} in {len(sight)} "
        f"patients whose first source begins within {OUT_OF_SIGHT_S:g} s of the true "
        f"beginning; {values} in the others. Clear from {earlier.CLEAR:g} on.",
    ]


def _named_from(all_of_them: list[Told]) -> list[str]:
    words = " | F1 of seen zones | all of the zone named | exactly the zone | unseen, "
    words += "nothing named |"
    lines = ["", f"| named from{words}", "|---|---|---|---|---|"]
    chances = [told.probability() for told in all_of_them]
    lines += [
        f"| {least:g} | {_scores(all_of_them, chances, least)}" for least in NAMED_FROM
    ]
    lines += ["", f"The program names from {NAMED:g} on.", ""]
    lines += [
        f"| nothing named from so much outside on{words}",
        "|---|---|---|---|---|",
    ]
    used = out_of_sight.MOST
    for most in OUTSIDE_FROM:
        out_of_sight.MOST = most
        chances = [told.probability() for told in all_of_them]
        lines.append(f"| {most:g} | {_scores(all_of_them, chances, NAMED)}")
    out_of_sight.MOST = used
    lines += ["", f"The program uses {used:g}; 2 is never.", ""]
    lines += [
        "| errors of gains | minus log likelihood of true zones, nats a patient |"
    ]
    lines += ["|---|---|"]
    for other in ERRORS:
        words = ", ".join(f"{name} {value:g}" for name, value in other.items())
        cost = np.mean([_cost(told, other) for told in all_of_them])
        lines.append(f"| {words or 'as in the program'} | {cost:.3f} |")
    return lines


def _scores(all_of_them: list[Told], chances: list[np.ndarray], least: float) -> str:
    """One row: of regions in sight with a probability of `least` or more."""
    both = zip(all_of_them, chances, strict=True)
    given = [
        (told.case, (chance >= least) & told.case.sampled) for told, chance in both
    ]
    seen = [(n, case.zone) for case, n in given if (case.zone <= case.sampled).all()]
    silent = [not named.any() for case, named in given if not case.zone_sampled]
    scores = [f1(np.flatnonzero(a), np.flatnonzero(b)) for a, b in seen]
    whole = [bool((b <= a).all()) for a, b in seen]
    exact = [bool((a == b).all()) for a, b in seen]
    return (
        f"{np.mean(scores):.3f} | {sum(whole)}/{len(seen)} | "
        f"{sum(exact)}/{len(seen)} | {sum(silent)}/{len(silent)} |"
    )


def _cost(told: Told, other: dict[str, float]) -> float:
    """Of the regions that contacts saw, with other errors of gains."""
    used = {name: getattr(source_separation, name) for name in other}
    for name, value in other.items():
        setattr(source_separation, name, value)
    found = told.sources
    apart = found.apart_mm[found.used]
    places = source_separation.placed(found.topography, apart)
    for name, value in used.items():
        setattr(source_separation, name, value)
    chance = told._replace(sources=found._replace(places=places)).probability()
    chance = np.clip(chance[told.case.sampled], 0.002, 0.998)
    zone = told.case.zone[told.case.sampled]
    return float(-np.log(np.where(zone, chance, 1 - chance)).sum())


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
