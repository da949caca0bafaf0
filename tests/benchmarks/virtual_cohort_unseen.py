"""Is nothing named where no contact saw the zone, and is nothing lost where one did?

    python tests/benchmarks/virtual_cohort.py FOLDER --first 10000 --seen 40 --unseen 60
    python tests/benchmarks/virtual_cohort_unseen.py FOLDER [--members 2] [--save]

Zones only: sources, an ensemble and its posterior by the steps of `locate`, without the
test on contacts left out and without plans. FOLDER/fitted keeps sources and members, so
that one fit says both what is named now and what would be named without the rule that
nothing in sight is named where most of what begins lies outside (out_of_sight.py): the
two columns differ in nothing else. Truth is read after that. Refused: no seizure is to
be seen in a recording without a mark; then nothing is named either, which is counted
both ways. Prints Markdown, asserts nothing.
"""

import argparse
import pickle
from pathlib import Path
from typing import Any

import numpy as np
from virtual_cohort import Case, cases
from virtual_cohort_judged import Row, auc, f1, head, mean_of, share_of

from brainTwinStudio.engine import configure
from brainTwinStudio.engine.seizures import out_of_sight
from brainTwinStudio.engine.seizures.ensemble import member
from brainTwinStudio.engine.seizures.marking import features_by_sources
from brainTwinStudio.engine.seizures.posterior import draws_of, zone_of
from brainTwinStudio.engine.seizures.sources import sources_of
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.project.seizure_twin import Zone

RESULTS = Path(__file__).parent / "results" / "virtual_cohort_unseen.md"
NEVER = 2.0  # more than all of what begins
RULES = (("without the rule", NEVER), ("as it is", out_of_sight.MOST))


def fitted(case: Case, kept: Path, members: int) -> dict[str, Any]:
    """Features, sources and members, or why it was refused; from `kept` if there."""
    if kept.exists():
        return pickle.loads(kept.read_bytes())
    given = case.told
    assert given.connectome is not None
    assert given.electrodes is not None
    try:
        features = features_by_sources(
            given.connectome, given.electrodes, given.recordings
        )
    except InputError as error:
        found: dict[str, Any] = {"refused": str(error)}
    else:
        every = np.ones(len(features.apart_mm), bool)
        sources = sources_of(features, given.connectome, given.recordings, every)
        each = [
            member(sources, given.connectome, {}, number, 0, Silent())
            for number in range(members)
        ]
        found = {"features": features, "sources": sources, "members": each}
    kept.write_bytes(pickle.dumps(found))
    return found


def zone_by(case: Case, found: dict[str, Any], most: float) -> Zone:
    """What is said where so large a share outside keeps all in sight from being
    named."""
    used, out_of_sight.MOST = out_of_sight.MOST, most
    connectome, members = case.told.connectome, found["members"]
    assert connectome is not None
    regions = connectome.parcellation.count
    draws, _ = draws_of(members, found["sources"], regions, {}, 0)
    zone = zone_of(members, draws, connectome, found["features"], found["sources"], {})
    out_of_sight.MOST = used
    return zone


def row_of(case: Case, found: dict[str, Any]) -> Row:
    row: Row = {"name": case.name, "unseen": not case.zone_sampled}
    if "refused" in found:
        return row | {"refused": found["refused"]}
    true = [case.truth.system.region_names[i] for i in np.flatnonzero(case.zone)]
    for name, most in RULES:
        zone = zone_by(case, found, most)
        score = np.where(case.sampled, zone.probability, -1.0)
        row |= {
            f"named {name}": list(zone.named),
            f"auc {name}": auc(score, case.zone),
            f"f1 {name}": f1(zone.named, true),
            f"exact {name}": set(zone.named) == set(true),
            f"whole {name}": set(true) <= set(zone.named),
        }
    return row


# ---------------------------------------------------------------- the table


def table(rows: list[Row], members: int) -> str:
    unseen = [row for row in rows if row["unseen"]]
    heard = [row for row in unseen if "refused" not in row]
    refused = len(unseen) - len(heard)
    seen = [row for row in rows if not row["unseen"] and "refused" not in row]
    lost = sum(not row["unseen"] and "refused" in row for row in rows)
    names = [name for name, _ in RULES]
    silent = {n: [not row[f"named {n}"] for row in heard] for n in names}
    lines = [
        f"{len(rows)} virtual patients that nothing was set on: {len(unseen)} with a "
        f"zone that no contact saw, {len(seen) + lost} with one that contacts saw; "
        f"{members} fits each. Refused, since no seizure is to be seen: {refused} "
        f"with an unseen zone, {lost} with a seen one.",
        "",
        "| | " + " | ".join(names) + " |",
        "|---|" + "---|" * len(names),
        "| unseen: nothing named, of those not refused | "
        + " | ".join(share_of(silent[n]) for n in names) + " |",
        "| unseen: nothing named, a refusal counted as nothing named | "
        + " | ".join(share_of([*silent[n], *[True] * refused]) for n in names) + " |",
        "| unseen: nothing named, a refusal counted as a failure | "
        + " | ".join(share_of([*silent[n], *[False] * refused]) for n in names) + " |",
    ]  # fmt: skip
    for what, key in (("AUC", "auc"), ("F1", "f1")):
        values = " | ".join(mean_of(seen, f"{key} {name}") for name in names)
        lines.append(f"| seen: {what} | {values} |")
    for what, key in (("exactly the zone", "exact"), ("all of the zone", "whole")):
        values = " | ".join(share_of([r[f"{key} {n}"] for r in seen]) for n in names)
        lines.append(f"| seen: {what} named | {values} |")
    none = " | ".join(share_of([not row[f"named {n}"] for row in seen]) for n in names)
    return "\n".join([*lines, f"| seen: nothing named | {none} |"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--members", type=int, default=2)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    configure(default_cache_dir())
    place = args.folder / "fitted"
    place.mkdir(exist_ok=True)
    rows = []
    for case in cases(args.folder):
        found = fitted(case, place / f"{case.name}.pkl", args.members)
        rows.append(row_of(case, found))
        print(case.name, rows[-1], flush=True)
    text = table(rows, args.members)
    print(text)
    if args.save:
        title = "Zones that no contact saw: is nothing named?"
        RESULTS.write_text(head(title, Path(__file__).name) + text + "\n")


if __name__ == "__main__":
    main()
